"""Finds names in running text: capitalised words, given names, and where a known form of a name occurs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from pipeline.nlp.context import Context
from pipeline.nlp.rules import load_rules

PREFIX = (
    r"(?:[Vv]an den|[Vv]an der|[Vv]an de|[Vv]an het|[Vv]an ['’]t|[Vv]an 't|[Vv]an|[Dd]e la|[Dd]e|[Dd]en|[Dd]er|"
    r"[Tt]er|[Tt]en|[Tt]e|[Uu]it den|[Oo]p de|[Oo]p den|[Ii]n ['’]t|['’]t|[Vv]d|v\.d\.|[Ee]l|[Aa]l|[Dd]a|[Dd]i|[Dd]os)"
)
"""A tussenvoegsel, in running text or at the start of a surname."""

WORD = r"[A-ZÀ-ÞŞĞİ][a-zà-ÿşğıöü]+(?:['’]?[A-Z][a-zà-ÿ]+)?"
"""A capitalised word of a name (``Jansen``, ``McDonald``)."""

SURNAME = rf"(?:{PREFIX} )*(?:{WORD}|[ÀA-Z]['’]{WORD})(?:-(?:{PREFIX} )*{WORD})*"
"""A surname with its tussenvoegsel and a second part after a hyphen."""

GIVEN = rf"{WORD}(?:-{WORD})*"
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


def find_forms(context: Context, forms: Iterable[str]) -> Iterator[tuple[int, int, str]]:
    """Yield start, end and form of each occurrence, the longest form first, at word boundaries and never overlapping.

    White space in a form stands for any white space; e-mail addresses, web addresses and file names are left out.
    """
    unique = sorted({" ".join(form.split()) for form in forms if form.strip()}, key=lambda form: (-len(form), form))
    if not unique:
        return
    choice = "|".join(re.escape(form).replace(r"\ ", r"\s+") for form in unique)
    pattern = re.compile(rf"(?<![\w@])(?<!\w[-–&/.'’])(?:{choice})(?!\w)(?![@&]\w)(?!-[a-zà-ÿ])")
    for match in pattern.finditer(context.text):
        if not context.is_blind(*match.span()):
            yield match.start(), match.end(), " ".join(match.group().split())
