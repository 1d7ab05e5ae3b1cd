from datetime import date

import pytest

from pipeline.facts import Header, Value
from pipeline.nlp import find_facts
from pipeline.nlp.components.task_verbs import in_third_person, stem

from .minutes import attendee, blank, paragraphs, read, structure

HELD = Header(date=Value("2023-09-19", 0, 0))


def tasks(*texts, **fields):
    text, facts = read(*texts, **fields)
    return [(text[a.start : a.end], a.owner) for a in facts.actions]


@pytest.mark.parametrize(
    ("forms", "shared"),
    [
        (("loop", "loopt", "lopen"), "lop"),
        (("zet", "zetten"), "se"),
        (("geef", "geeft", "geven"), "gef"),
        (("gaan",), "ga"),
    ],
)
def test_the_forms_of_a_verb_share_their_stem(forms, shared):
    assert {stem(form) for form in forms} == {shared}


@pytest.mark.parametrize(
    ("text", "end", "said"),
    [
        ("ik bel de aannemer", 2, "ik belt de aannemer"),
        ("ik ga na of het kan", 2, "ik gaat na of het kan"),
        ("ik zet het op de site", 2, "ik zet het op de site"),
        ("ik wil het weten", 2, "ik wil het weten"),
    ],
)
def test_the_first_person_is_read_as_the_third(text, end, said):
    assert in_third_person(text, end) == said


@pytest.mark.parametrize(
    ("text", "owner"),
    [
        ("Saskia kijkt in de kelder of er nog stoelen staan.", "Saskia"),
        ("Bram zoekt dit samen met Saskia uit.", "Bram"),
        ("Saskia schuift namens de raad aan bij het buurtoverleg.", "Saskia"),
        ("Bram zet het rooster op het prikbord.", "Bram"),
        ("Saskia deelt de planning met de groep.", "Saskia"),
        ("Bram laat iedereen weten wanneer de sleutels klaar zijn.", "Bram"),
        ("Saskia laat het slot repareren.", "Saskia"),
        ("Bram onderzoekt of het goedkoper kan.", "Bram"),
        ("Bram geeft dat morgen door aan de beheerder.", "Bram"),
        ("Saskia legt dit voor aan de huurders.", "Saskia"),
        ("Saskia komt volgende week met een nieuwe begroting.", "Saskia"),
        ("Saskia en Bram testen samen het alarm.", "Saskia en Bram"),
        ("Hierover belt Saskia met de verhuurder.", "Saskia"),
        ("Saskia stelt een brief op voor de huurders.", "Saskia"),
        ("Saskia deelt het draaiboek met Woonzorg.", "Saskia"),
        ("Bram tekent namens de stichting.", "Bram"),
        ("Saskia biedt aan de sleutels bij de beheerder op te halen.", "Saskia"),
        ("Saskia dankt de vrijwilligers en bestelt nieuwe hesjes.", "Saskia"),
        ("Bram legt uit dat het te duur is, hij vernieuwt de offerte.", "Bram"),
        ("Bram: ik bel de aannemer over het dak.", "Bram"),
        ("De secretaris agendeert dit.", "De secretaris"),
        (
            "De voorzitter merkt op dat de stukken laat zijn en verzoekt de secretaris om ze eerder te sturen.",
            "de secretaris",
        ),
        ("Het bezwaar wordt door de secretaris beantwoord.", "de secretaris"),
    ],
)
def test_what_somebody_does_in_the_present_is_a_task(text, owner):
    assert tasks("Aanwezig: Saskia Verhoeven, Bram de Wit", text) == [(text, owner)]


@pytest.mark.parametrize(
    "text",
    [
        "Bram begrijpt de zorgen over het dak.",
        "Saskia woont in de straat achter de kerk.",
        "Bram kijkt tevreden terug op het feest.",
        "Saskia deelt de zorgen met de groep.",
        "Bram laat weten dat het dak af is.",
        "Saskia stopt met de nieuwsbrief na dit jaar.",
        "Bram zocht de sleutels in de kelder.",
        "Saskia verzorgde de planning voor het feest.",
        "Bram poetst elke week de ramen van het gebouw.",
        "Saskia trekt zich terug uit het bestuur.",
        "Bram sluit de vergadering en nodigt iedereen uit voor een drankje.",
        "Hij dient een motie in om het plein te sluiten.",
        "Akkoord met het contract Saskia tot en met juni.",
        "De secretaris zegt dit toe.",
        "Bram vindt het dak te duur en vraagt waarom het lekt.",
        "Bram verduidelijkt hoe de regeling werkt.",
        "Saskia brengt het voorstel in stemming.",
        "Bram informeert naar de drukte bij de balie.",
        "Saskia schat dit op de helft.",
        "Saskia zegt toe dat de cijfers voor de zomer gereed zijn.",
        "Het verzoek vervalt, nu Saskia heeft toegezegd met de buren te gaan praten.",
    ],
)
def test_what_somebody_says_is_or_did_is_no_task(text):
    assert tasks("Aanwezig: Saskia Verhoeven, Bram de Wit", text) == []


@pytest.mark.parametrize(("status", "owners"), [("absent", ["Saskia"]), ("present", [])])
def test_who_is_asked_and_was_not_there_is_asked_later(status, owners):
    document = paragraphs("Saskia Verhoeven, Bram de Wit", "Saskia vraagt Bram naar de sleutels.")
    listed = (attendee(document, "Saskia Verhoeven"), attendee(document, "Bram de Wit", status))
    facts = find_facts(document, structure(document, attendees=listed), blank())
    assert [action.owner for action in facts.actions] == owners


def test_a_stranger_with_a_day_to_come_owns_a_task():
    text = "Zonnedak levert op 6 oktober het rapport op."
    days = (("6 oktober", date(2023, 10, 6)),)
    assert tasks(text, dates=days, header=HELD) == [(text, "Zonnedak")]
    assert tasks("Zonnedak levert het rapport op.", header=HELD) == []


def test_what_somebody_will_do_is_no_statement():
    _, facts = read("Aanwezig: Saskia Verhoeven", "Saskia geeft het door aan de beheerder.")
    assert (len(facts.actions), len(facts.contributions)) == (1, 0)
    _, facts = read("Aanwezig: Saskia Verhoeven", "Saskia zegt toe de beheerder te bellen.")
    assert (len(facts.actions), len(facts.contributions)) == (1, 1)


def test_who_is_named_behind_a_comma_owns_the_task():
    text = "Bram kan in april niet komen, Saskia neemt waar."
    assert tasks("Aanwezig: Saskia Verhoeven, Bram de Wit", text) == [(text, "Saskia")]


@pytest.mark.parametrize(
    "sentence",
    [
        "Saskia zal in beslag genomen zijn door de werving van en overdracht aan haar opvolger.",
        "Bram is zelfstandig en werkt aan een rooster voor de zaal.",
        "Bram vraagt op welke dagen de zaal vrij is.",
        "Saskia stelt dat wanneer zij een lijst ziet, zij direct inzicht wil in de kosten.",
    ],
)
def test_a_noun_with_a_t_and_who_somebody_is_tell_no_task(sentence):
    _, facts = read("Saskia Verhoeven en Bram de Wit zijn er.", sentence)
    assert [action.rule for action in facts.actions] == []
