"""One SQLite file of all tables, with keys, indexes and full-text search, and what Datasette shows of it."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from graphlib import TopologicalSorter
from pathlib import Path

import pyarrow as pa
from sqlite_utils import Database

from pipeline.schema import TABLE_KEYS, TABLES, Table

_SEARCHED = {
    "sections": ("title", "text"),
    "contributions": ("speaker", "text"),
    "conclusions": ("text",),
    "action_items": ("owner", "text"),
    "people": ("name",),
    "organisations": ("name",),
}
# columns with few values, by which a reader narrows a list
_FACETS = {
    "documents": ("kind", "status", "language"),
    "meetings": ("body",),
    "sections": ("kind",),
    "organisations": ("kind",),
    "attendance": ("status", "function"),
    "mentions": ("label",),
    "dates": ("relation", "granularity"),
    "conclusions": ("kind", "outcome"),
    "action_items": ("status", "owner"),
    "contributions": ("act", "speaker"),
}
_LABELS = {"documents": "source_path", "meetings": "title", "sections": "title", "people": "name"}
_LABELS |= {"organisations": "name", "topics": "label"}
_NEWEST_FIRST = {"meetings": "date"}
_CHUNK = 10_000


def write_sqlite(path: Path, read: Callable[[str], pa.Table]) -> None:
    """Write all tables to a new SQLite file; one that is there is replaced once the new one is whole.

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
    database.vacuum()
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
        "databases": {database: {"tables": {table.name: _describe(table) for table in TABLES.values()}}},
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
