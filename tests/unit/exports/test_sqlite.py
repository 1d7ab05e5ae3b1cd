"""Read back with Python's own sqlite3, and with Datasette."""

from __future__ import annotations

import asyncio
import json
import sqlite3
import subprocess
import sys
import time
from functools import partial
from urllib.error import URLError
from urllib.request import urlopen

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


def test_views_in_dutch_can_be_searched_and_narrowed_in_datasette(file):
    async def visit():
        client = Datasette([file], metadata=describe_for_datasette("verslagen")).client
        return [
            (await client.get(f"/verslagen/{address}&_shape=objects")).json()
            for address in (
                "bijdragen.json?_search=coordinator",
                "besluiten.json?_size=1",
                "acties.json?_search=ontbijt",
            )
        ]

    said, decided, tasks = asyncio.run(visit())
    assert said["rows"]
    assert all("coördinator" in row["bijdrage"].casefold() for row in said["rows"])
    assert said["rows"][0]["datum"] == max(row["datum"] for row in said["rows"])
    assert {"jaar", "orgaan", "wie", "wat"} <= set(said["facet_results"])
    outcomes = {one["value"] for one in decided["facet_results"]["uitkomst"]["results"]}
    assert {"aangenomen", "verworpen", "aangehouden"} <= outcomes
    assert "Lieke van der Meulen-Bakker" in {row["eigenaar"] for row in tasks["rows"]}


@pytest.mark.enable_socket
def test_datasette_serves_the_file_over_http(file, tmp_path):
    """As it is meant to be used: the command, the metadata file, and a browser that asks for a page."""
    metadata, log = tmp_path / "verslagen.metadata.json", tmp_path / "log"
    metadata.write_text(json.dumps(describe_for_datasette("verslagen")), "utf-8")
    command = [sys.executable, "-m", "datasette", "serve", str(file), "--metadata", str(metadata), "--port", "0"]
    with log.open("wb") as told, subprocess.Popen(command, stdout=told, stderr=told) as server:
        try:
            address = _address(server, log)
            with urlopen(f"{address}/verslagen/conclusions.json?_search=akkoord&_shape=objects", timeout=60) as answer:
                found = json.load(answer)
            with urlopen(f"{address}/verslagen/meetings", timeout=60) as answer:
                page = answer.read().decode()
        finally:
            server.terminate()
    assert found["rows"]
    assert all("akkoord" in row["text"].casefold() for row in found["rows"])
    assert "outcome" in found["facet_results"]
    assert "<title>verslagen: meetings" in page


def _address(server, log):
    """Return where the server listens, which it says when it does."""
    while server.poll() is None:
        for word in log.read_text("utf-8").split():
            if word.startswith("http://127.0.0.1:"):
                try:
                    urlopen(f"{word}/-/versions.json", timeout=60).close()
                except URLError:
                    break
                return word
        time.sleep(0.2)
    pytest.fail(log.read_text("utf-8"))
