"""Ruling lines, filled areas and images of a PDF page, as PDFium sees them.

Coordinates are points from the top left corner of the page as it is shown.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass, field

import pypdfium2.raw as pdfium
from pypdfium2 import PdfPage

from .pdf_words import Place

_MAX_OBJECTS = 20_000
_MAX_RULES = 3_000
_MAX_DEPTH = 3
_MAX_SEGMENTS = 200
_THIN = 2.5
_SHORTEST = 4.0
_WHITE = 245

Point = tuple[float, float]
Matrix = tuple[float, float, float, float, float, float]


@dataclass(frozen=True, slots=True)
class Area:
    """A rectangle on a page, in points from its top left corner."""

    x0: float
    top: float
    x1: float
    bottom: float

    def holds(self, x: float, y: float) -> bool:
        """Tell whether a point lies in it."""
        return self.x0 <= x <= self.x1 and self.top <= y <= self.bottom

    @property
    def width(self) -> float:
        """Width in points."""
        return self.x1 - self.x0

    @property
    def height(self) -> float:
        """Height in points."""
        return self.bottom - self.top


@dataclass(slots=True)
class Drawing:
    """What is drawn on a page apart from its text.

    Attributes:
        horizontal: ruling lines from left to right, each as an area of hardly any height.
        vertical: ruling lines from top to bottom.
        fills: areas filled with another colour than white.
        images: areas of images.
        paths: number of drawn paths; text that was turned into outlines is thousands of them.
    """

    horizontal: list[Area] = field(default_factory=list)
    vertical: list[Area] = field(default_factory=list)
    fills: list[Area] = field(default_factory=list)
    images: list[Area] = field(default_factory=list)
    paths: int = 0


def _multiply(inner: Matrix, outer: Matrix) -> Matrix:
    a, b, c, d, e, f = inner
    oa, ob, oc, od, oe, of = outer
    return (
        a * oa + b * oc,
        a * ob + b * od,
        c * oa + d * oc,
        c * ob + d * od,
        e * oa + f * oc + oe,
        e * ob + f * od + of,
    )


def _matrix(item: pdfium.FPDF_PAGEOBJECT) -> Matrix:
    m = pdfium.FS_MATRIX()
    if not pdfium.FPDFPageObj_GetMatrix(item, m):
        return (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
    return (m.a, m.b, m.c, m.d, m.e, m.f)


def _objects(page: PdfPage) -> Iterator[tuple[pdfium.FPDF_PAGEOBJECT, Matrix]]:
    """Yield the page's objects, those inside form objects included, with the matrix of the form."""
    stack: list[tuple[pdfium.FPDF_PAGEOBJECT, Matrix, int]] = []
    for index in reversed(range(min(pdfium.FPDFPage_CountObjects(page), _MAX_OBJECTS))):
        stack.append((pdfium.FPDFPage_GetObject(page, index), (1.0, 0.0, 0.0, 1.0, 0.0, 0.0), 0))
    seen = 0
    while stack and seen < _MAX_OBJECTS:
        item, outer, depth = stack.pop()
        seen += 1
        if pdfium.FPDFPageObj_GetType(item) != pdfium.FPDF_PAGEOBJ_FORM:
            yield item, outer
        elif depth < _MAX_DEPTH:
            inner = _multiply(_matrix(item), outer)
            for index in reversed(range(min(pdfium.FPDFFormObj_CountObjects(item), _MAX_OBJECTS))):
                stack.append((pdfium.FPDFFormObj_GetObject(item, index), inner, depth + 1))


def _pieces(path: pdfium.FPDF_PAGEOBJECT, matrix: Matrix, place: Place) -> Iterator[tuple[Point, Point]]:
    """Yield the straight pieces of a path."""
    a, b, c, d, e, f = matrix
    x, y = ctypes.c_float(), ctypes.c_float()
    start: Point | None = None
    last: Point | None = None
    for index in range(min(pdfium.FPDFPath_CountSegments(path), _MAX_SEGMENTS)):
        segment = pdfium.FPDFPath_GetPathSegment(path, index)
        if not pdfium.FPDFPathSegment_GetPoint(segment, x, y):
            continue
        here = place(a * x.value + c * y.value + e, b * x.value + d * y.value + f)
        kind = pdfium.FPDFPathSegment_GetType(segment)
        if kind == pdfium.FPDF_SEGMENT_MOVETO:
            start = here
        elif last is not None and kind == pdfium.FPDF_SEGMENT_LINETO:
            yield last, here
        last = here
        if pdfium.FPDFPathSegment_GetClose(segment) and start is not None and start != here:
            yield here, start


def _visible(path: pdfium.FPDF_PAGEOBJECT) -> tuple[bool, bool]:
    """Return whether a path is filled with a colour and whether it is stroked."""
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    if not pdfium.FPDFPath_GetDrawMode(path, fill, stroke):
        return False, False
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    filled = bool(fill.value)
    if filled and pdfium.FPDFPageObj_GetFillColor(path, red, green, blue, alpha):
        filled = alpha.value > 0 and min(red.value, green.value, blue.value) < _WHITE
    return filled, bool(stroke.value)


def _add_path(path: pdfium.FPDF_PAGEOBJECT, outer: Matrix, place: Place, drawing: Drawing) -> None:
    filled, stroked = _visible(path)
    if not (filled or stroked):
        return
    pieces = list(_pieces(path, _multiply(_matrix(path), outer), place))
    if not pieces:
        return
    xs = [x for piece in pieces for x, _ in piece]
    ys = [y for piece in pieces for _, y in piece]
    bounds = Area(min(xs), min(ys), max(xs), max(ys))
    if bounds.height <= _THIN and bounds.width >= _SHORTEST:
        drawing.horizontal.append(bounds)
    elif bounds.width <= _THIN and bounds.height >= _SHORTEST:
        drawing.vertical.append(bounds)
    elif stroked:
        for (ax, ay), (bx, by) in pieces:
            if abs(ay - by) <= 1 and abs(ax - bx) >= _SHORTEST:
                drawing.horizontal.append(Area(min(ax, bx), min(ay, by), max(ax, bx), max(ay, by)))
            elif abs(ax - bx) <= 1 and abs(ay - by) >= _SHORTEST:
                drawing.vertical.append(Area(min(ax, bx), min(ay, by), max(ax, bx), max(ay, by)))
    if filled and bounds.width > _THIN and bounds.height > _THIN:
        drawing.fills.append(bounds)


def _image_area(image: pdfium.FPDF_PAGEOBJECT, outer: Matrix, place: Place) -> Area:
    """Return where an image stands: it is a unit square before its matrix is applied."""
    a, b, c, d, e, f = _multiply(_matrix(image), outer)
    corners = [place(a * x + c * y + e, b * x + d * y + f) for x in (0, 1) for y in (0, 1)]
    xs, ys = [x for x, _ in corners], [y for _, y in corners]
    return Area(min(xs), min(ys), max(xs), max(ys))


def read_drawing(page: PdfPage, place: Place) -> Drawing:
    """Return the ruling lines, filled areas and images of a page.

    At most 20,000 objects are looked at and 3,000 lines kept; what lies past that only costs table borders.

    Args:
        page: a pypdfium2 page.
        place: from ``pdf_words.placement``.
    """
    drawing = Drawing()
    for item, outer in _objects(page):
        kind = pdfium.FPDFPageObj_GetType(item)
        if kind == pdfium.FPDF_PAGEOBJ_PATH:
            drawing.paths += 1
            _add_path(item, outer, place, drawing)
        elif kind == pdfium.FPDF_PAGEOBJ_IMAGE:
            drawing.images.append(_image_area(item, outer, place))
    # Rules past some number are a drawing or a hatching, and cost time for every word.
    for rules in (drawing.horizontal, drawing.vertical, drawing.fills):
        del rules[_MAX_RULES:]
    return drawing
