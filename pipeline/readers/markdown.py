"""Read Markdown: CommonMark with tables, strikethrough, footnotes and the HTML that people mix in."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.footnote import footnote_plugin

from pipeline.document import Block, Document

from . import lines
from .characters import clean, read_characters
from .html_walk import INLINE_LOOKS, write_fragment
from .markdown_source import head_of_meeting, split_front_matter, tidy
from .runs import HARD_BREAK, Run, Writer

_BOX = re.compile(r"\[([ xX])\]\s+")
_SPACES = re.compile(r"\s+")
_TAG = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9]*)")
_LONGEST_HEADING = 120


def read_markdown(path: Path) -> Document:
    """Read a Markdown file."""
    return parse_markdown(clean(read_characters(path)))


def parse_markdown(text: str) -> Document:
    """Turn clean Markdown into a document."""
    metadata, body = split_front_matter(text)
    body = head_of_meeting(text) + tidy(lines.mend(body))
    parser = MarkdownIt("commonmark", {"maxNesting": 100}).enable(["table", "strikethrough"]).disable("code")
    parser.use(footnote_plugin, inline=False)
    walk = _Walk(Writer(lines.source_width(body)))
    walk.read(parser.parse(body))
    return walk.writer.builder.build(media_type="text/markdown", metadata=metadata)


@dataclass(slots=True)
class _List:
    """A list that is open; ``fresh`` until its current item has shown its bullet."""

    number: int | None
    fresh: bool = False

    def take_prefix(self) -> tuple[str, str | None]:
        """Return what to show before the item's first block, and its number."""
        self.fresh = False
        return ("- ", None) if self.number is None else (f"{self.number}. ", str(self.number))


@dataclass(slots=True)
class _Cell:
    """Where the cell that is open stands."""

    table: int
    row: int = -1
    column: int = -1
    header: bool = False


class _Walk:
    """Follow the block tokens and write what they hold."""

    def __init__(self, writer: Writer) -> None:
        self.writer = writer
        self._lists: list[_List] = []
        self._cell: _Cell | None = None
        self._heading: Token | None = None
        self._quotes = 0
        self._note = ""
        self._row = -1
        self._after_heading = False

    def read(self, tokens: Sequence[Token]) -> None:
        """Write all blocks."""
        for token in tokens:
            handle = getattr(self, f"_on_{token.type}", None)
            if handle:
                handle(token)

    def _on_heading_open(self, token: Token) -> None:
        self._heading = token

    def _on_heading_close(self, _token: Token) -> None:
        self._heading = None

    def _on_bullet_list_open(self, _token: Token) -> None:
        self._lists.append(_List(None))

    def _on_ordered_list_open(self, token: Token) -> None:
        self._lists.append(_List(int(token.attrs.get("start", 1)) - 1))

    def _on_bullet_list_close(self, _token: Token) -> None:
        self._lists.pop()

    _on_ordered_list_close = _on_bullet_list_close

    def _on_list_item_open(self, _token: Token) -> None:
        last = self._lists[-1]
        last.number = None if last.number is None else last.number + 1
        last.fresh = True

    def _on_blockquote_open(self, _token: Token) -> None:
        self._quotes += 1

    def _on_blockquote_close(self, _token: Token) -> None:
        self._quotes -= 1

    def _on_table_open(self, _token: Token) -> None:
        self._cell = _Cell(self.writer.open_table())

    def _on_table_close(self, _token: Token) -> None:
        self._cell = None

    def _on_tr_open(self, _token: Token) -> None:
        if self._cell:
            self._cell.row += 1
            self._cell.column = -1

    def _on_th_open(self, token: Token) -> None:
        if self._cell:
            self._cell.column += 1
            self._cell.header = token.type == "th_open"

    _on_td_open = _on_th_open

    def _on_footnote_open(self, token: Token) -> None:
        self._note = f"[{int(token.meta['id']) + 1}] "

    def _on_html_block(self, token: Token) -> None:
        write_fragment(self.writer, token.content)
        self._passed(token)

    def _on_fence(self, token: Token) -> None:
        code = token.content.strip("\n")
        self.writer.builder.add(code, Block(0, 0, "code", tight=self._tight(token)))
        self._passed(token)

    def _on_inline(self, token: Token) -> None:
        runs = list(_runs(token.children or []))
        if self._cell:
            cell = self._cell
            shape = Block(0, 0, "cell", table=cell.table, row=cell.row, column=cell.column, header=cell.header)
            self.writer.write(runs, shape)
        elif self._heading and _is_heading(self._heading, token):
            self._write_heading(runs, self._heading)
        else:
            self._write_paragraph(runs, self._tight(token))
        self._passed(token)

    def _write_heading(self, runs: list[Run], token: Token) -> None:
        number, prefix = None, ""
        if self._lists and self._lists[-1].fresh:
            prefix, number = self._lists[-1].take_prefix()
            prefix = prefix if number else ""
        self.writer.write(runs, Block(0, 0, "heading", level=int(token.tag[1]), number=number), prefix=prefix)

    def _write_paragraph(self, runs: list[Run], tight: bool) -> None:
        shape, prefix = Block(0, 0, "quote" if self._quotes else "paragraph", tight=tight), self._note
        self._note = ""
        if self._lists and self._lists[-1].fresh:
            prefix, number = self._lists[-1].take_prefix()
            shape = replace(shape, kind="list_item", level=len(self._lists), number=number)
            runs, box = _without_box(runs)
            prefix += box
        self.writer.write(runs, shape, prefix=prefix)

    def _tight(self, token: Token) -> bool:
        return bool(token.map) and token.map is not None and token.map[0] <= self._row and not self._after_heading

    def _passed(self, token: Token) -> None:
        """Remember on which row of the source the last block ended."""
        self._after_heading = self._heading is not None
        if token.map:
            self._row = token.map[1]


def _is_heading(token: Token, inline: Token) -> bool:
    """Tell a heading from prose that a rule right under it turned into one."""
    if token.markup not in {"-", "="}:
        return True
    text = inline.content.strip()
    return "\n" not in text and len(text) <= _LONGEST_HEADING and not text.endswith((".", ";"))


def _without_box(runs: list[Run]) -> tuple[list[Run], str]:
    """Split off the box of a task list item; what is done is struck through."""
    match = _BOX.match(runs[0].text) if runs else None
    if not match:
        return runs, ""
    rest = [replace(runs[0], text=runs[0].text[match.end() :]), *runs[1:]]
    return rest if match[1] == " " else [replace(run, strike=True) for run in rest], match[0]


def _runs(children: Sequence[Token]) -> Iterator[Run]:
    """Turn inline tokens into runs."""
    looks = {"bold": 0, "italic": 0, "strike": 0}
    targets: list[str] = []
    for token in children:
        text = _text_of(token)
        if text:
            on = {look: count > 0 for look, count in looks.items()}
            yield Run(text, on["bold"], on["italic"], on["strike"], targets[-1] if targets else None)
        look, step = _change(token)
        if look:
            looks[look] = max(looks[look] + step, 0)
        elif token.type == "link_open":
            targets.append(str(token.attrs.get("href", "")))
        elif token.type == "link_close":
            targets.pop()


def _text_of(token: Token) -> str:
    if token.type in {"text", "code_inline", "text_special"}:
        return _SPACES.sub(" ", token.content)
    if token.type == "softbreak":
        return "\n"
    is_break = token.type == "html_inline" and token.content[:3].lower() == "<br"
    return HARD_BREAK if is_break or token.type == "hardbreak" else ""


_OPENERS: dict[str, Literal["bold", "italic", "strike"]] = {"strong": "bold", "em": "italic", "s": "strike"}


def _change(token: Token) -> tuple[Literal["bold", "italic", "strike"] | None, int]:
    """Return which look a token turns on (1) or off (-1)."""
    name, _, side = token.type.rpartition("_")
    if name in _OPENERS:
        return _OPENERS[name], 1 if side == "open" else -1
    tag = _TAG.match(token.content) if token.type == "html_inline" else None
    if tag:
        return INLINE_LOOKS.get(tag[2].lower()), -1 if tag[1] else 1
    return None, 0
