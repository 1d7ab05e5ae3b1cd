from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from pipeline.document import Block, Document
from pipeline.facts import (
    ActionItem,
    Attendee,
    Conclusion,
    Contribution,
    DateFact,
    Facts,
    Header,
    Mention,
    Organisation,
    Person,
    Section,
    Structure,
    Value,
)
from pipeline.schema import TABLES
from pipeline.source import Source
from pipeline.tabulate import LOCAL_TABLES, tabulate, tabulate_failure

ID = "doc_0123456789ab"
TEXT = (
    "Verslag werkgroep Groen\n"
    "Aanwezig: Saskia Verhoeven (Het Anker)\n\n"
    "1. Opening\n"
    "Saskia meldt dat het hek stuk is. Besloten is het hek te maken.\n\n"
    "2. Acties\n"
    "Saskia belt de gemeente Meerwijk voor 3 mei 2024."
)


def source() -> Source:
    return Source(
        document_id=ID,
        source_path="groen/verslag.pdf",
        sha256="ab" * 32,
        size_bytes=1234,
        media_type="application/pdf",
        model="nl_blank 1.0",
        pipeline_version="0.1.0",
        processed_at="2024-05-01T12:00:00+00:00",
    )


def span(words: str, *, after: str = "") -> tuple[int, int]:
    start = TEXT.index(words, TEXT.index(after) if after else 0)
    return start, start + len(words)


def document(**changes: Any) -> Document:
    second = TEXT.index("2. Acties")
    blocks = (Block(0, second - 2, page=1), Block(second, len(TEXT), page=2))
    return Document(**({"text": TEXT, "blocks": blocks, "media_type": "application/pdf", "page_count": 2} | changes))


def structure(**changes: Any) -> Structure:
    first, second = TEXT.index("1. Opening"), TEXT.index("2. Acties")
    sections = (
        Section(0, 0, first, 0),
        Section(1, first, second, first + 11, level=1, number="1", title="Opening", kind="opening", page=1),
        Section(2, second, len(TEXT), second + 10, level=1, number="2", title="Acties", kind="action_list", parent=1),
    )
    header = Header(body=Value("werkgroep Groen", 8, 23), date=Value("2024-04-02", 0, 0), title=Value(" ", 0, 0))
    deadline = DateFact(*span("3 mei 2024"), date(2024, 5, 3), date(2024, 5, 3), "day", "deadline")
    fields = {
        "kind": "minutes",
        "language": "nl",
        "header": header,
        "sections": sections,
        "attendees": (),
        "dates": (deadline,),
    }
    return Structure(**(fields | changes))


def facts() -> Facts:
    attendee = Attendee("Saskia Verhoeven", *span("Saskia Verhoeven"), "present", "chair", None, "Het Anker")
    return Facts(
        people=(Person("Saskia Verhoeven", "Saskia", None, "Verhoeven", {"Saskia", "Saskia Verhoeven"}, "", 1),),
        organisations=(Organisation("gemeente Meerwijk", {"gemeente Meerwijk"}), Organisation("Het Anker")),
        mentions=(
            Mention(*span("gemeente Meerwijk"), "ORG", 0),
            Mention(*span("Saskia"), "PERSON", 0),
            Mention(*span("Meerwijk"), "LOC"),
        ),
        attendance=((attendee, 0),),
        conclusions=(
            Conclusion(*span("Besloten is het hek te maken."), "decision", "adopted", None, None, 0.9, "besloten"),
        ),
        actions=(
            ActionItem(
                *span(TEXT[TEXT.index("Saskia belt") :]),
                "Saskia",
                0,
                None,
                date(2024, 5, 3),
                "3 mei 2024",
                "open",
                0.8,
                "belt",
            ),
        ),
        contributions=(
            Contribution(*span("Saskia meldt dat het hek stuk is."), "Saskia", 0, None, "states", 0.7, "meldt"),
        ),
        chair=0,
    )


def test_every_row_has_the_columns_of_its_table() -> None:
    rows = tabulate(source(), document(), structure(), facts())
    assert tuple(rows) == LOCAL_TABLES
    for name in ("documents", "meetings", "sections", "attendance", "mentions", "dates", "conclusions"):
        assert rows[name]
        assert all(set(row) == {column.name for column in TABLES[name].columns} for row in rows[name]), name
    for name in ("action_items", "contributions"):
        assert [set(row) for row in rows[name]] == [{column.name for column in TABLES[name].columns}], name


def test_text_is_what_stands_between_the_offsets() -> None:
    rows = tabulate(source(), document(), structure(), facts())
    located = [row for table in rows.values() for row in table if "start" in row and "text" in row]
    assert len(located) == 3 + 3 + 1 + 1 + 1 + 1
    assert all(row["text"] == TEXT[row["start"] : row["end"]] for row in located)  # type: ignore[misc]


def test_mentions_stand_in_order_with_their_section_and_their_own_kind_of_entity() -> None:
    mentions = tabulate(source(), document(), structure(), facts())["mentions"]
    assert [(m["mention_id"], m["text"], m["person_id"], m["organisation_id"], m["section_id"]) for m in mentions] == [
        (f"{ID}-m0000", "Saskia", f"{ID}#p0", None, f"{ID}-s000"),
        (f"{ID}-m0001", "gemeente Meerwijk", None, f"{ID}#o0", f"{ID}-s002"),
        (f"{ID}-m0002", "Meerwijk", None, None, f"{ID}-s002"),
    ]


def test_page_and_parent_follow_the_document() -> None:
    rows = tabulate(source(), document(), structure(), facts())
    assert [(s["section_id"], s["parent_id"], s["page"]) for s in rows["sections"]] == [
        (f"{ID}-s000", None, 1),
        (f"{ID}-s001", None, 1),
        (f"{ID}-s002", f"{ID}-s001", 2),
    ]
    assert [row["page"] for row in rows["action_items"]] == [2]


def test_an_attendee_comes_for_the_organisation_of_the_list() -> None:
    (row,) = tabulate(source(), document(), structure(), facts())["attendance"]
    assert row["organisation_id"] == f"{ID}#o1"
    assert (row["meeting_id"], row["person_id"], row["function"]) == ("mtg_0123456789ab", f"{ID}#p0", "chair")


def test_a_member_of_whom_the_list_does_not_tell_that_they_came_has_no_row() -> None:
    told = facts()
    silent = Attendee("Saskia Verhoeven", *span("Saskia Verhoeven"), None)
    assert tabulate(source(), document(), structure(), replace(told, attendance=((silent, 0),)))["attendance"] == []


def test_unknown_is_null_and_never_empty() -> None:
    rows = tabulate(source(), document(text=" \n", blocks=()), structure(sections=(), dates=()), Facts())
    assert rows["documents"][0]["text"] is None
    assert rows["meetings"][0]["title"] is None
    assert all(value != "" for table in rows.values() for row in table for value in row.values())


def test_an_empty_section_has_no_row() -> None:
    empty = structure().sections
    rows = tabulate(source(), document(), structure(sections=(Section(0, 0, 0, 0), *empty[1:])), facts())
    assert [row["position"] for row in rows["sections"]] == [1, 2]
    assert rows["attendance"][0]["start"] == TEXT.index("Saskia")
    assert rows["mentions"][0]["section_id"] is None


def test_warnings_of_all_stages_are_told_once() -> None:
    header = Header(warnings=("no date found",))
    rows = tabulate(
        source(),
        document(warnings=("page 2 is empty",)),
        structure(header=header, warnings=("no date found",)),
        facts(),
    )
    assert rows["documents"][0]["status"] == "warning"
    assert rows["documents"][0]["message"] == "page 2 is empty; no date found"


@pytest.mark.parametrize("kind", ["agenda", "announcement", "other"])
def test_only_minutes_and_decision_lists_have_a_meeting(kind: str) -> None:
    rows = tabulate(source(), document(), structure(kind=kind), facts())
    assert [rows[t] for t in ("meetings", "attendance", "conclusions", "action_items", "contributions")] == [[]] * 5
    assert {row["meeting_id"] for row in rows["sections"]} == {None}
    assert len(rows["mentions"]) == 3


def test_rows_survive_json() -> None:
    rows = tabulate(source(), document(), structure(), facts())
    assert json.loads(json.dumps(rows, allow_nan=False)) == rows


def test_a_failure_is_one_document_with_the_reason() -> None:
    rows = tabulate_failure(source(), "the file is encrypted; remove the password")
    assert [name for name, table in rows.items() if table] == ["documents"]
    (row,) = rows["documents"]
    assert (row["status"], row["message"], row["kind"], row["text"]) == (
        "failed",
        "the file is encrypted; remove the password",
        None,
        None,
    )
    assert set(row) == {column.name for column in TABLES["documents"].columns}
