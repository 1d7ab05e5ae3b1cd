import pytest

from pipeline.facts import Header, Value
from pipeline.nlp import find_facts

from .minutes import attendee, blank, paragraphs, read, structure


def said(*texts, **fields):
    text, facts = read(*texts, **fields)
    return [(c.speaker, c.act, c.rule, text[c.start : c.end]) for c in facts.contributions]


@pytest.mark.parametrize(
    ("text", "speaker", "act", "rule"),
    [
        ("Saskia meldt dat het dak lekt.", "Saskia", "states", "verb"),
        ("Saskia Verhoeven gaf aan dat het dak lekt.", "Saskia Verhoeven", "states", "verb"),
        ("Ook merkt Bram op dat het regent.", "Bram", "states", "verb_inverted"),
        ("Bram heeft eerder aangegeven dat het regent.", "Bram", "states", "verb"),
        ("Bram stelt voor de deur te sluiten.", "Bram", "proposes", "verb"),
        ("De voorzitter vraagt of iedereen er is.", "De voorzitter", "asks", "verb"),
        ("Wethouder Van der Laan antwoordt dat het kan.", "Wethouder Van der Laan", "answers", "verb"),
        ("Saskia van de politie bespreekt de aanpak.", "Saskia", "states", "verb"),
        ("De VVD is tegen het voorstel.", "De VVD", "objects", "verb"),
        ("Saskia bedankt Bram voor zijn inzet.", "Saskia", "thanks", "verb"),
        ("Volgens Bram kan het goedkoper.", "Bram", "states", "source"),
        ("Voorstel Bram: de deur sluiten.", "Bram", "proposes", "noun"),
        ("Het plan wordt toegelicht door Saskia.", "Saskia", "states", "agent"),
        ("Bram: het kan goedkoper.", "Bram", "states", "colon"),
        ("Bram vraagt op welke plekken de werkgroep zich moet richten.", "Bram", "asks", "verb"),
        ("Bram corrigeert dat het getoonde stuk een concept is.", "Bram", "states", "verb"),
        ("Bram maakt een onderscheid tussen twee soorten leden.", "Bram", "states", "verb"),
        ("Bram stelt een kernvraag aan de groep: moet dit een doel zijn?", "Bram", "asks", "verb"),
        ("Saskia is erg voor om studenten toe te laten.", "Saskia", "states", "verb"),
        ("De heer Vos (Enexis): kan dat goedkoper?", "De heer Vos", "asks", "colon"),
        ("Saskia plaatst de kanttekening dat het duur is.", "Saskia", "states", "verb"),
        ("Bram overloopt de cijfers.", "Bram", "states", "verb"),
        ("Saskia ergert zich aan de kopjes.", "Saskia", "states", "verb"),
        ("Mevrouw Kaya sprak namens de buurt haar zorgen uit over sluipverkeer.", "Mevrouw Kaya", "states", "verb"),
        ("De heer Vos vestigde de aandacht op het hek.", "De heer Vos", "states", "verb"),
        ("De CISO meldde dat het klaar is.", "De CISO", "states", "verb"),
        ("Saskia zou dat jammer vinden.", "Saskia", "states", "weak_verb"),
        ("Bram zou liever een kaart zien.", "Bram", "states", "weak_verb"),
        ("Saskia had gemaild dat zij meer toezicht wil.", "Saskia", "states", "verb"),
        ("Bram wil de zaal verven.", "Bram", "states", "weak_verb"),
        ("Saskia voegt toe dat het dak lekt.", "Saskia", "states", "verb"),
        ("Ter inleiding legde Saskia enkele vragen neer.", "Saskia", "states", "verb_inverted"),
        ("Saskia geeft namens het project een eerste reactie.", "Saskia", "states", "verb"),
        ("Bram doet een oproep om mee te denken.", "Bram", "proposes", "verb"),
        ("Mevrouw Kaya is blij met het plan, maar vraagt wanneer het begint.", "Mevrouw Kaya", "states", "verb"),
        ("Mevrouw Kaya was bij de school en vond het mooi.", "Mevrouw Kaya", "states", "verb"),
        (
            "De voorzitter sluit de vergadering, waarbij hij benadrukt dat het goed gaat.",
            "De voorzitter",
            "states",
            "verb",
        ),
        ("Het plan werd door o.a. Saskia toegelicht.", "Saskia", "states", "agent"),
        ("Het plan werd geïntroduceerd door Saskia.", "Saskia", "states", "agent"),
        ("Op verzoek van Bram staan de namen nu in het verslag.", "Bram", "asks", "noun"),
        ("Bram's reactie hierop is dat het te duur is.", "Bram", "answers", "noun"),
        ("Aan die kant kan het ook (opm Bram).", "Bram", "states", "noun"),
        ("Vanuit de VVD was er een vraag over de kosten.", "de VVD", "states", "source"),
        ("VVD: is tegen, omdat wij het te duur vinden.", "VVD", "states", "colon"),
        ("Saskia laat de plannen voor het plein zien.", "Saskia", "states", "verb"),
        ("Antwoord: <Bram> Ja, dat kan wel als het droog blijft.", "Bram", "states", "colon"),
        ("<vraag Bram> Als ik het goed begrijp, kan dat dus niet.", "Bram", "states", "colon"),
    ],
)
def test_attributions(text, speaker, act, rule):
    assert said(text) == [(speaker, act, rule, text)]


@pytest.mark.parametrize(
    "text",
    [
        "De voorzitter opent de vergadering en heet iedereen welkom.",
        "Er wordt gevraagd of het kan.",
        "Vindt Bram dat ook?",
        "Voorzitter: Saskia Verhoeven",
        "Besluit: het mag.",
        "Het bestuur vindt de huur te hoog.",
        "We hebben Bram uitgenodigd.",
        "Bram neemt dit mee naar de werkgroep.",
        "Bram bedankt voor de presentatie.",
        "De voorzitter sluit de vergadering en dankt allen voor hun komst.",
        "De werkgroep Verkeer is het eens over de route.",
        "Bram stelt zich voor.",
        "Femke en Bram introduceren zich.",
        "De voorzitter stelt de agenda vast.",
        "Er zijn geen opmerkingen van Bram.",
        "Enexis: aanleg van de leiding in maart.",
        "Voorzitter: mevrouw Saskia Verhoeven, lid van de raad",
        "Het lek is gevonden door Bram.",
    ],
)
def test_these_attribute_nothing(text):
    assert said(text) == []


def test_one_person_is_resolved_and_several_are_nobody():
    _, facts = read("Saskia meldt dat het kan.", "Saskia en Bram melden dat het mag.")
    assert [c.person for c in facts.contributions] == [0, None]


def test_a_name_alone_goes_with_the_bullet_under_it():
    assert said("- Saskia:", "- het dak lekt", "- Bram: nee") == [
        ("Saskia", "states", "colon", "Saskia:\n- het dak lekt"),
        ("Bram", "states", "colon", "Bram: nee"),
    ]


def test_reports_of_a_council_open_with_the_speaker_and_a_full_stop():
    found = said(
        "De voorzitter. Dank u wel. We gaan door.",
        "Mevrouw Hofstede (VVD). Voorzitter. Wij zijn tegen.",
        "De voorzitter. Dan stemmen we.",
    )
    assert [(speaker, rule, text) for speaker, _, rule, text in found] == [
        ("De voorzitter", "verbatim", "De voorzitter. Dank u wel. We gaan door."),
        ("Mevrouw Hofstede", "verbatim", "Mevrouw Hofstede (VVD). Voorzitter. Wij zijn tegen."),
        ("De voorzitter", "verbatim", "De voorzitter. Dan stemmen we."),
    ]


def test_the_owner_of_an_action_says_nothing():
    assert said("# Acties", "- Bram: lijst met adressen rondsturen", "- Saskia: zaal bespreken") == []


def test_a_short_turn_takes_the_next_sentence_along():
    text = "Bram: Waarom? Er zijn al drie standaarden. Ook zijn ze duur en moeilijk te lezen."
    assert said(text) == [("Bram", "states", "colon", "Bram: Waarom? Er zijn al drie standaarden.")]
    assert said("Bram: Nee. Saskia vraagt waarom niet.") == [
        ("Bram", "states", "colon", "Bram: Nee."),
        ("Saskia", "asks", "verb", "Saskia vraagt waarom niet."),
    ]


def test_who_opens_a_verbatim_report_says_nothing_yet():
    found = said(
        "De voorzitter. Hierbij open ik de vergadering.",
        "Mevrouw Hofstede (VVD). Voorzitter. Wij zijn tegen.",
        "De voorzitter. Dan gaan we stemmen.",
    )
    assert [text for *_, text in found] == [
        "Mevrouw Hofstede (VVD). Voorzitter. Wij zijn tegen.",
        "De voorzitter. Dan gaan we stemmen.",
    ]


def test_in_a_word_for_word_report_speakers_do_not_speak_within_a_speech():
    speech = (
        "Mevrouw HOFSTEDE (VVD): Voorzitter. Ik ben tegen. De heer Kaya vraagt dit iets te vroeg. Saskia meldt niets."
    )
    found = said(*[speech] * 8)
    assert [(speaker, rule) for speaker, _, rule, _ in found] == [("Mevrouw HOFSTEDE", "colon")] * 8
    assert ("De heer Kaya", "asks") in [(speaker, act) for speaker, act, *_ in said(speech)]


def test_a_speaker_in_capitals():
    document = "De heer VAN DALEN (VVD): Voorzitter. Wij zijn tegen dit plan."
    assert said(document) == [("De heer VAN DALEN", "states", "colon", document)]


def test_the_same_speaker_goes_on_as_a_pronoun():
    text = "Saskia meldt dat het dak lekt. Zij vraagt om een emmer. Ook wil zij weten wie er komt. Het regent."
    assert said(text) == [("Saskia", "states", "verb", text.removesuffix(" Het regent."))]
    _, facts = read("Saskia meldt dat het dak lekt.", "Hij is stuk.")
    assert [c.end for c in facts.contributions] == [len("Saskia meldt dat het dak lekt.")]


def test_a_given_name_that_two_people_share_speaks_for_nobody():
    text, facts = read("Frank Dekker en Frank Zijlstra komen.", "Frank vraagt of het kan.")
    assert [(c.speaker, c.person) for c in facts.contributions] == [("Frank", None)]
    assert "Frank" not in [text[m.start : m.end] for m in facts.mentions]


def test_a_given_name_is_that_of_the_one_who_was_there():
    document = paragraphs("Leden: Frank Zijlstra", "Aanwezig: Frank Dekker", "Frank vraagt of het kan.")
    given = (attendee(document, "Frank Zijlstra", None), attendee(document, "Frank Dekker"))
    facts = find_facts(document, structure(document, attendees=given), blank())
    assert [facts.people[c.person].name for c in facts.contributions] == ["Frank Dekker"]


def test_who_answers_a_question_said_it_and_not_who_asked():
    assert [speaker for speaker, *_ in said("Op de vraag van Bram antwoordt Saskia dat het dak in mei klaar is.")] == [
        "Saskia"
    ]


def test_a_view_is_its_holders():
    assert [speaker for speaker, *_ in said("Naar de mening van Bram hoort dat gesprek hier niet thuis.")] == ["Bram"]


@pytest.mark.parametrize(
    ("text", "speaker", "act", "rule", "quoted"),
    [
        ("Kan dat ook op zaterdag? (Bram)", "Bram", "asks", "bracket", None),
        ("Hoe zit het met de huur? (Saskia Verhoeven, gemeente Meerwijk)", "Saskia Verhoeven", "asks", "bracket", None),
        ("Dit is voor kleine dorpen te duur (Saskia Verhoeven).", "Saskia Verhoeven", "states", "bracket", None),
        ("Bram - wie kan er zaterdag helpen?", "Bram", "asks", "dash", None),
        ("Bram – het hek is kapot.", "Bram", "states", "dash", None),
        ("Saskia Verhoeven heeft een voorkeur voor de lage variant.", "Saskia Verhoeven", "states", "verb", None),
        ("Bram ziet niets in een tweede ingang.", "Bram", "objects", "verb", None),
        ("Met een proef van een jaar kan Bram leven.", "Bram", "supports", "verb_inverted", None),
        ("De VVD-fractie sluit zich bij deze woorden aan.", "De VVD-fractie", "supports", "verb", None),
        ("De concerncontroller pleit voor een tweede offerte.", "De concerncontroller", "proposes", "verb", None),
        (
            "De concerncontroller Bram de Wit pleit voor uitstel.",
            "De concerncontroller Bram de Wit",
            "proposes",
            "verb",
            None,
        ),
        ("Reactie projectleider: dat komt door de oude leiding.", "projectleider", "answers", "noun", None),
        ("Het plan is volgens Enexis te duur.", "Enexis", "states", "source", None),
        ("De huur stijgt, maar Bram vindt dat terecht.", "Bram", "states", "verb", None),
        ("Bram deelt zijn ervaringen met de groep.", "Bram", "states", "verb", None),
        ("Bram geeft een korte projectupdate.", "Bram", "states", "verb", None),
        ("Enexis heeft vandaag een demo van de kaart gegeven.", "Enexis", "states", "verb", None),
        ("Bram heeft nog een aantal opmerkingen over de tekst.", "Bram", "states", "verb", None),
        ("Saskia heeft daar minder moeite mee.", "Saskia", "states", "verb", None),
        ("Saskia is als bestuurslid huiverig: vorige keer werd het duur.", "Saskia", "states", "verb", None),
        ("Bram zit, vooral door de buren, in over het lawaai.", "Bram", "objects", "verb", None),
        ("Bram blijft de poort te smal vinden.", "Bram", "states", "verb", None),
        ("Bram stemt hier mee in.", "Bram", "supports", "verb", None),
        ("De heer Vos dient een motie over het water in.", "De heer Vos", "proposes", "verb", None),
        ("Mevrouw Kaya klaagt over het vuurwerk.", "Mevrouw Kaya", "objects", "verb", None),
        ("Bram (via de chat) schrijft dat de provincie meebetaalt.", "Bram", "states", "verb", None),
        ("Een update over de nieuwe kaart vanuit Enexis:", "Enexis", "states", "noun", None),
        ("Een bewoner vraagt wanneer het begint.", "Een bewoner", "asks", "verb", None),
    ],
)
def test_other_ways_to_attribute(text, speaker, act, rule, quoted):
    assert said(text) == [(speaker, act, rule, quoted or text)]


def test_a_sentence_may_open_with_one_initial():
    text, facts = read("P. Verhoeven licht toe dat het dak lekt.", present=("P. Verhoeven",))
    assert [text[c.start : c.end] for c in facts.contributions] == [text]


def test_each_speaker_of_a_sentence_has_a_clause():
    assert said("Bram mist een vergelijking en Saskia vindt juist dat het plan te vol is.") == [
        ("Bram", "states", "weak_verb", "Bram mist een vergelijking"),
        ("Saskia", "states", "verb", "Saskia vindt juist dat het plan te vol is."),
    ]
    assert [speaker for speaker, *_ in said("Bram vraagt of Saskia vindt dat het te vol is.")] == ["Bram"]


def test_a_question_has_the_name_that_opens_the_next_sentence():
    assert said("- Kan dat ook op zaterdag? (Bram) Nee, dat kan niet.") == [
        ("Bram", "asks", "bracket", "Kan dat ook op zaterdag? (Bram)")
    ]


def test_a_municipality_speaks_under_its_bare_name():
    _, facts = read("Aanwezig was de gemeente Meerwijk.", "Meerwijk is sinds mei live en meldt dat het goed gaat.")
    assert [(c.speaker, c.organisation is not None) for c in facts.contributions] == [("Meerwijk", True)]


@pytest.mark.parametrize(
    "text",
    [
        "Saskia opent de vergadering en vraagt een minuut stilte voor ons oud-lid.",
        "De dijkgraaf opent de vergadering en stelt vast dat het quorum aanwezig is.",
        "Bram sluit de vergadering en nodigt iedereen uit voor een drankje.",
        "Bram nodigt de aanwezigen uit voor de nieuwjaarsborrel.",
        "Saskia heet iedereen welkom en vertelt hoe de avond eruit ziet.",
        "Femke heeft zich kandidaat gesteld en stelt zich kort voor.",
        "Mevrouw Hofstede spreekt in namens de bewoners.",
        "Bram rapporteert in januari aan het bestuur.",
        "Bram laat iedereen in november weten wat ermee is gedaan.",
        "Bram koppelt dit volgende vergadering terug.",
        "Saskia geeft dat morgen door aan de opzichter.",
        "Saskia deelt de lijst met de groep.",
        "Bram vraagt bij de provincie na of het mag.",
        "Actie: Bram informeert bij de buren hoe het zit.",
        "Actie – nagaan of het kan en wie er is (Bram)",
        "Bram: geen.",
        "Saskia: niets voor de rondvraag.",
        "De cursus is in mei, tarief volgens Enexis.",
        "Het verzoek wordt afgewezen conform het advies van Bram.",
        "Voorstel Bram: 12 stemmen voor, 3 tegen.",
        "adressen van de leden opzoeken (Bram)",
        "Er is gesproken met de trainer van Saskia (Bram).",
        "Bram - offerte opvragen",
        "Voorzitter: Saskia Verhoeven (burgemeester van Meerwijk)",
        "De feedback van Bram wordt in de tekst verwerkt.",
        "Ook is het advies van Enexis nog niet binnen.",
        "De werkgroep concludeert dat de tekst klaar is.",
        "De oudergeleding stemt in met het rooster.",
        "De bewonersraad geeft een positief advies.",
        "Met name de reactie van Enexis.",
        "Vanuit de bespreking van de vraag van Bram komen we bij het volgende punt.",
        "Enexis heeft hiervoor ruimte beschikbaar gesteld.",
        "Het draaiboek wordt aangevuld door Bram.",
        "Saskia geeft presentatie in Meerwijk over de dijk.",
        "Saskia deelt de stukken via e-mail.",
        "Saskia bevestigt dit voor 1 oktober schriftelijk.",
        "Saskia spreekt de buren hier binnenkort over.",
        "Enexis denkt er nog over na.",
        "Femke heeft zichzelf geïntroduceerd in een brief.",
        "Saskia en Bram gaan de buren bellen en leggen het dan uit.",
        "Bram heeft een voorstel opgesteld.",
    ],
)
def test_ceremony_tasks_and_labels_attribute_nothing(text):
    assert said(text) == []


def test_a_question_for_somebody_absent_is_still_to_be_asked():
    document = paragraphs("Afwezig: Femke Hofstede", "Bram vraagt Femke naar de stand van zaken.")
    absent = attendee(document, "Femke Hofstede", "absent")
    facts = find_facts(document, structure(document, attendees=(absent,)), blank())
    assert facts.contributions == ()


def test_a_short_turn_ends_before_what_the_meeting_decides():
    assert said("Bram: nog 412 euro. De vergadering besluit om een boom te kopen.") == [
        ("Bram", "states", "colon", "Bram: nog 412 euro.")
    ]


def test_a_name_between_brackets_of_its_own_closes_an_item_or_the_sentence_before_it() -> None:
    text = "- Groep Dijken. De start, met een lezing, gaat in mei plaatsvinden. (Bram)"
    assert said(text) == [("Bram", "states", "bracket", text.removeprefix("- "))]
    assert said("- Buren bellen. Adressen opzoeken. (Bram)") == []
    assert said("Het is een proef. Die mag wel of die mag niet. (Bram, Saskia)") == [
        ("Bram, Saskia", "states", "bracket", "Die mag wel of die mag niet. (Bram, Saskia)")
    ]


def test_a_municipality_under_its_bare_name_within_a_sentence() -> None:
    _, facts = read(
        "Aanwezig was de gemeente Meerwijk.",
        "Een idee van Meerwijk is om met kleuren te werken.",
        "Voor de kaart wil Meerwijk liever één lijst.",
        "Het pand staat in Meerwijk en is te koop.",
    )
    assert [(c.speaker, c.rule) for c in facts.contributions] == [("Meerwijk", "noun"), ("Meerwijk", "weak_verb")]


@pytest.mark.parametrize(
    "sentence",
    [
        "Tot slot geeft Bram de Wit (projectgroep Hal) een presentatie over de nieuwe hal.",
        "Bram de Wit moedigt het bestuur aan om voor een open vorm te kiezen.",
        "Bram de Wit doet een voorzet als basis voor de discussie.",
        "Bram de Wit neemt de aanwezigen mee in de plannen voor de hal.",
        "Bram de Wit is geïnteresseerd in het geven van cursussen.",
    ],
)
def test_what_somebody_tells_or_is_willing_to_do(sentence: str) -> None:
    text, facts = read(sentence)
    assert [(c.speaker, text[c.start : c.end]) for c in facts.contributions] == [("Bram de Wit", sentence)]
    assert facts.actions == ()


@pytest.mark.parametrize(
    ("title", "speakers"),
    [
        ("Algemene ledenvergadering", ["Het bestuur"]),
        ("Notulen gemeenteraad", ["Het bestuur"]),
        ("Bestuursvergadering", []),
    ],
)
def test_a_board_speaks_before_those_to_whom_it_answers(title: str, speakers: list[str]) -> None:
    sentence = "Het bestuur benadrukt dat leden zelf een bijeenkomst mogen houden."
    _, facts = read(sentence, header=Header(title=Value(title, 0, 0)))
    assert [c.speaker for c in facts.contributions] == speakers


@pytest.mark.parametrize(
    "sentence",
    [
        "Het advies van Stichting Het Anker ontbreekt nog in het dossier.",
        "Het advies van Stichting Het Anker was ongunstig.",
        "Het gunstige advies van Stichting Het Anker zit in het dossier.",
    ],
)
def test_what_is_told_of_a_paper_is_said_by_nobody(sentence: str) -> None:
    assert said(sentence) == []
