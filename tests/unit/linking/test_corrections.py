from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.archive import to_tables
from pipeline.linking import link
from pipeline.linking.corrections import Correction, Corrections, read_corrections
from pipeline.source import RunError
from pipeline.tabulate import Rows

from .minutes import minutes, names, organisations

HEADING = "correction;kind;name;becomes;where;note"
SHARDS = [
    minutes("groen/a.md", body="Werkgroep Groen", people=["Jan de Vries", "J. Smit"], organisations=["Het Anker"]),
    minutes("zorg/b.md", body="Klankbord Zorg", people=["Jan de Vries", "Jan Smit"], organisations=["Anker Zorg"]),
    minutes("zorg/c.md", body="Klankbord Zorg", people=["Jan de Vries", "Regel Drie"], organisations=["Agenda"]),
]


def corrected(tmp_path: Path, *lines: str, shards: list[Rows] = SHARDS) -> tuple[Rows, list[str]]:
    """Return the tables after corrections, and what was said of those that could not be carried out."""
    path = tmp_path / "corrections.csv"
    path.write_text("\n".join([HEADING, *lines]), encoding="utf-8")
    corrections = read_corrections(path)
    notices = list(corrections.notices)
    tables = link(shards, corrections, notices.append)
    to_tables(tables)
    return tables, notices


def id_of(tables: Rows, name: str) -> str:
    return next(str(row["person_id"]) for row in tables["people"] if row["name"] == name)


def test_two_that_are_merged_are_one_and_the_one_it_becomes_keeps_its_id(tmp_path: Path) -> None:
    before = link(SHARDS)
    tables, notices = corrected(tmp_path, "merge;;J. Smit;Jan Smit")
    assert notices == []
    assert names(tables) == ["Jan Smit", "Jan de Vries", "Regel Drie"]
    (smit,) = [row for row in tables["people"] if row["name"] == "Jan Smit"]
    assert smit["person_id"] == id_of(before, "Jan Smit")
    assert (smit["aliases"], smit["meeting_count"]) == (["J. Smit", "Jan Smit"], 2)
    assert {row["person_id"] for row in tables["attendance"]} == {row["person_id"] for row in tables["people"]}
    assert "J. Smit" in names(corrected(tmp_path, "merge;;Jan Smit;J. Smit")[0])


def test_where_says_in_which_documents_by_path_or_by_body(tmp_path: Path) -> None:
    before = link(SHARDS)
    for where in ("groen/", "groen/a.md", "Werkgroep Groen", "wg Groen"):
        tables, notices = corrected(tmp_path, f"split;person;Jan de Vries;Jan de Vries (Groen);{where}")
        assert notices == []
        assert names(tables) == ["J. Smit", "Jan Smit", "Jan de Vries", "Jan de Vries (Groen)", "Regel Drie"]
        assert id_of(tables, "Jan de Vries") == id_of(before, "Jan de Vries")
        written = {
            row["meeting_id"]: row["person_id"]
            for row in tables["attendance"]
            if "Vries" in str(row["name_as_written"])
        }
        assert list(written.values()).count(id_of(tables, "Jan de Vries (Groen)")) == 1


def test_a_new_name_changes_no_id(tmp_path: Path) -> None:
    tables, _ = corrected(tmp_path, "rename;;J. Smit;Johanna van der Smit")
    (row,) = [row for row in tables["people"] if row["name"] == "Johanna van der Smit"]
    assert row["person_id"] == id_of(link(SHARDS), "J. Smit")
    assert (row["given_name"], row["surname_prefix"], row["surname"]) == ("Johanna", "van der", "Smit")


def test_what_is_no_person_is_not_named_present_or_an_owner(tmp_path: Path) -> None:
    tables, _ = corrected(tmp_path, "not-a-person;;Regel Drie", "Not a person;;Jan de Vries;;zorg/c.md")
    assert "Regel Drie" not in names(tables)
    third = tables["meetings"][2]
    assert not [row for row in tables["attendance"] if row["meeting_id"] == third["meeting_id"]]
    assert not [row for row in tables["mentions"] if row["document_id"] == third["document_id"]]
    assert [row["owner_person_id"] for row in tables["action_items"]].count(None) == 1
    assert third["chair_id"] is None
    assert next(row["meeting_count"] for row in tables["people"] if row["name"] == "Jan de Vries") == 2


def test_organisations_are_corrected_likewise(tmp_path: Path) -> None:
    tables, notices = corrected(
        tmp_path,
        "merge;organisation;Anker Zorg;Het Anker",
        "rename;organisation;Het Anker;Stichting Het Anker",
        "not-an-organisation;;Agenda",
    )
    assert notices == []
    assert organisations(tables) == {"Stichting Het Anker": ["Anker Zorg", "Het Anker"]}


def test_who_came_for_what_is_no_organisation_comes_for_none(tmp_path: Path) -> None:
    shards = [minutes("a.md", body="Raad", people=[("Bram de Wit", "Agenda")])]
    tables, _ = corrected(tmp_path, "not-an-organisation;;Agenda", shards=shards)
    assert tables["people"][0]["organisation_id"] is None
    assert tables["attendance"][0]["organisation_id"] is None


def test_a_line_acts_on_what_the_lines_before_it_left(tmp_path: Path) -> None:
    tables, notices = corrected(
        tmp_path,
        "split;;Jan de Vries;Jan de Vries-Bos;groen/",
        "rename;;Jan de Vries-Bos;Jannie de Vries",
        "merge;;J. Smit;Jannie de Vries",
    )
    assert notices == []
    assert names(tables) == ["Jan Smit", "Jan de Vries", "Jannie de Vries", "Regel Drie"]


def test_an_id_names_one_of_several(tmp_path: Path) -> None:
    shards = [
        minutes("a.md", body="Groen", people=[("Jan de Vries", "Het Anker")]),
        minutes("b.md", body="Zorg", people=[("Jan de Vries", "Gemeente Meerwijk")]),
    ]
    before = link(shards)
    assert names(before) == ["Jan de Vries"] * 2
    anker = before["attendance"][0]
    tables, _ = corrected(tmp_path, f"rename;;{anker['person_id']};Jan de Vries (Anker)", shards=shards)
    assert names(tables) == ["Jan de Vries", "Jan de Vries (Anker)"]
    tables, _ = corrected(tmp_path, "merge;;Jan de Vries;Jan de Vries", shards=shards)
    assert names(tables) == ["Jan de Vries"]
    _, notices = corrected(tmp_path, "merge;;J. Bos;Jan de Vries", shards=shards)
    assert notices == ["corrections, line 2: there is no person 'J. Bos'"]


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("merge;;Piet Bos;Jan Smit", "line 2: there is no person 'Piet Bos'"),
        ("merge;;Jan Smit;Piet Bos", "line 2: there is no other person 'Piet Bos'"),
        ("merge;;Jan Smit;Jan Smit", "line 2: there is no other person 'Jan Smit'"),
        ("split;;Jan Smit;;zorg/", "line 2: all of 'Jan Smit' is in 'zorg/': there is nothing to split"),
        ("split;;Jan Smit;;sport/", "line 2: there is no document or body 'sport/'"),
        ("split;;Jan Smit", "line 2: split needs the column 'where'; the line was left out"),
        ("merge;;Jan Smit", "line 2: merge needs the column 'becomes'; the line was left out"),
        ("weg;;Jan Smit", "line 2: 'weg' is no correction: write one of merge, split, rename, not-a-person,"),
        ("rename;hond;Jan Smit;Jan", "line 2: 'hond' is no kind"),
        ("rename;;;Jan", "line 2: there is no name"),
        ("rename", "line 2: there is no name"),
        ('rename;;"Jan\nSmit;x', "line 3: rename needs the column 'becomes'"),
    ],
)
def test_a_line_that_cannot_be_carried_out_is_told_with_its_number_and_changes_nothing(
    tmp_path: Path, line: str, said: str
) -> None:
    tables, notices = corrected(tmp_path, line)
    assert len(notices) == 1
    assert said in notices[0]
    assert tables == link(SHARDS)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
@pytest.mark.parametrize("between", [";", ","])
def test_a_file_is_read_as_excel_or_an_editor_writes_it(tmp_path: Path, encoding: str, between: str) -> None:
    path = tmp_path / "corrections.csv"
    text = "Correction;Kind;Name;Becomes;Where;Note\r\n\r\n# uitleg;;;;;\r\nMERGE;Person;André;André Bos;map\\a.md;dezelfde\r\n"
    path.write_bytes(text.replace(";", between).encode(encoding))
    assert read_corrections(path) == Corrections((Correction(4, "merge", "person", "André", "André Bos", "map/a.md"),))


def test_a_file_without_the_columns_is_refused_and_an_empty_one_is_none(tmp_path: Path) -> None:
    path = tmp_path / "corrections.csv"
    path.write_text("Jan;Piet\n")
    with pytest.raises(RunError, match="has to be correction;kind;name;becomes;where"):
        read_corrections(path)
    path.write_text("")
    assert read_corrections(path) == Corrections()
    with pytest.raises(RunError, match="cannot be read: No such file"):
        read_corrections(tmp_path / "weg.csv")
    path.write_bytes(bytes(range(256)) * 40)
    with pytest.raises(RunError):
        read_corrections(path)


def test_doubt_is_shown_until_it_is_settled(tmp_path: Path) -> None:
    shards = [
        minutes("a.md", body="Raad", people=["Bram de Wit", "Bram Smit"]),
        minutes("b.md", body="Raad", people=["Bram"]),
        minutes("c.md", body="Bestuur", people=["B. Smit"]),
    ]
    doubts = {(row["name"], row["candidate"], row["reason"]) for row in link(shards)["doubts"]}
    assert doubts == {
        ("Bram", "Bram de Wit", "several_fit"),
        ("Bram", "Bram Smit", "several_fit"),
        ("B. Smit", "Bram Smit", "other_body"),
    }
    tables, notices = corrected(tmp_path, "merge;;Bram;Bram de Wit;b.md", "merge;;B. Smit;Bram Smit", shards=shards)
    assert notices == []
    assert tables["doubts"] == []


def test_namesakes_and_those_of_another_organisation_are_in_doubt() -> None:
    one, other = ("Jan de Vries", "Het Anker"), ("Jan de Vries", "Gemeente Meerwijk")
    shards = [
        minutes("a.md", body="Groen", people=[one]),
        minutes("b.md", body="Zorg", people=[other]),
        minutes("c.md", body="Zorg", people=[("J. de Vries", "Het Lyceum")]),
        minutes("d.md", body="Zorg", people=["Saskia Verhoeven", "Saskia"]),
    ]
    tables = link(shards)
    to_tables(tables)
    assert sorted((row["name"], row["reason"]) for row in tables["doubts"]) == [
        ("J. de Vries", "other_organisation"),
        ("J. de Vries", "other_organisation"),
        ("Jan de Vries", "namesake"),
        ("Saskia", "kept_apart"),
    ]
