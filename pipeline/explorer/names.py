"""People and organisations: the lists, and one of them with what it raised over time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date

from starlette.requests import Request
from starlette.responses import Response

from pipeline.analysis import records
from pipeline.explorer.charts import count_by_year, draw_bars
from pipeline.explorer.pages import SHOWN, filters_of, given, not_found, render, state_of
from pipeline.explorer.state import State

Row = Mapping[str, object]

_SAID = """
    SELECT c.contribution_id, c.act, c.text, c.speaker, c.person_id, p.name AS person, c.page, m.meeting_id, m.date,
        m.title AS meeting, m.body, s.title AS section,
        (SELECT arg_max(t.label, x.weight) FROM section_topics x JOIN topics t USING (topic_id)
            WHERE x.section_id = c.section_id) AS topic
    FROM contributions c
    JOIN meetings m USING (meeting_id)
    LEFT JOIN sections s ON s.section_id = c.section_id
    LEFT JOIN people p ON p.person_id = c.person_id
    WHERE {where} ORDER BY m.date NULLS LAST, c.start"""
_BY_PERSON = "c.person_id = $key"
_BY_ORGANISATION = """c.organisation_id = $key OR p.organisation_id = $key OR (c.meeting_id, c.person_id) IN (
    SELECT (meeting_id, person_id) FROM attendance WHERE organisation_id = $key)"""
_THERE = """
    SELECT m.meeting_id, m.date, m.title, m.body, a.status, a.function, a.role, o.name AS organisation
    FROM attendance a JOIN meetings m USING (meeting_id)
    LEFT JOIN organisations o ON o.organisation_id = a.organisation_id
    WHERE a.person_id = $key ORDER BY m.date DESC NULLS LAST"""
_MEMBERS = """
    SELECT DISTINCT p.person_id, p.name, p.role FROM people p
    LEFT JOIN attendance a ON a.person_id = p.person_id
    WHERE p.organisation_id = $key OR a.organisation_id = $key ORDER BY p.name"""
_NAMED_IN = """
    SELECT m.meeting_id, m.date, m.title, m.body, count(*) AS mentions FROM mentions n
    JOIN meetings m ON m.document_id = n.document_id
    WHERE n.organisation_id = $key GROUP BY ALL ORDER BY m.date DESC NULLS LAST"""
_DOUBTS = "SELECT * FROM doubts WHERE person_id = $key OR organisation_id = $key ORDER BY candidate"


def list_people(request: Request) -> Response:
    """Show people, those who take part most first."""
    rows = records(state_of(request).archive.people(given(request, "q"), **filters_of(request)))
    return render(
        request,
        "people.html",
        {"people": rows[:SHOWN], "total": len(rows), "chosen": filters_of(request), "q": given(request, "q")},
    )


def list_organisations(request: Request) -> Response:
    """Show organisations, those of most meetings first."""
    rows = records(state_of(request).archive.organisations(**filters_of(request)))
    return render(
        request,
        "organisations.html",
        {"organisations": rows[:SHOWN], "total": len(rows), "chosen": filters_of(request)},
    )


def show_person(request: Request) -> Response:
    """Show a person: roles, meetings, and what was raised by topic over time."""
    state, key = state_of(request), request.path_params["person_id"]
    person = state.find_one(
        "SELECT p.*, o.name AS organisation FROM people p LEFT JOIN organisations o USING (organisation_id)"
        " WHERE p.person_id = $key",
        key=key,
    )
    if person is None:
        not_found()
    said = state.ask(_SAID.format(where=_BY_PERSON), key=key)
    there = state.ask(_THERE, key=key)
    roles = {str(row["role"]) for row in there if row["role"]}
    return render(
        request,
        "person.html",
        {
            "person": person,
            "roles": sorted(roles),
            "meetings": there,
            "doubts": state.ask(_DOUBTS, key=key),
            "actions": _actions(state, "owner_person_id", key),
            **_describe(said),
        },
    )


def show_organisation(request: Request) -> Response:
    """Show an organisation: who speaks for it, where it is named, and what was raised by topic over time."""
    state, key = state_of(request), request.path_params["organisation_id"]
    organisation = state.find_one("SELECT * FROM organisations WHERE organisation_id = $key", key=key)
    if organisation is None:
        not_found()
    said = state.ask(_SAID.format(where=_BY_ORGANISATION), key=key)
    return render(
        request,
        "organisation.html",
        {
            "organisation": organisation,
            "members": state.ask(_MEMBERS, key=key),
            "meetings": state.ask(_NAMED_IN, key=key),
            "doubts": state.ask(_DOUBTS, key=key),
            "actions": _actions(state, "owner_organisation_id", key),
            **_describe(said),
        },
    )


def _actions(state: State, column: str, key: str) -> list[dict[str, object]]:
    return state.ask(
        f"SELECT * FROM action_register WHERE {column} = $key ORDER BY opened_on DESC NULLS LAST, register_id", key=key
    )


def _describe(said: Iterable[Row]) -> dict[str, object]:
    """Return contributions by topic, those of most first, and a plot of how many there were each year."""
    rows = list(said)
    by_topic: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        by_topic[str(row["topic"] or row["section"] or "Zonder onderwerp")].append(row)
    years = [row["date"].year if isinstance(row["date"], date) else None for row in rows]
    return {
        "said": len(rows),
        "by_topic": sorted(by_topic.items(), key=lambda pair: (-len(pair[1]), pair[0])),
        "chart": draw_bars("Bijdragen per jaar", count_by_year(years)),
    }
