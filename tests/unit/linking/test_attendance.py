from __future__ import annotations

from itertools import permutations
from typing import Any

from pipeline.linking.attendance import merge_attendance


def row(**changes: Any) -> dict[str, Any]:
    return {
        "meeting_id": "mtg_1",
        "person_id": "per_1",
        "name_as_written": "Bram de Wit",
        "status": "present",
        "function": None,
        "role": None,
        "organisation_id": None,
        "start": 5,
        "end": 16,
        "rule": "list",
    } | changes


def test_someone_listed_twice_was_present_and_keeps_what_either_row_tells() -> None:
    listed = [
        row(status="absent", role="penningmeester", start=1),
        row(function="member", organisation_id="org_1"),
        row(function="chair", start=9),
    ]
    for order in permutations(listed):
        (merged,) = merge_attendance(order)
        assert (merged["status"], merged["function"]) == ("present", "chair")
        assert (merged["role"], merged["organisation_id"]) == ("penningmeester", "org_1")


def test_others_keep_their_rows() -> None:
    listed = [row(), row(person_id="per_2", status="absent"), row(meeting_id="mtg_2")]
    assert merge_attendance(listed) == listed
