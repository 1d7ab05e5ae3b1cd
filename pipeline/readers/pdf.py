"""Read a PDF: words and fonts from PDFium, layout from their places, tables from ruling lines and alignment."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

import pypdfium2
import pypdfium2.raw as pdfium

from pipeline.document import Document, DocumentBuilder

from . import limits, ocr
from .errors import DamagedFileError, EncryptedFileError, TooLargeError
from .pdf_blocks import BlockWriter, all_columns, join_tables
from .pdf_furniture import Sheet, find_furniture
from .pdf_grid import Column, Item
from .pdf_layout import arrange, split_margin_column
from .pdf_lines import Line, build_lines
from .pdf_paragraphs import Pitches
from .pdf_ruled import Frame, find_frames
from .pdf_rules import Area, Drawing, read_drawing
from .pdf_text import vocabulary_of
from .pdf_words import Word, placement, read_words

_METADATA = {"Title": "title", "Author": "author", "CreationDate": "creationdate"}
_RIGHT_SHARE = 0.02
_LEAST_MARGIN = 0.7
_STAMP = 12
_COVERED = 0.6
_OUTLINED = 200


@dataclass(slots=True)
class _Page:
    number: int
    width: float
    height: float
    words: list[Word]
    drawing: Drawing
    frames: list[Frame]


@dataclass(slots=True)
class _Scan:
    """What is known of pages without text: which were read by recognition, which were not."""

    recognised: list[int]
    unread: list[int]


def read_pdf(path: Path) -> Document:
    """Return the text of a PDF in reading order with the evidence of its layout.

    Running headers, running footers and page numbers are left out of the text. Nothing in the file is executed,
    and nothing it points at is fetched. A page that holds only images is read with Tesseract where that is
    installed, and is named in a warning where it is not.

    Raises:
        EncryptedFileError: the file asks for a password; an empty one is tried.
        DamagedFileError: the file is empty, truncated, without pages or no PDF.
        TooLargeError: it is over the limits for bytes, pages or characters.
    """
    with _opened(path) as pdf:
        count = len(pdf)
        if count == 0:
            reason = f"{path.name}: the PDF has no pages. Export it again from its source."
            raise DamagedFileError(reason)
        if count > limits.MAX_PAGES:
            reason = f"{path.name}: {count} pages, the limit is {limits.MAX_PAGES}. Split the file into parts."
            raise TooLargeError(reason)
        scan = _Scan([], [])
        pages = list(_read_pages(pdf, path, scan))
        metadata = {
            name: value
            for key, name in _METADATA.items()
            if (value := pdf.get_metadata_value(key).replace("\x00", "").strip())
        }
    builder = DocumentBuilder()
    _write(pages, builder)
    return builder.build(
        media_type="application/pdf",
        page_count=count,
        metadata=metadata,
        ocr=bool(scan.recognised),
        warnings=_warnings(scan),
    )


@contextmanager
def _opened(path: Path) -> Iterator[pypdfium2.PdfDocument]:
    size = path.stat().st_size
    if size == 0:
        reason = f"{path.name}: the file is empty (0 bytes). Fetch or export it again."
        raise DamagedFileError(reason)
    if size > limits.MAX_BYTES:
        reason = f"{path.name}: {size} bytes, more than the limit of {limits.MAX_BYTES}. Split the file into parts."
        raise TooLargeError(reason)
    try:
        pdf = pypdfium2.PdfDocument(path)
    except pypdfium2.PdfiumError as error:
        if getattr(error, "err_code", None) in (pdfium.FPDF_ERR_PASSWORD, pdfium.FPDF_ERR_SECURITY):
            reason = (
                f"{path.name}: the PDF asks for a password. Save a copy without one "
                f"(qpdf --decrypt --password=... {path.name} copy.pdf) and read that."
            )
            raise EncryptedFileError(reason) from error
        reason = f"{path.name}: PDFium cannot open it ({error}); it is truncated or no PDF. Fetch or export it again."
        raise DamagedFileError(reason) from error
    with closing(pdf):
        yield pdf


def _read_pages(pdf: pypdfium2.PdfDocument, path: Path, scan: _Scan) -> Iterator[_Page]:
    characters = 0
    for index in range(len(pdf)):
        try:
            with closing(pdf[index]) as page:
                found = _read_page(page, index + 1, scan)
        except pypdfium2.PdfiumError as error:
            reason = f"{path.name}: page {index + 1} cannot be read ({error}). Fetch or export the file again."
            raise DamagedFileError(reason) from error
        characters += sum(len(word.text) + 1 for word in found.words)
        if characters > limits.MAX_CHARACTERS:
            reason = f"{path.name}: more than {limits.MAX_CHARACTERS} characters of text. Split the file into parts."
            raise TooLargeError(reason)
        yield found


def _read_page(page: pypdfium2.PdfPage, number: int, scan: _Scan) -> _Page:
    place, width, height = placement(page)
    with closing(page.get_textpage()) as textpage:
        words = read_words(textpage, place)
    drawing = read_drawing(page, place)
    if _is_scan(words, drawing, width * height):
        words = ocr.recognise_page(page) if ocr.is_available() else words
        (scan.recognised if ocr.is_available() else scan.unread).append(number)
    return _Page(number, width, height, words, drawing, find_frames(drawing))


def _is_scan(words: Sequence[Word], drawing: Drawing, area: float) -> bool:
    """Tell whether a page shows text that it does not hold: as images, or as letters turned into outlines."""
    if not words:
        return bool(drawing.images) or drawing.paths > _OUTLINED
    # A registry stamps its number on the scans it files.
    covered = max((image.width * image.height for image in drawing.images), default=0.0)
    return len(words) <= _STAMP and covered >= _COVERED * area


def _warnings(scan: _Scan) -> list[str]:
    if not scan.unread:
        return []
    count = len(scan.unread)
    shown = ", ".join(map(str, scan.unread[:20])) + (", ..." if count > 20 else "")
    return [
        f"{count} page{'s' if count > 1 else ''} ({shown}) hold{'' if count > 1 else 's'} no text; install Tesseract "
        "with Dutch (Debian: apt-get install tesseract-ocr tesseract-ocr-nld; then pip install 'verslag[ocr]') "
        "and run again"
    ]


def _write(pages: Sequence[_Page], builder: DocumentBuilder) -> None:
    rows = [build_lines(_upright(page), page.number, page.drawing.vertical) for page in pages]
    furniture = find_furniture(
        [
            Sheet(page.number, page.height, lines, [frame.area for frame in page.frames])
            for page, lines in zip(pages, rows, strict=True)
        ]
    )
    margins = _right_margins(pages, rows, furniture)
    size = _body_size(pages)
    items: list[Item] = []
    for page in pages:
        items += _arrange_page(page, furniture, margins[round(page.width)], size)
    items = join_tables(items)
    vocabulary = vocabulary_of(word for page in pages for word in page.words)
    BlockWriter(builder, Pitches(all_columns(items)), vocabulary).write(items)


def _upright(page: _Page) -> list[Word]:
    return [word for word in page.words if word.upright]


def _body_size(pages: Sequence[_Page]) -> float:
    counts: Counter[float] = Counter()
    for page in pages:
        for word in page.words:
            counts[round(word.size, 1)] += len(word.text)
    return max(counts, key=lambda size: counts[size], default=10.0)


def _right_margins(pages: Sequence[_Page], rows: Sequence[list[list[Line]]], furniture: set[int]) -> dict[int, float]:
    """Return for each page width how far lines of running text reach, a few that stick out left aside."""
    ends: dict[int, list[float]] = {}
    for page, lines in zip(pages, rows, strict=True):
        reached = ends.setdefault(round(page.width), [])
        for row in lines:
            alone = len(row) == 1 and id(row[0].words[0]) not in furniture
            if alone and not any(frame.area.holds(row[0].x0, row[0].baseline) for frame in page.frames):
                reached.append(row[0].x1)
    # A document of short lines only does not show its margin.
    return {
        width: max([_LEAST_MARGIN * width, *sorted(reached)[-1 - int(_RIGHT_SHARE * len(reached)) :][:1]])
        for width, reached in ends.items()
    }


def _arrange_page(page: _Page, furniture: set[int], right: float, size: float) -> list[Item]:
    words = [word for word in _upright(page) if id(word) not in furniture]
    rows = build_lines(words, page.number, page.drawing.vertical)
    aside = split_margin_column(rows, page.width, page.height, size)
    items: list[Item] = []
    turned = [word for word in page.words if not word.upright]
    if turned:
        items.append(Column([Line(turned, page.number)], page.width, furniture=True))
    if aside:
        beside = build_lines([word for word in words if id(word) in aside], page.number)
        lines = [Line([word for line in row for word in line.words], page.number) for row in beside]
        items.append(Column(lines, max(line.x1 for line in lines), furniture=True))
    body = [word for word in words if id(word) not in aside]
    area = Area(0.0, 0.0, page.width, page.height)
    main = arrange(body, page.number, area, page.frames, page.drawing.vertical, right)
    for item in main[:1]:
        if isinstance(item, Column):
            item.continues = True
    return items + main
