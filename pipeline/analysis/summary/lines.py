"""What a summary is made of: parts with lines, each with its source."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

_MONTHS = [
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
]


@dataclass(frozen=True, slots=True)
class Source:
    """Tell where a line stands.

    Attributes:
        document_id: the document.
        path: of that document, relative to the archive.
        day: the day of the meeting.
        section_id: the section.
        section: its number and title.
        page: from 1; None where the format has no pages.
        start: first character in ``documents.text``, 0-based.
        end: one past the last.
        exact: whether the line begins on that page; else it is the page on which its section begins.
    """

    document_id: str
    path: str
    day: date | None
    section_id: str | None
    section: str | None
    page: int | None
    start: int
    end: int
    exact: bool = True

    def __str__(self) -> str:
        page = f"{'p.' if self.exact else 'vanaf p.'} {self.page}" if self.page else None
        return ", ".join(part for part in (write_day(self.day), self.section, self.path, page) if part)


@dataclass(frozen=True, slots=True)
class Line:
    """One line: what a template says of it, the minutes' own words, and where they stand.

    Attributes:
        lead: filled in from the tables; None where the words stand alone.
        quote: the words of the document, spaces and line ends made one space; None where there is only the lead.
        sources: where what the line says stands.
        of: the line it belongs under: 0 for a line of its own, 1 for one under it.
    """

    lead: str | None
    quote: str | None
    sources: tuple[Source, ...]
    of: int = 0


@dataclass(slots=True)
class Part:
    """One part of a summary, with what to say where it has no lines."""

    title: str
    lines: list[Line] = field(default_factory=list)
    empty: str = "Hierover staat niets in de verslagen."


@dataclass(frozen=True, slots=True)
class Summary:
    """A summary: its title, what it covers, and its parts."""

    title: str
    scope: str
    parts: tuple[Part, ...]

    def lines(self) -> list[Line]:
        """Return all lines."""
        return [line for part in self.parts for line in part.lines]


def write_day(day: date | None) -> str:
    """Return a day as Dutch minutes write it, ``zonder datum`` for none."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}" if day else "zonder datum"


def plain(text: str) -> str:
    """Return a text on one line."""
    return " ".join(text.split())


def count(number: int, one: str, more: str) -> str:
    """Return a number with its noun: ``1 besluit``, ``3 besluiten``."""
    return f"{number} {one if number == 1 else more}"


def as_count(value: object) -> int:
    """Return an offset or a count of a row, 0 where it is missing."""
    return value if isinstance(value, int) else 0
