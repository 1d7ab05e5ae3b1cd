"""Which of the names that a language model gives are believed without evidence of the document's own."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence

from pipeline.facts import Attendee
from pipeline.nlp.components.name_bounds import are_several, end_of_name
from pipeline.nlp.components.person_lookalikes import names_nobody
from pipeline.nlp.components.titled_people import office_of
from pipeline.nlp.context import Context
from pipeline.nlp.names import is_given
from pipeline.nlp.rules import load_rules
from pipeline.nlp.zones import Zones
from pipeline.structure.names import PREFIXES, fold_name, is_initials, looks_like_name

_NO_NAME = re.compile(r"[()<>\[\]|#@\n\t]|\d{3}|https?:|\.\w{2,4}$|[^\W\d_a-z]{7,}")
"""Brackets, codes, addresses and shouting: what a recogniser trips over in headings, lists and tables."""

_INSIDE = re.compile(r"[a-zà-ÿ],? $")


_GOES_ON = re.compile(r" & [A-ZÀ-Ý][\w’'-]+(?: [A-ZÀ-Ý][\w’'-]+)?")
_PARTNERS = re.compile(r" & (?:Co|Zn|Zoon|Zonen|Partners)\b(?: [A-ZÀ-Ý][\w’'-]+)?")
_PREPOSITION = re.compile(r" (?:Van|Tussen|In|Op|Aan|Bij|Onder|Voor|Naast)\Z")
_PLACED = re.compile(r" (?:(?:de|der|den|het|'t) )[A-ZÀ-Ý][\w’'-]+")
"""How a name goes on behind what a recogniser took for its end."""

_ABBREVIATED = re.compile(r"[A-Z]{3,6}")

_BEFORE_PARTY = re.compile(
    r"(?<!\w)(?i:bij|namens|vanuit|door|met|aan|(?:brief|bericht|reactie|advies|leden|vergadering|studiedag) van)"
    r" (?:de |het )?\Z|(?<=[.\n] )(?:De|Het) \Z"
)
"""What stands before somebody whom one goes to, hears from or acts for, and seldom before a law or a system."""


def whole_name(context: Context, start: int, end: int) -> tuple[int, int]:
    """Return where a name stands that a model cut or took too long: inside one block, with all of *X & Y*.

    ``Bouwbedrijf Van`` goes on with *der Heul*, ``Aarde`` with *& Klimaat*.
    """
    blocks = context.document.blocks
    index = bisect_right(blocks, start, key=lambda block: block.start) - 1
    border = blocks[index].end if index >= 0 and start < blocks[index].end else len(context.text)
    tab = context.text.find("\t", start, end)
    end = min(end, border, tab if tab > start else end)
    text = context.text
    joined = _GOES_ON if " " in text[start:end] and not text[start:end].isupper() else _PARTNERS
    behind = joined.match(text, end, border) or (
        _PLACED.match(text, end, border) if _PREPOSITION.search(text[start:end]) else None
    )
    return start, behind.end() if behind is not None else end


def believed_organisations(context: Context, named: Sequence[tuple[int, int]]) -> list[str]:
    """Return the names among the organisations of a model that are taken over.

    A recogniser is surest of what it sees often and unsure of headings and table cells. A name is believed that it
    gives twice, or once in running text where the name has two words with a capital.

    Args:
        context: the document with its structure.
        named: where the model sees organisations; 0-based, end exclusive.
    """
    counts = Counter(context.text[start:end] for start, end in named)
    people = {word for attendee in context.structure.attendees for word in fold_name(attendee.name).split()}
    people |= {letters for attendee in context.structure.attendees for letters in letters_of(attendee)}
    cells = Zones((block.start, block.end) for block in context.document.blocks if block.table is not None)
    running = {context.text[a:b] for a, b in named if not context.is_heading(a) and not cells.touches(a, b)}
    acting = {
        context.text[a:b] for a, b in named if _ABBREVIATED.fullmatch(context.text, a, b) and _is_party(context, a)
    }
    return [
        name
        for name, count in counts.items()
        if _has_shape(name, people) and (count > 1 or (name in running and (_is_full(name) or name in acting)))
    ]


def _is_party(context: Context, start: int) -> bool:
    return _BEFORE_PARTY.search(context.text[max(start - 30, 0) : start]) is not None


def believed_people(context: Context, named: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the places among the people of a model that are taken over.

    A name is believed that begins with a given name or initials, that the model gives twice outside headings, or that
    has a given name and a surname by its shape and stands in the middle of a sentence.

    Args:
        context: the document with its structure.
        named: where the model sees people; 0-based, end exclusive.
    """
    named = [(a, end_of_name(context, a, b)) for a, b in named]
    open_text = [
        (a, b) for a, b in named if a < b and not context.is_heading(a) and not _NO_NAME.search(context.text[a:b])
    ]
    counts = Counter(context.text[a:b] for a, b in open_text)
    return [(a, b) for a, b in open_text if _is_person(context, a, b, again=counts[context.text[a:b]] > 1)]


def _is_person(context: Context, start: int, end: int, *, again: bool) -> bool:
    name = context.text[start:end]
    first, *rest = name.split()
    if are_several([first, *rest]) or names_nobody(context, start, end):
        return False
    if is_given(first) or (is_initials(first) and rest):
        return True
    if first.lower() in PREFIXES or not looks_like_name(name) or any(is_given(word) for word in rest):
        return False
    return again or (bool(rest) and _INSIDE.search(context.text[max(start - 20, 0) : start]) is not None)


def _has_shape(name: str, people: set[str]) -> bool:
    words = name.split()
    if not words or not name[0].isupper() or _NO_NAME.search(name) or is_given(words[0]):
        return False
    if words[-1].lower() in load_rules("roles")["roles"] or name in load_rules("municipalities")["countries"]:
        return False
    if len(words) > 1 and (words[0].lower() in load_rules("roles")["offices"] or office_of(words[0]) is not None):
        return False
    return not set(fold_name(name).split()) - PREFIXES <= people


def letters_of(attendee: Attendee) -> set[str]:
    """Return the initials by which the text may call somebody on the list, folded."""
    words = [word for word in re.split(r"[\s-]+", attendee.name) if word]
    capitals = (word[0] for word in words if word.casefold() not in PREFIXES)
    return {"".join(capitals).casefold(), "".join(word[0] for word in words).casefold()} | (
        {attendee.initials.casefold()} if attendee.initials else set()
    )


def _is_full(name: str) -> bool:
    return sum(word[0].isupper() for word in name.split()) > 1
