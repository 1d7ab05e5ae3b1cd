"""Finds speakers that no mention names: a given name of several people, one misspelt, a place for its government."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import cache

from rapidfuzz.distance import OSA

from pipeline.facts import Mention, Organisation, Person
from pipeline.nlp.components.person_names import stands_alone
from pipeline.nlp.context import Context
from pipeline.nlp.names import SURNAME, WORD, find_forms, is_given
from pipeline.nlp.rules import any_of, compile_pattern, load_rules
from pipeline.nlp.zones import Zones

MIN_LETTERS = 5
"""Number of letters from which a name with one slip in it is still that name (``Frankk``)."""

_GOVERNMENT = re.compile(r"(?:[Gg]emeente|[Pp]rovincie|[Ss]tad|[Ww]aterschap) (?P<place>[A-ZÀ-Ý][\w'’ -]{2,40})")


def with_unnamed_speakers(
    context: Context, people: Sequence[Person], organisations: Sequence[Organisation], mentions: Sequence[Mention]
) -> list[Mention]:
    """Return the mentions of people and organisations with the speakers that none of them names, in order of start."""
    found = [*mentions, *find_shared_names(context, people, mentions)]
    misspelt = find_misspelt(context, people, found)
    slips = Zones((mention.start, mention.end) for mention in misspelt)
    # "Bram de Witt": the slip is the whole of which a part may be known
    found = [*misspelt, *(mention for mention in found if not slips.touches(mention.start, mention.end))]
    found += find_bare_places(context, organisations, found)
    return sorted(found, key=lambda mention: mention.start)


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


def find_misspelt(context: Context, people: Sequence[Person], mentions: Sequence[Mention]) -> list[Mention]:
    """Return where a name with one slip in it opens a sentence as its speaker: one letter more, less or another.

    What is a given name itself is no slip, nor is what stands in the text more often or in small letters, nor the name
    of a woman that a man's begins (``Franka``).
    """
    known = {
        form: number
        for number, person in enumerate(people)
        for form in (*person.forms, person.given_name or "")
        if len(form) >= MIN_LETTERS
    }
    whole = Zones((mention.start, mention.end) for mention in mentions if mention.label == "ORG")
    starts = {mention.start for mention in mentions}
    found: list[Mention] = []
    for sentence in context.sentences:
        match = _speaker_pattern().match(context.text, sentence.start, sentence.end)
        if match is None or match.start("name") in starts or whole.touches(*match.span("name")):
            continue
        name, first = match["name"], match["name"].split()[0]
        meant = {number for form, number in known.items() if _is_slip(name, form)}
        once = context.text.count(name) == 1 and first.lower() not in context.small_words
        if len(meant) == 1 and once and not is_given(first):
            found.append(Mention(*match.span("name"), "PERSON", meant.pop()))
    return found


def _is_slip(name: str, form: str) -> bool:
    """Tell whether a name is another with one letter more, less, changed or in its neighbour's place."""
    shorter, longer = sorted((name, form), key=len)
    other_ending = longer[:-1] == shorter and longer[-1] in "aeio"
    return not other_ending and OSA.distance(name, form, score_cutoff=1) == 1


@cache
def _speaker_pattern() -> re.Pattern[str]:
    """Return how a capitalised name opens a sentence with a colon or a verb of speaking behind it."""
    verbs = any_of(form.split()[0] for verb in load_rules("reporting_verbs")["verbs"] for form in verb["forms"])
    return compile_pattern(rf"[ *_=>-]*(?P<name>{WORD}(?: {SURNAME})?)(?=[ *_]*:| {verbs}(?!\w))")


def find_bare_places(
    context: Context, organisations: Sequence[Organisation], mentions: Sequence[Mention]
) -> list[Mention]:
    """Return where the place of a government that the document names speaks or takes on something.

    It opens a sentence (``Meerwijk meldt``), stands behind its verb (``Ook wil Meerwijk``) or owns what is said
    (``Een idee van Meerwijk is``, ``Reactie Meerwijk:``); a short form will do (``A'dam vraagt``).
    """
    places = {
        match["place"]: number
        for number, organisation in enumerate(organisations)
        for form in sorted(organisation.forms)
        if (match := _GOVERNMENT.fullmatch(form))
    }
    if not places:
        return []
    short = load_rules("municipalities")["short"]
    places |= {form: places[name] for form, name in short.items() if name in places}
    taken = Zones((mention.start, mention.end) for mention in mentions)
    opening, inside = _place_patterns(tuple(sorted(places)))
    found: list[re.Match[str]] = []
    for sentence in context.sentences:
        if not context.is_heading(sentence.start):
            opened = opening.match(context.text, sentence.start, sentence.end)
            found += [opened] if opened else inside.finditer(context.text, sentence.start, sentence.end)
    spans = [match.span("place" if match["place"] else "labelled") for match in found]
    return [Mention(*span, "ORG", places[context.text[slice(*span)]]) for span in spans if not taken.touches(*span)]


@cache
def _place_patterns(places: tuple[str, ...]) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return how a place opens a sentence as a speaker, and how it stands in one."""
    rules = load_rules("reporting_verbs")
    verbs = {form.split()[0] for verb in [*rules["verbs"], *rules["weak"]] for form in verb["forms"]}
    nouns = any_of(rule["noun"] for rule in rules["nouns"])
    place = rf"(?P<place>{any_of(places)})(?![\w-])"
    return (
        compile_pattern(rf"[ *_=>→•-]*(?P<place>{any_of(places)})(?= [a-z]| ?:)"),
        compile_pattern(
            rf"(?<!\w)(?:(?:{any_of(verbs)}|{nouns} (?:van|vanuit|door|namens|uit)) {place}"
            rf"|(?i:{nouns}) (?P<labelled>{any_of(places)})(?= ?[:)]))"
        ),
    )
