"""When two texts, or two names, count as the same."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Sequence
from typing import TypeVar

_Gold = TypeVar("_Gold")
_Found = TypeVar("_Found")

_TITLES = re.compile(
    r"^(?:heer|heren|mevrouw|mevr\.?|mw\.?|dhr\.?|hr\.?|dames|drs\.?|dr\.?|ir\.?|ing\.?|mr\.?|prof\.?|wethouder"
    r"|burgemeester|gedeputeerde|raadslid|voorzitter|stadsgezant|stadsgezand|commissielid|lid|leden)\s+",
    re.IGNORECASE,
)
_FIRST_WORDS = 25  # an annotator may leave it at these
_ENOUGH = 5  # words that a text needs before its beginning can stand for all of it


def fold(text: object) -> str:
    """Return a text in lower case, without accents and punctuation, white space folded; empty for None."""
    plain = unicodedata.normalize("NFKD", "" if text is None else str(text))
    plain = "".join(c for c in plain if not unicodedata.combining(c)).lower()
    plain = re.sub(r"[’'`´‘]", "'", plain)
    return " ".join(re.sub(r"[^\w@&+/']+", " ", plain).split())


def bare(name: object) -> str:
    """Return a folded name without the titles and offices before it."""
    text = " ".join(str(name or "").split())
    while (shorter := _TITLES.sub("", text)) != text:
        text = shorter
    return fold(text)


def overlap(one: object, other: object) -> float:
    """Return the F1 of the words of two texts (0 to 1); the shorter may be the first 25 words or more of the longer."""
    a, b = fold(one).split(), fold(other).split()
    shorter, longer = sorted((len(a), len(b)))
    if shorter >= _ENOUGH and longer > _FIRST_WORDS:
        shown = max(_FIRST_WORDS, shorter)
        a, b = a[:shown], b[:shown]
    common = sum((Counter(a) & Counter(b)).values())
    return 2 * common / (len(a) + len(b)) if common else 0.0


def pair(
    gold: Sequence[_Gold], found: Sequence[_Found], score: Callable[[_Gold, _Found], float], threshold: float
) -> list[tuple[int, int]]:
    """Pair what was annotated with what was found, one to one, the best pair first, and return their positions."""
    cells = [(score(g, f), i, j) for i, g in enumerate(gold) for j, f in enumerate(found)]
    cells.sort(key=lambda cell: -cell[0])
    pairs: list[tuple[int, int]] = []
    taken: tuple[set[int], set[int]] = (set(), set())
    for value, i, j in cells:
        if value < threshold:
            break
        if i not in taken[0] and j not in taken[1]:
            taken[0].add(i)
            taken[1].add(j)
            pairs.append((i, j))
    return pairs
