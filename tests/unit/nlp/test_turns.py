import pytest

from .minutes import read


def said(*texts, **fields):
    text, facts = read(*texts, **fields)
    return [(c.speaker, c.rule, text[c.start : c.end]) for c in facts.contributions]


@pytest.mark.parametrize(
    "text",
    [
        "Bram: Wij hebben dat al sinds het voorjaar op orde. Maar Enexis vindt dat het te langzaam gaat.",
        "Bram (SBH): We doen dat al een paar jaar. De werkgroep vindt bij ons altijd wel een tafel vrij.",
        "Bram - Ik weet niet of dat kan. Enexis denkt dat het volgend jaar pas klaar is.",
    ],
)
def test_in_somebodys_own_words_no_organisation_speaks(text: str) -> None:
    assert {speaker for speaker, _, _ in said(text)} == {"Bram"}


def test_behind_what_is_told_of_somebody_an_organisation_speaks() -> None:
    text = "Bram: het net is vol en dat blijft nog een paar jaar zo. Enexis vindt dat het te langzaam gaat."
    assert [speaker for speaker, _, _ in said(text)] == ["Bram", "Enexis"]


def test_a_name_that_lost_its_colon_opens_a_turn_among_others() -> None:
    turns = ("Bram: Kan dat in maart?", "Saskia: Nee, in maart niet.", "Bram: In april dan?")
    lost = "Saskia Dat zoek ik uit voor de volgende keer."
    assert said(*turns, lost)[-1] == ("Saskia", "colon", lost)
    assert said(lost) == []


def test_the_question_for_any_other_business_is_no_statement() -> None:
    assert said("Saskia: de rondvraag, wie heeft er vragen?") == []
    assert said("Saskia: wie heeft er een sleutel?") != []


@pytest.mark.parametrize(
    ("text", "speaker", "rule"),
    [
        ("Voorbeeld Bram: 342 huizen met één sleutel.", "Bram", "noun"),
        ("Aandachtspunt van Bram: de sleutel van het hek.", "Bram", "noun"),
        ("Reactie Enexis: is het mogelijk dat het in maart klaar is?", "Enexis", "noun"),
        ("Het kan ook met een proefnet (idee Enexis).", "Enexis", "noun"),
        ("Bram geeft dat dit binnen de planning past.", "Bram", "verb"),
        ("Enexis heeft inzicht gegeven in de kosten.", "Enexis", "verb"),
        ("Toegelicht door Bram omdat Femke er niet was.", "Bram", "agent"),
        ("Het schema wordt getoond door Bram.", "Bram", "agent"),
        ("Bram nodigt iedereen uit om mee te lezen met de tekst.", "Bram", "verb"),
        ("Wat Bram betreft kan het hek weg.", "Bram", "source"),
    ],
)
def test_more_ways_to_say_who_says_it(text: str, speaker: str, rule: str) -> None:
    assert said(text) == [(speaker, rule, text)]


@pytest.mark.parametrize(
    "text",
    [
        "Het bestuur is positief over het voorstel van Bram.",
        "Na een eerste opmerking van Bram geven meerdere mensen commentaar.",
        "Als gevolg van de feedback van Enexis is de tekst korter.",
        "De ouders gaan verder met het idee van Bram.",
        "Het team was enthousiast.",
        "De commissie is op zoek naar nieuwe leden.",
        "De werkgroep is blij met de opkomst.",
        "Er komen voorbeelden bij, wat de projectgroep betreft is het compleet.",
        "Voorbeeld Enexis: van boven naar beneden.",
        "Saskia, Femke en Bram hebben allen een meerderheid van stemmen gekregen en zijn daarbij benoemd tot bestuurslid.",
    ],
)
def test_what_is_spoken_of_and_what_a_body_is_attribute_nothing(text: str) -> None:
    assert said(text) == []


def test_who_opens_a_sentence_goes_on_as_hij_or_zij() -> None:
    text = "Saskia was bij het congres in Utrecht. Zij vertelt dat het druk was."
    assert said(text) == [("Saskia", "verb", text)]
    assert said("Saskia opent de vergadering. Zij vertelt dat het druk was.") == []
    assert said("Saskia was bij het congres. Zij heeft een stapel folders mee.") == []
    assert said("Saskia en Femke waren bij het congres. Zij vertelt dat het druk was.") == []


@pytest.mark.parametrize("text", ["<Bram> Dat kan ook in april.", "De regel blijft. <Bram> Dat kan ook in april."])
def test_a_tag_with_a_name_opens_a_turn(text: str) -> None:
    assert said(text) == [("Bram", "colon", "<Bram> Dat kan ook in april.")]


@pytest.mark.parametrize("heading", ["Opmerkingen van Bram", "Inbreng Bram", "Remarks by Bram", "Vragen Bram:"])
def test_a_heading_tells_who_says_what_stands_under_it(heading: str) -> None:
    texts = ("Het team werkt goed samen in het veld", "De hal mag nog niet worden ingericht")
    assert said(f"# {heading}", *(f"- {text}" for text in texts)) == [("Bram", "heading", texts[0])]


@pytest.mark.parametrize("heading", ["Bezoek Bram", "Vragen over Bram", "Inbreng Bram en de begroting"])
def test_other_headings_with_a_name_give_no_speaker(heading: str) -> None:
    assert said(f"# {heading}", "- Het team werkt goed samen in het veld") == []


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Bram de Wit, VNG: het punt over de norm is per mail ingebracht.", "Bram de Wit"),
        ("Kort antwoord (Bram): de norm kan worden opgenomen.", "Bram"),
    ],
)
def test_labels_with_more_than_a_name(text: str, speaker: str) -> None:
    assert said(text) == [(speaker, "colon", text)]
