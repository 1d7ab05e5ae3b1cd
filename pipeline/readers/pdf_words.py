"""Words of a PDF page with their place and font, as PDFium sees them.

Coordinates are points from the top left corner of the page as it is shown, so after cropping and rotation.
"""

from __future__ import annotations

import ctypes
import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass

import pypdfium2.raw as pdfium
from pypdfium2 import PdfPage, PdfTextPage

BREAK_HYPHEN = "\u2027"
"""Stands at the end of a word that PDFium says is hyphenated over two lines; a sign that minutes do not use."""

_BOLD_NAME = re.compile(r"bold|black|heavy|semibold|demi", re.IGNORECASE)
_ITALIC_NAME = re.compile(r"italic|oblique", re.IGNORECASE)
_BOLD_WEIGHT = 600
_ITALIC_FLAG = 1 << 6
_FILL_AND_STROKE = 2
_JOINED = 0.35
_TIGHT = 0.16
_BACKWARDS = 0.3
_SPACE = 0x20
_LEAST_SIZE = 0.5
_HYPHEN_CODES = frozenset({0x02, 0xFFFE})
_SPACES = frozenset({0x00, 0x09, 0x0A, 0x0D, 0x20, 0xA0, 0x1680, 0x202F, 0x205F, 0x3000, *range(0x2000, 0x200B)})
_NO_BREAK = frozenset({0xA0, 0x202F})
_INVISIBLE = frozenset({0xAD, 0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF, 0xFFFF})
_LIGATURES = range(0xFB00, 0xFB07)

Place = Callable[[float, float], tuple[float, float]]


@dataclass(slots=True)
class Word:
    """One word: characters without white space between them, with the font of its first character.

    Attributes:
        text: what it says; a trailing ``BREAK_HYPHEN`` tells that the word goes on on the next line.
        x0: left edge in points.
        x1: right edge in points.
        top: upper edge of the font's box in points.
        bottom: lower edge of the font's box in points.
        baseline: height of the line it stands on in points from the top of the page.
        size: font size in points.
        bold: whether font name, weight or rendering says bold.
        italic: whether font name or flags say so.
        upright: whether it runs from left to right; turned text is kept apart.
        tied: whether a no-break space follows, so that it stands on one line with the next word.
    """

    text: str
    x0: float
    x1: float
    top: float
    bottom: float
    baseline: float
    size: float
    bold: bool
    italic: bool
    upright: bool = True
    tied: bool = False


def placement(page: PdfPage) -> tuple[Place, float, float]:
    """Return a function from PDF space to points from the top left of the page shown, and the width and height."""
    left, bottom, right, top = page.get_cropbox()
    width, height = right - left, top - bottom
    turns: dict[int, Place] = {
        0: lambda x, y: (x - left, top - y),
        90: lambda x, y: (y - bottom, x - left),
        180: lambda x, y: (right - x, y - bottom),
        270: lambda x, y: (top - y, right - x),
    }
    rotation = page.get_rotation()
    if rotation in (90, 270):
        width, height = height, width
    return turns[rotation], width, height


class _Collector:
    """Put characters together to words."""

    def __init__(self, textpage: pdfium.FPDF_TEXTPAGE, place: Place) -> None:
        self._textpage = textpage
        self._place = place
        self._fonts: dict[tuple[bytes, int, int], tuple[bool, bool]] = {}
        self._name = ctypes.create_string_buffer(160)
        self._flags = ctypes.c_int()
        self._x = ctypes.c_double()
        self._y = ctypes.c_double()
        self._matrix = pdfium.FS_MATRIX()
        self.words: list[Word] = []
        self._current: Word | None = None
        self._characters: list[str] = []
        self._loose = False
        self._last_x0 = 0.0

    def add(self, index: int, code: int, box: pdfium.FS_RECTF) -> None:
        x0, top = self._place(box.left, box.top)
        x1, bottom = self._place(box.right, box.bottom)
        if x0 > x1:
            x0, x1 = x1, x0
        if top > bottom:
            top, bottom = bottom, top
        word = self._current
        if word is not None and not self._continues(word, x0, top, bottom):
            self.end()
            word = None
        if word is None:
            self._current = word = self._start(index, x0, x1, top, bottom)
        self._loose = False
        self._last_x0 = x0
        if x1 > word.x1:
            word.x1 = x1
        self._characters.append(chr(code) if _SPACE < code < 0x7F else _shown(code))

    def _continues(self, word: Word, x0: float, top: float, bottom: float) -> bool:
        if not word.upright:
            return True
        # The letters of a ligature all have its box, so a letter may start where the one before it did.
        if x0 < self._last_x0 - _BACKWARDS * word.size:
            return False
        level = abs((top + bottom) - (word.top + word.bottom)) / 2
        return x0 - word.x1 < (_TIGHT if self._loose else _JOINED) * word.size and level < 0.6 * word.size

    def _start(self, index: int, x0: float, x1: float, top: float, bottom: float) -> Word:
        bold, italic = self._style(index)
        pdfium.FPDFText_GetCharOrigin(self._textpage, index, self._x, self._y)
        baseline = self._place(self._x.value, self._y.value)[1]
        size = pdfium.FPDFText_GetFontSize(self._textpage, index)
        upright = True
        if pdfium.FPDFText_GetMatrix(self._textpage, index, self._matrix):
            m = self._matrix
            scale = (m.c * m.c + m.d * m.d) ** 0.5
            size *= scale if scale > 0 else 1.0
            ahead = self._place(self._x.value + m.a, self._y.value + m.b)
            start = self._place(self._x.value, self._y.value)
            upright = ahead[0] - start[0] > abs(ahead[1] - start[1])
        if size < _LEAST_SIZE:
            size = max(bottom - top, _LEAST_SIZE)
        return Word("", x0, x1, top, bottom, baseline, size, bold, italic, upright)

    def _style(self, index: int) -> tuple[bool, bool]:
        needed = pdfium.FPDFText_GetFontInfo(self._textpage, index, self._name, len(self._name), self._flags)
        name = self._name.value if 0 < needed <= len(self._name) else b""
        weight = pdfium.FPDFText_GetFontWeight(self._textpage, index)
        mode = pdfium.FPDFTextObj_GetTextRenderMode(pdfium.FPDFText_GetTextObject(self._textpage, index))
        key = (name, weight, self._flags.value if mode != _FILL_AND_STROKE else -1)
        if key not in self._fonts:
            text = name.decode("utf-8", "replace")
            bold = bool(_BOLD_NAME.search(text)) or weight >= _BOLD_WEIGHT or mode == _FILL_AND_STROKE
            italic = bool(_ITALIC_NAME.search(text)) or bool(self._flags.value & _ITALIC_FLAG)
            self._fonts[key] = (bold, italic)
        return self._fonts[key]

    def loosen(self) -> None:
        """Let the word end unless the next character stands close to it."""
        self._loose = True

    def end(self, *, tied: bool = False) -> None:
        word = self._current
        if word is not None:
            word.text = unicodedata.normalize("NFC", "".join(self._characters))
            word.tied = tied
            if word.text.rstrip(BREAK_HYPHEN):
                self.words.append(word)
        self._current = None
        self._loose = False
        self._characters.clear()

    def hyphen(self) -> None:
        """Mark the word as going on on the next line."""
        if self._current is not None:
            self._characters.append(BREAK_HYPHEN)
            self.end()


def _shown(code: int) -> str:
    if code in _LIGATURES:
        return unicodedata.normalize("NFKC", chr(code))
    # Surrogates and control characters cannot be written to a table, and say nothing.
    if 0xD800 <= code < 0xE000 or code in _INVISIBLE or code < 0x20 or 0x7F <= code < 0xA0 or code > 0x10FFFF:
        return ""
    return chr(code)


def read_words(textpage: PdfTextPage, place: Place) -> list[Word]:
    """Return the words of a page in the order of its content stream.

    Args:
        textpage: a pypdfium2 text page.
        place: from ``placement``.
    """
    # The bare handle spares a look-up in each of some ten thousand calls.
    handle = textpage.raw
    collector = _Collector(handle, place)
    box = pdfium.FS_RECTF()
    high = 0
    for index in range(pdfium.FPDFText_CountChars(handle)):
        code = pdfium.FPDFText_GetUnicode(handle, index)
        if code in _SPACES:
            # PDFium puts a space where letters stand apart; in letter-spaced type that may be inside a word.
            if code == _SPACE and pdfium.FPDFText_IsGenerated(handle, index) == 1:
                collector.loosen()
            else:
                collector.end(tied=code in _NO_BREAK)
            continue
        if code in _HYPHEN_CODES:
            collector.hyphen()
            continue
        # Characters past U+FFFF come as two surrogates.
        if 0xD800 <= code < 0xDC00:
            high = code
            continue
        if 0xDC00 <= code < 0xE000 and high:
            code = 0x10000 + ((high - 0xD800) << 10) + (code - 0xDC00)
        high = 0
        if pdfium.FPDFText_GetLooseCharBox(handle, index, box):
            collector.add(index, code, box)
    collector.end()
    return [word for word in collector.words if word.text.strip()]
