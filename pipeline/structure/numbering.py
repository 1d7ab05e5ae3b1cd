"""Agenda numbers as secretaries type them: ``1.``, ``2.3``, ``4a``, ``E.1``, ``IV.``, ``Agendapunt 5``, ``Ad 3``."""

from __future__ import annotations

import re
from dataclasses import dataclass

_WORD = r"(?:agendapunt|agenda punt|punt|ad|item|onderwerp)"
_PATTERNS = (
    re.compile(rf"(?P<word>{_WORD})\s+(?P<label>\d{{1,2}}(?:\.\d{{1,2}}){{0,3}}[a-z]?)\b\s*[.:)–-]?\s*", re.IGNORECASE),
    re.compile(r"(?P<label>\d{1,2}(?:\.(?:[1-9]\d?|0(?=\s))){1,3}[a-z]?)[.)]?:?\s+(?=[^\W\d_a-z]|[\"'‘“(\[])"),
    re.compile(r"(?P<label>\d{1,2}[a-z]?)\s?[.)]{1,2}(?:\s?[-–:])?\s*(?=\D|$)"),
    re.compile(r"(?P<label>\d{1,2}[a-z]?)\s?(?:[:–|]|\s-)\s+"),
    re.compile(r"(?P<label>0[1-9])\s+(?=[A-ZÀ-Ý])"),
    re.compile(r"(?P<label>[A-Z]\.\d{1,2})[.)]?\s+"),
    re.compile(r"(?P<label>(?=[IVX])(?:X{0,2}(?:IX|IV|V?I{0,3})))[.)]\s+"),
    re.compile(r"(?P<label>[A-Za-z])[.)]\s+(?=\S\S)"),
)
_BARE = re.compile(r"(?P<label>\d{1,2}(?:\.\d{1,2})*[a-z]?|[A-Z](?:\.\d{1,2})?)\s{1,}(?=[A-ZÀ-Ý\"'‘“(])")
_STATED = re.compile(r"(?P<label>\d{1,2}(?:\.\d{1,2})+|\d{1,2})\s+(?=\d{4}|\w?[A-ZÀ-Ý])")
_ROMAN = {"I": 1, "V": 5, "X": 10}


@dataclass(frozen=True, slots=True)
class Number:
    """An agenda number: its label as written, its place as a path (``2.3`` -> (2, 3)), and where the title begins."""

    label: str
    path: tuple[int, ...]
    style: str
    length: int


def _roman(label: str) -> int:
    values = [_ROMAN[c] for c in label]
    return sum(-v if i + 1 < len(values) and v < values[i + 1] else v for i, v in enumerate(values))


def path_of(label: str) -> tuple[tuple[int, ...], str]:
    """Return the path and the style of a label: ``decimal``, ``roman`` or ``letter``."""
    if re.fullmatch(r"[IVX]+", label) and label not in ("I", "V", "X"):
        return (_roman(label),), "roman"
    parts = re.findall(r"\d+|[A-Za-z]+", label)
    path = tuple(int(part) if part.isdigit() else ord(part[0].upper()) - 64 for part in parts)
    # "2.0" is the second item
    path = path[:-1] if len(path) > 1 and path[-1] == 0 else path
    return path, "decimal" if parts and parts[0].isdigit() else "letter"


def parse_number(text: str, *, bare: bool = False) -> Number | None:
    """Read the agenda number at the start of a line.

    Args:
        text: the line.
        bare: accept a number that no dot or bracket closes (``2 Mededelingen``), which needs other evidence that
            the line is a heading.

    Returns:
        The number, with the length of everything before the title; None where the line has none.
    """
    for pattern in _PATTERNS:
        match = pattern.match(text)
        if match:
            path, style = path_of(match["label"])
            return Number(match["label"], path, style, match.end())
    match = (_BARE.match(text) or _STATED.match(text)) if bare else None
    if match:
        path, style = path_of(match["label"])
        return Number(match["label"], path, style, match.end())
    return None
