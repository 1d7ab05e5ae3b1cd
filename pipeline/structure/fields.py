"""Labels and their values: in a line, in a sentence, in a table, or a heading with what stands under it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile

from pipeline.document import Block, Document
from pipeline.facts import Section
from pipeline.structure.attendance_table import column_roles
from pipeline.structure.line_labels import INLINE, find_labels, labels_in, leading, naming, reporter
from pipeline.structure.name_lists import side_of
from pipeline.structure.vocabulary import label_of

Span = tuple[int, int]

_PROSE = re.compile(
    r"\b(?:ik|wij|we|u|dat|niet|er|deze|dit|is|zijn|was|waren|wordt|worden|heeft|hebben|zal|kan|moet|gaat)\b.*[.?!:]\s*\Z",
    re.DOTALL,
)
_PROSE_WORDS = 8
"""Number of words from which a line with such a word, ending as a sentence, is no entry of a list of names."""

_OPENS = re.compile(
    r"\W*(?:(?:de )?\w*(?:agenda|onderwerpen|punten)|besproken|opening|verslag|notulen|mededelingen|inhoud)\W*",
    re.IGNORECASE,
)
"""What opens the meeting under a list of names, where no heading does."""


@dataclass(frozen=True, slots=True)
class Field:
    """A label of the header and where its value stands.

    Attributes:
        key: which field it is (see ``vocabulary.LABELS``).
        label: the label as written.
        values: the parts of the value in order, as offsets in ``Document.text``; one part a line, cell or item.
        early: whether it stands in the header of the document, above its first agenda item.
        table: index of the table of which the value is a column or the whole, None outside tables.
    """

    key: str
    label: str
    values: tuple[Span, ...]
    early: bool = True
    table: int | None = None


def find_fields(document: Document, sections: Sequence[Section]) -> list[Field]:
    """Return the labelled values of a document in order of their place.

    Below the header only labels that may stand at the end as well are taken: who was there, who wrote, and when the
    next meeting is.
    """
    border = header_end(document, sections)
    starts = [section.start for section in sections]
    inside = ((b, sections[max(bisect_right(starts, b.start) - 1, 0)]) for b in document.blocks if sections)
    stops = frozenset(b.start for b, section in inside if section.title and b.start < section.body_start)
    fields: list[Field] = []
    for index, block in enumerate(document.blocks):
        if block.table is None and block.start not in stops:
            fields.extend(_line_fields(document, index, stops, early=block.start < border))
    lists = [(s.start, s.end) for s in sections if s.kind == "attendance"]
    fields.extend(f for f in _table_fields(document, border) if not any(a <= f.values[0][0] < b for a, b in lists))
    fields.extend(_section_fields(document, sections))
    late = ("next", "secretary", "chair", "present", "absent")
    kept = [f for f in fields if f.values and (f.early or f.key in late)]
    return sorted(kept, key=lambda field: field.values[0])


def header_end(document: Document, sections: Sequence[Section]) -> int:
    """Return where the header ends: the first heading that opens an agenda item and is no list of who was there."""
    for section in sections:
        if section.title and section.kind != "attendance":
            return section.start
    return len(document.text) if not sections or sections[0].title is None else 0


def _line_fields(document: Document, index: int, stops: frozenset[int], *, early: bool) -> Iterator[Field]:
    block = document.blocks[index]
    text = document.text_of(block)
    if block.kind in ("heading", "code"):
        return
    found = find_labels(text, document.text, early=early) or (naming(text) if early else [])
    for i, (_, value_start, label, key) in enumerate(found):
        value_end = found[i + 1][0] if i + 1 < len(found) else len(text)
        value = _trim(document.text, block.start + value_start, block.start + value_end)
        if value:
            more = _continuation(document, index, key, stops) if i + 1 == len(found) else ()
            yield Field(key, label, (value, *more), early)
        elif i + 1 == len(found):
            yield Field(key, label, _following(document, index, key, stops), early)


def _trim(text: str, start: int, end: int) -> Span | None:
    while start < end and (text[start].isspace() or text[start] in ":*_"):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in "*_"):
        end -= 1
    return (start, end) if start < end else None


def _following(document: Document, index: int, key: str, stops: frozenset[int]) -> tuple[Span, ...]:
    """Return the blocks under a label that stands alone: a list as long as it goes on, else one line or table."""
    many = key in ("present", "absent")
    values: list[Span] = []
    blocks = document.blocks
    for i in range(index + 1, len(blocks)):
        block = blocks[i]
        text = document.text_of(block)
        if (
            block.start in stops
            or block.kind == "heading"
            or (block.kind == "furniture") != (blocks[index].kind == "furniture")
        ):
            break
        if block.table is not None and not many:
            break
        named = (INLINE.match(text) and label_of(text.partition(":")[0])) or label_of(text) or leading(text)
        if not block.column and named:
            break  # further to the right it is what somebody is: "T. Smit | secretaris"
        if values and (not many or (block.kind != "list_item" and not _goes_on(block, blocks[i - 1]))):
            break
        if values and (_OPENS.fullmatch(text) or (_PROSE.search(text) and len(text.split()) >= _PROSE_WORDS)):
            break
        values.append((block.start, block.end))
    return tuple(values)


def _continuation(document: Document, index: int, key: str, stops: frozenset[int]) -> tuple[Span, ...]:
    """Return the lines on which a list of names goes on under its first line."""
    if key not in ("present", "absent"):
        return ()
    values: list[Span] = []
    for i in range(index + 1, len(document.blocks)):
        block = document.blocks[i]
        text = document.text_of(block)
        if block.table is not None and "\t" in document.text_of(document.blocks[index]):
            values.append((block.start, block.end))  # the columns of the label's own line
            continue
        if (
            block.table is not None
            or not (block.tight or block.kind == "list_item")
            or (":" in text[:45] and not side_of(text))
            or block.start in stops
            or leading(text)
        ):
            break
        values.append((block.start, block.end))
    return tuple(values)


def _goes_on(block: Block, before: Block) -> bool:
    return (
        block.tight
        or (block.table is not None and block.table == before.table)
        or block.kind == before.kind == "paragraph"
    )


def _table_fields(document: Document, border: int) -> Iterator[Field]:
    for rows in document.tables():
        early = bool(rows) and rows[0][0].start < border
        header = next((i for i, row in enumerate(rows[:2]) if column_roles(document, row)), None) if early else None
        if header is not None:
            cells = tuple((cell.start, cell.end) for row in rows[header:] for cell in row)
            yield Field("present", document.text_of(rows[0][0]), cells, True, rows[0][0].table)
            continue
        if early:
            yield from _labelled_columns(document, rows)
        for row in rows:
            if early:
                yield from _row_fields(document, row)
            yield from _cell_lists(document, row)


def _cell_lists(document: Document, row: list[Block]) -> Iterator[Field]:
    """Yield the list of names under a label within a cell (``Deelnemers:`` and a name a line)."""
    for i, cell in enumerate(row):
        text = document.text_of(cell).strip()
        key = label_of(text) if text.endswith(":") else None
        if key not in ("present", "absent"):
            continue
        values = []
        for other in row[i + 1 :]:
            if other.column != cell.column or ":" in document.text_of(other):
                break
            values.append((other.start, other.end))
        yield Field(key, text.rstrip(":"), tuple(values) or _inner_table(document, cell), True, cell.table)


def _inner_table(document: Document, cell: Block) -> tuple[Span, ...]:
    """Return the cells of the table that stands within a table, right under a cell."""
    under = document.blocks[document.blocks.index(cell) + 1 :]
    if not under or under[0].table in (None, cell.table):
        return ()
    return tuple((b.start, b.end) for b in takewhile(lambda block: block.table == under[0].table, under))


def _row_fields(document: Document, row: list[Block]) -> Iterator[Field]:
    """Yield label and value of a row: two cells, or a label above its value in one cell."""
    columns: dict[int, list[Block]] = {}
    for cell in row:
        columns.setdefault(cell.column or 0, []).append(cell)
    order = sorted(columns)
    used: set[int] = set()
    for position, column in enumerate(order):
        cells = columns[column]
        if column in used:
            continue
        key = label_of(document.text_of(cells[0]))
        if (
            key is None
            and len(row) == 2
            and reporter(": ".join(document.text_of(cell).strip(" :") for cell in row), document.text)
        ):
            key = "secretary"
        if key == "body" and len(row) > 2:
            continue  # a column header (Naam | Organisatie), no label with its value
        if key and len(cells) > 1:
            yield Field(
                key, document.text_of(cells[0]), tuple((c.start, c.end) for c in cells[1:]), True, cells[0].table
            )
        elif key and position + 1 < len(order):
            right = columns[order[position + 1]]
            if label_of(document.text_of(right[0])) is None or len(order) == 2:
                used.add(order[position + 1])
                yield Field(
                    key, document.text_of(cells[0]), tuple((c.start, c.end) for c in right), True, cells[0].table
                )
        elif not key:
            for cell in cells:
                yield from _inline_cell(document, cell)


def _inline_cell(document: Document, cell: Block) -> Iterator[Field]:
    text = document.text_of(cell)
    found = labels_in(text)
    for i, (_, value_start, label, key) in enumerate(found):
        end = found[i + 1][0] if i + 1 < len(found) else len(text)
        value = _trim(document.text, cell.start + value_start, cell.start + end)
        if value:
            yield Field(key, label, (value,), True, cell.table)


def _labelled_columns(document: Document, rows: list[list[Block]]) -> Iterator[Field]:
    """Yield the columns of a table whose first row is labels only (``Datum | Locatie`` above their values)."""
    if len(rows) < 2 or len(rows[0]) < 2:
        return
    keys = [label_of(document.text_of(cell)) for cell in rows[0]]
    if not all(keys) or any(label_of(document.text_of(cell)) for cell in rows[1]):
        return
    for cell, key in zip(rows[0], keys, strict=True):
        values = tuple((c.start, c.end) for row in rows[1:] for c in row if c.column == cell.column)
        yield Field(key or "other", document.text_of(cell), values, True, cell.table)


def _section_fields(document: Document, sections: Sequence[Section]) -> Iterator[Field]:
    """Yield the sections that list who was there or was not."""
    for section in sections:
        if section.kind != "attendance" or not section.title:
            continue
        absent = re.match(r"(?:afwezig|afgemeld|verontschuldigd|afmelding|bericht)", section.title, re.IGNORECASE)
        values = tuple((b.start, b.end) for b in document.blocks if section.body_start <= b.start < section.end)
        tables = {b.table for b in document.blocks if section.body_start <= b.start < section.end}
        table = next(iter(tables)) if len(tables) == 1 else None
        yield Field("absent" if absent else "present", section.title, values, True, table)
