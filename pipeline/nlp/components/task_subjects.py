"""Finds who may take on a task in a sentence: whoever is named, a pronoun for somebody, *ik* for who speaks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.nlp.components.actors import Actor
from pipeline.nlp.components.task_lines import Line
from pipeline.nlp.components.task_verbs import going_on, in_third_person, listed_verbs
from pipeline.nlp.rules import any_of, compile_pattern, load_rules

_BEHIND_NAME = r"(?: ?\([^()\n]{1,60}\))?[ *_]*"
_SPEAKER = re.compile(rf"{_BEHIND_NAME}:[ *_]*(?P<first>[Ii]k|Wij|We)\b")
_LABEL = re.compile(rf"{_BEHIND_NAME}(?::| [-–]) (?=[a-zà-ÿ])")
"""What stands between a name at the start of a line and the verb of which it is the subject."""

_OWN = re.compile(r"\b(?:zal|ga) ik\b|\b[Ii]k (?:zal|ga)\b")
"""What a speaker will do himself, in the first person."""

_OWN_VERB = re.compile(r"(?<=\w )(?P<verb>[a-zà-ÿ]{2,}) ik\b")
"""What he does, behind another word: ``Vrijdag stuur ik``."""

_INVERTED = re.compile(r"[^,;:]{3,60},? (?:zal|zou|gaat|[a-zà-ÿ]{2,}t) (?P<pronoun>hij|zij|ze)\b(?!.*\bblijven\b)")
"""*Hij* behind a verb that needs another one: ``Hiervoor zal hij bellen``, ``Als dat er is, gaat zij bellen``."""


@dataclass(frozen=True, slots=True)
class Subject:
    """Who may take on a task, and where it stands in the clause ``text``, 0-based, end exclusive."""

    text: str
    start: int
    end: int
    actor: Actor

    @property
    def plural(self) -> bool:
        """Whether a plural verb may follow."""
        return self.actor.may_be_plural or self.text[self.start : self.end] in ("Wij", "We")


def find_subjects(line: Line) -> Iterator[Subject]:
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
        yield Subject(text, 0, pronoun.end(), before[0])
    inverted = _INVERTED.match(text)
    if inverted is not None:
        # "Zodra Saskia er is, zal zij bellen", "Saskia is er morgen. Dan zal zij bellen"
        here = [actor for actor in line.actors if actor.kind == "person"]
        meant = here[:1] if "," in inverted.group() and len(here) == 1 else [] if here else before[:1]
        yield from (Subject(text, *inverted.span("pronoun"), actor) for actor in meant)
    yield from _own_words(line)
    for actor in line.actors:
        start, end = actor.start - line.start, actor.end - line.start
        first = _SPEAKER.match(text, end)
        if start == 0 and first is not None:
            said = in_third_person(text, first.end("first")) if first["first"].lower() == "ik" else text
            yield Subject(said, *first.span("first"), actor)
        yield Subject(text, start, end, actor)
        if start == 0 and actor.kind == "person":
            yield from (Subject(clause, 0, length, actor) for clause, length in going_on(text, end))
            # "Saskia: neemt contact op", "Saskia - zoekt het uit"
            label = _LABEL.match(text, end)
            said = f"{text[:end]} {text[label.end() :]}" if label is not None else ""
            if listed_verbs().find(said, 0, end, plural=actor.joint) is not None:
                yield Subject(said, 0, end, actor)


def _own_words(line: Line) -> Iterator[Subject]:
    """Yield *ik* in what somebody goes on to say, as if he were spoken of."""
    text = line.text
    speaker = _speaker(line.earlier[0]) if line.earlier else None
    if speaker is None:
        return
    own, verb = _OWN.search(text), _OWN_VERB.search(text)
    if own is not None:
        said = f"{text[: own.start()]}{re.sub('ga(?!l)', 'gaat', own.group())}{text[own.end() :]}"
        spoken = said.lower().index("ik", own.start())
        yield Subject(said, spoken, spoken + len("ik"), speaker)
    elif verb is not None:
        third = in_third_person(f"ik {verb['verb']}", len("ik"))[len("ik ") :]
        said = f"{text[: verb.start()]}{third}{text[verb.end('verb') :]}"
        spoken = verb.start() + len(third) + 1
        if listed_verbs().find(said, spoken, spoken + len("ik"), plural=False) is not None:
            yield Subject(said, spoken, spoken + len("ik"), speaker)


def _speaker(line: Line) -> Actor | None:
    """Return who says what a block goes on with, where this first line of it is a name, a colon and what he says."""
    actor = line.actors[0] if line.actors and line.actors[0].kind == "person" else None
    if actor is None or actor.start != line.block.start:
        return None
    return actor if re.compile(rf"{_BEHIND_NAME}:").match(line.context.text, actor.end) else None
