"""The commands that answer questions: what they print, where, and how they end."""

from __future__ import annotations

import csv
import json
import re

import pytest
from typer.testing import CliRunner
from unit.analysis.minutes import publish_minutes

from pipeline.cli import app


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return publish_minutes(tmp_path_factory.mktemp("minutes"))


@pytest.fixture
def call(folder, monkeypatch):
    monkeypatch.setenv("COLUMNS", "200")

    def run(*arguments: str):
        return CliRunner().invoke(app, [*arguments, "--tables", str(folder)])

    return run


def test_words_need_no_quotation_marks(call) -> None:
    for command, *words in (("ask", "werving", "directeur"), ("find", "werving", "directeur"), ("people", "werving")):
        result = call(command, *words)
        assert result.exit_code == 0, result.output
        assert result.stdout == call(command, " ".join(words)).stdout


def test_ask_shows_who_when_where_and_the_source(call) -> None:
    result = call("ask", "werving directeur")
    assert result.exit_code == 0
    lines = result.stdout.splitlines()
    assert lines[0].split() == ["date", "who", "act", "sentence", "where", "found", "in"]
    assert lines[1].startswith("2031-05-06  Aya Benali  ")
    assert "Bewonersraad; Mededelingen; raad/mei.txt" in " ".join(result.stdout.split())
    assert lines[1].split()[-1] == "sentence"


def test_json_has_every_column_and_plain_values(call) -> None:
    (row,) = json.loads(call("ask", "brieven", "--format", "json").stdout)
    assert (row["date"], row["person"], row["page"], row["matched_in"]) == (
        "2031-03-04",
        "Saskia Verhoeven",
        None,
        "sentence",
    )


def test_csv_has_a_heading_also_where_there_is_nothing(call) -> None:
    found = list(csv.DictReader(call("actions", "--format", "csv").stdout.splitlines()))
    assert [(row["state"], row["due_date"], row["person"]) for row in found] == [("done", "2031-04-01", "Bram de Wit")]
    nothing = call("actions", "--overdue", "--format", "csv")
    assert (nothing.exit_code, nothing.stdout.split(",")[:2]) == (4, ["state", "overdue"])
    assert json.loads(call("actions", "--overdue", "--format", "json").stdout) == []


@pytest.mark.parametrize(
    ("arguments", "first"),
    [
        (["decisions", "programma"], "Het uitvoeringsprogramma wordt vastgesteld."),
        (["decisions", "--kind", "agreement", "--person", "Bram"], "Afgesproken wordt"),
        (["actions", "--done", "--owner", "Bram"], "Bram maakt een rooster"),
        (["actions", "--due", "2031-04"], "Bram maakt een rooster"),
        (["people", "gezinnen"], "Saskia Verhoeven"),
        (["topics"], "armoede"),
        (["meetings", "armoede"], "2031-05-06"),
        (["find", "gezinnen", "--kind", "contribution"], "Saskia zegt"),
        (["find", "gezinnen", "--facets"], "Bewonersraad"),
        (["ask", "--person", "Aya", "--act", "proposes"], "Aya Benali stelt voor"),
        (["ask", "--since", "2031-05", "--order", "oldest"], "Aya bedankt"),
        (["sql", "select name from people order by name limit 1"], "Aya Benali"),
    ],
)
def test_every_command_answers(call, arguments, first) -> None:
    result = call(*arguments)
    assert result.exit_code == 0, result.output
    assert first in result.stdout


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (["ask", "direkteur"], 4, "'direkteur' occurs nowhere (did you mean directeur?)"),
        (["ask", "uitnodigt"], 4, "it stands in 1 section, which name Bram de Wit, Saskia Verhoeven"),
        (["ask", "--person", "Saskya"], 4, "no person named 'Saskya' in these tables: did you mean Saskia Verhoeven?"),
        (["ask", "--since", "2099"], 4, "leave out one of the options"),
        (["ask", "--since", "mei"], 2, "write a year, a month or a day"),
        (["ask", "--act", "shouts"], 2, "choose from states"),
        (["ask", "--limit", "-1"], 2, "--limit"),
        (["actions", "--open", "--done"], 2, "--open and --done exclude each other"),
        (["find", "?"], 2, "no word"),
        (["sql", "drop table people"], 2, "nothing but questions"),
        (["sql", "select * from people where false"], 4, "the answer has no rows"),
    ],
)
def test_what_cannot_be_answered_is_told_in_one_line_on_standard_error(call, arguments, code, words) -> None:
    result = call(*arguments)
    assert result.exit_code == code, result.output
    assert words in " ".join(result.stderr.split())


def test_without_tables_it_tells_how_to_make_them(tmp_path) -> None:
    result = CliRunner().invoke(app, ["ask", "directeur", "--tables", str(tmp_path)])
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.startswith(f"verslag: no tables in {tmp_path}: make them with `verslag run")


def test_more_than_is_shown_is_told(call) -> None:
    result = call("ask", "--limit", "2")
    assert len(result.stdout.splitlines()) == 3
    assert result.stderr == "verslag: the first 2 are shown; --limit 0 shows all\n"
    assert call("ask", "--limit", "0").stderr == ""


def test_facets_stand_above_what_is_found(call) -> None:
    lines = call("find", "directeur").stdout.splitlines()
    assert lines[0].split() == ["kind", "contribution", "2,", "section", "2"]
    assert lines[1].split() == ["year", "2031", "4"]


def test_a_table_is_as_wide_as_the_terminal(folder, monkeypatch) -> None:
    from rich.console import Console

    monkeypatch.setattr(Console, "is_terminal", True)
    for columns in (70, 140):
        monkeypatch.setenv("COLUMNS", str(columns))
        result = CliRunner().invoke(app, ["ask", "directeur", "--tables", str(folder)])
        lines = re.sub(r"\x1b\[\d*m", "", result.stdout).splitlines()
        assert columns - 2 <= max(map(len, lines)) <= columns


def test_control_characters_of_a_document_do_not_reach_the_terminal() -> None:
    from pipeline.cli.output import text_of

    assert text_of("rood \x1b[31m\u202etekst\n") == "rood [31m tekst"
    assert text_of(["a", "b"]) == "a; b"
    assert text_of(None) == text_of(False) == ""
