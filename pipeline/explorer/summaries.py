"""A summary across meetings as a page, and as a file to take along."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from pipeline.analysis import NothingFoundError, UnknownNameError
from pipeline.analysis.filters import Narrowed
from pipeline.analysis.summary import LAST, Summary, summarise
from pipeline.analysis.summary.render import to_html, to_markdown, to_word
from pipeline.explorer.pages import filters_of, given, not_found, render, state_of
from pipeline.explorer.refusals import NOTHING_SAID

_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def show_summary(request: Request) -> Response:
    """Show a form, and the summary where something is asked for."""
    narrowed = _scope(request)
    asked = bool(given(request, "q") or any(narrowed.values()))
    meetings = state_of(request).ask("SELECT document_id, meeting_id FROM meetings") if asked else []
    summary = None
    message = None
    try:
        summary = _make(request) if asked else None
    except UnknownNameError:
        raise
    except NothingFoundError:
        message = NOTHING_SAID
    return render(
        request,
        "summary.html",
        {
            "summary": summary,
            "message": message,
            "meeting_of": {row["document_id"]: row["meeting_id"] for row in meetings},
            "chosen": {**narrowed, "since": None if narrowed["since"] == LAST else narrowed["since"]},
            "last": narrowed["since"] == LAST,
            "q": given(request, "q"),
            "query": request.url.query,
        },
    )


def download_summary(request: Request) -> Response:
    """Return the same summary as Markdown, HTML or Word."""
    kind = request.path_params["kind"]
    if kind not in ("md", "html", "docx"):
        not_found()
    summary = _make(request)
    content: str | bytes
    if kind == "md":
        content, media = to_markdown(summary), "text/markdown"
    elif kind == "html":
        content, media = to_html(summary), "text/html"
    else:
        content, media = to_word(summary), _WORD
    return Response(
        content, media_type=media, headers={"content-disposition": f'attachment; filename="samenvatting.{kind}"'}
    )


def _make(request: Request) -> Summary:
    return summarise(state_of(request).archive, topic=given(request, "q"), **_scope(request))


def _scope(request: Request) -> Narrowed:
    narrowed = filters_of(request)
    return Narrowed({**narrowed, "since": LAST}) if given(request, "laatste") else narrowed
