"""What a date is to the meeting, and where an action list puts its deadlines."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from pipeline.document import Document
from pipeline.facts import DateFact, Section

_COLUMN = re.compile(
    r"(?:deadline|(?:voor |tegen )?wanneer|gereed(?: op| voor)?|(?:streef|afdoenings|afhandelings)?termijn|streefdatum|"
    r"datum (?:gereed|afronding)|uiterlijk|uiterste datum|einddatum|vervaldatum|opleverdatum|planning|timing|"
    r"due(?: date)?|afhandeling)\W*(?:/.*)?",
    re.IGNORECASE,
)
_BRACKETS = re.compile(r"\([^()]{3,30}\)\s*[.;]?\s*$")

_DEADLINE = re.compile(
    r"(?:\bv[oó]{2}r(?: eind(?:e)?| het eind(?:e)? van)?|\buiterlijk|\bdeadline|\bt/m|\btot(?: en met)?|\bstreefdatum|"
    r"\bgereed|\btegen|\bten laatste|\bafgerond|\bbinnen|\bsluitingsdatum|\breageren op|\binleveren op)"
    r"\W*(?:op|in|is|de|van|begin|half|medio|eind(?: van)?|\w{2,6}dag|\s|:)*$",
    re.IGNORECASE,
)


def find_due_places(document: Document, sections: Sequence[Section]) -> list[tuple[int, int]]:
    """Return the stretches of text whose dates are deadlines, 0-based and end exclusive."""
    return sorted([*_columns(document), *_brackets(document, sections)])


def _columns(document: Document) -> Iterator[tuple[int, int]]:
    for rows in document.tables():
        columns = {cell.column for cell in rows[0] if _COLUMN.fullmatch(document.text_of(cell).strip())}
        yield from ((cell.start, cell.end) for row in rows[1:] for cell in row if cell.column in columns)


def _brackets(document: Document, sections: Sequence[Section]) -> Iterator[tuple[int, int]]:
    for section in sections:
        if section.kind != "action_list":
            continue
        for block in document.blocks:
            match = (
                _BRACKETS.search(document.text_of(block)) if section.body_start <= block.start < section.end else None
            )
            if match:
                yield block.start + match.start(), block.start + match.end()


def _lead(text: str, start: int) -> str:
    """Return the words before a date in its cell or line, and those of the line above where that is no row of cells."""
    *rows, line = text[max(start - 40, 0) : start].rsplit("\n", 1)
    cell = line.rsplit(" | ", 1)[-1]
    return cell if not rows or cell != line or " | " in rows[0] else f"{rows[0]} {line}"


def relate_dates(
    dates: list[DateFact],
    text: str,
    *,
    meeting: date | None,
    next_meeting: date | None,
    due: Sequence[tuple[int, int]] = (),
) -> tuple[DateFact, ...]:
    """Say of each date what it is to the meeting: its own day, the next meeting, a deadline, or other.

    Args:
        dates: as found.
        text: the text they were found in.
        meeting: the day of the meeting.
        next_meeting: the day of the next one.
        due: places that hold deadlines, such as a column of an action list; 0-based, end exclusive.
    """
    related = []
    for fact in dates:
        relation = "other"
        if fact.granularity == "day" and fact.first == meeting:
            relation = "meeting"
        elif fact.granularity == "day" and fact.first == next_meeting:
            relation = "next_meeting"
        elif (
            any(a <= fact.start < b for a, b in due)
            or _DEADLINE.search(_lead(text, fact.start))
            or text.startswith(("binnen", "Binnen"), fact.start)
        ):
            relation = "deadline"
        related.append(DateFact(fact.start, fact.end, fact.first, fact.last, fact.granularity, relation))
    return tuple(related)
