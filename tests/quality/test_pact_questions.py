"""Questions to the minutes of an alliance, where they are at hand; its words are looked up, not kept here."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from pipeline import open_archive
from pipeline.analysis import records
from pipeline.analysis.summary import summarise
from pipeline.analysis.summary.lines import plain
from pipeline.execution import Limits
from pipeline.run import Settings, run

PACT = Path(__file__).resolve().parents[2].parent / "shared" / "archive" / "pact"
JUNE, FEBRUARY = date(2023, 6, 26), date(2024, 2, 1)

pytestmark = [
    pytest.mark.quality,
    pytest.mark.skipif(not PACT.is_dir(), reason=f"there are no documents in {PACT}"),
]


@pytest.fixture(scope="module")
def archive(tmp_path_factory):
    out = tmp_path_factory.mktemp("pact")
    run(Settings(PACT, out, limits=Limits(workers=1)))
    return open_archive(out)


def places(rows):
    return [(row["date"], row["source_path"], row["section"]) for row in rows]


def test_who_raised_the_vacancy_and_when(archive):
    raised = records(archive.who_raised("werving van de directeur"))
    assert places(raised)[0] == (FEBRUARY, "002.txt", "Vervolg werving directeur")
    assert "Bellemakers" in raised[0]["person"]
    assert raised[0]["matched_in"] == "sentence"
    assert {row["person"] for row in raised} == {raised[0]["person"]}


def test_what_did_one_person_report(archive):
    reported = records(archive.who_raised(person="Stephan Pauly", order="oldest"))
    assert {row["person"] for row in reported} == {"Stephan Pauly"}
    assert {(date, path) for date, path, _ in places(reported)} == {(FEBRUARY, "002.txt")}
    sections = [row["section"] for row in reported]
    assert sections[0] == "Communicatieadviseur"
    assert [section for section in sections if "itvoeringsprogramma" in section] == sections[1:]
    assert len(reported) >= 3


@pytest.mark.parametrize(("topic", "count"), [("uitvoeringsprogramma", 1), ("bewonersopdracht", 2)])
def test_what_was_decided(archive, topic, count):
    decided = records(archive.decisions(topic))
    assert len(decided) == count
    assert {(date, path) for date, path, _ in places(decided)} == {(FEBRUARY, "002.txt")}
    assert decided[0]["matched_in"] == "sentence"


def test_which_actions_have_a_deadline_in_february(archive):
    due = records(archive.actions(due="2024-02"))
    assert [(row["due_date"], row["owner"]) for row in due] == [(date(2024, 2, 16), "Organisaties")]
    assert places([row | {"date": row["opened_on"]} for row in due])[0][:2] == (FEBRUARY, "002.txt")


def test_where_does_a_programme_occur_and_who_is_named_with_it(archive):
    found = records(archive.find("NPRZ", kinds=["section"]))
    held = {(row["date"], row["source_path"]) for row in found}
    assert held == {(JUNE, "001.txt"), (None, "003.txt")}
    assert len([row for row in found if row["source_path"] == "001.txt"]) == 2
    named = archive.facets("NPRZ", kinds=["section"]).query("facet == 'person'")
    assert named["value"].iloc[0] == "Marco Pastors"


def test_who_spoke_of_a_programme_is_not_made_up(archive):
    """The minutes attribute no sentence on it to anybody; its sections name who presented it."""
    assert {row["person"] for row in records(archive.who_raised("NPRZ"))} <= {"Marco Pastors"}
    (section,) = [row for row in records(archive.find("NPRZ", since="2023-06")) if row["section_number"] == "2"]
    assert "Marco Pastors" in section["section"]


def test_every_answer_is_what_stands_at_its_place(archive):
    rows = archive.table("documents", ["source_path", "text"])
    texts = dict(zip(rows["source_path"], rows["text"], strict=True))
    for row in [*records(archive.who_raised()), *records(archive.decisions()), *records(archive.find("programma"))]:
        assert texts[row["source_path"]][row["start"] : row["end"]] == row["text"]


def test_a_summary_of_the_whole_programme(archive):
    summary = summarise(archive, since="2023")
    texts = archive.table("documents").set_index("document_id")["text"]
    parts = {part.title: part.lines for part in summary.parts}
    quoted = [line for line in summary.lines() if line.quote]
    assert len(quoted) > 20
    for line in quoted:
        (source,) = line.sources
        assert line.quote == plain(texts[source.document_id][source.start : source.end])
    assert [line.lead.partition(":")[0] for line in parts["Verloop"] if not line.of] == [
        "26 juni 2023",
        "1 februari 2024",
    ]
    decided = [line.sources[0] for line in parts["Besluiten en conclusies"]]
    assert len(decided) == len(archive.decisions()) == 4
    assert [source.day for source in decided] == [JUNE, FEBRUARY, FEBRUARY, FEBRUARY]
    tasks = [line for line in parts["Acties en wat ervan werd"] if not line.of]
    assert len(tasks) == len(archive.actions()) == 2
    assert "uiterlijk 16 februari 2024" in tasks[0].lead
    speakers = " ".join(line.lead for line in parts["Wie erover sprak"] if not line.of)
    assert "Stephan Pauly (Pact Woensel Zuid): 3 bijdragen" in speakers
    assert all(line.sources[0].day == FEBRUARY for line in parts["Wat de laatste vergadering veranderde"] if line.of)
