"""Rows of the per-document tables, made from what one document yielded.

Everything here is JSON: dates are ISO strings and unknown values None. People and organisations carry keys that hold
within their document only (``doc_1f...#p3``, ``doc_1f...#o2``: the third and second after the first in ``Facts``);
``pipeline.linking`` makes them one across the archive. A column that a fact has a field of the same name for holds what
that field holds; the others are named here.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict
from typing import Protocol, TypeVar

from pipeline.document import Document
from pipeline.facts import (
    ActionItem,
    Attendee,
    Contribution,
    DateFact,
    Facts,
    Mention,
    Section,
    Structure,
    Value,
)
from pipeline.schema import ACROSS_THE_ARCHIVE, MEETING_KINDS, TABLES
from pipeline.source import Source

Row = dict[str, object]
Rows = dict[str, list[Row]]

LOCAL_TABLES = tuple(name for name in TABLES if name not in ACROSS_THE_ARCHIVE)


class _Located(Protocol):
    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


_Fact = TypeVar("_Fact", bound=_Located)


def tabulate(source: Source, document: Document, structure: Structure, facts: Facts) -> Rows:
    """Return the rows that one document gives to every table of ``LOCAL_TABLES``.

    A document that is neither minutes nor a decision list has no meeting, hence no attendance, conclusions, action
    items or contributions. ``text`` is always ``document.text[start:end]``; rows stand in order of start and end.
    """
    return _Tabulation(source, document, structure, facts).rows()


def tabulate_failure(source: Source, message: str) -> Rows:
    """Return the rows of a file that could not be read: one document with the reason."""
    rows: Rows = {name: [] for name in LOCAL_TABLES}
    rows["documents"] = [
        _document_row(source) | {"status": "failed", "message": message.strip() or "reading failed without a reason"}
    ]
    return rows


class _Tabulation:
    """Hold what the rows of one document are made from."""

    def __init__(self, source: Source, document: Document, structure: Structure, facts: Facts) -> None:
        self.source, self.document, self.structure, self.facts = source, document, structure, facts
        self.id = source.document_id
        self.meeting_id = f"mtg_{self.id.removeprefix('doc_')}" if structure.kind in MEETING_KINDS else None
        # A section of nothing but white space holds no fact, and an empty text is not a value.
        self.sections = [s for s in structure.sections if document.text[s.start : s.end].strip()]
        self.starts = [section.start for section in self.sections]

    def rows(self) -> Rows:
        facts = self.facts
        rows: Rows = {name: [] for name in LOCAL_TABLES}
        rows["documents"] = [self._document()]
        rows["sections"] = [self._section(section) for section in self.sections]
        rows["people"] = self._people()
        rows["organisations"] = self._organisations()
        rows["mentions"] = self._numbered("mentions", "m", facts.mentions, self._mention)
        rows["dates"] = self._numbered("dates", "d", self.structure.dates, _date)
        if self.meeting_id is not None:
            rows["meetings"] = [self._meeting()]
            rows["attendance"] = self._attendance()
            rows["conclusions"] = self._numbered("conclusions", "c", facts.conclusions)
            rows["action_items"] = self._numbered("action_items", "a", facts.actions, self._action)
            rows["contributions"] = self._numbered("contributions", "t", facts.contributions, self._contribution)
        return rows

    def _document(self) -> Row:
        document, structure = self.document, self.structure
        warnings = dict.fromkeys((*document.warnings, *structure.header.warnings, *structure.warnings))
        message = "; ".join(warning.strip() for warning in warnings if warning.strip())
        return _document_row(self.source) | {
            "media_type": document.media_type or self.source.media_type,
            "page_count": document.page_count,
            "kind": structure.kind,
            "language": _filled(structure.language),
            "status": "warning" if message else "ok",
            "message": _filled(message),
            "ocr": document.ocr,
            "text": document.text if document.text.strip() else None,
        }

    def _meeting(self) -> Row:
        return _same("meetings", self.structure.header) | {
            "meeting_id": self.meeting_id,
            "document_id": self.id,
            "chair_id": self._person(self.facts.chair),
            "secretary_id": self._person(self.facts.secretary),
        }

    def _section(self, section: Section) -> Row:
        return _same("sections", section) | {
            "section_id": self._section_id(section.position),
            "document_id": self.id,
            "meeting_id": self.meeting_id,
            "parent_id": None if section.parent is None else self._section_id(section.parent),
            "page": self.document.page_at(section.start),
            "text": self.document.text[section.start : section.end],
        }

    def _people(self) -> list[Row]:
        return [
            _same("people", person)
            | {
                "person_id": self._person(number),
                "document_id": self.id,
                "forms": _forms(person.name, person.forms),
                "organisation_id": self._organisation(person.organisation),
            }
            for number, person in enumerate(self.facts.people)
        ]

    def _organisations(self) -> list[Row]:
        return [
            _same("organisations", organisation)
            | {
                "organisation_id": self._organisation(number),
                "document_id": self.id,
                "forms": _forms(organisation.name, organisation.forms),
            }
            for number, organisation in enumerate(self.facts.organisations)
        ]

    def _attendance(self) -> list[Row]:
        # of a member who is listed without a word on whether they came nothing is known about this meeting
        told = [pair for pair in self.facts.attendance if pair[0].status is not None]
        return [
            _same("attendance", attendee)
            | {
                "meeting_id": self.meeting_id,
                "person_id": self._person(number),
                "name_as_written": " ".join(self.document.text[attendee.start : attendee.end].split()) or attendee.name,
                "organisation_id": self._attendee_organisation(attendee, number),
            }
            for attendee, number in sorted(told, key=lambda pair: (pair[0].start, pair[0].end, pair[1]))
        ]

    def _numbered(
        self, table: str, letter: str, facts: Sequence[_Fact], more: Callable[[_Fact], Row] = lambda _: {}
    ) -> list[Row]:
        """Return a row per fact in order of start, numbered, with its place and columns of its own."""
        (key,) = TABLES[table].key
        ordered = sorted(facts, key=lambda fact: (fact.start, fact.end))
        return [
            {key: f"{self.id}-{letter}{number:04d}"} | self._place(table, fact) | _same(table, fact) | more(fact)
            for number, fact in enumerate(ordered)
        ]

    def _mention(self, mention: Mention) -> Row:
        return {
            "person_id": self._person(mention.entity) if mention.label == "PERSON" else None,
            "organisation_id": self._organisation(mention.entity) if mention.label == "ORG" else None,
        }

    def _action(self, action: ActionItem) -> Row:
        return {
            "owner_person_id": self._person(action.owner_person),
            "owner_organisation_id": self._organisation(action.owner_organisation),
            "due_date": action.due.isoformat() if action.due else None,
            "register_id": None,
        }

    def _contribution(self, contribution: Contribution) -> Row:
        return {
            "person_id": self._person(contribution.person),
            "organisation_id": self._organisation(contribution.organisation),
        }

    def _place(self, table: str, fact: _Located) -> Row:
        """Say where a fact stands: in its document for what any text may hold, else in its meeting with a page."""
        index = bisect_right(self.starts, fact.start) - 1
        holds = index >= 0 and fact.start < self.sections[index].end
        place: Row = {
            "document_id": self.id,
            "meeting_id": self.meeting_id,
            "section_id": self._section_id(self.sections[index].position) if holds else None,
            "text": self.document.text[fact.start : fact.end],
            "page": self.document.page_at(fact.start),
        }
        return {column.name: place[column.name] for column in TABLES[table].columns if column.name in place}

    def _attendee_organisation(self, attendee: Attendee, number: int) -> str | None:
        """Prefer the organisation that the list gives, for a person may come for another one next time."""
        if attendee.organisation:
            for n, organisation in enumerate(self.facts.organisations):
                if attendee.organisation == organisation.name or attendee.organisation in organisation.forms:
                    return self._organisation(n)
        return self._organisation(self.facts.people[number].organisation)

    def _section_id(self, position: int) -> str:
        return f"{self.id}-s{position:03d}"

    def _person(self, number: int | None) -> str | None:
        return None if number is None else f"{self.id}#p{number}"

    def _organisation(self, number: int | None) -> str | None:
        return None if number is None else f"{self.id}#o{number}"


def _document_row(source: Source) -> Row:
    return {column.name: None for column in TABLES["documents"].columns} | asdict(source)


def _date(fact: DateFact) -> Row:
    return {"date_start": fact.first.isoformat(), "date_end": fact.last.isoformat()}


def _same(table: str, fact: object) -> Row:
    """Return the columns of a table that a fact has a field of the same name for."""
    found = {column.name: getattr(fact, column.name) for column in TABLES[table].columns if hasattr(fact, column.name)}
    return {name: _filled(value.value if isinstance(value, Value) else value) for name, value in found.items()}


def _forms(name: str, forms: Iterable[str]) -> list[str]:
    return sorted({form.strip() for form in (name, *forms)} - {""})


def _filled(value: object) -> object:
    """Return a value, of a text what is left without the white space around it and None where that is nothing."""
    return (value.strip() or None) if isinstance(value, str) else value
