"""Things that turn out to be one."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from typing import Generic, TypeVar

_Thing = TypeVar("_Thing", bound=Hashable)


class Groups(Generic[_Thing]):
    """Join things to groups; each starts as a group of its own (disjoint sets with path halving)."""

    def __init__(self, things: Iterable[_Thing] = ()) -> None:
        self._parent: dict[_Thing, _Thing] = {thing: thing for thing in things}

    def find(self, thing: _Thing) -> _Thing:
        """Return the thing that stands for the group; which one depends on the order of joining."""
        parent = self._parent
        parent.setdefault(thing, thing)
        while parent[thing] != thing:
            parent[thing] = parent[parent[thing]]
            thing = parent[thing]
        return thing

    def join(self, one: _Thing, other: _Thing) -> None:
        """Make the groups of two things one."""
        self._parent[self.find(one)] = self.find(other)

    def members(self) -> list[list[_Thing]]:
        """Return the groups, in order of the first thing of each that was added."""
        members: dict[_Thing, list[_Thing]] = {}
        for thing in self._parent:
            members.setdefault(self.find(thing), []).append(thing)
        return list(members.values())
