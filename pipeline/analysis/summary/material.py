"""What a summary is drawn from: all that the tables have on a subject, as lines with their sources."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import accumulate

import pandas as pd

from pipeline.analysis.answers import records
from pipeline.analysis.filters import Narrowed
from pipeline.analysis.passages import matching_spans, sentence_spans
from pipeline.analysis.query import Archive
from pipeline.analysis.search import Query, read_query
from pipeline.analysis.summary.lines import Source, as_count, plain

Row = Mapping[str, object]

LAST = "LAST"
"""As ``since``: from the last meeting on."""

# shorter is a heading or a label, longer a table or a list without stops
_SHORTEST, _LONGEST = 6, 60
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
class Sentence:
    """A sentence of the minutes.

    Attributes:
        text: on one line.
        source: where it stands.
        meeting_id: the meeting.
        section_id: the section.
        speaker: whom it is attributed to, by name or as written; None for running text.
        person_id: that person.
        organisation: whom the speaker is there for, or is.
        organisation_id: the organisation that speaks itself, without a person.
        act: what the speaker does.
    """

    text: str
    source: Source
    meeting_id: str
    section_id: str | None
    speaker: str | None = None
    person_id: str | None = None
    organisation: str | None = None
    organisation_id: str | None = None
    act: str | None = None


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
    said = [_said(row) for row in _rows(archive.who_raised(scope.topic, **narrow))]
    sections = [] if scope.about_somebody else _rows(archive.sections(scope.topic, **narrow))
    decisions = _rows(archive.decisions(scope.topic, **narrow))
    actions = _rows(archive.actions(scope.topic, **narrow))
    taken = _Places(source_of(row) for row in (*decisions, *actions))
    ends = _pages_that_end(archive, {str(row["document_id"]) for row in sections})
    query = read_query(scope.topic) if scope.topic is not None else None
    said_at = _Places((*(one.source for one in said), *(source_of(row) for row in (*decisions, *actions))))
    telling = [row for row in sections if row["kind"] in _TELLING]
    on_topic = [str(row["meeting_id"]) for row in telling]
    unread = frozenset(on_topic) - set(spread(on_topic))
    told = [one for row in telling if row["meeting_id"] not in unread for one in _told(row, said_at, ends, query)]
    met = {row["meeting_id"] for row in (*decisions, *actions)} | {one.meeting_id for one in (*said, *told)}
    met |= {row["changed_meeting_id"] for row in actions} | unread
    meetings = _rows(archive.meetings(body=scope.body, since=since, until=scope.until))
    return Material(
        meetings=[row for row in meetings if row["meeting_id"] in met],
        said=said,
        quotable=[one for one in said if one.source not in taken] + told,
        decisions=decisions,
        actions=actions,
        histories=_histories(archive, actions),
        answered=_answered(archive, {one.section_id for one in said if one.act == "asks"}),
        unread=unread,
    )


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


class _Places:
    """Know which characters of which documents lines take up."""

    def __init__(self, sources: Iterable[Source]) -> None:
        spans: dict[str, set[tuple[int, int]]] = defaultdict(set)
        for source in sources:
            spans[source.document_id].add((source.start, source.end))
        self._starts = {document: sorted(start for start, _ in own) for document, own in spans.items()}
        # how far the spans reach that begin at or before each start
        self._reach = {
            document: list(accumulate((end for _, end in sorted(own)), max)) for document, own in spans.items()
        }

    def __contains__(self, source: object) -> bool:
        """Tell whether a line shares a character with one of them."""
        if not isinstance(source, Source) or source.document_id not in self._starts:
            return False
        before = bisect_left(self._starts[source.document_id], source.end)
        return before > 0 and self._reach[source.document_id][before - 1] > source.start


def _histories(archive: Archive, actions: Iterable[Row]) -> dict[str, list[Row]]:
    ids = sorted(str(row["register_id"]) for row in actions)
    histories: dict[str, list[Row]] = defaultdict(list)
    for row in records(archive.sql(_HISTORIES, {"ids": ids})) if ids else ():
        histories[str(row["register_id"])].append(row)
    return {register_id: rows[1:] for register_id, rows in histories.items()}


def _moment(row: Row) -> tuple[date, str, int]:
    day = row["date"] if "date" in row else row["opened_on"]
    return day if isinstance(day, date) else date.max, str(row["source_path"]), as_count(row.get("start"))


def _said(row: Row) -> Sentence:
    return Sentence(
        text=plain(str(row["text"])),
        source=source_of(row),
        meeting_id=str(row["meeting_id"]),
        section_id=_text(row["section_id"]),
        speaker=_text(row["person"]) or _text(row["speaker"]),
        person_id=_text(row["person_id"]),
        organisation=_text(row["organisation"]),
        organisation_id=None if row["person_id"] is not None else _text(row["organisation_id"]),
        act=_text(row["act"]),
    )


def _told(row: Row, taken: _Places, ends: set[str], query: Query | None) -> Iterator[Sentence]:
    """Yield the sentences of a section that are neither attributed to anybody nor a decision or a task.

    Where the topic stands in the text and not in the heading, only the sentences that have a word of it.
    """
    everywhere = query is None or row["matched_in"] != "sentence"
    text, offset = str(row["text"]), as_count(row["start"])
    for start, end in sentence_spans(text):
        words = len(text[start:end].split())
        heading = row["section"] is not None and (start == 0 or plain(text[start:end]) == plain(str(row["section"])))
        if heading or not _SHORTEST <= words <= _LONGEST or not text[start].isalpha():
            continue
        place = source_of({**row, "start": offset + start, "end": offset + end}, exact=str(row["section_id"]) in ends)
        if place in taken:
            continue
        if not everywhere and query is not None and not matching_spans(text[start:end], query):
            continue
        yield Sentence(
            text=plain(text[start:end]),
            source=place,
            meeting_id=str(row["meeting_id"]),
            section_id=_text(row["section_id"]),
        )


def source_of(row: Row, *, exact: bool = True) -> Source:
    """Return the source of a row of an answer."""
    day = row["date"] if "date" in row else row["opened_on"]
    section = " ".join(str(row[name]) for name in ("section_number", "section") if row[name] is not None)
    return Source(
        document_id=str(row["document_id"]),
        path=str(row["source_path"]),
        day=day if isinstance(day, date) else None,
        section_id=_text(row["section_id"]),
        section=section or None,
        page=as_count(row["page"]) if row["page"] is not None else None,
        start=as_count(row["start"]),
        end=as_count(row["end"]),
        exact=exact,
    )


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


def _text(value: object) -> str | None:
    return None if value is None else str(value)
