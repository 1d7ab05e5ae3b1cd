"""Wordings by which a meeting decides or concludes, and those that look like it."""

import pytest

from pipeline.nlp.components.conclusions import find_conclusions
from pipeline.nlp.context import Context

from .minutes import context_of, paragraphs, structure


def found(*texts):
    context = context_of(*texts)
    return [(context.text[c.start : c.end], c.kind, c.outcome) for c in find_conclusions(context)]


@pytest.mark.parametrize(
    ("sentence", "kind", "outcome"),
    [
        ("Saskia is verkozen tot het bestuur met 19 stemmen, en Bram met 20 stemmen.", "decision", "adopted"),
        ("Na wat discussie over de zaal besluiten we om de huur te verhogen.", "decision", "adopted"),
        ("Na wat discussie blijkt dit wel mee te vallen.", "conclusion", None),
        ("Na lang beraad stellen we voor dat ieder een eigen sleutel krijgt.", "conclusion", None),
        ("Na discussie is de uitkomst van de aanwezigen dat de zaal open blijft.", "conclusion", None),
        ("Bram wil liever wachten, maar het bestuur stemt in met het voorstel om te verven.", "decision", "adopted"),
        ("Het bestuur staat hier ook achter.", "conclusion", None),
        ("De adviesgroep spreekt uit dat de folder eenvoudiger moet.", "conclusion", None),
        ("De dorpsraad heeft een duidelijke voorkeur voor de linde.", "conclusion", None),
        ("Over het algemeen vindt men het een goed idee.", "conclusion", None),
        ("Het kernteam gaat akkoord met de afhandeling.", "decision", "adopted"),
        ("We besluiten over te stappen op een andere bank.", "decision", "adopted"),
        ("Variant C valt daarmee af.", "decision", "adopted"),
        ("Voorlopig wordt dit nog niet opgepakt.", "decision", "deferred"),
        ("We wachten de plannen van de gemeente af en zien dan verder.", "decision", "deferred"),
        ("We gaan door met het opzetten van de tuin.", "agreement", None),
    ],
)
def test_the_meeting_concludes(sentence, kind, outcome):
    assert found(sentence) == [(sentence, kind, outcome)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Aangenomen moties van vorig jaar waren al spannend genoeg.",
        "Er is met de drukker niets afgesproken over een deadline.",
        "De uitkomst is dat het ministerie ook akkoord is gegaan.",
        "Bram komt met een voorstel om de zaal te verven.",
    ],
)
def test_what_only_looks_like_it(sentence):
    assert found(sentence) == []


def test_what_the_talk_came_to_stands_behind_a_colon():
    assert found("Na discussie: de zaal blijft op zondag dicht. Bram verwerkt dit in het rooster.") == [
        ("de zaal blijft op zondag dicht.", "conclusion", None)
    ]


def test_a_list_may_be_announced_with_a_full_stop():
    assert found("De voorzitter concludeert het volgende. De zaal blijft open. De huur gaat omhoog.") == [
        ("De zaal blijft open.", "conclusion", None),
        ("De huur gaat omhoog.", "conclusion", None),
    ]


def test_a_line_that_says_who_does_it_is_a_task():
    assert found("# Afspraken", "- Zaal reserveren - Saskia/Bram", "- De zaal blijft op zondag dicht") == [
        ("De zaal blijft op zondag dicht", "agreement", None)
    ]


def test_an_item_taken_off_is_deferred():
    assert found("K | Kwaliteitsplan Molenwijk | Afgevoerd", "L | Scope Havenkwartier | Aangenomen") == [
        ("Kwaliteitsplan Molenwijk", "decision", "deferred"),
        ("Scope Havenkwartier", "decision", "adopted"),
    ]


def test_who_goes_is_a_decision_of_a_list_only():
    line = "Opening van de molen op 10 mei: wethouder Verhoeven gaat."
    document = paragraphs("# Uitnodigingen", line)
    for kind, expected in (("decision_list", [line]), ("minutes", [])):
        context = Context(document, structure(document, kind=kind))
        assert [context.text[c.start : c.end] for c in find_conclusions(context)] == expected
