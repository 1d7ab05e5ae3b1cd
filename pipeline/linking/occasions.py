"""What every document reports: which meeting, when, and in which series of meetings."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from pipeline.linking.organisation_names import fold_organisation, is_generic, same_body
from pipeline.tabulate import Row


@dataclass(frozen=True, slots=True)
class Occasion:
    """Say what a document reports.

    Attributes:
        document_id: the document.
        meeting_id: the meeting it reports, None where it reports none; a duplicate has that of the copy that counts.
        date: the ISO day of that meeting.
        body: key of the organ that met, None where the document does not name it. One that any organisation has
            (``Raad``) is the only one of its top folder that is called so in full, and another one in another folder.
    """

    document_id: str
    meeting_id: str | None
    date: str | None
    body: str | None

    @property
    def series(self) -> str:
        """The meetings among which a first name means one person: those of one body, else the document alone."""
        return self.body or self.document_id


def read_occasions(documents: Iterable[Row], meetings: Iterable[Row], copies: Mapping[str, str]) -> dict[str, Occasion]:
    """Return the occasion of every document.

    Args:
        documents: rows of all documents.
        meetings: rows of all meetings, those of duplicates too.
        copies: for each duplicate the document that counts.
    """
    meeting_of = {text_of(row, "document_id"): row for row in meetings}
    read = [(row, *_read_body(row, meeting_of, copies)) for row in documents]
    named: dict[str, set[str]] = defaultdict(set)
    for document, _, body in read:
        if body and not is_generic(body):
            named[folder_of(document)].add(body)
    occasions = {}
    for document, meeting, body in read:
        document_id = str(document["document_id"])
        if is_generic(body):
            body = _place(body, folder_of(document), named)
        occasions[document_id] = Occasion(
            document_id=document_id,
            meeting_id=text_of(meeting, "meeting_id"),
            date=text_of(meeting, "date"),
            body=body or None,
        )
    return occasions


def _read_body(row: Row, meeting_of: Mapping[str | None, Row], copies: Mapping[str, str]) -> tuple[Row, str]:
    """Return the meeting that a document reports and the folded name of its body, empty where it is not known."""
    document_id = str(row["document_id"])
    meeting = meeting_of.get(copies.get(document_id, document_id), {})
    own = meeting_of.get(document_id, {})
    return meeting, fold_organisation(text_of(meeting, "body") or text_of(own, "body") or "")


def _place(body: str, folder: str, named: Mapping[str, set[str]]) -> str:
    """Return the only body of a folder that is called so in full (``Gemeenteraad Meerwijk`` for ``Raad``)."""
    full = {name for name in named.get(folder, ()) if any(name.startswith(word) for word in same_body(body))}
    if len(full) == 1:
        return full.pop()
    return f"{same_body(body)[0]}@{folder}" if folder else same_body(body)[0]


def folder_of(document: Row) -> str:
    """Return the top folder of the archive in which a document stands, empty where it stands in none."""
    folder, inside, _ = str(document["source_path"]).partition("/")
    return folder if inside else ""


def count_meetings(document_ids: Iterable[str], occasions: Mapping[str, Occasion]) -> Row:
    """Return ``meeting_count``, ``first_seen`` and ``last_seen`` of what stands in these documents."""
    seen = {
        occasion.meeting_id: occasion.date
        for occasion in map(occasions.__getitem__, document_ids)
        if occasion.meeting_id is not None
    }
    days = sorted(day for day in seen.values() if day is not None)
    return {
        "meeting_count": len(seen),
        "first_seen": days[0] if days else None,
        "last_seen": days[-1] if days else None,
    }


def text_of(row: Mapping[str, object], column: str) -> str | None:
    """Return a value that is text or null."""
    value = row.get(column)
    return None if value is None else str(value)


def stable_id(prefix: str, key: str) -> str:
    """Return an identifier that depends on nothing but the key."""
    return f"{prefix}_{hashlib.sha256(key.encode()).hexdigest()[:12]}"
