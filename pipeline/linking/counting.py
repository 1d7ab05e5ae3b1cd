"""Choosing among what was counted and gathering by key, the same whatever the order."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping
from typing import TypeVar

_Thing = TypeVar("_Thing")
_Key = TypeVar("_Key", bound=Hashable)


def most_frequent(counts: Mapping[str, int]) -> str | None:
    """Return what was counted most; among equals the first in the alphabet, None where nothing was counted."""
    return min(counts, key=lambda value: (-counts[value], value), default=None)


def gather(things: Iterable[_Thing], key: Callable[[_Thing], _Key]) -> dict[_Key, list[_Thing]]:
    """Return the things by key, in the order in which they came."""
    gathered: dict[_Key, list[_Thing]] = {}
    for thing in things:
        gathered.setdefault(key(thing), []).append(thing)
    return gathered
