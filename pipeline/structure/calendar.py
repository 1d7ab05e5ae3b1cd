"""Days, weeks, months, quarters and years as intervals, and the year that a date without one belongs to."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date, timedelta

_MONTH_NAMES = (
    ("januari", "jan", "january"),
    ("februari", "feb", "febr", "february"),
    ("maart", "mrt", "maa", "march", "mar"),
    ("april", "apr"),
    ("mei", "may"),
    ("juni", "jun", "june"),
    ("juli", "jul", "july"),
    ("augustus", "aug", "august"),
    ("september", "sep", "sept"),
    ("oktober", "okt", "october", "oct"),
    ("november", "nov"),
    ("december", "dec"),
)
MONTHS = {name: number for number, names in enumerate(_MONTH_NAMES, 1) for name in names}
"""Dutch and English month names and their abbreviations, lower case, to 1..12."""

WEEKDAYS = {
    name: number
    for number, names in enumerate(
        zip(
            ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag"),
            ("ma", "di", "wo", "do", "vr", "za", "zo"),
            strict=True,
        )
    )
    for name in names
}
"""Dutch weekdays and their abbreviations, lower case, to 0 (Monday) .. 6."""


@dataclass(frozen=True, slots=True)
class Period:
    """A calendar interval, both days included, and how precise it is."""

    first: date
    last: date
    granularity: str


def day_of(year: int, month: int, day: int) -> Period | None:
    """Return one day, None where the calendar has no such day."""
    try:
        found = date(year, month, day)
    except ValueError:
        return None
    return Period(found, found, "day")


def month_of(year: int, month: int) -> Period:
    """Return a month, 1 to 12."""
    return Period(date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1]), "month")


def quarter_of(year: int, quarter: int) -> Period:
    """Return a quarter, 1 to 4."""
    return Period(date(year, 3 * quarter - 2, 1), month_of(year, 3 * quarter).last, "quarter")


def week_of(year: int, week: int) -> Period | None:
    """Return an ISO week, Monday to Sunday, None where the year has no such week."""
    try:
        monday = date.fromisocalendar(year, week, 1)
    except ValueError:
        return None
    return Period(monday, monday + timedelta(days=6), "week")


def year_of(year: int) -> Period:
    """Return a calendar year."""
    return Period(date(year, 1, 1), date(year, 12, 31), "year")


def full_year(digits: str) -> int:
    """Return the year of two or four digits; two digits below 70 are in this century (``'24`` -> 2024)."""
    year = int(digits)
    if len(digits) == 4:
        return year
    return 2000 + year if year < 70 else 1900 + year


def nearest_year(month: int, anchor: date, *, side: str = "either") -> int:
    """Return the year in which a month lies closest to an anchor, or on a stated side of it.

    Args:
        month: 1 to 12.
        anchor: the day of the meeting.
        side: ``after`` or ``before`` keep the month on that side of the anchor, the anchor's own month included;
            ``either`` takes the closest, the later one where both are six months off.
    """
    ahead = (month - anchor.month) % 12
    if side == "after":
        back = False
    elif side == "before":
        back = ahead != 0
    else:
        back = ahead > 6
    months = ahead - 12 if back else ahead
    return anchor.year + (anchor.month - 1 + months) // 12


def year_of_weekday(month: int, day: int, anchor: date, weekday: str) -> int | None:
    """Return the year within eleven months of an anchor in which a day falls on a weekday, None where none does.

    Args:
        month: 1 to 12.
        day: day of the month.
        anchor: the day of the meeting, or one in the year that a document speaks of.
        weekday: its Dutch name, in full or abbreviated.
    """
    for year in (anchor.year, anchor.year + 1, anchor.year - 1):
        period = day_of(year, month, day)
        fits = period and period.first.weekday() == WEEKDAYS[weekday.lower()]
        if period and fits and abs((period.first - anchor).days) < 330:
            return year
    return None
