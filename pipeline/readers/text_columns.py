"""Find tables in plain text: lines whose words stand in columns, set apart by tabs or by two spaces and more."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

_CELL = re.compile(r"[^\s](?:[^\S\n\t]?[^\s])*")
_WIDE = 1000
_NUMBER = re.compile(r"(?:ad )?[\d.]{1,6}[.):]?|[a-zA-Z][.)]|[-–*•]|ad \d+\S?", re.IGNORECASE)
_LABEL = re.compile(r"[^:]{1,60}:")

Row = dict[int, str]
"""The cells of a row by column, 0-based; an empty cell is left out."""


@dataclass(slots=True)
class Columns:
    """A table among the lines of a paragraph.

    Attributes:
        first: index of its first line, 0-based.
        last: one past the index of its last line.
        rows: its rows, a line that goes on in a cell of the row above added to that row.
    """

    first: int
    last: int
    rows: list[Row] = field(default_factory=list)


def find_columns(lines: Sequence[str]) -> Columns | None:
    """Return the first table among the lines of a paragraph, None without one.

    Two lines are rows of one table where their cells begin at the same places. Labels with their values and numbered
    lines are none: what stands behind ``Datum`` or ``1.`` is its text and no column.
    """
    for first in range(len(lines) - 1):
        starts = [start for start, _ in _cells(lines[first])]
        if len(starts) < 2:
            continue
        table = Columns(first, first)
        for line in lines[first:]:
            row = _row(_cells(line), starts)
            if row is None or (0 not in row and not table.rows):
                break
            _add(table, row)
        if _is_table(table, len(starts)):
            return table
    return None


def _cells(line: str) -> list[tuple[int, str]]:
    """Return the cells of a line with their places; behind tabs a place is the count of the column, times the width."""
    if "\t" not in line:
        return [(match.start(), match[0]) for match in _CELL.finditer(line)]
    parts = re.split(r"[ ]*\t\s*", line.rstrip())
    return [(_WIDE * column, part.strip()) for column, part in enumerate(parts) if part.strip()]


def _row(cells: list[tuple[int, str]], starts: list[int]) -> Row | None:
    """Return the cells of a line by column; None where one begins between two columns, or the line is prose."""
    if not cells or any(start not in starts for start, _ in cells):
        return None
    row = {starts.index(start): text for start, text in cells}
    return None if len(row) == 1 and 0 in row and len(starts) < 3 else row


def _add(table: Columns, row: Row) -> None:
    table.last += 1
    if 0 in row:
        table.rows.append(row)
        return
    above = table.rows[-1]
    for column, text in row.items():
        # names stand one to a line, a sentence goes on
        join = "\n" if text[0].isupper() else " "
        above[column] = f"{above[column]}{join}{text}" if column in above else text


def _is_table(table: Columns, width: int) -> bool:
    full = sum(len(row) == width for row in table.rows)
    heads = [row[0] for row in table.rows]
    if len(table.rows) < 2 or full * 2 <= len(table.rows) or any(_LABEL.fullmatch(head) for head in heads):
        return False
    if any(row.get(1, "").startswith(":") for row in table.rows):
        return False
    return width > 2 or not any(_NUMBER.fullmatch(head) for head in heads)
