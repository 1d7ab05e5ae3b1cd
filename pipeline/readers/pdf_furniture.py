"""Running headers, running footers and page numbers of a PDF: what repeats in the margins and is not the text."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from .pdf_lines import Line
from .pdf_rules import Area

_TOP_ZONE = 0.22
_BOTTOM_ZONE = 0.85
_OUTER = 0.10
_SAME_PLACE = 5.0
_FREQUENT = 0.4
_RUN = 3

_DIGITS = re.compile(r"\d+")
_NUMBER_AT_END = re.compile(r"^\d+(?![\d.):])|(?<![\d.])\d+$|\d+\s*(?:van|of|/)\s*\d+$")
_PAGE_NUMBER = re.compile(
    r"[-–|\s]*(?P<word>pagina|pag\.?|bladzijde|blz\.?|page|p\.)?\s*(?P<number>\d{1,4})"
    r"(?P<total>\s*(?:van|of|/)\s*\d{1,4})?[-–|.\s]*$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Sheet:
    """What the search for repetition needs of one page.

    Attributes:
        number: page number, from 1.
        height: height of the page in points.
        rows: its lines in rows from top to bottom.
        tables: areas of its ruled tables.
    """

    number: int
    height: float
    rows: Sequence[Sequence[Line]]
    tables: Sequence[Area]


def find_furniture(sheets: Sequence[Sheet]) -> set[int]:
    """Return the ``id`` of every word that belongs to a running header, a running footer or a page number.

    A line in the upper 22% or the lowest 15% of a page is furniture when the same text stands at the same place on
    two pages of a document of two or three, on three pages in a row, or on two fifths of all pages. Texts may
    differ in a number that counts the pages. The search goes inwards from the edge of the page and stops at the
    first row that does not repeat; past a tenth of the page, space must part it from the text. So a sentence that
    recurs in the body stays.
    """
    repeated = _repeated(sheets)
    found: set[int] = set()
    for sheet in sheets:
        for top in (True, False):
            for line in _furniture_at(sheet, repeated, top=top):
                found.update(id(word) for word in line.words)
    return found


def _furniture_at(sheet: Sheet, repeated: set[int], *, top: bool) -> list[Line]:
    """Return the furniture at one end of a page."""
    found: list[Line] = []
    deep: list[Line] = []
    for row in _edge_rows(sheet, top=top):
        lines = [line for line in row if id(line) in repeated or _is_page_number(line, sheet, top=top)]
        if not lines:
            break
        (found if not deep and _is_outer(lines, sheet, top=top) else deep).extend(lines)
    return found + deep if deep and _stands_apart(deep, sheet, top=top) else found


def _is_outer(lines: Sequence[Line], sheet: Sheet, *, top: bool) -> bool:
    if top:
        return max(line.bottom for line in lines) <= _OUTER * sheet.height
    return min(line.top for line in lines) >= (1 - _OUTER) * sheet.height


def _stands_apart(lines: Sequence[Line], sheet: Sheet, *, top: bool) -> bool:
    """Tell whether more than the space of a line parts some lines from the rest of the page."""
    size = max(line.size for line in lines)
    if top:
        edge = max(line.bottom for line in lines)
        nearest = min((line.top for row in sheet.rows for line in row if line.top > edge - 1), default=sheet.height)
        return nearest - edge > size
    edge = min(line.top for line in lines)
    nearest = max((line.bottom for row in sheet.rows for line in row if line.bottom < edge + 1), default=0.0)
    return edge - nearest > size


def _edge_rows(sheet: Sheet, *, top: bool) -> Iterator[Sequence[Line]]:
    for row in sheet.rows if top else reversed(sheet.rows):
        y = max(line.bottom for line in row) if top else min(line.top for line in row)
        if (y > _TOP_ZONE * sheet.height) if top else (y < _BOTTOM_ZONE * sheet.height):
            return
        yield [line for line in row if not _in_body_table(line, sheet, top=top)]


def _in_body_table(line: Line, sheet: Sheet, *, top: bool) -> bool:
    x, y = (line.x0 + line.x1) / 2, (line.top + line.bottom) / 2
    limit = (_TOP_ZONE if top else _BOTTOM_ZONE) * sheet.height
    return any(area.holds(x, y) and area.top < limit < area.bottom for area in sheet.tables)


def _repeated(sheets: Sequence[Sheet]) -> set[int]:
    """Return the ``id`` of every line that repeats at its place."""
    groups: dict[tuple[bool, str], list[tuple[Sheet, Line]]] = defaultdict(list)
    for sheet in sheets:
        for top in (True, False):
            for row in _edge_rows(sheet, top=top):
                for line in row:
                    groups[top, _DIGITS.sub("#", line.text.casefold())].append((sheet, line))
    found: set[int] = set()
    for group in groups.values():
        for places in _by_place(group):
            if _is_frequent([sheet.number for sheet, _ in places], len(sheets)) and _counts_pages(places):
                found.update(id(line) for _, line in places)
    return found


def _by_place(group: Iterable[tuple[Sheet, Line]]) -> list[list[tuple[Sheet, Line]]]:
    places: list[list[tuple[Sheet, Line]]] = []
    for sheet, line in group:
        for place in places:
            other = place[-1][1]
            level = abs(line.baseline - other.baseline) <= _SAME_PLACE
            if level and min(abs(line.x0 - other.x0), abs(line.x1 - other.x1)) <= _SAME_PLACE:
                place.append((sheet, line))
                break
        else:
            places.append([(sheet, line)])
    return places


def _is_frequent(pages: Sequence[int], total: int) -> bool:
    distinct = sorted(set(pages))
    if len(distinct) < 2:
        return False
    if len(distinct) >= (2 if total <= _RUN else max(_FREQUENT * total, _RUN)):
        return True
    run = 1
    for left, right in pairwise(distinct):
        run = run + 1 if right == left + 1 else 1
        if run >= _RUN:
            return True
    return False


def _counts_pages(places: Sequence[tuple[Sheet, Line]]) -> bool:
    """Tell whether the lines are equal, or differ only in a number at one end that rises with the page."""
    if len({line.text.casefold() for _, line in places}) == 1:
        return True
    if not all(_NUMBER_AT_END.search(line.text) or _PAGE_NUMBER.match(line.text) for _, line in places):
        return False
    numbers = [[int(digits[:9]) for digits in _DIGITS.findall(line.text)] for _, line in places]
    shortest = min(map(len, numbers))
    steps = (
        {found[i] - sheet.number for found, (sheet, _) in zip(numbers, places, strict=True)} for i in range(shortest)
    )
    return any(len(step) == 1 for step in steps)


def _is_page_number(line: Line, sheet: Sheet, *, top: bool) -> bool:
    if not (line.bottom < _OUTER * sheet.height if top else line.top > (1 - _OUTER) * sheet.height):
        return False
    match = _PAGE_NUMBER.match(line.text)
    if match is None:
        return False
    return bool(match["word"] or match["total"]) or int(match["number"]) == sheet.number
