"""The web application: which address shows what, and what a browser may do with it."""

from __future__ import annotations

from collections.abc import Callable
from importlib.resources import files
from pathlib import Path

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from pipeline.analysis import QuestionError, TablesError
from pipeline.explorer import actions, decisions, documents, home, meetings, names, quality, search, summaries, topics
from pipeline.explorer.refusals import show_error, show_refusal
from pipeline.explorer.state import State

# No script, no frame, nothing from elsewhere; pictures of pages and the style sheet come from here.
_POLICY = (
    "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
_HEADERS = {
    "content-security-policy": _POLICY,
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cache-control": "no-store",
}
_HOSTS = ["127.0.0.1", "localhost", "testserver"]

Page = Callable[[Request], Response]

_PAGES: tuple[tuple[str, Page], ...] = (
    ("/", home.show_home),
    ("/zoeken", search.show_search),
    ("/vergaderingen", meetings.list_meetings),
    ("/vergaderingen/{meeting_id}", meetings.show_meeting),
    ("/documenten/{document_id}", documents.show_document),
    ("/documenten/{document_id}/pagina/{page:int}.png", documents.show_page),
    ("/mensen", names.list_people),
    ("/mensen/{person_id}", names.show_person),
    ("/organisaties", names.list_organisations),
    ("/organisaties/{organisation_id}", names.show_organisation),
    ("/onderwerpen", topics.list_topics),
    ("/onderwerpen/{topic_id}", topics.show_topic),
    ("/besluiten", decisions.list_decisions),
    ("/acties", actions.list_actions),
    ("/acties.{kind}", actions.download_actions),
    ("/samenvatting", summaries.show_summary),
    ("/samenvatting.{kind}", summaries.download_summary),
    ("/kwaliteit", quality.show_quality),
)


def create_app(tables: Path, documents_folder: Path | None = None) -> Starlette:
    """Return the application over the tables of a run.

    A run that publishes meanwhile is seen at the next page. It answers to no other name than that of this machine.

    Args:
        tables: the output folder of a run.
        documents_folder: the input folder of that run, for pictures of PDF pages; None for none.

    Raises:
        TablesError: there are no tables.
    """
    static = Mount("/static", StaticFiles(directory=str(files("pipeline.explorer").joinpath("static"))))
    routes: list[BaseRoute] = [*(Route(path, page) for path, page in _PAGES), static]
    app = Starlette(
        routes=routes,
        middleware=[Middleware(TrustedHostMiddleware, allowed_hosts=_HOSTS), Middleware(_Guard)],
        exception_handlers={HTTPException: show_error, QuestionError: show_refusal, TablesError: show_refusal},
    )
    app.state.explorer = State(tables, documents_folder)
    return app


class _Guard:
    """Add to each answer what keeps a browser from running or fetching anything."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def send_guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = [
                    *message["headers"],
                    *((name.encode(), value.encode()) for name, value in _HEADERS.items()),
                ]
            await send(message)

        await self._app(scope, receive, send_guarded)
