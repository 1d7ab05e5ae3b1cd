"""Names that were left unlinked although somebody may be meant: who, and why it was not decided."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from rapidfuzz.distance import DamerauLevenshtein

from pipeline.linking.counting import gather
from pipeline.linking.occasions import stable_id
from pipeline.linking.person_groups import PersonGroup
from pipeline.tabulate import Row

_LONG = 7  # letters of a surname in which one other letter gives reason for doubt


def find_doubts(people: Mapping[str, PersonGroup], names: Mapping[str, str]) -> list[Row]:
    """Return the rows of ``doubts``: one for each person in doubt and person they may be.

    Args:
        people: what documents know of each person, by id.
        names: the name of each person, by id.
    """
    ids = {id(group): key for key, group in people.items()}
    rows: list[Row] = []
    for group, other, reason in sorted(
        {(ids[id(a)], ids[id(b)], reason) for a, b, reason in _doubts(list(people.values()))}
    ):
        rows.append(
            {
                "doubt_id": stable_id("dbt", f"{group} {other}"),
                "name": names[group],
                "person_id": group,
                "candidate_person_id": other,
                "organisation_id": None,
                "candidate_organisation_id": None,
                "candidate": names[other],
                "reason": reason,
            }
        )
    return rows


def _doubts(groups: list[PersonGroup]) -> Iterator[tuple[PersonGroup, PersonGroup, str]]:
    full = [group for group in groups if group.shape == "full"]
    for namesakes in gather(full, lambda group: group.name_key).values():
        first, *others = sorted(namesakes, key=PersonGroup.rank, reverse=True)
        yield from ((other, first, "namesake") for other in others)
    by_family = gather(full, lambda group: group.family)
    for group in groups:
        if group.shape == "initials":
            fitting = [other for other in by_family.get(group.family, ()) if other.given[:1] == group.given[:1]]
            yield from ((group, other, _reason(group, other, fitting)) for other in fitting)
    yield from _doubtful_spellings(full)
    yield from _doubtful_bare_names(groups, full)


def _doubtful_bare_names(
    groups: Iterable[PersonGroup], full: Iterable[PersonGroup]
) -> Iterator[tuple[PersonGroup, PersonGroup, str]]:
    known: dict[tuple[str, str], list[PersonGroup]] = {}
    for group in full:
        for series in group.series:
            for word in {group.given, group.surname, group.family}:
                known.setdefault((series, word), []).append(group)
    for group in groups:
        if group.shape == "bare":
            word = group.given if group.tail else group.name_key
            found = {id(o): o for series in sorted(group.series) for o in known.get((series, word), ())}
            fitting = [other for other in found.values() if other.fits_letters(group.tail)]
            yield from ((group, other, _reason(group, other, fitting)) for other in fitting)


def _doubtful_spellings(full: Iterable[PersonGroup]) -> Iterator[tuple[PersonGroup, PersonGroup, str]]:
    """Yield names that differ by one letter of a long surname."""
    long = [group for group in full if len(group.surname) >= _LONG]
    for alike in gather(long, lambda group: (group.given, group.surname[0])).values():
        ranked = sorted(alike, key=PersonGroup.rank, reverse=True)
        for number, group in enumerate(ranked):
            for other in ranked[:number]:
                if DamerauLevenshtein.distance(group.surname, other.surname, score_cutoff=1) == 1:
                    yield group, other, _reason(group, other, [other])


def _reason(group: PersonGroup, other: PersonGroup, fitting: list[PersonGroup]) -> str:
    if group.documents & other.documents:
        return "kept_apart"
    if not group.may_be(other):
        return "other_organisation"
    if not group.meets(other):
        return "other_body"
    return "several_fit" if len(fitting) > 1 else "kept_apart"
