"""Finds organisations that no word of their name tells by what is done for, with or by them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from pipeline.nlp.components.bodies import excluded
from pipeline.nlp.components.organisation_company import may_be_body
from pipeline.nlp.components.organisation_lookalikes import is_thing
from pipeline.nlp.context import Context
from pipeline.nlp.names import GIVEN, is_given
from pipeline.nlp.rules import any_of, compile_pattern, load_rules
from pipeline.structure.names import fold_name

_ONE = r"[A-ZÀ-Ý][\w&'’.-]{0,40}\w"
_ACTOR = rf"(?P<name>(?:(?:De|Het) )?{_ONE}(?: (?:(?:van|voor|en|&) )?{_ONE}){{0,3}})"
_ARTICLE = r"(?:(?:de|het) )?"
_FOR = (
    r"(?:[Nn]amens|[Ii]n opdracht van|i\.o\.v\.|[Ii]n samenwerking met|i\.s\.m\.|[Vv]an de zijde van|"
    r"(?:werkt|werken|werkzaam|in dienst|gedetacheerd|stage) bij|"
    r"(?:medewerkers?|bestuurder|vertegenwoordigers?|vertegenwoordiging|afgevaardigden?|accountmanager|consulente?|"
    r"projectleider|beleidsmedewerker|collega[’']?s|vrijwilligers) (?:van|bij|namens)|"
    r"(?:offerte|factuur|facturen|huurcontract|samenwerkingsovereenkomst|subsidie|sponsoring|donatie) (?:van|bij|met))"
)


def find_actors(context: Context) -> Iterator[str]:
    """Yield capitalised names for whom somebody acts, that are hired, or that act (``het Klaverblad levert``)."""
    listed = {word for attendee in context.structure.attendees for word in fold_name(attendee.name).split()}
    for pattern in _patterns():
        for match in pattern.finditer(context.text):
            name = re.sub(r"^(?:De|Het) ", "", match["name"])
            surname = is_given((match.groupdict().get("given") or "").strip())
            if not surname and _may_act(context, name, listed) and not context.blind.touches(*match.span()):
                yield name


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    suppliers = any_of(load_rules("organisations")["suppliers"])
    verbs = any_of(load_rules("organisations")["acting"])
    ends = any_of(load_rules("organisations")["compound_ends"])
    return (
        compile_pattern(rf"(?<![\w@/.-])(?P<name>[A-ZÀ-Ý][a-zà-ÿ]{{2,}}{ends})(?![\w-])"),
        compile_pattern(rf"(?<!\w){_FOR} {_ARTICLE}{_ACTOR}"),
        compile_pattern(rf"(?<!\w)(?i:{suppliers}),? \(?{_ACTOR}"),
        # "Saskia de Vries zoekt": behind a given name the article begins a surname
        compile_pattern(
            rf"(?P<given>{GIVEN} )?(?<!\w)(?:[Hh]et|(?<=[a-z,][^\S\n])de) (?P<name>{_ONE}) (?:{verbs})(?!\w)"
        ),
    )


def _may_act(context: Context, name: str, listed: set[str]) -> bool:
    words = name.split()
    if any(is_given(word) for word in words) or not listed.isdisjoint(fold_name(name).split()):
        return False
    if (
        words[0].lower() in load_rules("roles")["roles"]
        or name in load_rules("roles")["groups"]
        or name in excluded()
        or not may_be_body(name)
        or is_thing(name)
    ):
        return False
    # an ordinary word that stands in small letters elsewhere: "Partners", "Inwoners"
    return len(words) > 1 or re.search(rf"(?<!\w){re.escape(name.lower())}(?!\w)", context.text) is None


def find_spoken_for(context: Context) -> Iterator[str]:
    """Yield abbreviations for which somebody speaks or acts (``namens KBO``, ``door het ZBO``)."""
    pattern = compile_pattern(
        r"(?<!\w)(?:[Nn]amens|[Vv]anuit|[Dd]oor) (?:de |het )?(?P<name>[A-Z][A-Z&]{2,6})"
        r"(?=[.,;)]|\s*$| (?:is|zijn|wordt|en|te|om)\b)"
    )
    return (match["name"] for match in pattern.finditer(context.text) if match["name"] not in excluded())
