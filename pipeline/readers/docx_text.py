"""The words of a Word paragraph as runs: fields, links, revisions and text boxes read as a person sees them."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field

from lxml import etree

from .docx_package import MC, Package, R, W
from .docx_styles import Styles
from .runs import HARD_BREAK, Run

_THROUGH = frozenset(
    W + name
    for name in ("hyperlink", "smartTag", "sdt", "sdtContent", "ins", "moveTo", "fldSimple", "customXml", "dir", "bdo")
)
_BREAKS = frozenset({W + "br", W + "cr"})
_CONTENTS = re.compile(r"\s*TOC\b")
_BULLET_FONTS = range(0xF000, 0xF100)


@dataclass(slots=True)
class Words:
    """What a paragraph says.

    Attributes:
        runs: its text.
        boxes: the text boxes anchored in it.
        size: the font size of most of its characters, in points.
    """

    runs: list[Run] = field(default_factory=list)
    boxes: list[etree._Element] = field(default_factory=list)
    sizes: Counter[float] = field(default_factory=Counter)

    @property
    def size(self) -> float | None:
        """The font size of most characters, in points."""
        return self.sizes.most_common(1)[0][0] if self.sizes else None


@dataclass(slots=True)
class _Field:
    """A field that is open: its instruction until it is separated, then its result."""

    instruction: str = ""
    separated: bool = False


class TextReader:
    """Read the runs of paragraphs in document order, keeping the fields that run over several of them."""

    def __init__(self, package: Package, styles: Styles) -> None:
        self._package = package
        self._styles = styles
        self._fields: list[_Field] = []
        self.notes: list[tuple[str, str]] = []

    def read(self, paragraph: etree._Element) -> Words:
        """Return what a paragraph says."""
        words = Words()
        properties = paragraph.find(W + "pPr")
        for child in paragraph:
            self._inline(child, properties, None, words)
        return words

    @property
    def _silent(self) -> bool:
        """Whether a table of contents or the instruction of a field is being read."""
        return any(not f.separated or _CONTENTS.match(f.instruction) for f in self._fields)

    def _inline(
        self, element: etree._Element, properties: etree._Element | None, target: str | None, words: Words
    ) -> None:
        if element.tag == W + "r":
            self._run(element, properties, target or self._field_target(), words)
        elif element.tag in _THROUGH:
            if element.tag == W + "hyperlink":
                target = self._package.target(element.get(R + "id")) or target
            if element.tag == W + "fldSimple" and _CONTENTS.match(str(element.get(W + "instr", ""))):
                return
            for child in element:
                self._inline(child, properties, target, words)
        elif element.tag == MC + "AlternateContent":
            words.boxes += text_boxes(element)

    def _field_target(self) -> str | None:
        for open_field in reversed(self._fields):
            match = re.match(r'\s*HYPERLINK\s+"([^"]+)"', open_field.instruction)
            if match and open_field.separated:
                return match[1]
        return None

    def _run(self, run: etree._Element, properties: etree._Element | None, target: str | None, words: Words) -> None:
        look = run.find(W + "rPr")
        if self._styles.look(properties, look, "vanish"):
            self._fields_only(run)
            return
        text = ""
        for child in run:
            text += self._piece(child, words)
        if not text:
            return
        strike = self._styles.look(properties, look, "strike") or self._styles.look(properties, look, "dstrike")
        bold = self._styles.look(properties, look, "b")
        words.runs.append(Run(text, bold, self._styles.look(properties, look, "i"), strike, target))
        size = self._styles.size(properties, look)
        if size is not None:
            words.sizes[size] += len(text.strip())

    def _fields_only(self, run: etree._Element) -> None:
        for child in run.iter(W + "fldChar", W + "instrText"):
            self._piece(child, Words())

    def _piece(self, child: etree._Element, words: Words) -> str:
        """Return the text of a part of a run, and follow its fields, notes and boxes."""
        tag = child.tag
        if tag == W + "fldChar":
            self._field(str(child.get(W + "fldCharType")))
        elif tag == W + "instrText" and self._fields:
            self._fields[-1].instruction += child.text or ""
        elif tag in {W + "footnoteReference", W + "endnoteReference"} and not self._silent:
            self.notes.append((etree.QName(child).localname.removesuffix("Reference"), str(child.get(W + "id"))))
        elif tag in {W + "drawing", W + "pict", W + "object", MC + "AlternateContent"}:
            words.boxes += text_boxes(child)
        return "" if self._silent else _characters(child)

    def _field(self, kind: str) -> None:
        if kind == "begin":
            self._fields.append(_Field())
        elif kind == "separate" and self._fields:
            self._fields[-1].separated = True
        elif kind == "end" and self._fields:
            self._fields.pop()


def _characters(child: etree._Element) -> str:
    if child.tag == W + "t":
        # A line feed in the XML is no line break to Word.
        return re.sub(r"[\r\n]+", " ", child.text or "")
    if child.tag in {W + "tab", W + "ptab"}:
        return "\t"
    if child.tag in _BREAKS:
        return HARD_BREAK if child.get(W + "type") in {"page", "column"} else "\n"
    if child.tag == W + "noBreakHyphen":
        return "-"
    if child.tag == W + "sym":
        return _symbol(str(child.get(W + "char", "")))
    return ""


def _symbol(code: str) -> str:
    if not re.fullmatch(r"[0-9A-Fa-f]{1,6}", code) or not 0 < int(code, 16) <= 0x10FFFF:
        return ""
    number = int(code, 16)
    return "•" if number in _BULLET_FONTS else chr(number)


def text_boxes(element: etree._Element) -> list[etree._Element]:
    """Return the contents of text boxes under an element, each once: of alternatives, the first that has one."""
    if element.tag == W + "txbxContent":
        return [element]
    if element.tag == MC + "AlternateContent":
        for branch in element:
            found = text_boxes(branch)
            if found:
                return found
        return []
    return [box for child in element for box in text_boxes(child)]


def paragraph_mark_deleted(properties: etree._Element | None) -> bool:
    """Tell that a tracked change joins a paragraph to the next one."""
    mark = None if properties is None else properties.find(W + "rPr")
    return mark is not None and (mark.find(W + "del") is not None or mark.find(W + "moveFrom") is not None)
