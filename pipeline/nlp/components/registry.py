"""Keeps the people of one document apart, and together the ways in which one person is written."""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import lru_cache

from rapidfuzz import fuzz
from rapidfuzz.distance import Levenshtein

from pipeline.facts import Person
from pipeline.nlp.names import is_given
from pipeline.structure.names import NameParts, fold_name, is_initials, split_name, strip_titles

SAME_SPELLING = 91
"""Similarity (0 to 100, rapidfuzz ratio) from which two names of six letters or more are one name, misspelt."""


MIN_SHORT = 3
"""Number of letters from which the beginning of a given name stands for all of it."""


class Registry:
    """Number people in the order in which they are added; longer names are to be added first."""

    def __init__(self) -> None:
        self.people: list[Person] = []
        self._written: set[str] = set()
        self._listed: set[int] = set()
        self._present: set[int] = set()
        self._initials: dict[str, int] = {}

    def add_listed(
        self,
        name: str,
        *,
        initials: str | None = None,
        role: str | None = None,
        written: str | None = None,
        present: bool = True,
    ) -> None:
        """Add somebody from a list of those present, absent or invited, with the short form that the list gives."""
        number = self.add(name, role=role, written=written)
        if number is not None:
            self._listed.add(number)
            if present:
                self._present.add(number)
            self._written.add(" ".join(strip_titles(name).split()))
            if initials:
                self._initials[initials] = number

    def add(
        self, name: str, *, titled: bool = False, role: str | None = None, written: str | None = None
    ) -> int | None:
        """Return the number of the person of that name, a new one where nobody fits; None for an ambiguous name.

        Args:
            name: as it is said, titles allowed.
            titled: whether a form of address or a function stood before it, so that one word is a surname.
            role: what the person is, where it was said.
            written: how the text writes the name, where that is not how it is said.
        """
        bare = " ".join(strip_titles(name).split())
        if not bare:
            return None
        parts = split_name(bare)
        if titled and parts.surname is None and not is_given(bare):
            parts = NameParts(None, None, bare)
        fits = self._fitting(bare, parts)
        number = self._choose(fits)
        if fits and number is None:
            return None
        if number is None:
            number = len(self.people)
            self.people.append(Person(bare, parts.given, parts.prefix, parts.surname, {bare}))
        self._enrich(number, bare, parts)
        if written is not None:
            self.people[number].forms.add(written)
        self.people[number].role = self.people[number].role or role
        return number

    def abbreviate(self, number: int, initials: str) -> None:
        """Let initials stand for a person, unless a list gives them to somebody else."""
        self._initials.setdefault(initials, number)

    def _choose(self, numbers: Collection[int]) -> int | None:
        """Return the only one of several people who share a form of their name; else of those listed, or present."""
        for among in (set(numbers), self._listed.intersection(numbers), self._present.intersection(numbers)):
            if len(among) == 1:
                return next(iter(among))
        return None

    def is_on_list(self, number: int) -> bool:
        """Tell whether a list of those present, absent or invited names a person."""
        return number in self._listed

    def is_listed(self, form: str) -> bool:
        """Tell whether a list of those present writes somebody so."""
        return form in self._written

    def _fitting(self, bare: str, parts: NameParts) -> list[int]:
        key = _fold(bare)
        exact = [i for i, person in enumerate(self.people) if key in {_fold(form) for form in person.forms}]
        if exact:
            return exact[:1]
        fits = [i for i, person in enumerate(self.people) if _may_be(person, key, parts)]
        return fits or [i for i in sorted(self._listed) if _is_short(key, self.people[i])]

    def _enrich(self, number: int, bare: str, parts: NameParts) -> None:
        """Let a person keep the fullest form of the name."""
        person = self.people[number]
        person.forms.add(bare)
        if _fullness(parts) > _fullness(NameParts(person.given_name, person.surname_prefix, person.surname)):
            person.name, person.given_name = bare, parts.given
            person.surname_prefix, person.surname = parts.prefix, parts.surname

    def forms(self) -> dict[str, int]:
        """Return every way in which people may be written with their number.

        A form that several people share is that of the one on a list of those present, else nobody's.
        """
        owners: dict[str, set[int]] = {}
        for number, person in enumerate(self.people):
            for form in _ways_to_write(person):
                owners.setdefault(form, set()).add(number)
        owners |= {form: {number} for form, number in self._initials.items()}
        chosen = {form: self._choose(numbers) for form, numbers in owners.items()}
        return {form: number for form, number in chosen.items() if number is not None}


@lru_cache(maxsize=8192)
def _fold(name: str) -> str:
    return re.sub(r"\bv(?= )", "van", fold_name(name))


def _fullness(parts: NameParts) -> int:
    """Rank how much a name tells: a written-out given name and a surname most, initials less, one word least."""
    given = 0 if parts.given is None else (1 if is_initials(parts.given.split()[0]) else 2)
    return given + (2 if parts.surname else 0)


def _may_be(person: Person, key: str, parts: NameParts) -> bool:
    """Tell whether a name may be short for, a fuller form of, or a misspelling of a person's."""
    known = _fold(person.name)
    surname = _fold(" ".join(filter(None, (parts.prefix, parts.surname)))) if parts.surname else ""
    own = _fold(" ".join(filter(None, (person.surname_prefix, person.surname)))) if person.surname else ""
    given, own_given = _fold(parts.given or ""), _fold(person.given_name or "")
    # "Groot Roessink" of "Gerald Groot Roessink"
    if " " in key and known.endswith(f" {key}"):
        return True
    if surname and own:
        if surname == own or _fold(parts.surname or "") == _fold(person.surname or "") != "":
            return not given or not own_given or _same_given(given, own_given)
        if given and given == own_given and _abbreviates(surname, own):
            return True
        if _is_part(parts, person) and (not given or not own_given or _same_given(given, own_given)):
            return True
        return bool(given) and len(key) > 7 and key[0] == known[0] and fuzz.ratio(key, known) >= SAME_SPELLING
    if given and own_given and (given == own_given or given == own_given.split()[0]):
        return True
    # a list of surnames alone, of which the text writes one in full
    if surname and not own and own_given == surname and not is_given(person.name):
        return True
    if given and not surname and own and (given == own or _is_part(parts, person)):
        return True
    return len(key) > 5 and " " not in key and bool(own_given) and fuzz.ratio(key, own_given) >= SAME_SPELLING


def _same_given(one: str, other: str) -> bool:
    """Tell whether two given names before one surname are the same, one of them initials or misspelt by a letter."""
    misspelt = min(len(one), len(other)) > 5 and one[0] == other[0] and Levenshtein.distance(one, other) == 1
    return one == other or _initial_of(one, other) or misspelt


def _abbreviates(short: str, full: str) -> bool:
    """Tell whether a surname is no more than the first letters of another (``W`` or ``vdL`` for ``van der Laan``)."""
    first = "".join(word[0] for word in full.split())
    short = "".join(word[0] for word in short.split()) if len(short.split()[-1]) == 1 else re.sub(r"\W", "", short)
    return 0 < len(short) <= len(first) and short in (first, first[-1], first[::-1])


def _is_part(parts: NameParts, person: Person) -> bool:
    """Tell whether a surname is one half of a person's double one (``Van Dam`` of ``Van Dam-de Wit``)."""
    written = " ".join(filter(None, (parts.prefix, parts.surname or parts.given)))
    whole = " ".join(filter(None, (person.surname_prefix, person.surname)))
    return "-" in whole and _fold(written) in {_fold(half) for half in whole.split("-")}


def _initial_of(one: str, other: str) -> bool:
    short, full = sorted((one.replace(" ", ""), other), key=len)
    return (
        len(short) <= 3
        and full.startswith(short[0])
        and (len(short) == 1 or " " in one + other or len(short) < len(full))
    )


def _ways_to_write(person: Person) -> set[str]:
    """Return the forms under which a person may turn up in the text."""
    forms = set(person.forms)
    given, prefix, surname = person.given_name, person.surname_prefix, person.surname
    if given and not is_initials(given.split()[0]):
        forms.add(given)
    if surname:
        written = f"{prefix} {surname}" if prefix else surname
        forms |= {written, written[0].upper() + written[1:]}
        forms |= _halves(written)
        if given:
            forms |= {f"{given} {written}", f"{given[0]}. {written}", f"{given[0]}.{written}"}
            forms |= _abbreviated(given, prefix, surname)
    monogram = "".join(part[0] for part in re.split(r"[\s-]+", person.name) if part)
    if len(monogram) > 2 and given and surname:
        forms |= {monogram, monogram.upper()}
    return {form for form in forms if len(form) > 1 and not re.fullmatch(r"[a-z].{0,2}", form)}


def _is_short(key: str, person: Person) -> bool:
    """Tell whether one word begins somebody's given name (``Alex`` for ``Alexander Vos``)."""
    return (
        len(key) >= MIN_SHORT
        and " " not in key
        and bool(person.surname)
        and _fold(person.given_name or "").startswith(key)
    )


def _halves(surname: str) -> set[str]:
    """Return the halves of a double surname (``Koppejan`` and ``De Visser`` of ``Koppejan-de Visser``)."""
    parts = surname.split("-")
    if len(parts) != 2 or min(map(len, parts)) < 3:
        return set()
    return {form for part in parts for form in (part, part[0].upper() + part[1:])}


def _abbreviated(given: str, prefix: str | None, surname: str) -> set[str]:
    """Return a given name with a shortened surname, as in minutes with two people of one given name (``Tim vdL``)."""
    letters = [word[0] for word in (prefix or "").split()]
    last = surname[0].upper()
    small = "".join(letters)
    forms = {f"{given} {small}{last}", f"{given} {small}{last}.", f"{given} {small} {last}", f"{given} {small} {last}."}
    if letters:
        dotted = ".".join(letters)
        forms |= {f"{given} {dotted}.{last}.", f"{given} {dotted}. {last}.", f"{given} {' '.join(letters)}. {last}."}
    return forms
