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
    SELECT mode(speaker) AS speaker, count(*) AS contributions, min(meeting_id) AS meeting_id
    FROM contributions WHERE person_id IS NULL AND organisation_id IS NULL
    GROUP BY lower(speaker) ORDER BY contributions DESC, lower(speaker)"""
_COUNTS = """
    SELECT count(*) AS documents, count(*) FILTER (status = 'failed') AS failed,
        count(*) FILTER (document_id IN (SELECT document_id FROM meetings)) AS meetings,
        count(*) FILTER (duplicate_of IS NOT NULL) AS copies
    FROM documents"""
_UNDATED = """
    SELECT m.meeting_id, m.title, m.body, d.source_path FROM meetings m JOIN documents d USING (document_id)
    WHERE m.date IS NULL ORDER BY d.source_path"""
_OTHERS = """
    SELECT document_id, source_path, kind FROM documents
    WHERE status <> 'failed' AND duplicate_of IS NULL AND document_id NOT IN (SELECT document_id FROM meetings)
    ORDER BY source_path"""
_COPIES = """
    SELECT d.document_id, d.source_path, k.source_path AS kept, k.document_id AS kept_id
    FROM documents d JOIN documents k ON k.document_id = d.duplicate_of ORDER BY d.source_path"""


def show_quality(request: Request) -> Response:
    """Show failures and warnings, names in doubt, speakers nobody knows, what has no date or meeting, and copies."""
    state = state_of(request)
    return render(
        request,
        "quality.html",
        {
            "counts": state.find_one(_COUNTS),
            "troubles": state.ask(_TROUBLES),
            "doubts": state.ask(_DOUBTS),
            "unlinked": state.ask(_UNLINKED),
            "undated": state.ask(_UNDATED),
            "others": state.ask(_OTHERS),
            "copies": state.ask(_COPIES),
        },
    )
