"""Finds speakers that no mention names: a given name of several people, a place that stands for its government."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import cache

from pipeline.facts import Mention, Organisation, Person
from pipeline.nlp.components.person_names import stands_alone
from pipeline.nlp.context import Context
from pipeline.nlp.names import find_forms, is_given
from pipeline.nlp.rules import any_of, compile_pattern, load_rules
from pipeline.nlp.zones import Zones

_GOVERNMENT = re.compile(r"(?:[Gg]emeente|[Pp]rovincie|[Ss]tad|[Ww]aterschap) (?P<place>[A-ZÀ-Ý][\w'’ -]{2,40})")


def find_shared_names(context: Context, people: Sequence[Person], mentions: Sequence[Mention]) -> list[Mention]:
    """Return where a given name stands alone that several people have: a speaker, though nobody knows which."""
    times = Counter(person.given_name for person in people)
    shared = [name for name, count in times.items() if name is not None and count > 1 and is_given(name)]
    taken = Zones((mention.start, mention.end) for mention in mentions)
    return [
        Mention(start, end, "PERSON")
        for start, end, _ in find_forms(context, shared)
        if not taken.touches(start, end) and stands_alone(context.text, start, end, taken)
    ]


def find_bare_places(
    context: Context, organisations: Sequence[Organisation], mentions: Sequence[Mention]
) -> list[Mention]:
    """Return where the place of a government that the document names speaks or takes on something.

    It opens a sentence (``Meerwijk meldt``), stands behind its verb (``Ook wil Meerwijk``) or owns what is said
    (``Een idee van Meerwijk is``).
    """
    places = {
        match["place"]: number
        for number, organisation in enumerate(organisations)
        for form in sorted(organisation.forms)
        if (match := _GOVERNMENT.fullmatch(form))
    }
    if not places:
        return []
    taken = Zones((mention.start, mention.end) for mention in mentions)
    opening, inside = _place_patterns(tuple(sorted(places)))
    found: list[re.Match[str]] = []
    for sentence in context.sentences:
        if not context.is_heading(sentence.start):
            opened = opening.match(context.text, sentence.start, sentence.end)
            found += [opened] if opened else inside.finditer(context.text, sentence.start, sentence.end)
    return [
        Mention(*match.span("place"), "ORG", places[match["place"]])
        for match in found
        if not taken.touches(*match.span("place"))
    ]


@cache
def _place_patterns(places: tuple[str, ...]) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return how a place opens a sentence as a speaker, and how it stands in one."""
    rules = load_rules("reporting_verbs")
    verbs = {form.split()[0] for verb in [*rules["verbs"], *rules["weak"]] for form in verb["forms"]}
    nouns = any_of(rule["noun"] for rule in rules["nouns"])
    place = rf"(?P<place>{any_of(places)})(?![\w-])"
    return (
        compile_pattern(rf"[ *_-]*(?P<place>{any_of(places)})(?= [a-z]| ?:)"),
        compile_pattern(rf"(?<!\w)(?:{any_of(verbs)}|{nouns} (?:van|vanuit|door|namens|uit)) {place}"),
    )
