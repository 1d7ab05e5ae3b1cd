"""Samples in PDF: a council, a list of decisions, a letterhead column, an adopted version and a scanned page."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import reportlab
from PIL import Image, ImageDraw, ImageFont
from reportlab.lib import colors
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import cm
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    BaseDocTemplate,
    Flowable,
    Frame,
    NextPageTemplate,
    PageTemplate,
    Paragraph,
    Spacer,
    Table,
)
from sample_texts import Part, read_parts, runs

Running = Callable[[Canvas, int, int], None]
"""Writes the running lines of a page, given its number and the number of pages."""
FONTS = Path(reportlab.__file__).parent / "fonts"
LETTERHEAD = (
    "Gemeente Meerwijk",
    "Ruimtelijke Ontwikkeling",
    "",
    "Raadhuisplein 1",
    "Postbus 77",
    "3390 AA Meerwijk",
    "",
    "Behandeld door",
    "Tirza Groeneveld",
    "T 0800-1234",
)


def sheet(font: str, bold: str, size: float) -> dict[str, ParagraphStyle]:
    """Return the paragraph styles of one letter."""
    text = ParagraphStyle("text", fontName=font, fontSize=size, leading=size * 1.3, spaceAfter=size * 0.7)
    head = partial(ParagraphStyle, parent=text, fontName=bold)
    return {
        "text": text,
        "cell": ParagraphStyle("cell", parent=text, spaceAfter=0),
        "title": head("title", fontSize=size + 4, leading=size * 1.8),
        "heading": head("heading", fontSize=size + 1, spaceBefore=size),
        "subheading": head("subheading", spaceBefore=size * 0.5),
        "bullet": ParagraphStyle("bullet", parent=text, leftIndent=14, bulletIndent=2),
    }


def flow(
    parts: list[Part], styles: dict[str, ParagraphStyle], *, grid: bool, widths: list[float]
) -> Iterator[Flowable]:
    """Yield what stands on the pages, tables with ruled cells or without any rule."""
    for kind, group in runs(parts):
        if kind == "row":
            rows = [[Paragraph(cell, styles["cell"]) for cell in part.cells] for part in group]
            look: list[Any] = [("VALIGN", (0, 0), (-1, -1), "TOP")]
            look += [("GRID", (0, 0), (-1, -1), 0.5, colors.black)] if grid else []
            yield Table(rows, widths, style=look, repeatRows=1)
        elif kind == "field":
            rows = [[Paragraph(part.text, styles["cell"]), Paragraph(part.cells[1], styles["cell"])] for part in group]
            yield Table(
                rows,
                [2.6 * cm, None],
                style=[("VALIGN", (0, 0), (-1, -1), "TOP"), ("LEFTPADDING", (0, 0), (-1, -1), 0)],
            )
            yield Spacer(1, 8)
        else:
            for part in group:
                yield Paragraph(part.text, styles[kind], bulletText="•" if kind == "bullet" else None)


class NumberedCanvas(Canvas):
    """Write the running lines once the number of pages is known."""

    def __init__(self, *args: object, running: Running, **options: object) -> None:
        super().__init__(*args, **options)
        self._running = running
        self._pages: list[dict[str, Any]] = []

    def showPage(self) -> None:  # noqa: N802 - reportlab's name
        """Keep the page until all are there."""
        self._pages.append(dict(self.__dict__))
        self._startPage()

    def save(self) -> None:
        """Write the pages with their running lines."""
        pages = self._pages
        for number, page in enumerate(pages, 1):
            self.__dict__.update(page)
            self._running(self, number, len(pages))
            super().showPage()
        super().save()


def write_pdf(
    path: Path,
    story: list[Flowable],
    running: Running,
    *,
    first_margin: float = 2.2 * cm,
) -> None:
    """Write a PDF without a moment in it; ``first_margin`` is the right margin of the first page."""
    width, height = A4
    edge = 2.2 * cm
    frames = [Frame(edge, edge, width - edge - right, height - 2 * edge - 0.6 * cm) for right in (first_margin, edge)]
    document = BaseDocTemplate(str(path), pagesize=A4, invariant=1)
    document.addPageTemplates([PageTemplate("first", [frames[0]]), PageTemplate("later", [frames[1]])])
    document.build([NextPageTemplate("later"), *story], canvasmaker=partial(NumberedCanvas, running=running))


def foot(canvas: Canvas, number: int, count: int, *, left: str, font: str) -> None:
    """Write the line at the foot of a page."""
    canvas.setFont(font, 8)
    canvas.drawString(2.2 * cm, 1.2 * cm, left)
    canvas.drawRightString(A4[0] - 2.2 * cm, 1.2 * cm, f"Pagina {number} van {count}")


def make_council_pdf(path: Path, *, text: str) -> None:
    """Make the word-for-word minutes of a council."""
    styles = sheet("Times-Roman", "Times-Bold", 11)
    story = list(flow(read_parts(text), styles, grid=False, widths=[]))
    write_pdf(path, story, partial(foot, left="Raad van de gemeente Meerwijk, 27 maart 2025", font="Times-Italic"))


def make_decisions_pdf(path: Path, *, text: str) -> None:
    """Make a list of decisions as one ruled table."""
    styles = sheet("Helvetica", "Helvetica-Bold", 10)
    story = list(flow(read_parts(text), styles, grid=True, widths=[1.5 * cm, 7.3 * cm, 7.3 * cm]))
    write_pdf(path, story, partial(foot, left="Besluitenlijst college", font="Helvetica"))


def make_adopted_pdf(path: Path, *, text: str) -> None:
    """Make the adopted version of minutes of which there is a draft in Word."""
    for font in ("Vera", "VeraBd"):
        pdfmetrics.registerFont(TTFont(font, FONTS / f"{font}.ttf"))
    parts = read_parts(text)
    adopted = Part("text", ("Vastgesteld op 18 september 2025.",))
    story = list(flow([*parts, adopted], sheet("Vera", "VeraBd", 9.5), grid=True, widths=[9 * cm, 4 * cm, 3 * cm]))
    write_pdf(path, story, partial(foot, left="Wijkalliantie Oosterveld", font="Vera"))


def make_letterhead_pdf(path: Path, *, text: str) -> None:
    """Make minutes with the column of the sender at the right of the first page, and lists without rules."""

    def running(canvas: Canvas, number: int, count: int) -> None:
        canvas.setFont("Helvetica", 8)
        canvas.drawString(2.2 * cm, A4[1] - 1.4 * cm, "Verslag werkgroep Verkeersveiligheid Schoolomgeving")
        foot(canvas, number, count, left="Z25-01877", font="Helvetica")
        if number == 1:
            for row, line in enumerate(LETTERHEAD):
                canvas.drawString(A4[0] - 5 * cm, A4[1] - 3.2 * cm - row * 11, line)

    styles = sheet("Helvetica", "Helvetica-Bold", 12)
    story = list(flow(read_parts(text), styles, grid=False, widths=[7.5 * cm, 5 * cm, 3.5 * cm]))
    write_pdf(path, story, running, first_margin=6 * cm)


def make_scanned_pdf(path: Path, *, text: str) -> None:
    """Make minutes of which the last page is a picture of paper."""
    parts = read_parts(text)
    turn = next(index for index, part in enumerate(parts) if part.kind == "scan")
    buffer = io.BytesIO()
    _draw_page(parts[turn + 1 :]).save(buffer, "PNG")
    styles = sheet("Helvetica", "Helvetica-Bold", 11)
    canvas = Canvas(str(path), pagesize=A4, invariant=1)
    Frame(2.2 * cm, 2.2 * cm, A4[0] - 4.4 * cm, A4[1] - 4.4 * cm).addFromList(
        list(flow(parts[:turn], styles, grid=False, widths=[])), canvas
    )
    canvas.showPage()
    canvas.drawImage(ImageReader(io.BytesIO(buffer.getvalue())), 0, 0, *A4)
    canvas.showPage()
    canvas.save()


def _draw_page(parts: list[Part]) -> Image.Image:
    """Draw a page of A4 at 200 dots per inch in shades of grey."""
    page = Image.new("L", (1654, 2339), 255)
    pen, top = ImageDraw.Draw(page), 180
    for part in parts:
        font, size = ("VeraBd", 36) if part.kind == "heading" else ("Vera", 30)
        bullet = "- " if part.kind == "bullet" else ""
        pen.text((180, top), bullet + part.text, font=ImageFont.truetype(FONTS / f"{font}.ttf", size), fill=0)
        top += size * (2 if part.kind != "bullet" else 1) + 16
    return page
