"""Full names of one person that documents spell in more than one way."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

from rapidfuzz.distance import DamerauLevenshtein

from pipeline.linking.counting import gather
from pipeline.linking.person_groups import PersonGroup

_LONG, _LONG_AT_WORK = 7, 5
"""Letters from which one slip in a surname is likelier than another surname: in one body, and in one organisation."""


def link_spellings(groups: list[PersonGroup]) -> list[PersonGroup]:
    """Let the rarer spelling of a name go up in the more frequent one.

    Two are one when they meet in a body or an organisation, no document names both, and

    - the surnames are equal, the tussenvoegsels may not be, and the given names sound alike (``Marc``, ``Mark``);
    - or the given names are equal and the surnames differ by one slip of the pen, and are like no third.
    """
    return _join_slips(_join_sounds(groups))


def _join_sounds(groups: list[PersonGroup]) -> list[PersonGroup]:
    kept: list[PersonGroup] = []
    for alike in gather(groups, lambda group: (sound_of(group.given), group.surname)).values():
        known: list[PersonGroup] = []
        for group in sorted(alike, key=PersonGroup.rank, reverse=True):
            other = next((o for o in known if _is_spelling(o, group) and o.meets(group) and o.may_be(group)), None)
            if other is None:
                known.append(group)
            else:
                other.absorb(group)
        kept += known
    return kept


def _is_spelling(one: PersonGroup, other: PersonGroup) -> bool:
    """Tell whether two names are not the same but spellings of one; namesakes are told apart elsewhere."""
    return (one.given, one.family) != (other.given, other.family) and (not one.family) == (not other.family)


def sound_of(given: str) -> str:
    """Return a key under which usual spellings of a folded given name are equal (``Heijmen`` and ``Heymen``)."""
    for pattern, letters in (
        ("ij|ie(?=$|k)", "y"),
        ("i$", "y"),
        ("ph", "f"),
        ("th", "t"),
        ("ck|c(?![ehiy])", "k"),
        (r"([a-z])\1", r"\1"),
    ):
        given = re.sub(pattern, letters, given)
    return given


def _join_slips(groups: list[PersonGroup]) -> list[PersonGroup]:
    pairs = {(id(a), id(b)): (a, b) for near in _near(groups) for a in near for b in near if is_slip(a, b)}
    others = gather(pairs.values(), lambda pair: id(pair[0]))
    gone = set()
    for group in sorted(groups, key=PersonGroup.rank):
        ((_, other), *more) = others.get(id(group), [(group, group)])
        if not more and group is not other and len(others[id(other)]) == 1 and id(other) not in gone:
            other.absorb(group)
            gone.add(id(group))
    return [group for group in groups if id(group) not in gone]


def _near(groups: Iterable[PersonGroup]) -> Iterator[list[PersonGroup]]:
    """Yield the groups of one given name that meet in a body or an organisation."""
    groups = [group for group in groups if len(group.surname) >= _LONG_AT_WORK]
    places: tuple[Callable[[PersonGroup], Iterable[str]], ...] = (
        lambda group: group.series,
        lambda group: (organisation.id for organisation in group.organisations),
    )
    for places_of in places:
        alike: dict[tuple[str, str], list[PersonGroup]] = {}
        for group in groups:
            for place in places_of(group):
                alike.setdefault((place, group.given), []).append(group)
        yield from alike.values()


def is_slip(group: PersonGroup, other: PersonGroup) -> bool:
    """Tell whether two surnames differ by one slip of the pen, and nothing forbids that they are of one person."""
    colleagues = group.organisations & other.organisations
    return (
        group is not other
        and min(len(group.surname), len(other.surname)) >= (_LONG_AT_WORK if colleagues else _LONG)
        and group.surname[0] == other.surname[0]
        and group.may_be(other)
        and DamerauLevenshtein.distance(group.surname, other.surname, score_cutoff=1) == 1
    )
