"""Says who holds a role that a document names without a name: *de penningmeester* is who it calls so elsewhere."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from pipeline.facts import Mention
from pipeline.nlp.context import Context
from pipeline.nlp.rules import any_of, compile_pattern, load_rules
from pipeline.nlp.zones import within

_BESIDE = 60
"""Number of characters before and behind a name in which its role is looked for."""

_SAME = {"vz": "voorzitter", "vz.": "voorzitter", "ambtelijk secretaris": "secretaris", "penningm.": "penningmeester"}

Holders = dict[str, list[tuple[int, int]]]
"""For each role where a name stands beside it, and the number of the person."""


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    rules = load_rules("roles")
    role = rf"(?P<role>{any_of(sorted({*rules['speaking_roles'], *rules['roles']}))})"
    titles = rf"(?:{any_of([*rules['honorifics'], *rules['academic']])} ?)*"
    return (
        compile_pattern(rf"(?<![\w-]){role}:? {titles}\Z", ignore_case=True),
        compile_pattern(rf" ?(?:[(,;|–-]|is(?: de)?) ?(?:onze )?{role}(?![\w-])", ignore_case=True),
    )


def find_holders(context: Context, mentions: Sequence[Mention]) -> Holders:
    """Return who is called by which role: beside their name, in the list of those present, in the header."""
    holders: Holders = {}
    before, behind = _patterns()
    people = [mention for mention in mentions if mention.label == "PERSON"]
    for mention in people:
        lead = context.text[max(0, mention.start - _BESIDE) : mention.start]
        for found in (before.search(lead), behind.match(context.text, mention.end, mention.end + _BESIDE)):
            if found is not None and mention.entity is not None:
                holders.setdefault(_plain(found["role"]), []).append((mention.start, mention.entity))
    for attendee in context.structure.attendees:
        named = within(people, attendee.start, attendee.end)
        if attendee.role and named and named[0].entity is not None:
            holders.setdefault(_plain(attendee.role), []).append((attendee.start, named[0].entity))
    header = context.structure.header
    for role, value in (("voorzitter", header.chair), ("secretaris", header.secretary), ("notulist", header.secretary)):
        named = within(people, value.start, value.end) if value is not None else []
        if role not in holders and named and named[0].entity is not None:
            holders[role] = [(named[0].start, named[0].entity)]
    return holders


def holder_of(context: Context, holders: Holders, written: str, offset: int) -> int | None:
    """Return the number of the person whom a role without a name means at a place.

    Where several hold it, it is the one who was last called so in the same section.
    """
    named = sorted(holders.get(_plain(written), ()))
    if len({entity for _, entity in named}) <= 1:
        return named[0][1] if named else None
    section = context.section_at(offset)
    start = section.start if section is not None else 0
    return next((entity for place, entity in reversed(named) if start <= place < offset), None)


def _plain(role: str) -> str:
    words = " ".join(role.lower().split())
    words = re.sub(r"^(?:(?:de|het|onze) )?(?:(?:plaatsvervangend|waarnemend|technisch|plv\.) )?", "", words)
    return _SAME.get(words, words)
