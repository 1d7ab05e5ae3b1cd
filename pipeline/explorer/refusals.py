"""What a page says instead where a question cannot be answered: why, and what to ask instead."""

from __future__ import annotations

from http import HTTPStatus

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse

from pipeline.analysis import NothingFoundError, PeriodError, TablesError, UnknownNameError
from pipeline.explorer.pages import link, render

NOTHING_SAID = "Hierover staat niets in de verslagen: neem andere woorden, of minder."

_NAMES = {"person": "persoon", "organisation": "organisatie", "body": "orgaan", "owner": "eigenaar"}
"""What each kind of name is called, and which filter in an address has it."""


def show_error(request: Request, error: Exception) -> HTMLResponse:
    """Show that there is no such page, or that it could not be made."""
    code = error.status_code if isinstance(error, HTTPException) else HTTPStatus.INTERNAL_SERVER_ERROR
    text = "Deze pagina bestaat niet." if code == HTTPStatus.NOT_FOUND else "Er ging iets mis."
    return render(request, "error.html", {"title": text, "near": (), "again": False}, status=code)


def show_refusal(request: Request, error: Exception) -> HTMLResponse:
    """Show why a question cannot be answered, with the names that come near."""
    near = []
    if isinstance(error, UnknownNameError):
        near = [(name, link(request, **{_NAMES[error.kind]: name})) for name in error.near]
    code = HTTPStatus.SERVICE_UNAVAILABLE if isinstance(error, TablesError) else HTTPStatus.BAD_REQUEST
    return render(request, "error.html", {"title": _explain(error), "near": near, "again": True}, status=code)


def _explain(error: Exception) -> str:
    if isinstance(error, UnknownNameError):
        return f"Geen {_NAMES[error.kind]} gevonden met de naam “{error.name}”"
    if isinstance(error, PeriodError):
        return "Deze periode kan niet: schrijf 2025, 2025-03 of 2025-03-13, en het begin voor het einde"
    if isinstance(error, NothingFoundError):
        return NOTHING_SAID
    if isinstance(error, TablesError):
        return "De tabellen zijn niet te lezen: laad de bladzijde opnieuw, of maak ze opnieuw met verslag run"
    return "Hierin staat geen woord of naam om op te zoeken"
