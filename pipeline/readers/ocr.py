"""Optical character recognition of pages that are images, with Tesseract where it is installed."""

from __future__ import annotations

import importlib
import importlib.util
from functools import cache
from statistics import median
from typing import Any

from pypdfium2 import PdfPage

from .pdf_words import Word

_RESOLUTION = 300
_POINTS_PER_INCH = 72
_LEAST_CONFIDENCE = 30
_SECONDS_PER_PAGE = 120
_LANGUAGE = "nld"


@cache
def is_available() -> bool:
    """Tell whether pytesseract, Tesseract and its Dutch data are all installed."""
    if importlib.util.find_spec("pytesseract") is None:
        return False
    tesseract = importlib.import_module("pytesseract")
    try:
        return _LANGUAGE in tesseract.get_languages()
    except (tesseract.TesseractNotFoundError, tesseract.TesseractError, OSError):
        return False


def recognise_page(page: PdfPage) -> list[Word]:
    """Return the words that Tesseract reads on a page rendered at 300 dots per inch.

    Words below a confidence of 30% are left out. Coordinates are points from the top left of the page shown; the
    font size is the usual height of the boxes of lines.

    Args:
        page: a pypdfium2 page.
    """
    tesseract = importlib.import_module("pytesseract")
    bitmap = page.render(scale=_RESOLUTION / _POINTS_PER_INCH, grayscale=True)
    image = bitmap.to_pil()
    try:
        data = tesseract.image_to_data(
            image, lang=_LANGUAGE, output_type=tesseract.Output.DICT, timeout=_SECONDS_PER_PAGE
        )
    except (tesseract.TesseractError, RuntimeError):
        return []
    finally:
        image.close()
        bitmap.close()
    return _words(data)


def _words(data: dict[str, list[Any]]) -> list[Word]:
    scale = _POINTS_PER_INCH / _RESOLUTION
    lines: dict[tuple[int, int, int], list[int]] = {}
    for index, text in enumerate(data["text"]):
        if str(text).strip() and float(data["conf"][index]) >= _LEAST_CONFIDENCE:
            key = (data["block_num"][index], data["par_num"][index], data["line_num"][index])
            lines.setdefault(key, []).append(index)
    bounds = {
        key: (
            min(data["top"][i] for i in indexes) * scale,
            max(data["top"][i] + data["height"][i] for i in indexes) * scale,
        )
        for key, indexes in lines.items()
    }
    usual = median(bottom - top for top, bottom in bounds.values()) if bounds else 0.0
    words: list[Word] = []
    for key, indexes in lines.items():
        top, bottom = bounds[key]
        # The height of a box depends on its letters: only a clear difference tells of another size.
        size = usual if 0.7 * usual < bottom - top < 1.4 * usual else bottom - top
        for i in indexes:
            x0 = data["left"][i] * scale
            x1 = x0 + data["width"][i] * scale
            text = str(data["text"][i]).strip()
            words.append(Word(text, x0, x1, top, bottom, bottom, round(size), bold=False, italic=False))
    return words
