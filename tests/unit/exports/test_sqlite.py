"""Read back with Python's own sqlite3, and with Datasette."""

from __future__ import annotations

import asyncio
import sqlite3
from functools import partial

import pytest
from datasette.app import Datasette

from pipeline.archive import read_table
from pipeline.exports.sqlite import describe_for_datasette, write_sqlite
from pipeline.schema import TABLES


@pytest.fixture(scope="module")
def file(sample_archive, tmp_path_factory):
    path = tmp_path_factory.mktemp("sqlite") / "verslagen.db"
    write_sqlite(path, partial(read_table, sample_archive))
    return path


def ask(path, query, *values):
    with sqlite3.connect(path) as connection:
        return connection.execute(query, values).fetchall()


def test_every_table_has_all_its_rows(file, sample_archive):
    for name in TABLES:
        assert ask(file, f"SELECT count(*) FROM [{name}]") == [(read_table(sample_archive, name).num_rows,)]


def test_keys_hold(file):
    assert ask(file, "PRAGMA foreign_key_check") == []
    references = {(row[3], row[2]) for row in ask(file, "PRAGMA foreign_key_list(contributions)")}
    assert references == {
        ("meeting_id", "meetings"),
        ("section_id", "sections"),
        ("person_id", "people"),
        ("organisation_id", "organisations"),
    }


def test_search_ignores_case_and_accents(file):
    query = "SELECT count(*) FROM contributions_fts WHERE contributions_fts MATCH ?"
    accented, plain = ask(file, query, "coördinator"), ask(file, query, "COORDINATOR")
    assert accented == plain
    assert accented[0][0] > 0


def test_dates_and_lists_are_text(file):
    assert ask(file, "SELECT date FROM meetings WHERE date = '2025-03-13'")
    assert ask(file, "SELECT count(*) FROM people, json_each(people.aliases)")[0][0] > 0


def test_a_new_export_replaces_the_old_one(file, sample_archive):
    before = ask(file, "SELECT count(*) FROM people")
    write_sqlite(file, partial(read_table, sample_archive))
    assert ask(file, "SELECT count(*) FROM people") == before
    assert [path.name for path in file.parent.iterdir()] == [file.name]


def test_datasette_shows_facets_search_and_labels(file):
    async def visit():
        datasette = Datasette([file], metadata=describe_for_datasette("verslagen"))
        listed = await datasette.client.get("/verslagen/conclusions.json?_shape=array&_size=1")
        page = await datasette.client.get("/verslagen/conclusions?_search=akkoord")
        faceted = await datasette.client.get("/verslagen/conclusions.json")
        return listed.json(), page, faceted.json()

    listed, page, faceted = asyncio.run(visit())
    assert set(listed[0]) == {column.name for column in TABLES["conclusions"].columns}
    assert page.status_code == 200
    assert 'name="_search"' in page.text
    assert {"kind", "outcome"} <= set(faceted["facet_results"])
