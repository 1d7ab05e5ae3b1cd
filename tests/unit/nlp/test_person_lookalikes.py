import re

import pytest

from pipeline.nlp.components.people import find_people
from pipeline.nlp.context import Context

from .minutes import attendee, paragraphs, read, structure


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("Wij dienen de motie Pier Zonnewende in. De motie Pier Zonnewende wordt aangenomen.", "Pier Zonnewende"),
        ("Er wonen veel mensen in het Zandstraatse Veld. Ook het Zandstraatse Veld groeit.", "Zandstraatse Veld"),
        ("De leden komen samen in Bar Zonnewende, ja in Bar Zonnewende.", "Bar Zonnewende van Meppel"),
        ("Dit gaat over Leren van Den Haag en over Leren van Den Haag.", "Leren van Den Haag"),
        ("Zo komen Nieuwe ontwikkelingen erbij. Ook Nieuwe ontwikkelingen.", "Nieuwe ontwikkelingen"),
        ("Let op: Will be confirmed. En Will be confirmed.", "Will be"),
        ("Wij zitten in Zaal Vesta en in Zaal Vesta.", "Zaal Vesta"),
        ("Agenda\nA. Opening\nB. Stad in beeld\nC. Sluiting\nD. Wonen\nWe beginnen.", "B. Stad"),
    ],
)
def test_what_a_recogniser_takes_for_somebody(text, seen):
    document = paragraphs(*text.split("\n"))
    places = [m.span() for m in re.finditer(re.escape(seen), document.text)]
    people, _ = find_people(Context(document, structure(document)), places)
    assert people == []


@pytest.mark.parametrize(
    "text",
    [
        "Bezoekadres: Wilhelmina v Pruisenweg 12 in Meerwijk.",
        "Gekeken wordt naar Grote Berichten (GB) en naar Linked Data (LD).",
        "De Functionaris Gegevensbescherming (FG) is akkoord.",
        "Zij zijn B.V. Vertegenwoordiging en een live Q&A.Zonnewende toe.",
        "Dat doet organisatie B. Je kunt het ook zelf.",
    ],
)
def test_what_a_pattern_takes_for_somebody(text):
    _, facts = read(text)
    assert facts.people == ()


def test_a_legend_of_people_stands():
    _, facts = read("Aanwezig: Saskia Verhoeven (SV) en J. Zonderland (JZ).")
    assert sorted(person.name for person in facts.people) == ["J. Zonderland", "Saskia Verhoeven"]


@pytest.mark.parametrize(
    ("name", "people"), [("Logius ART", []), ("Vesta media", []), ("Saskia de wit", ["Saskia de wit"])]
)
def test_an_organisation_among_those_present_is_nobody(name, people):
    document = paragraphs(f"Aanwezig: {name}")
    given = (attendee(document, name),)
    found, _ = find_people(Context(document, structure(document, attendees=given)))
    assert [person.name for person in found] == people
