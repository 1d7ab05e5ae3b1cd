"""Who was there: names with their organisation, role and function out of lists, tables and sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from pipeline.document import Document
from pipeline.facts import Attendee, Header
from pipeline.structure.attendance_table import read_attendance_table
from pipeline.structure.attendee_details import ORGANISATION
from pipeline.structure.fields import Field
from pipeline.structure.name_lists import read_names
from pipeline.structure.names import fold_name

_MEMBERS = re.compile(r"(?:leden|deelnemers|genodigden|naam)\b", re.IGNORECASE)


_OPEN_BOX = re.compile(r"(?:\[ ?\]|☐) \Z")
"""A box that nobody ticked, before a name on a list."""


def find_attendees(document: Document, fields: Sequence[Field]) -> tuple[Attendee, ...]:
    """Return who was present, who was absent, and who is only listed as a member, in order of the lists.

    A table of members or participants beside a list of those present says nothing of who came: its people get no
    status unless a list names them.
    """
    people: list[Attendee] = []
    lists = [f for f in fields if f.key in ("present", "absent")]
    has_list = any(f.key == "present" and f.label.casefold().startswith("aanwezig") for f in lists)
    for field in lists:
        status: str | None = "present" if field.key == "present" else "absent"
        if has_list and field.key == "present" and _MEMBERS.match(field.label):
            status = None
        people.extend(_field_attendees(document, field, status))
    return tuple(_merge(people))


def with_officers(attendees: tuple[Attendee, ...], header: Header) -> tuple[Attendee, ...]:
    """Add the chair and the secretary that the header names: they were there, whether or not a list says so."""
    found = list(attendees)
    for value, function in ((header.chair, "chair"), (header.secretary, "secretary")):
        if value is None:
            continue
        words = set(fold_name(value.value).split())
        known = next((i for i, a in enumerate(found) if words <= set(fold_name(a.name).split())), None)
        if known is None:
            found.append(Attendee(value.value, value.start, value.end, "present", function, rule="officer"))
        else:
            person = found[known]
            found[known] = replace(person, status=person.status or "present", function=person.function or function)
    return tuple(found)


def _field_attendees(document: Document, field: Field, status: str | None) -> Iterator[Attendee]:
    blocks = {b.start: b for b in document.blocks}
    cells = [blocks[a] for a, _ in field.values if a in blocks and blocks[a].table is not None]
    tables = {cell.table for cell in cells}
    seen: set[int] = set()
    if cells and len(tables) == 1 and len({cell.row for cell in cells}) > 1:
        whole = next(rows for rows in document.tables() if rows[0][0].table == cells[0].table)
        inside = {cell.start for cell in cells}
        rows = [[cell for cell in row if cell.start in inside] for row in whole]
        found = read_attendance_table(document, [row for row in rows if row])
        if found is not None:
            yield from (replace(attendee, status=attendee.status or status) for attendee in found)
            seen = inside
    texts = [document.text[a:b] for a, b in field.values]
    entries = len(texts) >= 3 and sum(text.count(",") <= 1 for text in texts) >= 0.7 * len(texts)
    entries = entries or any(text.rstrip().endswith(";") for text in texts)
    groups = sum(bool(ORGANISATION.match(text)) for text in texts) >= 0.4 * len(texts)
    for start, end in field.values:
        if start in seen or (groups and len(document.text[start:end].partition("(")[0].split()) == 1):
            continue
        block = blocks.get(start)
        item = (entries and document.text.count(",", start, end) <= 2) or (
            (block is not None and block.kind == "list_item") or ";" in document.text[start:end].rstrip(" ;")
        )
        said = "absent" if item and _OPEN_BOX.search(document.text, max(start - 4, 0), start) else status
        for attendee in read_names(document.text[start:end], start, one_per_line=item):
            yield replace(attendee, status=attendee.status or said)


def _merge(people: list[Attendee]) -> Iterator[Attendee]:
    """Yield each person once: the first entry with a status, completed from the others of the same name.

    Who stands among the members of a body and again among those absent was not there.
    """
    by_name: dict[str, Attendee] = {}
    for person in people:
        key = fold_name(person.name)
        known = by_name.get(key)
        if known is None:
            by_name[key] = person
            continue
        base, other = (known, person) if known.status or not person.status else (person, known)
        absent = "absent" in (known.status, person.status)
        by_name[key] = replace(
            base,
            status="absent" if absent else base.status,
            function=base.function or other.function,
            role=base.role or other.role,
            organisation=base.organisation or other.organisation,
            initials=base.initials or other.initials,
        )
    yield from by_name.values()
