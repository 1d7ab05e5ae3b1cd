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
        ("Navragen bij de Belastingdienst of dat kan.", ["Belastingdienst"]),
        ("De Europese Commissie stelt eisen.", ["Europese Commissie"]),
        ("De begroting van obs De Regenboog en cbs Het Anker.", ["cbs Het Anker", "obs De Regenboog"]),
        ("De offerte van Laadpaal Coöperatie cvba is er.", ["Laadpaal Coöperatie cvba"]),
        ("De werkgroep schoolplein wil een keuze.", ["werkgroep schoolplein"]),
        ("Sponsors zijn Bouwmarkt Hamerslag en de Rabobank.", ["Bouwmarkt Hamerslag", "Rabobank"]),
        ("Het potje van Samen Meerwijk is 500 euro.", ["Samen Meerwijk"]),
        ("Actie: KlimaatPartners vragen om een meting.", ["KlimaatPartners"]),
        ("Inloggen gaat met een Microsoft account.", []),
        ("De vergadering is in het Waterschapshuis te Oosterveld.", []),
        ("Het programma komt van Het Waterschapshuis.", ["Het Waterschapshuis"]),
        ("Saskia Verhoeven (CIO) licht toe.", []),
        ("Bureau Kijkglas meet. Kijkglas levert in mei.", ["Bureau Kijkglas"]),
        ("De GGD Meerwijk meldt dit. De GGD komt terug.", ["GGD Meerwijk"]),
        ("De GGD Meerwijk, de GGD Oosterveld en de GGD.", ["GGD", "GGD Meerwijk", "GGD Oosterveld"]),
        ("Hart voor Meerwijk is voor. De fractie van HvM vraagt door.", ["Hart voor Meerwijk"]),
        ("De gem. Zwolle betaalt, gemeente Zwolle tekent.", ["gem. Zwolle"]),
        ("De Gemeente Den", []),
        ("De v.v. Meerwijk speelt. Secretaris VV Meerwijk.", ["v.v. Meerwijk"]),
        ("De wijkraad Oost en Huurdersvereniging De Brug komen.", ["Huurdersvereniging De Brug", "wijkraad Oost"]),
        ("OCMW Opdonk, Chiro Opdonk en vzw De Kring doen mee.", ["Chiro Opdonk", "OCMW Opdonk", "vzw De Kring"]),
        ("Departement Cultuur, Jeugd en Media betaalt.", ["Departement Cultuur, Jeugd en Media"]),
        ("Het Werkplein Meerwijk helpt Elektro Postma.", ["Elektro Postma", "Werkplein Meerwijk"]),
        ("De fractie van Meerwijk Lokaal is tegen.", ["Meerwijk Lokaal"]),
        ("De fracties van PvdA en Hart voor Meerwijk zijn voor.", ["Hart voor Meerwijk", "PvdA"]),
        ("De GBM-fractie is voor.", ["GBM"]),
        ("De gemeenten Assen, Zwolle en Emmen tekenen.", ["gemeente Assen", "gemeente Emmen", "gemeente Zwolle"]),
        ("Bram spreekt namens KBO.", ["KBO"]),
        ("Het Beleid Inkoop Partijen (BIP) is een notitie.", []),
        ("Volgende werkgroep is in mei.", []),
        (
            "De Coördinatiecommissie en de Website- en Feestcommissie doen mee.",
            ["Coördinatiecommissie", "Website- en Feestcommissie"],
        ),
        ("De werkgroep verlichting beplanting komt eind mei.", ["werkgroep verlichting beplanting"]),
        ("De nieuwe Kascommissie 2022 is gekozen.", ["Kascommissie"]),
        ("Kascommissie Saskia Verhoeven en Bram de Wit.", ["Kascommissie"]),
        ("Dit komt van Merel van der Wal van de Hogeschool Meerwijk.", ["Hogeschool Meerwijk"]),
        ("Jan Willem van Steenveld (politie) is er.", ["politie"]),
        ("De Omgevingsdienst Rijnmond-Oost in Leiden meet.", ["Omgevingsdienst Rijnmond-Oost"]),
        ("Saskia Verhoeven (Zonnewende/Bureau Kijkglas) is er.", ["Bureau Kijkglas", "Zonnewende"]),
        ("De Programmeringstafel Gegevens (PT GE) keurt goed. PT GE komt.", ["Programmeringstafel Gegevens"]),
        ("Het voldoet aan ISO 27001 en aan een KB van mei.", []),
        ("Alle werkgroep leden krijgen de stukken.", []),
        ("Dit gaat naar de Beheergroep en het Zandmuseum.", ["Beheergroep", "Zandmuseum"]),
        ("Dit gaat over de Doelgroep en de Werkgroep. Leesgroep volgt.", []),
        ("De kick-off werkgroep is in mei, zie Werk/Overleg/Werkgroep Groen.", []),
        ("Het programma Duurzaam Wonen begint.", ["Duurzaam Wonen"]),
        ("De BAC-commissie en de BAC-groep zijn een.", ["BAC-commissie"]),
        ("Saskia van het Zonne College belt.", ["Zonne College"]),
        ("De brief van de classis Meerwijk is besproken.", ["classis Meerwijk"]),
        ("De Protestantse Gemeente te Oosterveld bedankt.", ["Protestantse Gemeente te Oosterveld"]),
        ("Het budget van de kerkfabriek Sint-Jozef.", ["kerkfabriek Sint-Jozef"]),
        ("Een wedstrijd tegen s.v. Meerwijk en v.v. De Blauwe Leeuw.", ["s.v. Meerwijk", "v.v. De Blauwe Leeuw"]),
        ("De taart komt van bakkerij Zoetmond, de borrel is in café De Kraan.", ["bakkerij Zoetmond", "café De Kraan"]),
        ("Het werk van Boenders & Zo is duurder.", ["Boenders & Zo"]),
        (
            "De opleidingscommissie Wijsbegeerte en de bewonersgroep Molenhof.",
            [
                "bewonersgroep Molenhof",
                "opleidingscommissie Wijsbegeerte",
            ],
        ),
        ("De opleidingscommissie Saskia en Bram.", ["opleidingscommissie"]),
        ("Het ABC-team en het IT-team.", ["ABC-team"]),
        ("Subsidieaanvraag Stichting Jeugdkans.", ["Stichting Jeugdkans"]),
        ("Kick-off Werkgroep Groen.", ["Werkgroep Groen"]),
        ("Het algemeen bestuur en Gedeputeerde Staten.", []),
        ("Stemmen van cd&v en N-VA.", ["N-VA", "cd&v"]),
        ("De Werkgroep Groen van de Stichting Het Anker komt.", ["Stichting Het Anker", "Werkgroep Groen"]),
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
        ("OR-vergadering Zonnewende", ["Zonnewende"]),
        ("verenigde vergadering Waterschap Laagland", ["Waterschap Laagland"]),
        ("Kick-off Werkgroep Wonen", ["Werkgroep Wonen"]),
        ("Centrale Raad Zonnewende (CRZ) met de bestuurder", ["Centrale Raad Zonnewende"]),
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


def test_initials_that_the_text_uses_are_the_same_organisation():
    text, facts = read("Hart voor Meerwijk stemt tegen. HvM vindt het te duur.")
    assert [organisation.name for organisation in facts.organisations] == ["Hart voor Meerwijk"]
    assert [text[m.start : m.end] for m in facts.mentions if m.label == "ORG"] == ["Hart voor Meerwijk", "HvM"]


def test_an_abbreviation_of_compound_words_is_the_same_organisation():
    _, facts = read("De Centrale Bewonersraad (CBR) komt. De CBR adviseert.")
    assert [(one.name, one.forms) for one in facts.organisations] == [
        ("Centrale Bewonersraad", {"Centrale Bewonersraad", "CBR"})
    ]


def test_who_governs_a_municipality_on_the_list_belongs_to_it():
    document = paragraphs("Aanwezig: Saskia Verhoeven (burgemeester Oosterveld)", "Oosterveld heeft een vraag.")
    given = (attendee(document, "Saskia Verhoeven", role="burgemeester Oosterveld"),)
    facts = find_facts(document, structure(document, attendees=given), blank())
    assert [organisation.name for organisation in facts.organisations] == ["gemeente Oosterveld"]
    assert sum(mention.label == "ORG" for mention in facts.mentions) == 2


@pytest.mark.parametrize(
    ("role", "expected"),
    [
        ("directeur Klaverblad", ["Klaverblad"]),
        ("algemeen directeur van De Groene Hof", ["Groene Hof"]),
        ("directeur Bedrijfsvoering", []),
        ("directeur", []),
    ],
)
def test_who_leads_an_organisation_names_it(role, expected):
    document = paragraphs(f"Aanwezig: Saskia Verhoeven, {role}")
    given = (attendee(document, "Saskia Verhoeven", role=role),)
    facts = find_facts(document, structure(document, attendees=given), blank())
    assert [organisation.name for organisation in facts.organisations] == expected


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("Kadaster (product owner)", ["Kadaster"]),
        ("Kadaster (product owner", ["Kadaster"]),
        ("SV", []),
        ("N. Verhoeven", []),
        ("Afmelding ontvangen van Bram de Wit", []),
        ("Afmelding ontvangen van Bram Ooms", []),
        ("s.v. Meerwijk", ["s.v. Meerwijk"]),
    ],
)
def test_what_stands_for_an_organisation_on_a_list_may_be_a_role_or_somebody(written, expected):
    document = paragraphs(f"Saskia Verhoeven, {written}")
    given = (attendee(document, "Saskia Verhoeven", organisation=written),)
    facts = find_facts(document, structure(document, attendees=given), blank())
    assert [organisation.name for organisation in facts.organisations] == expected


@pytest.mark.parametrize(
    ("body", "name"),
    [
        ("werkgroep Groen Licht, Meerwijk", "werkgroep Groen Licht"),
        ("Commissie Onderwijs, Cultuur en Sport", "Commissie Onderwijs, Cultuur en Sport"),
        ("werkgroep Groen Licht Datum", "werkgroep Groen Licht"),
        ("werkgroep 3 notities", "werkgroep 3"),
    ],
)
def test_what_the_title_adds_is_no_part_of_the_organ_that_met(body, name):
    header = Header(body=Value(body, 0, len(body)))
    assert name in organisations(body, header=header)


def test_a_subtitle_is_no_part_of_the_organ_that_met():
    header = Header(body=Value("werkgroep 2 – Openbare verlichting", 0, 34))
    assert organisations("Verslag werkgroep 2 – Openbare verlichting", header=header) == ["werkgroep 2"]


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("KB", ["KB"]),
        ("pad-op", ["pad-op"]),
        ("wethouder gemeente Meerwijk", ["gemeente Meerwijk"]),
        ("MT lid Zonnewende", ["Zonnewende"]),
        ("van de Stichting Het Anker", ["Stichting Het Anker"]),
    ],
)
def test_what_somebody_on_the_list_belongs_to(written, expected):
    document = paragraphs(f"Saskia Verhoeven ({written})")
    listed = attendee(document, "Saskia Verhoeven", organisation=written)
    facts = find_facts(document, structure(document, attendees=(listed,)), blank())
    assert sorted(organisation.name for organisation in facts.organisations) == expected


@pytest.mark.parametrize(
    "text",
    [
        "In de commissie ging het over het plan.",
        "De werkgroep zaken laten zien is lastig.",
        "Daarmee moet de werkgroep rekening houden.",
        "Het oordeel van bureau A of van bureau B telt niet.",
        "Dit is een groep van Zonnewende Vesta leveranciers.",
        "Lotte van Zonnewende Batenburg neemt het woord.",
    ],
)
def test_what_only_ends_as_a_name_does_is_no_organisation(text):
    _, facts = read(text)
    assert facts.organisations == ()


def test_the_last_word_of_a_party_before_its_fraction_is_no_party():
    _, facts = read("De Hart voor Meerwijk-fractie stemt tegen.")
    assert "Meerwijk" not in {organisation.name for organisation in facts.organisations}


def test_the_fields_of_an_alderman_are_no_organisations():
    text, facts = read(
        "Er zijn brieven van Zorg en Sport en van Zorg Vesta.",
        "De wethouder Armoede, Zorg en Sport antwoordt.",
    )
    start = text.index("De wethouder")
    assert not [m for m in facts.mentions if m.label == "ORG" and m.start > start]
