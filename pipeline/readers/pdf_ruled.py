"""Tables with ruling lines: where the cells of a PDF page are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from pdfplumber.table import cells_to_tables, edges_to_intersections, intersections_to_cells, merge_edges

from .pdf_rules import Area, Drawing

_SNAP = 2.5
_TOUCH = 3.0
_MAX_EDGES = 1_500
_MAX_POINTS = 4_000


@dataclass(frozen=True, slots=True)
class Frame:
    """The geometry of one ruled table.

    Attributes:
        area: the table's outline.
        cells: row, column and outline of each cell.
        edges: left edges of its columns in points.
        shaded: whether the first row, and not the second, stands on a coloured ground.
        open_top: whether no ruling line closes it at the top.
    """

    area: Area
    cells: tuple[tuple[int, int, Area], ...]
    edges: tuple[float, ...]
    shaded: bool = False
    open_top: bool = False


def find_frames(drawing: Drawing) -> list[Frame]:
    """Return the ruled tables of a page from top to bottom; a box of a single cell is no table.

    Cells are found by pdfplumber's table functions from the lines that PDFium reports. A table that a page
    break cuts through has no line at the cut: one is put where its vertical lines end together.
    """
    vertical = _merged(drawing.vertical, "v")
    horizontal = [edge for edge in _merged(drawing.horizontal, "h") if any(_touches(edge, v) for v in vertical)]
    if len(vertical) < 2 or not horizontal or len(vertical) + len(horizontal) > _MAX_EDGES:
        return []
    closing = [*_closing(vertical, horizontal, "top"), *_closing(vertical, horizontal, "bottom")]
    open_tops = {round(edge["top"]) for edge in closing if edge["closes"] == "top"}
    points = edges_to_intersections([*vertical, *horizontal, *closing], _TOUCH, _TOUCH)
    if len(points) > _MAX_POINTS:
        return []
    groups = cells_to_tables(intersections_to_cells(points))
    return [_frame(group, open_tops, drawing.fills) for group in groups]


def _edge(area: Area, orientation: str) -> dict[str, Any]:
    x = (area.x0 + area.x1) / 2
    y = (area.top + area.bottom) / 2
    x0, x1 = (x, x) if orientation == "v" else (area.x0, area.x1)
    top, bottom = (y, y) if orientation == "h" else (area.top, area.bottom)
    return {
        "x0": x0,
        "x1": x1,
        "top": top,
        "bottom": bottom,
        "doctop": top,
        "width": x1 - x0,
        "height": bottom - top,
        "orientation": orientation,
    }


def _merged(areas: Sequence[Area], orientation: str) -> list[dict[str, Any]]:
    if not areas or len(areas) > 4 * _MAX_EDGES:
        return []
    return list(merge_edges([_edge(area, orientation) for area in areas], _SNAP, _SNAP, _TOUCH, _TOUCH))


def _touches(h: dict[str, Any], v: dict[str, Any]) -> bool:
    level = v["top"] - _TOUCH <= h["top"] <= v["bottom"] + _TOUCH
    return bool(level and h["x0"] - _TOUCH <= v["x0"] <= h["x1"] + _TOUCH)


def _closing(vertical: list[dict[str, Any]], horizontal: list[dict[str, Any]], end: str) -> list[dict[str, Any]]:
    """Return a horizontal edge for each height at which vertical ones end together with nothing across."""
    found = []
    heights: list[list[dict[str, Any]]] = []
    for edge in sorted(vertical, key=lambda edge: edge[end]):
        if heights and edge[end] - heights[-1][0][end] <= _SNAP:
            heights[-1].append(edge)
        else:
            heights.append([edge])
    for group in heights:
        y = group[0][end]
        x0, x1 = min(edge["x0"] for edge in group), max(edge["x0"] for edge in group)
        crossed = any(
            abs(h["top"] - y) <= _TOUCH and h["x0"] < x1 - _TOUCH and h["x1"] > x0 + _TOUCH for h in horizontal
        )
        if len(group) > 1 and x1 - x0 > 10 and not crossed:
            found.append({**_edge(Area(x0, y, x1, y), "h"), "closes": end})
    return found


def _frame(group: list[tuple[float, float, float, float]], open_tops: set[int], fills: Sequence[Area]) -> Frame:
    tops = sorted({cell[1] for cell in group})
    lefts = sorted({cell[0] for cell in group})
    cells = tuple(
        sorted((tops.index(top), lefts.index(x0), Area(x0, top, x1, bottom)) for x0, top, x1, bottom in group)
    )
    area = Area(lefts[0], tops[0], max(cell[2] for cell in group), max(cell[3] for cell in group))
    rows = [[area for row, _, area in cells if row == index] for index in (0, 1)]
    shaded = _is_shaded(rows[0], fills) and not _is_shaded(rows[1], fills)
    return Frame(area, cells, tuple(lefts), shaded, round(tops[0]) in open_tops)


def _is_shaded(cells: Sequence[Area], fills: Sequence[Area]) -> bool:
    def lies_on_fill(cell: Area) -> bool:
        x, y = (cell.x0 + cell.x1) / 2, (cell.top + cell.bottom) / 2
        return any(fill.holds(x, y) and fill.height >= 0.5 * min(cell.height, 12) for fill in fills)

    return bool(cells) and all(lies_on_fill(cell) for cell in cells)
