"""``verslag summarise``, ``export`` and ``explore``, as they are typed."""

from __future__ import annotations

import json
import sqlite3
import sys

import docx
import openpyxl
import pytest
from icalendar import Calendar
from typer.testing import CliRunner

from pipeline.cli import app


def call(*arguments):
    return CliRunner().invoke(app, [str(argument) for argument in arguments])


def test_a_summary_goes_to_standard_output(sample_archive):
    done = call("summarise", "--topic", "coördinator", "--tables", sample_archive)
    assert done.exit_code == 0, done.output
    assert done.stdout.startswith("# Samenvatting: coördinator\n")
    assert "## Besluiten en conclusies" in done.stdout


def test_a_summary_goes_to_a_file(sample_archive, tmp_path):
    target = tmp_path / "laatste.docx"
    arguments = (
        "summarise",
        "--body",
        "wijkalliantie",
        "--since",
        "LAST",
        "--format",
        "word",
        "--tables",
        sample_archive,
    )
    assert call(*arguments).exit_code == 2
    done = call(*arguments, "--to", target)
    assert done.exit_code == 0, done.output
    assert docx.Document(str(target)).paragraphs[0].text == "Samenvatting: wijkalliantie, sinds de laatste vergadering"


@pytest.mark.parametrize(
    ("arguments", "code", "says"),
    [
        ((), 2, "a summary is about something"),
        (("--topic", "kernfusie"), 4, "no meeting has anything on this"),
        (("--person", "Saskia Verhoven"), 4, "Saskia Verhoeven"),
    ],
)
def test_a_summary_of_nothing_says_why(sample_archive, arguments, code, says):
    done = call("summarise", *arguments, "--tables", sample_archive)
    assert (done.exit_code, says in done.stderr) == (code, True), done.output


def test_popolo(sample_archive, tmp_path):
    done = call("export", "popolo", "--to", tmp_path / "v.json", "--tables", sample_archive)
    assert done.exit_code == 0, done.output
    made = json.loads((tmp_path / "v.json").read_text("utf-8"))
    assert f"{len(made['persons'])} persons" in done.stderr


def test_sqlite_with_what_datasette_is_to_show(sample_archive, tmp_path):
    done = call("export", "sqlite", "--to", tmp_path / "v.db", "--tables", sample_archive)
    assert done.exit_code == 0, done.output
    with sqlite3.connect(tmp_path / "v.db") as connection:
        assert connection.execute("SELECT count(*) FROM meetings").fetchone()[0] > 10
    metadata = json.loads((tmp_path / "v.metadata.json").read_text("utf-8"))
    assert "conclusions" in metadata["databases"]["v"]["tables"]


def test_a_calendar_of_one_body(sample_archive, tmp_path):
    done = call("export", "calendar", "--body", "wijkalliantie", "--to", tmp_path / "v.ics", "--tables", sample_archive)
    assert done.exit_code == 0, done.output
    calendar = Calendar.from_ical((tmp_path / "v.ics").read_bytes())
    held = [event for event in calendar.walk("VEVENT") if str(event.get("status", "")) != "TENTATIVE"]
    assert {str(event.start)[:10] for event in held} == {"2025-01-16", "2025-03-13", "2025-05-22"}
    assert {str(todo["status"]) for todo in calendar.walk("VTODO")} == {"NEEDS-ACTION"}


def test_a_workbook_of_a_selection(sample_archive, tmp_path):
    done = call("export", "excel", "--topic", "coördinator", "--to", tmp_path / "v.xlsx", "--tables", sample_archive)
    assert done.exit_code == 0, done.output
    book = openpyxl.load_workbook(tmp_path / "v.xlsx")
    assert book.sheetnames == ["vergaderingen", "bijdragen", "besluiten", "acties"]
    assert book["bijdragen"].max_row > 5


@pytest.mark.parametrize("form", ["popolo", "sqlite", "calendar", "excel"])
def test_a_file_that_is_there_is_replaced_only_where_that_is_asked(sample_archive, tmp_path, form):
    target = tmp_path / "v.xlsx"
    target.write_text("iets anders", "utf-8")
    arguments = ("export", form, "--to", target, "--tables", sample_archive)
    done = call(*arguments)
    assert (done.exit_code, "--overwrite" in done.stderr) == (2, True), done.output
    assert target.read_text("utf-8") == "iets anders"
    assert call(*arguments, "--overwrite").exit_code == 0
    assert target.read_bytes() != b"iets anders"


def test_what_datasette_is_to_show_replaces_nothing_unasked(sample_archive, tmp_path):
    (tmp_path / "v.metadata.json").write_text("{}", "utf-8")
    done = call("export", "sqlite", "--to", tmp_path / "v.db", "--tables", sample_archive)
    assert (done.exit_code, "v.metadata.json is there already" in done.stderr) == (2, True)
    assert not (tmp_path / "v.db").exists()


def test_a_summary_replaces_nothing_unasked(sample_archive, tmp_path):
    target = tmp_path / "s.md"
    target.write_text("van mij", "utf-8")
    arguments = ("summarise", "--topic", "coördinator", "--to", target, "--tables", sample_archive)
    assert call(*arguments).exit_code == 2
    assert target.read_text("utf-8") == "van mij"
    assert call(*arguments, "--overwrite").exit_code == 0


def test_where_a_file_cannot_be_it_says_why(sample_archive, tmp_path):
    for target, says in ((tmp_path, "is a folder"), (tmp_path / "geen" / "v.json", "there is no folder")):
        done = call("export", "popolo", "--to", target, "--tables", sample_archive)
        assert (done.exit_code, says in done.stderr) == (2, True), done.output


@pytest.mark.parametrize("arguments", [("excel", "--topic", "kernfusie"), ("calendar", "--since", "2090")])
def test_an_export_of_nothing_writes_nothing(sample_archive, tmp_path, arguments):
    done = call("export", *arguments, "--to", tmp_path / "v.xlsx", "--tables", sample_archive)
    assert (done.exit_code, "nothing fits" in done.stderr) == (4, True), done.output
    assert list(tmp_path.iterdir()) == []


def test_where_nothing_is_found_it_sends_nobody_to_the_same_command(sample_archive):
    done = call("find", '"spreekuur werving"', "--tables", sample_archive)
    assert (done.exit_code, "leave out a word, the quotation marks" in done.stderr) == (4, True), done.output
    assert "verslag find" not in done.stderr
    done = call("decisions", '"spreekuur werving"', "--tables", sample_archive)
    assert "verslag find '\"spreekuur werving\"'" in done.stderr


def test_no_tables_are_an_error_with_the_remedy(tmp_path):
    for arguments in (
        ("export", "popolo", "--to", tmp_path / "v.json"),
        ("explore", "--no-open"),
        ("summarise", "--topic", "x"),
    ):
        done = call(*arguments, "--tables", tmp_path)
        assert done.exit_code == 1, done.output
        assert "verslag run" in done.stderr
        assert len(done.stderr.strip().splitlines()) == 1


def test_the_explorer_says_that_it_is_an_extra(sample_archive, monkeypatch):
    monkeypatch.setitem(sys.modules, "uvicorn", None)
    done = call("explore", "--no-open", "--tables", sample_archive)
    assert done.exit_code == 1
    assert "pip install 'verslag[explorer]'" in done.stderr


def test_the_explorer_wants_the_folder_that_was_read(sample_archive, tmp_path):
    done = call("explore", "--no-open", "--tables", sample_archive, "--documents", tmp_path / "weg")
    assert done.exit_code == 2
    assert "is no folder" in done.stderr
