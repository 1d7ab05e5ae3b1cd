"""Popolo JSON (https://www.popoloproject.com/specs/), the vocabulary in which Open Raadsinformatie publishes councils.

One object with a list for each class, as EveryPolitician and others exchange it. What Popolo has no class for is put
as Open Raadsinformatie does it: an agenda item is an event that is part of the meeting's event.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from zoneinfo import ZoneInfo

Row = Mapping[str, object]
Record = dict[str, object]
NEEDED = ("documents", "meetings", "sections", "people", "organisations", "attendance", "conclusions", "contributions")

# Dutch and Flemish minutes give local times
_ZONE = ZoneInfo("Europe/Amsterdam")
# the results that Popolo's own examples use
_RESULTS = {"adopted": "pass", "rejected": "fail"}


def to_popolo(tables: Mapping[str, Sequence[Row]]) -> dict[str, list[Record]]:
    """Return persons, organizations, memberships, events, motions, vote_events and speeches.

    Only decisions become motions, with the date of the meeting; those with counted votes have a vote event. Ids are
    those of the tables. What a document does not say is left out, never null.

    Args:
        tables: rows of the tables that ``NEEDED`` names, as ``pyarrow.Table.to_pylist`` gives them.
    """
    bodies = _Bodies(tables["organisations"], tables["meetings"])
    sources = {row["document_id"]: _sources(row) for row in tables["documents"]}
    meetings = {row["meeting_id"]: row for row in tables["meetings"]}
    decisions = [row for row in tables["conclusions"] if row["kind"] == "decision"]
    present: dict[object, list[Row]] = defaultdict(list)
    for row in tables["attendance"]:
        if row["status"] == "present":
            present[row["meeting_id"]].append(row)
    names = {row["person_id"]: row["name"] for row in tables["people"]}
    return {
        "persons": [_person(row) for row in tables["people"]],
        "organizations": [*map(_organisation, tables["organisations"]), *bodies.made()],
        "memberships": list(_memberships(tables["people"], tables["attendance"], meetings, bodies)),
        "events": [
            *(_meeting(row, bodies, present[row["meeting_id"]], names, sources) for row in tables["meetings"]),
            *_agenda_items(tables["sections"], meetings, bodies, sources),
        ],
        "motions": [_motion(row, meetings, bodies, sources) for row in decisions],
        "vote_events": [_vote_event(row, meetings, bodies) for row in decisions if _has_votes(row)],
        "speeches": list(_speeches(tables["contributions"], meetings, sources)),
    }


class _Bodies:
    """The organ of each meeting as an organisation: one of the table where the names agree, else one made of it."""

    def __init__(self, organisations: Iterable[Row], meetings: Iterable[Row]) -> None:
        self._ids = {
            str(name).casefold(): str(row["organisation_id"])
            for row in organisations
            for name in (*_listed(row["aliases"]), row["name"])
        }
        self._made: dict[str, Record] = {}
        self._of_meeting = {row["meeting_id"]: self._find(row["body"]) for row in meetings}

    def _find(self, body: object) -> str | None:
        if body is None:
            return None
        key = str(body).casefold()
        if key not in self._ids:
            made = f"body-{len(self._made) + 1:03}"
            self._made[made] = {"id": made, "name": body, "classification": "body"}
            self._ids[key] = made
        return self._ids[key]

    def of(self, meeting_id: object) -> str | None:
        """Return the id of the organ that met."""
        return self._of_meeting.get(meeting_id)

    def made(self) -> list[Record]:
        """Return the organs that the table of organisations does not have."""
        return list(self._made.values())


def _person(row: Row) -> Record:
    prefix, surname = row["surname_prefix"], row["surname"]
    return _filled(
        id=row["person_id"],
        name=row["name"],
        given_name=row["given_name"],
        family_name=" ".join(str(part) for part in (prefix, surname) if part) or None,
        sort_name=f"{surname}, {row['given_name']}{f' {prefix}' if prefix else ''}"
        if surname and row["given_name"]
        else None,
        other_names=[{"name": name} for name in _listed(row["aliases"]) if name != row["name"]],
    )


def _organisation(row: Row) -> Record:
    return _filled(
        id=row["organisation_id"],
        name=row["name"],
        classification=row["kind"],
        other_names=[{"name": name} for name in _listed(row["aliases"]) if name != row["name"]],
    )


def _memberships(
    people: Iterable[Row], attendance: Iterable[Row], meetings: Mapping[object, Row], bodies: _Bodies
) -> Iterator[Record]:
    """Yield who belongs to what: the most frequent organisation, and the organ of meetings attended as a member."""
    for row in people:
        if row["organisation_id"] is not None:
            yield _filled(
                id=f"{row['person_id']}-{row['organisation_id']}",
                person_id=row["person_id"],
                organization_id=row["organisation_id"],
                role=row["role"],
            )
    seen: dict[tuple[str, str], list[tuple[date, object]]] = defaultdict(list)
    for row in attendance:
        meeting, body = meetings[row["meeting_id"]], bodies.of(row["meeting_id"])
        if body is not None and row["function"] in ("chair", "secretary", "member"):
            day = meeting["date"]
            seen[str(row["person_id"]), body].append((day if isinstance(day, date) else date.min, row["function"]))
    known = {(row["person_id"], row["organisation_id"]) for row in people}
    for (person, body), times in sorted(seen.items()):
        if (person, body) not in known:
            _, function = max(times, key=lambda pair: (pair[0], str(pair[1])))
            yield _filled(id=f"{person}-{body}", person_id=person, organization_id=body, role=function)


def _meeting(
    row: Row, bodies: _Bodies, present: Iterable[Row], names: Mapping[object, object], sources: Mapping[object, object]
) -> Record:
    attendees = [{"id": who["person_id"], "name": names[who["person_id"]]} for who in present]
    return _filled(
        id=row["meeting_id"],
        name=row["title"] or row["body"],
        classification="meeting",
        organization_id=bodies.of(row["meeting_id"]),
        start_date=_moment(row["date"], row["start_time"]),
        end_date=_moment(row["date"], row["end_time"]) if row["end_time"] else None,
        location=row["location"],
        attendees=attendees,
        sources=sources[row["document_id"]],
    )


def _agenda_items(
    sections: Iterable[Row], meetings: Mapping[object, Row], bodies: _Bodies, sources: Mapping[object, object]
) -> Iterator[Record]:
    for row in sections:
        if row["meeting_id"] is not None and row["title"] is not None:
            yield _filled(
                id=row["section_id"],
                name=" ".join(str(part) for part in (row["number"], row["title"]) if part),
                classification="agenda item",
                parent_id=row["parent_id"] or row["meeting_id"],
                organization_id=bodies.of(row["meeting_id"]),
                start_date=_moment(meetings[row["meeting_id"]]["date"], None),
                position=row["position"],
                sources=sources[row["document_id"]],
            )


def _motion(row: Row, meetings: Mapping[object, Row], bodies: _Bodies, sources: Mapping[object, object]) -> Record:
    meeting = meetings[row["meeting_id"]]
    outcome = row["outcome"]
    return _filled(
        id=row["conclusion_id"],
        organization_id=bodies.of(row["meeting_id"]),
        text=row["text"],
        classification="decision",
        date=_moment(meeting["date"], None),
        result=_RESULTS.get(str(outcome), outcome),
        event_id=row["section_id"] or row["meeting_id"],
        sources=sources[meeting["document_id"]],
    )


def _has_votes(row: Row) -> bool:
    return row["votes_for"] is not None or row["votes_against"] is not None


def _vote_event(row: Row, meetings: Mapping[object, Row], bodies: _Bodies) -> Record:
    outcome = row["outcome"]
    counts = [("yes", row["votes_for"]), ("no", row["votes_against"])]
    return _filled(
        id=f"{row['conclusion_id']}-vote",
        motion_id=row["conclusion_id"],
        organization_id=bodies.of(row["meeting_id"]),
        start_date=_moment(meetings[row["meeting_id"]]["date"], None),
        result=_RESULTS.get(str(outcome), outcome),
        counts=[{"option": option, "value": value} for option, value in counts if value is not None],
    )


def _speeches(
    contributions: Iterable[Row], meetings: Mapping[object, Row], sources: Mapping[object, object]
) -> Iterator[Record]:
    positions: dict[object, int] = defaultdict(int)
    for row in contributions:
        meeting = meetings[row["meeting_id"]]
        positions[row["meeting_id"]] += 1
        yield _filled(
            id=row["contribution_id"],
            creator_id=row["person_id"],
            attribution_text=row["speaker"],
            text=row["text"],
            type="speech",
            classification=row["act"],
            date=_moment(meeting["date"], None),
            position=positions[row["meeting_id"]],
            event_id=row["section_id"] or row["meeting_id"],
            sources=sources[meeting["document_id"]],
        )


def _sources(row: Row) -> list[Record]:
    return [{"url": str(row["source_path"]), "note": "path in the archive"}]


def _listed(value: object) -> list[object]:
    return list(value) if isinstance(value, list) else []


def _filled(**values: object) -> Record:
    """Return what has a value."""
    return {key: value for key, value in values.items() if value not in (None, [])}


def _moment(day: object, time: object) -> str | None:
    """Return a day, or a day and time with its offset from UTC, as ISO 8601 has it."""
    if not isinstance(day, date):
        return None
    if time is None:
        return day.isoformat()
    clock = datetime.strptime(str(time), "%H:%M").time()
    return datetime.combine(day, clock, tzinfo=_ZONE).isoformat()
