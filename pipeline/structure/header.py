"""What a document says of its meeting: which organ met, when, where, who chaired and who wrote."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from pipeline.document import Document
from pipeline.facts import Attendee, Header, Section, Value
from pipeline.structure.attendance import read_names
from pipeline.structure.body import find_body
from pipeline.structure.dates import find_dates
from pipeline.structure.fields import Field
from pipeline.structure.meeting_date import find_meeting_date
from pipeline.structure.names import strip_titles
from pipeline.structure.times import find_times
from pipeline.structure.vocabulary import CHAIR, SECRETARY

_NAME = r"(?-i:(?:[A-ZÀ-Ý][\w'’.-]* +){0,3}(?:(?:van|de|den|der|het|ten|ter|te|'t|d') +){0,3}[A-ZÀ-Ý][\w'’-]+)"
_SENTENCES = {
    "chair": (
        rf"voorgezeten door (?:de heer |mevrouw |dhr\.? |mw\.? )?(?P<name>{_NAME})",
        rf"\b(?:de |onze )?voorzitter,? (?:de heer |mevrouw |dhr\.? |mw\.? )?(?P<name>{_NAME}),? (?:opent|heet|sluit)",
        rf"(?P<name>{_NAME})(?: \([^)]*\))? (?:is|was) (?:vandaag |deze keer )?(?:de )?(?:dag)?voorzitter\b",
        rf"namens de voorzitter (?P<name>{_NAME})",
        rf"(?P<name>{_NAME})\s*\(?(?:,\s*)?(?:vz|voorzitter)\.?\)",
    ),
    "secretary": (
        rf"(?P<name>{_NAME}) (?:notuleert|notuleerde|maakt het verslag|verzorgt het verslag|schrijft het verslag)",
        rf"(?:notulen|verslag) (?:gemaakt |opgesteld |verzorgd )?door (?:de heer |mevrouw )?(?P<name>{_NAME})",
        rf"(?P<name>{_NAME})\s*\(?(?:,\s*)?(?:secr|secretaris|notulist|notulen)\.?\)",
    ),
}
_LATER = re.compile(r"\b(?:volgende keer|vanaf|voortaan|in het vervolg|vorige keer)\b", re.IGNORECASE)
_PATTERNS = {key: tuple(re.compile(p, re.IGNORECASE) for p in patterns) for key, patterns in _SENTENCES.items()}
_NEXT = re.compile(
    r"\b(?:volgende?|eerstvolgende|komende|nieuwe)\s+(?:\w+[ -]){0,3}?(?:bijeenkomst|meeting|werkgroep|stuurgroep|keer|"
    r"zitting|to|alv|av|hv|mr|gmr|or|cr|ab|db|mt|rvt|[\w-]*overleg|\w*vergadering|\w*sessie|\w*raad|\w*commissie)\b|"
    r"\b(?:komt|komen|vergadert|vergaderen)\s+(?:weer|opnieuw|wederom|de volgende keer)\b",
    re.IGNORECASE,
)
_HALL = (
    r"(?:\w*(?:zaal|huis|gebouw|kamer|kantine|school|kerk|centrum|kantoor)|café|restaurant|hotel|aula|bibliotheek)\b"
)
_HELD = re.compile(
    r"(?:gehouden|plaats(?:gevonden)?|vond plaats|bijeen|"
    r"(?:[Zz]itting|[Vv]ergadering|[Bb]ijeenkomst)(?=\s+(?:van|op|d\.?d\.?)\s))\s+"
    r"(?:(?:op|van|d\.?d\.?)\s(?:[^.\n]|\.(?=\d)){0,75}?)?(?:bij|in|te|op)\s+"
    rf"(?P<place>(?:(?:het |de |een )?(?:[A-Z]|{_HALL}))"
    r"(?:[^.;\n(]|\.(?=\w)){0,80}?)(?=\.(?!\w)|[,;\n(]|$| (?:op|om|van|aanvang) \d)"
)
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
        location=_location(document, fields),
        chair=_officer(document, "chair", fields, attendees),
        secretary=_officer(document, "secretary", fields, attendees),
        next_meeting=_next_meeting(document, fields, anchor),
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
    listed = [a for a in attendees if a.function == key and a.status != "absent"]
    if listed:
        return Value(listed[0].name, listed[0].start, listed[0].end)
    marker = CHAIR if key == "chair" else SECRETARY
    for block in document.blocks:
        text = document.text_of(block)
        match = marker.search(text) if block.kind == "furniture" else None
        found = next(read_names(text[: match.start()].rstrip(" ("), block.start), None) if match else None
        if found:
            return Value(found.name, found.start, found.end)
    for pattern in _PATTERNS[key]:
        match = pattern.search(document.text)
        if match and not _LATER.search(document.text[max(match.start() - 60, 0) : match.end()]):
            return Value(strip_titles(match["name"]), *match.span("name"))
    return _chair_by_office(document) if key == "chair" else None


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


def _location(document: Document, fields: Sequence[Field]) -> Value | None:
    for field in fields:
        if field.key == "location" and field.early:
            start, end = field.values[0][0], field.values[0][1]
            text = document.text[start:end]
            cut = re.search(r"\s+(?:om|van|vanaf)\s+\d{1,2}[.:]\d{2}|,?\s*\d{1,2}[.:]\d{2}\s*(?:-|uur)|\s{3,}", text)
            value = text[: cut.start()] if cut else text
            return Value(" ".join(value.split()).strip(" ,.;"), start, start + len(value.rstrip()))
    return _dated_line_place(document) or _held_place(document)


def _dated_line_place(document: Document) -> Value | None:
    """Return the place in a line such as ``27 juni 2018, Meerwijk, 14:00u - 16:00u`` at the top."""
    for block in document.blocks[:8]:
        text = document.text_of(block)
        if len(text) > 120 or not find_dates(text, None):
            continue
        found = find_dates(text, None)[0]
        rest = text[found.end :]
        match = re.match(
            r"(?:[\s,|-]*(?:om |van )?\d{1,2}[.:]\d{2}(?: ?(?:uur|u))?"
            r"(?:\s*(?:-|–|tot)\s*\d{1,2}[.:]\d{2})?(?: ?(?:uur|u))?)?"
            rf"\s*(?:,|-|–|\||te|in)\s*(?P<place>(?=[A-Z]|online|digitaal|(?:de |het )?{_HALL})[^,|\d]{{2,60}}?)"
            r"\s*(?:,|\||$|(?=\d{1,2}[.:]\d{2}))",
            rest,
        )
        if match and not re.match(r"(?:aanvang|van|om)\b", match["place"], re.IGNORECASE):
            start = block.start + found.end + match.start("place")
            return Value(match["place"].strip(" -–"), start, start + len(match["place"]))
    return None


def _held_place(document: Document) -> Value | None:
    match = _HELD.search(document.text[:1500])
    return Value(match["place"].strip(), *match.span("place")) if match else None


def _next_meeting(document: Document, fields: Sequence[Field], anchor: date | None) -> Value | None:
    """Return the day of the next meeting: a label, else the last sentence that speaks of one and names a later day."""
    for field in fields:
        if field.key == "next":
            found = _first_day(document.text, field.values[:2], anchor)
            if found:
                return found
    spans = []
    for match in _NEXT.finditer(document.text):
        end = match.end()
        stop = re.search(r"[.!?](?=\s+[A-Z]|\s*\n)|\n\n", document.text[end : end + 160])
        spans.append((match.start(), end + (stop.start() if stop else 160)))
    for span in reversed(spans):
        found = _first_day(document.text, [span], anchor)
        if found:
            return found
    return None


def _first_day(text: str, spans: Iterable[tuple[int, int]], anchor: date | None) -> Value | None:
    for start, end in spans:
        for fact in find_dates(text[start:end], anchor):
            later = anchor is None or anchor < fact.first <= anchor + timedelta(days=400)
            if fact.granularity == "day" and later:
                open_choice = re.match(r"\s+of\s+\d", text[start + fact.end : end])
                return None if open_choice else Value(fact.first.isoformat(), start + fact.start, start + fact.end)
    return None
