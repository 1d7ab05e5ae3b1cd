"""The Frictionless Data Package descriptor that stands beside the tables (https://specs.frictionlessdata.io)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pyarrow as pa

from pipeline import __version__
from pipeline.schema import TABLE_KEYS, Column, Table


def describe(tables: Mapping[str, Table], paths: Mapping[str, Sequence[str]] | None = None) -> dict[str, object]:
    """Return the descriptor of a set of tables.

    Args:
        tables: what is declared of them, by name.
        paths: the files of each, relative to the descriptor; one file named after the table where none are given.
    """
    given = paths or {}
    return {
        "profile": "data-package",
        "name": "verslag",
        "title": "Structured meeting minutes",
        "description": "Meetings, people, decisions, actions and statements from a folder of Dutch meeting documents.",
        "version": __version__,
        "resources": [_resource(table, given.get(name) or [f"{name}.parquet"]) for name, table in tables.items()],
    }


def _resource(table: Table, paths: Sequence[str]) -> dict[str, object]:
    return {
        "name": table.name,
        "description": table.description,
        "path": paths[0] if len(paths) == 1 else list(paths),
        "format": "parquet",
        "mediatype": "application/vnd.apache.parquet",
        "schema": {
            "fields": [_field(table, column) for column in table.columns],
            "primaryKey": list(table.key),
            "foreignKeys": [_foreign_key(table, column) for column in table.columns if column.references],
        },
    }


def _field(table: Table, column: Column) -> dict[str, object]:
    constraints: dict[str, object] = {}
    if column.required:
        constraints["required"] = True
    if table.key == (column.name,):
        constraints["unique"] = True
    if column.values:
        constraints["enum"] = list(column.values)
    field: dict[str, object] = {
        "name": column.name,
        "type": _type(column.type),
        "arrowType": str(column.type),
        "description": column.description,
    }
    return field | ({"constraints": constraints} if constraints else {})


def _foreign_key(table: Table, column: Column) -> dict[str, object]:
    assert column.references is not None
    # By the specification a reference to the table itself names no resource.
    resource = "" if column.references == table.name else column.references
    return {"fields": [column.name], "reference": {"resource": resource, "fields": [TABLE_KEYS[column.references]]}}


def _type(kind: pa.DataType) -> str:
    for applies, name in (
        (pa.types.is_string, "string"),
        (pa.types.is_boolean, "boolean"),
        (pa.types.is_integer, "integer"),
        (pa.types.is_floating, "number"),
        (pa.types.is_date, "date"),
        (pa.types.is_timestamp, "datetime"),
        (pa.types.is_list, "any"),  # frictionless reads Parquet by way of pandas, whose arrays are no "array" to it
    ):
        if applies(kind):
            return name
    msg = f"no Frictionless type for the Arrow type {kind}: add it to exports/datapackage.py"
    raise TypeError(msg)
