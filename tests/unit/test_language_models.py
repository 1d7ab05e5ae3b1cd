"""Which models are here, which one is taken, and what is fetched and told when another is wanted."""

from __future__ import annotations

import io
import json
import urllib.request
from pathlib import Path

import large_model
import pytest
import spacy
from typer.testing import CliRunner

from pipeline.cli import app
from pipeline.language_models import Model, ModelError, choose, find_models, releases

MINOR = ".".join(spacy.__version__.split(".")[:2])
FILE = f"nl_core_news_lg-{MINOR}.0-py3-none-any.whl"
URL = f"https://github.com/explosion/spacy-models/releases/download/nl_core_news_lg-{MINOR}.0/{FILE}"


def call(*arguments: str):
    return CliRunner().invoke(app, ["model", *arguments])


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return large_model.build(tmp_path_factory.mktemp("wheel"))


@pytest.fixture
def fetched(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Collect what pip is told to install, and install nothing."""
    targets: list[str] = []

    def run_pip(target: str, failure: str) -> None:
        targets.append(target)
        raise ModelError(failure)

    monkeypatch.setattr(releases, "_run_pip", run_pip)
    return targets


@pytest.mark.parametrize(
    ("needs", "fits"),
    [
        (f">={MINOR}.0,<{MINOR.split('.')[0]}.{int(MINOR.split('.')[1]) + 1}.0", True),
        (f">={MINOR}.999,<4.0.0", True),  # made with a later patch of the same minor version
        (f"=={MINOR}.*", True),
        ("", True),
        (">=3.5.0,<3.6.0", False),
        (">=99.0.0", False),
        ("whatever", False),
    ],
)
def test_a_model_fits_the_minor_version_of_spacy_that_it_was_made_for(needs: str, fits: bool) -> None:
    assert Model("nl_proef", "folder", None, {"spacy_version": needs}).fits is fits


def test_a_model_that_does_not_fit_is_refused_with_both_versions(tmp_path: Path) -> None:
    meta = {"lang": "nl", "name": "proef", "version": "3.5.0", "spacy_version": ">=3.5.0,<3.6.0"}
    (tmp_path / "meta.json").write_text(json.dumps(meta))
    with pytest.raises(ModelError) as caught:
        choose(str(tmp_path))
    assert f"nl_proef 3.5.0 was made for spaCy >=3.5.0,<3.6.0 and spaCy {spacy.__version__} is installed" in str(
        caught.value
    )


@pytest.mark.parametrize("meta", ["", "[]", '{"lang": "nl"}'])
def test_a_folder_without_a_meta_that_says_what_it_is_is_refused(tmp_path: Path, meta: str) -> None:
    (tmp_path / "meta.json").write_text(meta)
    with pytest.raises(ModelError, match=r"has no meta\.json that can be read"):
        choose(str(tmp_path))


def test_the_models_that_are_here_are_listed() -> None:
    rows = json.loads(call("list", "--format", "json").stdout)
    assert [row["name"] for row in rows] == [model.name for model in find_models()]
    bundled = rows[0]
    assert (bundled["name"], bundled["origin"], bundled["fits"]) == ("nl_verslag", "bundled", True)
    assert bundled["components"][-1] == "ner"
    assert [row["auto"] for row in rows].count(True) == 1
    lines = call("list").stdout.splitlines()
    assert lines[0].split() == ["name", "version", "origin", "megabytes", "fits", "auto", "components", "folder"]
    assert len(lines) == len(rows) + 1


def test_a_model_is_told_about_with_licence_labels_and_scores() -> None:
    facts = json.loads(call("info", "nl_verslag", "--format", "json").stdout)
    assert facts["license"] == "CC BY-SA 4.0"
    assert set(facts["labels"]["ner"]) == {"PERSON", "ORG", "LOC"}
    assert facts["scores"]["lassy-test"]["dep_las"] > 0.7
    assert facts["names_beside"] is None
    table = call("info", "nl_verslag").stdout
    assert f"scores lassy-test dep_las {facts['scores']['lassy-test']['dep_las']:.4f}" in " ".join(table.split())
    assert "labels tagger" in table
    assert "what,value\n" in call("info", "nl_verslag", "--format", "csv").stdout


@pytest.mark.enable_socket
def test_without_a_network_the_file_to_bring_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("https_proxy", "http://127.0.0.1:9")  # where nobody answers
    monkeypatch.delenv("no_proxy", raising=False)
    monkeypatch.chdir(tmp_path)
    result = call("install", "nl_core_news_lg")
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.startswith(f"verslag: {FILE} cannot be fetched")
    assert result.stderr.endswith(
        f"fetch {URL}; put {FILE} in {tmp_path} and run 'verslag model install {FILE}' there\n"
    )


def test_the_newest_release_for_this_spacy_is_fetched(monkeypatch: pytest.MonkeyPatch, fetched: list[str]) -> None:
    table = {
        "spacy": {MINOR: {"nl_core_news_lg": [f"{MINOR}.2", f"{MINOR}.10"]}, "3.5": {"nl_core_news_lg": ["3.5.0"]}}
    }
    asked = []

    def answer(url: str, timeout: float) -> io.BytesIO:
        asked.append(url)
        return io.BytesIO(json.dumps(table).encode())

    monkeypatch.setattr(urllib.request, "urlopen", answer)
    result = call("install", "nl_core_news_lg")
    assert asked == ["https://raw.githubusercontent.com/explosion/spacy-models/master/compatibility.json"]
    assert fetched == [URL.replace(f"{MINOR}.0", f"{MINOR}.10")]
    assert result.exit_code == 1
    assert f"nl_core_news_lg-{MINOR}.10-py3-none-any.whl could not be installed" in result.stderr
    result = call("install", "nl_core_news_sm")
    assert f"there is no release of nl_core_news_sm for spaCy {MINOR}" in result.stderr


@pytest.mark.parametrize(
    ("wanted", "words"),
    [
        ("en_core_web_sm", "there is no package 'en_core_web_sm' to install: name nl_core_news_sm,"),
        ("none.whl", "there is no file none.whl"),
        ("text.whl", "text.whl is no wheel of a spaCy pipeline"),
    ],
)
def test_what_cannot_be_installed_is_told(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, fetched: list[str], wanted: str, words: str
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "text.whl").write_text("no zip")
    result = call("install", wanted)
    assert (result.exit_code, fetched) == (1, [])
    assert words in result.stderr


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"spacy_version": ">=3.5.0,<3.6.0"}, f"bring nl_core_news_lg-{MINOR}.0-py3-none-any.whl"),
        ({"lang": "de"}, "minutes in Dutch need one for 'nl'"),
    ],
)
def test_a_file_is_looked_into_before_it_is_installed(
    tmp_path: Path, wheel: Path, fetched: list[str], change: dict[str, str], words: str
) -> None:
    built = tmp_path / "built"
    spacy.util.ensure_path(built).mkdir()
    for file in (wheel.parent / "built" / large_model.PACKAGE).glob("*.*"):
        target = built / large_model.PACKAGE / file.name
        if file.is_file():
            target.parent.mkdir(exist_ok=True)
            target.write_bytes(file.read_bytes())
    large_model.change_meta(built, **change)
    result = call("install", str(large_model.pack(built, tmp_path / large_model.WHEEL)))
    assert (result.exit_code, fetched) == (1, [])
    assert words in result.stderr


def test_a_file_goes_to_pip_as_it_is(wheel: Path, fetched: list[str]) -> None:
    call("install", str(wheel))
    assert fetched == [str(wheel)]
