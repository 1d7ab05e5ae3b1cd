"""From document-local rows to the published tables."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from pipeline.linking.attendance import merge_attendance
from pipeline.linking.correcting import Naming, Places, correct
from pipeline.linking.corrections import NO_CORRECTIONS, Corrections
from pipeline.linking.duplicates import complete_meetings, find_copies
from pipeline.linking.occasions import Occasion, read_occasions
from pipeline.linking.organisation_doubts import find_organisation_doubts
from pipeline.linking.organisation_names import fold_organisation
from pipeline.linking.organisations import fullest_name, link_organisations, publish_organisations
from pipeline.linking.people import link_people, publish_people
from pipeline.linking.person_groups import Employer, Local, fullest_of
from pipeline.linking.register import make_register
from pipeline.linking.topics import find_topics
from pipeline.schema import TABLES
from pipeline.structure.names import fold_name
from pipeline.tabulate import LOCAL_TABLES, Row, Rows

_PEOPLE = ("person_id", "chair_id", "secretary_id", "owner_person_id")
_ORGANISATIONS = ("organisation_id", "owner_organisation_id")
_ORGANISATION_NAMES = Naming(fullest_name, lambda name: fold_organisation(name) or name)
_PEOPLE_NAMES: Naming[Local] = Naming(lambda known: fullest_of(known).name, fold_name)
_OF_MEETINGS = ("meetings", "attendance", "conclusions", "action_items", "contributions")


@dataclass(frozen=True, slots=True)
class _Ids:
    """Hold what document-local keys and ids become across the archive."""

    people: Mapping[str, str]
    organisations: Mapping[str, str]
    copies: Mapping[str, str]
    occasions: Mapping[str, Occasion]

    def resolve(self, row: Row) -> Row:
        resolved = dict(row)
        for columns, ids in ((_PEOPLE, self.people), (_ORGANISATIONS, self.organisations)):
            for column in columns:
                if row.get(column) is not None:
                    resolved[column] = ids.get(str(row[column]))
        return resolved


def link(
    shards: Iterable[Rows], corrections: Corrections = NO_CORRECTIONS, notice: Callable[[str], object] = str
) -> Rows:
    """Return the rows of every published table, in an order that does not depend on that of the shards.

    A document that is a copy of another keeps its sections, mentions and dates, and its sections belong to the
    meeting of the one that counts; it has no meeting of its own, nor attendance, conclusions, action items or
    contributions, which would count twice. What the meeting of the one that counts leaves open is taken from its
    copies. The text, offsets and evidence of every row stay as they were.

    Args:
        shards: what ``tabulate`` returned for each document, one or more documents to a shard.
        corrections: what the user knows better.
        notice: told one sentence for each correction that found nothing to correct.

    Raises:
        ValueError: two shards hold the same document.
    """
    rows = _collect(shards)
    copies = find_copies(rows["documents"], rows["meetings"], rows["dates"])
    rows["meetings"] = complete_meetings(rows["meetings"], copies)
    occasions = read_occasions(rows["documents"], rows["meetings"], copies)
    named = _name(rows, occasions, corrections)
    for sentence in named.notices:
        notice(sentence)
    linked = _link_rows(rows, _Ids(named.people, named.organisations, copies, occasions)) | named.rows
    linked["topics"], linked["section_topics"] = find_topics(linked, occasions)
    linked["action_register"], linked["action_changes"], registered = make_register(linked, occasions)
    for row in linked["action_items"]:
        row["register_id"] = registered[str(row["action_id"])]
    return {name: linked[name] for name in TABLES}


@dataclass(frozen=True, slots=True)
class _Named:
    """Hold who and what is named: rows, the id of each document-local key, and which corrections found nothing."""

    rows: Rows
    people: Mapping[str, str]
    organisations: Mapping[str, str]
    notices: list[str]


def _name(rows: Rows, occasions: Mapping[str, Occasion], corrections: Corrections) -> _Named:
    texts = {str(row["document_id"]): str(row["text"]) for row in rows["documents"] if row["text"] is not None}
    paths = {str(row["document_id"]): str(row["source_path"]) for row in rows["documents"]}
    places = Places(paths, occasions, fold_organisation)

    linked_organisations = link_organisations(rows["organisations"], occasions, texts)
    notices = correct(linked_organisations, corrections.of("organisation"), _ORGANISATION_NAMES, places)
    organisations, organisation_ids = publish_organisations(linked_organisations, occasions)
    folded = {str(row["organisation_id"]): fold_organisation(str(row["name"])) for row in organisations}
    employers = {key: Employer(found, folded[found]) for key, found in organisation_ids.items()}

    expected = {row["person_id"] for row in rows["attendance"]}
    linked_people = link_people(rows["people"], expected, occasions, employers)
    notices += correct(linked_people, corrections.of("person"), _PEOPLE_NAMES, places)
    people, doubts, person_ids = publish_people(linked_people, occasions)
    names = {str(row["organisation_id"]): str(row["name"]) for row in organisations}
    doubts += find_organisation_doubts(linked_organisations.members, names, occasions)
    named: Rows = {"organisations": organisations, "people": people, "doubts": doubts}
    return _Named(named, person_ids, organisation_ids, notices)


def _collect(shards: Iterable[Rows]) -> Rows:
    """Put the rows of all shards together: documents by path, what belongs to a document in its own order."""
    rows: Rows = {name: [] for name in LOCAL_TABLES}
    for shard in shards:
        for name in LOCAL_TABLES:
            rows[name] += shard.get(name, ())
    rows["documents"].sort(key=lambda row: str(row["source_path"]))
    rank = {row["document_id"]: number for number, row in enumerate(rows["documents"])}
    if len(rank) < len(rows["documents"]):
        twice = Counter(str(row["source_path"]) for row in rows["documents"]).most_common(1)[0][0]
        msg = f"{twice} is in the shards more than once: hand over each document once"
        raise ValueError(msg)
    rank |= {row["meeting_id"]: rank[row["document_id"]] for row in rows["meetings"]}
    for name in LOCAL_TABLES[1:]:
        # the sort is stable and a document comes whole from one shard, so its own order stays
        rows[name].sort(key=lambda row: rank[row["document_id"] if "document_id" in row else row["meeting_id"]])
    return rows


def _stays(row: Row, was: Row) -> bool:
    return all(was[column] is None or row[column] is not None for column in ("person_id", "organisation_id"))


def _link_rows(rows: Rows, ids: _Ids) -> Rows:
    dropped = {row["meeting_id"] for row in rows["meetings"] if str(row["document_id"]) in ids.copies}
    linked: Rows = {}
    for name in ("mentions", *_OF_MEETINGS):
        linked[name] = [ids.resolve(row) for row in rows[name] if row.get("meeting_id") not in dropped]
    # what is no person or organisation, as the user says, is not named or present either
    linked["mentions"] = [
        row for row, was in zip(linked["mentions"], rows["mentions"], strict=True) if _stays(row, was)
    ]
    linked["attendance"] = [row for row in linked["attendance"] if row["person_id"] is not None]
    linked["attendance"] = merge_attendance(linked["attendance"])
    linked["dates"] = rows["dates"]
    linked["documents"] = [row | {"duplicate_of": ids.copies.get(str(row["document_id"]))} for row in rows["documents"]]
    linked["sections"] = [
        row | {"meeting_id": ids.occasions[str(row["document_id"])].meeting_id} for row in rows["sections"]
    ]
    return linked
