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

Row = Mapping[str, object]


def show_search(request: Request) -> Response:
    """Show a page of what was found, the best first, with its facets."""
    words, kind = given(request, "q"), given(request, "soort")
    kinds = [kind] if kind in KINDS else None
    number = given(request, "pagina") or "1"
    page = max(int(number), 1) if number.isdecimal() else 1
    hits: Sequence[Row] = []
    facets: dict[str, list[dict[str, object]]] = {}
    similar: dict[str, list[str]] = {}
    if words:
        archive = state_of(request).archive
        narrowed = filters_of(request)
        hits = records(archive.find(words, kinds=kinds, **narrowed))
        facets = _facets(request, records(archive.facets(words, kinds=kinds, **narrowed)))
        similar = {} if hits else archive.similar_words(words)
    shown = hits[(page - 1) * _ON_A_PAGE : page * _ON_A_PAGE]
    return render(
        request,
        "search.html",
        {
            "q": words,
            "kind": kind,
            "total": len(hits),
            "hits": [_show(request, row, read_query(str(words))) for row in shown],
            "facets": facets,
            "similar": similar,
            "chosen": _chosen(request),
            "page": page,
            "pages": -(-len(hits) // _ON_A_PAGE),
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


def _show(request: Request, row: Row, query: Query) -> dict[str, object]:
    text = str(row["text"])
    section = state_of(request).find_one(
        "SELECT text, start FROM sections WHERE section_id = $section", section=row["section_id"]
    )
    around: list[Piece] = []
    if section is not None:
        start = as_count(row["start"]) - as_count(section["start"])
        around = cut(str(section["text"]), [Mark(start, start + as_count(row["end"]) - as_count(row["start"]), "hit")])
    spans = [Mark(start, end, "word") for start, end in matching_spans(text, query)]
    return {**row, "pieces": cut(text, spans), "around": around}
