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
        ("Het bestuur gaat niet in op de vraag om een hek te plaatsen.", "rejected"),
        ("Bram wordt de tweede trekker, daar is iedereen het over eens.", None),
        ("Dat spreken we zo af: in mei krijgen de kinderen een eigen dag.", None),
        ("Daar was iedereen voor, dus dat gaan we vanaf mei doen.", "adopted"),
        ("Gekozen is om het programma van dit jaar als basis te nemen.", "adopted"),
        ("Er is gekozen voor een invoering in stappen.", "adopted"),
        ("Besluit over het tarief aangehouden tot de vergadering van september.", "deferred"),
        ("We hebben geen opmerkingen op het verslag en keuren het goed.", "adopted"),
        ("MW 23 (vervallen hekwerk, -/- € 1.120,-) wordt goedgekeurd.", "adopted"),
        ("De commissie adviseert het bestuur het stuk zonder bespreking te behandelen.", "adopted"),
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
        "Twee jaar terug is een vergelijkbare regeling door de toenmalige commissie afgewezen.",
        "In de cao is afgesproken dat roosters tien dagen vooraf bekend zijn.",
        "De begroting werd in december door de politieraad vastgesteld.",
        "Bij de start is afgesproken dat wie te laat komt trakteert.",
        "In de stuurgroep is in december besloten dat het bestand open wordt.",
        "In 2023 is met het college afgesproken dat er binnen zes weken een reactie komt.",
        "In 2021 is een vergelijkbare motie verworpen.",
        "In het najaar stelt het bestuur het programma vast.",
        "Het onderwerp is al twee keer van de agenda gehaald.",
    ],
)
def test_these_conclude_nothing(sentence):
    assert outcomes(sentence) == []
