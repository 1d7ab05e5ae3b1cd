"""Who owns a task: roles, organs, people that a clause or another sentence names."""

import pytest

from pipeline.nlp import find_facts

from .minutes import attendee, blank, paragraphs, read, structure


def owned(*texts, **fields):
    """Return the owner of each action item as written and the name of the person who is meant."""
    _, facts = read(*texts, **fields)
    return [(a.owner, None if a.owner_person is None else facts.people[a.owner_person].name) for a in facts.actions]


PRESENT = "Aanwezig: Saskia Verhoeven (voorzitter), Bram de Wit (penningmeester), Noor Jansen (secretaris)"


@pytest.mark.parametrize(
    ("text", "owner", "person"),
    [
        ("De penningmeester zoekt uit wat het dak kost.", "De penningmeester", "Bram de Wit"),
        ("De secretaris zal de brief versturen.", "De secretaris", "Noor Jansen"),
        ("De brief wordt verstuurd door de secretaris.", "de secretaris", "Noor Jansen"),
        ("De huur is te hoog. (actie penningmeester)", "penningmeester", "Bram de Wit"),
        ("De griffier stuurt de brief door.", "De griffier", None),
    ],
)
def test_a_role_is_who_holds_it(text, owner, person):
    assert owned(PRESENT, "", text) == [(owner, person)]


def test_a_role_that_two_hold_is_who_was_last_called_so():
    assert owned(
        "# Parkeren",
        "Wethouder Verhoeven geeft een toelichting. De wethouder zorgt voor een antwoord.",
        "# Groen",
        "Wethouder De Wit geeft een toelichting. De wethouder zorgt voor een overzicht.",
        "# Rondvraag",
        "De wethouder stuurt de planning rond.",
    ) == [("De wethouder", "Verhoeven"), ("De wethouder", "De Wit"), ("De wethouder", None)]


def test_hij_may_be_a_role():
    assert owned(PRESENT, "", "De penningmeester licht de cijfers toe. Hij zal de begroting rondsturen.") == [
        ("De penningmeester", "Bram de Wit")
    ]


@pytest.mark.parametrize(
    ("text", "owner"),
    [
        ("Bram meldt dat hij de folders zal bestellen.", "Bram"),
        ("Saskia geeft aan dat zij dit gaat uitzoeken.", "Saskia"),
        ("Saskia bevestigt dat ze de sleutels ophalen zal.", "Saskia"),
        ("Bram belooft de cijfers te mailen.", "Bram"),
        ("Saskia bedankt iedereen en stuurt de foto's rond.", "Saskia"),
        ("Het voorstel is goed ontvangen en het bestuur zal de brief versturen.", "het bestuur"),
        ("We spreken af dat Bram de bank belt.", "Bram"),
        ("Afgesproken wordt dat de werkgroep een plan maakt.", "de werkgroep"),
        ("Besloten wordt dat het bestuur dit uitzoekt.", "het bestuur"),
        ("Saskia vraagt Bram de cijfers door te sturen.", "Bram"),
        ("Saskia vraagt Bram om de cijfers door te sturen.", "Bram"),
        ("Het bestuur wil van Bram graag een overzicht ontvangen.", "Bram"),
        ("Het bestuur verwacht van de commissie een plan te krijgen.", "de commissie"),
        ("Bram krijgt de opdracht de tuin te laten snoeien.", "Bram"),
        ("Het is aan Bram om de leden te informeren.", "Bram"),
        ("Aan Bram de taak om de website bij te werken.", "Bram"),
        ("De zaal moet door Bram worden gereserveerd.", "Bram"),
        ("Bram om de plannen aan de leden te presenteren.", "Bram"),
        ("Bram gaat hiermee verder.", "Bram"),
        ("Bram onderzoekt of het dak kan worden hersteld.", "Bram"),
        ("Bram neemt de inkoop voor zijn rekening.", "Bram"),
    ],
)
def test_tasks_that_somebody_is_given_or_takes_on(text, owner):
    assert [found for found, _ in owned(f"Aanwezig: Saskia, Bram. {text}")] == [owner]


@pytest.mark.parametrize(
    "text",
    [
        "Saskia meldt dat zij blij zal zijn.",
        "Saskia vraagt Bram of hij tevreden is.",
        "We spreken af dat het bestuur de contributie verhoogt.",
        "Saskia bedankt iedereen en sluit de vergadering.",
        "Mevrouw Verhoeven vraagt het college de brug open te houden.",
    ],
)
def test_what_is_said_or_decided_is_no_task(text):
    assert owned(f"Aanwezig: Saskia, Bram. {text}") == []


def test_an_announced_owner_may_be_a_group_but_no_sentence():
    assert [owner for owner, _ in owned("Acties voor de werkgroep:", "- plan schrijven", "- zaal huren")] == [
        "de werkgroep",
        "de werkgroep",
    ]
    assert ("Bram mailt de buurt", None) not in owned(
        "Aanwezig: Bram", "Actie: @Bram mailt de buurt", "- de zaal is te klein voor dit feest"
    )


@pytest.mark.parametrize(
    ("line", "owner"),
    [
        ("- Zaal reserveren (Bram)", "Bram"),
        ("- Flyers laten drukken (Saskia).", "Saskia"),
        ("AP-2024-3: Bram checkt de verzekering", "Bram"),
        ("Actie 2024.07 Bram: de verzekering nakijken", "Bram"),
        ("Actie Bram om de begroting aan te passen.", "Bram"),
    ],
)
def test_marks_of_a_task_outside_a_list(line, owner):
    assert [found for found, _ in owned("Aanwezig: Saskia, Bram", line)] == [owner]


def test_what_a_note_names_owns_the_task_and_not_what_opens_it():
    assert [owner for owner, _ in owned("Aanwezig: Saskia, Bram", "# Acties", "- Saskia bedanken - Bram")] == ["Bram"]


def test_a_list_of_agreements_holds_more_than_tasks():
    given = ("# Afspraken", "- We beginnen voortaan om acht uur", "- Bram: offerte opvragen")
    assert [owner for owner, _ in owned("Aanwezig: Saskia, Bram", *given)] == ["Bram"]


def test_bullets_under_who_does_what():
    assert [owner for owner, _ in owned("Aanwezig: Saskia, Bram", "# Wie doet wat", "- Saskia: toespraak")] == [
        "Saskia"
    ]


def test_a_title_with_a_name_says_who_does_what_a_label_leaves_open():
    assert owned(PRESENT, "# Nieuwsbrief (Noor)", "Actie: teksten verzamelen") == [("Noor", "Noor Jansen")]
    assert owned(PRESENT, "# Nieuwsbrief (Noor)", "Actie Bram: teksten verzamelen") == [("Bram", "Bram de Wit")]


def test_a_year_in_the_column_of_owners_owns_nothing():
    _, facts = read("Wie | Actiepunt", "2027 | Offerte voor het dak aanvragen", "Bram | Ramen lappen")
    assert [action.owner for action in facts.actions] == [None, "Bram"]


def test_a_line_that_only_names_the_owner_is_about_the_line_above():
    document = paragraphs(
        "Aanwezig: Ron Vos (Bouwbedrijf Sijtsma)",
        "De architect verstrekt een nieuwe tekening.",
        "Actie: architect",
        "De hekken worden nog gezet.",
        "Actie: Vos",
        "Actie: website vernieuwen",
    )
    people = (attendee(document, "Ron Vos", organisation="Bouwbedrijf Sijtsma"),)
    facts = find_facts(document, structure(document, attendees=people), blank())
    assert [(document.text[a.start : a.end], a.owner) for a in facts.actions] == [
        ("De architect verstrekt een nieuwe tekening.", "architect"),
        ("De hekken worden nog gezet.", "Vos"),
        ("website vernieuwen", None),
    ]
    assert facts.actions[1].owner_person == 0
