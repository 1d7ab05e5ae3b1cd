"""What is found in one document, before anything is known of the others.

Every fact points at its evidence: ``start`` and ``end`` count Unicode characters in ``Document.text``, 0-based, end
exclusive. People and organisations are numbered within the document; linking makes them one across the archive.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and the text under it up to the next heading of any level.

    ``start`` is where the heading line begins (its number included), ``end`` where the next section begins; the
    sections of a document are consecutive and hold all of its text. ``title`` is None for the text before the first
    heading. ``parent`` is the position of the section it is part of. ``body_start`` is where the text under the
    heading begins.
    """

    position: int
    start: int
    end: int
    body_start: int
    level: int | None = None
    number: str | None = None
    title: str | None = None
    kind: str | None = None
    page: int | None = None
    parent: int | None = None


@dataclass(frozen=True, slots=True)
class Value:
    """A header field as found: its normalised value and where it stands (start = end where nothing stands)."""

    value: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Header:
    """What the document says of the meeting: ISO dates, times as HH:MM, names as written and without titles."""

    title: Value | None = None
    body: Value | None = None
    date: Value | None = None
    start_time: Value | None = None
    end_time: Value | None = None
    location: Value | None = None
    chair: Value | None = None
    secretary: Value | None = None
    next_meeting: Value | None = None
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Attendee:
    """One person on a list of those present or absent, or evidently there.

    ``status`` is None for a member who is listed without a word on whether they came.
    """

    name: str
    start: int
    end: int
    status: str | None
    function: str | None = None
    role: str | None = None
    organisation: str | None = None
    initials: str | None = None
    rule: str = "list"


@dataclass(frozen=True, slots=True)
class DateFact:
    """A calendar date or period; equal first and last day for a day."""

    start: int
    end: int
    first: date
    last: date
    granularity: str
    relation: str = "other"


@dataclass(slots=True)
class Person:
    """One human being as one document knows them; ``forms`` holds every way the name is written in it."""

    name: str
    given_name: str | None = None
    surname_prefix: str | None = None
    surname: str | None = None
    forms: set[str] = field(default_factory=set)
    role: str | None = None
    organisation: int | None = None


@dataclass(slots=True)
class Organisation:
    """One organisation as one document knows it; ``forms`` holds every way the name is written in it."""

    name: str
    forms: set[str] = field(default_factory=set)
    kind: str | None = None


@dataclass(frozen=True, slots=True)
class Mention:
    """One occurrence of a name; ``entity`` is the number of its person or organisation in the document."""

    start: int
    end: int
    label: str
    entity: int | None = None


@dataclass(frozen=True, slots=True)
class Conclusion:
    """A decision, conclusion or agreement of the meeting."""

    start: int
    end: int
    kind: str
    outcome: str | None
    votes_for: int | None
    votes_against: int | None
    confidence: float
    rule: str


@dataclass(frozen=True, slots=True)
class ActionItem:
    """A task to do after the meeting; ``owner`` as written, with the person or organisation where it is one."""

    start: int
    end: int
    owner: str | None
    owner_person: int | None
    owner_organisation: int | None
    due: date | None
    due_text: str | None
    status: str
    confidence: float
    rule: str


@dataclass(frozen=True, slots=True)
class Contribution:
    """A statement attributed to a person, role or organisation; ``speaker`` as written."""

    start: int
    end: int
    speaker: str
    person: int | None
    organisation: int | None
    act: str
    confidence: float
    rule: str


@dataclass(frozen=True, slots=True)
class Structure:
    """What layout and wording say of a document before any language model."""

    kind: str
    language: str | None
    header: Header
    sections: tuple[Section, ...]
    attendees: tuple[Attendee, ...]
    dates: tuple[DateFact, ...]
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Facts:
    """Who and what the running text names, decides, hands out and attributes.

    ``attendance`` pairs each attendee of the structure, and those who evidently were there, with a person number.
    """

    people: tuple[Person, ...] = ()
    organisations: tuple[Organisation, ...] = ()
    mentions: tuple[Mention, ...] = ()
    attendance: tuple[tuple[Attendee, int], ...] = ()
    conclusions: tuple[Conclusion, ...] = ()
    actions: tuple[ActionItem, ...] = ()
    contributions: tuple[Contribution, ...] = ()
    chair: int | None = None
    secretary: int | None = None
