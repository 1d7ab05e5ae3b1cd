"""From rows to Arrow tables in a fixed order, checked against what ``pipeline.schema`` declares."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime

import pyarrow as pa

from pipeline.schema import DAY, MOMENT, TABLE_KEYS, TABLES, Column, Table
from pipeline.source import RunError

Row = Mapping[str, object]
_QUOTING = ("sections", "mentions", "dates", "conclusions", "action_items", "contributions")


class CheckError(RunError):
    """The rows break what the schema declares: an error of the program, not of its input."""

    def __init__(self, table: str, column: str, what: str) -> None:
        super().__init__(
            f"table {table}, column {column}: {what}. "
            "This is an error in the program; the tables of the run before stay as they were"
        )


def to_tables(rows: Mapping[str, Sequence[Row]]) -> dict[str, pa.Table]:
    """Return every published table with its rows in order, after checking them.

    Documents stand in order of their path, and what belongs to one document follows that order, then its place in
    the text; people, organisations and topics stand by name. Dates may be given as ISO 8601 text.

    Raises:
        CheckError: a null where a value is required, a value that is not allowed, a text that is empty, a key that is
            not unique, a reference that does not resolve, or a quoted text that is not at its offsets.
    """
    unknown = sorted(set(rows) - set(TABLES))
    if unknown:
        raise CheckError(unknown[0], "*", "there is no such table in the schema")
    ranks = _ranks(rows)
    ordered = {name: sorted(rows.get(name, ()), key=lambda row: _place(row, name, ranks)) for name in TABLES}
    keys = {name: {row.get(key) for row in ordered[name]} for name, key in TABLE_KEYS.items()}
    for name, table in TABLES.items():
        _check_keys(table, ordered[name])
        for column in table.columns:
            _check_column(table, column, ordered[name], keys)
    _check_quotes(ordered)
    return {name: _to_arrow(table, ordered[name]) for name, table in TABLES.items()}


def _ranks(rows: Mapping[str, Sequence[Row]]) -> dict[object, int]:
    """Number documents by path, and give meetings and sections the number of their document."""
    documents = sorted(rows.get("documents", ()), key=lambda row: str(row.get("source_path")))
    ranks: dict[object, int] = {row.get("document_id"): number for number, row in enumerate(documents)}
    for table, key in (("meetings", "meeting_id"), ("sections", "section_id")):
        ranks |= {row.get(key): ranks.get(row.get("document_id"), -1) for row in rows.get(table, ())}
    return ranks


def _place(row: Row, table: str, ranks: Mapping[object, int]) -> tuple[int, int, int, str, tuple[str, ...]]:
    owner = next((row[key] for key in ("document_id", "meeting_id", "section_id") if row.get(key) is not None), None)
    start, end = row.get("start"), row.get("end")
    return (
        ranks.get(owner, -1),
        start if isinstance(start, int) else -1,
        end if isinstance(end, int) else -1,
        str(row.get("name") or row.get("label") or ""),
        tuple(str(row.get(key)) for key in TABLES[table].key),
    )


def _check_keys(table: Table, rows: Sequence[Row]) -> None:
    names = {column.name for column in table.columns}
    seen: set[tuple[object, ...]] = set()
    for row in rows:
        if unknown := sorted(set(row) - names):
            raise CheckError(table.name, unknown[0], "there is no such column in the schema")
        key = tuple(row.get(column) for column in table.key)
        if key in seen:
            raise CheckError(table.name, ", ".join(table.key), f"{key} stands there more than once")
        seen.add(key)


def _check_column(table: Table, column: Column, rows: Sequence[Row], keys: Mapping[str, set[object]]) -> None:
    for row in rows:
        value = row.get(column.name)
        example = f"{value!r} in row {[row.get(key) for key in table.key]}"
        if value is None:
            if column.required:
                raise CheckError(table.name, column.name, f"no value, yet one is required: {example}")
            continue
        if isinstance(value, str) and not value.strip():
            raise CheckError(table.name, column.name, f"an empty text where a null belongs: {example}")
        if column.values and value not in column.values:
            raise CheckError(table.name, column.name, f"not one of {', '.join(column.values)}: {example}")
        if column.references and value not in keys[column.references]:
            raise CheckError(table.name, column.name, f"not in {column.references}: {example}")


def _check_quotes(rows: Mapping[str, Sequence[Row]]) -> None:
    texts = {row["document_id"]: str(row.get("text") or "") for row in rows["documents"]}
    texts |= {row["meeting_id"]: texts[row["document_id"]] for row in rows["meetings"]}
    for table in _QUOTING:
        for row in rows[table]:
            start, end = row["start"], row["end"]
            text = texts[row.get("document_id") or row.get("meeting_id")]
            if not (isinstance(start, int) and isinstance(end, int) and text[start:end] == row["text"]):
                what = f"documents.text[{start}:{end}] is not the text quoted, {str(row['text'])[:60]!r}"
                raise CheckError(table, "text", what)


def _to_arrow(table: Table, rows: Sequence[Row]) -> pa.Table:
    columns = []
    for column in table.columns:
        try:
            values = [_to_python(column, row.get(column.name)) for row in rows]
            columns.append(pa.array(values, column.type))
        except (pa.ArrowException, TypeError, ValueError, OverflowError) as error:
            raise CheckError(table.name, column.name, f"no value of type {column.type}: {error}") from error
    return pa.Table.from_arrays(columns, schema=table.schema)


def _to_python(column: Column, value: object) -> object:
    if isinstance(value, str) and column.type == DAY:
        return date.fromisoformat(value)
    if isinstance(value, str) and column.type == MOMENT:
        return datetime.fromisoformat(value)
    return value
