"""The first page: what there is, and where to begin."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from pipeline.explorer.pages import render, state_of

_COUNTS = """
    SELECT (SELECT count(*) FROM documents) AS documents, (SELECT count(*) FROM meetings) AS meetings,
        (SELECT count(*) FROM people) AS people, (SELECT count(*) FROM organisations) AS organisations,
        (SELECT count(*) FROM conclusions) AS decisions, (SELECT count(*) FROM contributions) AS contributions,
        (SELECT min(date) FROM meetings) AS first, (SELECT max(date) FROM meetings) AS last"""
_LATEST = """
    SELECT meeting_id, title, body, date FROM meetings
    ORDER BY date DESC NULLS LAST, meeting_id LIMIT $most"""
_NEWEST = 8


def show_home(request: Request) -> Response:
    """Show how much there is, the newest meetings and what recurs most."""
    state = state_of(request)
    archive = state.archive
    return render(
        request,
        "home.html",
        {
            "counts": state.find_one(_COUNTS),
            "meetings": state.ask(_LATEST, most=_NEWEST),
            "topics": archive.topics().head(_NEWEST).to_dict("records"),
            "overdue": len(archive.actions(state="overdue")),
            "open": len(archive.actions(state="open")),
        },
    )
