"""What every question can be narrowed down to: a person, an organisation, a body, a period, a meeting."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import Any, TypedDict, TypeVar, get_type_hints

from pipeline.analysis.names import find_names, words_of_name
from pipeline.analysis.periods import PeriodError, read_period
from pipeline.analysis.tables import Tables

Day = str | date


class Narrowed(TypedDict, total=False):
    """The filters that select people and meetings, by the names of the arguments of ``Archive``."""

    person: str | None
    organisation: str | None
    body: str | None
    since: Day | None
    until: Day | None


class Given(Narrowed, total=False):
    """The filters that every question takes, as they are given; what is left out does not narrow."""

    meeting: str | None


_Method = TypeVar("_Method", bound=Callable[..., Any])


def spelt_out(method: _Method) -> _Method:
    """Let ``help`` and completion show the filters that a method takes as ``**given`` one by one."""
    own = inspect.signature(method)
    *others, _ = own.parameters.values()
    filters = (
        inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, default=None, annotation=kind)
        for name, kind in get_type_hints(Given).items()
    )
    method.__signature__ = own.replace(parameters=[*others, *filters])  # type: ignore[attr-defined]
    return method


@dataclass(slots=True)
class Conditions:
    """Gather the conditions of a query and the values in them."""

    parts: list[str] = field(default_factory=list)
    values: dict[str, object] = field(default_factory=dict)

    def add(self, condition: str, **values: object) -> None:
        """Add a condition that uses ``$name`` for each of the values."""
        self.parts.append(f"({condition})")
        self.values |= values

    def add_all(self, others: Conditions) -> None:
        """Add the conditions that others hold."""
        self.parts += others.parts
        self.values |= others.values

    @property
    def where(self) -> str:
        """The conditions as a ``WHERE`` clause, empty where there are none."""
        return f"WHERE {' AND '.join(self.parts)}" if self.parts else ""


@dataclass(frozen=True, slots=True)
class Involved:
    """Tell how a table says who is involved in a row, as SQL conditions with ``$ids`` and ``$words`` in them.

    ``$ids`` are the keys of the people or organisations meant, ``$words`` the words of the name as it was given, for
    names in a row that were never linked to anybody.
    """

    person: str
    organisation: str


@dataclass(frozen=True, slots=True)
class Name:
    """Hold the keys that a name stands for, and its words."""

    ids: list[str]
    words: list[str]


@dataclass(frozen=True, slots=True)
class Filters:
    """Hold what a question is narrowed down to, looked up in the tables; None does not narrow.

    Attributes:
        person: whom the question is about.
        organisation: likewise.
        bodies: the organs that met.
        since: first day of the meeting.
        until: last day of the meeting.
        meeting: the ``meeting_id`` of one meeting.
    """

    person: Name | None
    organisation: Name | None
    bodies: list[str] | None
    since: date | None
    until: date | None
    meeting: str | None

    @classmethod
    def read(
        cls,
        tables: Tables,
        *,
        person: str | None = None,
        organisation: str | None = None,
        body: str | None = None,
        since: Day | None = None,
        until: Day | None = None,
        meeting: str | None = None,
    ) -> Filters:
        """Look up names and read days; a year or a month begins on its first day and ends on its last.

        Raises:
            UnknownNameError: a name is nobody's, with those that are spelt like it.
            PeriodError: a day cannot be read, or the period ends before it begins.
        """
        first = read_period(since)[0] if since is not None else None
        last = read_period(until)[1] if until is not None else None
        if first and last and first > last:
            msg = f"the period from {first} until {last} ends before it begins: swap the two"
            raise PeriodError(msg)
        return cls(
            None if person is None else look_up(tables, "person", person),
            None if organisation is None else look_up(tables, "organisation", organisation),
            None if body is None else find_names(tables, "body", body),
            first,
            last,
            meeting,
        )

    def on(self, involved: Involved) -> Conditions:
        """Return the conditions on the meetings, called ``m``, and on whom a row involves."""
        conditions = self.on_meetings()
        conditions.add_all(self.on_names(involved))
        return conditions

    def on_meetings(self) -> Conditions:
        """Return the conditions on the meetings, called ``m``."""
        conditions = Conditions()
        if self.since is not None:
            conditions.add("m.date >= $since", since=self.since)
        if self.until is not None:
            conditions.add("m.date <= $until", until=self.until)
        if self.meeting is not None:
            conditions.add("m.meeting_id = $meeting", meeting=self.meeting)
        if self.bodies is not None:
            conditions.add("list_contains($bodies, m.body)", bodies=self.bodies)
        return conditions

    def on_names(self, involved: Involved) -> Conditions:
        """Return the conditions on whom a row involves."""
        conditions = Conditions()
        if self.person is not None:
            add_name(conditions, involved.person, "person", self.person)
        if self.organisation is not None:
            add_name(conditions, involved.organisation, "organisation", self.organisation)
        return conditions


def look_up(tables: Tables, kind: str, name: str) -> Name:
    """Return what a name stands for.

    Raises:
        UnknownNameError: nobody and nothing, with the names that are spelt like it.
    """
    return Name(find_names(tables, kind, name), words_of_name(kind, name))


def add_name(conditions: Conditions, condition: str, kind: str, name: Name) -> None:
    """Add a condition with ``$ids`` and ``$words`` of a name in it."""
    values = {part: value for part, value in (("ids", name.ids), ("words", name.words)) if f"${part}" in condition}
    for part in values:
        condition = condition.replace(f"${part}", f"${kind}_{part}")
    conditions.add(condition, **{f"{kind}_{part}": value for part, value in values.items()})
