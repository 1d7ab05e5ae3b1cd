"""Verbs by which a body decides in saying so, in each word order, and the same verbs where nothing is decided."""

import pytest

from pipeline.nlp.components.conclusions import find_conclusions

from .minutes import context_of


def outcomes(text):
    return [(conclusion.kind, conclusion.outcome) for conclusion in find_conclusions(context_of(text))]


@pytest.mark.parametrize(
    "sentence",
    [
        "De vergadering neemt het voorstel aan.",
        "De leden nemen alle drie moties unaniem aan.",
        "Hiermee neemt de commissie het voorstel aan.",
        "Na enige discussie trekt het bestuur zijn voorstel in.",
        "De ALV heft de werkgroep Verkeer op.",
        "Daarop kiest de vergadering Saskia Verhoeven tot voorzitter.",
        "De vergadering heeft de contributie met vijf euro verhoogd.",
        "De statuten zijn hiermee gewijzigd.",
        "De opdracht wordt door het bestuur aan de laagste inschrijver gegund.",
        "Door de vergadering wordt de werkgroep Verkeer opgeheven.",
        "Het is laat, maar het bestuur stelt 500 euro beschikbaar.",
        "De raad spreekt unaniem een motie uit tegen het besluit.",
        "Het college keurt de ontwerpbesluiten voor de gemeenteraad goed.",
        "Het college aanvaardt het ontslag van de heer Maes.",
        "Het college verleent de omgevingsvergunning onder voorwaarden.",
        "Het college neemt deel aan de raamovereenkomst voor strooizout.",
        "Na geheime stemming duidt de raad Lien Maes aan als vertegenwoordiger.",
    ],
)
def test_a_body_decides(sentence: str) -> None:
    assert outcomes(sentence) == [("decision", "adopted")]


@pytest.mark.parametrize(
    ("sentence", "outcome"),
    [
        ("Daarmee verwerpt de vergadering het voorstel.", "rejected"),
        ("De vergadering wijst het verzoek van de hand.", "rejected"),
        ("Het college weigert de vergunning.", "rejected"),
        ("De leden hebben het voorstel verworpen.", "rejected"),
        ("De vergadering neemt het voorstel niet aan.", "rejected"),
        ("De vergadering keurt de begroting niet goed.", "rejected"),
        ("Hierop verdaagt de voltallige raad de behandeling.", "deferred"),
        ("De behandeling is hiermee verdaagd.", "deferred"),
    ],
)
def test_it_turns_down_and_puts_off(sentence: str, outcome: str) -> None:
    assert outcomes(sentence) == [("decision", outcome)]


@pytest.mark.parametrize(
    "sentence",
    [
        "De vergadering neemt aan dat het hek blijft staan.",
        "Namens het bestuur wijst Saskia de route af.",
        "De werkgroep stelt vragen over de opzet van de hal.",
        "De commissie wijzigt jaarlijks van samenstelling.",
        "Het bestuur van de buren verhoogt het tempo.",
        "Als de vergadering het voorstel aanneemt, gaat de huur omhoog.",
        "Neemt de vergadering het voorstel aan?",
        "De gemeente heeft de aanvraag afgewezen.",
    ],
)
def test_the_same_verbs_decide_nothing(sentence: str) -> None:
    assert outcomes(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "outcome"),
    [
        ("Afgesproken is dat vragen tot 29 maart kunnen worden ingebracht.", None),
        ("De werkgroep stemt in met de proef, zodat er breed commentaar kan worden opgehaald.", "adopted"),
        ("Voor de verdere uitwerking is de volgende opzet gekozen.", "adopted"),
        ("Geen besluit genomen.", "deferred"),
        ("Voor nu het besluit om de regel te handhaven.", "adopted"),
        ("Saskia Verhoeven en Bram de Wit nemen zitting in de kascommissie.", "adopted"),
        ("Uiteindelijk kiest de stuurgroep ervoor om alle groepen tegelijk te starten.", "adopted"),
    ],
)
def test_more_ways_to_say_what_was_decided(sentence: str, outcome: str | None) -> None:
    assert [found for _, found in outcomes(sentence)] == [outcome]


def test_who_has_not_decided_yet_puts_nothing_off() -> None:
    assert outcomes("De stuurgroep heeft nog geen besluit genomen en komt er later op terug.") == []
