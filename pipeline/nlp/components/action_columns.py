"""Tells what the columns of a table of action items hold: by its header, by what stands in them, or both."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence

from pipeline.document import Block
from pipeline.facts import Mention
from pipeline.nlp.components.action_status import is_status
from pipeline.nlp.context import Context
from pipeline.nlp.rules import load_rules
from pipeline.nlp.zones import within

Rows = Sequence[Sequence[Block]]
_ANY_DAY = ("datum", "data", "planning", "tijdpad", "timing", "termijn")
"""Headers of a day that tables other than of tasks have as well."""

Columns = dict[str, int]
"""The column of each kind: ``task``, ``owner``, ``due``, ``status``, ``number``, ``note``."""


def columns_by_header(context: Context, rows: Rows, mentions: Sequence[Mention], *, titled: bool) -> Columns | None:
    """Return what the columns hold, None where the first row is not the header of a table of tasks.

    Args:
        context: the document with its structure.
        rows: of one table, its header first.
        mentions: of people and organisations, in order.
        titled: whether the table stands under a title that announces tasks, which says what its header leaves open.
    """
    written = {cell.column or 0: _plain(context.document.text_of(cell)) for cell in rows[0]}
    rules: Mapping[str, list[str]] = load_rules("action_items")["headers"]
    columns: Columns = {}
    for kind, words in rules.items():
        places = [
            (words.index(part), column)
            for column, header in written.items()
            for part in _parts(header)
            if part in words and column not in columns.values()
        ]
        if places:
            columns[kind] = min(places)[1]
    _settle_by_content(context, rows[1:], written, columns)
    if not columns.keys() & {"owner", "due", "status"}:
        return None
    named = "owner" in columns and _is_named(_cells(rows[1:], columns["owner"]), mentions)
    untold = named and "due" in columns and written[columns["due"]] not in _ANY_DAY
    if (titled or untold) and "task" not in columns:
        columns |= _longest(rows[1:], without=columns.values())
    if "task" not in columns:
        return None
    return columns if titled or _is_action_table(written, columns, named=named) else None


def columns_by_content(context: Context, rows: Rows, mentions: Sequence[Mention]) -> Columns | None:
    """Guess the columns of a table without a header: tasks are long, owners are names and little else."""
    columns = _longest(rows)
    if not columns:
        return None
    for column in sorted({cell.column or 0 for row in rows for cell in row} - set(columns.values())):
        cells = _cells(rows, column)
        if 2 * len(cells) >= len(rows) and _is_named(cells, mentions):
            columns.setdefault("owner", column)
        elif _is_dated(context, cells) and column > columns["task"]:
            columns.setdefault("due", column)
        elif all(is_status(context.document.text_of(cell)) for cell in cells):
            columns.setdefault("status", column)
    return columns


def _plain(header: str) -> str:
    cut = re.sub(
        r"[\[(].*|\s(?:voor|v[oó]{2}r|tot|uiterlijk|t/m) .*\d.*", "", " ".join(header.lower().split()).strip("[]* ")
    )
    return re.sub(r"\s*/\s*", "/", cut.strip(" :*[]?.-"))


def _parts(header: str) -> list[str]:
    """Return a header and, where it names two things (``Deadline / Opmerking``), each of them."""
    parts = [part.strip(" .") for part in re.split(r"/|\s(?:en|&|\+)\s", header)]
    return [header, *parts] if len(parts) > 1 else [header]


def _is_action_table(written: Mapping[int, str], columns: Columns, *, named: bool) -> bool:
    """Tell whether the words of a header, or the names under it, are those of a table of tasks and of no other."""
    weak = load_rules("action_items")["weak_headers"]
    if written.get(columns["task"]) not in weak:
        return True
    owned = "owner" in columns and (named or written[columns["owner"]] not in weak)
    return (owned or {"due", "status"} <= columns.keys()) and not {"tijd", "risico", "kans", "impact"} & set(
        written.values()
    )


def _settle_by_content(context: Context, rows: Rows, written: Mapping[int, str], columns: Columns) -> None:
    """Move columns of which the header says too little: *Datum* may be when a task arose, *Voor* may be who or when."""
    owner, due, task = (columns.get(kind, -1) for kind in ("owner", "due", "task"))
    if due >= 0 and written[due] in ("datum", "data") and not _lies_ahead(context, _cells(rows, due), after=due > task):
        del columns["due"]
    if due >= 0 and written[due] == "gereed" and not _is_dated(context, _cells(rows, due)):
        columns.setdefault("status", columns.pop("due"))
    if owner >= 0 and written[owner] == "voor" and _is_dated(context, _cells(rows, owner)):
        columns.setdefault("due", columns.pop("owner"))
    if "status" not in columns:
        unnamed = {cell.column or 0 for row in rows for cell in row} - {c for c, header in written.items() if header}
        for column in sorted(unnamed):
            if all(is_status(context.document.text_of(cell)) for cell in _cells(rows, column)):
                columns.setdefault("status", column)


def _cells(rows: Rows, column: int) -> list[Block]:
    return [cell for row in rows for cell in row if (cell.column or 0) == column]


def _is_named(cells: Sequence[Block], mentions: Sequence[Mention]) -> bool:
    """Tell whether at least half of some cells hold names and little else."""
    named = sum(
        2 * sum(mention.end - mention.start for mention in within(mentions, cell.start, cell.end))
        > cell.end - cell.start
        for cell in cells
    )
    return bool(cells) and 2 * named >= len(cells)


def _is_dated(context: Context, cells: Sequence[Block]) -> bool:
    """Tell whether dates stand in at least half of the cells."""
    dated = sum(bool(within(context.structure.dates, cell.start, cell.end)) for cell in cells)
    return bool(cells) and 2 * dated >= len(cells)


def _lies_ahead(context: Context, cells: Sequence[Block], *, after: bool) -> bool:
    """Tell whether a column of dates tells deadlines: one of them comes after the meeting."""
    held = context.structure.header.date
    dates = [fact for cell in cells for fact in within(context.structure.dates, cell.start, cell.end)]
    if held is None:
        return after
    return any(fact.last.isoformat() > held.value for fact in dates)


def _longest(rows: Rows, without: Collection[int] = ()) -> Columns:
    lengths: dict[int, int] = {}
    for row in rows:
        for cell in row:
            column = cell.column or 0
            if column not in without:
                lengths[column] = lengths.get(column, 0) + cell.end - cell.start
    return {"task": max(lengths, key=lambda column: lengths[column])} if lengths else {}
