"""The day of the meeting, weighed from everything that names a day."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from pipeline.document import Document
from pipeline.facts import DateFact, Value
from pipeline.structure.calendar import WEEKDAYS
from pipeline.structure.dates import find_dates
from pipeline.structure.fields import Field
from pipeline.structure.times import CLOCK
from pipeline.structure.titles import named_title

_OTHER_DAY = re.compile(
    r"(?:vorige?|volgend\w*|laatste|vaststell\w+|goedkeur\w+|eerstvolgende|d\.d\. besluit|geboren|publicatie|versie|"
    r"verzonden|vastgesteld (?:op|in)|print)\W+(?:\w+\W+){0,4}$",
    re.IGNORECASE,
)
_HELD = re.compile(
    r"(?:gehouden|vergadering|bijeenkomst|overleg|bijeen|sessie|gesprek|notulen|verslag|alv|raad|dd\.?|d\.d\.)\W+(?:\w+\W+){0,6}$",
    re.IGNORECASE,
)


_SHORT = 60
"""Number of characters below which a line with a day is the line of the meeting's day."""

_OPENS_LINE = re.compile(r"\W*(?:(?:maan|dins|woens|donder|vrij|zater|zon)dag|(?:ma|di|wo|do|vr|za|zo)\b\.?)?\s*", re.I)

# 20220622-werkgroep-notities: a day glued to words, as in the name of a file; in running text such a name is no date
_GLUED = re.compile(r"(?<=20\d{6})-(?=[a-z])")


@dataclass(frozen=True, slots=True)
class _Clue:
    day: date
    start: int
    end: int
    weight: float
    source: str


def find_meeting_date(
    document: Document, title: str, fields: Sequence[Field], *, name: str = ""
) -> tuple[Value | None, list[str]]:
    """Return the day of the meeting and what is in doubt about it.

    A label that names the meeting outweighs the title, the title a plain date label, a plain label a date in the
    first lines; the file's name only settles what the document leaves open. Clues for one day add up.
    """
    clues = [
        *_label_clues(document, fields),
        *_title_clues(document, title),
        *_text_clues(document),
        *_weak_clues(document, name),
    ]
    if not clues:
        return None, []
    weights: dict[date, float] = {}
    for clue in clues:
        weights[clue.day] = weights.get(clue.day, 0.0) + clue.weight
    if max(weights.values()) < 2.0:
        return None, []
    best = max(weights, key=lambda day: (weights[day], day))
    clue = max((c for c in clues if c.day == best), key=lambda c: c.weight)
    return Value(best.isoformat(), clue.start, clue.end), _doubts(clues, best, document)


def published_day(document: Document) -> date | None:
    """Return the day of the file's own heading data, on which a message was published; None without one."""
    return next((fact.first for fact in _days(document.metadata.get("date", ""), 0)), None)


def _doubts(clues: Sequence[_Clue], best: date, document: Document) -> list[str]:
    others = sorted({c.day for c in clues if c.day != best and c.weight >= 3.0})
    if others and any(c.weight >= 3.0 for c in clues if c.day == best):
        named = ", ".join(day.isoformat() for day in others)
        return [f"the document names more than one meeting date: took {best.isoformat()}, not {named}"]
    clue = max((c for c in clues if c.day == best), key=lambda c: c.weight)
    before = re.search(r"\b(\w+dag)\W+$", document.text[max(clue.start - 12, 0) : clue.start])
    weekday = WEEKDAYS.get(before[1].lower()) if before else None
    if weekday is not None and weekday != best.weekday():
        return (
            [f"the weekday before the meeting date does not fit: {best.isoformat()} is no {before[1].lower()}"]
            if before
            else []
        )
    return []


def _days(text: str, offset: int, anchor: date | None = None) -> Iterator[DateFact]:
    for fact in find_dates(text, anchor):
        if fact.granularity == "day":
            yield DateFact(offset + fact.start, offset + fact.end, fact.first, fact.last, fact.granularity)


def _label_clues(document: Document, fields: Sequence[Field]) -> Iterator[_Clue]:
    for field in fields:
        if field.key not in ("date", "time", "body") or not field.early:
            continue
        furniture = any(b.kind == "furniture" and b.start <= field.values[0][0] < b.end for b in document.blocks)
        meeting = re.search(r"vergader|overleg|bijeenkomst|besproken|tijd", field.label, re.IGNORECASE)
        weight = 1.0 if furniture and not meeting else 6.0 if meeting else 4.5 if field.key == "date" else 2.0
        for a, b in field.values[:2]:
            first = next(_days(document.text[a:b], a, _year_hint(document)), None)
            if first:
                yield _Clue(first.first, first.start, first.end, weight, "label")


def _title_clues(document: Document, title: str) -> Iterator[_Clue]:
    for fact in _days(_GLUED.sub(" ", title), 0):
        place = document.text.find(title[fact.start : fact.end])
        start = max(place, 0)
        yield _Clue(fact.first, start, start + (fact.end - fact.start if place >= 0 else 0), 4.0, "title")
        return


def _text_clues(document: Document) -> Iterator[_Clue]:
    """Yield the days in the first lines, those behind a word for the meeting first of all."""
    border = min(len(document.text), 1500)
    rank = 0
    for fact in _days(document.text[:border], 0, _year_hint(document)):
        before = document.text[max(fact.start - 60, 0) : fact.start]
        if _OTHER_DAY.search(before):
            continue
        block = next((b for b in document.blocks if b.start <= fact.start < b.end), None)
        if block is None or block.kind == "furniture":
            continue
        line = document.text_of(block)
        alone = (
            len(line) < _SHORT
            or (len(line) < 2 * _SHORT and CLOCK.search(line))
            or _OPENS_LINE.fullmatch(document.text[block.start : fact.start])
        )
        weight = (
            3.0
            if _HELD.search(before) and fact.start < 400
            else 2.5
            if alone and fact.start < 400
            else 1.2
            if rank == 0
            else 0.4
        )
        yield _Clue(fact.first, fact.start, fact.end, weight, "text")
        rank += 1


def _weak_clues(document: Document, name: str) -> Iterator[_Clue]:
    for text, weight in (
        (named_title(document), 3.0),
        (document.metadata.get("date", ""), 2.0),
        (document.metadata.get("datum", ""), 4.0),
    ):
        for fact in _days(text, 0):
            yield _Clue(fact.first, 0, 0, weight, "metadata")
            break
    for fact in _days(_GLUED.sub(" ", re.sub(r"[_\s]+", " ", name.rsplit(".", 1)[0])), 0):
        yield _Clue(fact.first, 0, 0, 0.9, "file name")
        break


def _year_hint(document: Document) -> date | None:
    """Return a day by which to place what has no year before the date is known: of publication, of the usual year."""
    published = published_day(document)
    years = re.findall(r"(?<!\d)(?:19|20)\d{2}(?!\d)", document.text[:6000])
    if published or not years:
        return published
    year = max(sorted(set(years)), key=years.count)
    return date(int(year), 7, 1)
