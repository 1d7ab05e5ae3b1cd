"""Says who is to do a task: the owner of an action item."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain

from pipeline.document import Block
from pipeline.facts import Mention
from pipeline.nlp.components.actors import Actor
from pipeline.nlp.context import Context
from pipeline.nlp.rules import load_rules
from pipeline.nlp.zones import within
from pipeline.structure.names import fold_name


@dataclass(frozen=True, slots=True)
class Owner:
    """An owner as written and whom it means."""

    written: str | None = None
    person: int | None = None
    organisation: int | None = None


NOBODY = Owner()


def owner_of(context: Context, actor: Actor) -> Owner:
    """Return an actor as owner."""
    return Owner(_written(context, actor.start, actor.end), actor.person, actor.organisation)


def called_owner(context: Context, handle: str, mentions: Sequence[Mention]) -> Owner:
    """Return whom an account name means: a given name, a surname, or initials with a surname (``@bdewit``)."""
    for mention in mentions:
        if mention.label != "PERSON":
            continue
        given, *rest = fold_name(context.text[mention.start : mention.end]).split()
        last = "".join(rest)
        if handle.lower().replace("-", "").replace(".", "") in {given, last, given[0] + last, given + last} - {""}:
            return Owner(f"@{handle}", mention.entity)
    return Owner(f"@{handle}")


def called_actors(context: Context, mentions: Sequence[Mention]) -> list[Actor]:
    """Return the people whom a text calls by their account name (``@bdewit``), where it is not read as a name."""
    calls = re.finditer(r"(?<![\w.])@(?P<who>[\w.-]*\w)", context.text)
    unread = (call for call in calls if not within(mentions, *call.span("who")))
    called = ((call.span("who"), called_owner(context, call["who"], mentions).person) for call in unread)
    return [Actor(*span, "person", person) for span, person in called if person is not None]


def read_owner(context: Context, start: int, end: int, mentions: Sequence[Mention]) -> Owner:
    """Return what stands in an owner column or between brackets, with the first person or organisation in it."""
    written = _written(context, start, end)
    if written is None or written.lower() in load_rules("action_items")["nobody"] or not re.search(r"[^\W\d]", written):
        return NOBODY
    inside = within(mentions, start, end)
    person = next((mention.entity for mention in inside if mention.label == "PERSON"), None)
    organisation = next((mention.entity for mention in inside if mention.label == "ORG"), None)
    return Owner(written, person, None if person is not None else organisation)


def _written(context: Context, start: int, end: int) -> str | None:
    return " ".join(context.text[start:end].split()).strip(" *_:;,-") or None


def join_owner(context: Context, cells: Sequence[Block], mentions: Sequence[Mention]) -> Owner:
    """Return what stands in the owner column of a row, over several lines or not.

    A name that the end of a line cuts in two is known by where it stands whole.
    """
    owners = [read_owner(context, cell.start, cell.end, mentions) for cell in cells]
    written = " ".join(owner.written for owner in owners if owner.written) or None
    if len(cells) == 1 or written is None:
        return owners[0]
    whole = (m.entity for m in mentions if m.label == "PERSON" and _written(context, m.start, m.end) == written)
    person = next(chain(whole, (owner.person for owner in owners if owner.person is not None)), None)
    organisation = next((owner.organisation for owner in owners if owner.organisation is not None), None)
    return Owner(written, person, None if person is not None else organisation)
