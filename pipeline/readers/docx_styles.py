"""What Word's styles say of a paragraph or a run, through the chain of styles they are based on."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from .docx_package import W

_BUILT_IN_HEADING = re.compile(r"(?:heading|kop) ([1-9])", re.I)
_TITLES = frozenset({"title", "titel", "subtitle", "ondertitel"})
_OFF = frozenset({"0", "false", "off", "none"})
_BODY_LEVEL = 9


def value(parent: etree._Element | None, name: str, attribute: str = "val") -> str | None:
    """Return an attribute of a child element, None where either is missing."""
    child = None if parent is None else parent.find(W + name)
    found = None if child is None else child.get(W + attribute)
    return None if found is None else str(found)


def is_on(parent: etree._Element | None, name: str) -> bool | None:
    """Return whether a property that can be on or off is on, None where it is not stated."""
    child = None if parent is None else parent.find(W + name)
    return None if child is None else str(child.get(W + "val", "1")).lower() not in _OFF


def whole(text: str | None) -> int | None:
    """Return a whole number, None for anything else."""
    return int(text) if text is not None and re.fullmatch(r"-?\d{1,9}", text) else None


class Styles:
    """The styles of a document."""

    def __init__(self, root: etree._Element | None) -> None:
        found = [] if root is None else root.findall(W + "style")
        self._styles = {str(style.get(W + "styleId")): style for style in found}
        self._default = next(
            (
                str(style.get(W + "styleId"))
                for style in found
                if style.get(W + "type") == "paragraph" and style.get(W + "default") in {"1", "true"}
            ),
            None,
        )
        self._run_defaults = None if root is None else root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr")

    def id_of(self, properties: etree._Element | None) -> str | None:
        """Return the id of the style of a paragraph with these properties."""
        stated = value(properties, "pStyle")
        return stated if stated in self._styles else self._default

    def name(self, style: str | None) -> str | None:
        """Return the name of a style as Word shows it."""
        return value(self._styles.get(style or ""), "name")

    def chain(self, style: str | None) -> Iterator[etree._Element]:
        """Yield a style and those it is based on, nearest first."""
        seen: set[str] = set()
        while style in self._styles and style is not None and style not in seen:
            seen.add(style)
            yield self._styles[style]
            style = value(self._styles[style], "basedOn")

    def paragraph_chain(self, properties: etree._Element | None) -> Iterator[etree._Element]:
        """Yield the properties that hold for a paragraph, nearest first: its own, then those of its styles."""
        if properties is not None:
            yield properties
        for style in self.chain(self.id_of(properties)):
            found = style.find(W + "pPr")
            if found is not None:
                yield found

    def heading_level(self, properties: etree._Element | None) -> int | None:
        """Return the level (1 highest) of a paragraph that is a heading.

        Its outline level decides, else the name of its style; a document's title is no heading of its text.
        """
        if (self.name(self.id_of(properties)) or "").lower() in _TITLES:
            return None
        for found in self.paragraph_chain(properties):
            level = whole(value(found, "outlineLvl"))
            if level is not None:
                return level + 1 if 0 <= level < _BODY_LEVEL else None
        for style in self.chain(self.id_of(properties)):
            match = _BUILT_IN_HEADING.fullmatch((value(style, "name") or "").strip())
            if match:
                return int(match[1])
        return None

    def look(self, properties: etree._Element | None, run: etree._Element | None, name: str) -> bool:
        """Tell whether a run shows a property such as ``b``.

        What the run itself states holds. Otherwise its paragraph style and its character style each toggle it
        (ECMA-376 part 1, 17.7.3, toggle properties).
        """
        own = is_on(run, name)
        if own is not None:
            return own
        paragraph = self._styled(self.id_of(properties), name)
        character = self._styled(value(run, "rStyle"), name)
        return paragraph != character or (not paragraph and bool(is_on(self._run_defaults, name)))

    def _styled(self, style: str | None, name: str) -> bool:
        for found in self.chain(style):
            stated = is_on(found.find(W + "rPr"), name)
            if stated is not None:
                return stated
        return False

    def size(self, properties: etree._Element | None, run: etree._Element | None) -> float | None:
        """Return the font size of a run in points."""
        stated = [run]
        for style in (value(run, "rStyle"), self.id_of(properties)):
            stated += [found.find(W + "rPr") for found in self.chain(style)]
        for found in (*stated, self._run_defaults):
            halves = whole(value(found, "sz"))
            if halves is not None:
                return halves / 2
        return None

    def marks_first_row(self, table: str | None) -> bool:
        """Tell whether a table style gives the first row a look of its own."""
        return any(
            part.get(W + "type") == "firstRow" and part.find(W + "rPr") is not None
            for style in self.chain(table)
            for part in style.findall(W + "tblStylePr")
        )
