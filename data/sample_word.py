"""Samples in Word, as three secretaries would make them."""

from __future__ import annotations

import io
import zipfile
from datetime import datetime
from pathlib import Path

import docx
from docx.document import Document as WordDocument
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Pt
from sample_texts import Part, read_parts, runs

MOMENT = datetime(2025, 6, 30, 12)


def save_word(document: WordDocument, path: Path) -> None:
    """Save a Word file with a fixed moment in its properties and in its archive."""
    properties = document.core_properties
    properties.created = properties.modified = MOMENT
    properties.author, properties.title, properties.revision = "", "", 1
    buffer = io.BytesIO()
    document.save(buffer)
    with zipfile.ZipFile(buffer) as made, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as kept:
        for name in sorted(made.namelist()):
            kept.writestr(zipfile.ZipInfo(name, MOMENT.timetuple()[:6]), made.read(name), zipfile.ZIP_DEFLATED)


def add_table(document: WordDocument, rows: list[Part], *, bold_header: bool = True) -> None:
    """Add a table with ruled cells."""
    table = document.add_table(len(rows), len(rows[0].cells), style="Table Grid")
    for row, part in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, part.cells, strict=True):
            cell.paragraphs[0].add_run(text).bold = bold_header and part is rows[0]
    document.add_paragraph()


def make_typed_word(path: Path, *, text: str) -> None:
    """Make minutes as they are typed: bold lines for headings, numbers by hand, a tab after each label."""
    document = docx.Document()
    document.styles["Normal"].font.name = "Calibri"
    for kind, parts in runs(read_parts(text)):
        if kind == "row":
            add_table(document, parts)
            continue
        for part in parts:
            paragraph = document.add_paragraph()
            if kind == "field":
                paragraph.add_run(f"{part.text}:").bold = True
                paragraph.add_run(f"\t{part.cells[1]}")
                paragraph.paragraph_format.space_after = Pt(0)
            else:
                run = paragraph.add_run(part.text)
                run.bold = kind in ("title", "heading", "subheading")
                run.font.size = Pt(16) if kind == "title" else None
    save_word(document, path)


def make_agenda_word(path: Path, *, text: str) -> None:
    """Make an agenda whose points Word numbers, each with its explanation beneath it."""
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "Raadsgriffie gemeente Meerwijk"
    for part in read_parts(text):
        if part.kind == "title":
            document.add_heading(part.text, level=0)
        elif part.kind == "field":
            document.add_paragraph(f"{part.text}: {part.cells[1]}")
        else:
            document.add_paragraph(part.text, style="List Number" if part.kind == "item" else None)
    save_word(document, path)


def make_styled_word(path: Path, *, text: str) -> None:
    """Make minutes with heading styles of the school's own, numbered by Word, and a table of who was there."""
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "Stichting Samen Leren Meerwijk"
    _add_heading_styles(document)
    for kind, parts in runs(read_parts(text)):
        if kind == "row":
            add_table(document, parts)
            continue
        for part in parts:
            if kind == "field":
                document.add_paragraph(f"{part.text}\t: {part.cells[1]}")
            else:
                styles = {"title": "Title", "heading": "SSL Kop", "subheading": "SSL Subkop"}
                document.add_paragraph(part.text, style=styles.get(kind))
    save_word(document, path)


def _add_heading_styles(document: WordDocument) -> None:
    levels = "".join(
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="decimal"/>'
        f'<w:pStyle w:val="{style}"/><w:lvlText w:val="{shown}"/><w:lvlJc w:val="left"/></w:lvl>'
        for depth, (style, shown) in enumerate((("SSLKop", "%1."), ("SSLSubkop", "%1.%2")))
    )
    numbering = document.part.numbering_part.element
    abstract = parse_xml(
        f'<w:abstractNum {nsdecls("w")} w:abstractNumId="90">'
        f'<w:multiLevelType w:val="multilevel"/>{levels}</w:abstractNum>'
    )
    numbering.insert(0, abstract)
    numbering.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="90"><w:abstractNumId w:val="90"/></w:num>'))
    for depth, name in enumerate(("SSL Kop", "SSL Subkop")):
        style = document.styles.add_style(name, 1)
        style.base_style = document.styles["Normal"]
        style.font.bold, style.font.size = True, Pt(13 - depth)
        properties = style.element.get_or_add_pPr()
        properties.append(
            parse_xml(f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{depth}"/><w:numId w:val="90"/></w:numPr>')
        )
        properties.append(parse_xml(f'<w:outlineLvl {nsdecls("w")} w:val="{depth}"/>'))
        style.element.set(qn("w:styleId"), name.replace(" ", ""))
