"""Tells which names that a recogniser takes for organisations name something else: a thing, a person, a place."""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import cache

from pipeline.nlp.components.bodies import excluded, gazetteer, heads, says_body
from pipeline.nlp.context import Context
from pipeline.nlp.names import PREFIX, WORD, given_names
from pipeline.nlp.rules import any_of, load_rules

_WHOLE_WORD = 3
"""Letters up to which a word for a thing must stand alone: *wet* in *Wet Milieubeheer*, not in a longer word."""


def without_opener(name: str) -> str:
    """Return a name without the word for a text or a piece of work before it (``Kick-off Werkgroep Groen``)."""
    return re.sub(
        rf"(?i:\A[\w/-]*(?:{_openers()}))(?: (?:van|met|over|door|voor|aan|bij|[-–]))?(?: (?:de|het))? "
        rf"(?=[A-Z]|{any_of(heads())}(?!\w))",
        "",
        name,
    )


def says_nothing(name: str) -> bool:
    """Tell whether only a letter or a verb tells a body apart (``bureau A``, ``de commissie ging``)."""
    head, _, rest = name.partition(" ")
    none = rest in load_rules("organisations")["no_topics"] or rest.endswith("-leden")
    return head.islower() and (none or (len(rest) == 1 and rest.isupper()))


def holds_opener(name: str) -> bool:
    """Tell whether a word of a name is one for a text or a piece of work (``Besluitenlijst College``)."""
    return re.search(rf"(?i)\w*(?:{_openers()})(?!\w)", name) is not None


def names_no_body(context: Context, name: str, known: Collection[str]) -> bool:
    """Tell whether a name that only a language model takes for an organisation names something else.

    Args:
        context: the document with its structure.
        name: as the model has it.
        known: the forms of the organisations that are found already.
    """
    first, _, rest = name.partition(" ")
    # "PUSH", "GEHEIM": a word in capitals that the text also writes small
    if len(name) > _WHOLE_WORD and name.isupper() and name.lower() in context.small_words:
        return True
    if name.endswith("-") or is_thing(name) or _is_spot_or_label(name) or _is_office(name):
        return True
    if len(first) > 2 and first in excluded() and not says_body(rest):  # RI&E Wilgenhof
        return True
    if _adds_to_known(name, known) and not re.search(rf"[a-z] [-–] {re.escape(name)}(?!\w)", context.text):
        return True
    return _stands_for_thing(context.text, name) or _is_used_otherwise(context.text, name, known)


def names_product_or_place(text: str, start: int, end: int) -> bool:
    """Tell whether what follows a name makes it that of a product or a house (``Microsoft account``)."""
    products = any_of(load_rules("organisations")["products"])
    if re.match(rf"[ -](?:{products})(?!\w)", text[end : end + 40]):
        return True
    house = re.search(r"(?:huis|gebouw)\Z", text[start:end]) is not None
    return (
        house and re.match(r" (?:te|in) [A-Z]|, (?:[A-Z]?\w*zaal|kamer|ruimte)(?!\w)", text[end : end + 40]) is not None
    )


def is_thing(name: str) -> bool:
    """Tell whether the last word of a name makes it that of a rule, a technique, a plan or an event."""
    ending = re.search(rf"(?i)(?:\A| |-)(?:{_things()})\Z", name)
    if re.fullmatch(r"[A-Z]{2,}-[a-z]{4,}", name) and not says_body(name):  # LED-lampen
        return True
    return ending is not None and not says_body(name[: ending.start()])


def _is_spot_or_label(name: str) -> bool:
    spots = any_of(load_rules("organisations")["spots"])
    label = re.fullmatch(r"\w+(?:nummer|datum|houder|kenmerk)", name)
    return label is not None or (not says_body(name) and re.fullmatch(rf"[\w’'-]{{3,}}(?:{spots})", name) is not None)


def _is_office(name: str) -> bool:
    first, *rest = name.split()
    return bool(rest) and first.lower() in load_rules("roles")["roles"]


def _adds_to_known(name: str, known: Collection[str]) -> bool:
    """Tell whether a name is one that is known with another, or with what is no body, behind it (``KPN IBM``)."""
    words = name.split()
    heads = (" ".join(words[:count]) for count in range(1, len(words)))
    return any(head in known and not says_body(name) for head in heads)


def _stands_for_thing(text: str, name: str) -> bool:
    """Tell whether brackets explain a name by words, or words by it, that name no body (``Pull Requests (PR)``)."""
    if says_body(name) or name in gazetteer():
        return False
    if not name.isupper():
        return (
            re.search(
                rf"{re.escape(name)} \((?!{_parties()})[A-Z][A-Za-z]{{1,7}}\)|[A-Z]{{2,7}} \({re.escape(name)}\)", text
            )
            is not None
        )
    found = re.search(
        rf"(?P<words>(?:[\w-]+ ){{1,{2 * len(name)}}})\({re.escape(name)}\)|{re.escape(name)} \((?P<inside>[^()]+)\)",
        text,
    )
    if found is None:
        return False
    explained = found["inside"] or _explanation(found["words"].split(), name)
    return bool(explained) and _fits(name, explained) and not says_body(explained)


def _explanation(words: list[str], name: str) -> str:
    """Return the shortest run of words before an abbreviation in which its letters stand, empty without one."""
    for count in range(1, len(words) + 1):
        part = " ".join(words[-count:])
        if part[0].lower() == name[0].lower() and _fits(name, part):
            return part
    return ""


def _fits(name: str, words: str) -> bool:
    rest = iter(words.lower())
    return all(letter in rest for letter in name.lower())


def _is_used_otherwise(text: str, name: str, known: Collection[str]) -> bool:
    """Tell whether all places where a name stands are those of a person, a label or a tool."""
    places = list(re.finditer(rf"(?<![\w-]){re.escape(name)}(?!\w)", text))
    if not places:
        return False
    return all(_stands_otherwise(text, place, known) for place in places)


def _stands_otherwise(text: str, place: re.Match[str], known: Collection[str]) -> bool:
    before, after = text[max(place.start() - 30, 0) : place.start()], text[place.end() : place.end() + 60]
    given = re.search(rf"({WORD}) (?:{PREFIX} ){{0,2}}\Z", before)
    if given and given[1] in given_names():
        return True
    # "mevrouw Van Andel", "volgens Van den Berg": a capital in the middle of a sentence begins a surname
    if re.search(r"(?:[\w,;:(] |mevr?\. |mw\. |dhr\. |[A-Z]\. )Van (?:(?:de|den|der|het) )?\Z", before):
        return True
    affiliation = re.match(r" \((?P<body>[^()\n]{2,40})\)", after)
    if affiliation and affiliation["body"] in known and " " in place.group():
        return True
    single = " " not in place.group()
    return (
        single
        and re.search(r"(?i)(?<!\w)(?:via|standaard|protocol|tool|applicatie|app|mechanisme\w*) \Z", before) is not None
    )


@cache
def _openers() -> str:
    return any_of(load_rules("organisations")["openers"])[3:-1]


@cache
def _things() -> str:
    words = load_rules("organisations")["things"]
    long = [word for word in words if len(word) > _WHOLE_WORD]
    return rf"\w*{any_of(long)}|{any_of(words)}"


@cache
def _parties() -> str:
    return any_of(sorted(form for form, body in gazetteer().items() if body["kind"] == "party"))
