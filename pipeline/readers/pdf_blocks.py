"""Blocks of a PDF: columns and tables of all pages put together over page breaks and written to the document."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace

from pipeline.document import Block, BlockKind, DocumentBuilder

from .pdf_grid import Cell, Column, Item, Table
from .pdf_lines import Line
from .pdf_paragraphs import Paragraph, Pitches, runs_on, set_levels, split_paragraphs
from .pdf_text import paragraph_text

_SAME_EDGE = 4.0
_LONGEST_HEADER = 40


def all_columns(items: Iterable[Item]) -> Iterator[list[Line]]:
    """Yield the lines of every column of text, those in cells included."""
    for item in items:
        if isinstance(item, Column):
            yield item.lines
        else:
            for row in item.rows:
                for cell in row:
                    yield from all_columns(cell.content)


def join_tables(items: Sequence[Item]) -> list[Item]:
    """Return the items with tables that go on on the next page made one, repeated header rows dropped."""
    joined: list[Item] = []
    for item in items:
        above = _table_before(joined)
        if isinstance(item, Table) and above is not None and _is_continued(above, item):
            _append(above, item)
        else:
            joined.append(item)
    return joined


def _table_before(items: Sequence[Item]) -> Table | None:
    for item in reversed(items):
        if isinstance(item, Table):
            return item
        if not item.furniture:
            return None
    return None


def _last_page(table: Table) -> int:
    return max(
        (line.page for row in table.rows for cell in row for lines in all_columns(cell.content) for line in lines),
        default=table.page,
    )


def _is_continued(above: Table, below: Table) -> bool:
    if below.page != _last_page(above) + 1 or len(above.edges) != len(below.edges):
        return False
    if any(abs(a - b) > _SAME_EDGE for a, b in zip(above.edges, below.edges, strict=True)):
        return False
    return _repeats_header(above, below) or not (below.shaded or below.header)


def _repeats_header(above: Table, below: Table) -> bool:
    first, again = above.rows[0], below.rows[0]
    return [cell.text for cell in first] == [cell.text for cell in again] and any(cell.text for cell in first)


def _append(above: Table, below: Table) -> None:
    rows = below.rows
    if _repeats_header(above, below) and len(rows) > 1:
        above.header = above.header or len(rows[0]) == len(above.edges)
        rows = rows[1:]
    elif _runs_through_row(below):
        # The first column of a row that the page break cuts was filled on the page before.
        for cell in rows[0]:
            _extend(above.rows[-1], cell)
        rows = rows[1:]
    above.rows += rows


def _runs_through_row(below: Table) -> bool:
    first = below.rows[0]
    if any(cell.column == 0 for cell in first) or not first:
        return False
    return below.open_top or len(first) == 1 or all(cell.text[:1].islower() for cell in first)


def _extend(row: list[Cell], cell: Cell) -> None:
    for other in row:
        if other.column == cell.column:
            for item in cell.content[:1]:
                if isinstance(item, Column):
                    item.continues = True
            other.content += cell.content
            return
    row.append(cell)
    row.sort(key=lambda other: other.column)


class BlockWriter:
    """Write the items of a document as blocks."""

    def __init__(self, builder: DocumentBuilder, pitches: Pitches, vocabulary: Collection[str]) -> None:
        self._builder = builder
        self._pitches = pitches
        self._vocabulary = vocabulary
        self._tables = 0

    def write(self, items: Sequence[Item], cell: Block | None = None) -> None:
        """Append items in order.

        Args:
            items: columns and tables in reading order.
            cell: for the content of a cell, the block that says which.
        """
        entries: list[Paragraph | Table] = []
        last: Paragraph | None = None
        for item in items:
            if isinstance(item, Table):
                entries.append(item)
                last = None
            elif item.furniture:
                entries += [Paragraph([line], furniture=True) for line in item.lines]
            else:
                paragraphs = split_paragraphs(item.lines, item.right, self._pitches)
                if last is not None and item.continues and runs_on(last, paragraphs[0]):
                    last.lines += paragraphs.pop(0).lines
                entries += paragraphs
                last = paragraphs[-1] if paragraphs else last
        set_levels(entry for entry in entries if isinstance(entry, Paragraph) and not entry.furniture)
        for entry in entries:
            if isinstance(entry, Table):
                self._write_table(entry)
            else:
                self._write_paragraph(entry, cell)

    def _write_table(self, table: Table) -> None:
        index = self._tables
        self._tables += 1
        for number, row in enumerate(table.rows):
            header = number == 0 and _is_header(table)
            for cell in row:
                shape = Block(0, 0, kind="cell", table=index, row=number, column=cell.column, header=header)
                self.write(cell.content, shape)

    def _write_paragraph(self, paragraph: Paragraph, shape: Block | None) -> None:
        text, marks = paragraph_text(paragraph.lines, skip_bullet=paragraph.bullet, vocabulary=self._vocabulary)
        kind = _kind(paragraph, shape)
        first = paragraph.lines[0]
        block = replace(
            shape or Block(0, 0),
            kind=kind,
            page=first.page,
            level=paragraph.level,
            size=max(paragraph.lines, key=lambda line: len(line.text)).size,
            indent=round(first.x0, 1),
            gap=None if paragraph.gap is None else round(paragraph.gap, 1),
            tight=paragraph.tight,
        )
        self._builder.add(text, block, marks, prefix="- " if kind == "list_item" else "")


def _kind(paragraph: Paragraph, cell: Block | None) -> BlockKind:
    if paragraph.furniture:
        return "furniture"
    if cell is not None:
        return "cell"
    return "list_item" if paragraph.bullet else "paragraph"


def _is_header(table: Table) -> bool:
    """Tell whether the first row names the columns: repeated, or full and unlike the rows below it bold or shaded."""
    if any(len(cell.text) > _LONGEST_HEADER for cell in table.rows[0]):
        return False
    if table.header:
        return True
    if any(map(str.isdigit, "".join(cell.text for cell in table.rows[0]))):
        return False
    if len(table.rows) < 2 or len(table.edges) < 2 or len(table.rows[0]) < len(table.edges):
        return False
    if table.shaded:
        return True
    first, second = (all(line.bold for cell in row for line in cell.lines) for row in table.rows[:2])
    return first and not second
