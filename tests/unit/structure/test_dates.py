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
        ("Bestelbon: Nele (tegen 5/3)", "5/3", "2024-03-05", "day"),
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
    assert found("16 februari of dinsdag, en in 2023", None) == [("2023", "2023-01-01", "year")]


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("van 6-10 t/m 6-11-2023", "2023-10-06"),
        ("van 20 december tot en met 6 januari 2024", "2023-12-20"),
        ("op 16 februari en 17 maart '23", "2023-02-16"),
    ],
)
def test_the_first_day_of_a_range_takes_the_year_of_its_last(text: str, first: str) -> None:
    assert found(text, None)[0][1] == first


@pytest.mark.parametrize(
    ("text", "words", "first", "granularity"),
    [
        ("komt binnen twee weken met een voorstel", "binnen twee weken", "2024-02-15", "day"),
        ("wordt over drie maanden herhaald", "over drie maanden", "2024-05-01", "month"),
        ("eind deze maand", "deze maand", "2024-02-01", "month"),
        ("uiterlijk vrijdag op de site", "vrijdag", "2024-02-02", "day"),
        ("dinsdag a.s. verder", "dinsdag a.s.", "2024-02-06", "day"),
        ("dinsdag volgende week", "dinsdag volgende week", "2024-02-06", "day"),
    ],
)
def test_what_is_counted_from_the_meeting(text: str, words: str, first: str, granularity: str) -> None:
    assert found(text) == [(words, first, granularity)]


@pytest.mark.parametrize(
    "text",
    [
        "binnen twee weken na ontvangst",
        "start naar verwachting binnen een week",
        "verdeeld over drie maanden",
        "op vrijdag open",
        "3-4 keer per jaar",
    ],
)
def test_what_is_not_counted_from_the_meeting(text: str) -> None:
    assert found(text) == []


def test_a_day_that_opens_a_line() -> None:
    assert found("- overleg\n- 18-11 met de gemeente\n- 3-4 keer gebeld") == [("18-11", "2023-11-18", "day")]


def test_a_range_of_years_gives_both() -> None:
    assert [first for _, first, _ in found("het jaarplan 2024-2025")] == ["2024-01-01", "2025-01-01"]


def test_a_month_that_has_begun_lies_behind() -> None:
    assert found("Per 1 september is hij voorzitter.") == [("1 september", "2023-09-01", "day")]


def test_relations() -> None:
    text = "Op 1 februari. Reageren kan tot 16 februari. De volgende vergadering is op 4 april. Op 3 mei is er markt."
    related = relate_dates(find_dates(text, MEETING), text, meeting=MEETING, next_meeting=date(2024, 4, 4))
    assert [(f.first.isoformat(), f.relation) for f in related] == [
        ("2024-02-01", "meeting"),
        ("2024-02-16", "deadline"),
        ("2024-04-04", "next_meeting"),
        ("2024-05-03", "other"),
    ]


def test_a_column_above_or_beside_makes_no_deadline() -> None:
    text = "Datum | Afgerond\n7-12-23 | Ja\nBinnen twee weken klaar"
    related = relate_dates(find_dates(text, MEETING), text, meeting=MEETING, next_meeting=None)
    assert [(text[f.start : f.end], f.relation) for f in related] == [
        ("7-12-23", "other"),
        ("Binnen twee weken", "deadline"),
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


@pytest.mark.parametrize(
    "text",
    [
        "rapport rondsturen (Saskia, 18/3)",
        "Saskia - rapport rondsturen - 18/3",
        "opmerkingen tot en met 18/3",
        "| 18/3 |",
    ],
)
def test_a_day_and_month_in_brackets_or_at_the_end(text: str) -> None:
    assert found(text) == [("18/3", "2024-03-18", "day")]


def test_a_share_is_no_date() -> None:
    assert found("1/3 van de leden was er (2/3 vereist)") == []


def test_minutes_are_of_a_day_that_is_past() -> None:
    assert found("de notulen van 18 mei", date(2024, 11, 16)) == [("18 mei", "2024-05-18", "day")]
    assert found("de notulen van 18 mei", date(2024, 11, 18)) == [("18 mei", "2024-05-18", "day")]


def test_days_under_a_calendar_heading_lie_ahead() -> None:
    text = "4. {}\n\nBram vindt de studiedag op 5 december niet handig."
    assert found(text.format("Vakantierooster")) == [("5 december", "2024-12-05", "day")]
    assert found(text.format("Terugblik")) == [("5 december", "2023-12-05", "day")]


def test_the_week_of_a_course_is_no_week_of_the_year() -> None:
    assert found("Verslag vergadering week 7", date(2021, 11, 8)) == []
    assert found("Verslag vergadering week 45", date(2021, 11, 8)) == [("week 45", "2021-11-08", "week")]


def test_two_weeks_and_a_figure_behind_a_quarter() -> None:
    assert [first for _, first, _ in found("Saskia is week 8 en 9 weg")] == ["2024-02-19", "2024-02-26"]
    assert found("besteed t/m 1e kwartaal 45%") == [("1e kwartaal", "2024-01-01", "quarter")]
    assert [first for _, first, _ in found("week 8 en 3 personen")] == ["2024-02-19"]


def test_a_weekday_before_its_day_is_no_day_by_itself() -> None:
    assert found("uiterlijk vrijdag 16 februari") == [("16 februari", "2024-02-16", "day")]


def test_what_was_done_already_was_done_in_the_year_before() -> None:
    assert found("waar de bond in juli al voor had gewaarschuwd") == [("juli", "2023-07-01", "month")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("24 03 2019 Verslag van de werkgroep", ("24 03 2019", "2019-03-24", "day")),
        ("(September 15–17, 2021 in Berlijn)", ("September 15–17, 2021", "2021-09-15", "day")),
        ("het onderzoek begint pas Q4", ("Q4", "2024-10-01", "quarter")),
        ("stopt met ingang van 1 september", ("1 september", "2024-09-01", "day")),
        ("de notulen van de bestuursvergadering van juli", ("juli", "2023-07-01", "month")),
    ],
)
def test_days_with_spaces_and_the_side_on_which_words_put_a_date(text: str, expected: tuple[str, str, str]) -> None:
    assert found(text) == [expected]


def test_what_was_not_so_on_a_day_puts_it_before_the_report() -> None:
    text = "Het loket was echter niet op 1 april gereed."
    assert found(text, date(2025, 12, 10)) == [("1 april", "2025-04-01", "day")]
    assert found("Het loket is op 1 april gereed.", date(2025, 12, 10)) == [("1 april", "2026-04-01", "day")]


def test_about_a_month_from_now_is_no_month() -> None:
    assert found("Over een maand ongeveer is het loket gereed.") == []
    assert found("Over een maand is het loket gereed.") == [("Over een maand", "2024-03-01", "month")]
