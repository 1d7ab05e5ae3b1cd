"""Questions to the tables of the samples, each answered whole, right and with its source."""

from __future__ import annotations

from datetime import date

import pytest

from pipeline import open_archive
from pipeline.analysis import records

JANUARY, MARCH, MAY = date(2025, 1, 16), date(2025, 3, 13), date(2025, 5, 22)


@pytest.fixture(scope="module")
def archive(sample_archive):
    return open_archive(sample_archive)


@pytest.fixture(scope="module")
def texts(archive):
    rows = archive.table("documents", ["source_path", "text"])
    return dict(zip(rows["source_path"], rows["text"], strict=True))


def test_who_raised_the_vacancy_and_when(archive):
    raised = records(archive.who_raised("werving van de coördinator", order="oldest"))
    first = raised[0]
    assert (first["date"], first["person"], first["act"], first["matched_in"]) == (
        JANUARY,
        "Sharda Ramdin",
        "asks",
        "sentence",
    )
    assert (first["source_path"], first["section_number"], first["section"]) == (
        "wijkalliantie/verslag-januari.txt",
        "3",
        "Werving coördinator",
    )
    under_the_heading = {
        (row["date"], row["person"]) for row in raised if row["matched_in"] in ("sentence", "title", "title above")
    }
    assert {
        (JANUARY, "Sharda Ramdin"),
        (JANUARY, "Saskia Verhoeven"),
        (JANUARY, "Ayşe Kaya"),
        (JANUARY, "Pieter-Jan 't Hart"),
        (JANUARY, "Lieke van der Meulen-Bakker"),
        (MARCH, "Mohamed Aït Benali"),
        (MARCH, "Rachid Amrani"),
        (MARCH, "Sharda Ramdin"),
        (MARCH, "Wil Okkerse"),
        (MARCH, "Ayşe Kaya"),
    } <= under_the_heading
    assert {row["body"].casefold() for row in raised} == {"wijkalliantie oosterveld"}


def test_what_did_one_person_report(archive):
    said = records(archive.who_raised(person="Sharda", order="oldest"))
    assert {row["person"] for row in said} == {"Sharda Ramdin"}
    assert [(row["date"], row["act"]) for row in said if row["section"] == "Werving coördinator"] == [
        (JANUARY, "asks"),
        (MARCH, "answers"),
    ]


def test_what_was_decided_on_the_vacancy(archive):
    decided = records(archive.decisions("werving coördinator", order="oldest"))
    assert (
        MARCH,
        "decision",
        "adopted",
        "De wijkalliantie gaat akkoord met de aanstelling per 1 mei 2025 van de kandidaat die de "
        "wervingscommissie voordraagt.",
    ) in [(row["date"], row["kind"], row["outcome"], row["text"]) for row in decided]
    assert {row["date"] for row in decided} <= {JANUARY, MARCH, MAY}


def test_which_actions_have_a_deadline_in_april(archive):
    due = records(archive.actions(due="2025-04", body="wijkalliantie"))
    assert {
        ("Voordracht coördinator opstellen", date(2025, 4, 11)),
        ("Vrijwilligers werven voor het spreekuur", date(2025, 4, 8)),
    } <= {(row["text"], row["due_date"]) for row in due}
    assert {row["due_date"].month for row in due} == {4}


def test_where_does_a_subject_occur_and_who_spoke_of_it(archive):
    places = {row["source_path"] for row in records(archive.find("armoede", kinds=["section"]))}
    assert {
        "wijkalliantie/verslag-januari.txt",
        "wijkalliantie/2025-03-13-wijkalliantie.md",
        "wijkalliantie/verslag-mei-vastgesteld.pdf",
    } <= places
    assert "wijkalliantie/Verslag 22 mei CONCEPT.docx" not in places
    spoke = set(archive.people("armoede", body="wijkalliantie")["name"])
    assert {"Ayşe Kaya", "Lieke van der Meulen-Bakker", "Saskia Verhoeven"} <= spoke


def test_a_compound_is_found_by_its_part(archive):
    found = records(archive.find("commissie", kinds=["contribution"]))
    assert any("wervingscommissie" in row["text"] for row in found)


def test_facets_add_up_to_what_is_found(archive):
    counts = archive.facets("coördinator")
    found = archive.find("coordinator")
    assert counts[counts["facet"] == "kind"]["count"].sum() == len(found)
    assert counts[counts["facet"] == "year"]["value"].tolist() == ["2025"]


@pytest.mark.parametrize(
    "ask",
    [
        lambda archive: archive.who_raised(),
        lambda archive: archive.decisions(),
        lambda archive: archive.actions(),
        lambda archive: archive.sections(),
        lambda archive: archive.find("de coördinator"),
    ],
)
def test_every_answer_is_what_stands_at_its_place(archive, texts, ask):
    rows = records(ask(archive))
    assert rows
    for row in rows:
        assert texts[row["source_path"]][row["start"] : row["end"]] == row["text"]
