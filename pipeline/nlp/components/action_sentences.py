"""Reads sentences in which somebody takes on a task, is given one or promises something."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from pipeline.facts import ActionItem
from pipeline.nlp.components.action_due import is_past, read_due
from pipeline.nlp.components.actors import Actor
from pipeline.nlp.components.attributions import find_attribution
from pipeline.nlp.components.owners import NOBODY, Owner, owner_of
from pipeline.nlp.components.task_lines import INFINITIVE, Line, action_item, confidence_of
from pipeline.nlp.components.task_subjects import Subject, find_subjects
from pipeline.nlp.components.task_verbs import OTHER_CLAUSE, find_done, find_told, listed_verbs
from pipeline.nlp.components.verbs import Lexicon, VerbForm
from pipeline.nlp.rules import any_of, compile_pattern, load_rules
from pipeline.nlp.sentences import MAX_LENGTH

_AFTER_COMMA = re.compile(r"(?:\S+ ){2,}\S*[\w)][,;] $")
"""What stands before a clause that follows another without a conjunction."""


@cache
def _auxiliaries(*, past: bool) -> tuple[tuple[Lexicon, re.Pattern[str], float], ...]:
    """Return each auxiliary with what may not follow it and how sure it is.

    Args:
        past: whether those are wanted too that hand out a task in the past tense.
    """
    return tuple(
        (Lexicon(VerbForm.read(form, verb) for form in verb["forms"]), compile_pattern(verb["not"]), verb["confidence"])
        for verb in load_rules("action_items")["auxiliaries"]
        if past or not verb.get("past")
    )


@cache
def _requests() -> tuple[tuple[str, re.Pattern[str], float, bool], ...]:
    """Return how tasks are given: the rule, its pattern, how sure it is, whether one person owns it."""
    rules = load_rules("action_items")
    done, final = any_of(rules["participles"]), any_of(_final_forms())
    return tuple(
        (
            request["name"],
            compile_pattern(
                request["pattern"].replace("{Who}", "\x00").replace("{Done}", done).replace("{Final}", final),
                ignore_case=True,
            ),
            request["confidence"],
            request.get("people", False),
        )
        for request in rules["requests"]
    )


def _final_forms() -> list[str]:
    """Return the verbs as they close a clause behind *dat*, particle and all: ``uitzoekt``, ``rondsturen``."""
    return sorted(
        {
            verb.get("particle", "") + form
            for verb in load_rules("action_items")["verbs"]
            for form in verb["forms"]
            if " " not in form and (verb.get("particle") or "^(" not in verb.get("with", "^("))
        }
        | set(load_rules("action_items")["final"])
    )


def read_stated(line: Line) -> ActionItem | None:
    """Return a sentence as a task where somebody in it is its owner, or where it says what must be done."""
    rules = load_rules("action_items")
    against = rules["not"] if line.context.is_told_in_past else [*rules["not"], rules["would"]]
    patterns = (compile_pattern(pattern, ignore_case=True) for pattern in against)
    if len(line.text) > MAX_LENGTH or any(pattern.search(line.text) for pattern in patterns):
        return None
    if is_past(line.context, line.start, line.end):
        return None
    for subject in find_subjects(line):
        for rule, confidence in _taken_on(line, subject):
            owner = owner_of(line.context, subject.actor)
            return action_item(line.context, line.start, line.end, owner, rule, confidence)
    return _unowned(line)


def read_promise(line: Line, speaker: Actor | None) -> ActionItem | None:
    """Return what the speaker of a verbatim report promises in the first person."""
    if speaker is None or not compile_pattern(load_rules("action_items")["promise"]).search(line.text):
        return None
    owner = owner_of(line.context, speaker)
    return action_item(line.context, line.start, line.end, owner, "promise", confidence_of("promise"))


def _taken_on(line: Line, subject: Subject) -> Iterator[tuple[str, float]]:
    """Yield the rules, surest first, by which somebody takes on or is given a task."""
    text, start, end, actor, plural = subject.text, subject.start, subject.end, subject.actor, subject.plural
    # "Dit wordt aangenomen en Saskia maakt een opzet", "Bram sluit af en bedankt allen": its verb stands behind it
    own = re.search(r"[\w),] (?:en|maar|dus) $", text[:start]) or _AFTER_COMMA.search(text[:start])
    clause = start if own or _opens(line, actor) else 0
    for auxiliary, unless, confidence in _auxiliaries(past=line.context.is_told_in_past):
        verb = auxiliary.find(text[clause:], start - clause, end - clause, plural=plural)
        if verb is not None and not unless.search(verb[1]) and INFINITIVE.search(verb[1]):
            yield "auxiliary", confidence
    if listed_verbs().find(text[clause:], start - clause, end - clause, plural=plural) is not None:
        yield "verb", confidence_of("verb")
    if actor.kind == "person":
        yield from ((rule, confidence_of(rule)) for rule in _in_present(line, subject))
    elif _dated().find(text, start, end, plural=plural) is not None and _has_deadline(line):
        yield "dated", confidence_of("dated")
    marked = f"{text[:start]}\x00{text[end:]}"
    for rule, pattern, confidence, people in _requests():
        if not (people and (actor.kind != "person" or actor.joint)) and pattern.search(marked):
            yield rule, confidence
    until = compile_pattern(load_rules("action_items")["until"])
    if start == 0 and until.match(text[end:].lstrip()) and read_due(line.context, line.start, line.end)[0] is not None:
        yield "until", confidence_of("until")


def _opens(line: Line, actor: Actor) -> bool:
    """Tell whether somebody else opens the clause before an actor, so that the verb before it is theirs."""
    first = line.actors[0] if line.actors else actor
    if first is actor or first.start != line.start or first.kind not in ("person", "role"):
        return False
    # "Bram volgt Saskia op"
    between = line.context.text[first.end : actor.start].split()
    return len(between) == 1 or actor.kind in ("everybody", "group")


def _in_present(line: Line, subject: Subject) -> Iterator[str]:
    """Yield the rules by which the plain present tense tells what a person will do."""
    text, start, end, actor = subject.text, subject.start, subject.end, subject.actor
    if _dated().find(text, start, end, plural=actor.may_be_plural) is not None and _has_day(line):
        yield "dated"
    if find_told(text, start, end, plural=actor.joint) or _asks_absent(line, end):
        yield "told"
    if find_attribution(text, actor, start, end) is None and find_done(text, start, end, plural=actor.joint):
        yield "plain"


def _asks_absent(line: Line, end: int) -> bool:
    """Tell whether what stands behind a subject that ends at ``end`` asks somebody who was not there."""
    asked = re.compile(r"\s+(?:vraagt|vragen|benadert|benaderen|spreekt|spreken)\s+(?=[A-ZÀ-Ý])").match(line.text, end)
    actor = next((a for a in line.actors if asked and a.start == line.start + asked.end()), None)
    if actor is None or actor.kind != "person":
        return False
    name = line.context.text[actor.start : actor.end]
    there = [attendee.status for attendee in line.context.structure.attendees if name in attendee.name]
    return there == ["absent"]


@cache
def _dated() -> Lexicon:
    return Lexicon(VerbForm(verb, condition=r"^(?! aan\b)") for verb in load_rules("action_items")["dated_verbs"])


def _has_day(line: Line) -> bool:
    """Tell whether the first clause of a sentence says on which day to come a task is done."""
    other = re.search(OTHER_CLAUSE, line.text)
    end = line.start + other.start() if other is not None else line.end
    due, held = read_due(line.context, line.start, end)[0], line.context.structure.header.date
    return due is not None and held is not None and due.isoformat() > held.value


def _has_deadline(line: Line) -> bool:
    """Tell whether a sentence says by which day something is to be done, not only when it happens."""
    return _has_day(line) and re.search(r"(?<!\w)(?:uiterlijk|vóór|voor) (?:\w{2,6}dag )?\d", line.text) is not None


def _unowned(line: Line) -> ActionItem | None:
    """Return a task of which the sentence names no known owner: a call upon somebody, or what must be done."""
    rules = load_rules("action_items")
    for rule in ("called_upon", "officer_asked", "volunteers", "those_who", "stranger_by"):
        pattern = rules[rule].replace("{Done}", any_of(rules["participles"]))
        called = compile_pattern(pattern, ignore_case=True).search(line.text)
        if called is not None:
            return _item(line, Owner(" ".join(called["who"].split())), rule)
    stranger = compile_pattern(rules["stranger"]).match(line.text)
    if stranger is not None and listed_verbs().find(line.text, 0, stranger.end(), plural=False) and _has_day(line):
        return _item(line, Owner(stranger.group()), "stranger")
    for rule in ("please", "invited"):
        if compile_pattern(rules[rule], ignore_case=True).match(line.text) and _has_day(line):
            return _item(line, NOBODY, rule)
    for rule in ("noted", "asked"):
        if compile_pattern(rules[rule], ignore_case=True).search(line.text):
            return _item(line, NOBODY, rule)
    obliged = compile_pattern(rules["obliged"].replace("{Sent}", any_of(rules["sent"])))
    must = obliged.search(line.text)
    if must is None or re.search(OTHER_CLAUSE, line.text[: must.start("must")]):
        return None
    return _item(line, NOBODY, "obliged")


def _item(line: Line, owner: Owner, rule: str) -> ActionItem:
    return action_item(line.context, line.start, line.end, owner, rule, confidence_of(rule))
