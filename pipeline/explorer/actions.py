"""The action register: what is open, late, done or dropped, and a file of it to take along."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, date, datetime
from pathlib import Path

from starlette.requests import Request
from starlette.responses import Response

from pipeline.analysis import records
from pipeline.explorer.charts import draw_bars
from pipeline.explorer.pages import SHOWN, filters_of, given, not_found, render, state_of
from pipeline.explorer.state import State
from pipeline.exports.calendar_file import to_calendar
from pipeline.exports.sheets import make_sheet
from pipeline.exports.workbook import write_workbook

STATES = {"open": "open", "overdue": "te laat", "done": "afgerond", "dropped": "niet meer genoemd"}
SORTS = {
    "due_date": "termijn",
    "who": "eigenaar",
    "opened_on": "ontstaan, nieuwste eerst",
    "changed_on": "laatst genoemd, nieuwste eerst",
}
_NEWEST_FIRST = ("opened_on", "changed_on")
# in days; the oldest without end
_AGES = {"< 1 mnd": 31, "1-3 mnd": 92, "3-6 mnd": 183, "6-12 mnd": 365}
_OLDER, _UNDATED = "> 1 jaar", "geen datum"

_EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

_HISTORIES = """
    SELECT register_id, date, state, meeting_id FROM action_changes
    WHERE register_id IN (SELECT unnest($keys::VARCHAR[])) ORDER BY date, meeting_id"""
Row = Mapping[str, object]


def list_actions(request: Request) -> Response:
    """Show the tasks that the filters leave, each with what became of it."""
    state = state_of(request)
    rows = _select(request)
    shown = rows[:SHOWN]
    histories = _histories(state, [row["register_id"] for row in shown])
    return render(
        request,
        "actions.html",
        {
            "actions": [{**row, "history": histories[row["register_id"]]} for row in shown],
            "total": len(rows),
            "states": STATES,
            "sorts": SORTS,
            "sort": _sort(request),
            "chosen": {**filters_of(request), "state": given(request, "staat"), "owner": given(request, "eigenaar")},
            "chart": draw_bars("Open acties naar ouderdom", _count_ages(rows)),
            "query": request.url.query,
        },
    )


def download_actions(request: Request) -> Response:
    """Return the same tasks as CSV, Excel or iCalendar."""
    kind = request.path_params["kind"]
    rows = _select(request)
    if kind == "ics":
        todos = [
            {**row, "status": "done" if row["state"] == "done" else "open", "action_id": row["register_id"]}
            for row in rows
        ]
        return _file(to_calendar((), todos, made=datetime.now(UTC)), "text/calendar", "acties.ics")
    frame = make_sheet("acties", rows)
    if kind == "csv":
        # a semicolon and a byte order mark, so that Excel in Dutch opens it as a table
        return _file(frame.to_csv(index=False, sep=";").encode("utf-8-sig"), "text/csv", "acties.csv")
    if kind != "xlsx":
        not_found()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "acties.xlsx"
        write_workbook({"acties": frame}, path)
        return _file(path.read_bytes(), _EXCEL, path.name)


def _select(request: Request) -> Sequence[Row]:
    chosen = given(request, "staat")
    frame = state_of(request).archive.actions(
        given(request, "q"),
        state=chosen if chosen in STATES else None,
        owner=given(request, "eigenaar"),
        **filters_of(request),
    )
    rows = [{**row, "who": row["person"] or row["organisation"] or row["owner"]} for row in records(frame)]
    column = _sort(request)
    known = [row for row in rows if row[column] is not None]
    known.sort(key=lambda row: str(row[column]), reverse=column in _NEWEST_FIRST)
    return known + [row for row in rows if row[column] is None]


def _histories(state: State, keys: list[object]) -> dict[object, list[Row]]:
    """Return what became of each of the tasks, the oldest first."""
    histories: dict[object, list[Row]] = {key: [] for key in keys}
    for row in state.ask(_HISTORIES, keys=keys):
        histories[row["register_id"]].append(row)
    return histories


def _sort(request: Request) -> str:
    column = given(request, "volgorde")
    return column if column in SORTS else "due_date"


def _count_ages(rows: Iterable[Row]) -> dict[str, int]:
    """Return how many open tasks are how old."""
    ages = dict.fromkeys([*_AGES, _OLDER], 0)
    for row in rows:
        if row["state"] in ("open", "carried_over"):
            age = _age(row["opened_on"])
            ages[age] = ages.get(age, 0) + 1
    return ages


def _age(opened: object) -> str:
    if not isinstance(opened, date):
        return _UNDATED
    days = (date.today() - opened).days
    return next((name for name, most in _AGES.items() if days <= most), _OLDER)


def _file(content: bytes, media_type: str, name: str) -> Response:
    return Response(content, media_type=media_type, headers={"content-disposition": f'attachment; filename="{name}"'})
