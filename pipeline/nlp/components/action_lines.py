"""Reads lines that are marked as a task: by a label before it, a note behind it, or the list they stand in."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from pipeline.document import Block
from pipeline.facts import ActionItem, Mention
from pipeline.nlp.components.action_tables import is_done
from pipeline.nlp.components.actors import Actor
from pipeline.nlp.components.owners import NOBODY, Owner, owner_of, read_due, read_owner
from pipeline.nlp.context import Context
from pipeline.nlp.rules import compile_pattern, load_rules

INFINITIVE = re.compile(
    r"(?<!\w)(?!(?:een|geen|en|alleen|samen|binnen|buiten|tegen|tussen|morgen|kunnen|moeten|zullen|worden|eigen|open)\b)"
    r"[a-zà-ÿ]{2,}(?:en|aan|oen|ien)\b"
)
"""A word that looks like an infinitive: nearly all of them end so, and few other words in small letters do."""

_SHORT = 5
"""Number of words below which a sentence before a label only goes on about the one before it."""


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence with those who are named in it and the sentences of its block that stand before it."""

    context: Context
    start: int
    end: int
    block: Block
    actors: Sequence[Actor]
    earlier: tuple[Line, ...] = ()

    @property
    def text(self) -> str:
        """Return the sentence."""
        return self.context.text[self.start : self.end]


def action_item(context: Context, start: int, end: int, owner: Owner, rule: str, confidence: float) -> ActionItem:
    """Return a stretch of text as an action item with the deadline in it; one that is struck through is done."""
    due, due_text = read_due(context, start, end)
    status = "done" if context.document.share_marked(start, end, "strike") > 0.5 else "open"
    return ActionItem(
        start, end, owner.written, owner.person, owner.organisation, due, due_text, status, confidence, rule
    )


def confidence_of(rule: str) -> float:
    """Return how sure a rule is."""
    confidence: float = load_rules("action_items")["confidence"][rule]
    return confidence


def read_labelled(line: Line) -> ActionItem | None:
    """Return the task of a line that opens with a label; a label without a task is about the sentence before it."""
    rules, text = load_rules("action_items"), line.context.text
    opening = compile_pattern(rules["opening"], ignore_case=True).match(text, line.start, line.end)
    if opening is None:
        return None
    actor = next((actor for actor in line.actors if actor.start == opening.end()), None)
    if actor is not None:
        closing = compile_pattern(rules["closing"]).match(text, actor.end, line.end)
        if closing is None and not opening["mark"]:
            return None
        start, owner, rule = closing.end() if closing else opening.end(), owner_of(line.context, actor), "label_owner"
    else:
        first = text[opening.end() : line.end].split(" ")[0]
        if not opening["mark"].strip("-") and not (opening["word"][0].isupper() and INFINITIVE.fullmatch(first)):
            return None
        start, owner, rule = opening.end("mark"), _owner_behind(line), "label"
    start += len(text[start : line.end]) - len(text[start : line.end].lstrip(" \n*:-–"))
    if re.search(r"\w", text[start : line.end]):
        return action_item(line.context, start, line.end, owner, rule, confidence_of(rule))
    about = _sentence_before(line)
    if about is None:
        return None
    return action_item(line.context, about.start, about.end, owner, rule, confidence_of(rule))


def _owner_behind(line: Line) -> Owner:
    """Return who stands between brackets at the end of a line."""
    if line.actors and line.context.text[line.actors[-1].end : line.end].strip() in (")", ")."):
        return owner_of(line.context, line.actors[-1])
    return NOBODY


def _sentence_before(line: Line) -> Line | None:
    """Return the sentence of the same block that a label without words is about."""
    whole = (before for before in reversed(line.earlier) if len(before.text.split()) >= _SHORT)
    asked = (before for before in whole if not before.text.endswith("?"))
    return next(asked, line.earlier[0] if line.earlier else None)


def read_noted(line: Line, mentions: Sequence[Mention]) -> ActionItem | None:
    """Return the task of a sentence with a note such as ``(actie Saskia)`` behind it."""
    pattern = compile_pattern(load_rules("action_items")["trailing"], ignore_case=True)
    note = pattern.search(line.context.text, line.start, line.end)
    if note is None:
        return None
    start, end = line.start, note.start()
    about = _sentence_before(line)
    if len(line.context.text[start:end].split()) < _SHORT and about is not None:
        start, end = about.start, about.end
    end -= len(line.context.text[start:end]) - len(line.context.text[start:end].rstrip(" *\n"))
    owner = read_owner(line.context, *note.span("who"), mentions)
    return action_item(line.context, start, end, owner, "trailing", confidence_of("trailing")) if end > start else None


def read_listed(line: Line, mentions: Sequence[Mention]) -> ActionItem | None:
    """Return a bullet or line under a heading such as *Actielijst*, with the owner before or behind the task."""
    block, context = line.block, line.context
    text = context.document.text_of(block)
    prose = block.kind == "paragraph" and (len(text) > 300 or text.rstrip().endswith(":"))
    refers = any(
        compile_pattern(pattern, ignore_case=True).search(text) for pattern in load_rules("action_items")["not"]
    )
    if prose or refers or len(text.split()) < 2:
        return None
    start, end, owner = block.start, block.end, NOBODY
    behind = re.search(r"\s*[(\[]([^()\[\]]{2,60})[)\]]\s*\.?$", text)
    first = next((actor for actor in line.actors if actor.start == block.start), None)
    if first is not None:
        owner = owner_of(context, first)
        mark = re.match(r"\s*[:\-–]+\s*", context.text[first.end : end])
        start = first.end + mark.end() if mark else start
    elif behind is not None and any(block.start + behind.start(1) <= m.start < block.end for m in mentions):
        owner = read_owner(context, block.start + behind.start(1), block.start + behind.end(1), mentions)
        end = block.start + behind.start()
    if start >= end:
        return None
    item = action_item(context, start, end, owner, "list", confidence_of("list"))
    finished = len(text.split()) > 3 and is_done(re.split(r"\s[-–:→>]+\s|\. ", text)[-1])
    return replace(item, status="done") if finished else item
