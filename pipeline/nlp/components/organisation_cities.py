"""Finds municipalities under their bare name: several that share one word, and those that act beside others."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from pipeline.nlp.context import Context
from pipeline.nlp.rules import any_of, compile_pattern, load_rules

AT_TABLE = 2
"""Number of municipalities named as such from which another that acts under its bare name is one as well."""


def find_acting_cities(context: Context) -> Iterator[str]:
    """Yield municipalities that a sentence opens with as the one that has, does or says something.

    ``Breda heeft het net geplaatst`` or ``Breda: het net ligt er``, where a ``gemeente Tilburg`` and a ``gemeente
    Meerwijk`` stand; a building stands *in* one, and a sentence about the town itself is rare where towns meet.
    """
    named, acting = _patterns()
    if len({match["place"] for match in named.finditer(context.text)}) < AT_TABLE:
        return
    for sentence in context.sentences:
        match = None if context.is_heading(sentence.start) else acting.match(context.text, sentence.start, sentence.end)
        if match is not None:
            yield match["place"]


def find_listed(context: Context) -> Iterator[str]:
    """Yield the municipalities that share one word (``de gemeenten Assen, Zwolle en Best``)."""
    places = load_rules("municipalities")
    place = rf"(?:{any_of([*places['dutch'], *places['flemish'], *places['ambiguous']])})(?![\w-])"
    pattern = compile_pattern(rf"[Gg]emeenten (?P<list>{place}(?:(?:, ?| en |, en ){place}){{1,15}})")
    for match in pattern.finditer(context.text):
        yield from (found.group() for found in compile_pattern(place).finditer(match["list"]))


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return how the text names a municipality as such, and how one opens a sentence with its verb."""
    places, rules = load_rules("municipalities"), load_rules("reporting_verbs")
    place = rf"(?P<place>{any_of([*places['dutch'], *places['flemish']])})"
    said = (form.split()[0] for verb in [*rules["verbs"], *rules["weak"]] for form in verb["forms"])
    verbs = any_of({*said, *(word for word in rules["finite"] if word not in ("er", "ik", "wij", "we"))})
    return (
        compile_pattern(rf"(?<!\w)[Gg]emeente {place}(?![\w-])"),
        compile_pattern(rf"[ *_=>→•-]*{place}(?: (?:{verbs}|lukt)(?!\w)|[ *_]*: \S)"),
    )
