"""The numbers that Word computes for paragraphs, which stand nowhere in its text."""

from __future__ import annotations

import re
from dataclasses import dataclass

from lxml import etree

from .docx_package import W
from .docx_styles import Styles, value, whole

_LEVELS = 9
_NONE = frozenset({"none"})
_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"),
    (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_LARGEST_ROMAN = 3999


@dataclass(frozen=True, slots=True)
class Label:
    """What Word shows before a paragraph.

    Attributes:
        level: depth in the list, 0 outermost.
        number: the number without its closing dot or bracket, None for a bullet.
        prefix: what is shown, with the space after it.
        indent: left edge in points from the margin, None where the list does not say.
    """

    level: int
    number: str | None
    prefix: str
    indent: float | None = None


@dataclass(frozen=True, slots=True)
class _Level:
    format: str
    text: str
    start: int
    restart: int
    legal: bool
    indent: float | None


class Numbering:
    """Count numbered paragraphs in document order, as Word does."""

    def __init__(self, root: etree._Element | None, styles: Styles) -> None:
        self._styles = styles
        self._abstracts = (
            {} if root is None else {a.get(W + "abstractNumId"): a for a in root.findall(W + "abstractNum")}
        )
        self._numbers = {} if root is None else {n.get(W + "numId"): n for n in root.findall(W + "num")}
        self._counters: dict[str | None, list[int | None]] = {}
        self._begun: set[tuple[str, int]] = set()

    def label(self, properties: etree._Element | None) -> Label | None:
        """Count a paragraph and return its label, None where it has none."""
        place = self._place(properties)
        if place is None:
            return None
        number, level = place
        abstract = self._abstract(number)
        shape = self._level(number, abstract, level)
        if shape is None:
            return None
        counters = self._count(number, abstract, level, shape)
        if shape.format == "bullet":
            return Label(level, None, "- ", shape.indent)
        shown = self._show(number, abstract, level, shape, counters)
        bare = re.sub(r"^[\s(\[]+|[\s.):\]°-]+$", "", shown)
        return Label(level, bare, f"{shown.strip()} ", shape.indent) if bare else None

    def _place(self, properties: etree._Element | None) -> tuple[str, int] | None:
        """Return the list and the level of a paragraph, from itself or from its style."""
        number, level = None, None
        for source in self._styles.paragraph_chain(properties):
            stated = source.find(W + "numPr")
            if stated is None:
                continue
            level = whole(value(stated, "ilvl")) if level is None else level
            number = value(stated, "numId")
            if number is not None:
                break
        if number in {None, "0"} or number not in self._numbers:
            return None
        linked = self._linked_level(number, properties) if level is None else None
        level = level or linked or 0
        return number, min(max(level, 0), _LEVELS - 1)

    def _linked_level(self, number: str, properties: etree._Element | None) -> int | None:
        """Return the level of a list that names the paragraph's style, or one that it is based on."""
        abstract = self._abstract(number)
        for style in self._styles.chain(self._styles.id_of(properties)):
            for level in [] if abstract is None else abstract.findall(W + "lvl"):
                if value(level, "pStyle") == style.get(W + "styleId"):
                    return whole(level.get(W + "ilvl"))
        return None

    def _abstract(self, number: str) -> etree._Element | None:
        seen: set[str] = set()
        while number in self._numbers and number not in seen:
            seen.add(number)
            abstract = self._abstracts.get(value(self._numbers[number], "abstractNumId"))
            link = value(abstract, "numStyleLink")
            if link is None:
                return abstract
            style = next(self._styles.chain(link), None)
            number = (None if style is None else value(style.find(f"{W}pPr/{W}numPr"), "numId")) or ""
        return None

    def _override(self, number: str, level: int) -> etree._Element | None:
        for override in self._numbers[number].findall(W + "lvlOverride"):
            if override.get(W + "ilvl") == str(level):
                return override
        return None

    def _level(self, number: str, abstract: etree._Element | None, level: int) -> _Level | None:
        override = self._override(number, level)
        found = None if override is None else override.find(W + "lvl")
        if found is None and abstract is not None:
            found = next((item for item in abstract.findall(W + "lvl") if item.get(W + "ilvl") == str(level)), None)
        if found is None:
            return None
        left = whole(value(found.find(W + "pPr"), "ind", "left"))
        start, restart = whole(value(found, "start")), whole(value(found, "lvlRestart"))
        return _Level(
            format=value(found, "numFmt") or "decimal",
            text=value(found, "lvlText") or "",
            start=1 if start is None else start,
            restart=level if restart is None else restart,
            legal=found.find(W + "isLgl") is not None,
            indent=None if left is None else left / 20,
        )

    def _count(self, number: str, abstract: etree._Element | None, level: int, shape: _Level) -> list[int | None]:
        key = None if abstract is None else abstract.get(W + "abstractNumId")
        counters = self._counters.setdefault(key, [None] * _LEVELS)
        restart = whole(value(self._override(number, level), "startOverride"))
        if restart is not None and (number, level) not in self._begun:
            counters[level] = restart
        else:
            last = counters[level]
            counters[level] = shape.start if last is None else last + 1
        self._begun.add((number, level))
        for deeper in range(level + 1, _LEVELS):
            below = self._level(number, abstract, deeper)
            if below is None or level < below.restart:
                counters[deeper] = None
        return counters

    def _show(
        self, number: str, abstract: etree._Element | None, level: int, shape: _Level, counters: list[int | None]
    ) -> str:
        def fill(match: re.Match[str]) -> str:
            index = int(match[1]) - 1
            other = shape if index == level else self._level(number, abstract, index)
            if other is None:
                return ""
            count = counters[index]
            return count_as("decimal" if shape.legal else other.format, other.start if count is None else count)

        return re.sub(r"%([1-9])", fill, shape.text)


def count_as(form: str, count: int) -> str:
    """Return a count in one of Word's number formats, decimal for those that Dutch does not use."""
    if form in _NONE:
        return ""
    if form == "decimalZero":
        return f"{count:02d}"
    if form in {"lowerLetter", "upperLetter"} and count > 0:
        # After z Word goes on with aa, bb, cc.
        letters = chr(ord("a") + (count - 1) % 26) * min((count - 1) // 26 + 1, 100)
        return letters if form == "lowerLetter" else letters.upper()
    if form in {"lowerRoman", "upperRoman"} and 0 < count <= _LARGEST_ROMAN:
        roman = _roman(count)
        return roman if form == "lowerRoman" else roman.upper()
    return str(count)


def _roman(count: int) -> str:
    shown = ""
    for worth, sign in _ROMAN:
        while count >= worth:
            shown += sign
            count -= worth
    return shown
