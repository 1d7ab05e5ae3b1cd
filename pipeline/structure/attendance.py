"""Who was there: names with their organisation, role and function out of lists, tables and sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from pipeline.document import Block, Document
from pipeline.facts import Attendee
from pipeline.structure.attendance_table import read_attendance_table
from pipeline.structure.fields import Field
from pipeline.structure.names import fold_name, looks_like_name, reorder, strip_titles
from pipeline.structure.vocabulary import CHAIR, GUEST, SECRETARY

_OFFICE = re.compile(
    r"(?P<office>(?:wethouder|burgemeester|gedeputeerde|schepen|stadsgezant|griffier|gemeentesecretaris|raadslid|fractievoorzitter|"
    r"directeur|commissaris|dijkgraaf)(?:\s+van\s+\w+)?)\s+(?=[A-Z'])",
    re.IGNORECASE,
)
_ORGANISATION = re.compile(
    r"(?:gem(?:eente|\.)|provincie|waterschap|min(?:isterie|\.)?|stichting|vereniging|werkgroep|commissie|bureau|bestuur|afdeling|dienst|"
    r"fractie|partij|hogeschool|universiteit|college|raad|politie|team|project|groep|platform)\b",
    re.IGNORECASE,
)
_NO_ROLE = re.compile(
    r"(?:tot|t/m|vanaf|via|online|digitaal|hybride|teams|deels|gedeeltelijk|m\.u\.v|bij|later|eerder|ca|telefonisch|aanwezig|afwezig|"
    r"\d|met kennisgeving|met afmelding|zonder|vervangt|namens|i\.p\.v|plaatsvervanger van)\b",
    re.IGNORECASE,
)
_COUNT = re.compile(r"^\W*\(?\s*\d+\s+(?:personen|leden|aanwezigen|deelnemers|personen aanwezig)\)?\s*:?\s*", re.IGNORECASE)
_LEAD = re.compile(
    r"^(?:aanwezig(?:en)?(?: zijn)?|namens [^:]{2,60}|de leden|leden|verder|tevens|ook|en|alsmede|van het bestuur|vanuit [^:]{2,40}|"
    r"(?:publieke|private) sector[^:]*|bestuur|gasten?|overig\w*|toehoorders?)\s*:?\s+(?=[A-Z(])",
    re.IGNORECASE,
)
_SEPARATOR = re.compile(r"\s*[,;]\s*(?:en |& )?|\s+(?:en|&|alsmede|alsook)\s+|\s*\n\s*|\s+\|\s+")
_DASH = re.compile(r"\s+[-–—]\s*|\s*[–—]\s+")


@dataclass(frozen=True, slots=True)
class _Item:
    """One entry of a list: the text before any bracket, what stands in brackets, and its offset in the document."""

    text: str
    start: int
    details: tuple[str, ...]


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
        if has_list and field.key == "present" and not re.match(r"(?:ook |tevens |online )?aanwezig", field.label, re.IGNORECASE):
            status = None
        people.extend(_field_attendees(document, field, status))
    return tuple(_merge(people))


def _field_attendees(document: Document, field: Field, status: str | None) -> Iterator[Attendee]:
    blocks = {b.start: b for b in document.blocks}
    cells = [blocks[a] for a, _ in field.values if a in blocks and blocks[a].table is not None]
    tables = {cell.table for cell in cells}
    seen: set[int] = set()
    if cells and len(tables) == 1:
        whole = [rows for rows in document.tables() if rows[0][0].table == cells[0].table][0]
        inside = {cell.start for cell in cells}
        rows = [[cell for cell in row if cell.start in inside] for row in whole]
        found = read_attendance_table(document, [row for row in rows if row])
        if found is not None:
            yield from (replace(attendee, status=status) for attendee in found)
            seen = inside
    for start, end in field.values:
        if start in seen:
            continue
        block = blocks.get(start)
        for attendee in read_names(document.text[start:end], start, one_per_line=_is_item(block, field)):
            yield replace(attendee, status=status)


def _is_item(block: Block | None, field: Field) -> bool:
    return block is not None and (block.kind == "list_item" or (len(field.values) > 2 and block.tight))


def read_names(text: str, offset: int, *, one_per_line: bool = False) -> Iterator[Attendee]:
    """Yield the people in a list of names.

    Args:
        text: the list, such as ``Saskia Verhoeven (gemeente Meerwijk, vz), Bram de Wit en Ayse Kaya``.
        offset: where it begins in the document, 0-based.
        one_per_line: the text is one entry, so that what follows a comma is its role or organisation.
    """
    for line in _lines(text):
        start, end = line
        lead = _COUNT.match(text[start:end])
        start += lead.end() if lead else 0
        lead = _LEAD.match(text[start:end])
        start += lead.end() if lead else 0
        items = list(_items(text, start, end))
        names = [item for item in items if _is_name(item.text)]
        if one_per_line and len(items) > 1 and names and names[0] is items[0]:
            yield from _one_entry(items, offset)
        else:
            yield from (attendee for item in items if (attendee := _attendee(item, (), offset)))


def _lines(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for part in text.split("\n"):
        if part.strip():
            yield start, start + len(part)
        start += len(part) + 1


def _one_entry(items: list[_Item], offset: int) -> Iterator[Attendee]:
    """Yield ``A, B en C, juristen bij X``: the names up to the first part that is none share what follows."""
    count = next((i for i, item in enumerate(items) if i and not _is_person(item.text)), len(items))
    rest = tuple(item.text for item in items[count:]) + tuple(d for item in items[count:] for d in item.details)
    for item in items[:count]:
        attendee = _attendee(item, rest, offset)
        if attendee:
            yield attendee


def _is_person(text: str) -> bool:
    return _is_name(text) and len(strip_titles(text).split()) >= 2


def _items(text: str, start: int, end: int) -> Iterator[_Item]:
    """Split at separators outside brackets."""
    depth, begin, position = 0, start, start
    while position < end:
        depth += text[position] in "(["
        depth -= text[position] in ")]" and depth > 0
        match = _SEPARATOR.match(text, position, end) if depth == 0 else None
        if match and match.end() > position and not _splits_name(text, begin, match):
            yield _item(text, begin, position)
            begin = position = match.end()
            continue
        position += 1
    yield _item(text, begin, end)


def _splits_name(text: str, begin: int, match: re.Match[str]) -> bool:
    """Tell whether a comma belongs to one name: ``Bijen, Antoon`` at a line's start is left to ``reorder``."""
    return match[0].strip() == "" and begin == match.start()


def _item(text: str, start: int, end: int) -> _Item:
    raw = text[start:end]
    details = tuple(part.strip() for part in re.findall(r"[(\[]([^)\]]*)[)\]]?", raw))
    bare = re.split(r"[(\[]", raw)[0]
    dash = _DASH.search(bare)
    after = re.sub(r"[(\[][^)\]]*[)\]]?", "", raw[len(bare) :]).strip(" .,;-–*")
    if dash and len(bare[: dash.start()].split()) >= 1:
        details = (bare[dash.end() :].strip(" *-–"), *details)
        bare = bare[: dash.start()]
    if after:
        details = (*details, after)
    lead = len(bare) - len(bare.lstrip(" \t.*•-–@"))
    return _Item(bare.strip(" \t.*•-–:@"), start + lead, tuple(d for d in details if d))


def _is_name(text: str) -> bool:
    bare = strip_titles(_OFFICE.sub("", text))
    if not looks_like_name(text) and not looks_like_name(bare):
        return False
    if _ORGANISATION.match(bare) or _ORGANISATION.search(bare.split()[-1]):
        return False
    single = bare.split()
    return len(single) > 1 or bool(re.fullmatch(r"[A-ZÀ-Ý][a-zà-ÿ'’-]+(?:-[A-ZÀ-Ý][a-zà-ÿ]+)?", bare))


def _attendee(item: _Item, rest: tuple[str, ...], offset: int) -> Attendee | None:
    """Make an attendee of a list entry, None where it names no person."""
    if not _is_name(item.text):
        return None
    office = _OFFICE.match(item.text)
    start = item.start + (office.end() if office else 0)
    written = item.text[office.end() if office else 0 :]
    bare = strip_titles(written)
    start += written.find(bare)
    details = [part.strip() for detail in (*item.details, *rest) for part in re.split(r"[,;]", detail) if part.strip()]
    person = Attendee(reorder(bare), offset + start, offset + start + len(bare), None)
    person = replace(person, role=office["office"].lower()) if office else person
    for detail in details:
        person = describe(person, detail)
    return person


def describe(person: Attendee, detail: str) -> Attendee:
    """Add what a bracket, a cell or a dash says of a person: function, organisation, role or initials."""
    detail = detail.strip(" .*–-")
    if not detail or (_NO_ROLE.match(detail) and not CHAIR.search(detail) and not SECRETARY.search(detail)):
        return person
    for pattern, function in ((CHAIR, "chair"), (SECRETARY, "secretary"), (GUEST, "guest")):
        match = pattern.search(detail)
        if match:
            person = replace(person, function=person.function or function, role=person.role or match[0].strip(" .").lower())
            rest = (detail[: match.start()] + detail[match.end() :]).strip(" -–/,") if function != "guest" else ""
            return describe(person, rest) if rest and rest[0].isupper() else person
    if re.fullmatch(r"[A-Z]{2,4}", detail) and _are_initials(detail, person.name):
        return replace(person, initials=detail)
    if detail[0].islower() and not _ORGANISATION.match(detail) and not any(c.isupper() for c in detail[1:4]):
        role, _, organisation = detail.partition(" bij ") if " bij " in detail else detail.partition(" van ")
        person = replace(person, role=person.role or role.strip())
        return replace(person, organisation=person.organisation or organisation.strip() or None)
    return replace(person, organisation=person.organisation or detail)


def _are_initials(letters: str, name: str) -> bool:
    first = "".join(word[0] for word in re.split(r"[\s-]+", name) if word).upper()
    return first.startswith(letters[0]) and set(letters) <= set(first)


def _merge(people: list[Attendee]) -> Iterator[Attendee]:
    """Yield each person once: the first entry with a status, completed from the others of the same name."""
    by_name: dict[str, Attendee] = {}
    for person in people:
        key = fold_name(person.name)
        known = by_name.get(key)
        if known is None:
            by_name[key] = person
            continue
        base, other = (known, person) if known.status or not person.status else (person, known)
        by_name[key] = replace(
            base,
            function=base.function or other.function,
            role=base.role or other.role,
            organisation=base.organisation or other.organisation,
            initials=base.initials or other.initials,
        )
    yield from by_name.values()
