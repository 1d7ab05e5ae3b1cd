"""Lines that may be headings, and how they look."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace

from pipeline.document import Block, Document
from pipeline.structure.numbering import Number, parse_number, path_of
from pipeline.structure.surroundings import opens_text

MAX_WORDS = 32
"""A line of more words is never a heading unless the format says it is one."""

ROW_STYLE = "row"
"""Style of the agenda items that stand as rows of a table, which count up whatever is left out between them."""

_CAPS = 7
"""Number of letters from which a line in capitals is no abbreviation."""

_MANY = 3
"""Number of lines in capitals from which a document writes its headings so, short words among them."""

_SHORT = 6
"""Number of words up to which a line in italics may be a heading."""

_FEW = 2
"""Number of lines in italics over a text from which a document writes its headings so."""

_ITEM = re.compile(r"agenda ?punt \d{1,2}", re.IGNORECASE)
"""An item of the agenda that has but its number for a title."""

_CONTENTS_LINE = re.compile(r"(?:\.\s?){4,}\s*\d+$|\t\d{1,3}$")
_ADDRESS = re.compile(r"\(\s*https?://[^)]*\)")


@dataclass(frozen=True, slots=True)
class Look:
    """What all headings of one rank share in one document: two lines of equal looks are of equal rank.

    Attributes:
        stated: the heading level that the format states, None where it says nothing.
        style: name of the paragraph style.
        bold: whether the whole line is bold.
        size: font size in half points, None where unknown.
        caps: whether it is written in capitals.
        italic: whether it is all italic and heads what stands under it, as other lines of the document do.
        number: style and length of its agenda number.
        depth: depth of the list it is an item of, 0 outside lists.
    """

    stated: int | None = None
    style: str | None = None
    bold: bool = False
    size: float | None = None
    caps: bool = False
    italic: bool = False
    number: tuple[str, int] | None = None
    depth: int = 0

    @property
    def is_plain(self) -> bool:
        """Whether nothing but its place tells it from running text."""
        marked = self.bold or self.caps or self.italic
        return self.stated is None and self.style is None and not marked and self.number is None


@dataclass(frozen=True, slots=True)
class Candidate:
    """A line that may be a heading.

    Attributes:
        index: its block in ``Document.blocks``.
        start: first character of the line, its number or bullet included (0-based).
        end: one past the last character of the heading.
        title: the heading without number and closing colon.
        number: its agenda number, None without.
        look: its layout.
        score: how much speaks for a heading.
    """

    index: int
    start: int
    end: int
    title: str
    number: Number | None
    look: Look
    score: float = 0.0


def body_size(document: Document) -> float | None:
    """Return the font size, in points, in which most of the text is set."""
    sizes: Counter[float] = Counter()
    for block in document.blocks:
        if block.size and block.kind in ("paragraph", "list_item"):
            sizes[round(block.size * 2) / 2] += block.end - block.start
    return max(sizes, key=lambda size: (sizes[size], -size)) if sizes else None


def line_start(text: str, offset: int) -> int:
    """Return where the line begins that holds an offset."""
    return text.rfind("\n", 0, offset) + 1


def find_lines(document: Document, usual: float | None) -> list[Candidate]:
    """Return the lines that are short enough for a heading, in order; ``usual`` is the size of the text in points."""
    lines = [c for i in range(len(document.blocks)) if (c := _read_line(document, i, usual))]
    if sum(c.look.caps for c in lines) >= _MANY:
        lines = [_as_caps(document, c) for c in lines]
    if any(c.number and c.number.style == "roman" for c in lines):
        lines = [_as_roman(c) for c in lines]
    italic = {c.index for c in lines if _is_italic(document, c)}
    if len(italic) >= _FEW:
        lines = [replace(c, look=replace(c.look, italic=True)) if c.index in italic else c for c in lines]
    return _with_bare_numbers(document, lines)


def _number_of(block: Block, line: str, *, bare: bool) -> tuple[Number | None, str]:
    if block.number:
        path, style = path_of(block.number)
        return (Number(block.number, path, style, 0) if path else None), line
    plain = line.lstrip("•·*–- ")
    number = parse_number(plain, bare=bare)
    return number, plain[number.length :] if number else plain


def _read_line(document: Document, index: int, usual: float | None) -> Candidate | None:
    block = document.blocks[index]
    line = document.text_of(block)
    stated = block.level if block.kind == "heading" else None
    if block.kind not in ("heading", "paragraph", "list_item") or block.table is not None or "\n" in line.strip():
        return None
    if stated is None and (len(line.split()) > MAX_WORDS or _CONTENTS_LINE.search(line)):
        return None
    bold, italic = (
        document.share_marked(block.start, block.start + len(line.rstrip(" :")), mark) > 0.9
        for mark in ("bold", "italic")
    )
    larger = bool(usual and block.size and block.size > usual * 1.08)
    number, title = _number_of(block, line, bare=stated is not None or bold or italic or larger)
    if number is not None and (bold or stated) and not title.strip() and _ITEM.fullmatch(line.strip(" :")):
        number, title = None, line
    title = " ".join(_ADDRESS.sub(" ", title).split()).strip(" •·–-\t").rstrip(" :").strip()
    if not re.search(r"[^\W\d_]", title):
        return None
    caps = title.upper() == title and sum(c.isalpha() for c in title) >= _CAPS
    size = round(block.size * 2) / 2 if block.size else None
    kind_of_number = (number.style, len(number.path)) if number else None
    depth = (block.level or 1) if block.kind == "list_item" else 0
    look = Look(stated, block.style, bold, size, caps, False, kind_of_number, depth)
    return Candidate(index, line_start(document.text, block.start), block.end, title, number, look)


def _is_italic(document: Document, candidate: Candidate) -> bool:
    """Tell whether a short line, marked in no other way, is all italic and stands over text that is not."""
    block, look, title = document.blocks[candidate.index], candidate.look, candidate.title
    marked = look.stated is not None or look.bold
    if marked or block.kind != "paragraph" or not title[0].isupper() or len(title.split()) > _SHORT:
        return False
    end = block.start + len(document.text_of(block).rstrip(" :"))
    if document.share_marked(block.start, end, "italic") <= 0.9 or not opens_text(document, candidate.index):
        return False
    following = document.blocks[candidate.index + 1]
    worded = any(letter.isalpha() for letter in document.text_of(following))
    return worded and document.share_marked(following.start, following.end, "italic") < 0.5


def _with_bare_numbers(document: Document, lines: list[Candidate]) -> list[Candidate]:
    """Read the number that no dot closes where it goes on from those above it (``8.``, ``9.``, ``10 Sluiting``)."""
    found: list[Candidate] = []
    last: Number | None = None
    for candidate in lines:
        block = document.blocks[candidate.index]
        if candidate.number is None and last is not None and block.kind == "paragraph" and not block.tight:
            number = parse_number(candidate.title, bare=True)
            if number and number.style == last.style == "decimal" and number.path == (last.path[0] + 1,):
                title = candidate.title[number.length :]
                look = replace(candidate.look, number=(number.style, 1))
                candidate = replace(candidate, number=number, title=title, look=look)
        if candidate.number is not None and len(candidate.number.path) == 1 and not candidate.look.depth:
            last = candidate.number if last is not None or candidate.number.path[0] == 1 else None
        found.append(candidate)
    return found


def _as_caps(document: Document, candidate: Candidate) -> Candidate:
    """Count a short word in capitals among the headings in capitals where it stands over text of its own."""
    block, look, title = document.blocks[candidate.index], candidate.look, candidate.title
    short = title.isupper() and sum(c.isalpha() for c in title) > 1 and not look.caps and look.number is None
    if not short or block.kind != "paragraph" or block.tight or not opens_text(document, candidate.index):
        return candidate
    return replace(candidate, look=replace(look, caps=True))


def _as_roman(candidate: Candidate) -> Candidate:
    number = candidate.number
    if number and number.label in ("I", "V", "X"):
        value = {"I": 1, "V": 5, "X": 10}[number.label]
        number = replace(number, path=(value,), style="roman")
    return replace(candidate, number=number)
