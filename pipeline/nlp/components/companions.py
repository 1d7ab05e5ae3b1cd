"""Finds people whom no list of names knows by the company they keep, or by what is done with them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from pipeline.nlp.components.candidates import Candidate, clean_name
from pipeline.nlp.components.organisation_company import may_be_body
from pipeline.nlp.context import Context
from pipeline.nlp.names import GIVEN, WORD, ambiguous_names, given_names, is_given
from pipeline.nlp.rules import any_of, compile_pattern, load_rules


def find_companions(context: Context) -> Iterator[Candidate]:
    """Yield who does something with a known person (``Bram en Tirza gaan``), and ``Ben`` of ``overleg met Ben``."""
    for match in _patterns()["beside"].finditer(context.text):
        name = clean_name(match["name"])
        stranger = (
            name is not None and not is_given(name) and may_be_body(name) and name.lower() not in context.small_words
        )
        if name is not None and stranger and match["known"] in given_names():
            yield Candidate(name, *match.span("name"), "companion")
    for match in _patterns()["behind"].finditer(context.text):
        yield Candidate(match["name"], *match.span("name"), "companion")


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    rules = load_rules("people")
    ordinary = any_of(sorted(ambiguous_names() - set(rules["not_to_whom"])))
    return {
        "beside": compile_pattern(rf"(?<!\w)(?P<known>{GIVEN}) en (?P<name>{WORD}) {any_of(rules['joined'])}(?!\w)"),
        "behind": compile_pattern(
            rf"(?<![\w-]){any_of(rules['to_whom'])} (?P<name>{ordinary})"
            r"(?![\w@'’-]| ?[A-Z]| (?:van|de|der|den|ten|ter) [A-Z])"
        ),
    }
