"""The year of a date that has none: by a range, by the words around it, by the heading above it, by the meeting."""

from __future__ import annotations

import re
from datetime import date

from pipeline.structure.calendar import MONTHS, full_year, nearest_year

MONTH = (
    "(?:"
    + "|".join(rf"{m}\b\.?" if len(m) < 5 and m != "mei" else rf"{m}\b" for m in sorted(MONTHS, key=len, reverse=True))
    + ")"
)
WEEKDAY = r"(?:maan|dins|woens|donder|vrij|zater|zon)dag"
YEAR = r"(?:19|20)\d{2}(?!\d)"

_RANGE_END = re.compile(
    rf"\s*(?:t/m|tot en met|tot|-|–|en)\s*(?:{WEEKDAY}\s+)?\d{{1,2}}"
    rf"(?:[-/.](?P<month>0?[1-9]|1[0-2])[-/.]|\s+(?P<name>{MONTH})\s+)(?P<year>{YEAR}|['’‘`´]?\d{{2}}(?!\d))",
    re.IGNORECASE,
)

_FORWARD = re.compile(
    r"(?:a\.?s\.?|aanstaande|komende?|aankomende|eerstvolgende|volgende?|deadline|uiterlijk|v[oó]{2}r|tot|t/m|per|vanaf|"
    r"gepland|wordt|zal|met ingang van|begint|start|pas)\s+(?:op\s+|in\s+|de\s+|het\s+)?(?:\w+dag\s+)?$",
    re.IGNORECASE,
)
_BACKWARD = re.compile(
    r"(?:(?:afgelopen|vorige?|jongstleden|j\.?l\.?|was|sinds|d\.d\.)\s+(?:op\s+|in\s+)?|"
    r"\b(?:notulen|\w*verslag|besluitenlijst|brief|mail)\s+(?:van|d\.?d\.?|dd\.?)\s+(?:de \w+ van )?)(?:\w+dag\s+)?$",
    re.I,
)
_WAS = re.compile(
    r"\b(?:was|waren|werd|werden) (?:(?!gepland|voorzien|bedoel)\w+ ){0,4}(?:op|in|per|sinds)\s+(?:\w+dag\s+)?$", re.I
)
"""What was so on the day behind it: ``het plan was toen niet op 1 april gereed``."""

_DONE = re.compile(
    r"\s+(?:ook\s+)?(?:al|reeds|eerder)\s[^.;]{0,40}\b(?:heeft|hebben|had|hadden|is|was|zijn|waren|werd|werden)\b", re.I
)
"""What was done already on the day before it: ``waar de bond in mei al voor heeft gewaarschuwd``."""

_PLANNED = re.compile(
    r"\w*(?:vakantierooster|vakantieplanning|vakanties|jaarplanning|jaarkalender|jaaragenda|vergaderrooster|vergaderschema|"
    r"vergaderdata|schoolkalender|activiteitenkalender|studiedagen)\b.{0,40}",
    re.IGNORECASE,
)
"""Headings over days of the year to come."""


def side_of(text: str, start: int, end: int) -> str:
    """Return on which side of the meeting the words around a date put it: ``before``, ``after`` or ``either``."""
    before, after = text[max(start - 50, 0) : start], text[end : end + 60]
    if re.match(r"\s*(?:a\.?s\.?|aanstaande)\b", after):
        return "after"
    if re.match(r"\s*(?:j\.?l\.?|jongstleden)\b", after):
        return "before"
    if _BACKWARD.search(before) or _WAS.search(before) or _DONE.match(after):
        return "before"
    if re.match(r"\s*(?:is|was|zijn|waren|heeft|had)\b", after):
        return "either"
    return "after" if _FORWARD.search(before) else "either"


def _year_of_range(after: str, month: int) -> int | None:
    """Return the year of the first day of a range that has its year at its end: ``6-10 t/m 6-11-2023``."""
    end = _RANGE_END.match(after)
    if end is None:
        return None
    year = full_year(re.sub(r"\D", "", end["year"]))
    last = MONTHS[end["name"].strip(".").lower()] if end["name"] else int(end["month"])
    return year - (month > last)


def year_for(match: re.Match[str], month: int, anchor: date | None, text: str) -> int | None:
    """Return the year of a date: written, or the one that fits the meeting and the words around it best.

    Args:
        match: the date, with a group ``year`` where its pattern has one.
        month: 1 to 12.
        anchor: the day of the meeting, None where it is not known yet.
        text: what the date stands in.

    Returns:
        None where no year is written and no meeting is known.
    """
    written = match.groupdict().get("year")
    if written:
        return full_year(re.sub(r"\D", "", written))
    ranged = _year_of_range(text[match.end() : match.end() + 40], month)
    if ranged is not None:
        return ranged
    if anchor is None:
        return None
    side = side_of(text, *match.span())
    near = nearest_year(month, anchor)
    if side == "either" and _PLANNED.match(_heading_above(text, match.start())):
        return nearest_year(month, anchor, side="after")
    # A word like "uiterlijk" chooses between two sides only where both are near enough to be meant.
    chosen = nearest_year(month, anchor, side=side)
    return chosen if abs((chosen - anchor.year) * 12 + month - anchor.month) <= 9 else near


def _heading_above(text: str, offset: int) -> str:
    """Return the nearest short line above a place that white space sets apart, without its number."""
    for paragraph in reversed(text[max(offset - 1500, 0) : offset].split("\n\n")[:-1]):
        line = paragraph.strip()
        if "\n" not in line and len(line.split()) <= 8 and line[-1:].isalnum():
            return re.sub(r"^\W*\d{0,2}\W*", "", line)
    return ""
