"""Dates that a text counts from the day of the meeting: *morgen*, *a.s. donderdag*, *binnen twee weken*."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from pipeline.structure.calendar import WEEKDAYS, Period, month_of

Found = Iterator[tuple[int, int, Period | None]]

_WEEKDAY = r"(?:maan|dins|woens|donder|vrij|zater|zon)dag"
_COUNTS = {
    word: count
    for count, words in enumerate(
        (("een", "één"), ("twee",), ("drie",), ("vier",), ("vijf",), ("zes",), ("zeven",), ("acht",)), 1
    )
    for word in words
}
_DAYS = {"vandaag": 0, "morgen": 1, "overmorgen": 2, "gisteren": -1, "eergisteren": -2}
_MONTHS = {"deze": 0, "lopende": 0, "volgende": 1, "komende": 1, "aankomende": 1, "vorige": -1, "afgelopen": -1}

DURATION = (
    rf"\b(?:binnen|over)\s+(?P<count>\d{{1,2}}|{'|'.join(_COUNTS)})\s+(?P<unit>dag(?:en)?|we(?:ek|ken)|maand(?:en)?)\b"
)
"""A span of time that begins with the meeting."""

_NO_DAY = r"(?!\s+[\d\0])"
"""No day of the month behind a weekday: neither one to be read yet, nor one that is read already."""

WEEKDAYS_AHEAD = (
    rf"\b(?:aanstaande|komende|eerstvolgende|a\.s\.)\s+(?P<week>volgende week\s+)?(?P<weekday>{_WEEKDAY})\b{_NO_DAY}",
    rf"\b(?P<week>volgende week)\s+(?:op\s+)?(?P<weekday>{_WEEKDAY})\b{_NO_DAY}",
    rf"\b(?P<weekday>{_WEEKDAY})\s+(?P<week>volgende week)\b",
    rf"\b(?P<week>)(?P<weekday>{_WEEKDAY})\s+(?:a\.?s\b\.?|aanstaande\b)(?!\s*\d)",
    rf"(?:(?<=uiterlijk )|(?<=v[oó][oó]r )|(?<=tegen )|(?<=deadline: ))(?P<week>)(?P<weekday>{_WEEKDAY})\b{_NO_DAY}",
)
"""Weekdays that lie ahead; group ``week`` says that it is not the first one."""

NEAR = (
    r"\b(?:vandaag|morgen(?!s|avond|ochtend|middag)|overmorgen|gisteren|eergisteren|"
    rf"(?:{'|'.join(_MONTHS)})\s+maand)\b"
)
"""Days and months next to that of the meeting."""


def near(match: re.Match[str], anchor: date | None, _: str) -> Found:
    """Yield the day or month of ``morgen`` or ``volgende maand``."""
    if anchor is None:
        return
    word = match[0].lower()
    if word in _DAYS:
        found = anchor + timedelta(days=_DAYS[word])
        yield match.start(), match.end(), Period(found, found, "day")
    else:
        yield match.start(), match.end(), _months_on(anchor, _MONTHS[word.split()[0]])


def weekday_ahead(match: re.Match[str], anchor: date | None, _: str) -> Found:
    """Yield ``aanstaande donderdag`` (the first after the meeting) and ``volgende week dinsdag``."""
    if anchor is None:
        return
    target = WEEKDAYS[match["weekday"].lower()]
    if match["week"]:
        found = anchor + timedelta(days=7 - anchor.weekday() + target)
    else:
        found = anchor + timedelta(days=(target - anchor.weekday() - 1) % 7 + 1)
    yield match.start(), match.end(), Period(found, found, "day")


def after_duration(match: re.Match[str], anchor: date | None, text: str) -> Found:
    """Yield the day on which ``binnen twee weken`` ends, the month in which ``over twee maanden`` falls."""
    # "binnen twee weken na ontvangst" does not begin with the meeting, "verdeeld over drie weken" does not end on a day
    if anchor is None or re.match(
        r"\s+(?:na|voor|v[oó]{2}r|van|ongeveer|of (?:wat|zo)|à|circa)\b", text[match.end() :]
    ):
        return
    if re.search(
        r"\b(?:verdeel\w*|gespreid|uitgesmeerd|spreid\w*|termijn|naar verwachting|ongeveer|circa|ca\.)\s+$",
        text[: match.start()][-20:],
    ):
        return
    count = _COUNTS.get(match["count"].lower()) or int(match["count"])
    if match["unit"].startswith("maand"):
        yield match.start(), match.end(), _months_on(anchor, count)
    else:
        found = anchor + timedelta(days=count * (7 if match["unit"].startswith("we") else 1))
        yield match.start(), match.end(), Period(found, found, "day")


def _months_on(anchor: date, count: int) -> Period:
    months = anchor.year * 12 + anchor.month - 1 + count
    return month_of(months // 12, months % 12 + 1)
