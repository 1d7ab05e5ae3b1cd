"""Finds places: streets and squares, municipalities and countries, and what a language model adds."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from pipeline.facts import Mention
from pipeline.nlp.context import Context
from pipeline.nlp.names import find_forms
from pipeline.nlp.rules import compile_pattern, load_rules
from pipeline.nlp.zones import Zones

_STREET = compile_pattern(
    r"(?<![\w-])(?:[A-ZÀ-Ý][\w.’'-]{0,30} (?:(?:van|de|der|den|het|ter) ){0,2}){0,4}"
    r"[A-ZÀ-Ý][\w’'-]{0,40}(?:straat|laan|weg|plein|kade|gracht|singel|steeg|dreef|plantsoen|markt|hof|pad|dijk|park)"
    r"(?: \d{1,4}(?: ?[a-zA-Z])?\b)?"
)
_ADDRESS_ONLY = ("weg", "hof", "pad", "dijk", "park", "markt")


def find_places(context: Context, entities: Sequence[tuple[int, int]], taken: Zones) -> list[Mention]:
    """Return the places of a document.

    Args:
        context: the document with its structure.
        entities: start and end of what a language model takes for places.
        taken: where organisations are mentioned; a city inside the name of one is no place.
    """
    spans = [match.span() for match in _STREET.finditer(context.text) if _is_street(match.group())]
    spans += [(start, end) for start, end, _ in find_forms(context, _municipalities())]
    spans += [(start, end) for start, end in entities if context.text[start].isupper()]
    spans += [match.span("name") for match in _ambiguous().finditer(context.text)]
    free = [span for span in spans if not taken.touches(*span)]
    places: list[Mention] = []
    for start, end in sorted(set(free), key=lambda span: (span[0], -span[1])):
        if (not places or places[-1].end <= start) and not context.blind.touches(start, end):
            places.append(Mention(start, end, "LOC"))
    return places


def _is_street(written: str) -> bool:
    """Tell whether a match is a street: by its ending alone, or with a house number where the ending says little."""
    return bool(re.search(r"\d", written)) or not written.lower().endswith(_ADDRESS_ONLY)


@cache
def _municipalities() -> tuple[str, ...]:
    rules = load_rules("municipalities")
    return (*rules["dutch"], *rules["flemish"], *rules["regions"], *rules["countries"])


@cache
def _ambiguous() -> re.Pattern[str]:
    names = "|".join(load_rules("municipalities")["ambiguous"])
    return compile_pattern(rf"(?<!\w)(?:te|in|uit|naar) (?P<name>{names})(?!\w)")
