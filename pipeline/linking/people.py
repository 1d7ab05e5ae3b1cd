"""One row per person across the archive: from the surest evidence to the weakest, and doubt means two people.

1. Equal full names (after ``fold_name``) are one person, unless the surname is one that many bear and groups of
   documents that share neither body nor organisation name different ones, or other roles, or lie twenty years apart.
   Then the group with more than half of the documents takes in those that nothing tells apart from it; the others
   stay people of their own.
2. Spellings of a name in one body or organisation are one person (``spellings.link_spellings``).
3. Initials and a surname are the only person in the archive with that surname and a fitting given name, if they meet
   in a body or an organisation.
4. A first name or surname alone is the only person it fits among those who come to meetings of the same body, or if
   none of them does, among those whom its minutes name. Where several fit it is a person of its own in each document;
   where none does, one person within that body. Letters of a surname (``Bram d.W.``) say which one it is.
5. A surname alone that comes for an organisation is the only person of that organisation who bears it.

A document that keeps two people apart is believed (2 to 5), and so are two different organisations.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence, Set

from pipeline.linking.correcting import Linked
from pipeline.linking.counting import gather
from pipeline.linking.doubts import find_doubts
from pipeline.linking.groups import Groups
from pipeline.linking.name_lists import common_surnames, given_names
from pipeline.linking.occasions import Occasion
from pipeline.linking.person_groups import Employer, Local, PersonGroup, assign_ids, fullness, person_row, read_local
from pipeline.linking.spellings import link_spellings
from pipeline.tabulate import Row

_FEW_INITIALS = 2
_MANY = 3
"""Given names in the archive from which a surname is one that many bear."""


def link_people(
    rows: Iterable[Row], expected: Set[object], occasions: Mapping[str, Occasion], employers: Mapping[str, Employer]
) -> Linked[Local]:
    """Return the people of the archive, by id.

    Args:
        rows: document-local people.
        expected: document-local keys of those who were at the meeting or excused.
        occasions: the occasion of every document.
        employers: the organisation of every document-local organisation key.
    """
    found = sorted((read_local(row, expected, occasions, employers) for row in rows), key=lambda one: one.key)
    groups = _link_full_names([one for one in found if one.shape == "full"])
    groups = link_spellings(groups)
    groups = _link_initials(groups, [one for one in found if one.shape == "initials"])
    groups = _link_bare_names(groups, [one for one in found if one.shape == "bare"])
    groups = _link_colleagues(groups)
    return Linked(assign_ids(groups))


def publish_people(
    linked: Linked[Local], occasions: Mapping[str, Occasion]
) -> tuple[list[Row], list[Row], dict[str, str]]:
    """Return the rows of ``people`` and of ``doubts``, and the person of every document-local key that has one."""
    rows = [person_row(key, known, linked.names.get(key), occasions) for key, known in linked.members.items()]
    names = {str(row["person_id"]): str(row["name"]) for row in rows}
    groups = {key: PersonGroup(key, sorted(known, key=fullness)) for key, known in linked.members.items()}
    ids = {one.key: key for key, known in linked.members.items() for one in known}
    rows.sort(key=lambda row: (str(row["name"]).casefold(), str(row["person_id"])))
    return rows, find_doubts(groups, names), ids


def _link_full_names(found: Sequence[Local]) -> list[PersonGroup]:
    bearers: dict[str, set[str]] = {}
    for one in found:
        bearers.setdefault(one.family, set()).add(one.given)
    groups = []
    for name, namesakes in gather(found, lambda one: one.name_key).items():
        family = namesakes[0].family
        if len(bearers[family]) < _MANY and family not in common_surnames():
            groups.append(PersonGroup(f"full:{name}", namesakes))
        else:
            groups += _tell_apart([PersonGroup(f"full:{name}", ones) for ones in _connected(namesakes)])
    return groups


def _tell_apart(parts: list[PersonGroup]) -> list[PersonGroup]:
    """Return the people among groups of one name."""
    first, *others = sorted(parts, key=PersonGroup.rank, reverse=True)
    alike = [other for other in others if not other.contradicts(first)]
    known = len(first.documents) * 2 > sum(len(part.documents) for part in parts)
    if not known and any(one.contradicts(other) for one in parts for other in parts):
        return parts
    for other in alike:
        first.absorb(other)
    return [first, *(other for other in others if other not in alike)]


def _connected(found: list[Local]) -> list[list[Local]]:
    """Group namesakes that are met in the same series of meetings or for the same organisation."""
    shared: Groups[str] = Groups()
    for one in found:
        shared.join(one.key, f"series:{one.series}")
        if one.organisation:
            shared.join(one.key, f"organisation:{one.organisation.id}")
    return list(gather(found, lambda one: shared.find(one.key)).values())


def _link_initials(groups: list[PersonGroup], found: list[Local]) -> list[PersonGroup]:
    named = gather(groups, lambda group: group.family)
    left = []
    for name, namesakes in gather(found, lambda one: one.name_key).items():
        # three initials are as good as a given name; fewer are shared by too many
        many = len(namesakes[0].given.replace(" ", "")) > _FEW_INITIALS
        for ones in [namesakes] if many else _connected(namesakes):
            group = PersonGroup(f"initials:{name}", ones)
            fitting = [other for other in named.get(group.family, ()) if other.given[:1] == group.given[:1]]
            if len(fitting) == 1 and group.may_be(fitting[0]) and group.meets(fitting[0]):
                fitting[0].absorb(group)
            else:
                left.append(group)
    return [*groups, *left]


def _link_bare_names(groups: list[PersonGroup], found: list[Local]) -> list[PersonGroup]:
    known = _known_words(groups)
    alone: dict[tuple[str, str], list[Local]] = {}
    chosen: dict[tuple[int, str], list[Local]] = {}
    for one in found:
        namesakes = known.get((one.series, _word(one)), [])
        fitting = [number for number in namesakes if _fits(one, groups[number])]
        fitting = [number for number in fitting if one.series in groups[number].expected] or fitting
        if len(fitting) == 1:
            # letters of a surname are that of the one they fit, also where the document names both
            key = one.name_key if one.tail else ""
            chosen.setdefault((fitting[0], f"{one.document_id} {key}"), []).append(one)
        else:
            alone.setdefault((one.name_key, one.document_id if namesakes else one.series), []).append(one)
    # only now, so that who was chosen for one name says nothing about the next one
    for (number, _), ones in chosen.items():
        if len({one.name_key for one in ones}) == 1:
            groups[number].absorb(PersonGroup("bare", ones))
        else:
            for one in ones:
                alone.setdefault((one.name_key, one.document_id), []).append(one)
    return [*groups, *(PersonGroup(f"bare:{name}|{place}", ones) for (name, place), ones in alone.items())]


def _link_colleagues(groups: list[PersonGroup]) -> list[PersonGroup]:
    """Let a surname alone go up in the only person of its organisation who bears it."""
    given = {group.given for group in groups if group.family} | given_names()
    bare = [group for group in groups if group.is_surname(given) and group.organisations]
    borne: dict[tuple[str, str], list[PersonGroup]] = {}
    for group in groups:
        for organisation in group.organisations if group.given and group.family else ():
            for word in {group.surname, group.family} - {""}:
                borne.setdefault((organisation.id, word), []).append(group)
    gone = set()
    for group in bare:
        names = [(organisation.id, group.name_key) for organisation in sorted(group.organisations)]
        fitting = list({id(other): other for name in names for other in borne.get(name, ())}.values())
        if not fitting:
            for name in names:
                borne.setdefault(name, []).append(group)
        elif len(fitting) == 1 and fitting[0].may_be(group):
            fitting[0].absorb(group)
            gone.add(id(group))
    return [group for group in groups if id(group) not in gone]


def _known_words(groups: list[PersonGroup]) -> dict[tuple[str, str], list[int]]:
    """Return for each series and name, given or family, the numbers of the groups that go by it."""
    known: dict[tuple[str, str], list[int]] = {}
    for number, group in enumerate(groups):
        for series in group.series:
            for word in {group.given, group.surname, group.family}:
                known.setdefault((series, word), []).append(number)
    return known


def _word(one: Local) -> str:
    return one.given if one.given and one.surname else one.name_key


def _fits(one: Local, group: PersonGroup) -> bool:
    """Tell whether a bare name, or a given name with letters of a surname, may be that of a person."""
    if not one.tail:
        return group.may_be(PersonGroup("bare", [one]))
    return group.fits_letters(one.tail) and group.may_work_for(one)
