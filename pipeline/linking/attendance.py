"""One row per meeting and person."""

from __future__ import annotations

from collections.abc import Iterable

from pipeline.linking.counting import gather
from pipeline.schema import FUNCTIONS, PRESENCES
from pipeline.tabulate import Row


def merge_attendance(rows: Iterable[Row]) -> list[Row]:
    """Return one row for each meeting and person, in order of first appearance.

    Someone who is listed twice was present if any row says so; the first row that says it is the evidence, and what
    it leaves open is taken from the others. Of two functions the first in ``FUNCTIONS`` counts.
    """
    return [_merge(listed) for listed in gather(rows, lambda row: (row["meeting_id"], row["person_id"])).values()]


def _merge(listed: list[Row]) -> Row:
    first, *others = sorted(listed, key=lambda row: PRESENCES.index(str(row["status"])))
    merged = dict(first)
    for column in ("role", "organisation_id"):
        if merged[column] is None:
            merged[column] = next((row[column] for row in others if row[column] is not None), None)
    functions = [str(row["function"]) for row in listed if row["function"] is not None]
    merged["function"] = min(functions, key=FUNCTIONS.index, default=None)
    return merged
