"""Stretches of text that do not overlap, and whether another one touches them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from typing import Protocol, TypeVar


class Located(Protocol):
    """Anything with a start and an end in ``Document.text``."""

    @property
    def start(self) -> int:
        """First character."""
        ...

    @property
    def end(self) -> int:
        """One past the last character."""
        ...


Item = TypeVar("Item", bound=Located)


class Zones:
    """Hold stretches in order of start; a stretch that touches one already held is not added."""

    def __init__(self, spans: Iterable[tuple[int, int]] = ()) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []
        for start, end in spans:
            self.add(start, end)

    def add(self, start: int, end: int) -> bool:
        """Add a stretch and return True, or leave it out and return False where it touches another."""
        if self.touches(start, end):
            return False
        index = bisect_left(self._starts, start)
        self._starts.insert(index, start)
        self._ends.insert(index, end)
        return True

    def touches(self, start: int, end: int) -> bool:
        """Tell whether a stretch shares a character with one that is held."""
        index = bisect_right(self._ends, start)
        return index < len(self._starts) and self._starts[index] < end


def keep_first(items: Iterable[Item]) -> list[Item]:
    """Return the items that touch none before them, in order of their place in the text."""
    zones = Zones()
    return sorted((i for i in items if zones.add(i.start, i.end)), key=lambda item: (item.start, item.end))


def within(items: Sequence[Item], start: int, end: int) -> Sequence[Item]:
    """Return those of items, which are in order of start, that start in a stretch."""
    low = bisect_left(items, start, key=lambda item: item.start)
    return items[low : bisect_left(items, end, key=lambda item: item.start)]
