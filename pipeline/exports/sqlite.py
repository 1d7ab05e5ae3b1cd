"""One SQLite file of all tables, with keys, indexes and full-text search, and what Datasette shows of it."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from graphlib import TopologicalSorter
from pathlib import Path

import pyarrow as pa
from sqlite_utils import Database

from pipeline.analysis.wording import WORDS
from pipeline.schema import TABLE_KEYS, TABLES, Table

_SEARCHED = {
    "sections": ("title", "text"),
    "contributions": ("speaker", "text"),
    "conclusions": ("text",),
    "action_items": ("owner", "text"),
    "action_register": ("owner", "text"),
    "people": ("name",),
    "organisations": ("name",),
}
# columns with few values, by which a reader narrows a list
_FACETS = {
    "bijdragen": ("jaar", "orgaan", "wie", "wat"),
    "besluiten": ("jaar", "orgaan", "soort", "uitkomst"),
    "acties": ("stand", "orgaan", "eigenaar"),
    "documents": ("kind", "status", "language"),
    "meetings": ("body",),
    "sections": ("kind",),
    "organisations": ("kind",),
    "attendance": ("status", "function"),
    "mentions": ("label",),
    "dates": ("relation", "granularity"),
    "conclusions": ("kind", "outcome"),
    "action_items": ("status", "owner"),
    "action_register": ("state", "body"),
    "contributions": ("act", "speaker"),
}
_LABELS = {"documents": "source_path", "meetings": "title", "sections": "title", "people": "name"}
_LABELS |= {"organisations": "name", "topics": "label"}
_NEWEST_FIRST = {"meetings": "date"}
_CHUNK = 10_000

_PLACE = """m.date AS datum, substr(m.date, 1, 4) AS jaar, coalesce(m.body, m.title) AS orgaan"""
_SOURCE = """s.title AS agendapunt, d.source_path AS bron, x.page AS pagina, x.rowid AS rij"""
_JOINS = """JOIN meetings m ON m.meeting_id = x.meeting_id JOIN documents d ON d.document_id = m.document_id
    LEFT JOIN sections s ON s.section_id = x.section_id"""


def _in_dutch(column: str, words: Mapping[str, str]) -> str:
    """Return SQL that puts the values of a column in Dutch; they are words of this program, without quotes."""
    cases = " ".join(f"WHEN '{value}' THEN '{word}'" for value, word in words.items())
    return f"CASE {column} {cases} END"


_VIEWS = {
    "bijdragen": (
        "contributions",
        "Wie wat zei, met datum, orgaan en bron.",
        f"""SELECT {_PLACE}, coalesce(p.name, x.speaker) AS wie, {_in_dutch("x.act", WORDS["act"])} AS wat,
            x.text AS bijdrage, {_SOURCE}
        FROM contributions x {_JOINS} LEFT JOIN people p ON p.person_id = x.person_id""",
    ),
    "besluiten": (
        "conclusions",
        "Besluiten, conclusies en afspraken, met datum, orgaan en bron.",
        f"""SELECT {_PLACE}, {_in_dutch("x.kind", WORDS["decision"])} AS soort,
            {_in_dutch("x.outcome", WORDS["outcome"])} AS uitkomst, x.votes_for AS voor, x.votes_against AS tegen,
            x.text AS besluit, {_SOURCE}
        FROM conclusions x {_JOINS}""",
    ),
    "acties": (
        "action_register",
        "Acties, gevolgd van vergadering tot vergadering.",
        f"""SELECT x.opened_on AS datum, {_in_dutch("x.state", WORDS["state"])} AS stand,
            coalesce(p.name, o.name, x.owner) AS eigenaar, x.text AS actie, x.due_date AS termijn,
            x.changed_on AS laatst_genoemd, coalesce(x.body, m.title) AS orgaan, d.source_path AS bron, x.rowid AS rij
        FROM action_register x JOIN meetings m ON m.meeting_id = x.meeting_id
        JOIN documents d ON d.document_id = m.document_id LEFT JOIN people p ON p.person_id = x.owner_person_id
        LEFT JOIN organisations o ON o.organisation_id = x.owner_organisation_id""",
    ),
}
"""What people who ask nothing in SQL look at: the table it is drawn from and searched by, what it is, and the view."""


def write_sqlite(path: Path, read: Callable[[str], pa.Table]) -> None:
    """Write all tables to a new SQLite file, with views in Dutch; one that is there is replaced by the whole new one.

    Dates and times are ISO 8601 text and lists are JSON, as Datasette expects them. Search ignores case and accents.

    Args:
        path: the file.
        read: returns a table by its name.
    """
    unfinished = path.with_name(f".{path.name}.unfinished")
    unfinished.unlink(missing_ok=True)
    database = Database(unfinished)
    for table in _referenced_first():
        _create(database, table)
        database.table(table.name).insert_all(_rows(read(table.name)), batch_size=_CHUNK)
    for table in TABLES.values():
        for column in table.columns:
            if column.references and table.key != (column.name,):
                database.table(table.name).create_index([column.name], if_not_exists=True)
    for name, columns in _SEARCHED.items():
        database.table(name).enable_fts(columns, tokenize="unicode61 remove_diacritics 2")
    for name, (_, _, sql) in _VIEWS.items():
        database.create_view(name, sql)
    database.close()
    unfinished.replace(path)


def describe_for_datasette(database: str) -> dict[str, object]:
    """Return the metadata with which ``datasette FILE --metadata METADATA`` has titles, facets and labels.

    Args:
        database: name of the file without ``.db``.
    """
    return {
        "title": "Vergaderverslagen",
        "description": "Vergaderingen, mensen, besluiten, acties en bijdragen uit een map verslagen",
        "databases": {
            database: {
                "description": f"Om te lezen en te zoeken: {', '.join(_VIEWS)}, onder aan deze pagina.",
                "tables": _describe_views() | {table.name: _describe(table) for table in TABLES.values()},
            }
        },
    }


def write_metadata(path: Path, database: str) -> None:
    """Write that metadata as JSON."""
    path.write_text(json.dumps(describe_for_datasette(database), indent=2, ensure_ascii=False) + "\n", "utf-8")


def _referenced_first() -> list[Table]:
    needs = {
        table.name: {c.references for c in table.columns if c.references} - {table.name} for table in TABLES.values()
    }
    return [TABLES[name] for name in TopologicalSorter(needs).static_order()]


def _create(database: Database, table: Table) -> None:
    database.table(table.name).create(
        {column.name: _type(column.type) for column in table.columns},
        pk=table.key[0] if len(table.key) == 1 else table.key,
        not_null={column.name for column in table.columns if column.required},
        foreign_keys=[
            (column.name, column.references, TABLE_KEYS[column.references])
            for column in table.columns
            if column.references
        ],
    )


def _describe_views() -> dict[str, dict[str, object]]:
    return {
        name: {
            "description": description,
            "fts_table": f"{table}_fts",
            "fts_pk": "rij",
            "facets": list(_FACETS[name]),
            "sort_desc": "datum",
        }
        for name, (table, description, _) in _VIEWS.items()
    }


def _describe(table: Table) -> dict[str, object]:
    described: dict[str, object] = {
        "description": table.description,
        "columns": {column.name: column.description for column in table.columns},
    }
    if table.name in _FACETS:
        described["facets"] = list(_FACETS[table.name])
    if table.name in _LABELS:
        described["label_column"] = _LABELS[table.name]
    if table.name in _NEWEST_FIRST:
        described["sort_desc"] = _NEWEST_FIRST[table.name]
    return described


def _type(kind: pa.DataType) -> type:
    if pa.types.is_integer(kind) or pa.types.is_boolean(kind):
        return int
    return float if pa.types.is_floating(kind) else str


def _rows(table: pa.Table) -> Iterator[dict[str, object]]:
    for batch in table.to_batches(max_chunksize=_CHUNK):
        yield from batch.to_pylist()
