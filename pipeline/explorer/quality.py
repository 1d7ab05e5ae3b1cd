"""What could not be read or resolved, and how to correct it."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from pipeline.explorer.pages import render, state_of

_TROUBLES = """
    SELECT document_id, source_path, status, message FROM documents
    WHERE status <> 'ok' ORDER BY status, source_path"""
_DOUBTS = """
    SELECT name, list(candidate ORDER BY candidate) AS candidates, reason, any_value(person_id) AS person_id,
        any_value(organisation_id) AS organisation_id
    FROM doubts GROUP BY name, reason ORDER BY name"""
_UNLINKED = """
    SELECT speaker, count(*) AS contributions, any_value(meeting_id) AS meeting_id
    FROM contributions WHERE person_id IS NULL AND organisation_id IS NULL
    GROUP BY speaker ORDER BY contributions DESC, speaker"""
_COPIES = """
    SELECT d.document_id, d.source_path, k.source_path AS kept, k.document_id AS kept_id
    FROM documents d JOIN documents k ON k.document_id = d.duplicate_of ORDER BY d.source_path"""


def show_quality(request: Request) -> Response:
    """Show failures and warnings, names in doubt, speakers nobody knows, and copies."""
    state = state_of(request)
    return render(
        request,
        "quality.html",
        {
            "troubles": state.ask(_TROUBLES),
            "doubts": state.ask(_DOUBTS),
            "unlinked": state.ask(_UNLINKED),
            "copies": state.ask(_COPIES),
        },
    )
