from datetime import date

import pytest

from .minutes import read


def items(*texts, **fields):
    text, facts = read(*texts, **fields)
    return [(text[a.start : a.end], a.owner, a.status) for a in facts.actions]


def test_a_table_in_any_order_of_columns():
    text, facts = read(
        "Wie | Status | Wanneer | Actiepunt",
        "Saskia Verhoeven | open | 3 mei 2024 | Offerte voor het dak aanvragen",
        "- | gereed | - | Sleutels laten maken",
        "Bram | open | 1 juni 2024 | -",
        dates=(("3 mei 2024", date(2024, 5, 3)), ("1 juni 2024", date(2024, 6, 1))),
    )
    first, second = facts.actions
    assert (text[first.start : first.end], first.owner, first.due, first.status) == (
        "Offerte voor het dak aanvragen",
        "Saskia Verhoeven",
        date(2024, 5, 3),
        "open",
    )
    assert facts.people[first.owner_person].name == "Saskia Verhoeven"
    assert (second.owner, second.owner_person, second.due, second.status) == (None, None, None, "done")


def test_a_table_without_a_header_under_its_title():
    assert items("# Actielijst", "1 | Offerte voor het dak | Saskia", "2 | Sleutels laten maken | Bram") == [
        ("Offerte voor het dak", "Saskia", "open"),
        ("Sleutels laten maken", "Bram", "open"),
    ]


def test_bullets_under_a_heading_with_the_owner_before_or_behind():
    assert items(
        "# Actiepunten", "- Saskia: offerte aanvragen", "- Sleutels laten maken (Bram)", "- Dak nalopen: gereed"
    ) == [
        ("offerte aanvragen", "Saskia", "open"),
        ("Sleutels laten maken", "Bram", "open"),
        ("Dak nalopen: gereed", None, "open"),
    ]


@pytest.mark.parametrize(
    ("text", "task", "owner"),
    [
        ("Actie Saskia: offerte aanvragen.", "offerte aanvragen.", "Saskia"),
        ("ACTIE: Saskia vraagt de offerte aan.", "Saskia vraagt de offerte aan.", "Saskia"),
        ("<actiepunt Bram> sleutels laten maken", "sleutels laten maken", "Bram"),
        ("Taak allen: nadenken over het dak.", "nadenken over het dak.", "allen"),
        ("Actiepunt voor Bram: sleutels laten maken", "sleutels laten maken", "Bram"),
        ("De sleutels zijn nog niet gemaakt. (actie Bram)", "De sleutels zijn nog niet gemaakt.", "Bram"),
        ("Het dak lekt nog altijd. Taak Bram.", "Het dak lekt nog altijd.", "Bram"),
    ],
)
def test_labels(text, task, owner):
    assert items(text) == [(task, owner, "open")]


@pytest.mark.parametrize(
    ("text", "owner"),
    [
        ("Saskia zoekt uit wat het dak kost.", "Saskia"),
        ("Morgen neemt Bram contact op met de school.", "Bram"),
        ("Saskia zal de offerte opvragen.", "Saskia"),
        ("Het bestuur gaat een brief schrijven.", "Het bestuur"),
        ("Saskia en Bram koppelen dit terug.", "Saskia en Bram"),
        ("Stichting Het Anker levert de stoelen aan.", "Stichting Het Anker"),
        ("Bram wordt verzocht om de deur te sluiten.", "Bram"),
    ],
)
def test_sentences_with_an_owner(text, owner):
    assert items(text) == [(text, owner, "open")]


@pytest.mark.parametrize(
    "text",
    [
        "Zal Saskia de offerte opvragen?",
        "Saskia zou de offerte opvragen.",
        "Saskia gaat akkoord.",
        "De offerte wordt later opgevraagd.",
        "Het gaat over de huur van de zaal.",
    ],
)
def test_these_hand_out_nothing(text):
    assert items(text) == []


def test_hij_is_who_the_sentence_before_is_about():
    text, facts = read("Bram heeft het dak bekeken. Hij zal een offerte opvragen.")
    (item,) = facts.actions
    assert (item.owner, facts.people[item.owner_person].name) == ("Bram", "Bram")
    assert text[item.start : item.end] == "Hij zal een offerte opvragen."


def test_a_deadline_stands_behind_its_word():
    text, facts = read(
        "Saskia stuurt uiterlijk 3 mei de offerte rond.",
        "Bram stuurt het verslag van 9 april rond.",
        dates=(("3 mei", date(2024, 5, 3)), ("9 april", date(2024, 4, 9))),
    )
    assert [(item.due, item.due_text) for item in facts.actions] == [(date(2024, 5, 3), "3 mei"), (None, None)]
    assert "offerte" in text


def test_bullets_that_a_sentence_announces():
    assert items(
        "De volgende acties zijn genoemd:", "- offerte aanvragen", "- sleutels laten maken", "Verder niets."
    ) == [
        ("offerte aanvragen", None, "open"),
        ("sleutels laten maken", None, "open"),
    ]


@pytest.mark.parametrize(
    ("text", "owner"),
    [
        ("Het reglement zal worden aangepast door Saskia.", "Saskia"),
        ("Het reglement wordt door Saskia aangepast.", "Saskia"),
        ("Bram neemt dit mee naar het bestuur.", "Bram"),
        ("Bram gaat hierover in gesprek met de school.", "Bram"),
        ("Saskia stelt voor de vergadering van 24 december een begroting op.", "Saskia"),
        ("Saskia kijkt of er nog stoelen zijn.", "Saskia"),
        ("Saskia heeft toegezegd de lijst aan te vullen.", "Saskia"),
        ("Saskia geeft aan hier graag aan mee te willen werken.", "Saskia"),
        ("Alle FAB-leden worden uitgenodigd om ook bij te dragen.", "Alle FAB-leden"),
        ("De wijkraad wordt verzocht om mee te denken.", "De wijkraad"),
        ("Verzoek aan alle leden: lees het concept na.", "alle leden"),
        ("Oproep aan vrijwilligers met ervaring om zich te melden.", "vrijwilligers"),
        ("Afgesproken wordt dat Bram de bewoners belt.", "Bram"),
        ("Dit wordt aangenomen en Saskia maakt een opzet.", "Saskia"),
        ("Saskia: Wij zorgen voor de stoelen.", "Saskia"),
        ("De folder moet zo spoedig mogelijk verstuurd worden.", None),
    ],
)
def test_tasks_taken_on_given_and_promised(text, owner):
    assert items(text) == [(text, owner, "open")]


@pytest.mark.parametrize(
    "text",
    [
        "Saskia vraagt of de lijst nog op de site staat.",
        "Bram stelt voor om het op te nemen in de planning.",
        "Bram gaat na de zomer met pensioen.",
        "Saskia vult aan dat de zaal al vol is.",
        "Saskia neemt de aanwezigen mee door de plannen.",
        "Bram maakt zich zorgen over de huur.",
        "Het advies wordt gedeeld door Saskia.",
        "Er moeten keuzes in gemaakt worden.",
        "Afgesproken wordt dat de vereniging een vrijwilliger levert.",
        "Saskia kan goed overweg met alle voorstellen voor het plein.",
    ],
)
def test_what_is_told_asked_or_proposed_is_no_task(text):
    assert items(text) == []


def test_a_task_inside_a_tag_and_an_owner_whom_nobody_knows():
    assert items("Het plan ligt er nu. <actiepunt Bram, inplannen van een dagdeel om te praten>") == [
        ("inplannen van een dagdeel om te praten", "Bram", "open")
    ]
    assert items("Het plan gaat dan rond. <actiepunt GU-team>") == [("Het plan gaat dan rond.", "GU-team", "open")]


def test_a_label_set_as_a_heading():
    assert items("# Actie: Saskia zet dit punt op de agenda van het overleg") == [
        ("Saskia zet dit punt op de agenda van het overleg", "Saskia", "open")
    ]


def test_the_line_above_a_list_names_the_owner():
    assert items("Actiepunten: @opvolger Saskia", "- tent huren", "- hek verven") == [
        ("tent huren", "opvolger Saskia", "open"),
        ("hek verven", "opvolger Saskia", "open"),
    ]


def test_word_for_word_only_a_promise_is_a_task():
    debate = ["Mevrouw Hofstede (VVD): Ik vind dat de gemeente dit moet regelen."] * 8
    assert items(*debate, "Wethouder De Wit: Voorzitter.", "Ik zeg de raad toe een overzicht te sturen.") == [
        ("Ik zeg de raad toe een overzicht te sturen.", "Wethouder De Wit", "open")
    ]


@pytest.mark.parametrize(
    ("text", "task", "owner"),
    [
        ("Een oproep in de nieuwsbrief -> Bram", "Een oproep in de nieuwsbrief", "Bram"),
        ("Het dak lekt nog altijd. → Saskia", "Het dak lekt nog altijd.", "Saskia"),
        ("Actie @bram: inschatting van de uren maken", "inschatting van de uren maken", "@bram"),
        ("Bram gaat er bij het bestuur achteraan.", "Bram gaat er bij het bestuur achteraan.", "Bram"),
        ("Saskia kan hiervoor een zaal regelen.", "Saskia kan hiervoor een zaal regelen.", "Saskia"),
        ("Bram zet een oproep in de wijkkrant.", "Bram zet een oproep in de wijkkrant.", "Bram"),
    ],
)
def test_tasks_of_working_minutes(text, task, owner):
    assert items("Saskia en Bram zijn er.", text) == [(task, owner, "open")]


def test_an_account_name_means_the_person_it_abbreviates():
    _, facts = read("Saskia Verhoeven is er.", "Actie @sverhoeven: inschatting van de uren maken")
    assert facts.people[facts.actions[0].owner_person].name == "Saskia Verhoeven"


def test_who_does_what_behind_a_colon():
    text, facts = read(
        "Saskia en Bram zijn er.",
        "Taakverdeling:",
        "- Bestelformulier opmaken: Saskia (tegen 5 februari)",
        "- Sponsors aanspreken: Bram",
        dates=(("5 februari", date(2024, 2, 5)),),
    )
    assert [(text[a.start : a.end], a.owner, a.due) for a in facts.actions] == [
        ("Bestelformulier opmaken", "Saskia", date(2024, 2, 5)),
        ("Sponsors aanspreken", "Bram", None),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Welkom aan Bram, hij volgt Saskia op als voorzitter van de club.",
        "Saskia legt de aanvraag voor: loopfietsen van 890 euro.",
        "Na een discussie gaat Saskia met de anderen akkoord met het plan dat zij uitwerken.",
        "Volgende stuurgroep: 9 november 2022 bij Bram",
    ],
)
def test_what_is_no_task_in_working_minutes(text):
    assert items("# Acties" if text.startswith("Volgende") else "Saskia en Bram zijn er.", text) == []


def test_a_bullet_of_a_name_and_what_to_do():
    bullets = ("- Saskia: zaal reserveren", "- Bram: versiering kopen, hooguit 75 euro", "- Bram: het plein is kapot")
    assert items("Saskia en Bram zijn er.", *bullets) == [
        ("zaal reserveren", "Saskia", "open"),
        ("versiering kopen, hooguit 75 euro", "Bram", "open"),
    ]


@pytest.mark.parametrize(
    ("text", "task", "owner"),
    [
        ("→ Actie Saskia: tent huren bij de buren", "tent huren bij de buren", "Saskia"),
        ("ACTIE 7-B: sleutels laten bijmaken (Bram)", "sleutels laten bijmaken", "Bram"),
        ("➡️ Saskia past het rooster aan.", "➡️ Saskia past het rooster aan.", "Saskia"),
        ("A: Bram telt de stoelen na.", "Bram telt de stoelen na.", "Bram"),
        ("AP Saskia: offerte opvragen bij de drukker", "offerte opvragen bij de drukker", "Saskia"),
        ("Actie: bestuur vraagt de vergunning aan.", "bestuur vraagt de vergunning aan.", "bestuur"),
        ("@Bram belt de aannemer over het dak.", "@Bram belt de aannemer over het dak.", "Bram"),
    ],
)
def test_labels_with_an_arrow_a_number_or_a_letter(text, task, owner):
    assert items("Aanwezig: Saskia Verhoeven, Bram de Wit", "", text) == [(task, owner, "open")]


def test_an_answer_behind_a_question_is_no_task():
    assert items("Aanwezig: Saskia Verhoeven", "", "V: Wat kost het?", "A: Saskia weet dat het tien euro is.") == []


def test_a_table_of_measures_is_one_of_tasks_and_one_of_risks_is_not():
    assert items("Maatregel | Trekker", "Verbanddoos bijvullen | Saskia") == [
        ("Verbanddoos bijvullen", "Saskia", "open")
    ]
    assert items("Risico | Maatregel | Trekker", "Brand in de keuken | Blusdeken ophangen | Saskia") == []


@pytest.mark.parametrize(
    ("state", "status"),
    [("v", "done"), ("vervallen", "done"), ("kan eraf", "done"), ("loopt nog", "open"), ("schuift door", "open")],
)
def test_words_for_the_state_of_a_task(state, status):
    assert items("# Actielijst", "Wat | Wie | Stand", f"Heg knippen | Saskia | {state}") == [
        ("Heg knippen", "Saskia", status)
    ]


def test_a_bullet_that_goes_over_the_last_minutes_is_no_task_for_standing_there():
    assert items("# Verslag en actielijst vorige keer", "- Het verslag is goedgekeurd zonder wijzigingen") == []


def test_members_who_may_put_themselves_down():
    assert items("Leden die willen helpen kunnen zich bij de penningmeester opgeven.") == [
        ("Leden die willen helpen kunnen zich bij de penningmeester opgeven.", "Leden", "open")
    ]


def test_the_place_of_a_municipality_takes_on_a_task():
    lines = ("De gemeente Meerwijk is er ook.", "Meerwijk zal het formulier aanpassen.", "In Meerwijk regent het.")
    assert items(*lines) == [("Meerwijk zal het formulier aanpassen.", "Meerwijk", "open")]
    assert items(*lines[1:]) == []
