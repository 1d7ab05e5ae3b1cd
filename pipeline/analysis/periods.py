"""Days, months and years as people write them in a question."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, datetime

from pipeline.analysis.tables import QuestionError

_PERIOD = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?")


class PeriodError(QuestionError):
    """A day, month or year in a question cannot be read, or a period ends before it begins."""


def read_period(text: str | date) -> tuple[date, date]:
    """Return the first and the last day of a year, a month or a day: ``2023``, ``2023-05``, ``2023-05-01``.

    Raises:
        PeriodError: it is none of these, or there is no such day.
    """
    if isinstance(text, datetime):
        return text.date(), text.date()
    if isinstance(text, date):
        return text, text
    match = _PERIOD.fullmatch(str(text).strip())
    try:
        year, month, day = (int(part) if part else None for part in match.groups()) if match else (None, None, None)
        if year is not None:
            first = date(year, month or 1, day or 1)
            return first, date(year, month or 12, day or monthrange(year, month or 12)[1])
    except ValueError:
        pass
    msg = f"{text!r} is no date: write a year, a month or a day as 2023, 2023-05 or 2023-05-01"
    raise PeriodError(msg)
