"""Finds names in running text: capitalised words, given names, and where a known form of a name occurs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache

from pipeline.nlp.context import Context
from pipeline.nlp.rules import load_rules

PREFIX = (
    r"(?:[Vv]an den|[Vv]an der|[Vv]an de|[Vv]an het|[Vv]an ['’]t|[Vv]an 't|[Vv]an|[Dd]e la|[Dd]e|[Dd]en|[Dd]er|"
    r"[Tt]er|[Tt]en|[Tt]e|[Uu]it den|[Oo]p de|[Oo]p den|[Ii]n ['’]t|['’]t|[Vv]d|v\.d\.|[Ee]l|[Aa]l|[Dd]a|[Dd]i|[Dd]os)"
)
"""A tussenvoegsel, in running text or at the start of a surname."""

WORD = r"[A-ZÀ-ÞŞĞİ][a-zà-ÿşğıöü]+(?:['’]?[A-Z][a-zà-ÿ]+)?"
"""A capitalised word of a name (``Jansen``, ``McDonald``)."""

SURNAME = rf"(?:{PREFIX} ){{0,3}}(?:{WORD}|[ÀA-Z]['’]{WORD})(?:-(?:{PREFIX} ){{0,3}}{WORD}){{0,2}}"
"""A surname with its tussenvoegsel and a second part after a hyphen."""

GIVEN = rf"{WORD}(?:-{WORD}){{0,2}}"
"""A given name, possibly double."""

INITIALS = r"(?:(?:[A-Z]|Th|Ch|Chr|IJ|Ph|St)\. ?){1,5}"
"""Initials with their full stops."""


@cache
def given_names() -> frozenset[str]:
    """Return the given names that are a person's wherever they stand with a capital."""
    rules = load_rules("given_names")
    return frozenset(rules["names"]) - frozenset(rules["ambiguous"])


@cache
def ambiguous_names() -> frozenset[str]:
    """Return the given names that are also ordinary words."""
    return frozenset(load_rules("given_names")["ambiguous"])


def is_given(word: str) -> bool:
    """Tell whether a word is a given name, also one that needs more evidence; each part of a double name counts."""
    parts = [part for part in re.split(r"[-\s]", word) if part]
    return bool(parts) and all(part in given_names() or part in ambiguous_names() for part in parts)


def glued_at(text: str) -> int:
    """Return where a given name begins that a lost column puts right against a word (``AnkerSaskia``), else 0."""
    for match in re.finditer(r"(?<=\w{4})(?=([A-Z][a-zà-ÿ]+)\b)", text):
        if is_given(match[1]):
            return match.start()
    return 0


_FIRST = re.compile(r"\w+")


def find_forms(context: Context, forms: Iterable[str]) -> Iterator[tuple[int, int, str]]:
    """Yield start, end and form of each occurrence, the longest form first, at word boundaries and never overlapping.

    White space in a form stands for any white space; e-mail addresses, web addresses and file names are left out.
    """
    by_word: dict[str, list[tuple[str, re.Pattern[str]]]] = {}
    for form in sorted({" ".join(form.split()) for form in forms}, key=lambda form: (-len(form), form)):
        first = _FIRST.search(form)
        if first is not None:
            by_word.setdefault(first.group(), []).append((form, _boundary(form, first.start())))
    free = 0
    for word in _FIRST.finditer(context.text):
        for form, pattern in by_word.get(word.group(), ()):
            match = pattern.match(context.text, word.start())
            start = word.start() - form.index(word.group())
            if match and start >= free and context.text.startswith(form[: word.start() - start], max(start, 0)):
                if not context.blind.touches(start, match.end()) and not _glued(context.text, start):
                    free = match.end()
                    yield start, free, form
                break


@lru_cache(maxsize=8192)
def _boundary(form: str, offset: int) -> re.Pattern[str]:
    words = re.escape(form[offset:]).replace(r"\ ", r"\s+")
    # a lost column puts the next cell right against a name: "Het AnkerSaskia Verhoeven"
    glued = r"(?<=[a-zà-ÿ])(?=[A-Z][a-zà-ÿ]+[^\S\n][A-Z])" if " " in form else r"(?!)"
    return re.compile(rf"{words}(?:(?!\w)|{glued})(?![@&]\w)(?!-(?!(?:raads|staten)?fractie)[a-zà-ÿ])")


def _glued(text: str, start: int) -> bool:
    """Tell whether what stands before makes a word part of a longer one (``anti-Jansen``, ``@jansen``, ``x.nl``)."""
    before = text[max(start - 2, 0) : start]
    return bool(re.search(r"[\w@]\Z|\w[-–&.'’]\Z", before))
