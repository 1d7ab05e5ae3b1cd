"""The whole job with ``nl_core_news_lg`` installed, or rather a stand-in with its pipeline, labels and own vectors."""

from __future__ import annotations

import importlib
import json
import shutil
import sys
from pathlib import Path

import frictionless
import large_model
import pandas
import pytest
from expectations import RAW
from typer.testing import CliRunner

from pipeline.cli import app
from pipeline.language_models import ModelError, choose, find_models
from pipeline.nlp.load import load_model
from pipeline.schema import TABLES

BUNDLED = next((model for model in find_models() if model.origin == "bundled"), None)
SAMPLES = (
    "wijkalliantie/verslag-januari.txt",
    "wijkalliantie/2025-03-13-wijkalliantie.md",
    "werkgroepen/werkgroep-verkeer.pdf",
)
MAPPED = ("FAC", "GPE", "LOC", "ORG", "PERSON")

pytestmark = pytest.mark.skipif(BUNDLED is None, reason="models/nl_verslag is not there")


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    return large_model.build(tmp_path_factory.mktemp("wheel"))


def install(wheel, monkeypatch, site):
    """Install a wheel as a user would, but to a folder of its own."""
    monkeypatch.setenv("PIP_TARGET", str(site))
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    monkeypatch.syspath_prepend(site)
    return CliRunner().invoke(app, ["model", "install", str(wheel)])


def forget():
    """Let the next test import the package anew."""
    sys.modules.pop(large_model.PACKAGE, None)
    importlib.invalidate_caches()


@pytest.fixture(scope="module")
def installed(wheel, tmp_path_factory):
    site = tmp_path_factory.mktemp("site")
    with pytest.MonkeyPatch.context() as monkeypatch:
        result = install(wheel, monkeypatch, site)
        assert result.exit_code == 0, result.output
        assert (
            result.stdout
            == f"{large_model.TITLE} is installed; --model auto takes {large_model.TITLE} + {BUNDLED.title}\n"
        )
        yield site
    forget()


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """Return a folder with a few samples and minutes in which each name stands that the stand-in knows."""
    folder = tmp_path_factory.mktemp("work")
    for sample in SAMPLES:
        (folder / "in" / sample).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(RAW / sample, folder / "in" / sample)
    sentences = [f"{name} kwam daarna aan de orde." for name in large_model.NAMES.values()]
    lines = ["# Verslag werkgroep Plas van 4 maart 2031", "Aanwezig: Saskia Verhoeven, Bram de Wit", "## 1. Rondvraag"]
    (folder / "in" / "plas.md").write_text("\n\n".join([*lines, *sentences, ""]), encoding="utf-8")
    return folder


def run(folder, *options):
    arguments = ["run", str(folder / "in"), "--out", str(folder / "out"), "--workers", "2", "--format", "json"]
    return CliRunner().invoke(app, [*arguments, *options])


@pytest.fixture(scope="module")
def made(installed, folder):
    return run(folder)


@pytest.fixture(scope="module")
def tables(made, folder):
    assert made.exit_code == 0, made.output
    return {name: pandas.read_parquet(folder / "out" / f"{name}.parquet", dtype_backend="pyarrow") for name in TABLES}


@pytest.fixture
def mentions(tables):
    """Return text and label of each mention in the minutes that hold the names of the stand-in."""
    documents = tables["documents"].set_index("source_path")["document_id"]
    found = tables["mentions"][tables["mentions"]["document_id"] == documents["plas.md"]]
    return set(zip(found["text"], found["label"], strict=True))


def test_auto_takes_it_and_the_run_says_so(made, tables, folder):
    title = f"{large_model.TITLE} + {BUNDLED.title}"
    assert made.stderr.splitlines()[0] == f"verslag: 4 documents to read with the language model {title}"
    assert tables["documents"]["model"].tolist() == [title] * 4
    assert tables["documents"]["status"].tolist() == ["ok"] * 4


def test_it_is_listed_as_the_one_that_auto_takes(installed):
    rows = json.loads(CliRunner().invoke(app, ["model", "list", "--format", "json"]).stdout)
    taken = {row["name"]: (row["auto"], row["fits"]) for row in rows}
    assert taken[large_model.PACKAGE] == (True, True)
    assert taken["nl_verslag"] == (False, True)


def test_both_recognisers_speak(installed):
    nlp = load_model()
    theirs = ["tok2vec", "morphologizer", "tagger", "parser", "lemmatizer", "attribute_ruler", "ner"]
    assert nlp.pipe_names[:10] == ["verslag_sentences", "verslag_names", *theirs, "verslag_join_names"]
    assert nlp.vocab.vectors_length == large_model.WIDTH
    text = "Willemijn Hoogendoorn vraagt naar de begroting. Onderhoud kwam daarna aan de orde. Morgen ook."
    alone = {(ent.text, ent.label_) for ent in load_model(BUNDLED.name)(text).ents}
    found = {(ent.text, ent.label_) for ent in nlp(text).ents}
    assert ("Willemijn Hoogendoorn", "PERSON") in alone
    assert found == alone | {("Onderhoud", "LOC")}


def test_its_labels_become_ours(mentions):
    names = large_model.NAMES
    assert {
        (names["PERSON"], "PERSON"),
        (names["ORG"], "ORG"),
        (names["FAC"], "LOC"),
        (names["LOC"], "LOC"),
    } <= mentions


def test_what_is_no_name_to_us_stays_out(tables, mentions):
    assert set(tables["mentions"]["label"]) <= {"PERSON", "ORG", "LOC"}
    known = {text for text, _ in mentions}
    assert [name for label, name in large_model.NAMES.items() if label not in MAPPED and name in known] == []
    assert not set(tables["people"]["name"]) & {name for label, name in large_model.NAMES.items() if label != "PERSON"}


def test_tables_keep_the_contract(tables, folder):
    report = frictionless.validate(folder / "out" / "datapackage.json")
    assert report.valid, report.flatten(["type", "note"])
    assert all(tables[name].columns.tolist() == [column.name for column in TABLES[name].columns] for name in TABLES)
    texts = tables["documents"].set_index("document_id")["text"]
    for row in tables["mentions"].to_dict("records"):
        assert texts[row["document_id"]][row["start"] : row["end"]] == row["text"]
    assert {"Saskia Verhoeven", "Sharda Ramdin", "Quirijn Zandstra"} <= set(tables["people"]["name"])


def test_another_model_reads_anew_and_the_same_one_by_another_name_does_not(made, folder):
    named = json.loads(run(folder, "--model", large_model.PACKAGE).stdout)
    assert (named["read"], named["kept"]) == (0, 4)
    other = json.loads(run(folder, "--model", "nl_verslag", "--out", str(folder / "out")).stdout)
    assert (other["read"], other["kept"]) == (4, 0)
    models = pandas.read_parquet(folder / "out" / "documents.parquet", columns=["model"])["model"]
    assert models.tolist() == [BUNDLED.title] * 4
    assert json.loads(run(folder).stdout)["read"] == 4


@pytest.fixture
def package(wheel, monkeypatch, tmp_path):
    """Return the folder of a package that a test may damage."""
    forget()
    site = tmp_path / "site"
    assert install(wheel, monkeypatch, site).exit_code == 0
    others = (path for path in sys.path if not (Path(path) / large_model.PACKAGE).is_dir())
    sys.path[:] = [str(site), *others]  # monkeypatch puts back what was there
    yield site / large_model.PACKAGE
    forget()


def damage(package: Path, what: str) -> None:
    inner = package / f"{large_model.PACKAGE}-{large_model.VERSION}"
    match what:
        case "weights":
            (inner / "tok2vec" / "model").write_bytes(b"\x00")
        case "meta":
            (package / "meta.json").unlink()
        case "all":
            shutil.rmtree(package)
        case "version":
            large_model.change_meta(package, spacy_version=">=3.5.0,<3.6.0")


@pytest.mark.parametrize(
    ("what", "words"),
    [
        ("weights", "cannot be loaded"),
        ("meta", "has no meta.json that can be read"),
        ("all", "has no meta.json that can be read"),
        ("version", "was made for spaCy >=3.5.0,<3.6.0"),
    ],
)
def test_a_package_that_is_damaged_or_does_not_fit_ends_the_run_with_the_remedy(package, tmp_path, what, words):
    damage(package, what)
    (tmp_path / "in").mkdir()
    shutil.copy(RAW / SAMPLES[0], tmp_path / "in")
    result = run(tmp_path)
    assert result.exit_code == 1
    last = result.stderr.splitlines()[-1]
    assert words in last
    assert "verslag model install nl_core_news_lg" in last
    assert not (tmp_path / "out" / "documents.parquet").exists()
    with pytest.raises(ModelError):
        load_model()
    assert choose("nl_verslag").title == BUNDLED.title
