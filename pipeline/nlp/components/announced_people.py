"""Finds the names that a text announces: behind a label, before their initials, as a heading, in an address."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from pipeline.nlp.components.candidates import Candidate, clean_name, noun_endings
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
        "legend": compile_pattern(
            rf"(?<!\w)(?P<name>(?:{INITIALS}|{GIVEN} ){SURNAME}) ?"
            r"\((?P<initials>[A-Z]{2,4}|[A-Z][a-z]{1,3}[A-Z])(?=[),/;])"
            rf"|(?<!\w)(?P<short>[A-Z]{{2,4}}) ?= ?(?P<full>(?:{INITIALS}|{GIVEN} ){SURNAME})(?!\w)"
        ),
        "turned": compile_pattern(rf"(?P<last>{SURNAME}),? (?P<first>{GIVEN})"),
    }


def find_announced_people(context: Context) -> Iterator[Candidate]:
    """Yield names behind labels (``Van: X``), before initials (``X (BW)``), headings, addresses (``Wit, Bram <``)."""
    for match in _patterns()["labelled"].finditer(context.text):
        name = clean_name(match["name"])
        if name is not None:
            yield Candidate(name, *match.span("name"), "label")
    for match in _patterns()["legend"].finditer(context.text):
        group = "name" if match["name"] else "full"
        name, initials = clean_name(match[group]), match["initials"] or match["short"]
        # "Functionaris Gegevensbescherming (FG)": anything may have an abbreviation
        person = name is not None and (is_given(name.split()[0]) or name.split()[0].endswith("."))
        if name is not None and person and _begin(initials, name):
            yield Candidate(name, *match.span(group), "legend", initials=initials)
    for match in _patterns()["mailed"].finditer(context.text):
        yield from _turned(context, match)
    for section in context.structure.sections:
        heading = context.text[section.start : section.body_start].strip()
        found = _patterns()["turned"].fullmatch(heading)
        if found is not None:
            start = context.text.index(heading, section.start)
            yield from _turned(context, _patterns()["turned"].match(context.text, start, start + len(heading)))


def _begin(letters: str, name: str) -> bool:
    """Tell whether letters are those with which the words of a name begin, its tussenvoegsel left out or not."""
    words = [word for word in re.split(r"[\s.-]+", name) if word]
    capitals = "".join(word[0] for word in words if word[0].isupper())
    initials = "".join(word[0] for word in words)
    return letters in (initials, initials.upper(), capitals, capitals[0] + capitals[-1])


def _turned(context: Context, match: re.Match[str] | None) -> Iterator[Candidate]:
    """Yield a name that is written surname first, as it is said."""
    if match is None or not is_given(match["first"]) or is_given(match["last"].split()[0]):
        return
    ordinary = match["last"].lower() in context.small_words or match["last"].lower().endswith(noun_endings())
    if clean_name(match["last"]) is not None and ("," in match.group() or not ordinary):
        written = " ".join(context.text[match.start() : match.end()].split())
        name = f"{match['first']} {' '.join(match['last'].split())}"
        yield Candidate(name, match.start(), match.end(), "turned", written=written)
