"""The text of a paragraph of a PDF with its marks: words joined, words hyphenated over two lines made whole."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import groupby

from pipeline.document import Mark, MarkKind

from .pdf_lines import Line
from .pdf_words import BREAK_HYPHEN, Word

_PARTS = re.compile(r"\w[\w'’-]*")
_HYPHENS = ("-", "\u2010", BREAK_HYPHEN)
_CONJUNCTIONS = frozenset(
    {"en", "of", "en/of", "tot", "als", "dan", "maar", "noch", "respectievelijk", "resp.", "c.q."}
)
_KEPT_PREFIXES = frozenset({"adjunct", "kandidaat", "niet", "vice"})
_CLASHING_VOWELS = frozenset({"aa", "ae", "ai", "au", "ee", "ei", "eu", "oe", "oo", "ou", "uu"})
_ADDRESS = re.compile(r"https?:|www\.|@|\w/\S+/|\w\.\w+/")
_ORDINARY_END = re.compile(r"(?:^[A-Z]?|[a-zà-ÿ])[a-zà-ÿ]+$")
_CODE = re.compile(r"[A-Za-z]\d\w*[A-Za-z]")
_ADDRESS_PART = re.compile(r"[/%=&_?#]|\.[a-z]{2,4}\b")


def paragraph_text(
    lines: Sequence[Line], *, skip_bullet: bool, vocabulary: Collection[str] = ()
) -> tuple[str, list[Mark]]:
    """Return the text of a paragraph and its bold and italic stretches.

    A word that is hyphenated at the end of a line is made whole (``volwas-`` + ``senheid``). The hyphen stays
    where the document writes the word with one elsewhere, before a capital or digit, after letters that are no
    ordinary word (``API-``), inside addresses, and in ``in- en uitvoer``.

    Args:
        lines: the lines of the paragraph.
        skip_bullet: whether to leave out the bullet it opens with.
        vocabulary: the words of the document, from ``vocabulary_of``.
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
            text, joint = _join(text, words[index + 1][0].text, vocabulary)
        text = text.replace(BREAK_HYPHEN, "-")
        spans.append((length, length + len(text), word))
        parts += [text, joint]
        length += len(text) + len(joint)
    return "".join(parts).rstrip(), [*_marks(spans, "bold"), *_marks(spans, "italic")]


def vocabulary_of(words: Iterable[Word]) -> frozenset[str]:
    """Return the words that a document writes on one line, their parts in small letters."""
    return frozenset(
        part for word in words if not word.text.endswith(_HYPHENS) for part in _PARTS.findall(word.text.casefold())
    )


def _join(left: str, right: str, vocabulary: Collection[str]) -> tuple[str, str]:
    """Return the last word of a line as it is to be written, and what goes between it and the next line."""
    stem = left[:-1] if left.endswith(_HYPHENS) else None
    if _ADDRESS.search(left) and (stem is not None or _is_address_part(left, right)):
        return left, ""
    if stem is None or not any(map(str.isalnum, stem)):
        return left, " "
    shown = stem + "-"
    if right.casefold().rstrip(",") in _CONJUNCTIONS:
        return shown, " "
    bare = stem.lstrip("('\"‘’“”<[")
    last, first = _PARTS.findall(bare.casefold())[-1:], _PARTS.findall(right.casefold())[:1]
    for glue, written in (("", stem), ("-", shown)):
        if last and first and last[0] + glue + first[0] in vocabulary:
            return written, ""
    plain = bool(_ORDINARY_END.search(bare)) and "-" not in bare + right
    # Compounds whose parts would make another vowel have a hyphen of their own: referentie-implementatie.
    clash = bare[-1:] + right[:1] in _CLASHING_VOWELS
    if not right[:1].islower() or not plain or clash or bare.casefold() in _KEPT_PREFIXES:
        return shown, ""
    return stem, ""


def _is_address_part(left: str, right: str) -> bool:
    if left[-1] in ").,;>":
        return False
    return bool(_ADDRESS_PART.search(right) or ("://" in left and _CODE.search(right)))


def _marks(spans: Sequence[tuple[int, int, Word]], kind: MarkKind) -> Iterator[Mark]:
    """Yield one mark for each run of words that carry it."""
    for marked, run in groupby(spans, key=lambda span: bool(getattr(span[2], kind))):
        if marked:
            stretch = list(run)
            yield Mark(stretch[0][0], stretch[-1][1], kind)
