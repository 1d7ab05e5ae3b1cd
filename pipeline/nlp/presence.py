"""Says which person each attendee is, who chaired and who took the minutes, and who was evidently there."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.facts import Attendee, Contribution, Mention, Person, Structure, Value
from pipeline.nlp.rules import load_rules
from pipeline.structure.names import fold_name


def pair_attendance(
    structure: Structure,
    people: Sequence[Person],
    mentions: Sequence[Mention],
    contributions: Sequence[Contribution],
) -> tuple[tuple[Attendee, int], ...]:
    """Return each attendee with the number of the person, one row per person.

    Where the document lists nobody who is present, those who speak in it were evidently there (rule ``speaks``).
    """
    pairs: dict[int, Attendee] = {}
    for attendee in structure.attendees:
        number = _number_of(attendee.name, attendee.start, attendee.end, people, mentions)
        if number is not None:
            pairs.setdefault(number, attendee)
    if not any(attendee.status == "present" for attendee in pairs.values()):
        for contribution in contributions:
            if contribution.person is not None and contribution.rule in load_rules("reporting_verbs")["present"]:
                start, end = contribution.start, contribution.start + len(contribution.speaker)
                speaker = Attendee(contribution.speaker, start, end, "present", rule="speaks")
                pairs.setdefault(contribution.person, speaker)
    return tuple((attendee, number) for number, attendee in pairs.items())


def find_officer(value: Value | None, people: Sequence[Person], mentions: Sequence[Mention]) -> int | None:
    """Return the number of the person whom a header field names."""
    return None if value is None else _number_of(value.value, value.start, value.end, people, mentions)


def _number_of(name: str, start: int, end: int, people: Sequence[Person], mentions: Sequence[Mention]) -> int | None:
    key = fold_name(name)
    for number, person in enumerate(people):
        if key in {fold_name(form) for form in person.forms}:
            return number
    for mention in mentions:
        if mention.label == "PERSON" and start <= mention.start and mention.end <= end:
            return mention.entity
    return None
