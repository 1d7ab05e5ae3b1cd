"""When the next meeting is."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from pipeline.document import Document
from pipeline.facts import Section, Value
from pipeline.structure.dates import find_dates
from pipeline.structure.fields import Field
from pipeline.structure.vocabulary import label_of

_GATHERING = (
    r"(?:bijeenkomst|meeting|keer|to\b(?!\s+(?-i:[A-Z]))|alv|av|hv|mr|gmr|or|cr|ab|db|mt|rvt|[\w-]*overleg|\w*vergadering|\w*sessie|"
    r"\w*zitting|\w*raad|\w*commissie|\w*groep|\w*avond|\w*gesprek|\w*schouw|(?-i:[A-Z][A-Za-z]{0,3}[A-Z]\b(?!\s+[A-Z])))\b"
)
_ORDINAL = r"(?:eerste|tweede|derde|vierde|vijfde|zesde|zevende|achtste|\d{1,2}(?:e|de|ste))"
_HAPPENS = (
    r"(?:(?:gaat|vindt|wordt|is|staat|zal|komt)\s+(?:\w+\s+)?(?:door|plaats|gehouden|gepland|ingepland|georganiseerd|vastgelegd)|"
    r"is\s+(?:op|\w+dag))\b"
)
_NEXT = re.compile(
    rf"\b(?:volgende?|eerstvolgende|komende|nieuwe|vervolg)\s+(?:[\w-]+\s+){{0,3}}?{_GATHERING}|"
    rf"\b{_ORDINAL}\s+(?:[\w-]+\s+){{0,3}}?{_GATHERING}(?:\s+[^\s.]+){{0,4}}?\s+{_HAPPENS}|"
    r"\b(?:komt|komen|vergadert|vergaderen)\s+(?:weer|opnieuw|wederom|de volgende keer)\b|"
    r"\b(?:zien|spreken|treffen)\s+(?:elkaar|we\s+elkaar)\s+(?:weer|opnieuw|terug)\b|\bwe\s+(?:zien|spreken)\s+elkaar\s+(?:weer\s+)?op\b",
    re.IGNORECASE,
)
_LABELLED = re.compile(r"^\W*(?:de )?volgende [a-z]{4,25}\W{0,3}:[^\n]{5,60}", re.IGNORECASE | re.MULTILINE)
"""A label that calls the meeting by a name of its own: ``Volgende devtafel: donderdag 5 september``."""

_HEADING = re.compile(
    r"(?:datum |data )?(?:volgende|eerstvolgende|komende|nieuwe)(?: dat(?:um|a)| keer)?|vervolgdatum|nieuwe datum",
    re.IGNORECASE,
)
_SCHEDULE = re.compile(
    r"(?:vergader|bijeenkomst|overleg)?(?:data|schema|rooster)\b.*|(?:komende|volgende) data\b.*|"
    r".*\b(?:komende|volgende) (?:vergaderingen|bijeenkomsten|overleggen|sessies|agenda-?(?:onderwerpen|punten))\b.*",
    re.IGNORECASE,
)
_PUT_OFF = re.compile(
    r"\b(?:naar|voor|tot|terug in)\s+(?:de|het)\s+(?:\w+\s+)?(?:vergadering|zitting|bijeenkomst|overleg|sessie)\s+"
    r"(?:van|op|d\.?d\.?)\s+(?=\w*\s?\d)",
    re.IGNORECASE,
)
"""What is left for a later meeting, which tells its day (``verdaagd naar de zitting van 9 maart``)."""

_SIGNED = re.compile(r"\bvastgesteld\b[^.\n]*$", re.IGNORECASE)
"""The words of adoption under minutes, whatever meeting that was."""

_BARE = re.compile(
    r"\W*(?:(?:op|is|wordt)\s+)?(?:(?:maan|dins|woens|donder|vrij|zater|zon)dag\s+|(?:ma|di|wo|do|vr|za|zo)\.?\s+)?$",
    re.IGNORECASE,
)


def find_next_meeting(
    document: Document, fields: Sequence[Field], sections: Sequence[Section], anchor: date | None
) -> Value | None:
    """Return the day of the next meeting.

    A label tells it, else the last sentence that speaks of a next meeting and names a later day, else a heading that
    says no more than *Volgende* with a day right under it.
    """
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
    labelled = (_first_day(document.text, [match.span()], anchor) for match in _LABELLED.finditer(document.text))
    named = next((day for day in labelled if day), None)
    return named or _under_heading(document, sections, anchor) or _put_off(document.text, anchor)


def _put_off(text: str, anchor: date | None) -> Value | None:
    spans = (
        (match.end(), match.end() + 30)
        for match in _PUT_OFF.finditer(text)
        if not _SIGNED.search(text[max(match.start() - 80, 0) : match.start()])
    )
    days = [day for span in spans if anchor and (day := _first_day(text, [span], anchor)) and day.start < span[0] + 12]
    return min(days, key=lambda day: (day.value, day.start), default=None)


def _under_heading(document: Document, sections: Sequence[Section], anchor: date | None) -> Value | None:
    for section in sections:
        scheduled = bool(section.title and _SCHEDULE.fullmatch(section.title))
        if scheduled and (day := _first_day(document.text, [(section.body_start, section.end)], anchor)):
            return day
        if not section.title or not (_HEADING.fullmatch(section.title) or label_of(section.title) == "next"):
            continue
        text = document.text[section.body_start : section.end].strip().partition("\n")[0]
        start = document.text.find(text, section.body_start)
        found = _first_day(document.text, [(start, start + len(text))], anchor) if text else None
        if found and _BARE.fullmatch(document.text[start : found.start]):
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
