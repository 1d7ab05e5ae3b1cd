"""By when, in what state and by whom: what stands beside a task."""

from dataclasses import replace
from datetime import date

import pytest

from pipeline.facts import Header, Value
from pipeline.nlp import find_facts
from pipeline.structure.date_relations import find_due_places, relate_dates
from pipeline.structure.dates import find_dates

from .minutes import blank, paragraphs, read, structure

MEETING = date(2024, 3, 14)  # a Thursday
NEXT = date(2024, 4, 11)
HEADER = Header(date=Value("2024-03-14", 0, 0), next_meeting=Value("2024-04-11", 0, 0))


def actions(*texts):
    """Return the words, owner, deadline and status of each action item of a meeting on 14 March 2024."""
    document = paragraphs(*texts)
    given = structure(document, header=HEADER)
    due = find_due_places(document, given.sections)
    found = find_dates(document.text, MEETING)
    dates = relate_dates(found, document.text, meeting=MEETING, next_meeting=NEXT, due=due)
    facts = find_facts(document, replace(given, dates=dates), blank())
    return [(document.text[a.start : a.end], a.owner, a.due and a.due.isoformat(), a.status) for a in facts.actions]


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("Saskia stuurt vóór 1 april de folder rond.", "2024-04-01"),
        ("Saskia stuurt uiterlijk eind april de folder rond.", "2024-04-30"),
        ("Saskia stuurt de folder op 9 april rond.", "2024-04-09"),
        ("Saskia stuurt morgen de folder rond.", "2024-03-15"),
        ("Saskia stuurt uiterlijk maandag de folder rond.", "2024-03-18"),
        ("Saskia stuurt dinsdag de folder rond.", "2024-03-19"),
        ("Saskia stuurt binnen twee weken de folder rond.", "2024-03-28"),
        ("Saskia zal volgende vergadering een demo geven.", "2024-04-11"),
        ("Saskia geeft een terugkoppeling aan het bestuur (volgend overleg).", "2024-04-11"),
        ("Saskia regelt de zaal voor de bijeenkomst in mei.", "2024-05-31"),
        ("Saskia regelt een zaal, bijeenkomst mei.", None),
        ("Saskia stuurt een datumprikker voor een vervolgbijeenkomst ergens in eind mei.", None),
        ("Saskia stuurt voor de volgende vergadering de folder rond.", "2024-04-11"),
        ("Voor de ALV van 20 april stuurt Saskia de folder rond.", "2024-04-20"),
        ("Saskia zorgt dat de folder half mei klaar is.", "2024-05-31"),
        ("Saskia stuurt nog in 2024 de folder rond.", "2024-12-31"),
        ("Saskia stuurt de folder z.s.m. rond.", None),
        ("Saskia stuurt het verslag van 12 april rond.", None),
        ("Saskia stuurt de folder rond die op 9 april wordt gedrukt.", None),
        ("Saskia stuurt elke maandag de folder rond.", None),
    ],
)
def test_when_a_task_is_due(text, due):
    (item,) = actions(text)
    assert item == (text, "Saskia", due, "open")


def test_the_next_sentence_may_give_the_deadline():
    assert actions("Saskia zal de tent regelen. Deadline is 1 mei.", "Actie Bram: hek verven. Streefdatum: mei.") == [
        ("Saskia zal de tent regelen.", "Saskia", "2024-05-01", "open"),
        ("hek verven.", "Bram", "2024-05-31", "open"),
    ]


def test_the_columns_for_deadline_and_state():
    assert actions(
        "Nr | Actie | Wie | Gereed | Status",
        "1 | Tent huren | Saskia | april | loopt",
        "2 | Hek verven | Bram | volgende vergadering | ✓",
        "3 | Folder maken | allen | z.s.m. | nieuw: 2 mei",
        "4 | Lamp kopen | Bram | 1 februari | vervallen",
    ) == [
        ("Tent huren", "Saskia", "2024-04-30", "open"),
        ("Hek verven", "Bram", "2024-04-11", "done"),
        ("Folder maken", "allen", "2024-05-02", "open"),
        ("Lamp kopen", "Bram", "2024-02-01", "done"),
    ]


def test_a_column_of_days_that_are_past_tells_when_a_task_arose():
    assert actions(
        "Datum | Actiepunt | Houder | Afgerond", "7-12-23 | Tent huren | Saskia | Ja", "8-2-24 | Hek verven | Bram | -"
    ) == [("Tent huren", "Saskia", None, "done"), ("Hek verven", "Bram", None, "open")]


def test_a_column_without_a_name_may_hold_the_state():
    assert actions("Datum/nr | Omschrijving | Verantwoordelijk |  ", "1403/01 | Tent huren | Saskia | X") == [
        ("Tent huren", "Saskia", None, "done")
    ]


def test_promises_are_tasks_of_their_holder():
    assert actions(
        "Datum | Toezegging | Portefeuillehouder | Stand van zaken",
        "1-2-2024 | Brief aan de raad | wethouder De Wit | Afgedaan op 3 maart",
        "1-3-2024 | Memo over groen | wethouder De Wit | wordt in mei verstuurd",
    ) == [
        ("Brief aan de raad", "wethouder De Wit", None, "done"),
        ("Memo over groen", "wethouder De Wit", "2024-05-31", "open"),
    ]


def test_other_tables_are_no_action_lists():
    assert actions("Tijd | Onderwerp | Door", "10.00 | Opening van de dag | Saskia Verhoeven") == []


def test_a_wrapped_row_is_one_task_with_the_whole_owner():
    (item,) = actions(
        "Actie | Wie | Wanneer",
        "Peiling houden onder | Saskia van der | 30 april 2024",
        "ouders | Meulen-Bakker | ",
    )
    assert item[1:] == ("Saskia van der Meulen-Bakker", "2024-04-30", "open")


@pytest.mark.parametrize(
    ("line", "item"),
    [
        ("[ ] Tent huren (Saskia, 1 mei)", ("Tent huren", "Saskia", "2024-05-01", "open")),
        ("[x] Tent huren – Saskia", ("Tent huren", "Saskia", None, "done")),
        ("Tent huren – Saskia – 1 mei", ("Tent huren", "Saskia", "2024-05-01", "open")),
        ("Tent huren. Actie: Saskia. Deadline: 1 mei", ("Tent huren.", "Saskia", "2024-05-01", "open")),
        ("Tent huren (Saskia) gereed", ("Tent huren", "Saskia", None, "done")),
        ("24-03 Tent huren\tSaskia\t1 mei", ("Tent huren", "Saskia", "2024-05-01", "open")),
        ("Saskia: tent huren (1 mei)", ("tent huren (1 mei)", "Saskia", "2024-05-01", "open")),
        ("Saskia: tent huren gesloten", ("tent huren", "Saskia", None, "done")),
        ("@Saskia: tent huren", ("tent huren", "Saskia", None, "open")),
    ],
)
def test_what_stands_beside_a_task_in_a_list(line, item):
    assert actions("Aanwezig: Saskia Verhoeven en Bram", "# Actielijst", f"- {line}") == [item]


def test_the_next_sentence_may_set_the_deadline_of_a_task():
    task = "Saskia stuurt de voorbeelden rond."
    assert actions(f"{task} De deadline voor het afronden van de keuze is gesteld op 1 mei.") == [
        (task, "Saskia", "2024-05-01", "open")
    ]


def test_the_title_of_a_list_may_set_the_deadline():
    assert actions("# Actiepunten voor 1 april", "- Saskia: tent huren", "- Bram: hek verven (28 maart)") == [
        ("tent huren", "Saskia", "2024-04-01", "open"),
        ("hek verven (28 maart)", "Bram", "2024-03-28", "open"),
    ]


def test_the_header_over_the_tasks_may_set_the_deadline():
    assert actions(
        "# Taken", "Wie | Doel (per eind april)", "Saskia | Tent huren", "Bram | Hek verven vóór 28 maart"
    ) == [
        ("Tent huren", "Saskia", "2024-04-30", "open"),
        ("Hek verven vóór 28 maart", "Bram", "2024-03-28", "open"),
    ]


def test_per_a_day_is_no_deadline_in_a_task_itself():
    assert actions("# Acties", "- Saskia: huur opzeggen van de zaal die per 1 mei dichtgaat") == [
        ("huur opzeggen van de zaal die per 1 mei dichtgaat", "Saskia", None, "open")
    ]


def test_what_follows_a_table_of_tasks_is_no_task():
    assert actions(
        "# Actielijst", "O=open/G=gesloten", "Actie | Wie", "Tent huren | Saskia", "Wij danken de gemeente hiervoor."
    ) == [("Tent huren", "Saskia", None, "open")]


def test_a_letter_below_a_list_is_not_part_of_it():
    assert actions("# Acties", "- Saskia: tent huren", "Bijlage 1: brief", "- De huur gaat omhoog met twee euro") == [
        ("tent huren", "Saskia", None, "open")
    ]


@pytest.mark.parametrize(
    ("texts", "due"),
    [
        (["Saskia bespreekt dit op het overleg met de wethouder van 9 april nog."], "2024-04-09"),
        (["Saskia gaat offertes opvragen. Deadline 25 maart."], "2024-03-25"),
        (["Saskia gaat offertes opvragen. Uiterlijk 25 maart."], "2024-03-25"),
        (["Saskia gaat offertes opvragen. Graag voor 25 maart."], "2024-03-25"),
        (["Afgesproken wordt dat Saskia op 9 april een inloop organiseert."], "2024-04-09"),
        (["Saskia schrijft een advies, voor de volgende OR."], "2024-04-11"),
        (["Saskia schrijft een advies voor de komende stuurgroep."], "2024-04-11"),
        (["# Acties", "Actie | Wie | Vóór", "Tent huren | Saskia | 21-3"], "2024-03-21"),
        (["# Acties", "Actie | Wie | Wanneer", "Tent huren | Saskia | 15/1"], "2024-01-15"),
        (["# Acties", "Actie | Wie | Deadline", "Tent huren | Saskia | 45-3"], None),
        (["# Acties", "Actie (voor de volgende vergadering) | Wie", "Tent huren | Saskia"], "2024-04-11"),
        (["# Acties voor de volgende vergadering", "- Saskia: tent huren"], "2024-04-11"),
        (["# Acties", "- Saskia: tent huren – voor volgende stuurgroep"], "2024-04-11"),
        (["# Acties", "- Tent huren (gereed 25-03-2024)"], "2024-03-25"),
    ],
)
def test_deadlines_that_stand_elsewhere(texts, due):
    assert [(found, status) for _, _, found, status in actions("Aanwezig: Saskia Verhoeven", *texts)] == [(due, "open")]


def test_ready_with_a_day_that_is_past_is_done():
    assert actions("# Acties", "- Tent huren (gereed 25-02-2024)") == [("Tent huren", None, None, "done")]


def test_the_month_of_a_finished_task_is_the_one_nearest_to_the_meeting():
    assert actions("Actie | Wie | Wanneer | Status", "Tent huren | Bram | voor 1 februari | gereed") == [
        ("Tent huren", "Bram", "2024-02-01", "done")
    ]


@pytest.mark.parametrize(
    ("text", "owner", "due"),
    [
        ("Graag voor 20 maart reageren op de folder.", None, "2024-03-20"),
        ("De gemeente levert uiterlijk 3 mei het hekwerk aan.", "De gemeente", "2024-05-03"),
        ("Afgesproken is dat het bestuur voor 3 mei advies uitbrengt.", "het bestuur", "2024-05-03"),
        ("Saskia Verhoeven stuurt de folder uiterlijk vrijdag 29 maart rond.", "Saskia Verhoeven", "2024-03-29"),
    ],
)
def test_who_must_have_done_it_by_a_day(text, owner, due):
    assert actions(text) == [(text, owner, due, "open")]


def test_a_note_with_a_name_and_the_end_of_a_month():
    assert actions("# Acties", "- Folders ophalen → Saskia Verhoeven (einde april)") == [
        ("Folders ophalen", "Saskia Verhoeven", "2024-04-30", "open")
    ]


def test_what_is_done_was_due_before_the_meeting_to_the_day_over_a_leap_day_too():
    assert actions("# Acties", "Actie | Wie | Wanneer | Status", "Tent huren | Saskia | voor 1 december | gereed") == [
        ("Tent huren", "Saskia", "2023-12-01", "done")
    ]


@pytest.mark.parametrize(
    ("sentence", "due"),
    [
        ("Saskia stuurt dit een week voor het volgende overleg rond.", date(2024, 5, 16)),
        ("Bram levert de lijst uiterlijk twee dagen vóór de volgende vergadering aan.", date(2024, 5, 21)),
        ("Saskia stuurt de lijst voor het volgende overleg rond.", date(2024, 5, 23)),
    ],
)
def test_so_long_before_the_next_meeting(sentence, due):
    header = Header(date=Value("2024-04-11", 0, 0), next_meeting=Value("2024-05-23", 0, 0))
    _, facts = read(sentence, header=header)
    assert [action.due for action in facts.actions] == [due]


def test_a_pronoun_before_a_day_begins_no_clause():
    _, facts = read(
        "Saskia en Bram regelen dat in mei 2024.",
        header=Header(date=Value("2024-04-11", 0, 0)),
        dates=(("mei 2024", date(2024, 5, 31)),),
    )
    assert [action.due for action in facts.actions] == [date(2024, 5, 31)]


def test_what_somebody_did_on_a_day_before_the_meeting_is_no_task() -> None:
    assert actions("Op 3 maart regelt Saskia de zaal.") == []
    assert actions("Van 1 maart tot en met 4 maart organiseert Saskia de week van de zorg.") == []
    assert [due for _, _, due, _ in actions("Op 3 april regelt Saskia de zaal.")] == ["2024-04-03"]
