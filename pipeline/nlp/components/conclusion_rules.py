"""Judges whether a sentence concludes by its wording, and reads the outcome and the votes out of a conclusion."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from typing import Any

from pipeline.facts import Conclusion
from pipeline.nlp.components.deciding_verbs import deciding_verbs
from pipeline.nlp.context import Context
from pipeline.nlp.names import is_given
from pipeline.nlp.rules import compile_pattern, load_rules
from pipeline.nlp.sentences import MAX_LENGTH, Sentence
from pipeline.nlp.zones import within

_BRIEF = 14
"""Most words of a sentence that may conclude without a verb (``Akkoord, geen opmerkingen.``)."""

_FIRST_PERSON = re.compile(r"\b(?:ik|mij|mijn|wij|we|ons|onze|u|uw)\b", re.IGNORECASE)
_TITLED = re.compile(
    r"\W*(?:de heer|mevrouw|mevr\.|mw\.|mw|dhr\.|dhr|wethouder|burgemeester|raadslid)\s(?!en\b|\d)", re.IGNORECASE
)
_DATED = re.compile(r"\b(?:op|d\.?d\.?|sinds|jl\.?)\s+(?:\w+dag\s+)?\Z", re.IGNORECASE)
_BRACKETS = re.compile(r"\s*\((?=[^)]*[^\W\d_]{2})[^)\d]*\)")
_WORD = re.compile(r"\W*([\w’'-]+)")


@dataclass(frozen=True, slots=True)
class ConclusionRule:
    """A way to tell a conclusion; ``flags`` are the conditions of ``rules/conclusions.json`` that are set."""

    name: str
    pattern: re.Pattern[str]
    kind: str
    outcome: str | None
    confidence: float
    flags: frozenset[str] = frozenset()
    cues: tuple[str, ...] = ("",)


@cache
def rules_of(group: str) -> tuple[ConclusionRule, ...]:
    """Return the rules of a group of ``rules/conclusions.json``, in order."""
    written = load_rules("conclusions")[group]
    return tuple(_read_rule(rule) for rule in (*written, *(deciding_verbs() if group == "wordings" else ())))


def _read_rule(rule: Mapping[str, Any]) -> ConclusionRule:
    conditions = ("anyone", "brief", "elsewhere", "list_only", "recalled", "speech")
    return ConclusionRule(
        rule["name"],
        _compile(rule["pattern"]),
        rule["kind"],
        rule["outcome"],
        rule["confidence"],
        frozenset(key for key in conditions if rule.get(key)),
        tuple(rule.get("cues", ("",))),
    )


def named_rule(name: str, *, outcome: str | None, confidence: str) -> ConclusionRule:
    """Return a rule for a decision that layout tells, with the confidence of that name in the rules."""
    return ConclusionRule(name, re.compile(""), "decision", outcome, load_rules("conclusions")[confidence])


@cache
def pattern_of(key: str) -> re.Pattern[str]:
    """Return one pattern of ``rules/conclusions.json``."""
    return _compile(load_rules("conclusions")[key])


@cache
def _patterns(key: str) -> tuple[re.Pattern[str], ...]:
    return tuple(_compile(pattern) for pattern in load_rules("conclusions")[key])


def _compile(pattern: str) -> re.Pattern[str]:
    rules = load_rules("conclusions")
    filled = pattern.replace("{Body}", f"(?:{rules['bodies']})").replace("{Minutes}", rules["minutes"])
    return compile_pattern(filled, ignore_case=True)


def outcome_of(cell: str) -> tuple[bool, str | None]:
    """Return whether a text is an outcome and nothing else, and which."""
    outcomes: dict[str, str | None] = load_rules("conclusions")["outcomes"]
    key = " ".join(cell.lower().split()).strip(" .,;:!*_()")
    return key in outcomes, outcomes.get(key)


def find_wording(context: Context, sentence: Sentence, *, speech: bool = False) -> ConclusionRule | None:
    """Return the rule by which a sentence concludes in its own words, None where it does not.

    Args:
        context: the document with its structure.
        sentence: the sentence.
        speech: whether the document gives word for word what was said, so that most of it is somebody's view.
    """
    text = " ".join(context.text[sentence.start : sentence.end].split())
    if sentence.block.kind == "furniture" or len(text) > MAX_LENGTH or (speech and _FIRST_PERSON.search(text)):
        return None
    if (sentence.block.table is not None and outcome_of(text)[0]) or re.fullmatch(r"\w+ ?:", text):
        return None
    for rule in _candidates(context, text, speech=speech):
        match = rule.pattern.search(text)
        if match is None or ("anyone" not in rule.flags and opens_with_person(context, _clause(text, match.start()))):
            continue
        if decides_nothing(text):
            return None
        if not _is_told(text[: match.start()]) and not _is_elsewhere(context, sentence, match, rule):
            return rule
    return None


def _candidates(context: Context, text: str, *, speech: bool) -> Iterator[ConclusionRule]:
    """Yield the wordings that may hold for a sentence: those whose cue it has and whose conditions it meets."""
    lowered = text.lower()
    for rule in rules_of("wordings"):
        if not any(cue in lowered for cue in rule.cues) or (speech and "speech" not in rule.flags):
            continue
        if "brief" in rule.flags and len(text.split()) > _BRIEF:
            continue
        if "list_only" in rule.flags and context.structure.kind != "decision_list":
            continue
        yield rule


def _clause(text: str, at: int) -> str:
    """Return a text from the start of the clause in which a character stands: behind a semicolon or *maar*."""
    return text[max(text.rfind("; ", 0, at) + 1, text.rfind(", maar ", 0, at) + 6 if ", maar " in text[:at] else 0) :]


def decides_nothing(text: str) -> bool:
    """Tell whether a sentence asks, proposes, supposes or recalls, whatever it says of decisions."""
    return any(pattern.search(text) for pattern in _patterns("not"))


def opens_with_person(context: Context, text: str) -> bool:
    """Tell whether a sentence opens with the name of a person, who then says or does what it tells."""
    first = _WORD.match(text)
    if first is None:
        return False
    return bool(_TITLED.match(text)) or is_given(first.group(1)) or first.group(1) in _names_of(context)


def reports(context: Context, text: str) -> bool:
    """Tell whether a sentence gives what one person said, before or behind the verb of saying."""
    verb = pattern_of("saying").search(text)
    return verb is not None and (verb["name"] is not None or opens_with_person(context, text))


@cache
def _attendee_names(names: tuple[str, ...]) -> frozenset[str]:
    return frozenset(word for name in names for word in name.split() if word[0].isupper() and len(word) > 2)


def _names_of(context: Context) -> frozenset[str]:
    """Return the names of those on the list, and the initials by which the text calls them."""
    attendees = context.structure.attendees
    initials = frozenset(attendee.initials for attendee in attendees if attendee.initials)
    return _attendee_names(tuple(attendee.name for attendee in attendees)) | initials


def _is_told(before: str) -> bool:
    return bool(pattern_of("subordinate").search(before) or pattern_of("reported").search(before))


def _is_elsewhere(context: Context, sentence: Sentence, match: re.Match[str], rule: ConclusionRule) -> bool:
    """Tell whether a decision is an earlier one or another organ's, where the rule asks for that."""
    if not rule.flags & {"elsewhere", "recalled"}:
        return False
    if pattern_of("earlier").search(match.string, 0, match.end()) or _is_dated_before(context, sentence):
        return True
    if "elsewhere" not in rule.flags:
        return False
    header = context.structure.header
    own = f"{header.body.value if header.body else ''} {header.title.value if header.title else ''}"
    initials = "".join(word[0] for word in own.split()).lower()
    organs = [other["organ"].lower() for other in pattern_of("others").finditer(match.string)]
    return any(organ not in own.lower() and organ not in initials for organ in organs)


def _is_dated_before(context: Context, sentence: Sentence) -> bool:
    met = meeting_day(context)
    dates = within(context.structure.dates, sentence.start, sentence.end)
    return met is not None and any(
        day.granularity == "day" and day.last < met and _DATED.search(context.text[max(day.start - 20, 0) : day.start])
        for day in dates
    )


def meeting_day(context: Context) -> date | None:
    """Return the day of the meeting as the header gives it."""
    found = context.structure.header.date
    return date.fromisoformat(found.value[:10]) if found is not None and len(found.value) >= 10 else None


def conclude(context: Context, start: int, end: int, rule: ConclusionRule) -> Conclusion:
    """Return the conclusion that stands in a stretch of text, with the outcome and the votes it tells."""
    text = " ".join(context.text[start:end].split())
    votes = read_votes(text)
    outcome = rule.outcome if rule.name in ("row", "line") else _outcome_inside(text, rule.outcome)
    return Conclusion(
        start, end, rule.kind, outcome, votes.get("for"), votes.get("against"), rule.confidence, rule.name
    )


def _outcome_inside(text: str, outcome: str | None) -> str | None:
    for inside in load_rules("conclusions")["inside"]:
        if compile_pattern(inside["pattern"], ignore_case=True).search(text):
            told: str = inside["outcome"]
            return told
    return outcome


def read_votes(text: str) -> dict[str, int]:
    """Return the votes ``for`` and ``against`` that a text counts; who cast them stands in brackets."""
    text = _BRACKETS.sub("", text)
    for pattern in _patterns("votes"):
        match = pattern.search(text)
        if match:
            return {key: int(value) for key, value in match.groupdict().items() if value}
    return {}


def is_tally(text: str) -> bool:
    """Tell whether a text counts votes and says no more (``Stemming: 12 voor, 3 tegen.``)."""
    return bool(read_votes(text)) and bool(pattern_of("tally").match(" ".join(_BRACKETS.sub("", text).split())))


def is_outcome(text: str) -> bool:
    """Tell whether a sentence is the outcome of what the one before it puts forward, and no more (``Verworpen.``)."""
    return pattern_of("outcome_alone").match(" ".join(text.split())) is not None


def with_votes(conclusion: Conclusion, votes: dict[str, Any]) -> Conclusion:
    """Return a conclusion with the votes counted beside it, unless it counts its own."""
    if conclusion.votes_for is not None or not votes:
        return conclusion
    return replace(conclusion, votes_for=votes.get("for"), votes_against=votes.get("against"))
