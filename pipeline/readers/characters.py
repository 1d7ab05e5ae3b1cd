"""From bytes to clean characters: one place where every reader decodes and normalises text."""

from __future__ import annotations

import codecs
import re
import unicodedata
from functools import cache
from pathlib import Path

from charset_normalizer import from_bytes

from . import limits
from .errors import TooLargeError

_NEWLINES = re.compile("\r\n|[\r\v\f\x85\u2028\u2029]")
_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_DUTCH = frozenset("éëèêïîíöóôòüúûùáàâäçñÉËÈÊÏÖÓÜÁÀÄÇ‘’‚“”„–—…•·€´`¨°½¼¾²³§©®™×«»\u00a0\u00ad")
_PLAUSIBLE = 0.8
_SAMPLE = 65_536


@cache
def _table() -> dict[int, str | None]:
    """Map exotic spaces to a space and invisible characters to nothing."""
    table: dict[int, str | None] = {}
    for code in (*range(0x10000), *range(0xE0000, 0xE0080), 0x1FFFE, 0x1FFFF):
        category = unicodedata.category(chr(code))
        if category == "Zs":
            table[code] = " "
        elif category in {"Cc", "Cf", "Cs"} or code & 0xFFFF >= 0xFFFE:
            table[code] = None
    del table[ord("\t")], table[ord("\n")]
    return table


def clean(text: str) -> str:
    r"""Normalise characters: NFC, plain spaces, ``\n`` for every line end, nothing invisible."""
    return unicodedata.normalize("NFC", _NEWLINES.sub("\n", text).translate(_table()))


def read_characters(path: Path) -> str:
    """Return the decoded text of a file; raises ``TooLargeError`` before anything is made of it."""
    text = decode(path.read_bytes())
    if len(text) > limits.MAX_CHARACTERS:
        reason = f"{path.name} holds {len(text)} characters, the limit is {limits.MAX_CHARACTERS}: split it"
        raise TooLargeError(reason)
    return text


def decode(data: bytes) -> str:
    """Decode text of unknown encoding.

    A byte order mark decides, then valid UTF-8, then zero bytes as in UTF-16; Windows-1252 is preferred over what
    charset-normalizer guesses as long as it gives letters and signs that Dutch uses.
    """
    for mark, encoding in _BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, errors="replace")
    wide = _wide_encoding(data[:_SAMPLE])
    if wide:
        return data.decode(wide, errors="replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return _decode_single_byte(data)


def _wide_encoding(sample: bytes) -> str | None:
    """Tell UTF-16 without a mark by where its zero bytes stand."""
    half = len(sample) // 2
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if odd > 0.4 * half and even < 0.1 * half:
        return "utf-16-le"
    if even > 0.4 * half and odd < 0.1 * half:
        return "utf-16-be"
    return None


def _decode_single_byte(data: bytes) -> str:
    text = data.decode("cp1252", errors="replace")
    special = [char for char in text if ord(char) > 127]
    if sum(char in _DUTCH for char in special) >= _PLAUSIBLE * len(special):
        return text
    if _nearly_utf8(data):
        return data.decode("utf-8", errors="replace")
    guess = from_bytes(data[:_SAMPLE]).best()
    return data.decode(guess.encoding, errors="replace") if guess else text


def _nearly_utf8(data: bytes) -> bool:
    """Tell UTF-8 with a few broken bytes, as a cut or careless edit leaves it."""
    text = data.decode("utf-8", errors="replace")
    broken = text.count("\ufffd")
    return broken < 0.5 * sum(ord(char) > 127 for char in text)
