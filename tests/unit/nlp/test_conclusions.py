from datetime import date

import pytest

from pipeline.facts import Header, Value
from pipeline.nlp.components.conclusions import find_conclusions
from pipeline.nlp.context import Context
from pipeline.readers.text import parse_text

from .minutes import attendee, context_of, paragraphs, structure


def found(*texts):
    context = context_of(*texts)
    return [(context.text[c.start : c.end], c.kind, c.outcome) for c in find_conclusions(context)]


@pytest.mark.parametrize(
    ("text", "kind", "outcome"),
    [
        ("Het verslag van 3 mei wordt ongewijzigd vastgesteld.", "decision", "adopted"),
        ("Met deze wijziging worden de notulen goedgekeurd.", "decision", "adopted"),
        ("De notulen van vorige keer stilzwijgend vastgesteld.", "decision", "adopted"),
        ("De agenda wordt gevolgd zoals voorgesteld.", "decision", "adopted"),
        ("De agenda is akkoord.", "decision", "adopted"),
        ("De vergadering stemt in met het voorstel.", "decision", "adopted"),
        ("Het bestuur gaat akkoord met de begroting.", "decision", "adopted"),
        ("Hierna stemt de groep hiermee in.", "decision", "adopted"),
        ("Allen zijn akkoord.", "decision", "adopted"),
        ("Akkoord, geen opmerkingen.", "decision", "adopted"),
        ("De huurdersvereniging kan zich vinden in het plan.", "decision", "adopted"),
        ("Het bestuur besluit om de huur te verhogen.", "decision", "adopted"),
        ("Na discussie besluit de vergadering de zaal te verven.", "decision", "adopted"),
        ("Besloten is de zaal te verven.", "decision", "adopted"),
        ("Er is besloten om de zaal te verven.", "decision", "adopted"),
        ("Dan is aldus besloten.", "decision", "adopted"),
        ("De gemeenteraad keurt het reglement goed.", "decision", "adopted"),
        ("Het dagelijks bestuur stelt de jaarstukken vast.", "decision", "adopted"),
        ("De werkgroep stelt een redactiecommissie in.", "decision", "adopted"),
        ("De MR verleent instemming aan het schoolplan.", "decision", "adopted"),
        ("Onder applaus verleent de ALV het bestuur decharge.", "decision", "adopted"),
        ("Tot nieuw lid van de kascommissie wordt Bram de Wit benoemd.", "decision", "adopted"),
        ("Saskia Verhoeven wordt bij acclamatie herkozen.", "decision", "adopted"),
        ("De wervingscommissie wordt opgeheven.", "decision", "adopted"),
        ("De raad stelt een krediet van € 5.000 beschikbaar.", "decision", "adopted"),
        ("Het voorstel gaat als hamerstuk naar de raad.", "decision", "adopted"),
        ("Daarmee is het voorstel aangenomen.", "decision", "adopted"),
        ("De volgende vergadering wordt verplaatst naar 12 mei.", "decision", "adopted"),
        ("De MR stemt niet in met het rooster.", "decision", "rejected"),
        ("Zonder hoofdelijke stemming wordt conform het voorstel besloten.", "decision", "adopted"),
        ("De motie wordt verworpen.", "decision", "rejected"),
        ("De werkgroep wijst het voorstel af.", "decision", "rejected"),
        ("Het voorstel wordt aangehouden.", "decision", "deferred"),
        ("Dit punt wordt verdaagd naar de volgende zitting.", "decision", "deferred"),
        ("Dit agendapunt schuift door naar mei.", "decision", "deferred"),
        ("De raad neemt de brief voor kennisgeving aan.", "decision", "noted"),
        ("De raad neemt akte van het ontslag.", "decision", "noted"),
        ("Afgesproken wordt dat Bram de sleutel bewaart.", "agreement", None),
        ("We spreken af dat de zaal open blijft.", "agreement", None),
        ("Na enige discussie spreken de aanwezigen af dat de zaal open blijft.", "agreement", None),
        ("De leden zijn het er ook over eens dat de zaal open blijft.", "agreement", None),
        ("De conclusie is dat het dak lekt.", "conclusion", None),
        ("De voorzitter concludeert dat het dak lekt.", "conclusion", None),
        ("De werkgroep stelt vast dat het dak lekt.", "conclusion", None),
        ("Over het dak wordt geen consensus bereikt.", "conclusion", "deferred"),
        ("Er zijn geen bezwaren geuit.", "conclusion", None),
        ("Alle partners onderschrijven het plan.", "conclusion", None),
    ],
)
def test_wordings(text, kind, outcome):
    assert found(text) == [(text, kind, outcome)]


@pytest.mark.parametrize(
    "text",
    [
        "Stemt iedereen in met het voorstel?",
        "Voorgesteld wordt dat het verslag wordt vastgesteld.",
        "Vorig jaar is besloten om de huur te verhogen.",
        "Het college heeft vorige week besloten de huur te verhogen.",
        "Als het voorstel wordt aangenomen, volgt een brief.",
        "Dit besluit is op losse schroeven komen te staan.",
        "De raad moet nog een besluit nemen over de zaal.",
        "Er is nog geen besluit genomen.",
        "Het plan zal in juni worden vastgesteld.",
        "Aldus vastgesteld in de vergadering van 3 juni.",
        "In het besloten deel is over het dak gesproken.",
        "Wat we hebben afgesproken, komt op papier.",
        "Zoals afgesproken levert Bram de lijst aan.",
        "De afgesproken termijn is verstreken.",
        "De subsidie is door het ministerie toegekend.",
        "De motie is door de Tweede Kamer aangenomen.",
        "Er wordt gevraagd of de leden akkoord zijn.",
        "De vergadering vindt plaats in het clubhuis.",
        "De raad is enthousiast over het spreekuur.",
        "Daarover is een motie aangenomen.",
        "Samenvattend:",
        "Twee inbrekers werden door de politie aangehouden.",
    ],
)
def test_these_decide_nothing(text):
    assert found(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Saskia vindt de huur te hoog.",
        "Saskia is het hiermee eens.",
        "Mevrouw De Wit gaat akkoord met het voorstel.",
        "Bram de Wit meldt dat de begroting is vastgesteld.",
        "De heer De Wit stelt voor om akkoord te gaan.",
    ],
)
def test_what_one_person_thinks_or_tells_is_no_conclusion(text):
    assert found(text) == []


def test_a_decision_dated_before_the_meeting_is_recalled():
    text = "Het plan wordt goedgekeurd op 3 maart 2025."
    document = paragraphs(text)
    for day, count in ((date(2025, 3, 3), 1), (date(2025, 4, 1), 0)):
        header = Header(date=Value(day.isoformat(), 0, 0))
        given = structure(document, dates=(("3 maart 2025", date(2025, 3, 3)),), header=header)
        assert len(find_conclusions(Context(document, given))) == count


def test_a_label_goes_with_the_text_behind_it_and_the_bullets_under_it():
    assert found("Besluit: de huur gaat omhoog.") == [("de huur gaat omhoog.", "decision", "adopted")]
    assert found("Afspraken:", "- Bram bewaart de sleutel", "- De deur gaat op slot", "Daarna is er koffie.") == [
        ("Bram bewaart de sleutel", "agreement", None),
        ("De deur gaat op slot", "agreement", None),
    ]


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("<Besluit> de huur gaat omhoog.", "de huur gaat omhoog."),
        ("BESLISSING: de huur gaat omhoog.", "de huur gaat omhoog."),
        ("Besluit 2025-3: de huur gaat omhoog.", "de huur gaat omhoog."),
        ("Besluit MR-leden: akkoord", "akkoord"),
        ("Werkafspraak -> de huur gaat omhoog.", "de huur gaat omhoog."),
        ("Er is lang gepraat. Beslissing: de huur gaat omhoog.", "de huur gaat omhoog."),
        ("Terugkomend op het eerste punt, besluit: de huur gaat omhoog.", "de huur gaat omhoog."),
    ],
)
def test_labels_are_written_in_many_ways_and_stand_anywhere(text, quote):
    assert [quoted for quoted, _, _ in found(text)] == [quote]


def test_bullets_behind_a_label_that_has_its_own_text_are_not_its_conclusions():
    assert found("Besluit: de huur gaat omhoog.", "- Saskia toont de cijfers van de kas") == [
        ("de huur gaat omhoog.", "decision", "adopted")
    ]


def test_a_heading_makes_its_sentences_conclusions():
    assert found("# Conclusie", "Het dak moet dicht.", "# Rondvraag", "De zon schijnt.") == [
        ("Het dak moet dicht.", "conclusion", None)
    ]


def test_under_a_heading_what_somebody_says_and_long_talk_are_no_conclusions():
    assert found("# Conclusie", "Saskia merkt op dat het dak lekt.", "Dan merkt Bram op dat het regent.") == []
    assert found("# Besluit", " ".join(["Het dak is oud en rot."] * 20)) == []


def test_votes_are_counted():
    context = context_of(
        "De motie wordt aangenomen met 30 stemmen voor en 14 tegen.",
        "Met 5 tegen 8 stemmen verworpen.",
        "De raad keurt het reglement goed met 18 ja-stemmen tegen 5 nee-stemmen en 2 onthoudingen.",
        "Stemming: 33 voor, 5 tegen, 3 onthoudingen. Het voorstel is aangenomen.",
    )
    conclusions = find_conclusions(context)
    votes = [(c.votes_for, c.votes_against, c.outcome) for c in conclusions]
    assert votes == [(30, 14, "adopted"), (5, 8, "rejected"), (18, 5, "adopted"), (33, 5, "adopted")]
    assert context.text[conclusions[-1].start : conclusions[-1].end] == "Het voorstel is aangenomen."


def test_in_word_for_word_minutes_only_the_rulings_count():
    speech = "De heer DE WIT (VVD): Voorzitter. Ik stel vast dat wij het afgesproken hebben. Kortom: ik ga akkoord."
    assert found(*[speech] * 8, "Besluit:", "- dictum I te schrappen", "De motie wordt verworpen.") == [
        ("De motie wordt verworpen.", "decision", "rejected")
    ]


def test_rows_with_an_outcome_are_decisions():
    rows = ("Nr | Onderwerp | Besluit", "1 | Verordening op de markt | Aangenomen", "2 | Motie meer bomen | verworpen")
    assert found(*rows, "3 | Huur van de zaal | Niet aan de orde geweest", "4 | Tarieven | Niet behandeld") == [
        ("Verordening op de markt", "decision", "adopted"),
        ("Motie meer bomen", "decision", "rejected"),
        ("Tarieven", "decision", "deferred"),
    ]


def test_a_decision_written_out_in_its_column_is_given_itself():
    rows = ("Punt | Omschrijving | Besluit", "1 | Koelcel voor de voedselbank | Akkoord met een bijdrage van € 900.")
    assert found(*rows, "2 | Datum van het debat | Q2 2025") == [
        ("Akkoord met een bijdrage van € 900.", "decision", "adopted"),
        ("Datum van het debat", "decision", "adopted"),
    ]


def test_rows_of_a_register_of_past_decisions_are_no_decisions_of_the_meeting():
    document = paragraphs("Datum | Besluit", "3 maart 2024 | De huur gaat met vier procent omhoog")
    dates = (("3 maart 2024", date(2024, 3, 3)),)
    given = structure(document, dates=dates, header=Header(date=Value("2025-05-08", 0, 0)))
    assert find_conclusions(Context(document, given)) == []


def test_a_grid_of_votes_tells_the_outcome():
    context = context_of("Voorstel | Voor | Tegen", "Nieuw dak | 12 | 3", "Nieuwe kas | 4 | 11")
    rows = [(c.outcome, c.votes_for, c.votes_against) for c in find_conclusions(context)]
    assert rows == [("adopted", 12, 3), ("rejected", 4, 11)]


def test_an_outcome_in_capitals_before_a_title_is_its_outcome():
    document = paragraphs("321 | AANGEHOUDEN Motie meer bomen in Meerwijk")
    conclusions = find_conclusions(Context(document, structure(document, kind="decision_list")))
    assert [(document.text[c.start : c.end], c.outcome) for c in conclusions] == [
        ("Motie meer bomen in Meerwijk", "deferred")
    ]


def test_lines_of_a_decision_list_end_with_their_outcome():
    document = paragraphs("B.2 Motie meer bomen in Meerwijk aangenomen")
    for kind, count in (("decision_list", 1), ("minutes", 0)):
        conclusions = find_conclusions(Context(document, structure(document, kind=kind)))
        assert [c.rule for c in conclusions] == ["line"] * count


def test_an_attendee_by_surname_is_a_person_too():
    text = "Oosterbaan is akkoord met het voorstel."
    document = paragraphs("Aanwezig: Wim Oosterbaan", text)
    given = structure(document, attendees=(attendee(document, "Wim Oosterbaan"),))
    assert find_conclusions(Context(document, given)) == []


def test_each_article_of_a_decision_is_one():
    assert [text for text, *_ in found(
        "BESLUIT:",
        "Artikel 1: De raad neemt akte van het budget.",
        "Artikel 2: Een afschrift van dit besluit wordt bezorgd aan de kerkfabriek.",
        "Art. 3. Het college draagt zorg voor de uitvoering van dit besluit.",
        "Bram vraagt wie het hek betaalt.",
    )] == [
        "Artikel 1: De raad neemt akte van het budget.",
        "Artikel 2: Een afschrift van dit besluit wordt bezorgd aan de kerkfabriek.",
        "Het college draagt zorg voor de uitvoering van dit besluit.",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "vote",
    [
        "Stemming: eenparig goedgekeurd.",
        "Uitslag: aangenomen.",
        "Stemming: 16 stemmen voor (CD&V, Groen), 1 stem tegen (Bos).",
    ],
)
def test_the_outcome_of_the_vote_on_a_decision_is_no_second_one(vote):
    assert [text for text, *_ in found("De notulen worden goedgekeurd.", vote)] == ["De notulen worden goedgekeurd."]


def test_who_voted_stands_between_the_counts():
    context = context_of(
        "De raad stelt de begroting vast.", "Stemming: 16 stemmen voor (CD&V, Groen), 1 stem tegen (Bos)."
    )
    assert [(c.votes_for, c.votes_against) for c in find_conclusions(context)] == [(16, 1)]


@pytest.mark.parametrize(
    "label", ["Afgesproken wordt:", "Er is het volgende afgesproken:", "We spreken af:", "Het bestuur komt overeen:"]
)
def test_what_is_agreed_stands_in_the_bullets_below(label):
    assert [quote for quote, *_ in found(label, "- de kerk komt in het plan")] == ["de kerk komt in het plan"]


@pytest.mark.parametrize("text", ["Toezegging 14 kan worden afgevoerd.", "De FR adviseert positief over de regeling."])
def test_commitments_are_struck_off_and_councils_advise(text):
    assert [quote for quote, *_ in found(text)] == [text]


def test_an_outcome_with_its_condition_goes_with_the_subject_beside_it():
    rows = ("Nr | Wijziging | Besluit | Uitvoering", "W-11 | Nieuwe schakelkast | Aangehouden, plan ontbreekt | n.v.t.")
    assert found(*rows, "W-12 | Poort openzetten | Afgewezen op advies van beveiliging | n.v.t.") == [
        ("Nieuwe schakelkast | Aangehouden, plan ontbreekt", "decision", "deferred"),
        ("Poort openzetten | Afgewezen op advies van beveiliging", "decision", "rejected"),
    ]


def test_the_tasks_below_a_decision_list_are_no_decisions():
    rows = ("Nr | Onderwerp | Besluit", "1 | Verordening op de markt | Aangenomen", "", "Actie | Wie | Gereed")
    assert found(*rows, "Plan voor de markt opstellen | Saskia | 3 mei") == [
        ("Verordening op de markt", "decision", "adopted")
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Notulen d.d. 3-5-2024: akkoord, met dank aan Saskia.",
        "Geen opmerkingen, akkoord.",
        "Zonder wijzigingen vastgesteld.",
        "Verder vastgesteld, met dank aan de notulist.",
        "Alle vijf akkoord.",
        "Het overleg kan zich hierin vinden.",
        "De werkgroep kan hiermee instemmen.",
        "De klankbordgroep neemt het advies over.",
        "De bestuurder gaat akkoord met het plan.",
        "SV gaat akkoord met de kosten.",
        "Bram wil graag meedoen; daar is geen bezwaar tegen, mits hij zelf betaalt.",
        "Het voorstel om een koster aan te stellen wordt met instemming begroet.",
        "De OR stelt het advies uit tot de cijfers er zijn.",
        "Nieuwe kascommissie: Bram en Femke.",
        "Stemming zaterdag (3) of zondag (1), het wordt dus zaterdag.",
        "De keuze valt op de lage variant.",
        "We doen het gewoon op de 31e.",
        "We laten de prijzen zoals ze zijn.",
        "Volgend jaar werken we met een rooster per klas.",
    ],
)
def test_other_secretaries_write_it_so(text):
    assert [quote for quote, *_ in found(text)] == [text]


@pytest.mark.parametrize(
    "text",
    [
        "Geen bezwaren.",
        "Er zijn geen verdere opmerkingen.",
        "De personeelsgeleding vindt het prima.",
        "Bram gaat niet akkoord met de kosten.",
        "We doen mee aan de optocht.",
    ],
)
def test_these_are_no_decisions_by_themselves(text):
    assert found(text) == []


def test_an_outcome_behind_a_sentence_is_the_outcome_of_that_sentence():
    bullet = "- Voorstel Bolt (alleen senioren): 15 voor, 30 tegen, 2 blanco. Verworpen."
    assert found(bullet) == [(bullet[2:], "decision", "rejected")]
    assert found("De zaal is vol. Diaconie stelt 9 juni voor. Akkoord.") == [
        ("Diaconie stelt 9 juni voor. Akkoord.", "decision", "adopted")
    ]
    assert found("Het bestuur besluit de zaal te verven. Akkoord.") == [
        ("Het bestuur besluit de zaal te verven.", "decision", "adopted")
    ]


def test_consensus_that_the_next_sentence_spells_out_is_no_second_conclusion():
    assert found("Na enige discussie is er overeenstemming. Besloten is de zaal te verven.") == [
        ("Besloten is de zaal te verven.", "decision", "adopted")
    ]
    assert [quote for quote, *_ in found("Na enige discussie is er overeenstemming.")] == [
        "Na enige discussie is er overeenstemming."
    ]


def test_initials_of_an_attendee_are_no_body():
    document = paragraphs("Aanwezig: Dirk Bos", "DB geeft aan dat de deur klemt.")
    bos = attendee(document, "Dirk Bos", initials="DB")
    assert find_conclusions(Context(document, structure(document, attendees=(bos,)))) == []


def test_the_bullets_of_a_decision_list_may_be_infinitives():
    document = paragraphs("Kennis te nemen van het rapport.", "Ook is er koffie.")
    listed = find_conclusions(Context(document, structure(document, kind="decision_list")))
    assert [(document.text[c.start : c.end], c.outcome) for c in listed] == [
        ("Kennis te nemen van het rapport.", "noted")
    ]
    assert find_conclusions(Context(document, structure(document))) == []


def test_a_task_under_a_heading_of_agreements_is_one_and_where_to_enrol_is_not():
    texts = ("# Afspraken", "- Bram vraagt bij de provincie na of het mag.", "- Aanmelden kan bij Bram.")
    assert [quote for quote, *_ in found(*texts)] == ["Bram vraagt bij de provincie na of het mag."]


def test_a_sentence_that_announces_makes_its_bullets_conclusions():
    assert found(
        "Na overleg komt men tot de volgende afspraken:",
        "- de sleutel ligt bij Bram;",
        "- het hek gaat om zes uur dicht.",
    ) == [
        ("de sleutel ligt bij Bram;", "agreement", None),
        ("het hek gaat om zes uur dicht.", "agreement", None),
    ]


@pytest.mark.parametrize(
    ("text", "kind", "outcome"),
    [
        ("opening van het zwembad een week later: niet akkoord", "decision", "rejected"),
        ("inhuur van een tuinman voor het najaar: besloten conform voorstel", "decision", "adopted"),
        ("=> aanschaf van twee tenten goedgekeurd, uit de reserve", "decision", "adopted"),
        ("➡️ We bouwen een schuur voor de fietsen.", "agreement", None),
        ("De motie wordt door de indieners ingetrokken.", "decision", None),
        ("Van de agenda gehaald; komt terug in het najaar.", "decision", "deferred"),
        ("De raad gaat bij geheime stemming akkoord met 14 stemmen voor en 2 onthoudingen.", "decision", "adopted"),
    ],
)
def test_short_outcomes(text, kind, outcome):
    assert [(k, o) for _, k, o in found(text)] == [(kind, outcome)]


def test_what_was_found_adopted_elsewhere_or_asked_elsewhere_is_no_conclusion():
    assert found("Vastgesteld aan de hand van de tellingen:") == []
    assert found("Vastgesteld in de vergadering van 3 maart,") == []
    assert found("De subsidieaanvraag bij het Oranjefonds is afgewezen.") == []
    assert found("# Prestatieafspraken", "De gemeente tekent in mei.") == []


def test_a_count_behind_the_label_is_no_decision_but_the_articles_are():
    texts = ("Besluit: met 12 stemmen voor en 2 onthoudingen (Bram de Wit)", "Artikel 1: De raad koopt de molen.")
    assert [text for text, _, _ in found(*texts)] == ["Artikel 1: De raad koopt de molen."]


def test_a_label_with_the_body_that_decides_goes_with_the_parts_below():
    document = parse_text(
        "Besluit: Het dagelijks bestuur\na. stemt in met de rapportage;\nb. draagt de directeur op een plan te maken.\n\n"
        "De directeur licht het toe."
    )
    conclusions = find_conclusions(Context(document, structure(document)))
    assert [document.text[c.start : c.end] for c in conclusions] == [
        "a. stemt in met de rapportage;",
        "b. draagt de directeur op een plan te maken.",
    ]


def test_a_table_of_labels_tells_what_was_decided_and_no_more():
    assert found(
        "# Gladheid",
        "Portefeuille | Wethouder De Wildt",
        "Samenvatting | Er is dertig keer gestrooid, tegen twintig keer in de winter daarvoor.",
        "Besluit | Kennis te nemen van de evaluatie van de gladheid.",
        "Vervolg | Het team past de kaart uiterlijk 1 oktober aan.",
        "# Brief",
        "Portefeuille | Wethouder Sanders",
        "Besluit | In te stemmen met de brief.",
    ) == [
        ("Kennis te nemen van de evaluatie van de gladheid.", "decision", "noted"),
        ("In te stemmen met de brief.", "decision", "adopted"),
    ]
