from __future__ import annotations

import datetime

import vobject
from icalendar import Calendar

from pipeline.exports.calendar_file import to_calendar

MADE = datetime.datetime(2026, 1, 2, 3, 4, tzinfo=datetime.UTC)
BLANK = dict.fromkeys(("title", "body", "date", "start_time", "end_time", "location", "next_meeting"))


def meeting(key, **values):
    return {**BLANK, "meeting_id": key, **values}


def read(meetings=(), actions=()):
    calendar = Calendar.from_ical(to_calendar(meetings, actions, made=MADE))
    return calendar, {str(part["uid"]): part for part in calendar.walk() if part.name in ("VEVENT", "VTODO")}


def test_a_meeting_with_hours_is_in_local_time():
    row = meeting("m1", title="Wijkraad", date=datetime.date(2025, 7, 1), start_time="19:30", end_time="21:00")
    _, parts = read([{**row, "location": "Buurthuis, zaal 2; boven"}])
    event = parts["m1@verslag"]
    assert event.start.isoformat() == "2025-07-01T19:30:00+02:00"
    assert event.end.isoformat() == "2025-07-01T21:00:00+02:00"
    assert str(event["location"]) == "Buurthuis, zaal 2; boven"


def test_a_meeting_past_midnight_ends_the_next_day():
    _, parts = read([meeting("m1", date=datetime.date(2025, 1, 9), start_time="20:00", end_time="00:15")])
    assert parts["m1@verslag"].end.isoformat() == "2025-01-10T00:15:00+01:00"


def test_a_day_without_hours_is_a_whole_day_and_no_day_is_no_event():
    _, parts = read([meeting("m1", body="Raad", date=datetime.date(2025, 1, 9)), meeting("m2", body="Raad")])
    assert list(parts) == ["m1@verslag"]
    assert parts["m1@verslag"].start == datetime.date(2025, 1, 9)
    assert str(parts["m1@verslag"]["summary"]) == "Raad"


def test_an_announced_meeting_is_tentative_until_its_own_minutes_are_there():
    first, second = datetime.date(2025, 1, 9), datetime.date(2025, 2, 13)
    announcing = meeting("m1", body="Raad", date=first, next_meeting=second)
    _, parts = read([announcing])
    assert str(parts["m1-next@verslag"]["status"]) == "TENTATIVE"
    assert parts["m1-next@verslag"].start == second
    _, parts = read([announcing, meeting("m2", body="RAAD", date=second)])
    assert sorted(parts) == ["m1@verslag", "m2@verslag"]


def test_an_action_with_a_deadline_is_a_task():
    rows = [
        {
            "action_id": "a1",
            "text": "Stuurt de begroting",
            "owner": "Bram",
            "due_date": datetime.date(2025, 3, 1),
            "status": "open",
        },
        {"action_id": "a2", "text": "Belt", "owner": None, "due_date": datetime.date(2025, 3, 2), "status": "done"},
        {"action_id": "a3", "text": "Zonder termijn", "owner": None, "due_date": None, "status": "open"},
    ]
    _, parts = read(actions=rows)
    assert sorted(parts) == ["a1@verslag", "a2@verslag"]
    assert str(parts["a1@verslag"]["summary"]) == "Bram: Stuurt de begroting"
    assert parts["a1@verslag"].get("due").dt == datetime.date(2025, 3, 1)
    assert [str(parts[key]["status"]) for key in sorted(parts)] == ["NEEDS-ACTION", "COMPLETED"]


def test_an_entry_names_its_source():
    day = datetime.date(2025, 3, 1)
    task = {"action_id": "a1", "text": "Belt", "owner": None, "due_date": day, "status": "open"}
    _, parts = read(
        [meeting("m1", body="Raad", title="Verslag van de raad", date=day, source_path="raad/maart.pdf")],
        [{**task, "opened_on": datetime.date(2025, 2, 3), "source_path": "raad/februari.pdf", "page": 2}],
    )
    assert str(parts["m1@verslag"]["description"]) == "Verslag van de raad\nBron: raad/maart.pdf"
    assert str(parts["a1@verslag"]["description"]) == "Afgesproken op 3-2-2025\nBron: raad/februari.pdf, p. 2"


def test_it_names_its_time_zone_and_who_made_it():
    calendar, parts = read([meeting("m1", date=datetime.date(2025, 7, 1), start_time="19:30")])
    assert [str(part["tzid"]) for part in calendar.walk("VTIMEZONE")] == ["Europe/Amsterdam"]
    assert "verslag" in str(calendar["prodid"])
    assert parts["m1@verslag"].get("dtstamp").dt == MADE


def test_a_reader_of_others_finds_the_same():
    """vobject, which calendar servers use, shares no code with the library that writes the file."""
    day = datetime.date(2025, 7, 1)
    row = meeting("m1", title="Wijkraad; ingelast, kort", body="Raad", date=day, start_time="19:30", end_time="21:00")
    todo = {"action_id": "a1", "text": "Begroting sturen, naar:\nBram", "owner": "Bram", "due_date": day}
    tasks = [{**todo, "status": "open"}, {**todo, "action_id": "a2", "status": "done"}]
    calendar = vobject.readOne(to_calendar([row, meeting("m2", date=day)], tasks, made=MADE).decode())
    assert calendar.validate(raiseException=True)
    timed, whole = sorted(calendar.vevent_list, key=lambda event: event.uid.value)
    assert timed.summary.value == "Raad"
    assert timed.description.value == "Wijkraad; ingelast, kort"
    assert timed.dtstart.value.isoformat() == "2025-07-01T19:30:00+02:00"
    assert timed.dtend.value - timed.dtstart.value == datetime.timedelta(minutes=90)
    assert whole.dtstart.value == day
    assert {todo.uid.value: todo.status.value for todo in calendar.vtodo_list} == {
        "a1@verslag": "NEEDS-ACTION",
        "a2@verslag": "COMPLETED",
    }
    assert {todo.due.value for todo in calendar.vtodo_list} == {day}
