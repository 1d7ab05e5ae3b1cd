"""Says by when a task is to be done."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta
from functools import cache

from pipeline.facts import DateFact
from pipeline.nlp.context import Context
from pipeline.nlp.rules import any_of, compile_pattern, load_rules
from pipeline.nlp.zones import within
from pipeline.structure.calendar import day_of, nearest_year

Due = tuple[date | None, str | None]
"""The deadline, and the words that give it."""

NO_DUE: Due = (None, None)

_LEAD = 60
"""Number of characters before a date that say what it is."""

_SEEN_TO = re.compile(
    r"\bzorg(?:t|en)(?: er\s?voor)? dat\b"
    r"|\b(?:afgesproken|overeengekomen|besloten|toegezegd|(?:spreken|spreekt) af|zegt toe|belooft)\b"
    r"[^,.;]{0,30}\bdat\b",
    re.IGNORECASE,
)
"""Words after which the task itself follows, not another clause."""

_SHORT_DAY = re.compile(r"(?<![\d./-])(?P<day>[0-3]?\d)[-/](?P<month>[01]?\d)(?![\d./-]|\s*%)")
"""A day of which a column of deadlines writes only the numbers: ``21-3``."""

_NUMBERS = {"een": 1, "één": 1, "twee": 2, "drie": 3, "vier": 4}
_EARLIER = re.compile(
    rf"(?<!\w)(?P<number>[1-9]\d?|{'|'.join(_NUMBERS)}) (?P<unit>dag(?:en)?|we(?:ek|ken)) \Z", re.IGNORECASE
)

_OBJECT = re.compile(r" (?:dat|dit)(?= (?:(?:in|op|nog|voor|uiterlijk|eind|begin|half|medio) )*\Z)")
"""A pronoun right before the words for a day, where it begins no clause."""

_WEEKDAYS = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    rules = load_rules("action_items")["deadlines"]
    filler = r"(?:(?:op|in|de|het|van|is|begin|half|medio|eind|einde|\w{2,6}dag) |: ?)*"
    event = rf"(?:{rules['next']} )(?:\w+ )?{rules['events']}"
    before = rf"(?<!\w)(?:{any_of(rules['before_event'])}) "
    unless = "".join(
        rf"(?<!{word}{article}\s)" for word in rules["before_event"] for article in ("", r"\sde", r"\shet")
    )
    return {
        name: compile_pattern(pattern, ignore_case=True)
        for name, pattern in {
            # "uiterlijk 3 mei", "deadline: 3 mei", "voor de vergadering van 3 mei"
            "sure": rf"(?<!\w)(?:{any_of(rules['sure'])})(?: |: ?){filler}$"
            rf"|{before}(?:(?:de|het|onze|een) )?(?:[\w-]+ ){{1,2}}(?:van|op|d\.d\.) {filler}$"
            rf"|{before}(?:(?:de|het|onze|een) )?{rules['events']} (?:[\w’'-]+ ){{0,5}}?(?:van|op|d\.d\.) {filler}$",
            # "Doelen per eind mei": over a list the day by which, in a task the day from which on
            "over": rf"(?<!\w)(?:{any_of(rules['over'])}) {filler}$",
            "year": rf"(?<!\w)(?:{any_of(rules['year'])}) $",
            "not": rf"(?<!\w)(?:{any_of(rules['not'])}) ?(?:(?:de|het|\w{{2,6}}dag) )*$",
            "clause": rf"(?<![\w-])(?:{any_of(rules['clause'])})(?![\w-])(?! ?$)",
            "event": rf"(?:{before}(?:(?:op|in) )?(?:(?:de|het|onze|een) )?|(?<=zal\s)|(?<=gaat\s)|(?<=\()){event}",
            "event_over": rf"(?<!\w)(?:{any_of(rules['before_event'][:4])}) (?:(?:de|het|onze) )?{event}",
            "event_alone": rf"(?:(?:voor|vóór|in|op|de|het) )*{event}\W*",
            # "een zaal zoeken, bijeenkomst februari": the day of another meeting, unless it is due there
            "held": rf"(?<!\w){unless}{rules['events']} (?:ergens )?(?:(?:in|begin|half|medio|eind) )*[(]?$",
            "weekday": rf"(?<![\w-])(?P<day>{'|'.join(_WEEKDAYS)})(?![\w-])(?! (?:en|of|t/m|\d))",
            "opening": r"\W*(?:van|op|vanaf|tussen|in|sinds) (?:(?:\w{2,6}dag|begin|eind|medio) )?",
            "weekly": r"(?:elke|iedere|de|van|en|of|vorige|afgelopen|eerste|laatste|op) $",
        }.items()
    }


def read_due(context: Context, start: int, end: int, *, cell: bool = False) -> Due:
    """Return the deadline inside a stretch of text and the words that give it.

    A period is due on its last day. In a deadline column (``cell``) every date counts, and the last one most. Elsewhere
    a date counts behind a word such as *voor* or *uiterlijk*, or where it comes after the meeting and says when the
    task is done; a quarter or year alone is none.
    """
    facts = [
        fact
        for fact in within(context.structure.dates, start, end)
        if context.document.share_marked(fact.start, fact.end, "strike") < 0.5
    ]
    if cell:
        return _in_cell(context, start, end, facts)
    # of "vrijdag 25 oktober" the second says it
    dated = {fact.start for fact in facts}
    facts = [fact for fact in facts if not (fact.granularity == "day" and fact.end + 1 in dated)]
    said = next((fact for fact in facts if _is_sure(context, start, fact)), None)
    said = said or next((fact for fact in facts if _is_likely(context, start, fact)), None)
    if said is not None:
        return said.last, context.text[said.start : said.end].strip(" .")
    event = _patterns()["event"].search(context.text, start, end)
    if event is not None and _next_meeting(context) is not None:
        return _ahead_of_meeting(context, start, event)
    return _on_weekday(context, start, end) if not facts else NO_DUE


_SET = r"(?:de )?(?:deadline|uiterste datum|einddatum) (?:voor|van) [^.:;\n]{3,100}? (?:is|wordt)(?: gesteld op)?\b"
"""How a sentence begins that sets the deadline of what stands before it: ``De deadline voor het reviewen is``."""


def read_due_behind(context: Context, end: int) -> Due:
    """Return the deadline that the next sentence of a line gives: ``Deadline: 1 april``, ``Uiterlijk 1 april``."""
    rules = load_rules("action_items")
    words, alone = any_of(rules["labels"]["due"]), any_of(rules["deadlines"]["alone"])
    label = compile_pattern(
        rf"[.;,) ]*(?:(?:de |graag )?{words} ?(?::|is\b)|{alone}(?= \d)|{_SET}) ?(?P<said>[^.!?\n]*)",
        ignore_case=True,
    )
    found = label.match(context.text, end)
    due = read_due(context, *found.span("said"), cell=True) if found is not None else NO_DUE
    return due if due[0] is not None else NO_DUE


def read_due_over(context: Context, start: int, end: int) -> Due:
    """Return the deadline that a title or the header of a column sets for all under it: ``Acties voor 1 april``."""
    facts = within(context.structure.dates, start, end)
    ahead = [fact for fact in facts if is_ahead(context, fact.last)]
    said = next((fact for fact in ahead if _is_sure(context, start, fact) or _is_by(context, start, fact)), None)
    if said is not None:
        return said.last, context.text[said.start : said.end].strip(" .")
    event = _patterns()["event_over"].search(context.text, start, end)
    return (_next_meeting(context), event.group()) if event is not None and _next_meeting(context) else NO_DUE


def is_ahead(context: Context, day: date) -> bool:
    """Tell whether a day comes after the meeting."""
    held = context.structure.header.date
    return held is not None and day.isoformat() > held.value


def is_past(context: Context, start: int, end: int) -> bool:
    """Tell whether a sentence opens with a day before the meeting (``Op 3 mei organiseerde``): it tells what was."""
    held = context.structure.header.date
    opening = _patterns()["opening"].match(context.text, start, end)
    if held is None or opening is None:
        return False
    days = within(context.structure.dates, opening.end(), end)
    return bool(days) and days[0].start == opening.end() and max(day.last for day in days).isoformat() < held.value


def _in_cell(context: Context, start: int, end: int, facts: Sequence[DateFact]) -> Due:
    words = re.sub(r"\s+", " ", context.text[start:end]).strip(" -–.*_") or None
    if facts:
        return facts[-1].last, context.text[facts[-1].start : facts[-1].end].strip(" .")
    if _patterns()["event_alone"].fullmatch(context.text, start, end):
        return _next_meeting(context), words
    return _short_day(context, start, end), words


def _short_day(context: Context, start: int, end: int) -> date | None:
    """Return the day nearest to the meeting that a cell writes as day and month."""
    held, found = context.structure.header.date, _SHORT_DAY.search(context.text, start, end)
    if held is None or found is None:
        return None
    month = int(found["month"])
    period = day_of(nearest_year(month, date.fromisoformat(held.value)), month, int(found["day"]))
    return period.last if period is not None else None


def bring_near(context: Context, due: Due) -> Due:
    """Return the deadline of a finished task; without a year it is the one nearest to the meeting."""
    day, words = due
    held = context.structure.header.date
    if day is None or held is None or re.search(r"\d{4}", words or ""):
        return due
    year = nearest_year(day.month, date.fromisoformat(held.value))
    period = day_of(year, day.month, day.day) if year < day.year else None
    return (period.last, words) if period is not None else due


def is_event(context: Context, start: int, end: int) -> bool:
    """Tell whether a stretch of text says nothing but that something is due at the next meeting."""
    return _patterns()["event_alone"].fullmatch(context.text, start, end) is not None


def _next_meeting(context: Context) -> date | None:
    value = context.structure.header.next_meeting
    return date.fromisoformat(value.value) if value is not None else None


def _ahead_of_meeting(context: Context, start: int, event: re.Match[str]) -> Due:
    """Return the day of the next meeting, or so much earlier as the words before it say (``een week voor``)."""
    day = _next_meeting(context)
    earlier = _EARLIER.search(context.text, start, event.start())
    if day is None or earlier is None or not event.group().lower().startswith(("voor", "vóór")):
        return day, event.group()
    number = int(earlier["number"]) if earlier["number"].isdigit() else _NUMBERS[earlier["number"].lower()]
    return day - timedelta(
        days=number * (7 if earlier["unit"].startswith("we") else 1)
    ), earlier.group() + event.group()


def _is_sure(context: Context, start: int, fact: DateFact) -> bool:
    """Tell whether the words before a date make it a deadline."""
    lead = re.sub(r"\s", " ", context.text[max(start, fact.start - _LEAD) : fact.start])
    if fact.granularity == "year":
        return _patterns()["year"].search(lead) is not None
    if fact.granularity == "quarter" or re.match(r"\s*j\.?l\b", context.text[fact.end : fact.end + 5]):
        return False
    return fact.relation == "deadline" or _patterns()["sure"].search(lead) is not None


def _is_by(context: Context, start: int, fact: DateFact) -> bool:
    lead = context.text[max(start, fact.start - _LEAD) : fact.start]
    return fact.granularity in ("day", "month") and _patterns()["over"].search(lead) is not None


def _is_likely(context: Context, start: int, fact: DateFact) -> bool:
    """Tell whether a date after the meeting says when a task is done, in the main clause of its sentence."""
    if fact.granularity not in ("day", "week", "month") or not is_ahead(context, fact.last):
        return False
    before = _OBJECT.sub("", _SEEN_TO.sub("", re.split(r"[.!?;] ", context.text[start : fact.start])[-1]))
    return not any(_patterns()[name].search(before) for name in ("not", "clause", "held"))


def _on_weekday(context: Context, start: int, end: int) -> Due:
    """Return the first day after the meeting that is the weekday on which a task is done."""
    held = context.structure.header.date
    found = _patterns()["weekday"].search(context.text, start, end)
    if held is None or found is None:
        return NO_DUE
    before = context.text[start : found.start()]
    if _patterns()["weekly"].search(before) or _patterns()["clause"].search(before):
        return NO_DUE
    meeting = date.fromisoformat(held.value)
    days = (_WEEKDAYS.index(found["day"].lower()) - meeting.weekday() - 1) % 7 + 1
    return meeting + timedelta(days=days), found.group()
