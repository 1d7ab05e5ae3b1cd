"""Stretches of text with one look, and how they become lines with marks and blocks of a document."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from unicodedata import combining

from pipeline.document import Block, DocumentBuilder, Mark, MarkKind

from . import lines
from .characters import clean

HARD_BREAK = "\u2028"
"""A line break that the author asked for; a plain line feed is one that the source happens to have."""

_BREAK = re.compile("([\n\u2028])")
_COLUMN = re.compile(r" *\t\s*| {3,}")
_LONGEST_HEADING = 160
_SPACES = re.compile(" +")


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text with one look; ``target`` is where it links to."""

    text: str
    bold: bool = False
    italic: bool = False
    strike: bool = False
    target: str | None = None


@dataclass(slots=True)
class Line:
    """One line of text with its marks; ``hard`` tells that the author asked for the break before it."""

    text: str = ""
    marks: list[Mark] = field(default_factory=list)
    hard: bool = False

    def append(self, text: str, run: Run) -> None:
        """Add clean text with the look of a run, folding white space across the seam."""
        text = squeeze(text)
        if not self.text or self.text[-1].isspace():
            text = text.lstrip()
        start = len(self.text)
        self.text += text
        end = start + len(text.rstrip())
        start += len(text) - len(text.lstrip())
        if start < end:
            for kind in _looks(run):
                self._mark(Mark(start, end, kind, run.target if kind == "link" else None))

    def _mark(self, mark: Mark) -> None:
        for index, last in enumerate(self.marks):
            same = (last.kind, last.target) == (mark.kind, mark.target)
            if same and not self.text[last.end : mark.start].strip():
                self.marks[index] = replace(last, end=mark.end)
                return
        self.marks.append(mark)

    def covered(self, kind: MarkKind) -> bool:
        """Tell whether one mark covers all of the line but a closing colon or full stop."""
        return any(m.kind == kind and m.start == 0 and not self.text[m.end :].strip(" :.") for m in self.marks)

    def without(self, length: int) -> Line:
        """Return the line without its first characters."""
        marks = [replace(m, start=max(m.start - length, 0), end=m.end - length) for m in self.marks if m.end > length]
        return Line(self.text[length:], marks, self.hard)


def squeeze(text: str) -> str:
    """Fold white space to one space, or to one tab where a tab or three spaces set columns apart."""
    return _SPACES.sub(" ", _COLUMN.sub("\t", text))


def _looks(run: Run) -> list[MarkKind]:
    looks: list[tuple[MarkKind, bool]] = [
        ("bold", run.bold),
        ("italic", run.italic),
        ("strike", run.strike),
        ("link", run.target is not None),
    ]
    return [kind for kind, on in looks if on]


def split_lines(runs: Iterable[Run]) -> list[Line]:
    """Lay runs out as the lines of the source, cleaned, empty ones left out."""
    found = [Line()]
    for run in _compose(runs):
        for part in _BREAK.split(run.text):
            if part and part in f"\n{HARD_BREAK}":
                found.append(Line(hard=part == HARD_BREAK or (found[-1].hard and not found[-1].text)))
            else:
                found[-1].append(part, run)
    for line in found:
        line.text = line.text.rstrip()
    return [line for line in found if line.text]


def _compose(runs: Iterable[Run]) -> list[Run]:
    """Clean each run and give a combining accent to the run that holds its letter."""
    cleaned: list[Run] = []
    for run in runs:
        text = _clean_parts(run.text)
        lead = next((i for i, char in enumerate(text) if not combining(char)), len(text))
        if lead and cleaned:
            cleaned[-1] = replace(cleaned[-1], text=_clean_parts(cleaned[-1].text + text[:lead]))
            text = text[lead:]
        if text:
            cleaned.append(replace(run, text=text))
    return cleaned


def _clean_parts(text: str) -> str:
    """Clean a text but for its hard breaks."""
    return HARD_BREAK.join(clean(part) for part in text.split(HARD_BREAK))


def join_lines(parts: Sequence[Line]) -> Line:
    """Join lines that the source wrapped, with a space."""
    whole = Line(hard=parts[0].hard)
    for part in parts:
        offset = len(whole.text) + 1 if whole.text else 0
        whole.text = f"{whole.text} {part.text}" if whole.text else part.text
        for mark in part.marks:
            whole._mark(replace(mark, start=mark.start + offset, end=mark.end + offset))
    return whole


class Writer:
    """Write runs as blocks, deciding for each line break whether it parts two blocks.

    Attributes:
        builder: the document in the making.
        width: the column at which the source as a whole is wrapped, None where it is not.
    """

    def __init__(self, width: int | None = None) -> None:
        self.builder = DocumentBuilder()
        self.width = width
        self._tables = 0

    def open_table(self) -> int:
        """Return the index of the next table of the document."""
        self._tables += 1
        return self._tables - 1

    def write(self, runs: Iterable[Run], shape: Block, *, prefix: str = "") -> None:
        """Append what the runs say; the lines after the first follow it as tight paragraphs.

        The lines of a heading are one heading, unless they are so long that text was typed on under it.

        Args:
            runs: the text.
            shape: evidence for the first block; of the later ones all but list item and number.
            prefix: a bullet or number to show before the first block.
        """
        found = split_lines(runs)
        if shape.kind == "heading" and sum(len(line.text) for line in found) <= _LONGEST_HEADING:
            found = [join_lines(found)] if found else []
        for line in self.flow(found):
            bullet = lines.bullet(line.text)
            if bullet and not prefix:
                line = line.without(bullet)
                item = replace(shape, kind="list_item", level=1) if shape.kind == "paragraph" else shape
                self.builder.add(line.text, item, line.marks, prefix="- ")
            else:
                self.builder.add(line.text, shape, line.marks, prefix=prefix)
            kind = "paragraph" if shape.kind in {"list_item", "heading"} else shape.kind
            shape, prefix = replace(shape, kind=kind, number=None, level=None, tight=True), ""

    def flow(self, found: list[Line]) -> list[Line]:
        """Join the lines that the source wrapped and keep those apart that stand on their own."""
        width = lines.wrap_width([line.text for line in found]) or self.width
        groups: list[list[Line]] = []
        for line in found:
            if groups and not line.hard and not self._apart(groups[-1][-1], line, width):
                groups[-1].append(line)
            else:
                groups.append([line])
        return [join_lines(group) for group in groups]

    @staticmethod
    def _apart(before: Line, after: Line, width: int | None) -> bool:
        if before.covered("bold") or after.covered("bold"):
            return True
        opens_bold = any(mark.kind == "bold" and mark.start == 0 for mark in after.marks)
        return lines.apart(before.text, after.text, width=width, opens=opens_bold)
