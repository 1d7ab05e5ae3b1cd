import pytest

from pipeline.nlp.components.organisation_company import is_misspelt_group, without_neighbours
from pipeline.nlp.names import glued_at

from .minutes import read


def organisations(*texts):
    return sorted(organisation.name for organisation in read(*texts)[1].organisations)


def test_a_name_in_a_list_with_organisations_is_one():
    text = "Er was steun van het Kadaster, de Bibliotheek, VNG, Woonbedrijf Zuid en de gemeente."
    assert organisations(text) == ["Bibliotheek", "Kadaster", "VNG", "Woonbedrijf Zuid"]


@pytest.mark.parametrize(
    "text",
    [
        "Er was steun van Kadaster, Saskia en VNG.",
        "Er wordt gereisd naar Assen, Kadaster en VNG.",
        "Kadaster, Woensdag en VNG staan in de lijst.",
    ],
)
def test_people_places_and_days_in_such_a_list_are_none(text):
    assert organisations(text) == ["Kadaster", "VNG"]


def test_one_organisation_beside_it_is_too_little():
    assert organisations("Er was steun van het Kadaster en Woonbedrijf.") == ["Kadaster"]


def test_an_initiative_for_somebody():
    assert organisations("De lijnen van Meerwijk voor Elkaar zijn klaar.") == ["Meerwijk voor Elkaar"]
    assert organisations("Het is in strijd met Wet voor Ouderen.") == []


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("Stichting Het AnkerSaskia Verhoeven", "Stichting Het Anker"),
        ("NPRZBram Kuipers", "NPRZ"),
        ("OpeningBram Kuipers", ""),
        ("ministerie van Binnenlandse Zaken en Wijkwijs", "ministerie van Binnenlandse Zaken"),
        ("Ministerie van Infrastructuur en Waterstaat", "Ministerie van Infrastructuur en Waterstaat"),
        ("Platform McGregor", "Platform McGregor"),
    ],
)
def test_what_stands_against_a_name_is_left_out(name, kept):
    assert without_neighbours(name) == kept


def test_a_person_against_a_word_keeps_the_name():
    assert glued_at("VerslagSaskia Verhoeven") == len("Verslag")
    _, facts = read("VerslagSaskia Verhoeven, directeur van de school")
    assert [person.name for person in facts.people] == ["Saskia Verhoeven"]


def test_a_slip_in_a_general_word_makes_no_organisation():
    assert is_misspelt_group("Programmteam")
    assert not is_misspelt_group("Programma Zuid")


def test_the_field_of_a_minister_without_a_ministry_is_none():
    assert organisations("Dat zegt de minister voor VRO.") == []
    assert organisations("Dat zegt het ministerie van VRO.") == ["ministerie van VRO"]
