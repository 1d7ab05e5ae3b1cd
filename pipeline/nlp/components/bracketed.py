"""Finds the speakers whose name stands between brackets behind what they say: ``Kan dat goedkoper? (Bram)``."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.nlp.components.actors import Actor
from pipeline.nlp.context import Context
from pipeline.nlp.rules import any_of, compile_pattern, load_rules
from pipeline.nlp.sentences import Sentence

_CLOSED = re.compile(r"(?:(?:, ?| namens | van | - )(?:de |het |gemeente )*[A-ZÀ-Ý][^()\n]{0,40})?\)")
_ASKED = re.compile(r"\?[_*\"'”’»)]* ?\(\Z")
_END = re.compile(r"[.\s_*\"”’]*\Z")


MIN_WORDS = 4
"""Number of words from which a statement before a name between brackets may be one."""


@dataclass(frozen=True, slots=True)
class Bracketed:
    """What an actor between brackets says, from ``start`` to ``end``; ``last`` is the index of its last sentence."""

    actor: Actor
    start: int
    end: int
    act: str
    last: int


def find_bracketed(
    context: Context, sentences: Sequence[Sentence], inside: Sequence[Sequence[Actor]], index: int
) -> Bracketed | None:
    """Return what the sentence at an index says, where a name between brackets behind it says who did.

    Behind a question a name is enough, also where it opens the next sentence; behind a statement there has to be a
    finite verb, since a task has its owner between brackets too.
    """
    text, sentence = context.text, sentences[index]
    for actor in inside[index]:
        closed = _CLOSED.match(text, actor.end, sentence.end)
        before = text[sentence.start : actor.start]
        if closed is None or actor.person is None or not before.rstrip().endswith("("):
            continue
        if _ASKED.search(before) and sentence.start < actor.start - 2:
            return Bracketed(actor, sentence.start, closed.end(), "asks", index)
        alone = sum(other.kind == "person" for other in inside[index]) == 1
        if alone and _END.match(text[closed.end() : sentence.end]) and _states(before[:-1]):
            return Bracketed(actor, sentence.start, sentence.end, "states", index)
    following = inside[index + 1][:1] if index + 1 < len(sentences) else ()
    if following and sentences[index + 1].block is sentence.block and text[: sentence.end].endswith("?"):
        actor = following[0]
        closed = _CLOSED.match(text, actor.end)
        if closed and actor.person is not None and text[sentence.end : actor.start].strip() == "(":
            return Bracketed(actor, sentence.start, closed.end(), "asks", index)
    return _closed(context, sentences, inside, index)


def _closed(
    context: Context, sentences: Sequence[Sentence], inside: Sequence[Sequence[Actor]], index: int
) -> Bracketed | None:
    """Return what the sentence at an index says where a name between brackets is a sentence of its own behind it.

    In a list such a name closes the whole item.
    """
    text, sentence = context.text, sentences[index]
    last = index + 1
    if sentence.first and sentence.block.kind == "list_item":
        while last + 1 < len(sentences) and sentences[last + 1].block is sentence.block:
            last += 1
    if last >= len(sentences) or sentences[last].block is not sentence.block or len(inside[last]) != 1:
        return None
    actor, bracket = inside[last][0], sentences[last]
    closed = _CLOSED.match(text, actor.end, bracket.end)
    alone = (
        text[bracket.start : actor.start].strip(" *_") == "("
        and closed
        and _END.match(text[closed.end() : bracket.end])
    )
    if actor.person is None or not alone or not _states(text[sentence.start : bracket.start]):
        return None
    return Bracketed(actor, sentence.start, bracket.end, "states", last)


def _states(before: str) -> bool:
    """Tell whether the words before a bracket are a clause of their own: some words, one of them a finite verb."""
    finite = compile_pattern(rf"(?<!\w){any_of(load_rules('reporting_verbs')['finite'])}(?!\w)", ignore_case=True)
    return len(before.split()) >= MIN_WORDS and finite.search(before) is not None
