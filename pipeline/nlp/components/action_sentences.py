"""Reads sentences in which somebody takes on a task, is given one or promises something."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from pipeline.facts import ActionItem
from pipeline.nlp.components.action_due import read_due
from pipeline.nlp.components.action_lines import INFINITIVE, Line, action_item, confidence_of
from pipeline.nlp.components.actors import Actor
from pipeline.nlp.components.owners import NOBODY, Owner, owner_of
from pipeline.nlp.components.verbs import Lexicon, VerbForm, find_coordinated
from pipeline.nlp.rules import any_of, compile_pattern, load_rules
from pipeline.nlp.sentences import MAX_LENGTH

_OTHER_CLAUSE = r"(?<!\w)(?:of|dat|om|die|wat|waar\w*|omdat|zodat|als)(?!\w)|[;:]"
"""What begins another clause, in which a split-off particle belongs to another verb."""

_PREPOSITION = (
    r" (?:te|de|het|een|dit|deze|die|dat|welke|wat|zijn|haar|hun|onze?|grote|basis|verzoek|\w+dagen)\b| [A-ZÀ-Ý]"
)
"""What follows a particle that is a preposition."""

_SPEAKER = re.compile(r"(?: ?\([^()\n]{1,60}\))?[ *_]*:[ *_]*(?P<first>Ik|Wij|We)\b")


@cache
def _verbs() -> Lexicon:
    return Lexicon(_form(form, verb) for verb in load_rules("action_items")["verbs"] for form in verb["forms"])


def _form(form: str, verb: dict[str, str]) -> VerbForm:
    """Return a form of which the particle closes the clause that the verb is in."""
    finite, *rest = form.split()
    particle = verb.get("particle")
    if particle is None:
        return VerbForm.read(form, verb)
    bound = rf"^(?=(?:(?!{_OTHER_CLAUSE}).)*?(?<!\w){particle}(?!\w|{_PREPOSITION}))"
    condition = verb.get("with", "")
    return VerbForm(finite, tuple(rest), bound + (condition if condition.startswith("^") else f".*(?:{condition})"))


@cache
def _auxiliaries() -> tuple[tuple[Lexicon, re.Pattern[str], float], ...]:
    """Return each auxiliary with what may not follow it and how sure it is."""
    return tuple(
        (Lexicon(VerbForm.read(form, verb) for form in verb["forms"]), compile_pattern(verb["not"]), verb["confidence"])
        for verb in load_rules("action_items")["auxiliaries"]
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
    if len(line.text) > MAX_LENGTH or any(
        compile_pattern(pattern, ignore_case=True).search(line.text) for pattern in load_rules("action_items")["not"]
    ):
        return None
    for start, end, actor in _subjects(line):
        for rule, confidence in _taken_on(line, start, end, actor):
            return action_item(line.context, line.start, line.end, owner_of(line.context, actor), rule, confidence)
    return _unowned(line)


def read_promise(line: Line, speaker: Actor | None) -> ActionItem | None:
    """Return what the speaker of a verbatim report promises in the first person."""
    if speaker is None or not compile_pattern(load_rules("action_items")["promise"]).search(line.text):
        return None
    owner = owner_of(line.context, speaker)
    return action_item(line.context, line.start, line.end, owner, "promise", confidence_of("promise"))


def _subjects(line: Line) -> Iterator[tuple[int, int, Actor]]:
    """Yield where somebody stands in a sentence and who it is.

    *Hij* is the one person of the sentence before, *wij* behind a name and a colon is who speaks.
    """
    pronoun = compile_pattern(rf"{any_of(load_rules('action_items')['pronouns'])}(?!\w)").match(line.text)
    before = [actor for actor in line.earlier[-1].actors if actor.kind in ("person", "role")] if line.earlier else []
    if pronoun is not None and before:
        yield 0, pronoun.end(), before[0]
    for actor in line.actors:
        first = _SPEAKER.match(line.text, actor.end - line.start)
        if actor.start == line.start and first is not None:
            yield first.start("first"), first.end("first"), actor
        yield actor.start - line.start, actor.end - line.start, actor


def _taken_on(line: Line, start: int, end: int, actor: Actor) -> Iterator[tuple[str, float]]:
    """Yield the rules, surest first, by which ``line.text[start:end]`` takes on or is given a task."""
    text, plural = line.text, actor.may_be_plural or line.text[start:end] in ("Wij", "We")
    # "Dit wordt aangenomen en Saskia maakt een opzet": what follows is a clause of its own
    clause = start if re.search(r"[\w),] (?:en|maar|dus) $", text[:start]) else 0
    for auxiliary, unless, confidence in _auxiliaries():
        verb = auxiliary.find(text[clause:], start - clause, end - clause, plural=plural)
        if verb is not None and not unless.search(verb[1]) and INFINITIVE.search(verb[1]):
            yield "auxiliary", confidence
    found = _verbs().find(text[clause:], start - clause, end - clause, plural=plural)
    shared = actor.kind == "person" and text[end : end + 1] == " "
    if found is not None or (shared and find_coordinated(_verbs(), text, start, end, plural=plural) is not None):
        yield "verb", confidence_of("verb")
    if actor.kind == "person" and _dated().find(text, start, end, plural=plural) is not None and _has_day(line):
        yield "dated", confidence_of("dated")
    marked = f"{text[:start]}\x00{text[end:]}"
    for rule, pattern, confidence, people in _requests():
        if not (people and (actor.kind != "person" or actor.joint)) and pattern.search(marked):
            yield rule, confidence
    until = compile_pattern(load_rules("action_items")["until"])
    if start == 0 and until.match(text[end:].lstrip()) and read_due(line.context, line.start, line.end)[0] is not None:
        yield "until", confidence_of("until")


@cache
def _dated() -> Lexicon:
    return Lexicon(VerbForm(verb, condition=r"^(?! aan\b)") for verb in load_rules("action_items")["dated_verbs"])


def _has_day(line: Line) -> bool:
    """Tell whether the first clause of a sentence says on which day to come a task is done."""
    other = re.search(_OTHER_CLAUSE, line.text)
    end = line.start + other.start() if other is not None else line.end
    due, held = read_due(line.context, line.start, end)[0], line.context.structure.header.date
    return due is not None and held is not None and due.isoformat() > held.value


def _unowned(line: Line) -> ActionItem | None:
    """Return a task of which the sentence names no known owner: a call upon somebody, or what must be done."""
    rules = load_rules("action_items")
    called = compile_pattern(rules["called_upon"], ignore_case=True).match(line.text)
    if called is not None:
        owner = Owner(" ".join(called["who"].split()))
        return action_item(line.context, line.start, line.end, owner, "called_upon", confidence_of("called_upon"))
    obliged = compile_pattern(rules["obliged"].replace("{Sent}", any_of(rules["sent"])))
    must = obliged.search(line.text)
    if must is None or re.search(_OTHER_CLAUSE, line.text[: must.start("must")]):
        return None
    return action_item(line.context, line.start, line.end, NOBODY, "obliged", confidence_of("obliged"))
