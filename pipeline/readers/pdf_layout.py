"""Reading order of a PDF page: margin columns, columns of running text, tables."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from statistics import median

from .pdf_aligned import Row, find_tables
from .pdf_grid import Cell, Column, Item, Table
from .pdf_lines import Line, build_lines
from .pdf_ruled import Frame
from .pdf_rules import Area
from .pdf_words import Word

_MARGIN_COLUMN = 0.58
_MARGIN_WIDTH = 0.38
_FURTHEST = 40.0
_SMALL = 0.85
_MOST_LINES = 400
_FEWEST_LINES = 6
_PADDING = 4.0


def arrange(
    words: Sequence[Word], page: int, area: Area, frames: Sequence[Frame], rules: Sequence[Area], right: float
) -> list[Item]:
    """Return what stands in an area of a page, in reading order.

    Args:
        words: the upright words in the area.
        page: page number, from 1.
        area: the page or the cell.
        frames: ruled tables in the area.
        rules: vertical ruling lines of the page.
        right: the right edge of running text in points.
    """
    outer = [frame for frame in frames if not any(_lies_in(frame, other) for other in frames)]
    free: list[Word] = []
    held: list[list[Word]] = [[] for _ in outer]
    for word in words:
        x, y = (word.x0 + word.x1) / 2, (word.top + word.bottom) / 2
        index = next((i for i, frame in enumerate(outer) if frame.area.holds(x, y)), None)
        (free if index is None else held[index]).append(word)
    items: list[tuple[float, Item]] = []
    for frame, inside in zip(outer, held, strict=True):
        inner = [other for other in frames if other is not frame and _lies_in(other, frame)]
        table = _fill(frame, inside, page, inner, rules)
        if table is None:
            free += inside
        else:
            items.append((frame.area.top, table))
    rows = build_lines(free, page, rules)
    return _order(rows, sorted(items, key=lambda item: item[0]), area, right)


def _lies_in(inner: Frame, outer: Frame) -> bool:
    if inner is outer:
        return False
    a, b = inner.area, outer.area
    x, y = (a.x0 + a.x1) / 2, (a.top + a.bottom) / 2
    return b.holds(x, y) and a.width * a.height < b.width * b.height


def _fill(
    frame: Frame, words: Sequence[Word], page: int, inner: Sequence[Frame], rules: Sequence[Area]
) -> Table | None:
    """Return the table with its words in its cells, None where too few cells hold any."""
    held: list[list[Word]] = [[] for _ in frame.cells]
    for word in words:
        x, y = (word.x0 + word.x1) / 2, (word.top + word.bottom) / 2
        index = next((i for i, (_, _, cell) in enumerate(frame.cells) if cell.holds(x, y)), None)
        if index is None:
            return None
        held[index].append(word)
    # A row that goes on on the next page may leave but one cell filled there.
    if sum(map(bool, held)) < (1 if frame.open_top else 2):
        return None
    rows: dict[int, list[Cell]] = {}
    for (row, column, cell), inside in zip(frame.cells, held, strict=True):
        if inside:
            nested = [other for other in inner if cell.holds((other.area.x0 + other.area.x1) / 2, other.area.top + 1)]
            narrow = [rule for rule in rules if cell.x0 + 1 < rule.x0 < cell.x1 - 1]
            content = arrange(inside, page, cell, nested, narrow, cell.x1 - _PADDING)
            rows.setdefault(row, []).append(Cell(column, content))
    return Table(
        page,
        list(frame.edges),
        [rows[row] for row in sorted(rows)],
        frame.area.top,
        shaded=frame.shaded and min(rows) == 0,
        open_top=frame.open_top,
    )


def _order(rows: list[Row], tables: Sequence[tuple[float, Item]], area: Area, right: float) -> list[Item]:
    """Return rows and ruled tables from top to bottom, columns of running text one after the other."""
    items: list[Item] = []
    start = 0
    pending = list(tables)
    for first, last, gutter in _bands(rows, area):
        items += _stack(rows[start:first], pending, rows[first][0].top, right)
        band = rows[first:last]
        left = [[line for line in row if line.x0 < gutter] for row in band]
        beside = [[line for line in row if line.x0 >= gutter] for row in band]
        for part in (left, beside):
            lines = [row for row in part if row]
            edge = max(line.x1 for row in lines for line in row)
            narrower = Area(lines[0][0].x0, area.top, edge, area.bottom)
            column = _order(lines, [], narrower, edge)
            for item in column[:1]:
                if isinstance(item, Column):
                    item.continues = part is beside
            items += column
        start = last
    return items + _stack(rows[start:], pending, None, right)


def _stack(rows: list[Row], tables: list[tuple[float, Item]], bottom: float | None, right: float) -> list[Item]:
    """Return rows with the ruled tables that stand between them; tables that are used are taken from the list."""
    items: list[Item] = []
    start = 0
    while tables and (bottom is None or tables[0][0] < bottom):
        top, table = tables.pop(0)
        end = next((i for i in range(start, len(rows)) if rows[i][0].baseline > top), len(rows))
        items += [*_aligned(rows[start:end], right), table]
        start = end
    return items + _aligned(rows[start:], right)


def _aligned(rows: list[Row], right: float) -> list[Item]:
    """Return rows as columns of text and tables without ruling lines."""
    items: list[Item] = []
    start = 0
    for first, last, tables in find_tables(rows, right):
        items += [*_column(rows[start:first], right), *tables]
        start = last
    return items + _column(rows[start:], right)


def _column(rows: Sequence[Row], right: float) -> list[Item]:
    if not rows:
        return []
    # What is left of a row here is one line: its wide gaps are tabs or justified text.
    lines = [Line([word for line in row for word in line.words], row[0].page) for row in rows]
    return [Column(lines, max(right, lines[0].x0))]


def _bands(rows: Sequence[Row], area: Area) -> list[tuple[int, int, float]]:
    """Return the stretches of rows that are set in two columns of running text, with the gutter's place."""
    starts = Counter(round(line.x0 / 3) for row in rows for line in row if line.x0 > area.x0 + 0.3 * area.width)
    bands: list[tuple[int, int, float]] = []
    for start, count in starts.most_common(4):
        if count < _FEWEST_LINES:
            break
        gutter = 3 * start - 4.0
        index = 0
        while index < len(rows):
            end = index
            while end < len(rows) and not any(line.x0 < gutter < line.x1 for line in rows[end]):
                end += 1
            if end > index and _is_two_columns(rows[index:end], gutter) and not _overlaps(bands, index, end):
                bands.append((index, end, gutter))
            index = max(end, index + 1)
    return sorted(bands)


def _overlaps(bands: Sequence[tuple[int, int, float]], start: int, end: int) -> bool:
    return any(start < other_end and other_start < end for other_start, other_end, _ in bands)


def _is_two_columns(rows: Sequence[Row], gutter: float) -> bool:
    for side in (
        [line for row in rows for line in row if line.x0 < gutter],
        [line for row in rows for line in row if line.x0 >= gutter],
    ):
        if len(side) < _FEWEST_LINES:
            return False
        width = max(line.x1 for line in side) - min(line.x0 for line in side)
        full = median(line.x1 - line.x0 for line in side)
        if full < 0.7 * width or width < 14 * side[0].size or median(len(line.words) for line in side) < 4:
            return False
    return True


def split_margin_column(rows: Sequence[Row], width: float, height: float, body_size: float) -> set[int]:
    """Return the ``id`` of the words of a column in the right margin: a letterhead with address, date, reference.

    Such a column starts past 58% of the page's width, is narrow, begins in the upper half of the page, and has
    nothing reaching into it from the left. It is small print, or most of its lines have no line beside them.

    Args:
        rows: rows of the page.
        width: width of the page in points.
        height: height of the page in points.
        body_size: usual font size of the document in points.
    """
    lines = [line for row in rows for line in row if line.x0 >= _MARGIN_COLUMN * width]
    beside = {id(line) for row in rows for line in row if row[0].x0 < _MARGIN_COLUMN * width}
    for group in _groups(lines):
        x0, x1 = min(line.x0 for line in group), max(line.x1 for line in group)
        top, bottom = group[0].top, group[-1].bottom
        small = median(line.size for line in group) <= _SMALL * body_size
        alone = sum(id(line) not in beside for line in group) >= 0.6 * len(group)
        crossed = any(
            line.x1 > x0 - 6 and line.x0 < x0 - 6 for row in rows for line in row if top < line.baseline < bottom
        )
        long_enough = len(group) >= (2 if small else 4) and (small or alone)
        if long_enough and not crossed and top < 0.5 * height and x1 - x0 <= _MARGIN_WIDTH * width:
            return {id(word) for line in group for word in line.words}
    return set()


def _groups(lines: Sequence[Line]) -> list[list[Line]]:
    """Return lines that stand close under one another with the same left edge, the highest group first."""
    groups: list[list[Line]] = []
    for line in sorted(lines, key=lambda line: line.top)[:_MOST_LINES]:
        for group in groups:
            if abs(group[0].x0 - line.x0) <= 6 and line.top - group[-1].bottom <= _FURTHEST:
                group.append(line)
                break
        else:
            groups.append([line])
    return groups
