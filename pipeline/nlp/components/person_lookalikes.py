"""Tells which names that look like people's name something else: a street, an agenda item, a motion, a company."""

from __future__ import annotations

import re
from functools import cache

from pipeline.nlp.components.bodies import gazetteer
from pipeline.nlp.context import Context
from pipeline.nlp.names import given_names, is_given
from pipeline.nlp.rules import any_of, compile_pattern, load_rules
from pipeline.structure.names import PREFIXES, is_initials

_STREET_AHEAD = re.compile(
    r"\s*(?:(?:(?i:v\.?|van|de|den|der|het|ter|ten)|[A-Z][a-z]+) ){0,2}[A-ZÀ-Ý][\w-]*"
    r"(?:straat|laan|weg|plein|kade|gracht|singel|steeg|dreef|plantsoen|hof|pad|dijk)\b"
)
"""What follows the part of a street's name that looks like a name: ``Jan van der Wegestraat``."""

_ARTICLE = re.compile(r"(?<![\w-])(?:[Hh]et|[Ee]en|(?<=[a-z,(] )de)[^\S\n]\Z")
"""An article right before a name, as no person has one."""

_FAR = 40
"""Characters before a name in which a word says what kind of thing it names."""


def stands_in_street(text: str, end: int) -> bool:
    """Tell whether a name that ends at a character goes on as that of a street."""
    return _STREET_AHEAD.match(text, end) is not None


def names_nobody(context: Context, start: int, end: int) -> bool:
    """Tell whether a name that a language model takes for somebody's, at a place in the text, is nobody's.

    Args:
        context: the document with its structure.
        start: where the name begins; 0-based.
        end: where it ends; exclusive.
    """
    name = context.text[start:end]
    first, *rest = name.split()
    if stands_in_street(context.text, end) or start in context.lettered or is_title(context, start, name):
        return True
    if first in given_names() or (is_initials(first) and rest):
        return False
    # "Will be", "Nieuwe plannen": the surname behind a rare given name has its capital
    if any(word[0].islower() and word.lower() not in PREFIXES for word in rest):
        return True
    return not is_given(first) and (_ends_with_place(rest) or _ARTICLE.search(context.text[:start][-8:]) is not None)


def is_no_attendee(name: str) -> bool:
    """Tell whether an entry of a list of those present is none: an organisation, a phrase with one capital."""
    first, *rest = name.split()
    if first in given_names():
        return False
    phrase = any(word[0].islower() and word.lower() not in PREFIXES for word in rest)
    body = first in gazetteer() or (is_initials(first) and " ".join(rest) in gazetteer())
    return (phrase and not is_given(first)) or (bool(rest) and body)


def _ends_with_place(rest: list[str]) -> bool:
    """Tell whether a name goes on with *van* and a town or a region (``Leren van Rotterdam Zuid``)."""
    behind = [" ".join(rest[1 : 1 + count]) for count in range(1, len(rest))]
    return rest[:1] == ["van"] and not _places().isdisjoint(behind)


@cache
def _places() -> frozenset[str]:
    places = load_rules("municipalities")
    return frozenset(place for key in ("dutch", "flemish", "regions", "countries") for place in places[key])


def is_title(context: Context, start: int, name: str) -> bool:
    """Tell whether a name stands everywhere behind the word for what it is the title of (``motie Groene Longen``)."""
    listed = any(attendee.name == name for attendee in context.structure.attendees)
    if listed or not _titled().search(context.text[max(start - _FAR, 0) : start]):
        return False
    found = (match.start() for match in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", context.text))
    return all(_titled().search(context.text[max(at - _FAR, 0) : at]) for at in found)


@cache
def _titled() -> re.Pattern[str]:
    # between the word and the title at most a number and who hands it in: "motie M.1 D66, Groene Longen"
    words = any_of(load_rules("people")["titled_things"])
    return compile_pattern(rf"(?<![\w-])(?i:{words})(?: [A-Z]\.?\d+)?(?: [A-Z][\w&-]{{1,20}}[,:])? ?[\"'“‘’]?\Z")
