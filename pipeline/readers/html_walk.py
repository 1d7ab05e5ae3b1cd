"""Write the blocks of HTML elements."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from lxml import etree
from lxml import html as lxml_html

from pipeline.document import Block

from .characters import clean
from .runs import HARD_BREAK, Run, Writer

Look = Literal["bold", "italic", "strike"]
INLINE_LOOKS: dict[str, Look] = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "s": "strike",
    "del": "strike",
    "strike": "strike",
}
_STYLES: tuple[tuple[Look, re.Pattern[str]], ...] = (
    ("bold", re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)", re.I)),
    ("italic", re.compile(r"font-style\s*:\s*italic", re.I)),
    ("strike", re.compile(r"text-decoration[^;]*line-through", re.I)),
)
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_DROPPED_TAGS = """
    script style noscript template svg canvas iframe object embed button select input textarea head nav img
    video audio map dialog
"""
_DROPPED = frozenset(_DROPPED_TAGS.split())
_BLOCK_TAGS = """
    address article aside blockquote body caption center dd details div dl dt fieldset figcaption figure footer
    form header hr html legend li main ol p pre section summary table tbody td tfoot th thead tr ul
"""
_BLOCKS = frozenset(_BLOCK_TAGS.split())
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)
_WIDEST_SPAN = 1000


def parse(source: str) -> etree._Element | None:
    """Parse HTML without network and without expanding entities of its own; None where nothing is in it."""
    parser = lxml_html.HTMLParser(
        encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True, huge_tree=False
    )
    data = source.replace("\x00", "").encode("utf-8", "replace")
    if not data.strip():
        return None
    try:
        return lxml_html.document_fromstring(data, parser=parser)
    except etree.ParserError:
        return None


def write_fragment(writer: Writer, source: str) -> None:
    """Write the blocks of a piece of HTML, whose tags need not balance."""
    root = parse(source)
    if root is not None:
        write_blocks(writer, root)


def write_blocks(writer: Writer, root: etree._Element) -> None:
    """Write the blocks of an element."""
    walk = _Walk(writer)
    walk.visit(root, Run(""), Block(0, 0))
    walk.flush(Block(0, 0))


@dataclass(slots=True)
class _Item:
    """A list item whose bullet or number is still to be shown."""

    prefix: str
    number: str | None
    depth: int
    tight: bool


class _Walk:
    def __init__(self, writer: Writer) -> None:
        self._writer = writer
        self._runs: list[Run] = []
        self._item: _Item | None = None
        self._depth = 0

    def flush(self, shape: Block) -> None:
        """Write the runs gathered so far as one block."""
        runs, self._runs = self._runs, []
        if not any(run.text.strip() for run in runs):
            return
        prefix = ""
        if self._item and shape.kind in {"paragraph", "quote", "heading", "cell"}:
            item, self._item = self._item, None
            prefix = item.prefix
            if shape.kind in {"paragraph", "quote"}:
                shape = replace(shape, kind="list_item", level=item.depth, number=item.number, tight=item.tight)
            elif shape.kind == "heading":
                shape, prefix = replace(shape, number=item.number), prefix if item.number else ""
        self._writer.write(runs, shape, prefix=prefix)

    def visit(self, element: etree._Element, look: Run, shape: Block) -> None:
        """Write an element with all that it holds; the text after it belongs to its parent."""
        tag = element.tag
        if not isinstance(tag, str) or tag in _DROPPED or _is_hidden(element):
            return
        look = _look(element, tag, look)
        if tag == "br":
            self._runs.append(replace(look, text=HARD_BREAK))
        elif tag in _HEADINGS:
            heading = shape if shape.kind == "cell" else replace(shape, kind="heading", level=_HEADINGS[tag])
            self._block(element, look, shape, heading)
        elif tag == "table" and not _is_layout(element):
            self.flush(shape)
            self._table(element, look, shape)
        elif tag in {"ul", "ol", "menu"}:
            self.flush(shape)
            self._list(element, look, shape)
        elif tag == "dl":
            self.flush(shape)
            self._definitions(element, look, shape)
        elif tag == "pre":
            self.flush(shape)
            self._writer.builder.add(clean("".join(map(str, element.itertext()))), replace(shape, kind="code"))
        elif tag == "blockquote" and shape.kind == "paragraph":
            self._block(element, look, shape, replace(shape, kind="quote"))
        elif tag in _BLOCKS:
            self._block(element, look, shape, shape)
        else:
            self._children(element, look, shape)

    def _block(self, element: etree._Element, look: Run, around: Block, shape: Block) -> None:
        self.flush(around)
        self._children(element, look, shape)
        self.flush(shape)

    def _children(self, element: etree._Element, look: Run, shape: Block) -> None:
        self._text(element.text, look)
        for child in element:
            self.visit(child, look, shape)
            self._text(child.tail, look)

    def _text(self, text: str | None, look: Run) -> None:
        if text:
            self._runs.append(replace(look, text=re.sub(r"\s+", " ", text)))

    def _list(self, element: etree._Element, look: Run, shape: Block) -> None:
        number = _whole(element.get("start"), 1) if element.tag == "ol" else None
        self._depth += 1
        first = self._depth == 1
        for child in element:
            if child.tag == "li":
                number = None if number is None else _whole(child.get("value"), number)
                shown = None if number is None else str(number)
                self._item = _Item("- " if shown is None else f"{shown}. ", shown, self._depth, not first)
                first, number = False, None if number is None else number + 1
                self._block(child, look, shape, shape)
                self._item = None
            else:
                self.visit(child, look, shape)
        self._depth -= 1

    def _definitions(self, element: etree._Element, look: Run, shape: Block) -> None:
        """Write terms and what they mean as the two columns of a table."""
        table = self._writer.open_table()
        row, last = -1, "dd"
        for child in element.iter("dt", "dd"):
            row += child.tag == "dt" and last == "dd"
            last = str(child.tag)
            place = replace(
                shape, kind="cell", table=table, row=max(row, 0), column=int(last == "dd"), header=False, level=None
            )
            self._block(child, look, place, place)

    def _table(self, element: etree._Element, look: Run, shape: Block) -> None:
        for caption in element.findall("caption"):
            self._block(caption, look, shape, shape)
        table = self._writer.open_table()
        taken: set[tuple[int, int]] = set()
        for number, row in enumerate(_rows(element)):
            cells = [cell for cell in row if cell.tag in {"td", "th"}]
            header = bool(cells) and (_in_head(row) or all(cell.tag == "th" for cell in cells))
            column = 0
            for cell in cells:
                while (number, column) in taken:
                    column += 1
                width = min(_whole(cell.get("colspan"), 1), _WIDEST_SPAN)
                height = min(_whole(cell.get("rowspan"), 1), _WIDEST_SPAN)
                taken.update((number + down, column + right) for down in range(1, height) for right in range(width))
                place = Block(0, 0, "cell", table=table, row=number, column=column, header=header)
                self._block(cell, look, place, place)
                column += max(width, 1)


def _rows(table: etree._Element) -> Iterator[etree._Element]:
    for part in table:
        if part.tag == "tr":
            yield part
        elif part.tag in {"thead", "tbody", "tfoot"}:
            yield from part.findall("tr")


def _in_head(row: etree._Element) -> bool:
    parent = row.getparent()
    return parent is not None and parent.tag == "thead"


def _is_layout(table: etree._Element) -> bool:
    """Tell a table that only places things on the page: one cell, or with headings or tables in it."""
    cells = [cell for row in _rows(table) for cell in row if cell.tag in {"td", "th"}]
    return len(cells) < 2 or any(next(cell.iter("table", *_HEADINGS), None) is not None for cell in cells)


def _is_hidden(element: etree._Element) -> bool:
    style = str(element.get("style", ""))
    return element.get("hidden") is not None or element.get("aria-hidden") == "true" or bool(_HIDDEN.search(style))


def _look(element: etree._Element, tag: str, look: Run) -> Run:
    on = {INLINE_LOOKS[tag]} if tag in INLINE_LOOKS else set()
    style = str(element.get("style", ""))
    on |= {name for name, pattern in _STYLES if style and pattern.search(style)}
    href = element.get("href") if tag == "a" else None
    return Run(
        text="",
        bold=look.bold or "bold" in on,
        italic=look.italic or "italic" in on,
        strike=look.strike or "strike" in on,
        target=str(href) if href else look.target,
    )


def _whole(value: str | None, default: int) -> int:
    text = (value or "").strip()
    return int(text) if re.fullmatch(r"-?\d{1,6}", text) else default
