import pytest

from pipeline.facts import Header, Value
from pipeline.nlp import find_facts

from .minutes import attendee, blank, paragraphs, read, structure


def organisations(*texts, **fields):
    _, facts = read(*texts, **fields)
    return sorted(organisation.name for organisation in facts.organisations)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("De gemeente Meerwijk en de provincie Drenthe betalen.", ["gemeente Meerwijk", "provincie Drenthe"]),
        ("Er is een brief van gemeente Zwolle en VNG.", ["VNG", "gemeente Zwolle"]),
        ("Stichting Het Anker en werkgroep Groen doen mee.", ["Stichting Het Anker", "werkgroep Groen"]),
        ("De werkgroep verkeersveiligheid komt langs.", ["werkgroep verkeersveiligheid"]),
        ("De commissie besluit dat de werkgroep stopt.", []),
        ("BZK betaalt, de AVG en REST niet.", ["BZK"]),
        ("Het Centraal Overleg Wonen (COW) komt. COW is nieuw.", ["Centraal Overleg Wonen"]),
        ("Bouwbedrijf Hamerslag B.V. is klaar.", ["Bouwbedrijf Hamerslag B.V"]),
        ("Bram de Wit (Zonnewende) is er.", ["Zonnewende"]),
        ("De politie was er.", ["politie"]),
    ],
)
def test_names_of_organisations(text, expected):
    assert organisations(text) == expected


def test_a_ministry_and_its_abbreviation_are_one():
    text, facts = read("Het Ministerie van Binnenlandse Zaken en Koninkrijksrelaties belt. BZK betaalt.")
    assert len(facts.organisations) == 1
    assert [text[m.start : m.end] for m in facts.mentions] == [
        "Ministerie van Binnenlandse Zaken en Koninkrijksrelaties",
        "BZK",
    ]


def test_what_those_present_belong_to_is_found_everywhere():
    document = paragraphs("Aanwezig: Saskia Verhoeven (Zonnewende)", "Zonnewende betaalt de huur.")
    given = (attendee(document, "Saskia Verhoeven", organisation="Zonnewende"),)
    facts = find_facts(document, structure(document, attendees=given), blank())
    assert [m.start for m in facts.mentions if m.label == "ORG"] == [28, document.text.rindex("Zonnewende")]
    assert facts.people[0].organisation == 0


def test_the_body_that_met_is_one_unless_it_is_a_general_organ():
    for body, expected in (
        ("Stuurgroep Wonen Meerwijk", ["Stuurgroep Wonen Meerwijk"]),
        ("bestuur Zonnewende", ["Zonnewende"]),
    ):
        header = Header(body=Value(body, 0, len(body)))
        assert organisations(f"Verslag {body}", header=header) == expected


def test_places_are_streets_and_municipalities():
    text, facts = read("Het is aan de Prins Hendrikstraat 12 in Zwolle, in de zaal van gemeente Assen, niet in Best.")
    places = [text[m.start : m.end] for m in facts.mentions if m.label == "LOC"]
    assert places == ["Prins Hendrikstraat 12", "Zwolle", "Best"]


def test_a_city_that_is_an_ordinary_word_counts_only_after_a_preposition():
    text, facts = read("Best een goed plan, Beste mensen.")
    assert [m for m in facts.mentions if m.label == "LOC"] == []
    assert text.startswith("Best")
