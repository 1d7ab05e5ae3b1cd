"""Who was there: names with their organisation, role and function out of lists, tables and sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from pipeline.document import Document
from pipeline.facts import Attendee, Header
from pipeline.structure.attendance_table import read_attendance_table
from pipeline.structure.attendee_details import ORGANISATION, describe
from pipeline.structure.fields import Field
from pipeline.structure.names import fold_name, looks_like_name, reorder, split_name, strip_titles
from pipeline.structure.vocabulary import SECRETARY, label_of

_OFFICE = re.compile(
    r"(?P<office>(?:wethouder|burgemeester|gedeputeerde|schepen|stadsgezant|(?:raads|staten|commissie)?griffier|"
    r"(?:gemeente|provincie)?secretaris|(?:raads|staten|commissie)lid|fractievoorzitter|directeur|commissaris|dijkgraaf|"
    r"(?:hoog)?heemraad)(?:\s+van\s+\w+)?)\s+(?=[A-Z'])",
    re.IGNORECASE,
)
_COUNT = re.compile(
    r"^\W*\(?\s*\d+\s+(?:personen|leden|aanwezigen|deelnemers|personen aanwezig)\)?\s*:?\s*", re.IGNORECASE
)
_LEAD = re.compile(
    r"^(?:aanwezig(?:en)?(?: zijn| waren)?(?: \d+)?(?: leden| personen)?|namens [^:]{2,60}|de leden|leden|verder|"
    r"tevens|ook|en|alsmede|van het bestuur|vanuit [^:]{2,40}|(?:publieke|private) sector[^:]*|bestuur|gasten?|"
    r"overig\w*|toehoorders?)\s*:?\s+(?=[A-Z(])",
    re.IGNORECASE,
)
_MEMBERS = re.compile(r"(?:leden|deelnemers|genodigden|naam)\b", re.IGNORECASE)
_SEPARATOR = re.compile(r"\s*[,;]\s*(?:en |& )?|\s+(?:en|&|alsmede|alsook)\s+|\s*\n\s*|\s+\|\s+")
_LOST_COMMA = re.compile(r"(?<=\))\s+(?=[A-ZÀ-Ý][\w'’-]+(?: [\w'’-]+){0,3} \()")
_CALLED = re.compile(
    r"(?P<before>[^()]*?)(?P<initials>(?:[A-Z]\.[ ]?){1,5})\((?P<given>[A-ZÀ-Ý][\w'’-]+)\)[ ]"
    r"(?P<rest>(?:[a-z'’]+[ ]){0,3}[A-ZÀ-Ý].*)",
    re.DOTALL,
)
"""Initials with the given name behind them: ``drs. J.M. (Jan) de Vries``."""
_DASH = re.compile(r"\s+[-–—]\s*|\s*[–—]\s+|\s+(?=namens\s+\S)")


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
        for attendee in read_names(document.text[start:end], start, one_per_line=item):
            yield replace(attendee, status=status)


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
    for part in re.split(r"[\n;](?![^(]*\))", text):
        if part.strip():
            yield start, start + len(part)
        start += len(part) + 1


def _one_entry(items: list[_Item], offset: int) -> Iterator[Attendee]:
    """Yield ``A, B en C, juristen bij X``: the names up to the first part that is none share what follows."""
    own_office = _OFFICE.match(items[0].text) is not None
    count = next(
        (
            i
            for i, item in enumerate(items)
            if i and not (_is_person(item.text) and (own_office or _is_full(item.text)))
        ),
        len(items),
    )
    rest = tuple(item.text for item in items[count:]) + tuple(d for item in items[count:] for d in item.details)
    for item in items[:count]:
        attendee = _attendee(item, rest, offset)
        if attendee:
            yield attendee


def _is_person(text: str) -> bool:
    words = strip_titles(text).split()
    full = len(words) >= 2 and split_name(text).given is not None
    return full and _is_name(text) and not (words[-1].isupper() and len(words[-1]) > 1)


def _is_full(text: str) -> bool:
    """Tell whether a name of two words is left behind an office; one word may be where it is held (*directeur X*)."""
    return len(_OFFICE.sub("", text).split()) > 1


def _items(text: str, start: int, end: int) -> Iterator[_Item]:
    """Split at separators outside brackets."""
    depth, begin, position = 0, start, start
    while position < end:
        depth += text[position] in "(["
        depth -= text[position] in ")]" and depth > 0
        match = None
        if depth == 0:
            match = _SEPARATOR.match(text, position, end) or (
                _LOST_COMMA.match(text, position, end) if position else None
            )
        if match and not (match.re is _LOST_COMMA and _CALLED.match(text[begin:end])):
            yield _item(text, begin, position)
            begin = position = match.end()
            continue
        position += 1
    yield _item(text, begin, end)


def _item(text: str, start: int, end: int) -> _Item:
    raw = text[start:end]
    called = _CALLED.fullmatch(raw)
    if called is not None:
        inner = _item(called["rest"], 0, len(called["rest"]))
        return replace(inner, text=f"{called['given']} {inner.text}", start=start + called.start("initials"))
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
    if (
        re.match(r"(?:zie|de familie|familie|fam\.)\s", text, re.IGNORECASE)
        or label_of(text)
        or not (looks_like_name(text) or looks_like_name(bare))
    ):
        return False
    if ORGANISATION.match(bare) or ORGANISATION.search(bare.split()[-1]):
        return False
    single = bare.split()
    return len(single) > 1 or all(part.istitle() for part in re.split(r"[-'’]", bare) if part)


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
    if office:
        function = "secretary" if SECRETARY.search(office["office"]) else None
        person = replace(person, role=office["office"].lower(), function=function)
    for detail in details:
        person = describe(person, detail)
    return person


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
