"""Recognises a verb with its subject in the main clause of a Dutch sentence, without a parser.

Dutch main clauses have the finite verb in second place: the subject stands right before it or right after it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from pipeline.nlp.rules import compile_pattern, load_rules

_OPENING = re.compile(r"^[\s(\-–•*>=→➔➜➡►▶»\ufe0f@\"'“‘]*(?:(?:En|Maar|Want|Ook|Dus|Alleen|Echter|Enkel),?\s+)?\Z")
_CLAUSE = re.compile(r"[;:]\s*\Z|\s[-–]\s\Z")
_SHARED = re.compile(r"(?:,? (?:en|maar|doch)|, (?:waarbij|waarna|terwijl|omdat) (?:hij|zij|ze)) ")
_BESIDE = re.compile(
    r"\s*\([^()]{1,60}\)|\s*,[^,.;:]{2,80},"
    r"|\s+(?:van|namens|uit)\s+(?:de\s+|het\s+)?[A-ZÀ-Ýa-z][\w&'’-]*"
    r"(?:\s+(?:(?:voor|en|&|van|in|de|het)\s+)*[A-ZÀ-Ý][\w&'’-]*)*"
)


_MODAL = re.compile(r"\s+(?:gaan|zullen|zouden|kunnen|konden|moeten|moesten|willen|wilden|mogen)\b")
"""Verbs of more than one subject behind which the others are infinitives, which look like a plural."""

_AUXILIARIES = ("heeft", "hebben", "had", "hadden")
_NEW_CLAUSE = re.compile(r"(?<!\w)(?:dat|omdat|zodat|en (?:is|zijn|was|waren|wordt|worden|werd|werden))(?!\w)|[;:]")

_SUBJECTS = frozenset(("ik", "je", "jij", "u", "hij", "zij", "ze", "we", "wij", "jullie", "men", "iedereen", "niemand"))
"""Pronouns that are the subject of the verb right behind them."""

MAX_SHARED = 300
"""Number of characters after a subject in which a second verb of it is looked for."""

MAX_GAP = 5
"""Number of words that may stand between those of a fixed expression (``geeft nog kort een toelichting``)."""


@dataclass(frozen=True, slots=True)
class VerbForm:
    """A finite verb, the words that must follow it somewhere, and what the rest of the sentence must match."""

    finite: str
    rest: tuple[str, ...] = ()
    condition: str | None = None
    act: str = ""
    far: bool = False
    """Whether the last word may stand at the end of the clause, as a split-off particle does."""

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
        far = bool(particle) or finite in _AUXILIARIES
        return cls(finite, tuple(rest), verb.get("with"), verb.get("act", ""), far)

    def follows(self, rest: str) -> bool:
        """Tell whether the words after the finite verb complete this form."""
        position = 0
        for word in self.rest:
            match = compile_pattern(rf"(?<!\w){re.escape(word)}(?!\w)").search(rest, position)
            if match is None or not self._reaches(rest[position : match.start()]):
                return False
            position = match.end()
        return self.condition is None or bool(compile_pattern(self.condition).search(rest))

    def _reaches(self, between: str) -> bool:
        """Tell whether the words of this form may be that far apart: a particle, not over the start of a clause."""
        return not _NEW_CLAUSE.search(between) if self.far else len(between.split()) <= MAX_GAP


class Lexicon:
    """Look verb forms up by their finite word; forms with more words come first."""

    def __init__(self, forms: Iterable[VerbForm]) -> None:
        self._forms: dict[str, list[VerbForm]] = {}
        for form in sorted(forms, key=lambda form: -len(form.rest)):
            self._forms.setdefault(form.finite, []).append(form)

    def find(self, text: str, start: int, end: int, *, plural: bool) -> tuple[VerbForm, str] | None:
        """Return the verb of which ``text[start:end]`` is the subject, and what follows it.

        Args:
            text: a sentence.
            start: first character of the subject.
            end: one past its last.
            plural: whether the subject may go with a plural verb.
        """
        for finite, rest in _predicates(text, start, end):
            form = self.complete(finite, rest, plural=plural)
            if form is not None:
                return form, rest
        return None

    def complete(self, finite: str, rest: str, *, plural: bool) -> VerbForm | None:
        """Return the form of that finite verb that the words behind it complete."""
        forms = self._forms.get(finite, ())
        return next((form for form in forms if (plural or not form.plural) and form.follows(rest)), None)


def find_coordinated(
    lexicon: Lexicon, text: str, start: int, end: int, *, plural: bool, but: re.Pattern[str] | None = None
) -> VerbForm | None:
    """Return a verb that shares its subject with the verb before it (``X is blij met het plan, maar vraagt ...``).

    A pronoun may stand for the subject (``X sluit de vergadering, waarbij zij benadrukt dat``).

    Args:
        lexicon: the verbs to look for.
        text: a sentence.
        start: first character of the subject.
        end: one past its last.
        plural: whether the subject may go with a plural verb.
        but: a pattern for predicates that do not count, from their verb on.
    """
    if not _OPENING.match(text[:start]):
        return None
    infinitives = plural and _MODAL.match(text, end) is not None
    for match in _SHARED.finditer(text, end, end + MAX_SHARED):
        if but is not None and but.match(text, match.end()):
            continue
        words = _skip_adverbs(re.findall(r"\S+\s*", text[match.end() : match.end() + 160]))
        if not words:
            continue
        finite = words.split()[0]
        rest = text[text.index(words, match.end()) + len(finite) :]
        form = lexicon.complete(finite.rstrip(",;:"), rest, plural=plural)
        if form is not None and not (infinitives and form.plural):
            return form
    return None


def _predicates(text: str, start: int, end: int) -> Iterator[tuple[str, str]]:
    """Yield what may be the finite verb with the words after it: behind the subject, then before it.

    Subject first (``Saskia meldt``), with an apposition between them or not, or verb first (``Ook meldt Saskia``).
    """
    yield from verb_behind(text, start, end)
    yield from verb_before(text, start, end)


def verb_behind(text: str, start: int, end: int) -> Iterator[tuple[str, str]]:
    """Yield what may be the finite verb behind the subject ``text[start:end]``, with the words after it."""
    before, after = text[:start], text[end:]
    if _OPENING.match(before) or _CLAUSE.search(before):
        beside = _BESIDE.match(after)
        for tail in (after, after[beside.end() :] if beside else ""):
            words = _skip_adverbs(re.findall(r"\S+\s*", tail[:160]))
            if words and tail[:1].isspace():
                rest_at = tail.index(words) + len(words.split()[0])
                yield words.split()[0].rstrip(",;:"), tail[rest_at:]


def verb_before(text: str, start: int, end: int) -> Iterator[tuple[str, str]]:
    """Yield what may be the finite verb before the subject ``text[start:end]``, with the words after that."""
    words_before = text[:start].split()
    while words_before and words_before[-1].lower() in load_rules("reporting_verbs")["adverbs"]:
        words_before.pop()
    # a verb that opens the sentence asks or orders, and "We nodigen Saskia uit" has its subject
    if len(words_before) > 1 and words_before[-2].lower() not in _SUBJECTS:
        yield words_before[-1], text[end:]
        beside = _BESIDE.match(text, end)
        if beside is not None:
            yield words_before[-1], text[beside.end() :]


def _skip_adverbs(words: list[str]) -> str:
    adverbs = load_rules("reporting_verbs")["adverbs"]
    index = 0
    while index < len(words) and words[index].strip().lower() in adverbs:
        index += 1
    return "".join(words[index:])
