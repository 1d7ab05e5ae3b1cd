"""The answers that have one row per meeting, person, organisation, subject or task."""

from __future__ import annotations

from datetime import date

import pyarrow as pa

from pipeline.analysis import rosters
from pipeline.analysis.answers import MATCHED_IN_SQL, limit_to, on_topic
from pipeline.analysis.filters import Conditions, Day, Filters, add_name, look_up
from pipeline.analysis.periods import read_period
from pipeline.analysis.search import read_query
from pipeline.analysis.shapes import CONTRIBUTIONS
from pipeline.analysis.tables import QuestionError, Tables
from pipeline.fulltext.words import split_words, stem

STATES = {
    "open": ("open", "carried_over"),
    "overdue": ("open", "carried_over"),
    "done": ("done",),
    "dropped": ("silently_dropped",),
}
"""What may be asked of a task, and the states of the register that it stands for."""


def list_meetings(tables: Tables, topic: str | None, filters: Filters) -> pa.Table:
    """Return one row per meeting; on a topic those of which a section treats it."""
    conditions, extra = filters.on(rosters.AT_MEETING), {}
    if topic is not None:
        extra["hits"] = on_topic(tables, topic, "section")
        conditions.add("m.meeting_id IN (SELECT meeting_id FROM sections JOIN hits ON hits.id = section_id)")
    return _answer(tables, rosters.MEETINGS_SQL, conditions, extra)


def list_people(tables: Tables, topic: str | None, filters: Filters) -> pa.Table:
    """Return one row per person; on a topic those who spoke on it."""
    conditions, extra = filters.on(rosters.AMONG_PEOPLE), {}
    if topic is not None:
        extra["hits"] = on_topic(tables, topic, "contribution")
        conditions.add("i.id IN (SELECT id FROM hits)")
    return _answer(tables, rosters.PEOPLE_SQL, conditions, extra)


def list_organisations(tables: Tables, filters: Filters) -> pa.Table:
    """Return one row per organisation."""
    return _answer(tables, rosters.ORGANISATIONS_SQL, filters.on(rosters.AMONG_ORGANISATIONS), {})


def list_topics(tables: Tables, words: str | None, filters: Filters) -> pa.Table:
    """Return one row per subject; with words those that have all of them in their label or in one of their terms."""
    conditions = filters.on(rosters.SPOKE_IN_SECTION)
    conditions.add_all(_of_that_name(tables, words))
    return _answer(tables, rosters.TOPICS_SQL, conditions, {})


def list_speakers(tables: Tables, words: str | None, filters: Filters) -> pa.Table:
    """Return one row per subject, as in ``list_topics``, and person who spoke in a section that treats it."""
    conditions = filters.on(CONTRIBUTIONS.involved)
    conditions.add_all(_of_that_name(tables, words))
    return _answer(tables, rosters.SPEAKERS_SQL, conditions, {})


def _of_that_name(tables: Tables, words: str | None) -> Conditions:
    conditions = Conditions()
    if words is not None:
        wanted = read_query(words).stems
        rows = tables.query("SELECT topic_id, list_append(terms, label) AS forms FROM topics").to_pylist()
        meant = [row["topic_id"] for row in rows if any(_has(form, wanted) for form in row["forms"])]
        conditions.add("list_contains($topics::VARCHAR[], t.topic_id)", topics=meant)
    return conditions


def list_actions(
    tables: Tables,
    topic: str | None,
    filters: Filters,
    *,
    state: str | None,
    owner: str | None,
    due: Day | None,
    today: date,
    limit: int | None,
) -> pa.Table:
    """Return one row per task of the register."""
    tables.need("action_register", "action_changes")
    conditions = filters.on_names(rosters.OWNER)
    conditions.values["today"] = today
    meetings = filters.on_meetings()
    if meetings.parts:
        conditions.add(rosters.TOUCHED.format(where=meetings.where), **meetings.values)
    _narrow_tasks(tables, conditions, state=state, owner=owner, due=due)
    columns, joins, order, extra = "", "", "", {}
    if topic is not None:
        extra["hits"] = on_topic(tables, topic, "action")
        columns, joins, order = f", {MATCHED_IN_SQL}, h.score", rosters.ON_TOPIC, "h.rank, h.score DESC,"
    sql = rosters.ACTIONS_SQL.format(
        columns=columns, joins=joins, where=conditions.where, order=order, limit=limit_to(limit)
    )
    return tables.query(sql, conditions.values, **extra)


def list_changes(tables: Tables, register_id: str) -> pa.Table:
    """Return what became of one task, meeting by meeting."""
    tables.need("action_register", "action_changes")
    return tables.query(rosters.HISTORY_SQL, {"register": register_id})


def _narrow_tasks(
    tables: Tables, conditions: Conditions, *, state: str | None, owner: str | None, due: Day | None
) -> None:
    if state is not None:
        if state not in STATES:
            msg = f"there is no state {state!r}: choose from {', '.join(STATES)}"
            raise QuestionError(msg)
        conditions.add("list_contains($states, r.state)", states=list(STATES[state]))
        if state == "overdue":
            conditions.add("r.due_date < $today")
    if due is not None:
        first, last = read_period(due)
        conditions.add("r.due_date BETWEEN $due_first AND $due_last", due_first=first, due_last=last)
    if owner is not None:
        add_name(conditions, rosters.OWNED, "owner", look_up(tables, "owner", owner))


def _answer(tables: Tables, sql: str, conditions: Conditions, extra: dict[str, pa.Table]) -> pa.Table:
    return tables.query(sql.format(where=conditions.where), conditions.values, **extra)


def _has(text: str, stems: frozenset[str]) -> bool:
    words = split_words(text)
    return all(any(wanted == stem(word) or wanted in word for word in words) for wanted in stems)
