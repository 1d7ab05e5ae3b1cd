"""Search: sentences with the words looked for, in their section, and what narrows them down."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from starlette.requests import Request
from starlette.responses import Response

from pipeline.analysis import KINDS, records
from pipeline.analysis.passages import matching_spans
from pipeline.analysis.search import Query, read_query
from pipeline.analysis.summary.lines import as_count
from pipeline.explorer.marks import Mark, Piece, cut
from pipeline.explorer.pages import FILTERS, filters_of, given, link, render, state_of

_ON_A_PAGE = 20
_VALUES = 8
# the filter that each facet sets; a year sets both ends of the period
_NARROWS = {"kind": "soort", "body": "orgaan", "person": "persoon", "organisation": "organisatie"}

_SECTIONS = "SELECT section_id, text, start FROM sections WHERE section_id IN (SELECT unnest($sections::VARCHAR[]))"
Row = Mapping[str, object]


def show_search(request: Request) -> Response:
    """Show a page of what was found, the best first, with its facets."""
    words, kind = given(request, "q"), given(request, "soort")
    kinds = [kind] if kind in KINDS else None
    number = given(request, "pagina") or "1"
    page = max(int(number), 1) if number.isdecimal() else 1
    hits: Sequence[Row] = []
    total = 0
    facets: dict[str, list[dict[str, object]]] = {}
    if words:
        archive = state_of(request).archive
        narrowed = filters_of(request)
        found, counts = archive.find_with_facets(words, kinds=kinds, limit=page * _ON_A_PAGE, most=_VALUES, **narrowed)
        hits, counted = records(found)[(page - 1) * _ON_A_PAGE :], records(counts)
        total = sum(as_count(row["count"]) for row in counted if row["facet"] == "kind")
        facets = _facets(request, counted)
    return render(
        request,
        "search.html",
        {
            "q": words,
            "kind": kind,
            "total": total,
            "hits": _show(request, hits, read_query(str(words))),
            "facets": facets,
            "chosen": _chosen(request),
            "page": page,
            "pages": -(-total // _ON_A_PAGE),
        },
    )


def _facets(request: Request, rows: Iterable[Row]) -> dict[str, list[dict[str, object]]]:
    """Return the values of each facet with the address that narrows down to it."""
    facets: dict[str, list[dict[str, object]]] = {}
    for row in rows:
        facet, value = str(row["facet"]), row["value"]
        values = facets.setdefault(facet, [])
        if value is not None and len(values) < _VALUES:
            changes = {"vanaf": value, "tot": value} if facet == "year" else {_NARROWS[facet]: value}
            values.append({**row, "link": link(request, pagina=None, **changes)})
    return facets


def _chosen(request: Request) -> list[tuple[str, str, str]]:
    """Return the filters in use: what each is called, its value, and the address without it."""
    names = [*FILTERS.values(), "soort"]
    return [
        (name, value, link(request, **{name: None}, pagina=None)) for name in names if (value := given(request, name))
    ]


def _show(request: Request, hits: Sequence[Row], query: Query) -> list[dict[str, object]]:
    """Return what was found, with the words marked in it, and it in its section."""
    keys = [row["section_id"] for row in hits if row["section_id"] is not None]
    sections = {row["section_id"]: row for row in state_of(request).ask(_SECTIONS, sections=keys)} if keys else {}
    return [_show_one(row, sections.get(row["section_id"]), query) for row in hits]


def _show_one(row: Row, section: Row | None, query: Query) -> dict[str, object]:
    text = str(row["text"])
    around: list[Piece] = []
    if section is not None:
        start = as_count(row["start"]) - as_count(section["start"])
        around = cut(str(section["text"]), [Mark(start, start + as_count(row["end"]) - as_count(row["start"]), "hit")])
    spans = [Mark(start, end, "word") for start, end in matching_spans(text, query)]
    return {**row, "pieces": cut(text, spans), "around": around}
