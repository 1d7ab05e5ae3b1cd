import pytest

from pipeline.nlp.components.organisation_lookalikes import names_no_body, without_opener

from .minutes import context_of


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Het volgt uit de Digital Care Act.", "Digital Care Act"),
        ("De Groenrand API is klaar.", "Groenrand API"),
        ("Dit heet Planuitwerkingskader (PUK). PUK is nieuw.", "PUK"),
        ("Dit heet PUK (planuitwerkingskader). PUK is nieuw.", "PUK"),
        ("Het Stelsel Open Verkeer (SOV) is nieuw.", "Stelsel Open Verkeer"),
        ("Via Peilstok is gestemd. Via Peilstok is ook gevraagd.", "Peilstok"),
        ("Aanwezig: Saskia Zandstra, Bram Kuipers.", "Zandstra"),
        ("Orlando Zandstra (VVD) spreekt.", "Orlando Zandstra"),
        ("Heemraad Zandstra antwoordt.", "Heemraad Zandstra"),
        ("Het Westerduinpark is groot.", "Westerduinpark"),
        ("Zaaknummer: 12", "Zaaknummer"),
        ("Bij Antropos Cultuur- en congreszaal.", "Antropos Cultuur-"),
        ("Bij VVD CDA staat niets.", "VVD CDA"),
        ("De VVD Ledenpas is nieuw.", "VVD Ledenpas"),
        ("Punt 3 (RI&E Wilgenhof) blijft staan.", "RI&E Wilgenhof"),
        ("Dit gaat via Semantic Versioning.", "Semantic Versioning"),
        ("Bob te Zandstra BKW komt.", "Zandstra BKW"),
    ],
)
def test_names_of_something_else(text, name):
    assert names_no_body(context_of(text), name, {"VVD", "CDA"})


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Zonnewende Groen komt.", "Zonnewende Groen"),
        ("Het Centraal Overleg Wonen (COW) komt. COW belt.", "COW"),
        ("Het Overleg Design Standaard komt.", "Overleg Design Standaard"),
        ("Via Peilstok is gestemd. Peilstok betaalt.", "Peilstok"),
        ("De VVD Bestuurdersvereniging komt.", "VVD Bestuurdersvereniging"),
    ],
)
def test_names_of_organisations(text, name):
    assert not names_no_body(context_of(text), name, {"VVD"})


@pytest.mark.parametrize(
    ("name", "rest"),
    [
        ("Subsidieaanvraag Stichting Jeugdkans", "Stichting Jeugdkans"),
        ("Verslag van de Technische Groep", "Technische Groep"),
        ("Kick-Off Werkgroep Groen", "Werkgroep Groen"),
        ("Contract Zonnewende", "Zonnewende"),
        ("Oprichting werkgroep Groen", "werkgroep Groen"),
        ("Notulen – Werkgroep Groen", "Werkgroep Groen"),
        ("Stichting Het Anker", "Stichting Het Anker"),
        ("Verslaggevers Noord", "Verslaggevers Noord"),
    ],
)
def test_a_word_for_a_text_or_a_task_is_no_part_of_a_name(name, rest):
    assert without_opener(name) == rest
