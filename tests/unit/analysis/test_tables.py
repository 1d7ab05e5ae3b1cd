from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import threading
from datetime import date
from pathlib import Path

import pytest

from pipeline import open_archive
from pipeline.analysis import QuestionError, TablesError
from pipeline.analysis.periods import read_period
from pipeline.archive import current_folder, publication
from pipeline.fulltext import FILE_NAME

from .minutes import publish_minutes, rows

ROOT = Path(__file__).resolve().parents[3]


def test_a_question_in_sql_is_answered(archive) -> None:
    assert archive.sql("select count(*) as n from contributions")["n"].tolist() == [6]
    assert archive.sql("select name from people where person_id = $id", {"id": "per_aya"})["name"].tolist() == [
        "Aya Benali"
    ]
    assert "meetings" in archive.sql("show tables")["name"].tolist()


@pytest.mark.parametrize(
    "question",
    [
        "select * from read_text('/etc/hostname')",
        "select * from '/etc/hostname'",
        "select * from read_parquet('people.parquet')",
        "select * from glob('/*')",
        "select * from read_csv('https://example.org/x.csv')",
        "copy people to 'people.csv'",
        "attach 'other.db'",
        "install httpfs",
        "load httpfs",
        "set enable_external_access = true",
        "create table mine as select 1",
        "drop view people",
        "insert into people select * from people",
        "export database 'out'",
        "select 1; select 2",
        "select * from question",
        "select nonsense",
        "",
        "-- nothing",
    ],
)
def test_sql_can_read_nothing_else_and_write_nothing(archive, question) -> None:
    with pytest.raises(QuestionError):
        archive.sql(question)
    assert len(archive.sql("select * from people")) == 3


def test_the_files_of_the_tables_cannot_be_reached_by_name(minutes_folder) -> None:
    archive = open_archive(minutes_folder)
    path = current_folder(minutes_folder) / "people.parquet"
    with pytest.raises(QuestionError):
        archive.sql(f"select * from read_parquet('{path}')")


def test_where_there_are_no_tables_it_tells_how_to_make_them(tmp_path) -> None:
    for folder in (tmp_path, tmp_path / "nowhere"):
        with pytest.raises(TablesError, match=r"no tables in .*: make them with `verslag run"):
            open_archive(folder)


def test_tables_of_a_newer_version_are_refused(tmp_path) -> None:
    publish_minutes(tmp_path, version="99.1.0")
    with pytest.raises(TablesError, match=r"made by verslag 99\.1\.0 and this is"):
        open_archive(tmp_path)


def test_a_table_that_an_older_version_did_not_make_is_told(tmp_path) -> None:
    publish_minutes(tmp_path)
    (current_folder(tmp_path) / "action_register.parquet").unlink()
    archive = open_archive(tmp_path)
    assert len(archive.who_raised()) == 6
    with pytest.raises(TablesError, match=r"no table action_register in .*: bring them up to date"):
        archive.actions()


def test_without_an_index_only_words_cannot_be_asked(tmp_path) -> None:
    archive = open_archive(publish_minutes(tmp_path, index=False))
    assert len(archive.who_raised(person="Saskia")) == 2
    with pytest.raises(TablesError, match=r"no full-text index in .*: bring it up to date"):
        archive.who_raised("directeur")


def test_a_damaged_table_is_told(tmp_path) -> None:
    publish_minutes(tmp_path)
    (current_folder(tmp_path) / "people.parquet").write_bytes(b"PAR1 broken")
    with pytest.raises(TablesError, match=r"people .* is damaged"):
        open_archive(tmp_path)


def test_tables_without_rows_answer_with_nothing(tmp_path) -> None:
    archive = open_archive(publish_minutes(tmp_path, {}))
    for answer in (
        archive.who_raised("directeur"),
        archive.decisions(),
        archive.actions("rooster"),
        archive.meetings(),
        archive.people("directeur"),
        archive.topics("armoede"),
        archive.find("directeur"),
        archive.facets("directeur"),
    ):
        assert len(answer) == 0
    assert archive.similar_words("directeur") == {"directeur": []}


def test_a_table_in_parts_is_one_table(tmp_path, monkeypatch) -> None:
    monkeypatch.setattr(publication, "PART_ROWS", 2)
    archive = open_archive(publish_minutes(tmp_path))
    assert len(archive.who_raised()) == 6
    assert archive.sql("select count(*) as n from contributions")["n"].tolist() == [6]


def test_an_open_archive_keeps_its_tables_and_knows_of_newer_ones(tmp_path) -> None:
    archive = open_archive(publish_minutes(tmp_path))
    assert archive.is_current
    publish_minutes(tmp_path, {})
    assert not archive.is_current
    assert len(archive.who_raised("directeur")) == 4
    publish_minutes(tmp_path, {})
    with pytest.raises(TablesError, match="open them again"):
        archive.who_raised()


def test_tables_that_were_copied_elsewhere_can_be_asked(tmp_path, minutes_folder) -> None:
    shutil.copytree(current_folder(minutes_folder), tmp_path / "copy")
    assert len(open_archive(tmp_path / "copy").find("directeur")) == 4


def test_several_threads_may_ask(archive) -> None:
    counts = []
    threads = [threading.Thread(target=lambda: counts.append(len(archive.who_raised("directeur")))) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert counts == [4] * 8


def test_a_table_is_returned_as_published(archive) -> None:
    assert archive.table("people", ["name"])["name"].tolist() == ["Aya Benali", "Bram de Wit", "Saskia Verhoeven"]
    with pytest.raises(QuestionError, match="no table 'votes': choose from documents"):
        archive.table("votes")


def test_the_index_is_one_of_the_published_files(minutes_folder) -> None:
    assert (minutes_folder / FILE_NAME).resolve() == current_folder(minutes_folder) / FILE_NAME
    assert json.loads((minutes_folder / "datapackage.json").read_text()) == {"version": "0.1.0"}
    assert rows()["documents"][-1]["duplicate_of"] == "doc_a"


def test_a_question_needs_no_language_model(minutes_folder) -> None:
    code = (
        "import sys\nfrom pipeline import open_archive\n"
        "archive = open_archive(sys.argv[1])\n"
        "print(len(archive.who_raised('directeur', person='Bram')), len(archive.find('directeur')))\n"
        "print([name for name in ('spacy', 'thinc', 'pdfplumber') if name in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(minutes_folder)],
        capture_output=True,
        text=True,
        check=True,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
    )
    assert done.stdout.splitlines() == ["1 4", "[]"]


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2023", date(2023, 1, 1), date(2023, 12, 31)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2023-5", date(2023, 5, 1), date(2023, 5, 31)),
        ("2023-05-01", date(2023, 5, 1), date(2023, 5, 1)),
        (date(2023, 5, 1), date(2023, 5, 1), date(2023, 5, 1)),
    ],
)
def test_a_period_begins_on_its_first_day_and_ends_on_its_last(text, first, last) -> None:
    assert read_period(text) == (first, last)


@pytest.mark.parametrize("text", ["", "23", "2023-13", "2023-02-30", "0000", "mei 2023", "2023/05"])
def test_what_is_no_period_is_told(text) -> None:
    with pytest.raises(QuestionError, match="write a year"):
        read_period(text)
