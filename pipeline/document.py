"""A document as every reader leaves it: plain text with the evidence of its layout.

Offsets count Unicode characters in ``Document.text``, 0-based, end exclusive; pages count from 1.
A reader puts what a person would read into ``text`` and what the layout said about it into ``blocks``
and ``marks``; the stages after it never look at the file again.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Literal

BlockKind = Literal["paragraph", "heading", "list_item", "cell", "quote", "code", "furniture"]
MarkKind = Literal["bold", "italic", "strike", "link"]


@dataclass(frozen=True, slots=True)
class Block:
    """Describe one paragraph-like stretch of a document's text.

    ``start`` and ``end`` leave out what the layout adds: a bullet, a list number, Markdown marks. A number
    that the author typed in running text (``1. Opening`` in a PDF) stays inside the block.

    Attributes:
        start: first character in ``Document.text``.
        end: one past the last character.
        kind: what the format says it is. ``heading`` only where the format itself says so (Markdown ``#``,
            a Word outline level, HTML ``h1``..``h6``); a heading that merely looks like one stays a
            ``paragraph`` or ``list_item``. ``furniture`` is a letterhead or margin column: it can be read, but
            holds no headings and no running text.
        page: page on which it starts, None where the format has no pages.
        level: for a heading the level the format states (1 highest); for a list item its depth (1 outermost).
        number: the list or heading number as shown, without its closing dot or bracket (``2.3``, ``a``), where
            the format computes or marks it; None for bullets and typed numbers.
        style: the name of the paragraph style, where the format has them.
        size: font size in points, None where unknown.
        indent: left edge in points from the left edge of the page, None where unknown.
        gap: white space above it in points, None where unknown.
        table: index of the table that a cell belongs to, counted over the document from 0.
        row: row of the cell in its table, 0-based.
        column: column of the cell in its table, 0-based. A merged cell stands at its first row and column.
        header: whether the cell stands in a header row that the format marks as one.
        tight: whether it follows the block above it without a blank line.
    """

    start: int
    end: int
    kind: BlockKind = "paragraph"
    page: int | None = None
    level: int | None = None
    number: str | None = None
    style: str | None = None
    size: float | None = None
    indent: float | None = None
    gap: float | None = None
    table: int | None = None
    row: int | None = None
    column: int | None = None
    header: bool = False
    tight: bool = False


@dataclass(frozen=True, slots=True)
class Mark:
    """Tell that a stretch of text is bold, italic, struck through or a link.

    Attributes:
        start: first character in ``Document.text``.
        end: one past the last character.
        kind: which of the four.
        target: for a link, where it points to; never followed.
    """

    start: int
    end: int
    kind: MarkKind
    target: str | None = None


@dataclass(frozen=True)
class Document:
    """Hold the text of one file and what its layout said.

    Attributes:
        text: everything a reader of the file would read, in reading order, without running headers and footers.
        blocks: in order of ``start``, not overlapping; text between two blocks is white space, bullets, numbers
            or cell separators.
        marks: in order of ``start``; they may overlap.
        media_type: what the content is, such as ``application/pdf``.
        page_count: number of pages, None where the format has none.
        metadata: what the file says of itself apart from its text (front matter, properties), lower-case keys.
        ocr: whether any page was read by optical character recognition.
        warnings: what was not read or is in doubt, one sentence each, with the remedy.
    """

    text: str
    blocks: tuple[Block, ...]
    marks: tuple[Mark, ...] = ()
    media_type: str = "text/plain"
    page_count: int | None = None
    metadata: dict[str, str] = field(default_factory=dict)
    ocr: bool = False
    warnings: tuple[str, ...] = ()

    def text_of(self, block: Block) -> str:
        """Return the text of a block."""
        return self.text[block.start : block.end]

    def share_marked(self, start: int, end: int, kind: MarkKind) -> float:
        """Return how much of ``text[start:end]``, white space left out, carries a mark (0 to 1)."""
        starts, ends = self._marked.get(kind, ([], []))
        visible = sum(map(len, self.text[start:end].split()))
        marked = 0
        for index in range(bisect_right(ends, start), len(starts)):
            if starts[index] >= end:
                break
            marked += sum(map(len, self.text[max(starts[index], start) : min(ends[index], end)].split()))
        return marked / visible if visible else 0.0

    @cached_property
    def _marked(self) -> dict[MarkKind, tuple[list[int], list[int]]]:
        """The stretches that carry each kind of mark, joined where marks overlap, as their starts and ends."""
        joined: dict[MarkKind, tuple[list[int], list[int]]] = {}
        for mark in self.marks:
            starts, ends = joined.setdefault(mark.kind, ([], []))
            if ends and mark.start <= ends[-1]:
                ends[-1] = max(ends[-1], mark.end)
            else:
                starts.append(mark.start)
                ends.append(mark.end)
        return joined

    def page_at(self, offset: int) -> int | None:
        """Return the page on which a character stands, None where the format has no pages."""
        index = bisect_right(self.blocks, offset, key=lambda block: block.start) - 1
        return self.blocks[max(index, 0)].page if self.blocks else None

    def tables(self) -> Iterator[list[list[Block]]]:
        """Yield each table as its rows of cells; a cell of several paragraphs is several blocks in a row."""
        rows: dict[int, dict[int, list[Block]]] = {}
        for block in self.blocks:
            if block.table is not None and block.row is not None:
                rows.setdefault(block.table, {}).setdefault(block.row, []).append(block)
        for table in sorted(rows):
            yield [rows[table][row] for row in sorted(rows[table])]


class DocumentBuilder:
    """Collect blocks in reading order and keep the offsets of text, blocks and marks true.

    Every reader builds its document with this, so that separators are the same in all formats: a blank line
    between paragraphs, a line break between lines that belong together, `` | `` between the cells of a row.
    """

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._length = 0
        self._blocks: list[Block] = []
        self._marks: list[Mark] = []

    def add(self, text: str, shape: Block, marks: Sequence[Mark] = (), *, prefix: str = "") -> None:
        """Append a block.

        Args:
            text: the words of the block; outer white space is stripped, an empty block is dropped.
            shape: the block's evidence; its offsets are ignored and computed here.
            marks: marks with offsets in ``text``.
            prefix: a bullet or number to show before the block (``"- "``, ``"2. "``), outside its offsets.
        """
        lead = len(text) - len(text.lstrip())
        body = text.strip()
        if not body:
            return
        self._write(self._separator(shape) + prefix)
        start = self._length
        self._write(body)
        self._blocks.append(replace(shape, start=start, end=self._length))
        for mark in marks:
            a, b = max(mark.start - lead, 0), min(mark.end - lead, len(body))
            if a < b:
                self._marks.append(replace(mark, start=start + a, end=start + b))

    def _separator(self, shape: Block) -> str:
        if not self._blocks:
            return ""
        last = self._blocks[-1]
        if shape.table is not None and shape.table == last.table:
            if shape.row != last.row:
                return "\n"
            return "\n" if shape.column == last.column else " | "
        return "\n" if shape.tight else "\n\n"

    def _write(self, text: str) -> None:
        self._parts.append(text)
        self._length += len(text)

    def build(
        self,
        *,
        media_type: str,
        page_count: int | None = None,
        metadata: dict[str, str] | None = None,
        ocr: bool = False,
        warnings: Sequence[str] = (),
    ) -> Document:
        """Return the finished document."""
        return Document(
            text="".join(self._parts),
            blocks=tuple(self._blocks),
            marks=tuple(sorted(self._marks, key=lambda mark: (mark.start, mark.end))),
            media_type=media_type,
            page_count=page_count,
            metadata=metadata or {},
            ocr=ocr,
            warnings=tuple(warnings),
        )
