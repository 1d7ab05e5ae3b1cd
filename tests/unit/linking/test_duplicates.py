from __future__ import annotations

import random

import pytest

from pipeline.linking import link
from pipeline.source import document_id_of

from .minutes import minutes

PDF = "application/pdf"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def prose(seed: int, *, words: int = 300) -> str:
    """Return invented running text of one vocabulary, so that texts differ in their order of words only."""
    chance = random.Random(seed)
    vocabulary = [a + b for a in ("boom", "dak", "fiets", "gras", "hek", "lamp") for b in ("pad", "werk", "plan", "")]
    return " ".join(chance.choice(vocabulary) for _ in range(words))


def copies(*shards: dict) -> dict[str, str]:
    rows = link(shards)["documents"]
    path = {row["document_id"]: row["source_path"] for row in rows}
    return {row["source_path"]: path[row["duplicate_of"]] for row in rows if row["duplicate_of"]}


def test_the_richer_format_counts() -> None:
    text = prose(1)
    a = minutes("a.pdf", text=text, date="2024-01-01", media_type=PDF)
    b = minutes("b.docx", text=text, date="2024-01-01", media_type=WORD)
    assert copies(a, b) == {"a.pdf": "b.docx"}


def test_a_final_version_counts_before_a_concept_in_a_richer_format() -> None:
    text = prose(1)
    a = minutes("verslag concept.docx", text=text, date="2024-01-01", media_type=WORD)
    b = minutes("verslag.pdf", text=text.replace("dakwerk", "dakwerken"), date="2024-01-01", media_type=PDF)
    assert copies(a, b) == {"verslag concept.docx": "verslag.pdf"}


def test_an_undated_copy_is_one_and_another_day_is_another_meeting() -> None:
    text = prose(1)
    assert copies(minutes("a.md", text=text, date="2024-01-01"), minutes("b.md", text=text)) == {"b.md": "a.md"}
    assert copies(minutes("a.md", text=text, date="2024-01-01"), minutes("b.md", text=text, date="2024-02-01")) == {}


def test_an_undated_text_like_meetings_of_two_days_is_a_copy_of_neither() -> None:
    days = [minutes(f"{day}.md", text=prose(1), date=f"2024-01-0{day}") for day in (1, 2)]
    assert copies(*days, minutes("zonder datum.md", text=prose(1))) == {}


def test_meetings_of_one_day_about_the_same_things_are_not_copies() -> None:
    shards = [minutes(f"{seed}.md", text=prose(seed), date="2024-01-01") for seed in range(5)]
    assert copies(*shards) == {}


def test_a_part_is_no_copy_of_the_whole() -> None:
    text = prose(1)
    whole = minutes("notulen.md", text=text, date="2024-01-01")
    assert copies(whole, minutes("lijst.md", text=" ".join(text.split()[:120]), date="2024-01-01")) == {}


def test_a_copy_keeps_its_text_and_gives_up_its_meeting() -> None:
    text = prose(1)
    tables = link(
        [
            minutes("a.md", text=text, date="2024-01-01", people=["Bram de Wit"], sections=[("Groen", "Het hek.")]),
            minutes("b.pdf", text=text, people=["Bram de Wit"], sections=[("Groen", "Het hek.")], media_type=PDF),
        ]
    )
    first, copy = document_id_of("a.md"), document_id_of("b.pdf")
    (meeting,) = tables["meetings"]
    assert meeting["document_id"] == first
    assert [row["document_id"] for row in tables["sections"]] == [first, first, copy, copy]
    assert {row["meeting_id"] for row in tables["sections"]} == {meeting["meeting_id"]}
    assert [row["document_id"] for row in tables["mentions"]] == [first, copy]
    for name in ("attendance", "conclusions", "action_items"):
        assert [row["meeting_id"] for row in tables[name]] == [meeting["meeting_id"]], name
    assert [row["meeting_count"] for row in tables["people"]] == [1]


@pytest.mark.parametrize("kind", ["agenda", "other"])
def test_equal_files_are_copies_whatever_they_are(kind: str) -> None:
    a, b = (minutes(path, text="Eén regel.", kind=kind) for path in ("a.md", "b.md"))
    b["documents"][0]["sha256"] = a["documents"][0]["sha256"]
    assert copies(a, b) == {"b.md": "a.md"}


def test_a_meeting_takes_from_a_copy_what_its_own_document_leaves_open() -> None:
    first = minutes("a.docx", text=prose(1), body="Raad", media_type=WORD)
    second = minutes("b.pdf", text=prose(1), body="Gemeenteraad", date="2024-01-01", media_type=PDF)
    (meeting,) = link([first, second])["meetings"]
    assert (meeting["body"], meeting["date"]) == ("Raad", "2024-01-01")
