"""Keeps the organisations of one document apart, and together the ways in which one is written."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import Any

from pipeline.facts import Organisation
from pipeline.nlp.rules import load_rules

SMALL = r"van|voor|en|&|in|op|aan|bij|te|ter|ten|tegen|met|and|for|of"
"""Small words inside the name of an organisation."""


class Bodies:
    """Number organisations in the order in which they are added and keep every way to write them."""

    def __init__(self) -> None:
        self.found: list[Organisation] = []
        self.forms: dict[str, int] = {}
        self._number: dict[str, int] = {}

    def add(self, name: str, kind: str | None = None, forms: Sequence[str] = (), *, sure: bool = False) -> None:
        """Add an organisation, or a form of one that is there; a name that says nothing is left out.

        Args:
            name: as it is written.
            kind: what it is, None where that is not said.
            forms: other ways of writing it.
            sure: whether the text says that it is an organisation, so that a known one stays that shares its letters
                with something else (``ISO``, ``KB``).
        """
        name = _trim(name)
        if not _may_be_name(name) and not (sure and name in gazetteer()):
            return
        known = gazetteer().get(name)
        if known is not None:
            forms, kind = (name, *known["forms"], *forms), known["kind"]
            name = known["name"]
        forms = (*forms, *_other_order(name))
        number = next((self._number[_key(form)] for form in (name, *forms) if _key(form) in self._number), None)
        if number is None:
            number = len(self.found)
            self.found.append(Organisation(name, set(), kind))
        for form in (name, *forms):
            self._number.setdefault(_key(form), number)
            for spelling in (form, form[0].upper() + form[1:], _small_head(form)):
                self.forms.setdefault(spelling, number)

    def join_parts(self) -> None:
        """Take a name that is the beginning or the end of only one other for that one.

        *Datalab* of *Datalab Rijnmark*, *Helderzicht* of *Bureau Helderzicht*; a committee is not what it is about.
        """
        for number, part in enumerate(self.found):
            if part.name in gazetteer() and part.name not in load_rules("organisations")["branches"]:
                continue
            wholes = [
                other
                for other, body in enumerate(self.found)
                if body.kind != "committee" and _is_part(part.name, body.name)
            ]
            if len(wholes) == 1:
                self._replace(number, wholes[0])

    def join_short(self, name: str, short: str) -> None:
        """Take an abbreviation for the organisation of a name, also where it was found as one of its own."""
        self.add(name, None, [short])
        own, whole = self.forms.get(short), self.forms.get(name)
        if own is not None and whole is not None and self.found[own].name == short:
            self._replace(own, whole)

    def _replace(self, number: int, other: int) -> None:
        self.forms = {form: other if n == number else n for form, n in self.forms.items()}
        self._number = {form: other if n == number else n for form, n in self._number.items()}

    def holds_part_of(self, name: str) -> bool:
        """Tell whether a name only adds words to that of an organisation of several words that is there."""
        folded = f" {' '.join(name.split())} ".lower()
        return any(" " in form and f" {form.lower()} " in folded and len(form) + 2 < len(folded) for form in self.forms)


def _key(form: str) -> str:
    """Return what two ways of writing a name share: ``v.v. Meerwijk``, ``VV Meerwijk``; ``API's``, ``APIs``."""
    return re.sub(r"['’]s\b", "s", form.lower().replace(".", ""))


def _is_part(part: str, name: str) -> bool:
    if name.startswith(f"{part} "):
        return " " not in part and name[len(part) + 1].isupper()
    head, _, rest = name.partition(" ")
    return rest == part and head.lower() in _ordinary_heads()


@cache
def _ordinary_heads() -> frozenset[str]:
    """Return the words before a name that are left out when it is named again."""
    return frozenset(load_rules("organisations")["left_out_heads"])


@cache
def gazetteer() -> dict[str, dict[str, Any]]:
    """Return the known public bodies by every form of their name."""
    return {form: body for body in load_rules("organisations")["public"] for form in (body["name"], *body["forms"])}


@cache
def excluded() -> frozenset[str]:
    """Return what looks like an organisation and is a law, a standard, a technique or a medium."""
    return frozenset(load_rules("organisations")["not"])


@cache
def _generic() -> frozenset[str]:
    return frozenset(load_rules("organisations")["generic"])


def _trim(name: str) -> str:
    """Return a name without surrounding punctuation, articles and small words at the end."""
    name = " ".join(name.split()).strip(' .,;:()[]*_"“”')
    name = re.sub(r"^(?:van )?(?:[Dd]e|[Hh]et|[Ee]en) (?=\S)", "", name) if name not in gazetteer() else name
    # "werkgroep Groen Datum": a label of the header behind it
    name = re.sub(r"(?<=\S) (?:Datum|Tijd|Plaats|Locatie|Aanwezig)$", "", name)
    # "Kascommissie 2022": the year of its members
    name = re.sub(r"(?<=commissie) (?:19|20)\d\d$", "", name)
    return re.sub(rf"(?: (?:{SMALL}))+$", "", name)


def _other_order(name: str) -> tuple[str, ...]:
    """Return the compound for a committee of two words, the other way round, and *gem.* in full."""
    two = re.fullmatch(r"([Cc]ommissie|[Ww]erkgroep) (\w+)", name)
    if two:
        return (f"{two[2].lower()}{two[1].lower()}",)
    place = re.fullmatch(r"[Gg]em\.? (.+)", name)
    if place:
        return (f"gemeente {place[1]}",)
    # "de BAC-groep": those of the BAC, unless they are people of a known body
    group = re.fullmatch(r"([A-Z]{2,})-groep", name)
    if group and group[1] not in gazetteer() and group[1] not in excluded():
        return (group[1],)
    one = re.fullmatch(r"(\w+?)(commissie)", name)
    return (f"{one[2]} {one[1].lower()}",) if one else ()


def _may_be_name(name: str) -> bool:
    # "map/map/Werkgroep Groen": a path
    written = len(name) > 1 and name.count("/") < 2 and not name.isdigit()
    return written and name.lower() not in _generic() and name not in excluded()


def _small_head(form: str) -> str:
    """Return a name of several words with a small first letter where its first word is an ordinary one."""
    head = form.split()[0]
    return form[0].lower() + form[1:] if " " in form and head[1:].islower() and head.lower() in heads() else form


@cache
def heads() -> frozenset[str]:
    """Return the ordinary words that may begin the name of a body."""
    return frozenset([*load_rules("roles")["groups"], *load_rules("organisations")["heads"]])


def says_body(name: str) -> bool:
    """Tell whether a word of a name says that it names a body, and no method, law or technique."""
    endings = tuple(load_rules("organisations")["body_words"])
    return name.startswith(("Nationaal", "Nationale", "Koninklijk")) or any(
        word.lower().endswith(endings) for word in re.split(r"[\s/-]+", name)
    )
