"""Read plain text: paragraphs, bullets, labels and underlined headings, or Markdown where it holds that."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from pipeline.document import Block, Document

from . import lines
from .characters import clean, read_characters
from .markdown import parse_markdown
from .runs import Run, Writer
from .text_columns import Columns, find_columns

_RULE = re.compile(r"\s*([-=_*~#.])(?:\s?\1){2,}\s*")
_UNDERLINE = re.compile(r"\s*(={3,}|-{3,})\s*")
_HEADING = re.compile(r"^ {0,3}#{1,6}[ \t]+\S", re.M)
_MARKS = re.compile(
    r"\*\*[^\s*][^*\n]*\*\*|\[[^\]\n]+\]\((?:https?:|mailto:|/)[^)\n]*\)|^\s*\|?[ :|-]*-{3,}[ :|-]*\|[ :|-]*$", re.M
)
_LONGEST_HEADING = 120


def read_text(path: Path) -> Document:
    """Read a plain text file, through the Markdown reader where it holds Markdown."""
    text = lines.mend(clean(read_characters(path).replace("\f", "\n\n")))
    return parse_markdown(text) if holds_markdown(text) else parse_text(text)


def holds_markdown(text: str) -> bool:
    """Tell whether text is marked up as Markdown: a ``#`` heading, or two bold stretches, links or table rules."""
    return bool(_HEADING.search(text)) or len(_MARKS.findall(text)) >= 2


@dataclass(slots=True)
class _Item:
    """Lines that belong together: a bulleted item, or a paragraph where ``depth`` is 0."""

    rows: list[str]
    depth: int = 0
    tight: bool = False


def parse_text(text: str) -> Document:
    """Turn clean plain text into a document."""
    writer = Writer(lines.source_width(text))
    margins: list[int] = []
    for paragraph in _paragraphs(text):
        heading = _underlined(paragraph)
        if heading:
            title, level, paragraph = heading
            writer.write([Run(title)], Block(0, 0, "heading", level=level))
        while (table := find_columns(paragraph)) is not None:
            _write_items(writer, paragraph[: table.first], margins)
            _write_table(writer, table)
            paragraph = paragraph[table.last :]
        _write_items(writer, paragraph, margins)
    return writer.builder.build(media_type="text/plain")


def _write_items(writer: Writer, rows: list[str], margins: list[int]) -> None:
    for item in _items(rows, margins):
        shape = Block(0, 0, "list_item" if item.depth else "paragraph", level=item.depth or None, tight=item.tight)
        writer.write([Run("\n".join(item.rows))], shape, prefix="- " if item.depth else "")


def _write_table(writer: Writer, table: Columns) -> None:
    index = writer.open_table()
    for row, cells in enumerate(table.rows):
        for column, text in sorted(cells.items()):
            writer.write([Run(text)], Block(0, 0, "cell", table=index, row=row, column=column, tight=True))


def _paragraphs(text: str) -> Iterator[list[str]]:
    rows: list[str] = []
    for row in (*text.split("\n"), ""):
        if row.strip():
            rows.append(row)
        elif rows:
            yield rows
            rows = []


def _underlined(rows: list[str]) -> tuple[str, int, list[str]] | None:
    """Return the title, its level and what follows, where the second line underlines the first."""
    if len(rows) < 2 or len(rows[0].strip()) > _LONGEST_HEADING or _RULE.fullmatch(rows[0]):
        return None
    match = _UNDERLINE.fullmatch(rows[1])
    if not match or len(match[1]) < 0.5 * len(rows[0].strip()):
        return None
    return rows[0], 1 if match[1][0] == "=" else 2, rows[2:]


def _items(rows: list[str], margins: list[int]) -> Iterator[_Item]:
    """Part a paragraph at its bullets; an indented line goes on with the bullet above it.

    ``margins`` holds the left edges of the bullets that are open, so that a list keeps its depth over blank lines.
    """
    item = _Item([])
    for row in rows:
        if _RULE.fullmatch(row):
            continue
        margin, text = _margin(row), row.strip()
        size = lines.bullet(text, inset=margin > 0)
        if size:
            if item.rows:
                yield item
            margins[:] = [m for m in margins if m < margin] + [margin]
            item = _Item([text[size:]], len(margins), tight=bool(item.rows))
        elif item.depth and margin <= margins[-1] and lines.apart(item.rows[-1].strip(), text):
            yield item
            item = _Item([row], tight=True)
            margins.clear()
        else:
            if not item.depth and margin <= min(margins, default=0):
                margins.clear()
            item.rows.append(row)
    if item.rows:
        yield item


def _margin(row: str) -> int:
    row = row.expandtabs(4)
    return len(row) - len(row.lstrip())
