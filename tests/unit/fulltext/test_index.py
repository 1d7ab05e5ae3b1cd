from __future__ import annotations

import sqlite3
from contextlib import closing

import pytest

from pipeline.archive import to_tables
from pipeline.fulltext import is_whole, write_index

ROWS = {
    "documents": [
        {"document_id": "d", "source_path": "d.txt", "status": "ok", "text": "Werving\nHet programma."},
        {
            "document_id": "e",
            "source_path": "e.txt",
            "status": "ok",
            "text": "Werving\nHet programma.",
            "duplicate_of": "d",
        },
    ],
    "sections": [
        {
            "section_id": f"{letter}-s",
            "document_id": letter,
            "position": 0,
            "title": "Werving",
            "start": 0,
            "end": 22,
            "text": "Werving\nHet programma.",
        }
        for letter in "de"
    ],
}


@pytest.fixture(scope="module")
def tables():
    return to_tables(ROWS)


def read(path, sql):
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute(sql).fetchall()


def test_the_same_tables_give_the_same_bytes(tmp_path, tables) -> None:
    for name in ("one", "two"):
        write_index(tables, tmp_path / name)
    assert (tmp_path / "one").read_bytes() == (tmp_path / "two").read_bytes()


def test_a_copy_of_a_document_is_left_out(tmp_path, tables) -> None:
    write_index(tables, tmp_path / "i")
    assert read(tmp_path / "i", "SELECT kind, id FROM entries") == [("section", "d-s")]


def test_an_index_is_written_over_an_older_one(tmp_path, tables) -> None:
    (tmp_path / "i").write_text("something else")
    write_index(tables, tmp_path / "i")
    assert is_whole(tmp_path / "i")


def test_an_index_of_no_documents_can_be_searched(tmp_path) -> None:
    write_index(to_tables({}), tmp_path / "i")
    assert is_whole(tmp_path / "i")
    assert read(tmp_path / "i", "SELECT count(*) FROM entries") == [(0,)]


@pytest.mark.parametrize("content", [None, b"", b"no database at all", b"SQLite format 3\x00broken"])
def test_what_is_no_index_is_told_apart(tmp_path, content) -> None:
    if content is not None:
        (tmp_path / "i").write_bytes(content)
    assert not is_whole(tmp_path / "i")


def test_an_index_of_another_format_counts_as_none(tmp_path, tables) -> None:
    write_index(tables, tmp_path / "i")
    with closing(sqlite3.connect(tmp_path / "i")) as connection:
        connection.execute("PRAGMA user_version = 99")
    assert not is_whole(tmp_path / "i")
