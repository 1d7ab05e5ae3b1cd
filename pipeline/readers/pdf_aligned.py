"""Tables without ruling lines: rows of a PDF whose parts stand under one another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from .pdf_grid import Cell, Column, Table
from .pdf_lines import Line

Row = list[Line]

_ALIGNED = 4.0
_FURTHEST = 3.2
_CLOSE = 0.75
_NARROW = 60.0
_LONGEST_LABEL = 40
_LONGEST_RUN = 500


@dataclass(slots=True)
class _Columns:
    """Where the columns of a run of rows begin and end, from left to right."""

    starts: list[float]
    ends: list[float]
    right: float = 0.0

    def find(self, line: Line) -> int | None:
        """Return the column that a line is aligned with at its left, its right or its middle."""
        for index, x0 in enumerate(self.starts):
            if abs(line.x0 - x0) <= _ALIGNED:
                return index
        if line.x1 - line.x0 < _NARROW:
            for index, (x0, x1) in enumerate(zip(self.starts, self.ends, strict=True)):
                if min(abs(line.x1 - x1), abs((line.x0 + line.x1) - (x0 + x1)) / 2) <= _ALIGNED:
                    return index
        return None

    def fits(self, index: int, line: Line, row: Row) -> bool:
        """Tell whether a line ends before the next column that its row uses."""
        following = [x0 for x0 in self.starts[index + 1 :] if line.x1 > x0]
        return (
            not following or (len(row) == 1 and index > 0) or all(other is line or other.x0 > line.x1 for other in row)
        )

    def add(self, line: Line) -> None:
        index = self.find(line)
        if index is None:
            index = sum(x0 < line.x0 for x0 in self.starts)
            self.starts.insert(index, line.x0)
            self.ends.insert(index, line.x1)
        elif line.x1 < min(self.starts[index + 1 :], default=line.x1 + 1):
            self.ends[index] = max(self.ends[index], line.x1)


def find_tables(rows: Sequence[Row], right: float) -> list[tuple[int, int, list[Table]]]:
    """Return the stretches of rows that are tables, as first row, one past the last row, and the tables.

    At least three rows must have parts that start at the same places; two are enough where a short label
    stands before a value. A row with one part belongs to a table where it goes on in a column.

    Args:
        rows: the rows of a column of text, from top to bottom.
        right: right edge of the column in points.
    """
    found = []
    index = 0
    while index < len(rows):
        end, columns = _grow(rows, index)
        run = [_resplit(row, columns) for row in rows[index:end]] if columns else []
        if columns and _is_table(run, columns):
            columns.right = max(right, *columns.ends)
            found.append((index, end, _build(run, columns)))
            index = end
        else:
            index += 1
    return found


def _grow(rows: Sequence[Row], start: int) -> tuple[int, _Columns | None]:
    """Return where the run of aligned rows that starts at a row ends, and its columns."""
    if len(rows[start]) < 2:
        return start + 1, None
    columns = _Columns([line.x0 for line in rows[start]], [line.x1 for line in rows[start]])
    end = start + 1
    pending = 0
    for index in range(start + 1, min(len(rows), start + _LONGEST_RUN)):
        row = _resplit(rows[index], columns)
        distance = min(line.top for line in row) - max(line.bottom for line in rows[index - 1])
        if distance > _FURTHEST * row[0].size or not _belongs(row, columns):
            break
        if len(row) > 1:
            for line in row:
                columns.add(line)
        alone = len(row) == 1 and columns.find(row[0]) == 0
        pending = pending + 1 if alone else 0
        if pending > 2:
            break
        # A line in the first column counts only when the table goes on after it.
        if not alone:
            end = index + 1
    return end, columns


def _belongs(row: Row, columns: _Columns) -> bool:
    places = [columns.find(line) for line in row]
    if len(row) > 1:
        return sum(place is not None for place in places) * 2 >= len(row) and all(
            place is None or columns.fits(place, line, row) for place, line in zip(places, row, strict=True)
        )
    place = places[0]
    if place is None or row[0].lead or row[0].numbered:
        return False
    if place == 0:
        return row[0].x1 < columns.starts[1] - 2
    return abs(row[0].x0 - columns.starts[place]) <= _ALIGNED


def _resplit(row: Row, columns: _Columns) -> Row:
    """Part lines once more where a word stands at the start of a column after more than a normal space."""
    parted: Row = []
    for line in row:
        words = [line.words[0]]
        for left, right in pairwise(line.words):
            starts = any(abs(right.x0 - x0) <= 1.5 for x0 in columns.starts[1:])
            # In a row of several parts less space is needed to tell a cell that fills its column.
            if starts and right.x0 - left.x1 > (0.45 if len(row) == 1 else 0.15) * right.size:
                parted.append(Line(words, line.page))
                words = []
            words.append(right)
        parted.append(Line(words, line.page))
    return parted


def _is_table(run: Sequence[Row], columns: _Columns) -> bool:
    several = [row for row in run if len(row) > 1]
    if len(several) < 2:
        return False
    shared = [
        sum(any(columns.find(line) == index for line in row) for row in several) for index in range(len(columns.starts))
    ]
    used = sum(count >= 2 for count in shared)
    if used < 2:
        return False
    if len(several) >= 3:
        return used * 2 >= len(columns.starts) and not _is_prose(several)
    labels = [row[0] for row in several]
    return len(columns.starts) == 2 and all(
        len(label.text) <= _LONGEST_LABEL and not label.lead and not label.numbered for label in labels
    )


def _is_prose(rows: Sequence[Row]) -> bool:
    """Tell whether rows look like running text with wide spaces: small letters open most of their parts."""
    parts = [line for row in rows for line in row[1:]]
    return sum(line.text[:1].islower() for line in parts) > 0.6 * len(parts) and all(
        len(line.words) > 2 for row in rows for line in row[:1]
    )


def _build(run: Sequence[Row], columns: _Columns) -> list[Table]:
    """Return the tables of a run: labels on the left of a table of several columns are a table of their own."""
    tables: list[Table] = []
    start = 0
    for index, row in enumerate(run):
        following = [other for other in run[index + 1 : index + 4] if len(other) > 1]
        labelled = columns.find(row[0]) == 0 and len(row) > 1
        if labelled and len(following) == 3 and all(columns.find(other[0]) != 0 for other in following):
            head = [*run[start:index], row[:1]]
            end = next(
                (i for i in range(index + 1, len(run)) if columns.find(run[i][0]) == 0 and len(run[i]) > 1), len(run)
            )
            inner = [row[1:], *run[index + 1 : end]]
            tables.append(_table(head, _narrowed(head, columns)))
            tables.append(_table(inner, _narrowed(inner, columns)))
            return tables + (_build(run[end:], columns) if end < len(run) else [])
    tables.append(_table(run[start:], columns))
    return tables


def _narrowed(rows: Sequence[Row], columns: _Columns) -> _Columns:
    """Return the columns that some rows use."""
    used = sorted({place for row in rows for line in row if (place := columns.find(line)) is not None})
    return _Columns([columns.starts[i] for i in used], [columns.ends[i] for i in used], columns.right)


def _table(rows: Sequence[Row], columns: _Columns) -> Table:
    grid: list[list[list[Line]]] = []
    last: Row = []
    for row in rows:
        places = [_place(line, columns) for line in row]
        if not grid or not _goes_on(row, places, last, grid[-1], columns):
            grid.append([[] for _ in columns.starts])
        for place, line in zip(places, row, strict=True):
            grid[-1][place].append(line)
        last = row
    cells = [
        [Cell(index, [Column(lines, _limit(columns, index))]) for index, lines in enumerate(row) if lines]
        for row in grid
    ]
    top = min(line.top for line in rows[0])
    return Table(rows[0][0].page, list(columns.starts), cells, top)


def _place(line: Line, columns: _Columns) -> int:
    place = columns.find(line)
    return place if place is not None else max(sum(x0 <= line.x0 + _ALIGNED for x0 in columns.starts) - 1, 0)


def _limit(columns: _Columns, index: int) -> float:
    if index + 1 < len(columns.starts):
        return max(columns.starts[index + 1] - 4, columns.ends[index])
    return columns.right


def _goes_on(row: Row, places: Sequence[int], last: Row, cells: list[list[Line]], columns: _Columns) -> bool:
    """Tell whether a row only goes on with the cells of the row above it."""
    distance = min(line.top for line in row) - max(line.bottom for line in last)
    if 0 not in places and len(columns.starts) == 2:
        return bool(cells[0]) or distance < _CLOSE * row[0].size
    if distance > _CLOSE * row[0].size:
        return False
    if places == [0]:
        return bool(cells[0]) and (row[0].text[:1].islower() or _wraps(cells[0][-1], row[0], _limit(columns, 0)))
    if 0 in places:
        return False
    return any(
        cells[place] and _wraps(cells[place][-1], line, _limit(columns, place))
        for place, line in zip(places, row, strict=True)
    )


def _wraps(above: Line, line: Line, limit: float) -> bool:
    """Tell whether the first word of a line would not have fitted on the line above it in its column."""
    return above.x1 + 0.3 * above.size + line.words[0].x1 - line.words[0].x0 > limit
