"""Sentences in which somebody takes on a task or is given one, alone or with others."""

import pytest

from .minutes import read


def items(*texts, **fields):
    text, facts = read(*texts, **fields)
    return [(text[a.start : a.end], a.owner) for a in facts.actions]


@pytest.mark.parametrize(
    ("sentence", "owner"),
    [
        ("Saskia Verhoeven en Tjalling gaan aan de slag met de reacties.", "Saskia Verhoeven en Tjalling"),
        ("Het nieuwe bestuur zal dit verder oppakken.", "Het nieuwe bestuur"),
        ("De werkgroepleden zijn van harte uitgenodigd voorbeelden aan te dragen.", "De werkgroepleden"),
        ("Panelleden kunnen dit dan testen.", "Panelleden"),
        ("Aan Bram de vraag om de sleutels na te tellen.", "Bram"),
        ("De folders gaan opgepakt worden door Bram.", "Bram"),
        ("Bram houdt zich hiermee bezig.", "Bram"),
        ("De griffier plaatst het onderwerp op de langetermijnagenda.", "De griffier"),
        ("De beheerder laat de installatie nakijken.", "De beheerder"),
        ("Samira en Bram roepen de werkgroep samen.", "Samira en Bram"),
        ("De technische dienst vraagt drie prijzen op.", "De technische dienst"),
        ("We spraken af dat Bram aansluit bij de bouwgroep.", "Bram"),
        ("Saskia wil wel helpen met het testen van het formulier.", "Saskia"),
        ("Saskia krijgt (bij afwezigheid) de taak om een opzet te schrijven.", "Saskia"),
        ("Bram deelt voorbeelden via e-mail.", "Bram"),
        ("Bram laat uitzoeken of de zaal vrij is.", "Bram"),
        ("Saskia bevestigt dat en biedt aan de gegevens over te dragen.", "Saskia"),
        ("Saskia stelt op de website een formulier beschikbaar.", "Saskia"),
        ("Bram geeft aan dat hij een opzet heeft gemaakt en dat hij deze zal delen.", "Bram"),
        ("Saskia stelt de vraag aan FAB-leden om na te denken over wensen die zouden passen.", "FAB-leden"),
        ("Er wordt verzocht om de lijst aan te vullen.", None),
        ("Saskia heeft aangegeven dat zij gaat kijken hoe het verder moet.", "Saskia"),
        ("Bram neemt per direct zijn taken over.", "Bram"),
        ("Dit is een taak voor Bram.", "Bram"),
        ("Als taak wordt genoteerd een bericht te schrijven.", None),
        ("Deze aanvulling wordt meegenomen als actiepunt.", None),
        ("Bram is bereid om de kas te controleren.", "Bram"),
        ("Daarnaast is er een oproep om het formulier in te dienen.", None),
        ("Ook zal er een advies moeten worden ingewonnen bij de gemeente.", None),
        ("Vanuit de gemeente Meerwijk wordt een verslag gemaakt.", "de gemeente Meerwijk"),
        ("Bram en Saskia geven aan hierover een voorzet te maken.", "Bram en Saskia"),
        ("Saskia is samen met Bram aan het kijken hoe dit kan.", "Saskia"),
        ("Verder is afgesproken dat de bestuursleden contact zullen houden met de wijk.", "de bestuursleden"),
        ("De werkgroep is daarbij wel aan zet om een opzet te geven.", "De werkgroep"),
        ("De reacties zullen door de schrijvers worden verwerkt.", "de schrijvers"),
    ],
)
def test_somebody_takes_on_a_task(sentence, owner):
    found = items("Saskia Verhoeven en Bram de Wit zijn er.", sentence)
    assert found == [(sentence, owner)]


@pytest.mark.parametrize("sentence", ["We nodigen Meerwijk uit voor het overleg.", "Ook zoeken wij Meerwijk nog op."])
def test_whom_we_invite_owns_no_task(sentence):
    organisation = "Gemeente Meerwijk en de bibliotheek zijn er."
    assert "Meerwijk" not in {owner for _, owner in items(organisation, sentence)}


def test_what_the_speaker_of_a_turn_will_do_is_his_task():
    assert items("Bram: Dat is een goed punt voor de lijst. Dit zal ik toevoegen aan de lijst.") == [
        ("Dit zal ik toevoegen aan de lijst.", "Bram")
    ]


def test_what_the_speaker_of_a_turn_goes_and_does_is_his_task():
    assert items("Bram: Dat is een goed punt. Daarna ga ik de boekhouder vragen.") == [
        ("Daarna ga ik de boekhouder vragen.", "Bram")
    ]


@pytest.mark.parametrize(
    "sentence", ["Hiervoor zal hij ook contact opnemen met de leden.", "Hij zal kijken of dat beter kan."]
)
def test_hij_behind_his_verb_or_after_another_hij_is_who_was_named(sentence):
    assert items(f"Bram is op de goede weg. Hij is er blij mee. {sentence}")[-1] == (sentence, "Bram")


def test_what_a_paragraph_says_about_the_list_is_read_as_prose():
    text, facts = read(
        "# Takenlijst",
        "Graag afvinken wat we hebben gedaan. Voor Saskia werkt druk motiverend. Bram neemt dit op zich.",
    )
    assert [(text[a.start : a.end], a.owner) for a in facts.actions] == [("Bram neemt dit op zich.", "Bram")]


def test_who_comes_for_whom_and_who_teaches_what_are_no_tasks():
    bullets = ["- Gemeente Meerwijk -> Saskia", "- Timmeren --> Bram", "- Een stuk voor de krant --> Bram"]
    assert items("Saskia en Bram zijn er.", *bullets) == [("Een stuk voor de krant", "Bram")]


def test_a_bullet_among_questions_is_what_somebody_says():
    bullets = ["- Saskia: contributie omhoog?", "- Bram: prijs van het feest verhogen."]
    assert items("Saskia en Bram zijn er.", *bullets) == []
    assert items("Saskia en Bram zijn er.", bullets[1]) == [("prijs van het feest verhogen.", "Bram")]


def test_going_over_the_list_introduces_no_tasks():
    talk = "- Moment van de ondertekening: voor Saskia komt het beter uit vooraf te tekenen."
    assert items("Naar aanleiding van de actiepunten:", talk) == []
    assert len(items("Actiepunten:", talk)) == 1


def test_they_are_those_who_were_named_together_before():
    assert items("Saskia en Bram gaan aan de slag met de lijst. Zij kijken naar de mogelijkheden om te ruilen.")[1] == (
        "Zij kijken naar de mogelijkheden om te ruilen.",
        "Saskia en Bram",
    )


def test_a_sentence_is_a_task_as_a_whole():
    text = "Twee leden sluiten aan bij de klankbordgroep; Saskia en Bram nemen dit op zich."
    assert items(text) == [(text, "Saskia en Bram")]


@pytest.mark.parametrize(
    "sentence",
    [
        "Het bestuur dient een motie in om de regels te veranderen.",
        "Saskia vraagt zich nog steeds af of er animo is om een nieuwsbrief te onderhouden.",
        "Bram rekent voor dat het net uit kan.",
        "Bram deelt zijn scherm met de begroting.",
        "Saskia wil graag horen of zij kan helpen.",
        "De leden vullen aan:",
        "Bram volgt Saskia op.",
        "Saskia meldt zich bij ons aan met haar eigen account.",
        "Er is gevraagd of de formulieren worden nagelopen als bijvangst of ingevuld door Bram.",
        "De film wordt, zoals bekend, al een week nagestuurd door Bram.",
        "Daar zal de uitspraak over volgen, niet door Bram.",
        "Mocht het overleg eindigen dan zal Bram zorgen voor de overdracht.",
        "De pauze zal worden gebruikt om het onderzoek (door Bram) af te ronden.",
        "Er wordt gevraagd om instemming met het plan om te verhuizen.",
        "Saskia nodigt ons uit op haar kantoor.",
    ],
)
def test_what_is_told_is_no_task(sentence):
    assert items("Saskia Verhoeven en Bram de Wit zijn er.", sentence) == []


def test_who_takes_part_stays_in_a_task_that_has_its_owner():
    found = items("Saskia Verhoeven, Bram de Wit.", "<actiepunt: Bram> Werksessie over de folder: Saskia en Bram.")
    assert found[0][0] == "Werksessie over de folder: Saskia en Bram."


def test_a_list_of_what_is_to_do_need_not_stand_under_a_heading():
    assert items("to do:", "- Zaal reserveren", "- folders ophalen bij de drukker") == [
        ("Zaal reserveren", None),
        ("folders ophalen bij de drukker", None),
    ]


def test_an_agenda_hands_out_nothing():
    assert items("# Agenda", "- Voorstel over de nieuwe voorwaarden (Bram)", "# Opening", "Bram de Wit opent.") == []


def test_what_somebody_thinks_of_the_list_and_where_to_find_it_are_no_tasks():
    assert items(
        "# Takenlijst",
        "- Saskia Verhoeven vindt de lijst veel te lang.",
        "- Het fundament (meerwijk-standaarden.github.io)",
        "- Kernset: a.deboer@meerwijk.nl",
        "- Bram de Wit deelt de lijst met alle leden.",
    ) == [("Bram de Wit deelt de lijst met alle leden.", "Bram de Wit")]


def test_a_label_at_the_end_of_a_bullet_hands_out_no_bullets_after_it():
    assert items("- De sleutels moeten nog gemaakt worden. Actie: Saskia Verhoeven", "- De zaal is weer droog") == [
        ("De sleutels moeten nog gemaakt worden.", "Saskia Verhoeven")
    ]


def test_minutes_in_the_past_tense_tell_a_task_with_zou():
    told = (
        "De voorzitter opende de vergadering.",
        "Saskia vertelde dat er acht plaatsen zijn en dat er weinig animo is.",
    )
    assert items(*told, "Bram zou dit doorgeven aan de redactie.") == [
        ("Bram zou dit doorgeven aan de redactie.", "Bram")
    ]
    now = ("De voorzitter opent de vergadering.", "Saskia vertelt dat er acht plaatsen zijn.")
    assert items(*now, "Bram zou dit doorgeven aan de redactie.") == []


@pytest.mark.parametrize(
    "sentence",
    [
        "Toen is afgesproken dat Bram een dag in de week aan zijn opdracht mag werken.",
        "Bram heeft een nieuwe knie en maakt het naar omstandigheden goed.",
        "Saskia herstelt van een griep.",
        "Mogelijk gaat de gemeente Meerwijk leges heffen.",
        "Bram zit op Terschelling en laat de groeten doen.",
        "Saskia gaat minder doen.",
        "Het bestuur stelt de begroting vast op 200 euro.",
    ],
)
def test_what_was_and_what_may_be_is_no_task(sentence):
    assert items(sentence) == []
