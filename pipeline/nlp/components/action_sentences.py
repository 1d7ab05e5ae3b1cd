"""Reads sentences in which somebody takes on a task, is given one or promises something."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from pipeline.facts import ActionItem
from pipeline.nlp.components.action_due import is_past, read_due
from pipeline.nlp.components.actors import Actor
from pipeline.nlp.components.attributions import find_attribution
from pipeline.nlp.components.owners import NOBODY, Owner, owner_of
from pipeline.nlp.components.task_lines import INFINITIVE, Line, action_item, confidence_of
from pipeline.nlp.components.task_verbs import find_done, find_told, going_on, in_third_person
from pipeline.nlp.components.verbs import Lexicon, VerbForm
from pipeline.nlp.rules import any_of, compile_pattern, load_rules
from pipeline.nlp.sentences import MAX_LENGTH

_OTHER_CLAUSE = r"(?<!\w)(?:of|dat|om|die|wat|waar\w*|omdat|zodat|als)(?!\w)|[;:]"
"""What begins another clause, in which a split-off particle belongs to another verb."""

_POINTER = r"(?: (?:dat|die)(?! (?:de|het|een|er|we|wij|hij|zij|ze|je|u|men|dit|deze|[A-ZÀ-Ý])))?"
"""*Dat* as an object: ``geeft dat morgen door``."""

_PREPOSITION = (
    r" (?:te|de|het|een|dit|deze|die|dat|welke|wat|zijn|haar|hun|onze?|grote|basis|verzoek|\w+dagen)\b| [A-ZÀ-Ý]"
)
"""What follows a particle that is a preposition."""

_BEHIND_NAME = r"(?: ?\([^()\n]{1,60}\))?[ *_]*"
_SPEAKER = re.compile(rf"{_BEHIND_NAME}:[ *_]*(?P<first>[Ii]k|Wij|We)\b")
_LABEL = re.compile(rf"{_BEHIND_NAME}(?::| [-–]) (?=[a-zà-ÿ])")
"""What stands between a name at the start of a line and the verb of which it is the subject."""

_OWN = re.compile(r"\b(?:zal|ga) ik\b|\bik (?:zal|ga)\b")
"""What a speaker will do himself, in the first person."""

_INVERTED = re.compile(r"[^,;:]{3,60},? (?:zal|zou|gaat|[a-zà-ÿ]{2,}t) (?P<pronoun>hij|zij|ze)\b(?!.*\bblijven\b)")
"""*Hij* behind a verb that needs another one: ``Hiervoor zal hij bellen``, ``Als dat er is, gaat zij bellen``."""

_AFTER_COMMA = re.compile(r"(?:\S+ ){2,}\S*[\w)][,;] $")
"""What stands before a clause that follows another without a conjunction."""


@cache
def _verbs() -> Lexicon:
    return Lexicon(_form(form, verb) for verb in load_rules("action_items")["verbs"] for form in verb["forms"])


def _form(form: str, verb: dict[str, str]) -> VerbForm:
    """Return a form of which the particle closes the clause that the verb is in."""
    finite, *rest = form.split()
    particle = verb.get("particle")
    if particle is None:
        return VerbForm.read(form, verb)
    bound = rf"^(?={_POINTER}(?:(?!{_OTHER_CLAUSE}).)*?(?<!\w){particle}(?!\w|{_PREPOSITION}))"
    condition = verb.get("with", "")
    return VerbForm(finite, tuple(rest), bound + (condition if condition.startswith("^") else f".*(?:{condition})"))


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
    for subject in _subjects(line):
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


@dataclass(frozen=True, slots=True)
class _Subject:
    """Who may take on a task, and where it stands in the clause ``text``, 0-based, end exclusive."""

    text: str
    start: int
    end: int
    actor: Actor

    @property
    def plural(self) -> bool:
        """Whether a plural verb may follow."""
        return self.actor.may_be_plural or self.text[self.start : self.end] in ("Wij", "We")


def _subjects(line: Line) -> Iterator[_Subject]:
    """Yield where somebody stands in a sentence and who it is.

    *Hij* is the one person of the sentence before, or the one who opens a sentence in which it comes after a comma;
    *wij* and *ik* behind a name and a colon are who speaks.
    """
    text = line.text
    pronouns = compile_pattern(rf"{any_of(load_rules('action_items')['pronouns'])}(?!\w)")
    pronoun = pronouns.match(text)
    # who is *hij* in the sentence before is so in this one
    named = (before.actors for before in reversed(line.earlier) if not pronouns.match(before.text))
    earlier = next(named, ())
    before = [actor for kind in ("person", "role") for actor in earlier if actor.kind == kind]
    if pronoun is not None and before:
        yield _Subject(text, 0, pronoun.end(), before[0])
    inverted = _INVERTED.match(text)
    if inverted is not None:
        # "Zodra Saskia er is, zal zij bellen", "Saskia is er morgen. Dan zal zij bellen"
        here = [actor for actor in line.actors if actor.kind == "person"]
        meant = here[:1] if "," in inverted.group() and len(here) == 1 else [] if here else before[:1]
        yield from (_Subject(text, *inverted.span("pronoun"), actor) for actor in meant)
    own = _OWN.search(text)
    speaker = _speaker(line.earlier[0]) if line.earlier else None
    if own is not None and speaker is not None:
        said = f"{text[: own.start()]}{re.sub('ga(?!l)', 'gaat', own.group())}{text[own.end() :]}"
        spoken = said.index("ik", own.start())
        yield _Subject(said, spoken, spoken + len("ik"), speaker)
    for actor in line.actors:
        start, end = actor.start - line.start, actor.end - line.start
        first = _SPEAKER.match(text, end)
        if start == 0 and first is not None:
            said = in_third_person(text, first.end("first")) if first["first"].lower() == "ik" else text
            yield _Subject(said, *first.span("first"), actor)
        yield _Subject(text, start, end, actor)
        if start == 0 and actor.kind == "person":
            yield from (_Subject(clause, 0, length, actor) for clause, length in going_on(text, end))
            # "Saskia: neemt contact op", "Saskia - zoekt het uit"
            label = _LABEL.match(text, end)
            said = f"{text[:end]} {text[label.end() :]}" if label is not None else ""
            if _verbs().find(said, 0, end, plural=actor.joint) is not None:
                yield _Subject(said, 0, end, actor)


def _speaker(line: Line) -> Actor | None:
    """Return who says what a block goes on with, where this first line of it is a name, a colon and what he says."""
    actor = line.actors[0] if line.actors and line.actors[0].kind == "person" else None
    if actor is None or actor.start != line.block.start:
        return None
    return actor if re.compile(rf"{_BEHIND_NAME}:").match(line.context.text, actor.end) else None


def _taken_on(line: Line, subject: _Subject) -> Iterator[tuple[str, float]]:
    """Yield the rules, surest first, by which somebody takes on or is given a task."""
    text, start, end, actor, plural = subject.text, subject.start, subject.end, subject.actor, subject.plural
    # "Dit wordt aangenomen en Saskia maakt een opzet", "Bram sluit af en bedankt allen": its verb stands behind it
    own = re.search(r"[\w),] (?:en|maar|dus) $", text[:start]) or _AFTER_COMMA.search(text[:start])
    clause = start if own or _opens(line, actor) else 0
    for auxiliary, unless, confidence in _auxiliaries(past=line.context.is_told_in_past):
        verb = auxiliary.find(text[clause:], start - clause, end - clause, plural=plural)
        if verb is not None and not unless.search(verb[1]) and INFINITIVE.search(verb[1]):
            yield "auxiliary", confidence
    if _verbs().find(text[clause:], start - clause, end - clause, plural=plural) is not None:
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


def _in_present(line: Line, subject: _Subject) -> Iterator[str]:
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
    other = re.search(_OTHER_CLAUSE, line.text)
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
    if stranger is not None and _verbs().find(line.text, 0, stranger.end(), plural=False) and _has_day(line):
        return _item(line, Owner(stranger.group()), "stranger")
    for rule in ("please", "invited"):
        if compile_pattern(rules[rule], ignore_case=True).match(line.text) and _has_day(line):
            return _item(line, NOBODY, rule)
    for rule in ("noted", "asked"):
        if compile_pattern(rules[rule], ignore_case=True).search(line.text):
            return _item(line, NOBODY, rule)
    obliged = compile_pattern(rules["obliged"].replace("{Sent}", any_of(rules["sent"])))
    must = obliged.search(line.text)
    if must is None or re.search(_OTHER_CLAUSE, line.text[: must.start("must")]):
        return None
    return _item(line, NOBODY, "obliged")


def _item(line: Line, owner: Owner, rule: str) -> ActionItem:
    return action_item(line.context, line.start, line.end, owner, rule, confidence_of(rule))
