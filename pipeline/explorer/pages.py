"""How a page is made: templates in which every value is text."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cache
from typing import NoReturn
from urllib.parse import urlencode

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse

from pipeline.analysis.filters import Narrowed
from pipeline.analysis.summary.lines import count, write_day
from pipeline.analysis.wording import WORDS
from pipeline.explorer.messages import in_dutch
from pipeline.explorer.state import State

SHOWN = 500
"""Rows of a list on one page; who looks for more narrows it down."""

FILTERS = {"person": "persoon", "organisation": "organisatie", "body": "orgaan", "since": "vanaf", "until": "tot"}
"""The filters of a question, by the name of each in an address."""


def state_of(request: Request) -> State:
    """Return what the pages are made from."""
    state: State = request.app.state.explorer
    return state


def given(request: Request, name: str) -> str | None:
    """Return what the address says of a name, None where it says nothing."""
    return request.query_params.get(name, "").strip() or None


def filters_of(request: Request) -> Narrowed:
    """Return the filters in the address."""
    return Narrowed(
        person=given(request, FILTERS["person"]),
        organisation=given(request, FILTERS["organisation"]),
        body=given(request, FILTERS["body"]),
        since=given(request, FILTERS["since"]),
        until=given(request, FILTERS["until"]),
    )


def render(request: Request, template: str, values: Mapping[str, object], *, status: int = 200) -> HTMLResponse:
    """Return a page."""
    page = _environment().get_template(template).render(request=request, path=request.url.path, **values)
    return HTMLResponse(page, status_code=status)


def not_found() -> NoReturn:
    """Say that there is no such page."""
    raise HTTPException(status_code=404)


def link(request: Request, **changes: object) -> str:
    """Return the address of this page with other filters; None takes one away."""
    kept = {name: value for name, value in request.query_params.multi_items() if name not in changes}
    kept |= {name: str(value) for name, value in changes.items() if value is not None}
    return f"{request.url.path}?{urlencode(kept)}" if kept else request.url.path


def similar_words(request: Request) -> list[tuple[str, list[tuple[str, str]]]]:
    """Return the words looked for that occur nowhere, with those spelt like them and the address that asks for each."""
    words = given(request, "q")
    unknown = state_of(request).archive.similar_words(words) if words else {}
    return [(word, [(one, link(request, q=one, pagina=None)) for one in near]) for word, near in unknown.items()]


def _show_day(day: object) -> str:
    return (
        Markup('<time datetime="{}">{}</time>').format(day, write_day(day))
        if isinstance(day, date)
        else write_day(None)
    )


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("pipeline.explorer"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters.update(day=_show_day, count=count, in_dutch=in_dutch)
    environment.globals.update(words=WORDS, filters=FILTERS, link=link, similar_words=similar_words)
    return environment
