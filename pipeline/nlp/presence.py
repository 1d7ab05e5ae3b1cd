"""Says which person each attendee is, who chaired and who took the minutes, and who was evidently there."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from pipeline.facts import Attendee, Contribution, Mention, Person, Structure, Value
from pipeline.nlp.rules import any_of, compile_pattern, load_rules
from pipeline.nlp.zones import within
from pipeline.structure.names import fold_name

WINDOW = 60
"""Number of characters before and after a name in which its presence is told."""

_IN_TALK = ("asks", "answers")
"""What somebody does in a conversation: who is quoted from elsewhere seldom does."""

_AT_ONCE = ("verb", "colon")
"""Rules by which what is said is told as it happens."""

OFTEN = 2
"""How often somebody must speak to have been there though no list names them: once may be a quote."""


def pair_attendance(
    structure: Structure,
    text: str,
    people: Sequence[Person],
    mentions: Sequence[Mention],
    contributions: Sequence[Contribution],
) -> tuple[tuple[Attendee, int], ...]:
    """Return each attendee with the number of the person, one row per person.

    Where the document lists nobody who is present, those were evidently there who speak in it (rule ``speaks``), who
    open or close it, give a presentation or are made welcome (rule ``seen``). Where it does, somebody whom no list
    names was there who speaks more than once, or once in so many words (``De heer Vos betoogt``); what somebody
    *heeft gezegd* or wrote may be from elsewhere.
    """
    pairs: dict[int, Attendee] = {}
    for attendee in structure.attendees:
        number = _number_of(attendee.name, attendee.start, attendee.end, people, mentions)
        if number is not None:
            known = pairs.get(number)
            # a list of members tells nothing, the list of those present beside it does
            pairs[number] = known if known and (known.status or not attendee.status) else attendee
    listed = any(a.status == "present" and a.rule == "list" for a in pairs.values())
    named = [mention for mention in mentions if mention.label == "PERSON" and mention.entity is not None]
    spoken = list(_speakers(named, contributions, text))
    times = Counter(mention.entity for mention in spoken)
    talk = [c for c in contributions if c.act in _IN_TALK or (c.rule in _AT_ONCE and _is_told_now(text, c))]
    lively = {m.entity for m in _speakers(named, talk, text)}
    evident = [(m, "speaks") for m in spoken if not listed or times[m.entity] >= OFTEN or m.entity in lively]
    evident += [(m, "seen") for m in named if not listed and _is_seen(text, m)]
    for mention, rule in evident:
        number = mention.entity or 0
        if number not in pairs or pairs[number].status is None:
            written = text[mention.start : mention.end]
            pairs[number] = Attendee(written, mention.start, mention.end, "present", rule=rule)
    return tuple((attendee, number) for number, attendee in pairs.items())


def _is_told_now(text: str, contribution: Contribution) -> bool:
    """Tell whether the words that open a statement tell it as it happens, and not as what was said elsewhere."""
    opening = text[contribution.start : min(contribution.end, contribution.start + WINDOW)]
    return compile_pattern("|".join(load_rules("presence")["elsewhere"])).search(opening) is None


def _speakers(named: Sequence[Mention], contributions: Sequence[Contribution], text: str) -> Iterator[Mention]:
    """Yield, for each contribution that somebody made in the room, the names of who made it."""
    for contribution in contributions:
        if contribution.rule not in load_rules("reporting_verbs")["present"]:
            continue
        for mention in within(named, contribution.start, contribution.end):
            written = " ".join(text[mention.start : mention.end].split())
            if contribution.person in (None, mention.entity) and written in contribution.speaker:
                yield mention
                if contribution.person is not None:
                    break


def _is_seen(text: str, mention: Mention) -> bool:
    """Tell whether the words around a name say that its bearer was there without saying anything."""
    rules = load_rules("presence")
    before = text[max(mention.start - WINDOW, 0) : mention.start]
    titles = rf"(?:(?:{any_of(load_rules('roles')['honorifics'])}|{any_of(load_rules('roles')['roles'])}) )?"
    if compile_pattern(rf"(?<!\w)(?:{'|'.join(rules['before'])}) {titles}\Z", ignore_case=True).search(before):
        return True
    beside = r"(?: ?\([^()\n]{1,40}\)| (?:van|namens|uit) [^.,;:\n]{2,30}?)?"
    after = compile_pattern(rf"{beside} (?:{'|'.join(rules['after'])})(?!\w)")
    return after.match(text, mention.end, mention.end + WINDOW) is not None


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
