"""Finds the names that stand beside a form of address or a function: Mevrouw Bos, wethouder De Wit, Kaya, notulist."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from rapidfuzz import fuzz, process

from pipeline.nlp.components.candidates import Candidate, clean_name
from pipeline.nlp.context import Context
from pipeline.nlp.names import GIVEN, INITIALS, PREFIX, SURNAME, WORD, glued_at, is_given
from pipeline.nlp.rules import any_of, compile_pattern, load_rules
from pipeline.structure.names import PREFIXES

SAME_OFFICE = 88
"""Similarity (0 to 100, rapidfuzz ratio) from which a word of eight letters or more is an office, misspelt."""

_CAPITALS = r"[A-ZÀ-ÞŞĞİ]{2,}"


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    roles = load_rules("roles")
    academic = f"(?:{any_of(roles['academic'])} ?)*"
    honorific, role = any_of(roles["honorifics"]), any_of(roles["roles"])
    # "directeur van de school": after a function a small van begins a name only where it cannot begin a phrase
    low = r"(?:van der|van den|van 't|van ’t|ter|ten)"
    # "de heer Van Heerde Smit (CDA)": before what is in brackets a surname may have a second part
    name = rf"(?:{INITIALS})?(?:{GIVEN} )?{SURNAME}(?: {WORD}(?= ?\([A-Z]))?"
    loud = rf"(?:(?:{PREFIX}|(?i:{PREFIX})) ){{0,3}}{_CAPITALS}(?:['’-](?:(?i:{PREFIX}) )?{_CAPITALS})*"
    return {
        "honorific": compile_pattern(rf"(?<!\w)(?P<title>(?i:{honorific})) {academic}(?P<name>{name})(?!\w)"),
        "role": compile_pattern(rf"(?<!\w)(?P<title>(?i:{role})) {academic}(?!(?!{low})[a-z])(?P<name>{name})(?!\w)"),
        "loud": compile_pattern(
            rf"(?<!\w)(?i:{honorific}|{role}) {academic}(?:{INITIALS})?(?P<name>{loud})(?=,|\.|:| ?\([A-Z])"
        ),
        "misspelt": compile_pattern(
            rf"(?<![\w-])(?P<title>[A-Za-z]{{8,20}}) (?!(?!{low})[a-z])(?P<name>{SURNAME})(?!\w)"
        ),
        "holder": compile_pattern(rf"(?<![\w@/.-])(?P<name>{GIVEN} {SURNAME}), (?:de |het )?(?P<title>{role})(?!\w)"),
    }


def find_titled(context: Context) -> Iterator[Candidate]:
    """Yield those with a form of address or a function before or behind their name."""
    for match in _patterns()["honorific"].finditer(context.text):
        name = clean_name(match["name"])
        if name is not None:
            yield Candidate(name, *match.span("name"), "title")
    for match in _patterns()["role"].finditer(context.text):
        name = clean_name(match["name"])
        if name is not None and _is_holder(match["title"].lower(), name):
            yield Candidate(name, *match.span("name"), "title", match["title"].lower())
    for match in _patterns()["misspelt"].finditer(context.text):
        name, office = clean_name(match["name"]), office_of(match["title"])
        if name is not None and office is not None and _is_holder(office, name):
            yield Candidate(name, *match.span("name"), "title", office)
    for match in _patterns()["holder"].finditer(context.text):
        start = match.start("name") + glued_at(match["name"])
        name = clean_name(context.text[start : match.end("name")])
        if name is not None:
            yield Candidate(name, start, match.end("name"), "holder", match["title"].lower())
    yield from _loud(context)


def _is_holder(role: str, name: str) -> bool:
    """Tell whether what follows a function is its holder and not its field (``wethouder Financiën``)."""
    rules, first = load_rules("roles"), name.split()[0]
    if first in rules["portfolios"]:
        return False
    return is_given(first) or (role in rules["offices"] and name not in load_rules("municipalities")["dutch"])


@lru_cache(maxsize=8192)
def office_of(word: str) -> str | None:
    """Return the office that a word is a misspelling of (``burgermeester``)."""
    offices = [office for office in load_rules("roles")["offices"] if len(office) > 7]
    if word.lower() in load_rules("roles")["roles"]:
        return None
    found = process.extractOne(word.lower(), offices, scorer=fuzz.ratio, score_cutoff=SAME_OFFICE)
    return None if found is None else str(found[0])


def _loud(context: Context) -> Iterator[Candidate]:
    """Yield surnames in capitals, as reports of councils write a speaker (``De heer VAN DALEN (VVD):``)."""
    for match in _patterns()["loud"].finditer(context.text):
        written = " ".join(match["name"].split())
        words = [word.lower() if word.lower() in PREFIXES else word.title() for word in written.split()]
        yield Candidate(" ".join(words), *match.span("name"), "title", written=written)
