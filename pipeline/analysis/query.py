"""An opened archive and the questions it answers, each with a pandas DataFrame.

The methods take the same filters, all of them optional:

- ``person``, ``organisation``, ``body``: a name or part of one; case, accents and titles do not matter.
- ``since``, ``until``: first and last day of the meeting, as ``date`` or as ``2023``, ``2023-05`` or ``2023-05-01``;
  with one of them, meetings of which the day is not known are left out.
- ``meeting``: the ``meeting_id`` of one meeting.

A ``topic`` is words, all of which must be there, and phrases between double quotation marks. A row is on a topic when
its own text has the words, the heading it stands under, or a heading above that one, together or alone, or when its
section treats a subject of that name: ``matched_in`` tells which (``sentence``, ``sentence and title``, ``title``,
``title above``, ``subject``). The answer stands in that order, and within it by ``score`` (BM25); without a topic the
newest meeting stands first. With ``order`` (``best``, ``newest``, ``oldest``) it stands by the day of the meeting.

Columns have Arrow types and a missing value is ``pandas.NA``; ``pipeline.analysis.records`` turns an answer into plain
Python values. ``start`` and ``end`` count in ``documents.text`` (0-based, end exclusive), ``page`` from 1. A name that
is nobody's raises ``UnknownNameError``, with the names spelt like it; what cannot be asked raises ``QuestionError``; a
table or an index that is missing raises ``TablesError``.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date
from pathlib import Path

import pandas as pd

from pipeline import schema
from pipeline.analysis import answers, registers, shapes
from pipeline.analysis.filters import Conditions, Day, Filters
from pipeline.analysis.search import Index, read_query
from pipeline.analysis.tables import QuestionError, Tables
from pipeline.archive import current_folder, read_table

Values = str | Collection[str]


class Archive:
    """Answer questions about the tables of one run.

    The tables stay those of the run they were opened after; ``is_current`` tells whether there are newer ones. One
    archive may be used by several threads.

    Args:
        folder: the output folder of a run.

    Raises:
        TablesError: there are no tables, they are damaged, or a newer version of this program made them.

    Example:
        >>> archive = open_archive("data/processed")
        >>> archive.who_raised("armoede", since="2025")[["date", "person", "text"]]
    """

    def __init__(self, folder: str | Path) -> None:
        self._tables = Tables(Path(folder))

    @property
    def folder(self) -> Path:
        """The folder it was opened from."""
        return self._tables.out

    @property
    def is_current(self) -> bool:
        """Whether no later run has replaced the tables."""
        return current_folder(self.folder) == self._tables.folder

    def who_raised(
        self,
        topic: str | None = None,
        *,
        person: str | None = None,
        organisation: str | None = None,
        body: str | None = None,
        since: Day | None = None,
        until: Day | None = None,
        meeting: str | None = None,
        act: Values | None = None,
        order: str = "best",
        limit: int | None = None,
    ) -> pd.DataFrame:
        """Return who said what, when, in which meeting and section, with the sentence and its source.

        ``person`` and ``organisation`` are the speaker, or whom the speaker is there for; ``act`` is one or more of
        ``pipeline.schema.ACTS``.

        Returns:
            One row per contribution: date, body, meeting, section_number, section, section_above, speaker, person,
            organisation, person_id, organisation_id, act, text, source_path, page, start, end, section_id, meeting_id,
            document_id, contribution_id, confidence, rule; with a topic also matched_in and score.

        Example:
            >>> archive.who_raised("werving coördinator", until="2025-03")[["date", "person", "section", "text"]]
        """
        filters = self._filters(person, organisation, body, since, until, meeting)
        more = _one_of("x.act", "act", act, schema.ACTS)
        return answers.answer(
            self._tables, shapes.CONTRIBUTIONS, filters, topic=topic, order=order, limit=limit, more=more
        )

    def decisions(
        self,
        topic: str | None = None,
        *,
        person: str | None = None,
        organisation: str | None = None,
        body: str | None = None,
        since: Day | None = None,
        until: Day | None = None,
        meeting: str | None = None,
        kind: Values | None = None,
        outcome: Values | None = None,
        order: str = "best",
        limit: int | None = None,
    ) -> pd.DataFrame:
        """Return what was decided, concluded or agreed.

        ``person`` and ``organisation`` are named in the sentence or spoke in its section; ``kind`` is one or more of
        ``pipeline.schema.CONCLUSION_KINDS``, ``outcome`` of ``pipeline.schema.OUTCOMES``.

        Returns:
            One row per conclusion: date, body, meeting, section_number, section, section_above, kind, outcome,
            votes_for, votes_against, text, source_path, page, start, end, section_id, meeting_id, document_id,
            conclusion_id, confidence, rule; with a topic also matched_in and score.

        Example:
            >>> archive.decisions("begroting", kind="decision", outcome="adopted")
        """
        filters = self._filters(person, organisation, body, since, until, meeting)
        more = _one_of("x.kind", "kind", kind, schema.CONCLUSION_KINDS)
        more.add_all(_one_of("x.outcome", "outcome", outcome, schema.OUTCOMES))
        return answers.answer(self._tables, shapes.DECISIONS, filters, topic=topic, order=order, limit=limit, more=more)

    def actions(
        self,
        topic: str | None = None,
        *,
        person: str | None = None,
        organisation: str | None = None,
        body: str | None = None,
        since: Day | None = None,
        until: Day | None = None,
        meeting: str | None = None,
        state: str | None = None,
        owner: str | None = None,
        due: Day | None = None,
        today: date | None = None,
        limit: int | None = None,
    ) -> pd.DataFrame:
        """Return the tasks of the register, each once, with what became of it.

        ``person`` and ``organisation`` are the owner, or whom the owner is there for, and ``owner`` is either. A
        meeting, a body and a period are those in which the task was handed out or changed. ``state`` is ``open``
        (carried over or not), ``overdue`` (open and due before ``today``), ``done`` or ``dropped``; ``due`` is a year,
        month or day in which the deadline falls.

        Returns:
            One row per task: state, overdue, due_date, owner (as last written), person, organisation, text (as first
            written), body, opened_on, changed_on, meetings, listed, meeting, section_number, section, source_path,
            page, start, end, section_id, meeting_id, changed_meeting_id, document_id, register_id, action_id,
            owner_person_id, owner_organisation_id; with a topic also matched_in and score. Meeting, section and place
            are those where it was first met.

        Example:
            >>> archive.actions(state="overdue", owner="Saskia Verhoeven")[["due_date", "text"]]
            >>> archive.actions(due="2025-04")
        """
        filters = self._filters(person, organisation, body, since, until, meeting)
        return registers.list_actions(
            self._tables,
            topic,
            filters,
            state=state,
            owner=owner,
            due=due,
            today=today or date.today(),
            limit=limit,
        )

    def action_history(self, register_id: str) -> pd.DataFrame:
        """Return what became of one task, meeting by meeting, the first one first.

        Returns:
            One row per meeting that changed it: date, state, owner, due_date, meeting, section_number, section, text,
            source_path, page, start, end, section_id, meeting_id, document_id, action_id. Text and place are missing
            where a task was dropped, since its absence is the evidence.

        Example:
            >>> archive.action_history(archive.actions(state="done")["register_id"].iloc[0])
        """
        return registers.list_changes(self._tables, register_id)

    def sections(
        self,
        topic: str | None = None,
        *,
        person: str | None = None,
        organisation: str | None = None,
        body: str | None = None,
        since: Day | None = None,
        until: Day | None = None,
        meeting: str | None = None,
        order: str = "best",
        limit: int | None = None,
    ) -> pd.DataFrame:
        """Return sections with their whole text; those of one meeting in the order of the document.

        ``person`` and ``organisation`` are named in the text. Here a ``sentence`` in ``matched_in`` is the text.

        Returns:
            One row per section: date, body, meeting, section_number, section, section_above, level, position,
            parent_id, kind, text, source_path, page, start, end, section_id, meeting_id, document_id; with a topic also
            matched_in and score.

        Example:
            >>> archive.sections(meeting=archive.meetings()["meeting_id"].iloc[0])[["level", "section"]]
        """
        filters = self._filters(person, organisation, body, since, until, meeting)
        return answers.answer(self._tables, shapes.SECTIONS, filters, topic=topic, order=order, limit=limit)

    def meetings(
        self,
        topic: str | None = None,
        *,
        person: str | None = None,
        organisation: str | None = None,
        body: str | None = None,
        since: Day | None = None,
        until: Day | None = None,
        meeting: str | None = None,
    ) -> pd.DataFrame:
        """Return meetings, the newest first; on a topic those of which a section treats it.

        ``person`` was on the list of those present and absent or spoke; so did somebody for ``organisation``.

        Returns:
            One row per meeting: date, body, meeting (its title), start_time, end_time, location, chair, secretary,
            next_meeting, numbers of present, contributions, decisions and actions, source_path, meeting_id,
            document_id, chair_id, secretary_id.

        Example:
            >>> archive.meetings(body="wijkalliantie", since="2025")[["date", "chair", "decisions"]]
        """
        filters = self._filters(person, organisation, body, since, until, meeting)
        return registers.list_meetings(self._tables, topic, filters)

    def people(
        self,
        topic: str | None = None,
        *,
        person: str | None = None,
        organisation: str | None = None,
        body: str | None = None,
        since: Day | None = None,
        until: Day | None = None,
        meeting: str | None = None,
    ) -> pd.DataFrame:
        """Return people, those who take part most first; on a topic those who spoke on it.

        Numbers and days count what the filters leave; with a body, a period or a meeting only who took part in it is
        there: present, speaking or with a task.

        Returns:
            One row per person: name, role, organisation, numbers of meetings, contributions and actions, first_seen,
            last_seen, aliases, person_id, organisation_id.

        Example:
            >>> archive.people("armoede", since="2025")[["name", "organisation", "contributions"]]
        """
        filters = self._filters(person, organisation, body, since, until, meeting)
        return registers.list_people(self._tables, topic, filters)

    def organisations(
        self,
        *,
        person: str | None = None,
        organisation: str | None = None,
        body: str | None = None,
        since: Day | None = None,
        until: Day | None = None,
        meeting: str | None = None,
    ) -> pd.DataFrame:
        """Return organisations, those of most meetings first; ``person`` is or was there for it.

        Returns:
            One row per organisation: name, kind, numbers of meetings and mentions, first_seen, last_seen, aliases,
            organisation_id.

        Example:
            >>> archive.organisations(body="gemeenteraad")[["name", "mentions"]]
        """
        filters = self._filters(person, organisation, body, since, until, meeting)
        return registers.list_organisations(self._tables, filters)

    def topics(
        self,
        words: str | None = None,
        *,
        person: str | None = None,
        organisation: str | None = None,
        body: str | None = None,
        since: Day | None = None,
        until: Day | None = None,
        meeting: str | None = None,
    ) -> pd.DataFrame:
        """Return subjects that recur, those of most meetings first; ``person`` spoke in a section that treats it.

        Numbers and days count what the filters leave.

        Returns:
            One row per subject: label, numbers of meetings, sections, contributions and decisions, first_seen,
            last_seen, terms, topic_id.

        Example:
            >>> archive.topics(person="Saskia Verhoeven")[["label", "meetings"]]
        """
        filters = self._filters(person, organisation, body, since, until, meeting)
        return registers.list_topics(self._tables, words, filters)

    def find(
        self,
        words: str,
        *,
        kinds: Collection[str] | None = None,
        person: str | None = None,
        organisation: str | None = None,
        body: str | None = None,
        since: Day | None = None,
        until: Day | None = None,
        meeting: str | None = None,
        limit: int | None = None,
    ) -> pd.DataFrame:
        """Return the sections, decisions, actions and contributions whose text holds all words, the best first.

        Words are found in any inflection and as a part of a compound (``programma`` in ``uitvoeringsprogramma``), a
        phrase between double quotation marks as it is written. ``kinds`` is some of ``pipeline.analysis.KINDS``.

        Returns:
            One row per find: kind, date, body, meeting, section_number, section, section_above, who, text (of a section
            the sentence that says most of it), source_path, page (on which the section starts), start, end, section_id,
            meeting_id, document_id, id, person_id, organisation_id, score.

        Example:
            >>> archive.find('"sociaal domein" begroting', kinds=["section"], limit=10)[["date", "section", "text"]]
        """
        filters = self._filters(person, organisation, body, since, until, meeting)
        return answers.find(self._tables, words, kinds, filters, limit=limit)

    def facets(
        self,
        words: str,
        *,
        kinds: Collection[str] | None = None,
        person: str | None = None,
        organisation: str | None = None,
        body: str | None = None,
        since: Day | None = None,
        until: Day | None = None,
        meeting: str | None = None,
    ) -> pd.DataFrame:
        """Return how much ``find`` finds by kind, year, body, person and organisation, the most first.

        Returns:
            One row per facet and value: facet, value, count, id (of a person or organisation).

        Example:
            >>> archive.facets("armoede").query("facet == 'year'")
        """
        filters = self._filters(person, organisation, body, since, until, meeting)
        return answers.count_facets(self._tables, words, kinds, filters)

    def similar_words(self, words: str) -> dict[str, list[str]]:
        """Return, for each word that occurs nowhere, words of the archive that are spelt like it.

        Example:
            >>> archive.similar_words("armode")
            {'armode': ['armoede']}
        """
        return Index(self._tables.folder).similar_words(read_query(words))

    def _filters(
        self,
        person: str | None,
        organisation: str | None,
        body: str | None,
        since: Day | None,
        until: Day | None,
        meeting: str | None,
    ) -> Filters:
        return Filters.read(
            self._tables,
            person=person,
            organisation=organisation,
            body=body,
            since=since,
            until=until,
            meeting=meeting,
        )

    def sql(self, sql: str, values: Mapping[str, object] | None = None) -> pd.DataFrame:
        """Return the answer to a question in the SQL of DuckDB over the published tables, with ``$name`` for values.

        It can read nothing but these tables and write nothing.

        Raises:
            QuestionError: it is no single question, or DuckDB does not understand it.

        Example:
            >>> archive.sql("select body, count(*) as meetings from meetings group by body order by meetings desc")
            >>> archive.sql("select * from mentions where person_id = $id", {"id": "per_265c74beb5b2"})
        """
        return answers.to_frame(self._tables.ask(sql, values))

    def table(self, name: str, columns: list[str] | None = None) -> pd.DataFrame:
        """Return a published table, or some of its columns.

        Raises:
            TablesError: these tables have no such table.
            QuestionError: there is none of that name.

        Example:
            >>> archive.table("documents", ["source_path", "status", "message"])
        """
        if name not in schema.TABLES:
            msg = f"there is no table {name!r}: choose from {', '.join(schema.TABLES)}"
            raise QuestionError(msg)
        self._tables.need(name)
        return answers.to_frame(read_table(self._tables.folder, name, columns))


def _one_of(column: str, name: str, given: Values | None, allowed: Collection[str]) -> Conditions:
    conditions = Conditions()
    if given is not None:
        wanted = [given] if isinstance(given, str) else list(given)
        unknown = [value for value in wanted if value not in allowed]
        if unknown:
            msg = f"there is no {name} {unknown[0]!r}: choose from {', '.join(allowed)}"
            raise QuestionError(msg)
        conditions.add(f"list_contains(${name}, {column})", **{name: wanted})
    return conditions
