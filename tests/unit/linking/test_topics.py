from __future__ import annotations

import pytest

from pipeline.linking import link
from pipeline.linking.topic_terms import is_abbreviation_of, read_terms, stem

from .minutes import minutes


def archive(*meetings: list[tuple[str, str]], **more: object) -> dict:
    return link(
        minutes(f"{n}.md", date=f"2024-01-{n + 1:02d}", sections=sections, **more)  # type: ignore[arg-type]
        for n, sections in enumerate(meetings)
    )


def test_a_subject_of_three_meetings_is_a_topic_with_the_label_most_used() -> None:
    tables = archive(
        [("Groene schoolpleinen", "Het hek staat.")],
        [("Mededelingen", "Over groene schoolpleinen komt een brief.")],
        [("Stand van zaken groen schoolplein", "Niets."), ("groene schoolpleinen", "Toch wel.")],
    )
    (topic,) = tables["topics"]
    assert topic["label"] == "groene schoolpleinen"
    assert topic["terms"] == ["Groene schoolpleinen", "groene schoolpleinen"]
    assert (topic["meeting_count"], topic["first_seen"], topic["last_seen"]) == (3, "2024-01-01", "2024-01-03")
    weights = [row["weight"] for row in tables["section_topics"]]
    assert len(weights) == 3
    assert max(weights) == pytest.approx(0.5)
    assert min(weights) == pytest.approx(0.2)


def test_two_meetings_do_not_make_a_topic() -> None:
    assert archive([("Zwembad", "Water.")], [("Zwembad", "Water.")])["topics"] == []


def test_what_every_meeting_does_is_no_subject() -> None:
    titles = ["Opening", "Mededelingen", "Rondvraag", "Sluiting", "Ingekomen stukken", "Volgende vergadering", "Mei"]
    assert archive(*[[(title, "Niets.") for title in titles]] * 3)["topics"] == []


def test_what_half_of_many_meetings_speak_of_tells_them_apart_no_more() -> None:
    often = [[("Zwembad", "Water.")]] * 7 + [[("Begroting", "Geld.")]] * 5
    assert [topic["label"] for topic in archive(*often)["topics"]] == ["Begroting"]


def test_a_word_inside_a_longer_subject_is_no_subject_of_its_own() -> None:
    tables = archive(*[[("Regionale energiestrategie", "De regionale energiestrategie loopt.")]] * 3)
    assert [topic["terms"] for topic in tables["topics"]] == [
        ["Regionale energiestrategie", "regionale energiestrategie"]
    ]


def test_how_one_works_is_no_subject_and_what_is_added_to_one_is_cut_off() -> None:
    assert [list(read_terms(heading)) for heading in ("Best practices", "Use cases", "Trello bord")] == [[], [], []]
    assert list(read_terms("Verwerking publieke inspraak")) == [tuple(map(stem, ("publieke", "inspraak")))]


def test_names_are_no_subjects() -> None:
    sections = [("Bram de Wit", "Hij komt."), ("Het Anker", "Daar."), ("Werkgroep Groen", "De werkgroep Groen.")]
    tables = archive(*[sections] * 3, people=["Bram de Wit"], organisations=["Het Anker"], body="Werkgroep Groen")
    assert tables["topics"] == []


def test_order_hyphens_and_spaces_make_no_other_subject() -> None:
    tables = archive(
        [("Energie-loket", "Open."), ("Warmte aquifer", "Diep.")],
        [("Energieloket", "Dicht."), ("Aquifer warmte", "Ondiep.")],
        [("Energie loket", "Weg."), ("Warmte aquifer", "Droog.")],
    )
    assert [(row["label"], row["meeting_count"]) for row in tables["topics"]] == [
        ("Energie loket", 3),
        ("Warmte aquifer", 3),
    ]


def test_a_name_in_a_heading_lends_no_word_to_a_subject() -> None:
    sections = [("Initiatief Hart voor Meerwijk", "Over het initiatief."), ("Zwembad Hart voor Meerwijk", "Water.")]
    tables = archive(*[sections] * 3, organisations=["Hart voor Meerwijk"])
    assert [row["label"] for row in tables["topics"]] == ["Zwembad"]


def test_an_everyday_word_is_a_subject_only_where_headings_name_it() -> None:
    often, seldom = [("Zwembad", "Water en sport.")], [("Rondvraag", "Over het zwembad en sport.")]
    tables = archive(*[often] * 3, *[[("Sport", "Bal."), *seldom]] * 2, *[seldom] * 4)
    assert [row["label"] for row in tables["topics"]] == ["zwembad"]


@pytest.mark.parametrize(
    ("word", "name", "is_one"),
    [
        ("WPAPI", "Wijkplatform APIs", True),
        ("WSD", "Werkgroep Sociaal Domein", True),
        ("PvA", "Platform van Aanbieders", True),
        ("WGG", "Werkgroep Groen", True),
        ("TLS", "Technisch Overleg Lokale Samenwerking", False),
        ("Wijk", "Wijkraad", False),
        ("API", "Wijkplatform APIs", False),
    ],
)
def test_an_abbreviation_has_a_letter_of_every_word(word: str, name: str, is_one: bool) -> None:
    assert is_abbreviation_of(word, name) is is_one


def test_the_abbreviation_of_the_body_that_meets_is_no_subject() -> None:
    sections = [("WPAPI", "Het WPAPI besprak het zwembad."), ("Zwembad", "Over het zwembad.")]
    tables = archive(*[sections] * 3, body="Wijkplatform APIs")
    assert [row["label"] for row in tables["topics"]] == ["zwembad"]


@pytest.mark.parametrize(
    ("one", "many"),
    [("school", "scholen"), ("regel", "regels"), ("huis", "huizen"), ("plan", "plannen"), ("API", "APIs")],
)
def test_singular_and_plural_are_one_term(one: str, many: str) -> None:
    assert stem(one) == stem(many)


@pytest.mark.parametrize(
    ("heading", "terms"),
    [
        ("Begroting 2025", ["begroting"]),
        ("Zwembad: nieuwbouw van de sporthal", ["zwembad"]),
        ("Stand van zaken regionale energiestrategie", ["regionale energiestrategie"]),
        ("Gevolgen van de nieuwe Omgevingswet", ["Omgevingswet"]),
        ("Verslag van de vorige vergaderingen", []),
        ("www.meerwijk.nl", []),
        ("Beheer", []),
        ("Beheer openbare ruimte", ["beheer openbare ruimte"]),
        ("Saskia Verhoeven", []),
        ("BramSmit", []),
        ("RIS318503", []),
        ("API-58", []),
        ("Huisvesting culturele en maatschappelijke organisaties", []),
        ("Beleid sociale en technische innovatie", ["technische innovatie"]),
        ("Sociale alarmcentrale", ["sociale alarmcentrale"]),
        ("Bespreking initiatiefvoorstel PvdM", ["PvdM"]),
        ("Openbare aankondiging tot sluiting", []),
        ("Beëdiging van de nieuw benoemde wijkwethouder", []),
    ],
)
def test_a_heading_is_about_its_runs_of_content_words(heading: str, terms: list[str]) -> None:
    assert list(read_terms(heading)) == [tuple(map(stem, term.split())) for term in terms]
