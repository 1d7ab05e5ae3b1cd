"""Decisions, conclusions and agreements of all meetings."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from pipeline.analysis import records
from pipeline.analysis.wording import WORDS
from pipeline.explorer.pages import SHOWN, filters_of, given, render, state_of


def list_decisions(request: Request) -> Response:
    """Show what was decided, the newest first or on a topic the best first."""
    outcome, kind = given(request, "uitkomst"), given(request, "soort")
    rows = records(
        state_of(request).archive.decisions(
            given(request, "q"),
            kind=kind if kind in WORDS["decision"] else None,
            outcome=outcome if outcome in WORDS["outcome"] else None,
            **filters_of(request),
        )
    )
    return render(
        request,
        "decisions.html",
        {
            "decisions": rows[:SHOWN],
            "total": len(rows),
            "chosen": filters_of(request),
            "q": given(request, "q"),
            "outcome": outcome,
            "kind": kind,
        },
    )
