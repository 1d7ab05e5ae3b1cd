"""Read Word files: paragraphs with their outline levels and computed numbers, tables in place."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from lxml import etree

from pipeline.document import Block, Document

from .characters import clean
from .docx_numbering import Label, Numbering
from .docx_package import Package, R, W
from .docx_styles import Styles, is_on, value, whole
from .docx_text import TextReader, paragraph_mark_deleted
from .errors import DamagedFileError
from .runs import Run, Writer

_MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_CONTAINERS = frozenset(W + name for name in ("sdt", "sdtContent", "customXml", "smartTag", "ins", "moveTo"))
_CONTENTS = ("toc ", "inhopg", "table of figures")
_MARGIN = 72.0
_PAGE_FIELD = re.compile(r"(?:PAGE|NUMPAGES|SECTIONPAGES)\b")


def read_docx(path: Path) -> Document:
    """Read a Word file; tracked changes count as accepted, comments and hidden text are left out."""
    with Package(path) as package:
        root = package.part(package.main)
        body = None if root is None else root.find(W + "body")
        if body is None:
            reason = f"{path.name} holds no text: open it in Word and save it again"
            raise DamagedFileError(reason)
        walk = _Walk(package, body)
        walk.letterhead(_title_page_header(package, body))
        walk.blocks(body, Block(0, 0))
        walk.footnotes()
        warnings = ["It embeds a document that is not read: open it in Word and save it again."] if walk.embeds else []
        return walk.writer.builder.build(media_type=_MEDIA_TYPE, metadata=_metadata(package), warnings=warnings)


class _Walk:
    """Follow the body of a document and write what it holds."""

    def __init__(self, package: Package, body: etree._Element) -> None:
        self.writer = Writer()
        self.embeds = False
        self._package = package
        self._styles = Styles(package.related("styles"))
        self._numbering = Numbering(package.related("numbering"), self._styles)
        self._text = TextReader(package, self._styles)
        margin = whole(value(body.find(W + "sectPr"), "pgMar", "left"))
        self._margin = _MARGIN if margin is None else margin / 20
        self._pending: list[Run] = []
        self._listing = False

    def blocks(self, container: etree._Element, shape: Block) -> None:
        """Write all blocks in an element."""
        for element in container:
            if element.tag == W + "p":
                self._paragraph(element, shape)
            elif element.tag == W + "tbl":
                self._table(element, shape)
            elif element.tag == W + "altChunk":
                self.embeds = True
            elif element.tag in _CONTAINERS and not _is_contents(element):
                self.blocks(element, shape)

    def letterhead(self, header: etree._Element | None) -> None:
        """Write the header of a title page: templates keep letterhead, title, date and place of a meeting in it."""
        for element in () if header is None else header:
            if any(_PAGE_FIELD.match(text) for text in _instructions(element)):
                continue
            framed = element.find(f"{W}pPr/{W}framePr") is not None
            if element.tag == W + "tbl":
                self._table(element, Block(0, 0))
            elif element.tag == W + "p":
                words = self._text.read(element)
                self._write(
                    words.runs, element.find(W + "pPr"), Block(0, 0, "furniture" if framed else "paragraph"), None
                )
                for box in words.boxes:
                    self.letterhead(box)
            else:
                self.blocks(element, Block(0, 0))

    def footnotes(self) -> None:
        """Write the notes that the text refers to, in that order, after it."""
        roots = {kind: self._package.related(f"{kind}s") for kind in ("footnote", "endnote")}
        for index, (kind, identity) in enumerate(self._text.notes, start=1):
            root = roots[kind]
            for note in [] if root is None else root.findall(W + kind):
                if note.get(W + "id") == identity:
                    runs = [run for part in note.iter(W + "p") for run in (*self._text.read(part).runs, Run(" "))]
                    self.writer.write(runs, Block(0, 0), prefix=f"[{index}] ")

    def _paragraph(self, paragraph: etree._Element, shape: Block) -> None:
        properties = paragraph.find(W + "pPr")
        words = self._text.read(paragraph)
        runs, self._pending = [*self._pending, *words.runs], []
        if paragraph_mark_deleted(properties):
            self._pending = runs
            return
        name = self._styles.name(self._styles.id_of(properties))
        label = self._numbering.label(properties)
        if not (name or "").lower().startswith(_CONTENTS):
            evidence = replace(shape, style=name, size=words.size, indent=self._indent(properties, label))
            self._write(runs, properties, evidence, label)
        for box in words.boxes:
            self.blocks(box, shape)

    def _write(self, runs: Sequence[Run], properties: etree._Element | None, shape: Block, label: Label | None) -> None:
        if not any(run.text.strip() for run in runs):
            self._listing = False
            return
        level = self._styles.heading_level(properties)
        number = label.number if label else None
        if shape.kind == "cell":
            shape = replace(shape, level=level, number=number)
        elif level is not None:
            shape = replace(shape, kind="heading", level=level, number=number)
        elif label:
            shape = replace(shape, kind="list_item", level=label.level + 1, number=number, tight=self._listing)
        self._listing = shape.kind == "list_item"
        prefix = label.prefix if label and (number or level is None) else ""
        self.writer.write(runs, shape, prefix=prefix)

    def _indent(self, properties: etree._Element | None, label: Label | None) -> float:
        own = whole(value(properties, "ind", "left"))
        if own is None and label and label.indent is not None:
            return self._margin + label.indent
        for source in self._styles.paragraph_chain(properties):
            left = whole(value(source, "ind", "left"))
            if left is not None:
                return self._margin + left / 20
        return self._margin

    def _table(self, table: etree._Element, shape: Block) -> None:
        rows = list(_rows(table))
        if shape.kind == "cell" or sum(len(list(_cells(row))) for row in rows) == 1:
            # A table of one cell is a frame; one within a cell is read as paragraphs of that cell.
            for row in rows:
                for cell in _cells(row):
                    self.blocks(cell, shape)
            return
        look = table.find(W + "tblPr")
        first = self._styles.marks_first_row(value(look, "tblStyle")) and _shows_first_row(look)
        index = self.writer.open_table()
        for number, row in enumerate(rows):
            properties = row.find(W + "trPr")
            header = bool(is_on(properties, "tblHeader")) or (first and number == 0)
            column = whole(value(properties, "gridBefore")) or 0
            for cell in _cells(row):
                if not _continues(cell):
                    place = Block(0, 0, "cell", table=index, row=number, column=column, header=header)
                    self.blocks(cell, place)
                column += max(whole(value(cell.find(W + "tcPr"), "gridSpan")) or 1, 1)
        self._listing = False


def _rows(table: etree._Element) -> Iterator[etree._Element]:
    for child in table:
        if child.tag == W + "tr":
            properties = child.find(W + "trPr")
            if properties is None or properties.find(W + "del") is None:
                yield child
        elif child.tag in _CONTAINERS:
            yield from _rows(child)


def _cells(row: etree._Element) -> Iterator[etree._Element]:
    for child in row:
        if child.tag == W + "tc":
            yield child
        elif child.tag in _CONTAINERS:
            yield from _cells(child)


def _continues(cell: etree._Element) -> bool:
    """Tell a cell that is merged into the one above it."""
    merge = cell.find(f"{W}tcPr/{W}vMerge")
    return merge is not None and merge.get(W + "val", "continue") == "continue"


def _shows_first_row(properties: etree._Element | None) -> bool:
    look = None if properties is None else properties.find(W + "tblLook")
    if look is None:
        return False
    stated = look.get(W + "firstRow")
    if stated is not None:
        return stated in {"1", "true", "on"}
    return bool(int(look.get(W + "val", "0"), 16) & 0x20)


def _is_contents(element: etree._Element) -> bool:
    """Tell a content control that holds a table of contents."""
    gallery = element.find(f"{W}sdtPr/{W}docPartObj/{W}docPartGallery")
    return gallery is not None and gallery.get(W + "val") == "Table of Contents"


def _instructions(element: etree._Element) -> Iterator[str]:
    """Yield the codes of the fields in an element (``PAGE``, ``NUMPAGES``)."""
    for field in element.iter(W + "instrText", W + "fldSimple"):
        yield (field.text or field.get(W + "instr") or "").strip()


def _metadata(package: Package) -> dict[str, str]:
    found: dict[str, str] = {}
    core = package.part("docProps/core.xml")
    for element in () if core is None else core:
        name = etree.QName(element).localname if isinstance(element.tag, str) else ""
        text = clean(" ".join((element.text or "").split()))
        if name in {"title", "created"} and text:
            found[name] = text
    return found


def _title_page_header(package: Package, body: etree._Element) -> etree._Element | None:
    """Return the header that only the first page has, None where every page has the same one."""
    section = next(body.iter(W + "sectPr"), None)
    if section is None or not is_on(section, "titlePg"):
        return None
    references = {r.get(W + "type"): r.get(R + "id") for r in section.findall(W + "headerReference")}
    target = package.target(references.get("first"))
    return package.part(target) if target else None
