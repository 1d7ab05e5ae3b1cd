"""iCalendar (RFC 5545): meetings as events, actions with a deadline as to-dos."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event, Timezone, TimezoneDaylight, TimezoneStandard, Todo

from pipeline import __version__

Row = Mapping[str, object]
_ZONE = ZoneInfo("Europe/Amsterdam")


def to_calendar(meetings: Iterable[Row], actions: Iterable[Row], *, made: datetime) -> bytes:
    """Return a calendar that agenda programs read.

    A meeting without a date and an action without a deadline are left out. A meeting with a day only is an event of
    that whole day; the date of the next meeting that minutes announce is one too, unless that meeting is there itself.

    Args:
        meetings: with ``meeting_id``, ``title``, ``body``, ``date``, ``start_time``, ``end_time`` (local, HH:MM),
            ``location`` and ``next_meeting``; also ``source_path``, where the description is to name it.
        actions: with ``action_id``, ``text``, ``owner``, ``due_date`` and ``status``; also ``opened_on``,
            ``source_path`` and ``page``, likewise.
        made: the moment that stands in every entry (DTSTAMP), with a time zone.
    """
    calendar = Calendar()
    calendar.add("prodid", f"-//verslag {__version__}//NL")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", "Vergaderingen en acties")
    calendar.add_component(_time_zone())
    known = list(meetings)
    for row in known:
        if isinstance(row["date"], date):
            calendar.add_component(_meeting(row, row["date"], made))
    for row in _announced(known):
        calendar.add_component(_announcement(row, made))
    for row in actions:
        if isinstance(row["due_date"], date):
            calendar.add_component(_todo(row, row["due_date"], made))
    return bytes(calendar.to_ical())


def _time_zone() -> Timezone:
    """Return the local time by the rule of the European Union since 1996, which calendars read as such.

    A list of all changes, as icalendar makes it, is one that other readers take no summer time from.
    """
    zone = Timezone()
    zone.add("tzid", str(_ZONE))
    winter, summer = timedelta(hours=1), timedelta(hours=2)
    for part, name, first, month, before, after in (
        (TimezoneDaylight(), "CEST", datetime(1996, 3, 31, 2), 3, winter, summer),
        (TimezoneStandard(), "CET", datetime(1996, 10, 27, 3), 10, summer, winter),
    ):
        part.add("dtstart", first)
        part.add("tzname", name)
        part.add("tzoffsetfrom", before)
        part.add("tzoffsetto", after)
        part.add("rrule", {"freq": "yearly", "bymonth": month, "byday": "-1su"})
        zone.add_component(part)
    return zone


def _announced(meetings: list[Row]) -> list[Row]:
    # a body in capitals on one letterhead is the same body
    held = {(str(row["body"]).casefold(), row["date"]) for row in meetings}
    announced = {
        place: row
        for row in meetings
        if row["next_meeting"] is not None and (place := (str(row["body"]).casefold(), row["next_meeting"])) not in held
    }
    return list(announced.values())


def _announcement(row: Row, made: datetime) -> Event:
    """Return the event of the next meeting that minutes announce."""
    day = row["next_meeting"]
    assert isinstance(day, date)
    event = Event()
    event.add("uid", f"{row['meeting_id']}-next@verslag")
    event.add("dtstamp", made)
    event.add("summary", f"Volgende vergadering {row['body'] or ''}".strip())
    event.add("dtstart", day)
    event.add("dtend", day + timedelta(days=1))
    event.add("status", "TENTATIVE")
    return event


def _meeting(row: Row, day: date, made: datetime) -> Event:
    event = Event()
    event.add("uid", f"{row['meeting_id']}@verslag")
    event.add("dtstamp", made)
    event.add("summary", row["body"] or row["title"] or "Vergadering")
    _describe(event, row, row["title"] if row["body"] else None)
    start, end = (_moment(day, row[name]) for name in ("start_time", "end_time"))
    if start is None:
        event.add("dtstart", day)
        event.add("dtend", day + timedelta(days=1))
    else:
        event.add("dtstart", start)
        if end is not None:
            # a meeting that ends after midnight
            event.add("dtend", end if end > start else end + timedelta(days=1))
    if row["location"]:
        event.add("location", row["location"])
    return event


def _todo(row: Row, due: date, made: datetime) -> Todo:
    todo = Todo()
    todo.add("uid", f"{row['action_id']}@verslag")
    todo.add("dtstamp", made)
    todo.add("summary", f"{row['owner']}: {row['text']}" if row["owner"] else row["text"])
    todo.add("due", due)
    day = row.get("opened_on")
    _describe(todo, row, f"Afgesproken op {day.day}-{day.month}-{day.year}" if isinstance(day, date) else None)
    todo.add("status", "COMPLETED" if row["status"] == "done" else "NEEDS-ACTION")
    return todo


def _describe(entry: Event | Todo, row: Row, first: object) -> None:
    """Say of an entry where it comes from."""
    page = f", p. {row['page']}" if row.get("page") else ""
    source = f"Bron: {row['source_path']}{page}" if row.get("source_path") else None
    told = [str(line) for line in (first, source) if line]
    if told:
        entry.add("description", "\n".join(told))


def _moment(day: date, time: object) -> datetime | None:
    if not time:
        return None
    return datetime.combine(day, datetime.strptime(str(time), "%H:%M").time(), tzinfo=_ZONE)
