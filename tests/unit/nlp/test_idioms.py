"""Idioms by which a meeting decides, turns down and puts off."""

import pytest

from pipeline.nlp.components.conclusions import find_conclusions

from .minutes import context_of


def outcomes(text):
    return [conclusion.outcome for conclusion in find_conclusions(context_of(text))]


@pytest.mark.parametrize(
    ("sentence", "outcome"),
    [
        ("De aanvraag krijgt groen licht.", "adopted"),
        ("Mits die verbetering hechten wij onze goedkeuring aan het verslag.", "adopted"),
        ("De stuurgroep accordeert het plan.", "adopted"),
        ("De raad brengt gunstig advies uit.", "adopted"),
        ("Dit advies nemen we over.", "adopted"),
        ("Het wordt optie B.", "adopted"),
        ("We gaan voor optie B.", "adopted"),
        ("Na stemming: meerderheid voor.", "adopted"),
        ("Peiling: 4 voor, 3 tegen.", "adopted"),
        ("Saskia en Bram worden gekozen.", "adopted"),
        ("Saskia Verhoeven en Bram de Wit vormen de kascommissie.", "adopted"),
        ("Het idee werd van de hand gewezen, gezien de kosten.", "rejected"),
        ("Die variant is daarmee van tafel.", "rejected"),
        ("Het voorstel haalt het niet.", "rejected"),
        ("Dit doen we niet.", "rejected"),
        ("Het veldje parkeren we tot na de zomer.", "deferred"),
        ("We hakken hierover vandaag geen knoop door.", "deferred"),
        ("Keuze tussen A en B aangehouden tot 3 februari.", "deferred"),
        ("Dit wordt volgende keer besproken.", "deferred"),
        ("Het onderwerp schoof daarom door naar 29 mei.", "deferred"),
        ("De huur blijft zoals hij is.", None),
        ("De vergaderingen zijn voortaan op dinsdag.", None),
        ("De regel komt te vervallen.", None),
        ("Met die aanvulling wordt het verslag gearresteerd.", "adopted"),
    ],
)
def test_the_meeting_concludes(sentence, outcome):
    assert outcomes(sentence) == [outcome]


@pytest.mark.parametrize(
    "sentence",
    [
        "Gaan we voor optie B?",
        "Als het voorstel het niet haalt, komt er een nieuw.",
        "Bram vraagt of de aanvraag groen licht krijgt.",
        "De minister heeft het plan vorig jaar van de hand gewezen.",
    ],
)
def test_these_conclude_nothing(sentence):
    assert outcomes(sentence) == []
