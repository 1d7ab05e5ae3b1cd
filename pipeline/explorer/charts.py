"""Plots as plain SVG in the page: bars, with the numbers for those who cannot see them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

_WIDTH, _HEIGHT, _FLOOR, _TOP = 640, 180, 150, 14
_LABELS = 12


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
