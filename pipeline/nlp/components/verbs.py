"""Recognises a verb with its subject in the main clause of a Dutch sentence, without a parser.

Dutch main clauses have the finite verb in second place: the subject stands right before it or right after it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from pipeline.nlp.rules import compile_pattern

_OPENING = re.compile(r"^[\s\-–•*>=\"'“‘]*(?:(?:En|Maar|Want|Ook|Dus|Alleen|Echter|Enkel),?\s+)?$")
_CLAUSE = re.compile(r"[;:]\s*$|\s-\s$|\s–\s$")
_ADVERB = r"(?:(?:ook|nog|verder|tevens|hierbij|daarbij|hierop|daarop|vervolgens|zelf|echter|dan|m\.n\.|met name|allereerst|kort|nogmaals|daarom|wel|graag) )*"
_BESIDE = re.compile(r"(?:\s*\([^()]{1,60}\)|\s*,[^,.;:]{2,80},|\s+(?:van|namens|uit)\s+(?:de\s+|het\s+)?[A-ZÀ-Ýa-z][\w&'’-]*(?:\s+[A-ZÀ-Ý][\w&'’-]*)*)?")


@dataclass(frozen=True, slots=True)
class VerbForm:
    """A finite verb, the words that must follow it somewhere, and what the rest of the sentence must match."""

    finite: str
    rest: tuple[str, ...] = ()
    condition: str | None = None
    act: str = ""

    @property
    def plural(self) -> bool:
        """Whether the form asks for more than one subject, or for a group."""
        return self.finite.endswith("en") or self.finite in ("gaan", "zijn", "zien", "doen", "staan")

    @classmethod
    def read(cls, form: str, verb: Mapping[str, Any]) -> VerbForm:
        """Return a form of a verb as the rules write it: its first word is finite, the others follow later."""
        finite, *rest = form.split()
        particle = verb.get("particle")
        if particle and particle not in rest:
            rest.append(particle)
        return cls(finite, tuple(rest), verb.get("with"), verb.get("act", ""))


def says(text: str, start: int, end: int, form: VerbForm) -> str | None:
    """Return what follows the verb where ``text[start:end]`` is its subject, None where it is not.

    Subject first (``Saskia meldt``), with an apposition between them or not, or verb first (``Ook meldt Saskia``).
    """
    before, after = text[:start], text[end:]
    finite = re.escape(form.finite)
    rest: str | None = None
    if _OPENING.match(before) or _CLAUSE.search(before):
        match = compile_pattern(rf"{_BESIDE.pattern} {_ADVERB}{finite}(?!\w)").match(after)
        rest = after[match.end() :] if match else None
    # a verb that opens the sentence asks or orders
    if rest is None and compile_pattern(rf"\w\W+{finite} {_ADVERB}$").search(before):
        rest = after
    if rest is None or not _follow(form.rest, rest):
        return None
    if form.condition and not compile_pattern(form.condition).search(rest):
        return None
    return rest


def _follow(words: tuple[str, ...], rest: str) -> bool:
    position = 0
    for word in words:
        match = re.compile(rf"(?<!\w){re.escape(word)}(?!\w)").search(rest, position)
        if match is None:
            return False
        position = match.end()
    return True
