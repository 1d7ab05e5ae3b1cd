from __future__ import annotations

import pytest

from pipeline.linking import link

from .minutes import minutes, names


def linked(*documents: tuple[str | None, list[str | tuple[str, str]]]) -> list[str]:
    """Return the people of documents, each a body with names."""
    shards = [
        minutes(f"verslag{n}.md", body=body, people=people, date=f"2024-01-{n + 1:02d}")
        for n, (body, people) in enumerate(documents)
    ]
    return names(link(shards))


@pytest.mark.parametrize(
    "other", ["Groot, Piet de", "piet de groot", "Piet De Groot", "de heer Piet de Groot", "Pïet de Groot"]
)
def test_spellings_of_a_full_name_are_one_person(other: str) -> None:
    assert len(linked(("Raad", ["Piet de Groot"]), ("Bestuur", [other]))) == 1


def test_the_name_shown_is_the_one_most_documents_use() -> None:
    assert linked(("Raad", ["René Bos"]), ("Raad", ["Rene Bos"]), ("Raad", ["René Bos"])) == ["René Bos"]


def test_namesakes_of_other_bodies_and_other_organisations_stay_two() -> None:
    one, other = ("Jan de Vries", "Stichting Het Anker"), ("Jan de Vries", "Gemeente Meerwijk")
    assert linked(("Werkgroep Groen", [one]), ("Klankbordgroep Zorg", [other])) == ["Jan de Vries"] * 2
    assert linked(("Werkgroep Groen", [one]), ("Werkgroep Groen", [other])) == ["Jan de Vries"]
    assert linked(("Werkgroep Groen", [one]), ("Klankbordgroep Zorg", [one])) == ["Jan de Vries"]
    assert linked(("Werkgroep Groen", [one]), ("Klankbordgroep Zorg", ["Jan de Vries"])) == ["Jan de Vries"]


def test_namesakes_of_other_bodies_and_other_roles_or_times_stay_two() -> None:
    def people(first: dict[str, object], second: dict[str, object]) -> int:
        one = minutes("a.md", body="Werkgroep Groen", people=["Jan de Vries"], **first)  # type: ignore[arg-type]
        other = minutes("b.md", body="Klankbordgroep Zorg", people=["Jan de Vries"], **second)  # type: ignore[arg-type]
        return len(link([one, other])["people"])

    doctor, officer = ({"roles": {"Jan de Vries": role}} for role in ("huisarts", "wijkagent"))
    assert (people(doctor, officer), people(doctor, doctor), people(doctor, {})) == (2, 1, 1)
    assert people({"date": "1994-05-01"}, {"date": "2024-05-01"}) == 2
    assert people({"date": "2014-05-01"}, {"date": "2024-05-01"}) == 1


def test_a_namesake_between_two_that_differ_is_neither() -> None:
    one, other = ("Jan de Vries", "Stichting Het Anker"), ("Jan de Vries", "Gemeente Meerwijk")
    assert len(linked(("Groen", [one]), ("Zorg", [other]), ("Jeugd", ["Jan de Vries"]))) == 3


def test_a_namesake_in_doubt_is_the_one_of_most_documents() -> None:
    one, other = ("Jan de Vries", "Stichting Het Anker"), ("Jan de Vries", "Gemeente Meerwijk")
    people = linked(*[("Groen", [one])] * 4, ("Zorg", [other]), ("Jeugd", ["Jan de Vries"]))
    assert people == ["Jan de Vries"] * 2


def test_a_part_of_an_organisation_is_no_other_organisation() -> None:
    one, other = ("Jan de Vries", "Het Anker"), ("Jan de Vries", "Het Anker Jeugdzorg")
    assert linked(("Groen", [one]), ("Zorg", [other])) == ["Jan de Vries"]


def test_only_common_surnames_and_those_of_families_have_namesakes() -> None:
    one, other = ("Saskia Terwindt", "Stichting Het Anker"), ("Saskia Terwindt", "Gemeente Meerwijk")
    assert len(linked(("Groen", [one]), ("Zorg", [other]))) == 1
    assert len(linked(("Groen", [one]), ("Zorg", [other]), ("Groen", ["Bram Terwindt"]))) == 2
    assert len(linked(("Groen", [one]), ("Zorg", [other]), ("Groen", ["Bram Terwindt", "Lieke Terwindt"]))) == 4


def test_initials_are_the_only_one_they_fit() -> None:
    assert linked(("Raad", ["Saskia Verhoeven"]), ("Raad", ["S. Verhoeven"])) == ["Saskia Verhoeven"]


@pytest.mark.parametrize(
    ("full", "initials"),
    [
        ([("Raad", ["Saskia Verhoeven"]), ("Raad", ["Simon Verhoeven"])], ("Raad", ["S. Verhoeven"])),
        ([("Raad", ["Saskia Verhoeven"])], ("Raad", ["B. Verhoeven"])),
        ([("Raad", ["Saskia Verhoeven"])], ("Bestuur", ["S. Verhoeven"])),
        ([("Raad", ["Piet de Groot"])], ("Raad", ["P. Groot"])),
        ([("Raad", [("Saskia Verhoeven", "Het Anker")])], ("Raad", [("S. Verhoeven", "Gemeente Meerwijk")])),
        ([("Raad", ["Saskia Verhoeven", "S. Verhoeven"])], ("Raad", [])),
    ],
    ids=["two fit", "another letter", "another body", "another prefix", "another organisation", "kept apart"],
)
def test_initials_in_doubt_stay_a_person_of_their_own(full: list, initials: tuple) -> None:
    people = linked(*full, initials)
    assert len(people) == sum(len(names_) for _, names_ in (*full, initials))


@pytest.mark.parametrize("bare", ["Bram", "Wit", "de Wit", "Bram W."])
def test_a_bare_name_is_the_only_one_it_fits_in_its_body(bare: str) -> None:
    assert linked(("Raad", ["Bram de Wit", "Saskia Verhoeven"]), ("Raad", [bare])) == [
        "Bram de Wit",
        "Saskia Verhoeven",
    ]


def test_a_bare_name_of_another_body_or_of_none_is_not_linked() -> None:
    assert linked(("Raad", ["Bram de Wit"]), ("Bestuur", ["Bram"])) == ["Bram", "Bram de Wit"]
    assert linked((None, ["Bram de Wit"]), (None, ["Bram"])) == ["Bram", "Bram de Wit"]


def test_a_bare_name_that_fits_two_is_a_person_per_document() -> None:
    people = linked(("Raad", ["Bram de Wit"]), ("Raad", ["Bram Smit"]), ("Raad", ["Bram"]), ("Raad", ["Bram"]))
    assert people == ["Bram", "Bram", "Bram Smit", "Bram de Wit"]


def test_who_comes_to_the_meetings_goes_before_who_is_only_named() -> None:
    shards = [
        minutes("a.md", body="Raad", people=["Bram de Wit"], named_only=["Bram Smit"]),
        minutes("b.md", body="Raad", named_only=["Bram"]),
    ]
    people = {row["name"]: row["aliases"] for row in link(shards)["people"]}
    assert people == {"Bram de Wit": ["Bram", "Bram de Wit"], "Bram Smit": ["Bram Smit"]}


def test_three_initials_are_as_good_as_a_given_name() -> None:
    assert linked(("Raad", ["J.H.C. Terwindt"]), ("Bestuur", ["J.H.C. Terwindt"])) == ["J.H.C. Terwindt"]
    assert len(linked(("Raad", ["J.H. Terwindt"]), ("Bestuur", ["J.H. Terwindt"]))) == 2


def test_a_bare_name_that_fits_nobody_is_a_person_per_body() -> None:
    assert linked(("Raad", ["Bram"]), ("Raad", ["Bram"]), ("Bestuur", ["Bram"])) == ["Bram", "Bram"]


def test_a_letter_of_the_surname_tells_which() -> None:
    people = linked(("Raad", ["Bram de Wit"]), ("Raad", ["Bram Smit"]), ("Raad", ["Bram S."]))
    assert people == ["Bram Smit", "Bram de Wit"]


@pytest.mark.parametrize("bare", ["Bram d.W.", "Bram dW", "Bram d. W.", "Bram W", "Bram d."])
def test_letters_of_a_surname_are_that_of_the_one_they_fit_also_in_one_document(bare: str) -> None:
    assert linked(("Raad", ["Bram de Wit", "Bram Smit", bare])) == ["Bram Smit", "Bram de Wit"]
    assert len(linked(("Raad", ["Bram de Wit", "Bram de Waal", bare]))) == 3


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Heijmen Terwindt", "Heymen Terwindt"),
        ("Marc de Boer", "Mark de Boer"),
        ("Melis van den Brink", "Melis van de Brink"),
        ("Monique Scherpen", "Monique van Scherpen"),
    ],
)
def test_usual_spellings_in_one_body_are_one_person(one: str, other: str) -> None:
    assert linked(("Raad", [one]), ("Raad", [one]), ("Raad", [other])) == [one]
    assert len(linked(("Raad", [one]), ("Bestuur", [other]))) == 2
    assert len(linked(("Raad", [one, other]))) == 2


def test_simon_is_not_simone() -> None:
    assert len(linked(("Raad", ["Simon Verhoeven"]), ("Raad", ["Simone Verhoeven"]))) == 2


def test_initials_without_a_space_are_initials() -> None:
    assert linked(("Raad", ["Saskia Verhoeven"]), ("Raad", ["S.Verhoeven"])) == ["Saskia Verhoeven"]


def test_a_surname_alone_is_the_only_one_of_its_organisation() -> None:
    saskia, surname = ("Saskia Verhoeven", "Het Anker"), ("Verhoeven", "Het Anker")
    assert linked(("Raad", [saskia]), ("Bestuur", [surname])) == ["Saskia Verhoeven"]
    assert linked(("Raad", [surname]), ("Bestuur", [surname])) == ["Verhoeven"]
    assert len(linked(("Raad", [saskia]), ("Bestuur", [("Verhoeven", "Gemeente Meerwijk")]))) == 2
    assert len(linked(("Raad", [saskia, ("Simon Verhoeven", "Het Anker")]), ("Bestuur", [surname]))) == 3
    assert len(linked(("Raad", [saskia]), ("Bestuur", [("Saskia", "Het Anker")]))) == 2


def test_a_document_that_keeps_two_apart_is_believed() -> None:
    assert linked(("Raad", ["Bram de Wit", "Bram"])) == ["Bram", "Bram de Wit"]
    assert linked(("Raad", ["Bram de Wit"]), ("Raad", ["Bram", "Wit"])) == ["Bram", "Bram de Wit", "Wit"]


def test_a_slip_in_a_long_surname_goes_up_in_the_usual_spelling() -> None:
    usual = ("Raad", ["Saskia Verhoeven"])
    assert linked(usual, usual, ("Raad", ["Saskia Verhoevne"])) == ["Saskia Verhoeven"]


@pytest.mark.parametrize(
    ("body", "name"),
    [
        ("Raad", "Saskia Verhoevens-Bos"),
        ("Bestuur", "Saskia Verhoevne"),
        ("Raad", "Sofie Verhoevne"),
        ("Raad", "Saskia Terhoeven"),
    ],
)
def test_what_is_more_than_a_slip_stays_two(body: str, name: str) -> None:
    assert len(linked(("Raad", ["Saskia Verhoeven"]), ("Raad", ["Saskia Verhoeven"]), (body, [name]))) == 2


def test_a_short_surname_with_another_letter_is_another_surname() -> None:
    assert len(linked(("Raad", ["Jan Jansen"]), ("Raad", ["Jan Janssen"]))) == 2


def test_a_slip_that_is_like_two_stays_apart() -> None:
    people = linked(("Raad", ["Jan Bakkeren"]), ("Raad", ["Jan Bakkerens"]), ("Raad", ["Jan Bakkere"]))
    assert len(people) == 3


def test_a_person_has_every_form_and_the_days_between_which_they_were_met() -> None:
    tables = link(
        [
            minutes("a.md", body="Raad", date="2024-03-01", people=[("Saskia Verhoeven", "Het Anker")]),
            minutes("b.md", body="Raad", date="2024-01-05", people=["Verhoeven, Saskia"]),
            minutes("c.md", body="Raad", date="2024-02-02", people=["S. Verhoeven"]),
            minutes("d.md", body="Raad", people=["Saskia"], kind="agenda"),
        ]
    )
    (saskia, bare) = tables["people"] if tables["people"][0]["name"] == "Saskia Verhoeven" else tables["people"][::-1]
    assert saskia["aliases"] == ["S. Verhoeven", "Saskia Verhoeven", "Verhoeven, Saskia"]
    assert (saskia["given_name"], saskia["surname_prefix"], saskia["surname"]) == ("Saskia", None, "Verhoeven")
    assert (saskia["meeting_count"], saskia["first_seen"], saskia["last_seen"]) == (3, "2024-01-05", "2024-03-01")
    assert saskia["organisation_id"] == tables["organisations"][0]["organisation_id"]
    assert (bare["given_name"], bare["surname"], bare["meeting_count"], bare["first_seen"]) == (None, None, 0, None)
