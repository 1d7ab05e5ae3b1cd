"""Organisations that were kept apart although they may be one: a short form, or a name that differs by a letter."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from rapidfuzz.distance import DamerauLevenshtein

from pipeline.linking.occasions import Occasion, stable_id
from pipeline.linking.organisation_names import fold_organisation, is_filler, is_generic
from pipeline.linking.organisations import LocalOrganisation
from pipeline.tabulate import Row

_SHORT = 3  # letters of an abbreviation that tell something: two stand for too much
_LONG = 8  # letters of a folded name in which one other letter gives reason for doubt
_MANY = 3  # full names for one abbreviation from which it tells nothing

Members = Mapping[str, Sequence[LocalOrganisation]]


def find_organisation_doubts(
    members: Members, names: Mapping[str, str], occasions: Mapping[str, Occasion]
) -> list[Row]:
    """Return the rows of ``doubts`` for organisations: one for each in doubt and organisation that it may be.

    Args:
        members: what documents know of each organisation, by id.
        names: the name of each organisation, by id.
        occasions: the occasion of every document.
    """
    pairs = sorted({*_abbreviations(members, names), *_spellings(members, names)})
    several: dict[str, int] = defaultdict(int)
    for key, _ in pairs:
        several[key] += 1
    return [
        {
            "doubt_id": stable_id("dbt", f"{key} {other}"),
            "name": names[key],
            "person_id": None,
            "candidate_person_id": None,
            "organisation_id": key,
            "candidate_organisation_id": other,
            "candidate": names[other],
            "reason": _reason(members[key], members[other], occasions, several=several[key] > 1),
        }
        for key, other in pairs
    ]


def _abbreviations(members: Members, names: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Yield organisations known by an abbreviation alone with those of which it holds the first letters."""
    by_letters: dict[str, set[str]] = defaultdict(set)
    for key, known in members.items():
        for name in {names[key], *(one.name for one in known)}:
            for letters in _first_letters(name):
                by_letters[letters].add(key)
    for key, known in members.items():
        forms = {form for one in known for form in (*one.forms, one.name)}
        if all(re.fullmatch(r"[A-Z][A-Za-z&]{2,7}", form) and sum(map(str.isupper, form)) >= _SHORT for form in forms):
            found = {other for form in forms for other in by_letters[form.casefold().replace("&", "")]} - {key}
            if 0 < len(found) <= _MANY:
                yield from ((key, other) for other in found)


def _first_letters(name: str) -> set[str]:
    """Return the first letters of all words of a name and those without its small words, none for a single word."""
    words = re.findall(r"\w+", name.casefold())
    if len(words) < _SHORT:
        return set()
    return {"".join(word[0] for word in words), "".join(word[0] for word in words if not is_filler(word))}


def _spellings(members: Members, names: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Yield pairs of long names that differ by one letter, the one that fewer documents know first."""
    folded = {key: fold_organisation(name) for key, name in names.items() if key in members}
    # two words that differ by one letter are equal after leaving out one letter of either, or of one of them
    alike: dict[str, set[str]] = defaultdict(set)
    for key, word in folded.items():
        if min(len(word), len(names[key])) >= _LONG and not is_generic(word):
            for shorter in {word, *(word[:place] + word[place + 1 :] for place in range(len(word)))}:
                alike[shorter].add(key)
    for keys in alike.values():
        ranked = sorted(keys, key=lambda key: (len(members[key]), key))
        for number, key in enumerate(ranked):
            for other in ranked[number + 1 :]:
                if _is_slip(folded[key], folded[other]):
                    yield key, other


def _is_slip(one: str, other: str) -> bool:
    """Tell whether two names differ by one letter; another digit makes another name (``werkgroep 1``)."""
    same_digits = re.findall(r"\d", one) == re.findall(r"\d", other)
    return same_digits and one[0] == other[0] and DamerauLevenshtein.distance(one, other, score_cutoff=1) == 1


def _reason(
    known: Sequence[LocalOrganisation],
    other: Sequence[LocalOrganisation],
    occasions: Mapping[str, Occasion],
    *,
    several: bool,
) -> str:
    documents, others = ({one.document_id for one in group} for group in (known, other))
    if several:
        return "several_fit"
    if documents & others:
        return "kept_apart"
    series, other_series = ({occasions[key].series for key in keys} for keys in (documents, others))
    return "kept_apart" if series & other_series else "other_body"
