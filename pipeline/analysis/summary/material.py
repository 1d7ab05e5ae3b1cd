"""What a summary is drawn from: all that the tables have on a subject, as lines with their sources."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

import pandas as pd

from pipeline.analysis.answers import records
from pipeline.analysis.filters import Narrowed
from pipeline.analysis.query import Archive
from pipeline.analysis.search import read_query
from pipeline.analysis.summary.lines import as_count
from pipeline.analysis.summary.sentences import Places, Row, Sentence, read_running, read_said, span_of

LAST = "LAST"
"""As ``since``: from the last meeting on."""

# of more meetings that have a topic in their running text so many are read for it, spread evenly over time; a summary
# quotes fewer still
_READ = 100
_TELLING = ("topic", "announcements", "any_other_business", "minutes_approval")

_HISTORIES = """
    SELECT c.register_id, c.date, c.state, s.number AS section_number, s.title AS section, x.text, d.source_path,
        x.page, x.start, x."end", x.section_id, d.document_id
    FROM action_changes c
    JOIN meetings m USING (meeting_id)
    JOIN documents d ON d.document_id = m.document_id
    LEFT JOIN action_items x ON x.action_id = c.action_id
    LEFT JOIN sections s ON s.section_id = x.section_id
    WHERE c.register_id IN (SELECT unnest($ids::VARCHAR[]))
    ORDER BY c.date, d.source_path"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """State what a summary is about; all that is given must hold.

    Attributes:
        topic: words or a phrase.
        person: a name or part of one.
        organisation: likewise.
        body: the organ that met.
        since: a day, month or year, or ``LAST``: from the last meeting that the rest of the scope has.
        until: a day, month or year.
    """

    topic: str | None = None
    person: str | None = None
    organisation: str | None = None
    body: str | None = None
    since: str | date | None = None
    until: str | date | None = None

    @property
    def about_somebody(self) -> bool:
        """Whether it is about what a person or organisation said, rather than about all that was said."""
        return self.person is not None or self.organisation is not None


@dataclass(frozen=True, slots=True)
class Material:
    """Hold what there is on a subject, the oldest first and what has no date last.

    Attributes:
        meetings: the meetings that have anything on it.
        said: what is attributed to somebody.
        quotable: that and running text, without what is a decision or a task.
        decisions: rows of ``Archive.decisions``.
        actions: rows of ``Archive.actions``.
        histories: what became of each of them after its first meeting, by ``register_id``.
        answered: where the last answer of a section begins.
        unread: the meetings of which the running text was left unread, since there are so many.
    """

    meetings: list[Row]
    said: list[Sentence]
    quotable: list[Sentence]
    decisions: list[Row]
    actions: list[Row]
    histories: Mapping[str, list[Row]]
    answered: dict[str, int]
    unread: frozenset[str] = frozenset()


def gather(archive: Archive, scope: Scope) -> Material:
    """Return what the archive has on a subject.

    Raises:
        QuestionError: the scope cannot be read, or names somebody that the archive does not know.
    """
    since = _last_day(archive, scope) if scope.since == LAST else scope.since
    narrow: Narrowed = {
        "person": scope.person,
        "organisation": scope.organisation,
        "body": scope.body,
        "since": since,
        "until": scope.until,
    }
    said = [read_said(row) for row in _rows(archive.who_raised(scope.topic, **narrow))]
    decisions = _rows(archive.decisions(scope.topic, **narrow))
    actions = _rows(archive.actions(scope.topic, **narrow))
    facts = [span_of(row) for row in (*decisions, *actions)]
    told: list[Sentence] = []
    unread = frozenset[str]()
    if not scope.about_somebody:
        found = archive.sections(scope.topic, **narrow)
        told, unread = _read_running(archive, found, scope.topic, Places((*(one.span for one in said), *facts)))
    met = {row["meeting_id"] for row in (*decisions, *actions)} | {one.meeting_id for one in (*said, *told)}
    met |= {row["changed_meeting_id"] for row in actions} | unread
    meetings = _rows(archive.meetings(body=scope.body, since=since, until=scope.until))
    taken = Places(facts)
    return Material(
        meetings=[row for row in meetings if row["meeting_id"] in met],
        said=said,
        quotable=[one for one in said if one.span not in taken] + told,
        decisions=decisions,
        actions=actions,
        histories=_histories(archive, actions),
        answered=_answered(archive, {one.section_id for one in said if one.act == "asks"}),
        unread=unread,
    )


def _read_running(
    archive: Archive, found: pd.DataFrame, topic: str | None, taken: Places
) -> tuple[list[Sentence], frozenset[str]]:
    """Return the running text of sections, and the meetings of which it was left unread, since there are so many."""
    telling = found[found["kind"].isin(_TELLING)]
    ids = [str(row["meeting_id"]) for row in _rows(telling[["date", "source_path", "start", "meeting_id"]])]
    read = spread(ids)
    rows = _rows(telling[telling["meeting_id"].isin(read)])
    ends = _pages_that_end(archive, {str(row["document_id"]) for row in rows})
    query = read_query(topic) if topic is not None else None
    return [one for row in rows for one in read_running(row, taken, ends, query)], frozenset(ids) - set(read)


def spread(meetings: Iterable[str]) -> list[str]:
    """Return no more meetings than are read, spread evenly over the order they are given in."""
    ordered = list(dict.fromkeys(meetings))
    step = max(len(ordered) / _READ, 1)
    return [ordered[int(place * step)] for place in range(min(len(ordered), _READ))]


def _last_day(archive: Archive, scope: Scope) -> date | None:
    meetings = archive.meetings(
        scope.topic, person=scope.person, organisation=scope.organisation, body=scope.body, until=scope.until
    )
    days = [row["date"] for row in records(meetings) if isinstance(row["date"], date)]
    return max(days, default=None)


def _rows(frame: pd.DataFrame) -> list[Row]:
    """Return rows in the order of time and text."""
    return sorted(records(frame), key=_moment)


def _histories(archive: Archive, actions: Iterable[Row]) -> dict[str, list[Row]]:
    ids = sorted(str(row["register_id"]) for row in actions)
    histories: dict[str, list[Row]] = defaultdict(list)
    for row in records(archive.sql(_HISTORIES, {"ids": ids})) if ids else ():
        histories[str(row["register_id"])].append(row)
    return {register_id: rows[1:] for register_id, rows in histories.items()}


def _moment(row: Row) -> tuple[date, str, int]:
    day = row["date"] if "date" in row else row["opened_on"]
    return day if isinstance(day, date) else date.max, str(row["source_path"]), as_count(row.get("start"))


def _pages_that_end(archive: Archive, documents: set[str]) -> set[str]:
    """Return the sections that lie within one page: where the next one begins on the same page, or the last page."""
    rows = records(
        archive.sql(
            """
        SELECT section_id FROM (
            SELECT s.section_id, s.page,
                lead(s.page) OVER (PARTITION BY s.document_id ORDER BY s.position) AS next, d.page_count AS last
            FROM sections s JOIN documents d USING (document_id)
            WHERE s.document_id IN (SELECT unnest($documents::VARCHAR[])))
        WHERE page = coalesce(next, last)""",
            {"documents": sorted(documents)},
        )
    )
    return {str(row["section_id"]) for row in rows}


def _answered(archive: Archive, sections: set[str | None]) -> dict[str, int]:
    """Return where the last answer in each of the sections begins."""
    rows = archive.sql(
        """SELECT section_id, max(start) AS start FROM contributions
        WHERE act = 'answers' AND section_id IN (SELECT unnest($ids::VARCHAR[])) GROUP BY ALL""",
        {"ids": sorted(one for one in sections if one)},
    )
    return {str(row["section_id"]): as_count(row["start"]) for row in records(rows)}
