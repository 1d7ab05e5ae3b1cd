"""One row per organisation across the archive.

Two names are one organisation when they are equal after folding (``organisation_names.fold_organisation``), when one
document keeps them for one, or when a document explains one as the abbreviation of the other, ``Full Name (FN)``. An
abbreviation links across documents only if the whole archive knows one organisation for it. A name that says what it
is but not whose (``stuurgroep``) holds within one series of meetings.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from pipeline.linking.correcting import Linked
from pipeline.linking.counting import most_frequent
from pipeline.linking.groups import Groups
from pipeline.linking.occasions import Occasion, count_meetings, stable_id, text_of
from pipeline.linking.organisation_names import abbreviates, fold_organisation, is_generic, recognise_kind
from pipeline.tabulate import Row

_BRACKETS = re.compile(r"\(([^()\n]{2,80})\)")
_ACROSS = 3
"""Letters that an abbreviation needs to mean the same in another document: two stand for too much."""


@dataclass(frozen=True, slots=True)
class LocalOrganisation:
    """An organisation as one document knows it; ``node`` is the name that it shares with other documents."""

    key: str
    document_id: str
    name: str
    forms: tuple[str, ...]
    kind: str | None
    node: str


def link_organisations(
    rows: Iterable[Row], occasions: Mapping[str, Occasion], texts: Mapping[str, str]
) -> Linked[LocalOrganisation]:
    """Return the organisations of the archive, by id.

    Args:
        rows: document-local organisations.
        occasions: the occasion of every document.
        texts: the text of every document, in which abbreviations are explained.
    """
    found = [_read(row, occasions) for row in rows]
    groups = Groups(sorted({one.node for one in found}))
    _join_explained(found, texts, groups)
    _join_abbreviations(found, groups)
    members: dict[str, list[LocalOrganisation]] = defaultdict(list)
    for one in sorted(found, key=lambda one: one.key):
        members[groups.find(one.node)].append(one)
    return Linked({stable_id("org", min(one.node for one in group)): group for group in members.values()})


def publish_organisations(
    linked: Linked[LocalOrganisation], occasions: Mapping[str, Occasion]
) -> tuple[list[Row], dict[str, str]]:
    """Return the rows of ``organisations`` and the organisation of every document-local key that has one."""
    rows = [_row(key, known, linked.names.get(key), occasions) for key, known in linked.members.items()]
    ids = {one.key: key for key, known in linked.members.items() for one in known}
    return sorted(rows, key=lambda row: (str(row["name"]).casefold(), str(row["organisation_id"]))), ids


def _read(row: Row, occasions: Mapping[str, Occasion]) -> LocalOrganisation:
    document_id, name, forms = str(row["document_id"]), str(row["name"]), row["forms"]
    return LocalOrganisation(
        key=str(row["organisation_id"]),
        document_id=document_id,
        name=name,
        forms=tuple(map(str, forms)) if isinstance(forms, list) else (name,),
        kind=text_of(row, "kind"),
        node=_node(name, occasions[document_id].series),
    )


def _node(name: str, series: str) -> str:
    key = fold_organisation(name) or name
    return f"{key}@{series}" if is_generic(key) else key


def _join_explained(found: Iterable[LocalOrganisation], texts: Mapping[str, str], groups: Groups[str]) -> None:
    """Join two organisations of one document where its text writes ``Full Name (FN)`` or ``FN (Full Name)``."""
    by_document: dict[str, list[LocalOrganisation]] = defaultdict(list)
    for one in found:
        by_document[one.document_id].append(one)
    for document_id, ones in by_document.items():
        text = texts.get(document_id, "")
        spelt = {fold_organisation(form): one for one in ones for form in (*one.forms, one.name)}
        for match in _BRACKETS.finditer(text):
            inside = spelt.get(fold_organisation(match[1]))
            if inside is None:
                continue
            before = text[max(match.start() - 120, 0) : match.start()].rstrip()
            for one in ones:
                ends = any(before.endswith(form) for form in (*one.forms, one.name))
                if ends and one.node != inside.node and _explains(one, inside):
                    groups.join(one.node, inside.node)


def _explains(one: LocalOrganisation, other: LocalOrganisation) -> bool:
    return abbreviates(one.name, other.name) or abbreviates(other.name, one.name)


def _join_abbreviations(found: Iterable[LocalOrganisation], groups: Groups[str]) -> None:
    """Join an organisation known by its abbreviation alone to the only one that uses it beside its full name."""
    meant: dict[str, set[str]] = defaultdict(set)
    for one in found:
        for form in one.forms:
            key = fold_organisation(form)
            if len(key) >= _ACROSS and key != one.node and not is_generic(key) and abbreviates(form, one.name):
                meant[key].add(one.node)
    alone = {one.node for one in found}
    for key in sorted(meant):
        if key in alone and len({groups.find(node) for node in meant[key]} - {groups.find(key)}) == 1:
            groups.join(key, min(meant[key]))


def _row(
    organisation_id: str, group: Sequence[LocalOrganisation], given: str | None, occasions: Mapping[str, Occasion]
) -> Row:
    name = given or fullest_name(group)
    kinds = Counter(one.kind for one in group if one.kind)
    return {
        "organisation_id": organisation_id,
        "name": name,
        "aliases": sorted({form for one in group for form in (*one.forms, one.name)}),
        "kind": recognise_kind(name) or most_frequent(kinds),
        **count_meetings({one.document_id for one in group}, occasions),
    }


def fullest_name(group: Sequence[LocalOrganisation]) -> str:
    """Return the longest name that the group is known by, as it is written most often."""
    spellings: dict[str, Counter[str]] = defaultdict(Counter)
    for one in group:
        spellings[fold_organisation(one.name)][one.name] += 1
    longest = max(spellings, key=lambda key: (len(key), key))
    return str(most_frequent(spellings[longest]))
