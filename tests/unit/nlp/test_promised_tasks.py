"""Ways to promise, hand out and ask for a task beside the plain ones, in minutes of any tense."""

from datetime import date

import pytest

from pipeline.facts import Header, Value
from pipeline.nlp import find_facts
from pipeline.readers.markdown import parse_markdown
from pipeline.structure import read_structure

from .minutes import blank, read

HELD = Header(date=Value("2024-03-14", 0, 0))


def tasks(*texts, **fields):
    text, facts = read(*texts, **fields)
    return [(text[a.start : a.end], a.owner) for a in facts.actions]


@pytest.mark.parametrize(
    ("sentence", "owner"),
    [
        ("Bram heeft aangeboden dit onderwerp uit te werken.", "Bram"),
        ("Saskia heeft op zich genomen de zaal te reserveren.", "Saskia"),
        ("Saskia is van plan een enquête te houden onder de leden.", "Saskia"),
        ("Saskia zegt dat uit te moeten zoeken.", "Saskia"),
        ("Bram heeft nog de actie staan om de brief te schrijven.", "Bram"),
        ("Saskia krijgt als huiswerk een plan te maken.", "Saskia"),
        ("Dit punt blijft bij Bram liggen.", "Bram"),
        ("Saskia hoort nog van Bram wanneer het kan.", "Bram"),
        ("Bram: neemt contact op met de gemeente.", "Bram"),
        ("Bram - zoekt uit hoeveel uren er over zijn.", "Bram"),
        ("Door Bram zal de notitie worden aangepast.", "Bram"),
        ("Bram is bezig met het regelen van een zaal.", "Bram"),
        ("Bram belt er achteraan voor een stand van zaken.", "Bram"),
        ("Saskia neemt ook de vraag mee hoe dat een plek krijgt.", "Saskia"),
        ("Aan Bram de eer om het verhaal op te schrijven.", "Bram"),
        ("De werving wordt toevertrouwd aan Saskia.", "Saskia"),
        ("Saskia en Bram bieden zich aan om de kas te controleren.", "Saskia en Bram"),
        ("Saskia wil het onderwerp agenderen voor de stuurgroep.", "Saskia"),
        ("Met Bram is afgesproken dat hij de ploeg optrommelt.", "Bram"),
        ("Saskia engageert zich om dat bij de verzekeraar af te toetsen.", "Saskia"),
        ("Saskia nam de coördinatie op zich.", "Saskia"),
        ("Bram zegde toe de penningmeester te bellen.", "Bram"),
        ("Tot slot wordt alle leden gevraagd hun voorbeelden te delen.", "alle leden"),
        ("Zodra Saskia er weer is, zal zij dit in gang zetten.", "Saskia"),
        ("Of de schade gedekt is, zoekt Saskia uit.", "Saskia"),
        ("Bram legt de kwestie nog bij de afdeling neer.", "Bram"),
        ("Bram komt hier volgende keer op terug.", "Bram"),
        ("De verkeerskundige zoekt uit om welke dagen het ging.", "De verkeerskundige"),
        ("Iedereen die nog wensen heeft, geeft die binnen twee weken op.", "Iedereen"),
    ],
)
def test_somebody_takes_on_or_is_given_a_task(sentence, owner):
    assert tasks("Aanwezig: Saskia Verhoeven, Bram de Wit", sentence) == [(sentence, owner)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Bewoners die slecht ter been zijn kunnen zich melden.",
        "Bram vraagt op welke dagen de zaal open is.",
        "Saskia zou dat liever anders zien.",
        "Bram wil wel graag antwoord op de vragen die hij heeft gesteld.",
        "Opmerkingen kunnen naar Bram worden gestuurd.",
    ],
)
def test_these_hand_out_nothing(sentence):
    assert tasks("Aanwezig: Saskia Verhoeven, Bram de Wit", sentence) == []


def test_what_may_be_sent_in_until_a_day_to_come_is_a_task_of_nobody():
    sentence = "Opmerkingen kunnen tot 1 april naar Bram worden gestuurd."
    assert tasks(sentence, header=HELD, dates=(("1 april", date(2024, 4, 1)),)) == [(sentence, None)]


def test_in_the_past_tense_zou_is_what_somebody_will_do():
    told = "De voorzitter opende de vergadering. Bram gaf aan dat het dak lekte. Saskia vroeg wat dat kostte."
    task = "Bram zou de aannemer erop aanspreken."
    assert tasks(told, task) == [(task, "Bram")]
    assert tasks("Bram geeft aan dat het dak lekt. Saskia vraagt wat dat kost.", task) == []


@pytest.mark.parametrize(
    ("bullet", "task"),
    [
        ("Offerte opvragen bij de drukker (Saskia, voor de zomer)", "Offerte opvragen bij de drukker"),
        ("Piket regelen met de storingsdienst: Saskia (morgen)", "Piket regelen met de storingsdienst"),
        ("Bakker vragen of hij weer sponsort – Saskia", "Bakker vragen of hij weer sponsort"),
    ],
)
def test_a_few_words_with_an_infinitive_and_who_does_that_behind_them(bullet, task):
    assert tasks("Saskia en Bram zijn er.", f"- {bullet}") == [(task, "Saskia")]


def test_a_bullet_that_wishes_is_no_task_of_who_stands_behind_it():
    assert tasks("Saskia en Bram zijn er.", "- We willen graag de zaal huren (Saskia)") == []


def test_a_label_needs_no_colon_before_a_name_and_what_it_does():
    said = "Actie Saskia ondertekening gemeente regelen."
    assert tasks("Saskia en Bram zijn er.", said) == [("ondertekening gemeente regelen.", "Saskia")]
    assert tasks("Saskia en Bram zijn er.", "Actie Saskia is gereed.") == []


def test_a_ticked_box_is_a_task_wherever_it_stands():
    text, facts = read("Saskia en Bram zijn er.", "# Geld", "- [x] Kas tellen (Bram)", "- [ ] Begroting maken (Saskia)")
    assert [(text[a.start : a.end].split("] ")[-1], a.owner, a.status) for a in facts.actions] == [
        ("Kas tellen", "Bram", "done"),
        ("Begroting maken", "Saskia", "open"),
    ]


def test_a_table_with_names_and_when_needs_no_header_over_its_tasks():
    rows = ("Staat nog | Wie | Wanneer", "Steiger vastzetten | Saskia | 1 mei", "Schade melden | Bram | 3 mei")
    days = (("1 mei", date(2024, 5, 1)), ("3 mei", date(2024, 5, 3)))
    assert tasks("Saskia en Bram zijn er.", *rows, dates=days) == [
        ("Steiger vastzetten", "Saskia"),
        ("Schade melden", "Bram"),
    ]
    assert tasks("Saskia en Bram zijn er.", "Bijeenkomst | Wie | Datum", *rows[1:], dates=days) == []


def test_what_a_speaker_says_he_does_is_his_task() -> None:
    said = (
        ("Bram: De tekst is nog niet klaar. Vrijdag stuur ik rond wat ik heb.", "Vrijdag stuur ik rond wat ik heb."),
        ("Bram: Er staan twee fouten in. Die ga ik eruit halen.", "Die ga ik eruit halen."),
        ("Bram: De hal is vol. Ik zal een zaal zoeken.", "Ik zal een zaal zoeken."),
    )
    for text, task in said:
        assert tasks(text) == [(task, "Bram")]
    assert tasks("Bram: De hal is vol. Dat vind ik jammer.") == []


def test_a_box_of_markdown_makes_a_task_wherever_it_stands():
    document = parse_markdown(
        "# Verslag\n\n## Geld\n\nBram telt.\n\n- [ ] Saskia: handleiding delen\n- [x] Bram: kas tellen\n"
    )
    facts = find_facts(document, read_structure(document), blank())
    assert [(document.text[a.start : a.end], a.owner, a.status) for a in facts.actions] == [
        ("handleiding delen", "Saskia", "open"),
        ("kas tellen", "Bram", "done"),
    ]
    assert not facts.contributions
