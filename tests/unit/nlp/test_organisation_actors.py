import pytest

from .minutes import read


def organisations(*texts, **fields):
    return sorted(organisation.name for organisation in read(*texts, **fields)[1].organisations)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Zij spreekt namens Zonnewende.", "Zonnewende"),
        ("Dit gebeurt in opdracht van Groenrand Advies.", "Groenrand Advies"),
        ("Het feest is in samenwerking met De Blauwe Schuur.", "Blauwe Schuur"),
        ("Hij werkt bij Klaverblad.", "Klaverblad"),
        ("Er is een offerte van Timmerlust binnen.", "Timmerlust"),
        ("De aannemer Timmerlust begint in mei.", "Timmerlust"),
        ("De accountant (Telraam) keurt het goed.", "Telraam"),
        ("Wij horen dat het Klaverblad levert wat nodig is.", "Klaverblad"),
        ("Het Klaverblad heeft ingestemd.", "Klaverblad"),
    ],
)
def test_what_is_done_tells_an_organisation(text, name):
    assert organisations(text) == [name]


@pytest.mark.parametrize(
    "text",
    [
        "Zij spreekt namens Saskia.",
        "Hij spreekt namens Verhoeven.",
        "Er is een offerte van Partners binnen, alle partners zijn het eens.",
        "De aannemer Assen begint in mei.",
        "Het College vraagt om uitleg.",
        "De Vries vraagt om uitleg.",
        "Daarna zegt Hidde de Vries dat hij zoekt, en Hidde de Vries zoekt.",
        "Het Waterplan vraagt geld.",
        "Namens Gedeputeerde Staten is iemand aanwezig.",
    ],
)
def test_people_places_organs_and_plans_are_none(text):
    assert organisations("Aanwezig: Ilse Verhoeven.", text, present=("Ilse Verhoeven",)) == []
