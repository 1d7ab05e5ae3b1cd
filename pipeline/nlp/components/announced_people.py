"""Finds the names that a line gives by itself: behind a label, as a heading of its own, in the address of a message."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from pipeline.nlp.components.candidates import Candidate, clean_name
from pipeline.nlp.context import Context
from pipeline.nlp.names import GIVEN, INITIALS, SURNAME, is_given
from pipeline.nlp.rules import any_of, compile_pattern, load_rules


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    labels = any_of(load_rules("people")["person_labels"])
    return {
        "labelled": compile_pattern(
            rf"(?<![^\W\d_])(?i:{labels}) ?: ?(?P<name>(?:{INITIALS}|{GIVEN} ){SURNAME})(?=,| ?\(| ?<| ?\n|\Z)"
        ),
        "mailed": compile_pattern(rf"(?<!\w)(?P<last>{SURNAME}), (?P<first>{GIVEN})(?= ?<)"),
        "turned": compile_pattern(rf"(?P<last>{SURNAME}),? (?P<first>{GIVEN})"),
    }


def find_announced_people(context: Context) -> Iterator[Candidate]:
    """Yield the names behind labels of people (``Van: X``), of headings, and of addresses (``Wit, Bram <``)."""
    for match in _patterns()["labelled"].finditer(context.text):
        name = clean_name(match["name"])
        if name is not None:
            yield Candidate(name, *match.span("name"), "label")
    for match in _patterns()["mailed"].finditer(context.text):
        yield from _turned(context, match)
    for section in context.structure.sections:
        heading = context.text[section.start : section.body_start].strip()
        found = _patterns()["turned"].fullmatch(heading)
        if found is not None:
            start = context.text.index(heading, section.start)
            yield from _turned(context, _patterns()["turned"].match(context.text, start, start + len(heading)))


def _turned(context: Context, match: re.Match[str] | None) -> Iterator[Candidate]:
    """Yield a name that is written surname first, as it is said."""
    if match is None or not is_given(match["first"]) or is_given(match["last"].split()[0]):
        return
    if clean_name(match["last"]) is not None:
        written = " ".join(context.text[match.start() : match.end()].split())
        name = f"{match['first']} {' '.join(match['last'].split())}"
        yield Candidate(name, match.start(), match.end(), "turned", written=written)
