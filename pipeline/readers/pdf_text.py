"""The text of a paragraph of a PDF with its marks: words joined, words hyphenated over two lines made whole."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from pipeline.document import Mark, MarkKind

from .pdf_lines import Line
from .pdf_words import BREAK_HYPHEN, Word

_HYPHENS = ("-", "\u2010", BREAK_HYPHEN)
_CONJUNCTIONS = frozenset(
    {"en", "of", "en/of", "tot", "als", "dan", "maar", "noch", "respectievelijk", "resp.", "c.q."}
)
_KEPT_PREFIXES = frozenset(
    {"adjunct", "aspirant", "co", "ex", "interim", "kandidaat", "niet", "non", "oud", "pro", "semi", "vice"}
)
_ADDRESS = re.compile(r"https?:|www\.|@|\w/\w|\w\.\w+/")
_ADDRESS_PART = re.compile(r"[/%=&_?#]|\.[a-z]{2,4}\b")


def paragraph_text(lines: Sequence[Line], *, skip_bullet: bool) -> tuple[str, list[Mark]]:
    """Return the text of a paragraph and its bold and italic stretches.

    A word that is hyphenated at the end of a line is made whole (``volwas-`` + ``senheid``). The hyphen stays
    before a capital or digit, after letters that are no ordinary word (``API-``), inside addresses, and in
    ``in- en uitvoer``.

    Args:
        lines: the lines of the paragraph.
        skip_bullet: whether to leave out the bullet it opens with.
    """
    words = [(word, place) for place, line in enumerate(lines) for word in line.words]
    glued = False
    if skip_bullet and words:
        if lines[0].lead:
            words = words[1:]
        else:
            glued = True
    parts: list[str] = []
    spans: list[tuple[int, int, Word]] = []
    length = 0
    for index, (word, place) in enumerate(words):
        text = word.text[1:] if glued and index == 0 else word.text
        joint = " "
        if index + 1 < len(words) and words[index + 1][1] != place:
            text, joint = _join(text, words[index + 1][0].text)
        text = text.replace(BREAK_HYPHEN, "-")
        spans.append((length, length + len(text), word))
        parts += [text, joint]
        length += len(text) + len(joint)
    return "".join(parts).rstrip(), [*_marks(spans, "bold"), *_marks(spans, "italic")]


def _join(left: str, right: str) -> tuple[str, str]:
    """Return the last word of a line as it is to be written, and what goes between it and the next line."""
    stem = left[:-1] if left.endswith(_HYPHENS) else None
    if _ADDRESS.search(left) and (stem is not None or (_ADDRESS_PART.search(right) and left[-1] not in ").,;>")):
        return left, ""
    if stem is None or not any(map(str.isalnum, stem)):
        return left, " "
    shown = stem + "-"
    if right.casefold().rstrip(",") in _CONJUNCTIONS:
        return shown, " "
    bare = stem.lstrip("('\"‘’“”<[")
    plain = bare[:1] + bare[1:].lower() == bare and bare.replace("-", "").replace("'", "").isalpha() and len(bare) > 1
    if not right[:1].islower() or not plain or bare.casefold() in _KEPT_PREFIXES:
        return shown, ""
    return stem, ""


def _marks(spans: Sequence[tuple[int, int, Word]], kind: MarkKind) -> Iterator[Mark]:
    """Yield one mark for each run of words that carry it."""
    for marked, run in groupby(spans, key=lambda span: bool(getattr(span[2], kind))):
        if marked:
            stretch = list(run)
            yield Mark(stretch[0][0], stretch[-1][1], kind)
