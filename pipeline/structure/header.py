"""What a document says of its meeting: which organ met, when, where, who chaired and who wrote."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from pipeline.document import Document
from pipeline.facts import Attendee, Header, Section, Value
from pipeline.structure.body import find_body
from pipeline.structure.fields import Field
from pipeline.structure.location import find_location
from pipeline.structure.meeting_date import find_meeting_date
from pipeline.structure.name_lists import read_names
from pipeline.structure.names import fold_name, strip_titles
from pipeline.structure.next_meeting import find_next_meeting
from pipeline.structure.times import find_times
from pipeline.structure.vocabulary import CHAIR, SECRETARY

_NAME = (
    r"(?-i:(?:(?:[A-ZÀ-Ý][\w'’-]*|(?:[A-ZÀ-Ý][a-z]?\.)+) +){0,3}"
    r"(?:(?:van|de|den|der|het|ten|ter|te|'t|d') +){0,3}[A-ZÀ-Ý][\w'’-]+)"
)
_SENTENCES = {
    "chair": (
        rf"voorgezeten door (?:de heer |mevrouw |dhr\.? |mw\.? )?(?P<name>{_NAME})",
        rf"\b(?:de |onze )?voorzitter,? (?:de heer |mevrouw |dhr\.? |mw\.? )?(?P<name>{_NAME}),? (?:opent|heet|sluit)",
        rf"(?P<name>{_NAME})(?: \([^)]*\))? (?:is|was) (?:vandaag |deze keer )?(?:de )?(?:dag)?voorzitter\b",
        rf"(?P<name>{_NAME}) (?:leidt|leidde) (?:het overleg|het gesprek|de (?:vergadering|bijeenkomst|sessie))\b",
        rf"namens de voorzitter (?P<name>{_NAME})",
        rf"(?P<name>{_NAME}) (?:zit|zat) (?:(?:daarom|vandaag|deze keer|ditmaal|de vergadering|het overleg) ){{0,2}}"
        r"voor\b(?=\W*(?:$|[.,;(]))",
        rf"(?P<name>{_NAME}) (?:vervangt (?:vandaag |deze keer )?de voorzitter|"
        r"neemt (?:vandaag |deze keer )?het voorzitterschap (?:over|waar))",
        rf"(?P<name>{_NAME})\s*\(?(?:,\s*)?(?:vz|voorzitter)\.?\)",
        rf"(?P<name>{_NAME})\s*\([^()\n]{{1,40}}[,;]\s*(?:vz|voorzitter)\.?[);]",
    ),
    "secretary": (
        rf"(?P<name>{_NAME}),? (?:notuleert|notuleerde|schreef mee\b|schrijft mee\b|"
        r"(?:maakt|maakte|verzorgt|verzorgde|schrijft|schreef) (?:(?:dit|het|de) )?(?:verslag|notulen)\b)",
        r"(?:notulen|verslag) (?:(?:is|werd|zijn) )?(?:gemaakt |opgesteld |verzorgd )?"
        rf"door (?:de heer |mevrouw )?(?P<name>{_NAME})",
        rf"(?P<name>{_NAME})\s*\(?(?:,\s*)?(?:secr|secretaris|notulist|notulen)\.?\)",
    ),
}
_LATER = re.compile(r"\b(?:volgende keer|vanaf|voortaan|in het vervolg|vorige keer)\b", re.IGNORECASE)
_PATTERNS = {key: tuple(re.compile(p, re.IGNORECASE) for p in patterns) for key, patterns in _SENTENCES.items()}
_OPENS = re.compile(
    r"\b(?P<office>burgemeester|wethouder|gedeputeerde|voorzitter)\s+"
    r"(?P<name>(?-i:[A-Z])[\w'’-]+(?: (?-i:[A-Z])[\w'’-]+)?)\s+opent\b",
    re.IGNORECASE,
)


def read_header(
    document: Document,
    *,
    title: str,
    title_span: tuple[int, int],
    fields: Sequence[Field],
    sections: Sequence[Section],
    attendees: Sequence[Attendee],
    name: str = "",
) -> Header:
    """Gather the facts of the meeting.

    Args:
        document: as a reader left it.
        title: the document's own title, else its metadata's; empty without one.
        title_span: where the title stands, two equal offsets where it does not.
        fields: the labelled values.
        sections: the outline.
        attendees: who was there, with their functions.
        name: file name, weak evidence for the date only.
    """
    day, warnings = find_meeting_date(document, title, fields, name=name)
    anchor = date.fromisoformat(day.value) if day else None
    start, end = find_times(document, fields, sections)
    return Header(
        title=Value(title, *title_span) if title else None,
        body=find_body(document, title, title_span, fields),
        date=day,
        start_time=start,
        end_time=end,
        location=find_location(document, fields),
        chair=_officer(document, "chair", fields, attendees),
        secretary=_officer(document, "secretary", fields, attendees),
        next_meeting=find_next_meeting(document, fields, sections, anchor),
        warnings=tuple(warnings),
    )


def _officer(document: Document, key: str, fields: Sequence[Field], attendees: Sequence[Attendee]) -> Value | None:
    """Return who chaired or wrote: a label, the attendance list, the letterhead or a sentence, in that order."""
    for field in fields:
        if field.key == key and field.early:
            for start, end in field.values[:1]:
                letters = document.text[start:end].strip(" .")
                named = next((a for a in attendees if a.initials and a.initials == letters), None)
                if named is not None:
                    return Value(named.name, start, end)
                found = next(read_names(document.text[start:end], start), None)
                if found:
                    return Value(found.name, found.start, found.end)
    marker = CHAIR if key == "chair" else SECRETARY
    there = [a for a in attendees if a.status != "absent"]
    listed = [a for a in there if a.function == key] or [a for a in there if a.function and marker.search(a.role or "")]
    if listed:
        return Value(listed[0].name, listed[0].start, listed[0].end)
    for block in document.blocks:
        text = document.text_of(block)
        match = marker.search(text) if block.kind == "furniture" else None
        found = next(read_names(text[: match.start()].rstrip(" ("), block.start), None) if match else None
        if found:
            return Value(found.name, found.start, found.end)
    for pattern in _PATTERNS[key]:
        match = next((m for m in pattern.finditer(document.text) if not m["name"].isupper()), None)
        if match and not _LATER.search(document.text[max(match.start() - 60, 0) : match.end()]):
            return Value(_as_listed(strip_titles(match["name"]), there), *match.span("name"))
    return _chair_by_office(document) if key == "chair" else None


def _as_listed(name: str, attendees: Sequence[Attendee]) -> str:
    """Return the full name of the one on the list whom a given name or surname means, the name itself where none is."""
    words = set(fold_name(name).split())
    listed = [a.name for a in attendees if words <= set(fold_name(a.name).split())]
    return listed[0] if len(listed) == 1 else name


def _chair_by_office(document: Document) -> Value | None:
    """Return the chair where one office-holder both opens and closes the meeting and is called the chair."""
    text = document.text
    match = _OPENS.search(text)
    if not match:
        return None
    closes = re.search(
        rf"\b(?:{match['office']}|{re.escape(match['name'])})\b[^.]{{0,40}}\bsluit\b", text, re.IGNORECASE
    )
    return (
        Value(match["name"], *match.span("name"))
        if closes and re.search(r"\bvoorzitter\b", text, re.IGNORECASE)
        else None
    )
