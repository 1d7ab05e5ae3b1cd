"""Reads sentences in which somebody takes on a task or is given one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from pipeline.facts import ActionItem
from pipeline.nlp.components.action_lines import INFINITIVE, Line, action_item, confidence_of
from pipeline.nlp.components.actors import Actor
from pipeline.nlp.components.owners import owner_of
from pipeline.nlp.components.verbs import Lexicon, VerbForm
from pipeline.nlp.rules import any_of, compile_pattern, load_rules
from pipeline.nlp.sentences import MAX_LENGTH


@cache
def _verbs() -> Lexicon:
    return Lexicon(VerbForm.read(form, verb) for verb in load_rules("action_items")["verbs"] for form in verb["forms"])


@cache
def _auxiliaries() -> tuple[tuple[Lexicon, re.Pattern[str], float], ...]:
    """Return each auxiliary with what may not follow it and how sure it is."""
    return tuple(
        (Lexicon(VerbForm.read(form, verb) for form in verb["forms"]), compile_pattern(verb["not"]), verb["confidence"])
        for verb in load_rules("action_items")["auxiliaries"]
    )


def read_stated(line: Line) -> ActionItem | None:
    """Return a sentence as a task where somebody in it is its owner."""
    rules = load_rules("action_items")
    if len(line.text) > MAX_LENGTH or any(
        compile_pattern(pattern, ignore_case=True).search(line.text) for pattern in rules["not"]
    ):
        return None
    for start, end, actor in _subjects(line):
        for rule, confidence in _taken_on(line.text, start, end, actor):
            return action_item(line.context, line.start, line.end, owner_of(line.context, actor), rule, confidence)
    return None


def _subjects(line: Line) -> Iterator[tuple[int, int, Actor]]:
    """Yield where somebody stands in a sentence and who it is; *hij* is the one person of the sentence before."""
    pronoun = compile_pattern(rf"{any_of(load_rules('action_items')['pronouns'])}(?!\w)").match(line.text)
    before = [actor for actor in line.earlier[-1].actors if actor.kind == "person"] if line.earlier else []
    if pronoun is not None and before:
        yield 0, pronoun.end(), before[0]
    for actor in line.actors:
        yield actor.start - line.start, actor.end - line.start, actor


def _taken_on(text: str, start: int, end: int, actor: Actor) -> Iterator[tuple[str, float]]:
    """Yield the rules, surest first, by which ``text[start:end]`` takes on or is given a task."""
    rules = load_rules("action_items")
    for auxiliary, unless, confidence in _auxiliaries():
        verb = auxiliary.find(text, start, end, plural=actor.may_be_plural)
        if verb is not None and not unless.search(verb[1]) and INFINITIVE.search(verb[1]):
            yield "auxiliary", confidence
    if actor.kind != "role" and _verbs().find(text, start, end, plural=actor.may_be_plural) is not None:
        yield "verb", confidence_of("verb")
    marked = f"{text[:start]}\x00{text[end:]}"
    for request in rules["requests"]:
        if compile_pattern(request["pattern"].replace("{Who}", "\x00"), ignore_case=True).search(marked):
            yield request["name"], request["confidence"]
    if start == 0 and compile_pattern(rules["until"]).match(text[end:].lstrip()):
        yield "until", confidence_of("until")
