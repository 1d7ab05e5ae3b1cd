from __future__ import annotations

import importlib.util
import json
import re
import runpy
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from standins import fill
from typer.testing import CliRunner

from pipeline.archive import publish, to_tables
from pipeline.cli import app
from pipeline.document import Block, Document
from pipeline.evaluation import FACETS, evaluate
from pipeline.evaluation.texts import bare, overlap, pair
from pipeline.facts import (
    ActionItem,
    Attendee,
    Conclusion,
    Contribution,
    DateFact,
    Facts,
    Header,
    Mention,
    Organisation,
    Person,
    Section,
    Structure,
    Value,
)
from pipeline.linking import link
from pipeline.source import RunError, Source, document_id_of
from pipeline.tabulate import tabulate

SCORE = Path(__file__).resolve().parents[3].parent / "shared" / "evaluation" / "score.py"
TEXT = """Wijkalliantie, 1 februari 2024
Aanwezig: Saskia Verhoeven, Bram de Wit
1. Opening
De wijkalliantie stelt het verslag ongewijzigd vast.
2. Schoolplein
Bram vraagt wie het hek betaalt.
Saskia meldt dat Stichting Het Anker in maart begint.
Bram zoekt voor 16 februari een zaal.
Bram belt de gemeente over het hek.
"""
GOLD: dict[str, Any] = {
    "id": "wijk/verslag",
    "kind": "minutes",
    "meeting": {"date": "2024-02-01", "body": "Wijkalliantie Meerwijk", "chair": "Saskia Verhoeven", "start": "19:00"},
    "sections": [
        {"number": "1", "title": "Opening", "level": 1},
        {"number": "2", "title": "Schoolplein", "level": 2},
        {"number": "3", "title": "Sluiting", "level": 1},
    ],
    "people": [
        {"name": "Saskia Verhoeven", "mentions": ["Saskia"], "attendance": "present"},
        {"name": "Bram de Wit", "attendance": "absent"},
        {"name": "Lieke Smit"},
    ],
    "organisations": [{"name": "Het Anker", "mentions": ["Stichting Het Anker"]}],
    "dates": [{"iso": "2024-02-01"}, {"iso": "2024-03"}, {"iso": "2024-W09"}],
    "conclusions": [{"text": "De wijkalliantie stelt het verslag ongewijzigd vast."}, {"text": "Het hek komt er."}],
    "action_items": [
        {"text": "Bram zoekt voor 16 februari een zaal.", "owner": "Bram de Wit", "due": "2024-02-16"},
        {"text": "Bram belt de gemeente over het hek.", "owner": "Saskia Verhoeven", "due": None},
    ],
    "contributions": [
        {"speaker": "Bram", "person": "Bram de Wit", "text": "Bram vraagt wie het hek betaalt."},
        {"speaker": "Saskia", "person": "Lieke Smit", "text": "Saskia meldt dat Stichting Het Anker in maart begint."},
    ],
}


def at(words: str) -> tuple[int, int]:
    start = TEXT.index(words)
    return start, start + len(words)


def rows() -> dict[str, Any]:
    source = Source(
        document_id_of("wijk/verslag.md"), "wijk/verslag.md", "0", 1, None, None, "0", "2024-01-01T00:00:00Z"
    )
    starts = [0, at("1. Opening")[0], at("2. Schoolplein")[0], len(TEXT)]
    sections = (
        Section(0, 0, starts[1], 0),
        Section(1, starts[1], starts[2], starts[1] + 11, 1, "1", "Opening"),
        Section(2, starts[2], starts[3], starts[2] + 15, 1, "2", "Schoolplein"),
    )
    saskia, bram = at("Saskia Verhoeven"), at("Bram de Wit")
    attendees = (Attendee("Saskia Verhoeven", *saskia, "present"), Attendee("Bram de Wit", *bram, "present"))
    feb, mar = date(2024, 2, 1), date(2024, 3, 1)
    dates = (DateFact(*at("1 februari 2024"), feb, feb, "day"), DateFact(*at("maart"), mar, date(2024, 3, 31), "month"))
    header = Header(body=Value("Wijkalliantie", 0, 13), date=Value("2024-02-01", 0, 0))
    facts = Facts(
        people=(
            Person("Saskia Verhoeven", "Saskia", None, "Verhoeven", {"Saskia"}),
            Person("Bram de Wit", "Bram", "de", "Wit", {"Bram"}),
        ),
        organisations=(Organisation("Stichting Het Anker"), Organisation("Wijkalliantie")),
        mentions=(
            Mention(*saskia, "PERSON", 0),
            Mention(*bram, "PERSON", 1),
            Mention(*at("Stichting Het Anker"), "ORG", 0),
            Mention(*at("Wijkalliantie"), "ORG", 1),
        ),
        attendance=tuple(zip(attendees, (0, 1), strict=True)),
        conclusions=(
            Conclusion(
                *at("De wijkalliantie stelt het verslag ongewijzigd vast."), "decision", None, None, None, 1, "x"
            ),
        ),
        actions=(
            ActionItem(
                *at("Bram zoekt voor 16 februari een zaal."), "Bram", 1, None, date(2024, 2, 16), None, "open", 1, "x"
            ),
            ActionItem(*at("Bram belt de gemeente over het hek."), "Bram", 1, None, None, None, "open", 1, "x"),
        ),
        contributions=(
            Contribution(*at("Bram vraagt wie het hek betaalt."), "Bram", 1, None, "asks", 1, "x"),
            Contribution(
                *at("Saskia meldt dat Stichting Het Anker in maart begint."), "Saskia", 0, None, "states", 1, "x"
            ),
        ),
        chair=0,
    )
    structure = Structure("minutes", "nl", header, sections, attendees, dates)
    return link([tabulate(source, Document(TEXT, (Block(0, len(TEXT)),)), structure, facts)])


@pytest.fixture
def tables(tmp_path: Path) -> Path:
    publish(tmp_path / "out", to_tables(rows()), descriptor={}, state="")
    return tmp_path / "out"


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    unread = {"id": "wijk/weg", "kind": "minutes", "meeting": {"date": "2024-05-01"}, "dates": [{"iso": "2024-05-01"}]}
    return fill(tmp_path / "gold", {"a.json": json.dumps(GOLD), "b.json": json.dumps(unread)})


def test_every_facet_is_counted(gold: Path, tables: Path) -> None:
    result = evaluate(gold, tables)
    assert result.documents == 2
    assert {facet: (of.right, of.found, of.annotated) for facet, of in result.facets.items()} == {
        "kind": (1, 1, 2),
        "meeting_date": (1, 1, 2),
        "meeting_fields": (2, 2, 3),
        "sections": (2, 2, 3),
        "section_levels": (1, 2, 3),
        "people": (2, 2, 3),
        "attendance": (1, 2, 2),
        "organisations": (1, 2, 1),
        "dates": (2, 2, 4),
        "conclusions": (1, 1, 2),
        "action_items": (2, 2, 2),
        "action_owner": (1, 2, 2),
        "action_due": (1, 1, 1),
        "contributions": (2, 2, 2),
        "contribution_person": (1, 2, 2),
    }
    assert result.facets["organisations"].f1 == pytest.approx(2 / 3)
    assert result.facets["dates"].precision == 1.0
    assert result.facets["dates"].recall == 0.5


def test_what_went_wrong_is_named(gold: Path, tables: Path) -> None:
    misses = evaluate(gold, tables).misses
    told = {(facet, miss.what, miss.detail) for facet in FACETS for miss in misses[facet]}
    assert told >= {
        ("organisations", "wrong", "Wijkalliantie"),
        ("people", "missed", "Lieke Smit"),
        ("attendance", "missed", "Bram de Wit: absent -> present"),
        ("dates", "missed", "2024-W09"),
        ("section_levels", "wrong", "2 Schoolplein: 2 -> 1"),
        ("action_owner", "wrong", "'Saskia Verhoeven' -> 'Bram de Wit'"),
        ("contribution_person", "wrong", "'Saskia': 'Lieke Smit' -> 'Saskia Verhoeven'"),
    }


def test_only_the_documents_asked_for_count(gold: Path, tables: Path) -> None:
    assert evaluate(gold, tables, only="wijk/v").facets["dates"].annotated == 3
    with pytest.raises(RunError, match=r"no annotated document in .* starts with 'school'"):
        evaluate(gold, tables, only="school")


def test_what_an_annotation_leaves_out_is_not_scored(tmp_path: Path, tables: Path) -> None:
    fill(tmp_path, {"gold/a.json": json.dumps({"id": "wijk/verslag", "people": [{"name": "Bram de Wit"}]})})
    result = evaluate(tmp_path / "gold", tables)
    counted = {facet for facet, of in result.facets.items() if of.found or of.annotated}
    assert counted == {"people", "attendance"}
    assert result.macro_f1 == pytest.approx(2 / 3)


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("{", "is no JSON in UTF-8"),
        ("[]", "there is no id"),
        ('{"id": "a", "people": [{}]}', r"people\[0\] has no name"),
        ('{"id": "a", "sections": {}}', "sections is no list of objects"),
    ],
)
def test_a_file_that_is_no_annotation_is_refused_with_the_reason(
    tmp_path: Path, tables: Path, content: str, reason: str
) -> None:
    fill(tmp_path, {"gold/a.json": content})
    with pytest.raises(RunError, match=reason):
        evaluate(tmp_path / "gold", tables)


@pytest.mark.skipif(not SCORE.exists(), reason="the scoring program is not at hand")
def test_the_figures_are_those_of_the_scoring_program(
    gold: Path, tables: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (gold / "b.json").unlink()  # the program wants every field
    spec = importlib.util.spec_from_file_location("score", SCORE)
    assert spec is not None
    assert spec.loader is not None
    score = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(score)
    assert score.main([str(gold), str(tables), "--json"]) == 0
    theirs = json.loads(capsys.readouterr().out)
    result = CliRunner().invoke(app, ["evaluate", str(gold), str(tables), "--format", "json"])
    assert json.loads(result.stdout) == theirs


def test_the_figures_of_the_documentation_are_those_tables(gold: Path, tables: Path) -> None:
    benchmark = runpy.run_path(str(Path(__file__).resolve().parents[3] / "benchmarks" / "quality.py"))
    lines = benchmark["render"](gold, tables).splitlines()
    assert "| people | 1.000 | 0.667 | 0.800 | 2 | 2 | 3 |" in lines
    assert lines[-1] == "| wijk | 2 | 0.80 | 0.67 | 0.67 | 0.67 | 1.00 | 1.00 |"


def test_the_command_shows_a_table_or_csv_and_the_errors_of_a_facet(gold: Path, tables: Path) -> None:
    shown = CliRunner().invoke(app, ["evaluate", str(gold), str(tables), "--errors", "people"]).stdout.splitlines()
    assert shown[0] == "2 documents"
    assert re.split(r"\s+", shown[7]) == ["people", "1.000", "0.667", "0.800", "2", "2", "3"]
    assert shown[-1] == "missed  wijk/verslag: Lieke Smit"
    lines = CliRunner().invoke(app, ["evaluate", str(gold), str(tables), "--format", "csv"]).stdout.splitlines()
    assert lines[0] == "facet,precision,recall,f1,right,found,gold"
    assert "people,1.0000,0.6667,0.8000,2,2,3" in lines
    wrong = CliRunner().invoke(app, ["evaluate", str(gold), str(tables), "--errors", "poeple"])
    assert wrong.exit_code == 2


def test_a_name_counts_without_titles_and_a_long_text_by_its_first_25_words() -> None:
    assert bare("heer drs. Bram de Wit") == "bram de wit"
    words = [f"woord{n}" for n in range(60)]
    assert overlap(" ".join(words), " ".join(words[:25])) == 1.0
    assert overlap(" ".join(words[:20]), " ".join(words[:10])) == pytest.approx(2 / 3)
    assert overlap("", "niets") == 0.0


def test_the_best_pair_comes_first() -> None:
    assert pair([1, 5], [4, 6], lambda g, f: -abs(g - f), -3) == [(1, 0)]
