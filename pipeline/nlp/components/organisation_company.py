"""Finds organisations by the company they keep, and keeps from their names what only stands against them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator
from functools import cache

from rapidfuzz import fuzz, process

from pipeline.nlp.components.bodies import excluded, gazetteer
from pipeline.nlp.context import Context
from pipeline.nlp.names import WORD, glued_at, is_given
from pipeline.nlp.rules import any_of, compile_pattern, load_rules

KNOWN = 2
"""Number of organisations that are known beside which another name, in one list or in several, is one."""

SAME_WORD = 92
"""Similarity (0 to 100, rapidfuzz ratio) from which a word is one that names no body in particular, misspelt."""

_ITEM = r"[A-ZÀ-Ý][\w&'’-]{1,40}(?: (?:van |voor |of )?(?:de |het )?[A-ZÀ-Ý][\w&'’-]{0,40}){0,4}"
_LIST = re.compile(rf"(?:(?:[Dd]e|[Hh]et) )?{_ITEM}(?:(?:, | en |, en | & )(?:(?:de|het) )?{_ITEM}){{1,20}}")


def find_in_lists(context: Context, known: Collection[str]) -> Iterator[str]:
    """Yield names that stand in a list with organisations (``Lumens, de Bibliotheek en Woonbedrijf``).

    Args:
        context: the document with its structure.
        known: the forms of the organisations that are found already.
    """
    beside: Counter[str] = Counter()
    for match in _LIST.finditer(context.text):
        if context.blind.touches(*match.span()):
            continue
        items = [re.sub(r"^(?:de|het) ", "", item, flags=re.IGNORECASE) for item in _items(match.group(), known)]
        sure = sum(item in known for item in items)
        for item in items:
            if item not in known and may_be_body(item):
                beside[item] += sure
    yield from (name for name, times in beside.items() if times >= KNOWN)


def _items(text: str, known: Collection[str]) -> list[str]:
    """Split a list at commas and *en*, but not inside a name that is known."""
    whole = any_of(sorted(name for name in known if re.search(r", | en | & ", name) and name in text)) if known else ""
    separator = re.compile(rf"({whole})|(?:,? en |, | & )" if len(whole) > len("(?:)") else r"()(?:,? en |, | & )")
    items, position = [], 0
    for match in separator.finditer(text):
        if not match.group(1):
            items.append(text[position : match.start()])
            position = match.end()
    return [*items, text[position:]]


def may_be_body(name: str) -> bool:
    """Tell whether a capitalised name may be an organisation's: no person's, place's or ordinary word."""
    places = load_rules("municipalities")
    words = name.split()
    person = any(is_given(word) for word in words)
    place = any(name in places[key] for key in ("dutch", "flemish", "ambiguous"))
    ordinary = words[0] in load_rules("people")["not_names"] or name.lower() in load_rules("organisations")["generic"]
    return not (person or place or ordinary or name in excluded())


def find_initiatives(context: Context) -> Iterator[str]:
    """Yield such names as ``Meerwijk voor Elkaar``, where a word before them says that they begin with a name."""
    pattern = compile_pattern(
        r"(?<!\w)(?:van|met|bij|door|aan|uit|namens|vanuit) "
        rf"(?P<name>{WORD} voor (?:{WORD}|elkaar)|Samen {WORD})(?![\w-])"
    )
    for match in pattern.finditer(context.text):
        first = match["name"].split()[0]
        if first not in load_rules("people")["not_names"] and first != "Wet" and not is_given(first):
            yield match["name"]


def without_neighbours(name: str) -> str:
    """Return a name without what a lost column or a list puts against it; empty where too little is left.

    A person may follow without a space (``Stichting Het AnkerSaskia Verhoeven``), and behind *en* somebody else than
    a second field of a ministry.
    """
    glued = glued_at(name)
    if glued:
        name = name[:glued]
        return name if " " in name or name.isupper() or name in gazetteer() else ""
    second = re.search(r" en (\w+)", name)
    if second and re.match(r"(?i)ministerie\b", name) and second[1] not in _fields():
        return name[: second.start()]
    return name


@cache
def _fields() -> frozenset[str]:
    """Return the words behind *en* in the names of ministries."""
    return frozenset(word for form in gazetteer() for word in re.findall(r" en (\w+)", form)) | {
        "Ruimtelijke",
        "Ruimte",
    }


def is_misspelt_group(name: str) -> bool:
    """Tell whether a name is a word for bodies in general with a slip in it (``Programmteam``)."""
    words = [word for word in load_rules("roles")["groups"] if " " not in word and len(word) > 6]
    found = process.extractOne(name.lower(), words, scorer=fuzz.ratio, score_cutoff=SAME_WORD)
    return " " not in name and found is not None


def names_portfolio(text: str, start: int) -> bool:
    """Tell whether what begins at a character is the field of a minister without a ministry (``minister voor X``)."""
    before = text[max(start - 120, 0) : start]
    if re.search(r"(?i)(?:minister|staatssecretaris) voor \Z", before) is not None:
        return True
    # "wethouder Armoede, Zorg en Sport": one field after the other
    field = any_of(load_rules("roles")["portfolios"])
    fields = compile_pattern(
        rf"(?<!\w)(?i:wethouder|gedeputeerde|schepen|portefeuillehouder) (?:(?:van|voor) )?{field}(?: [A-Z]\w+)?"
        rf"(?:, [A-Z][\w-]+(?: [A-Z]\w+)?){{0,6}}(?:,|,? en) \Z"
        r"|(?:wethouder|gedeputeerde|schepen|portefeuillehouder) \Z"
    )
    return fields.search(before) is not None and re.match(field, text[start : start + 40]) is not None
