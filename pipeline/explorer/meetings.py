"""Meetings: the list, and one meeting with its outline, people, facts and source."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from pipeline.analysis import records
from pipeline.explorer.documents import read_text
from pipeline.explorer.pages import SHOWN, filters_of, given, not_found, render, state_of

_ATTENDANCE = """
    SELECT a.status, a.function, a.role, a.name_as_written, p.name, a.person_id, o.name AS organisation,
        a.organisation_id
    FROM attendance a JOIN people p USING (person_id)
    LEFT JOIN organisations o ON o.organisation_id = a.organisation_id
    WHERE meeting_id = $meeting ORDER BY a.status DESC, a.start NULLS LAST, p.name"""
_BODIES = "SELECT body FROM meetings WHERE body IS NOT NULL GROUP BY body ORDER BY count(*) DESC, body"
_COPIES = "SELECT document_id, source_path FROM documents WHERE duplicate_of = $document ORDER BY source_path"


def list_meetings(request: Request) -> Response:
    """Show all meetings, the newest first, or those that the filters leave."""
    state = state_of(request)
    narrowed = filters_of(request)
    rows = records(state.archive.meetings(given(request, "q"), **narrowed))
    bodies = [row["body"] for row in state.ask(_BODIES)]
    return render(
        request,
        "meetings.html",
        {"meetings": rows[:SHOWN], "total": len(rows), "bodies": bodies, "chosen": narrowed, "q": given(request, "q")},
    )


def show_meeting(request: Request) -> Response:
    """Show one meeting: what the document says of it, beside the document."""
    state, key = state_of(request), request.path_params["meeting_id"]
    archive = state.archive
    meeting = next(iter(records(archive.meetings(meeting=key))), None)
    if meeting is None:
        not_found()
    document = state.find_one("SELECT * FROM documents WHERE document_id = $id", id=meeting["document_id"])
    if document is None:
        not_found()
    return render(
        request,
        "meeting.html",
        {
            "meeting": meeting,
            "document": document,
            "copies": state.ask(_COPIES, document=meeting["document_id"]),
            "attendance": state.ask(_ATTENDANCE, meeting=key),
            "decisions": _in_order(records(archive.decisions(meeting=key))),
            "actions": _in_order(state.ask(_ACTIONS, meeting=key)),
            "contributions": _in_order(records(archive.who_raised(meeting=key))),
            **read_text(state, document),
        },
    )


_ACTIONS = """
    SELECT x.*, coalesce(p.name, o.name, x.owner) AS who, r.state
    FROM action_items x
    LEFT JOIN people p ON p.person_id = x.owner_person_id
    LEFT JOIN organisations o ON o.organisation_id = x.owner_organisation_id
    LEFT JOIN action_register r ON r.register_id = x.register_id
    WHERE x.meeting_id = $meeting"""


def _in_order(rows: list[dict[str, object]]) -> list[dict[str, object]]:
    return sorted(rows, key=lambda row: row["start"] if isinstance(row["start"], int) else 0)
