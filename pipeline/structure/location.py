"""Where the meeting was held."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.document import Document
from pipeline.facts import Value
from pipeline.structure.dates import find_dates
from pipeline.structure.fields import Field

_HALL = (
    r"(?:\w*(?:zaal|huis|woning|pastorie|foyer|cafetaria|gebouw|kamer|kantine|refter|school|kerk|centrum|kantoor|loods|keet|zolder|kazerne|hal|boerderij|hut|museum)"
    r"|café|restaurant|hotel|aula|bibliotheek|lokaal|ruimte|serre|kas|consistorie|pastorie|atelier|theater|paviljoen"
    r"|broedplaats|teams|zoom|skype|jitsi|webex)\b"
)
_HELD = re.compile(
    r"(?:gehouden|plaats(?:gevonden)?|vond plaats|bijeen|"
    r"(?:[Zz]itting|[Vv]ergadering|[Bb]ijeenkomst)(?=\s+(?:van|op|d\.?d\.?)\s))\s+"
    r"(?:(?:op|van|d\.?d\.?)\s(?:[^.\n]|\.(?=\d)|(?<=\bu)\.){0,75}?)?(?:bij|in|te|op)\s+"
    rf"(?P<place>(?:(?:het |de |een )?(?:[A-Z]|{_HALL}))"
    r"(?:[^.;\n(]|\.(?=\w)){0,80}?)(?=\.(?!\w)|[,;\n(]|$| (?:op|om|van|aanvang) \d)"
)
_CLOCK = r"\d{1,2}(?:[.:uh]\d{2}(?:\s?(?:uur|u|h))?|\s?(?:uur|u|h))\b"
_HOURS = re.compile(
    rf"[\s,;|(–-]*(?:(?:om|van|vanaf|aanvang)\s+)?(?:\d{{1,2}}\s*(?:-|–|tot|t/m)\s*)?{_CLOCK}"
    rf"(?:\s*(?:-|–|tot|t/m)\s*(?:ca\.?\s*)?{_CLOCK})?\)?",
    re.IGNORECASE,
)
_PLACE = re.compile(
    r"\s*(?:(?:,|;|-|–|\||·|//)\s*(?:(?:te|in|op|via|bij)\b)?|\b(?:te|in|op|via)\b)\s*"
    rf"(?P<place>(?=[A-Z]|(?i:online|digitaal|virtueel|hybride|(?:de |het )?{_HALL}))"
    r"(?:[^,;|\d]|\b(?!\d{1,2}[.:]\d\d(?!\d))[A-Za-z]?\d[\w.]*(?=\s*(?:[,;|)]|$))){2,60}?)"
    rf"\s*(?:,|;|\||$|(?=\s{_CLOCK}))"
)
_BRACKETED = re.compile(rf"\s*\((?P<place>(?=[A-Z]|{_HALL})(?:[^()\d]|\([^()]*\)){{3,60}})\)")
_BEFORE_DAY = re.compile(
    r"(?P<place>(?=.*\b(?:\w*zaal|\w*kamer|\w*kantoor|\w*gebouw|\w*huis|\w*centrum|lokaal|café|online|Teams|Zoom)\b)"
    r"[A-Z][^:\d]{2,60}?)[\s,;|–-]+(?:\w{2,6}dag|(?:ma|di|wo|do|vr|za|zo)\b\.?)?\s*"
)
"""A place before the day (``Meerwijk, vergaderzaal De Kreek, dinsdag 3 maart 2026``)."""

_NO_ROOM = re.compile(
    r"\b(?:\w*verslag|notulen|\w*vergadering|\w*overleg|\w*bijeenkomst|\w*raad|\w*bestuur|\w*commissie|\w*groep|"
    r"vereniging|stichting|agenda|besluitenlijst|team)\b",
    re.IGNORECASE,
)
_NO_PLACE = re.compile(
    r"(?:aanvang|van|om|aanwezig|afwezig|voorzitter|notulist|verslag|notulen|versie|concept|vergadering|week|"
    r"(?:\w+)?dag|ochtend|middag|avond)\b",
    re.IGNORECASE,
)


def find_location(document: Document, fields: Sequence[Field]) -> Value | None:
    """Return where the meeting was held: a label, the line with the date, or a sentence that says so."""
    for field in fields:
        if field.key == "location" and field.early:
            start, end = field.values[0][0], field.values[0][1]
            text = document.text[start:end]
            cut = re.search(r"\s+(?:om|van|vanaf)\s+\d{1,2}[.:]\d{2}|,?\s*\d{1,2}[.:]\d{2}\s*(?:-|uur)|\s{3,}", text)
            value = text[: cut.start()] if cut else text
            return Value(" ".join(value.split()).strip(" ,.;"), start, start + len(value.rstrip()))
    return _dated_line_place(document) or _held_place(document)


def _dated_line_place(document: Document) -> Value | None:
    """Return the place in a line such as ``27 juni 2018, Meerwijk, 14:00u - 16:00u`` at the top, or in a cell there."""
    for block in document.blocks[:10]:
        text = re.split(r"(?<=\w\w)\.\s|\n", document.text_of(block))[0]
        found = find_dates(text, None) if len(text) <= 120 else []
        place = _place_behind(text[found[0].end :]) if found else None
        before = _BEFORE_DAY.fullmatch(text[: found[0].start]) if found and not place else None
        if before and not _NO_ROOM.search(before["place"]):
            return Value(before["place"], block.start, block.start + before.end("place"))
        if place:
            start = block.start + found[0].end + place.start("place")
            return Value(place["place"].strip(" -–"), start, start + len(place["place"]))
    return None


def _place_behind(rest: str) -> re.Match[str] | None:
    """Return what follows a date, and the hours behind it, where it begins as a place does."""
    hours = _HOURS.match(rest)
    begin = hours.end() if hours else 0
    match = _PLACE.match(rest, begin) or _BRACKETED.match(rest, begin)
    return None if match is None or _NO_PLACE.match(match["place"]) else match


def _held_place(document: Document) -> Value | None:
    match = _HELD.search(document.text[:1500])
    return Value(match["place"].strip(), *match.span("place")) if match else None
