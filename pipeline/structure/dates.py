"""Every way a Dutch secretary writes a date, found in running text and placed in the calendar.

``find_dates`` needs the day of the meeting to place what has no year. What it leaves alone: versions, paragraph
numbers, clock times, telephone numbers, and whatever stands inside a web address, an e-mail address or a file name.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

from pipeline.facts import DateFact
from pipeline.structure.calendar import (
    MONTHS,
    day_of,
    full_year,
    month_of,
    nearest_year,
    quarter_of,
    week_of,
    year_of,
    year_of_weekday,
)
from pipeline.structure.date_years import MONTH, WEEKDAY, YEAR, side_of, year_for
from pipeline.structure.relative_dates import DURATION, NEAR, WEEKDAYS_AHEAD, Found, after_duration, near, weekday_ahead

_SHORT_YEAR = r"['’‘`´]\s?\d{2}(?!\d)"
_ORDINAL = r"(?:\^?(?:e|ste|de)\^?)?"
_DAY = r"(?<![\d.,:/’'#-])(?:0?[1-9]|[12]\d|3[01])"
_GLUE = r"(?:\s*(?:,|/|-|–|en|of|&|t/m|tot en met|tot)\s*)"

_NOT_TEXT = re.compile(
    r"https?://\S+|www\.\S+|\S+@\S+\.\w+|\[\[[^\]]*\]\]|\S+\.(?:pdf|docx?|xlsx?|pptx?|md|txt|html?|png|jpe?g|csv|json|ya?ml)\b"
)
_GIVEN_NAMES = frozenset({"Mei", "April", "June", "May", "Juni", "Augustus"})

_BEFORE_DAY = re.compile(rf"({WEEKDAY})\s+$", re.IGNORECASE)

Finder = Callable[[re.Match[str], date | None, str], Found]


def _days_in_month(match: re.Match[str], anchor: date | None, text: str) -> Found:
    """Yield ``13, 14 en 28 november 2024`` as its days, ``3 mei`` as one; the last one owns its own words only."""
    month = MONTHS[match["month"].strip(".").lower()]
    year = year_for(match, month, anchor, text)
    if year is None:
        return
    days = list(re.finditer(r"\d+", match["days"]))
    if anchor and not match.groupdict().get("year") and len(days) == 1:
        weekday = _BEFORE_DAY.search(text, max(match.start() - 12, 0), match.start())
        year = (year_of_weekday(month, int(days[0][0]), anchor, weekday[1]) if weekday else None) or year
    for i, found in enumerate(days):
        start = match.start("days") + found.start() if i == len(days) - 1 else match.start("days")
        yield start, match.end(), day_of(year, month, int(found[0]))


def _day_month_short_year(match: re.Match[str], anchor: date | None, _: str) -> Found:
    """Yield ``7 maart 24``: two bare digits are a year only near the meeting's own."""
    year = 2000 + int(match["year"])
    if anchor is None or abs(year - anchor.year) <= 3:
        month = MONTHS[match["month"].strip(".").lower()]
        yield match.start(), match.end(), day_of(year, month, int(match["day"]))


def _numeric(match: re.Match[str], anchor: date | None, text: str) -> Found:
    month = int(match["month"])
    year = year_for(match, month, anchor, text) if 1 <= month <= 12 else None
    if year is not None:
        yield match.start(), match.end(), day_of(year, month, int(match["day"]))


def _opening_day(match: re.Match[str], anchor: date | None, text: str) -> Found:
    """Yield ``18-11`` where it opens a line; ``3-4`` may as well be a number of times."""
    if int(match["day"]) > int(match["month"]):
        yield from _numeric(match, anchor, text)


def _month_day_year(match: re.Match[str], _: date | None, __: str) -> Found:
    month = MONTHS[match["month"].strip(".").lower()]
    yield match.start(), match.end(), day_of(int(match["year"]), month, int(match["day"]))


def _month(match: re.Match[str], anchor: date | None, text: str) -> Found:
    if match[0] in _GIVEN_NAMES and re.match(r"\s+(?:[A-Z]|(?:van|de)\b)", text[match.end() :]):
        return
    month = MONTHS[match["month"].strip(".").lower()]
    year = year_for(match, month, anchor, text)
    if year is not None:
        yield match.start(), match.end(), month_of(year, month)


def _quarter(match: re.Match[str], anchor: date | None, text: str) -> Found:
    words = {"eerste": 1, "1e": 1, "tweede": 2, "2e": 2, "derde": 3, "3e": 3, "vierde": 4, "laatste": 4, "4e": 4}
    quarter = int(match["q"]) if match["q"] else words[match["word"].lower()]
    if match["year"]:
        yield match.start(), match.end(), quarter_of(full_year(re.sub(r"\D", "", match["year"])), quarter)
    elif anchor is not None:
        year = nearest_year(3 * quarter, anchor, side=side_of(text, *match.span()))
        yield match.start(), match.end(), quarter_of(year, quarter)


def _week(match: re.Match[str], anchor: date | None, text: str) -> Found:
    weeks = [(match.start(), match.end("week") if match["also"] else match.end(), int(match["week"]))]
    if match["also"]:  # "week 30 en 31"
        weeks.append((match.start("also"), match.end(), int(match["also"])))
    counted = re.search(
        r"(?:verslag|vergadering|notulen|overleg|bijeenkomst|sessie|les)\s+$", text[: match.start()][-20:], re.I
    )
    for start, end, week in weeks:
        if match["year"]:
            yield start, end, week_of(full_year(re.sub(r"\D", "", match["year"])), week)
        elif anchor is not None and not (counted and anchor.isocalendar().week != week):  # else the week of a course
            options = [p for year in (anchor.year - 1, anchor.year, anchor.year + 1) if (p := week_of(year, week))]
            if options:
                yield start, end, min(options, key=lambda p: abs((p.first - anchor).days))


def _year(match: re.Match[str], _: date | None, __: str) -> Found:
    yield match.start(), match.end(), year_of(int(match["year"]))


def _years(match: re.Match[str], _: date | None, __: str) -> Found:
    yield match.start(), match.end(), year_of(int(match["year"]))
    yield match.start("last"), match.end(), year_of(int(match["last"]))


# "14-7" is a date only behind a word that asks for one.
_ASKING = (
    "op",
    "tot",
    "per",
    "v[oó]{2}r",
    "van",
    "t/m",
    "tot en met",
    "ten laatste",
    "tegen",
    "de",
    "d\\.d\\.",
    "uiterlijk",
    "vanaf",
    "deadline",
    "deadline:",
    "na",
    "tussen",
    "en",
    "sinds",
)
_SHORT_DAYS = r"(?:ma|di|wo|do|vr|za|zo)"
_BEHIND = "|".join(rf"(?<=\b{word} )" for word in (*_ASKING, _SHORT_DAYS, _SHORT_DAYS + r"\.")) + "|(?<=dag )"
_OPENING = r"(?<=\n)|(?<=\n- )|(?<=\n• )|(?<=\| )"
_DAY_GROUP = _DAY.replace("(?:", "(?P<day>")
_DAYS_GROUP = rf"(?P<days>{_DAY}{_ORDINAL}(?:{_GLUE}(?:0?[1-9]|[12]\d|3[01]){_ORDINAL}(?=\W))*)[\s-]*(?P<month>{MONTH})"
_FULL_MONTH = "januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december"
_NO_YEAR_AFTER = r"(?:euro|EUR|leden|uur|stuks|deelnemers|personen|inwoners|woningen)\b"
_BEFORE_YEAR = r"(?<![\w.,:/#€$+=_&-])" + "".join(
    rf"(?<!{word} )" for word in ("nr", "nr\\.", "nummer", "versie", "artikel", "issue")
)

# In this order: a pattern sees only what the ones above it have left.
_FINDERS: tuple[tuple[re.Pattern[str], Finder], ...] = tuple(
    (re.compile(pattern, re.IGNORECASE), finder)
    for pattern, finder in (
        (
            rf"(?<![\w-])(?P<year>{YEAR})[-/.](?P<month>0?[1-9]|1[0-2])[-/.](?P<day>0?[1-9]|[12]\d|3[01])(?![\d-])",
            _numeric,
        ),
        (r"(?<![\w.-])(?P<year>20\d{2})(?P<month>0[1-9]|1[0-2])(?P<day>0[1-9]|[12]\d|3[01])(?!\w|-[a-z])", _numeric),
        (
            rf"{_DAY_GROUP}\s?(?P<sep>[-/.])\s?(?P<month>0?[1-9]|1[0-2])\s?(?P=sep)\s?(?P<year>{YEAR}|{_SHORT_YEAR})",
            _numeric,
        ),
        (rf"{_DAY_GROUP}(?P<sep>[-/])(?P<month>0?[1-9]|1[0-2])(?P=sep)(?P<year>\d{{2}})(?![\d/-])", _numeric),
        (rf"{_DAYS_GROUP}(?:[\s,-]+(?P<year>{YEAR}|{_SHORT_YEAR}))", _days_in_month),
        (
            rf"{_DAY_GROUP}\s+(?P<month>{MONTH})\s+(?P<year>\d{{2}})"
            r"(?![\d:.,]\d|\w|\s*(?:uur|u\b|%|leden|personen))",
            _day_month_short_year,
        ),
        (rf"{_DAYS_GROUP}(?!\w)", _days_in_month),
        (rf"\b(?P<month>{MONTH})\s+(?P<day>\d{{1,2}})(?:\s?[-–]\s?\d{{1,2}})?,?\s+(?P<year>{YEAR})", _month_day_year),
        (
            r"(?<![\d.,:/-])(?<!\d )(?P<day>0[1-9]|[12]\d|3[01]) (?P<month>0[1-9]|1[0-2]) (?P<year>20\d{2})(?! ?\d)",
            _numeric,
        ),
        (rf"\b(?P<month>{MONTH})[\s/-]+(?P<year>{YEAR}|{_SHORT_YEAR})", _month),
        (
            r"(?:\bQ(?P<q>[1-4])|\b(?P<word>eerste|tweede|derde|vierde|laatste|[1-4]e) kwartaal)"
            rf"(?:(?:[\s-]|\s+van\s+)+(?P<year>{YEAR}|['’‘]?\d{{2}}(?!\d|[.,:]\d|\s*(?:%|procent|euro|uur|leden|stuks))))?",
            _quarter,
        ),
        (
            r"\b(?:week|weken|wk\.?|weeknummer)\s+(?P<week>[1-9]|[1-4]\d|5[0-3])(?!\d|\s*(?:uur|dagen|weken))"
            r"(?:\s*(?:,|/|-|–|en|of|&|t/m|tot en met)\s*(?P<also>[1-4]\d|5[0-3]|[1-9])"
            r"(?![\d.,:]*\d|\s*(?:uur|dagen|weken|maanden|jaar|keer|personen|leden|stuks|%)))?"
            rf"(?:[\s,/-]+(?:van\s+)?(?P<year>{YEAR}))?",
            _week,
        ),
        (rf"(?:{_BEHIND})(?P<day>0?[1-9]|[12]\d|3[01])[-/](?P<month>0?[1-9]|1[0-2])(?![\d/.,-]\d|\d)", _numeric),
        (rf"(?:{_OPENING})(?P<day>0?[1-9]|[12]\d|3[01])[-/](?P<month>0?[1-9]|1[0-2])(?=:? [a-z])", _opening_day),
        # "(Saskia, 18/3)", "Bram - offerte opvragen - 31/5": where a day closes a line or stands in brackets
        (
            r"(?:(?<=[(|,;:] )|(?<=[(,])|(?<= [-–] )|(?<=→ ))(?P<day>0?[1-9]|[12]\d|3[01])/(?P<month>0?[1-9]|1[0-2])"
            r"(?=\s*(?:\)|\||\n|\Z))",
            _numeric,
        ),
        *((pattern, weekday_ahead) for pattern in WEEKDAYS_AHEAD),
        (NEAR, near),
        (DURATION, after_duration),
        (rf"(?<![\w'’-])(?P<month>{_FULL_MONTH})(?![\w-])", _month),
        (rf"{_BEFORE_YEAR}(?P<year>{YEAR})\s?[-/–]\s?(?P<last>{YEAR})(?![\w:_=]|[.,/-]\d)", _years),
        (rf"{_BEFORE_YEAR}(?P<year>{YEAR})(?![\w:_=]|[.,/-]\d|\s*{_NO_YEAR_AFTER})", _year),
    )
)


def _without(text: str, taken: list[tuple[int, int]]) -> str:
    """Return a text of the same length in which what is taken can match no more."""
    parts, last = [], 0
    for start, end in taken:
        parts += [text[last:start], "\0" * (end - start)]
        last = end
    return "".join([*parts, text[last:]])


def find_dates(text: str, anchor: date | None) -> list[DateFact]:
    """Find the calendar dates and periods in a text.

    Args:
        text: running text; offsets in the result are 0-based, end exclusive.
        anchor: the day of the meeting, by which dates without a year are placed; without it they are left out.

    Returns:
        Dates in order of their start, with relation ``other``; ``date_relations`` says what they are to the meeting.
        Words that mean several days (``9 en 10 mei``) give one row a day; the rows before the last one quote the whole
        expression.
    """
    open_text = readable = _NOT_TEXT.sub(lambda match: " " * len(match[0]), text)
    found: list[DateFact] = []
    for pattern, finder in _FINDERS:
        taken: list[tuple[int, int]] = []
        for match in pattern.finditer(open_text):
            if "\n" in match[0]:
                continue
            hits = list(finder(match, anchor, readable))
            found.extend(DateFact(a, b, p.first, p.last, p.granularity) for a, b, p in hits if p is not None)
            if hits:  # a day that no calendar has is not read as a month either
                taken.append(match.span())
        open_text = _without(open_text, taken)
    return sorted(found, key=lambda fact: (fact.start, fact.end, fact.first))
