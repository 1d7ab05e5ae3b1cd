"""Holds a sentence with those who are named in it, and makes an action item of it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.document import Block
from pipeline.facts import ActionItem
from pipeline.nlp.components.action_due import read_due, read_due_behind
from pipeline.nlp.components.actors import Actor
from pipeline.nlp.components.owners import Owner
from pipeline.nlp.context import Context
from pipeline.nlp.rules import load_rules

INFINITIVE = re.compile(
    r"(?<!\w)(?!(?:een|geen|en|alleen|samen|binnen|buiten|tegen|tussen|morgen|kunnen|moeten|zullen|worden|eigen|open)\b)"
    r"[a-zà-ÿ]{2,}(?:en|aan|oen|ien)\b"
)
"""A word that looks like an infinitive: nearly all of them end so, and few other words in small letters do."""


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence with those who are named in it and the sentences of its block that stand before it."""

    context: Context
    start: int
    end: int
    block: Block
    actors: Sequence[Actor]
    earlier: tuple[Line, ...] = ()
    following: Block | None = None
    """The block after its own."""

    @property
    def text(self) -> str:
        """Return the sentence."""
        return self.context.text[self.start : self.end]


def action_item(context: Context, start: int, end: int, owner: Owner, rule: str, confidence: float) -> ActionItem:
    """Return a stretch of text as an action item with the deadline in it; one that is struck through is done."""
    due, due_text = read_due(context, start, end)
    if due is None:
        due, due_text = read_due_behind(context, end)
    status = "done" if context.document.share_marked(start, end, "strike") > 0.5 else "open"
    return ActionItem(
        start, end, owner.written, owner.person, owner.organisation, due, due_text, status, confidence, rule
    )


def confidence_of(rule: str) -> float:
    """Return how sure a rule is."""
    confidence: float = load_rules("action_items")["confidence"][rule]
    return confidence
