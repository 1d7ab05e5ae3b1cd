"""Plots as plain SVG in the page, bars and a grid, with the numbers for those who cannot see them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import sqrt

_WIDTH, _HEIGHT, _FLOOR, _TOP = 640, 180, 150, 22
_LABELS = 12
_ROWS, _COLUMNS = 12, 12
_CELL, _LEFT, _ABOVE = 36, 190, 110


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: its value, and where it is drawn in units of the picture."""

    label: str
    value: int
    x: float
    y: float
    width: float
    height: float
    labelled: bool


@dataclass(frozen=True, slots=True)
class Chart:
    """A bar chart with its title."""

    title: str
    bars: tuple[Bar, ...]
    width: int = _WIDTH
    height: int = _HEIGHT
    floor: int = _FLOOR


def draw_bars(title: str, values: Mapping[str, int]) -> Chart | None:
    """Return a bar chart of values in the order they are given, None where fewer than two have something."""
    if sum(value > 0 for value in values.values()) < 2:  # one bar is a number, not a plot
        return None
    most, step = max(values.values()), _WIDTH / len(values)
    every = -(-len(values) // _LABELS)
    bars = [
        Bar(
            label,
            value,
            round(position * step + step * 0.1, 1),
            round(_FLOOR - (_FLOOR - _TOP) * value / most, 1),
            round(step * 0.8, 1),
            round((_FLOOR - _TOP) * value / most, 1),
            position % every == 0,
        )
        for position, (label, value) in enumerate(values.items())
    ]
    return Chart(title, tuple(bars))


def count_by_year(years: Sequence[int | None]) -> dict[str, int]:
    """Return how often each year occurs, the years between the first and the last that have nothing too."""
    known = [year for year in years if year is not None]
    if not known:
        return {}
    return {str(year): known.count(year) for year in range(min(known), max(known) + 1)}


Name = tuple[str, str]
"""A key, and what it is called."""


@dataclass(frozen=True, slots=True)
class Dot:
    """A number, and the radius of the circle whose area stands for it."""

    value: int
    radius: float


@dataclass(frozen=True, slots=True)
class Grid:
    """Circles in rows and columns; None where a row and a column have nothing in common."""

    title: str
    rows: tuple[Name, ...]
    columns: tuple[Name, ...]
    dots: tuple[tuple[Dot | None, ...], ...]
    cell: int = _CELL
    left: int = _LEFT
    above: int = _ABOVE


def draw_grid(title: str, values: Iterable[tuple[Name, Name, int]]) -> Grid | None:
    """Return a grid of the rows and columns that have most, None where there are fewer than two of either."""
    counted: Counter[tuple[Name, Name]] = Counter()
    for row, column, value in values:
        counted[row, column] += value
    rows = _most(((row, value) for (row, _), value in counted.items()), _ROWS)
    columns = _most(((column, value) for (row, column), value in counted.items() if row in rows), _COLUMNS)
    rows = tuple(row for row in rows if any(counted[row, column] for column in columns))
    if len(rows) < 2 or len(columns) < 2:  # a row of circles is a list
        return None
    most = max(counted[row, column] for row in rows for column in columns)

    def draw(value: int) -> Dot | None:
        return Dot(value, round((_CELL / 2 - 2) * sqrt(value / most), 1)) if value else None

    dots = tuple(tuple(draw(counted[row, column]) for column in columns) for row in rows)
    return Grid(title, rows, columns, dots)


def _most(values: Iterable[tuple[Name, int]], number: int) -> tuple[Name, ...]:
    totals: Counter[Name] = Counter()
    for name, value in values:
        totals[name] += value
    return tuple(sorted(totals, key=lambda name: (-totals[name], name[1], name[0]))[:number])
