"""Says who is to do a task and by when: the owner and the deadline of an action item."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from pipeline.facts import Mention
from pipeline.nlp.components.actors import Actor
from pipeline.nlp.context import Context
from pipeline.nlp.rules import any_of, compile_pattern, load_rules
from pipeline.nlp.zones import within


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


def read_owner(context: Context, start: int, end: int, mentions: Sequence[Mention]) -> Owner:
    """Return what stands in an owner column or between brackets, with the first person or organisation in it."""
    written = _written(context, start, end)
    if written is None or written.lower() in load_rules("action_items")["nobody"]:
        return NOBODY
    inside = within(mentions, start, end)
    person = next((mention.entity for mention in inside if mention.label == "PERSON"), None)
    organisation = next((mention.entity for mention in inside if mention.label == "ORG"), None)
    return Owner(written, person, None if person is not None else organisation)


def _written(context: Context, start: int, end: int) -> str | None:
    return " ".join(context.text[start:end].split()).strip(" *_:;,-") or None


def read_due(context: Context, start: int, end: int, *, cell: bool = False) -> tuple[date | None, str | None]:
    """Return the deadline inside a stretch of text and the words that give it.

    A period is due on its last day. Outside a deadline column a date counts only behind a word such as *voor* or
    *uiterlijk*, or where the structure says that it is a deadline, and a year alone is none.
    """
    before = compile_pattern(
        rf"(?<!\w)(?:{any_of(load_rules('action_items')['due'])}) (?:\w+dag |de )?$", ignore_case=True
    )
    for fact in within(context.structure.dates, start, end):
        if not cell and fact.granularity in ("quarter", "year"):
            continue
        lead = context.text[max(start, fact.start - 24) : fact.start]
        if cell or fact.relation == "deadline" or before.search(lead):
            return fact.last, context.text[fact.start : fact.end].strip(" .")
    if cell:
        words = re.sub(r"\s+", " ", context.text[start:end]).strip(" -")
        return None, words or None
    return None, None
