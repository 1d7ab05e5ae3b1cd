import pytest

from pipeline.nlp.components.conclusions import find_conclusions
from pipeline.nlp.context import Context

from .minutes import context_of, paragraphs, structure


def found(*texts):
    context = context_of(*texts)
    return [(context.text[c.start : c.end], c.kind, c.outcome) for c in find_conclusions(context)]


@pytest.mark.parametrize(
    ("text", "kind", "outcome"),
    [
        ("Het verslag van 3 mei wordt ongewijzigd vastgesteld.", "decision", "adopted"),
        ("De vergadering stemt in met het voorstel.", "decision", "adopted"),
        ("Het bestuur gaat akkoord met de begroting.", "decision", "adopted"),
        ("Het bestuur besluit om de huur te verhogen.", "decision", "adopted"),
        ("Besloten is de zaal te verven.", "decision", "adopted"),
        ("De motie wordt verworpen.", "decision", "rejected"),
        ("Het voorstel wordt aangehouden.", "decision", "deferred"),
        ("De raad neemt de brief voor kennisgeving aan.", "decision", "noted"),
        ("Afgesproken wordt dat Bram de sleutel bewaart.", "agreement", None),
        ("We spreken af dat de zaal open blijft.", "agreement", None),
        ("De conclusie is dat het dak lekt.", "conclusion", None),
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
        "Als het voorstel wordt aangenomen, volgt een brief.",
        "Dit besluit is op losse schroeven komen te staan.",
        "Het plan zal in juni worden vastgesteld.",
        "Saskia vindt de huur te hoog.",
    ],
)
def test_these_decide_nothing(text):
    assert found(text) == []


def test_a_label_goes_with_the_text_behind_it_and_the_bullets_under_it():
    assert found("Besluit: de huur gaat omhoog.") == [("de huur gaat omhoog.", "decision", "adopted")]
    assert found("Afspraken:", "- Bram bewaart de sleutel", "- De deur gaat op slot", "Daarna is er koffie.") == [
        ("Bram bewaart de sleutel", "agreement", None),
        ("De deur gaat op slot", "agreement", None),
    ]


def test_a_heading_makes_its_sentences_conclusions():
    assert found("# Conclusie", "Het dak moet dicht.", "# Rondvraag", "De zon schijnt.") == [
        ("Het dak moet dicht.", "conclusion", None)
    ]


def test_votes_are_counted():
    context = context_of(
        "De motie wordt aangenomen met 30 stemmen voor en 14 tegen.", "Met 5 tegen 8 stemmen verworpen."
    )
    votes = [(c.votes_for, c.votes_against, c.outcome) for c in find_conclusions(context)]
    assert votes == [(30, 14, "adopted"), (5, 8, "rejected")]


def test_rows_with_an_outcome_are_decisions():
    rows = ("Nr | Onderwerp | Besluit", "1 | Verordening op de markt | Aangenomen", "2 | Motie meer bomen | verworpen")
    assert found(*rows, "3 | Huur van de zaal | Niet behandeld") == [
        ("Verordening op de markt", "decision", "adopted"),
        ("Motie meer bomen", "decision", "rejected"),
    ]


def test_lines_of_a_decision_list_end_with_their_outcome():
    document = paragraphs("B.2 Motie meer bomen in Meerwijk aangenomen")
    for kind, count in (("decision_list", 1), ("minutes", 0)):
        conclusions = find_conclusions(Context(document, structure(document, kind=kind)))
        assert [c.rule for c in conclusions] == ["line"] * count
