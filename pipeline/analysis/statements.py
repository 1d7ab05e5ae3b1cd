"""Questions about what was said, decided and taken on, and about the text itself."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from typing import Unpack

from pipeline import schema
from pipeline.analysis import answers, registers, shapes
from pipeline.analysis.filters import Conditions, Day, Filters, Given, spelt_out
from pipeline.analysis.opened import Answer, Opened
from pipeline.analysis.tables import QuestionError

Values = str | Collection[str]


class Statements(Opened[Answer]):
    """Answer what ``Archive`` is asked about statements and text."""

    @spelt_out
    def who_raised(
        self,
        topic: str | None = None,
        *,
        act: Values | None = None,
        order: str = "best",
        limit: int | None = None,
        **given: Unpack[Given],
    ) -> Answer:
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
        filters = Filters.read(self._tables, **given)
        more = _one_of("x.act", "act", act, schema.ACTS)
        return self._form(
            answers.answer(
                self._tables, shapes.CONTRIBUTIONS, filters, topic=topic, order=order, limit=limit, more=more
            )
        )

    @spelt_out
    def decisions(
        self,
        topic: str | None = None,
        *,
        kind: Values | None = None,
        outcome: Values | None = None,
        order: str = "best",
        limit: int | None = None,
        **given: Unpack[Given],
    ) -> Answer:
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
        filters = Filters.read(self._tables, **given)
        more = _one_of("x.kind", "kind", kind, schema.CONCLUSION_KINDS)
        more.add_all(_one_of("x.outcome", "outcome", outcome, schema.OUTCOMES))
        return self._form(
            answers.answer(self._tables, shapes.DECISIONS, filters, topic=topic, order=order, limit=limit, more=more)
        )

    @spelt_out
    def actions(
        self,
        topic: str | None = None,
        *,
        state: str | None = None,
        owner: str | None = None,
        due: Day | None = None,
        today: date | None = None,
        limit: int | None = None,
        **given: Unpack[Given],
    ) -> Answer:
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
        filters = Filters.read(self._tables, **given)
        return self._form(
            registers.list_actions(
                self._tables,
                topic,
                filters,
                state=state,
                owner=owner,
                due=due,
                today=today or date.today(),
                limit=limit,
            )
        )

    def action_history(self, register_id: str) -> Answer:
        """Return what became of one task, meeting by meeting, the first one first.

        Returns:
            One row per meeting that changed it: date, state, owner, due_date, meeting, section_number, section, text,
            source_path, page, start, end, section_id, meeting_id, document_id, action_id. Text and place are missing
            where a task was dropped, since its absence is the evidence.

        Example:
            >>> archive.action_history(archive.actions(state="done")["register_id"].iloc[0])
        """
        return self._form(registers.list_changes(self._tables, register_id))

    @spelt_out
    def sections(
        self,
        topic: str | None = None,
        *,
        order: str = "best",
        limit: int | None = None,
        **given: Unpack[Given],
    ) -> Answer:
        """Return sections with their whole text; those of one meeting in the order of the document.

        ``person`` and ``organisation`` are named in the text. Here a ``sentence`` in ``matched_in`` is the text.

        Returns:
            One row per section: date, body, meeting, section_number, section, section_above, level, position,
            parent_id, kind, text, source_path, page, start, end, section_id, meeting_id, document_id; with a topic also
            matched_in and score.

        Example:
            >>> archive.sections(meeting=archive.meetings()["meeting_id"].iloc[0])[["level", "section"]]
        """
        filters = Filters.read(self._tables, **given)
        return self._form(answers.answer(self._tables, shapes.SECTIONS, filters, topic=topic, order=order, limit=limit))

    @spelt_out
    def find(
        self,
        words: str,
        *,
        kinds: Collection[str] | None = None,
        limit: int | None = None,
        **given: Unpack[Given],
    ) -> Answer:
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
        filters = Filters.read(self._tables, **given)
        return self._form(answers.find(self._tables, words, kinds, filters, limit=limit))

    @spelt_out
    def facets(
        self,
        words: str,
        *,
        kinds: Collection[str] | None = None,
        **given: Unpack[Given],
    ) -> Answer:
        """Return how much ``find`` finds by kind, year, body, person and organisation, the most first.

        Returns:
            One row per facet and value: facet, value, count, id (of a person or organisation).

        Example:
            >>> archive.facets("armoede").query("facet == 'year'")
        """
        filters = Filters.read(self._tables, **given)
        return self._form(answers.count_facets(self._tables, words, kinds, filters))

    @spelt_out
    def find_with_facets(
        self,
        words: str,
        *,
        kinds: Collection[str] | None = None,
        limit: int | None = None,
        most: int | None = None,
        **given: Unpack[Given],
    ) -> tuple[Answer, Answer]:
        """Return what ``find`` and what ``facets`` return, in little more than the time of one.

        ``limit`` is the most rows, ``most`` the most values of each facet.

        Example:
            >>> found, facets = archive.find_with_facets("armoede", limit=25)
        """
        filters = Filters.read(self._tables, **given)
        found, counts = answers.find_and_count(self._tables, words, kinds, filters, limit=limit, most=most)
        return self._form(found), self._form(counts)


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
