from __future__ import annotations

from datetime import date

import pytest

from pipeline.structure.calendar import month_of, nearest_year, quarter_of, week_of
from pipeline.structure.date_relations import relate_dates
from pipeline.structure.dates import find_dates

MEETING = date(2024, 2, 1)  # a Thursday


def found(text: str, anchor: date | None = MEETING) -> list[tuple[str, str, str]]:
    return [(text[f.start : f.end], f.first.isoformat(), f.granularity) for f in find_dates(text, anchor)]


@pytest.mark.parametrize(
    ("text", "words", "first", "granularity"),
    [
        ("op 1 februari 2024 om", "1 februari 2024", "2024-02-01", "day"),
        ("1-2-'24", "1-2-'24", "2024-02-01", "day"),
        ("d.d. 18-4-’24", "18-4-’24", "2024-04-18", "day"),
        ("7-3-24", "7-3-24", "2024-03-07", "day"),
        ("do. 14/3 komt", "14/3", "2024-03-14", "day"),
        ("tot 16 februari reageren", "16 februari", "2024-02-16", "day"),
        ("verslag 7 maart 24)", "7 maart 24", "2024-03-07", "day"),
        ("13-april-2023", "13-april-2023", "2023-04-13", "day"),
        ("bestand 20240229 is", "20240229", "2024-02-29", "day"),
        ("2024-02-29", "2024-02-29", "2024-02-29", "day"),
        ("1.2.2024", "1.2.2024", "2024-02-01", "day"),
        ("31 okt vervalt", "31 okt", "2023-10-31", "day"),
        ("22 mei a.s. is", "22 mei", "2024-05-22", "day"),
        ("in oktober a.s. dan", "oktober", "2024-10-01", "month"),
        ("eind maart gereed", "maart", "2024-03-01", "month"),
        ("april 2025", "april 2025", "2025-04-01", "month"),
        ("in Q3 2025", "Q3 2025", "2025-07-01", "quarter"),
        ("Q3-24", "Q3-24", "2024-07-01", "quarter"),
        ("het tweede kwartaal van 2024", "tweede kwartaal van 2024", "2024-04-01", "quarter"),
        ("in week 12 verder", "week 12", "2024-03-18", "week"),
        ("voorjaar 2023", "2023", "2023-01-01", "year"),
        ("a.s. donderdag", "a.s. donderdag", "2024-02-08", "day"),
        ("volgende week dinsdag", "volgende week dinsdag", "2024-02-06", "day"),
        ("morgen verder", "morgen", "2024-02-02", "day"),
        ("volgende maand", "volgende maand", "2024-03-01", "month"),
    ],
)
def test_a_date(text: str, words: str, first: str, granularity: str) -> None:
    assert found(text) == [(words, first, granularity)]


def test_several_days_in_one_expression() -> None:
    assert found("op 9 en 10 mei") == [("9 en 10 mei", "2024-05-09", "day"), ("10 mei", "2024-05-10", "day")]
    assert [first for _, first, _ in found("de notulen van 13, 14 en 28 november 2024")] == [
        "2024-11-13",
        "2024-11-14",
        "2024-11-28",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "versie 2.0.0",
        "telefoon 06 1102 4587",
        "van 18.30 tot 20.00 uur",
        "zie §2.3 en artikel 2019",
        "https://meerwijk.nl/2024-01-01/agenda",
        "verslag_2024-01-31.pdf",
        "1.500 euro",
        "31 februari 2024",
        "zaaknummer RIS321353",
        "'s morgens en morgenavond",
    ],
)
def test_what_is_no_date(text: str) -> None:
    assert found(text) == []


def test_without_a_meeting_day_only_dates_with_a_year_are_placed() -> None:
    assert found("16 februari en 17 februari 2023", None) == [("17 februari 2023", "2023-02-17", "day")]


def test_relations() -> None:
    text = "Op 1 februari. Reageren kan tot 16 februari. De volgende vergadering is op 4 april. Op 3 mei is er markt."
    related = relate_dates(find_dates(text, MEETING), text, meeting=MEETING, next_meeting=date(2024, 4, 4))
    assert [(f.first.isoformat(), f.relation) for f in related] == [
        ("2024-02-01", "meeting"),
        ("2024-02-16", "deadline"),
        ("2024-04-04", "next_meeting"),
        ("2024-05-03", "other"),
    ]


def test_periods() -> None:
    assert (month_of(2024, 2).first, month_of(2024, 2).last) == (date(2024, 2, 1), date(2024, 2, 29))
    assert (quarter_of(2023, 4).first, quarter_of(2023, 4).last) == (date(2023, 10, 1), date(2023, 12, 31))
    week = week_of(2024, 1)
    assert week is not None
    assert (week.first, week.last) == (date(2024, 1, 1), date(2024, 1, 7))
    assert week_of(2023, 53) is None


@pytest.mark.parametrize(
    ("month", "side", "year"), [(12, "either", 2023), (12, "after", 2024), (3, "before", 2023), (2, "before", 2024)]
)
def test_the_year_of_a_month_without_one(month: int, side: str, year: int) -> None:
    assert nearest_year(month, MEETING, side=side) == year


def test_a_weekday_settles_the_year() -> None:
    anchor = date(2009, 7, 1)
    assert found("op vrijdag 12 september", anchor) == [("12 september", "2008-09-12", "day")]
    assert found("op 12 september", anchor) == [("12 september", "2009-09-12", "day")]


def test_a_given_name_is_no_month() -> None:
    assert found("Mei Lin vraagt naar april.") == [("april", "2024-04-01", "month")]


def test_a_date_stays_within_its_line() -> None:
    assert found("gereed 1 maart\n25 stoelen") == [("1 maart", "2024-03-01", "day")]
