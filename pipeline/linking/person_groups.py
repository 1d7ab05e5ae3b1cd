"""People as their documents know them, and groups of them that are one person."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from typing import Literal, NamedTuple

from pipeline.linking.counting import most_frequent
from pipeline.linking.occasions import Occasion, count_meetings, stable_id, text_of
from pipeline.structure.names import NameParts, fold_name, is_initials, reorder, split_name, strip_titles
from pipeline.tabulate import Row

Shape = Literal["full", "initials", "bare"]
_GLUED = re.compile(r"^((?:[A-Z]\.)+)(?=[A-Z][a-z]|v[a-z]* )")
_SHORT = re.compile(r"^([^\W\d_][\w-]+) ((?:[a-z]{1,2}\.? ?){0,3}(?:[A-Z]\.? ?){1,2}|[a-z]\.?)$")
_GENERATION = 20  # years without a trace after which a namesake of another body is somebody else
_FULLEST_FIRST: tuple[Shape, ...] = ("full", "initials", "bare")


class Employer(NamedTuple):
    """An organisation across the archive, with its folded name."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class Local:
    """A person as one document knows them.

    Attributes:
        key: document-local key.
        document_id: the document.
        series: the series of meetings it belongs to.
        body: the organ that met, None where the document does not name it.
        year: when it met, None where that is not known.
        organisation: for whom they are there.
        role: as written.
        expected: whether they were at the meeting or excused, and so belong to its body.
        name: fullest form in the document, in the order it is spoken, without titles.
        forms: every form in the document.
        parts: the name split; all None for a single word of which nothing more is known.
        shape: ``full`` for a given name and a surname, ``initials`` for initials and a surname, ``bare`` for less.
        name_key: the folded name.
        given: folded given name or initials, empty where there are none.
        family: folded surname with its tussenvoegsel, empty where there is none.
    """

    key: str
    document_id: str
    series: str
    body: str | None
    year: int | None
    organisation: Employer | None
    role: str | None
    expected: bool
    name: str
    forms: tuple[str, ...]
    parts: NameParts
    shape: Shape
    name_key: str
    given: str
    family: str

    @property
    def tail(self) -> str:
        """Return the letters that stand for the surname (``Bram d.W.`` -> ``dw``), empty where it is written out."""
        letters = _SHORT.match(f"{self.parts.given} {self.parts.surname}")
        return re.sub(r"\W", "", letters[2]).casefold() if letters else ""

    @property
    def surname(self) -> str:
        """Return the folded surname without its tussenvoegsel, empty where there is none."""
        return fold_name(self.parts.surname or "")


def read_local(
    row: Row, expected: Set[object], occasions: Mapping[str, Occasion], employers: Mapping[str, Employer]
) -> Local:
    """Return a person from its document-local row."""
    document_id, forms = str(row["document_id"]), row["forms"]
    organisation = text_of(row, "organisation_id")
    name = _GLUED.sub(r"\1 ", reorder(strip_titles(str(row["name"])))) or str(row["name"])
    parts = _parts(row, name)
    return Local(
        key=str(row["person_id"]),
        document_id=document_id,
        series=occasions[document_id].series,
        body=occasions[document_id].body,
        year=int(date[:4]) if (date := occasions[document_id].date) else None,
        organisation=employers.get(organisation) if organisation else None,
        role=text_of(row, "role"),
        expected=row["person_id"] in expected,
        name=name,
        forms=tuple(map(str, forms)) if isinstance(forms, list) else (name,),
        parts=parts,
        shape=_shape(parts),
        name_key=fold_name(" ".join(part for part in (parts.given, parts.prefix, parts.surname) if part) or name),
        given=fold_name(parts.given or ""),
        family=fold_name(f"{parts.prefix or ''} {parts.surname or ''}"),
    )


def _parts(row: Row, name: str) -> NameParts:
    if letters := _SHORT.match(name):
        return NameParts(letters[1], None, letters[2])
    known = NameParts(text_of(row, "given_name"), text_of(row, "surname_prefix"), text_of(row, "surname"))
    if known.given or known.surname:
        return known
    return split_name(name) if " " in name else NameParts(None, None, None)


def _shape(parts: NameParts) -> Shape:
    if not parts.given or not parts.surname or _SHORT.match(f"{parts.given} {parts.surname}"):
        return "bare"
    return "initials" if all(map(is_initials, parts.given.split())) else "full"


class PersonGroup:
    """Hold what documents say of one person.

    ``key`` is what the person is known by; two people may have the same one until they are published.
    """

    def __init__(self, key: str, locals_: Sequence[Local]) -> None:
        self.key = key
        self.locals: list[Local] = []
        first = locals_[0]
        self.name_key, self.given, self.surname, self.family = first.name_key, first.given, first.surname, first.family
        self.shape, self.tail = first.shape, first.tail
        self.first_document = min(one.document_id for one in locals_)
        self.documents: set[str] = set()
        self.series: set[str] = set()
        self.expected: set[str] = set()
        self.bodies: set[str] = set()
        self.organisations: set[Employer] = set()
        self.roles: set[str] = set()
        self.years: set[int] = set()
        self._add(locals_)

    def _add(self, locals_: Sequence[Local]) -> None:
        self.locals += locals_
        self.documents |= {one.document_id for one in locals_}
        self.series |= {one.series for one in locals_}
        self.expected |= {one.series for one in locals_ if one.expected}
        self.bodies |= {one.body for one in locals_ if one.body}
        self.organisations |= {one.organisation for one in locals_ if one.organisation}
        self.roles |= {one.role.casefold() for one in locals_ if one.role}
        self.years |= {one.year for one in locals_ if one.year}

    def absorb(self, other: PersonGroup) -> None:
        """Take in another group as the same person; the name by which this one is known stays."""
        self._add(other.locals)

    def rank(self) -> tuple[int, str]:
        """Return a sort key: how many documents know the person, then the key."""
        return len(self.documents), self.key

    def is_surname(self, given_names: Set[str]) -> bool:
        """Tell whether a surname alone is known: with a tussenvoegsel, or one word that is no given name."""
        if self.family:
            return not self.given
        return " " not in self.name_key and self.name_key not in given_names

    def meets(self, other: PersonGroup) -> bool:
        """Tell whether both occur in one series of meetings or for one organisation."""
        return bool(self.series & other.series or self.organisations & other.organisations)

    def may_be(self, other: PersonGroup) -> bool:
        """Tell whether nothing forbids that they are one: no document keeps them apart, no other organisation."""
        return not self.documents & other.documents and not self._differs(other)

    def fits_letters(self, letters: str) -> bool:
        """Tell whether letters may stand for the surname (``dw`` or ``w`` for ``de Wit``); none fit any."""
        whole, short = ("".join(word[0] for word in name.split()) for name in (self.family, self.surname))
        return letters in ("", whole, short, whole[:1], short[:1])

    def may_work_for(self, one: Local) -> bool:
        """Tell whether the organisation of someone does not forbid that they are this person."""
        return one.organisation is None or not self._differs(PersonGroup("", [one]))

    def contradicts(self, other: PersonGroup) -> bool:
        """Tell whether two bodies, and besides organisations, roles or years, say that these are two people."""
        if not self.bodies or not other.bodies or self.bodies & other.bodies:
            return False
        roles = bool(self.roles and other.roles) and not self.roles & other.roles and not self._works_with(other)
        return self._differs(other) or roles or self._years_from(other) >= _GENERATION

    def _works_with(self, other: PersonGroup) -> bool:
        return bool(self.organisations & other.organisations)

    def _years_from(self, other: PersonGroup) -> int:
        return min((abs(one - another) for one in self.years for another in other.years), default=0)

    def _differs(self, other: PersonGroup) -> bool:
        """Tell whether no organisation of one is an organisation of the other, nor a part of it by its name."""
        if not self.organisations or not other.organisations:
            return False
        return not any(
            one.id == another.id or one.name.startswith(another.name) or another.name.startswith(one.name)
            for one in self.organisations
            for another in other.organisations
        )


def assign_ids(groups: Iterable[PersonGroup]) -> dict[str, list[Local]]:
    """Return what documents know of each person, by id."""
    groups = list(groups)
    namesakes = Counter(group.key for group in groups)
    keys = ((g, g.key if namesakes[g.key] == 1 else f"{g.key}|{g.first_document}") for g in groups)
    return {stable_id("per", key): group.locals for group, key in keys}


def person_row(person_id: str, known: Sequence[Local], given: str | None, occasions: Mapping[str, Occasion]) -> Row:
    """Return the row of a person.

    Args:
        person_id: the id.
        known: what documents know of the person.
        given: the name that the user gave, None where it is theirs.
        occasions: the occasion of every document.
    """
    fullest = fullest_of(known)
    parts = split_name(given) if given else fullest.parts
    return {
        "person_id": person_id,
        "name": given or fullest.name,
        "given_name": parts.given,
        "surname_prefix": parts.prefix,
        "surname": parts.surname,
        "aliases": sorted({form for one in known for form in (*one.forms, one.name)}),
        "role": most_frequent(Counter(one.role for one in known if one.role)),
        "organisation_id": most_frequent(Counter(one.organisation.id for one in known if one.organisation)),
        **count_meetings({one.document_id for one in known}, occasions),
    }


def fullest_of(found: Sequence[Local]) -> Local:
    """Return one with the fullest name, in the spelling that most documents give it."""
    shape = next(shape for shape in _FULLEST_FIRST if any(one.shape == shape for one in found))
    best = [one for one in found if one.shape == shape]
    key = most_frequent(Counter(one.name_key for one in best))
    name = most_frequent(Counter(one.name for one in best if one.name_key == key))
    return min((one for one in best if one.name == name), key=lambda one: one.key)


def fullness(one: Local) -> tuple[int, str]:
    """Return a sort key that puts the fullest names first."""
    return _FULLEST_FIRST.index(one.shape), one.key
