from __future__ import annotations

from pathlib import Path

import pytest
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from pipeline.readers import read_document
from pipeline.readers.pdf import read_pdf

from .blocks import shown, texts
from .pdf_factory import LEFT, LONG


def test_read_document_picks_the_reader_by_content(factory):
    document = read_document(factory().line("Saskia Verhoeven opent de vergadering.").save())
    assert document.media_type == "application/pdf"
    assert document.text == "Saskia Verhoeven opent de vergadering."
    assert document.page_count == 1


def test_evidence_of_layout(factory):
    document = read_pdf(factory().line("Verslag", "b", size=16).paragraph(LONG, gap=20).save())
    title, body = document.blocks
    assert (title.size, title.indent, title.gap, title.page) == (16.0, LEFT, None, 1)
    assert body.size == 10.0
    assert body.gap == pytest.approx(28.0, abs=3)
    assert document.share_marked(title.start, title.end, "bold") == 1.0
    assert document.share_marked(body.start, body.end, "bold") == 0.0
    assert document.text_of(body) == LONG


def test_marks_are_runs_of_words(factory):
    made = factory().text(70, 100, "Besluit:", "b").text(115, 100, "akkoord met").text(175, 100, "het plan", "i")
    document = read_pdf(made.save())
    assert document.text == "Besluit: akkoord met het plan"
    assert [(document.text[m.start : m.end], m.kind) for m in document.marks] == [
        ("Besluit:", "bold"),
        ("het plan", "italic"),
    ]


def test_heading_is_not_glued_to_its_paragraph(factory):
    made = factory().line("2. Mededelingen", "b").paragraph(LONG, gap=0).line("Rondvraag").line("Er zijn geen vragen.")
    assert texts(read_pdf(made.save())) == ["2. Mededelingen", LONG, "Rondvraag", "Er zijn geen vragen."]


def test_heading_over_two_lines_is_one_block(factory):
    heading = (
        "3. Vaststelling van het bestemmingsplan voor het gebied rond de oude haven van Meerwijk en de kade met haar "
        "pakhuizen"
    )
    document = read_pdf(factory().paragraph(heading, "b").paragraph(LONG, gap=0).save())
    assert texts(document) == [heading, LONG]


def test_typed_numbers_start_blocks_and_stay_in_the_text(factory):
    made = factory().line("1. Opening").line("2.3 Besluitenlijst").line("a) agenda").line("A. Ingekomen stukken")
    document = read_pdf(made.save())
    assert texts(document) == ["1. Opening", "2.3 Besluitenlijst", "a) agenda", "A. Ingekomen stukken"]
    assert {(b.kind, b.number) for b in document.blocks} == {("paragraph", None)}


def test_date_in_a_sentence_starts_no_block(factory):
    text = "De vergadering over de haven en over het nieuwe bestemmingsplan voor de kade is verplaatst naar"
    made = factory().line(text + " maandag").line("12 mei 2025 in het raadhuis van de gemeente Meerwijk.")
    assert len(read_pdf(made.save()).blocks) == 1


def test_short_lines_stay_apart(factory):
    made = factory().line("Saskia Verhoeven").line("Bram de Wit").line("Noor van den Akker")
    assert texts(read_pdf(made.save())) == ["Saskia Verhoeven", "Bram de Wit", "Noor van den Akker"]


def test_indented_first_lines_start_paragraphs(factory):
    document = read_pdf(factory().paragraph(LONG, first=100).paragraph(LONG, first=100, gap=0).save())
    assert texts(document) == [LONG, LONG]


def test_extra_space_starts_a_paragraph(factory):
    document = read_pdf(factory().paragraph(LONG).paragraph(LONG, gap=6).save())
    assert texts(document) == [LONG, LONG]
    assert [b.tight for b in document.blocks] == [False, False]


def test_bullets_have_depth_and_stand_outside_the_block(factory):
    made = factory().line("Afspraken:")
    made.text(80, made.y, "•").line("eerste punt", x=95)
    made.text(100, made.y, "-").line("deel van het eerste punt", x=115)
    made.text(80, made.y, "•").line("tweede punt", x=95)
    document = read_pdf(made.save())
    assert shown(document) == [
        ("paragraph", "Afspraken:"),
        ("list_item", "eerste punt"),
        ("list_item", "deel van het eerste punt"),
        ("list_item", "tweede punt"),
    ]
    assert [b.level for b in document.blocks] == [None, 1, 2, 1]
    assert document.text == "Afspraken:\n- eerste punt\n- deel van het eerste punt\n- tweede punt"


def test_list_item_over_two_lines_is_one_block(factory):
    made = factory()
    made.text(80, made.y, "•").paragraph(LONG, x=95, gap=0)
    made.text(80, made.y, "•").line("kort punt", x=95)
    assert texts(read_pdf(made.save())) == [LONG, "kort punt"]


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("volwas-", "senheid van de standaard", "volwassenheid van de standaard"),
        ("API-", "ontwikkelingen in het land", "API-ontwikkelingen in het land"),
        ("Noord-", "Holland en Zeeland", "Noord-Holland en Zeeland"),
        ("in-", "en uitvoer van gegevens", "in- en uitvoer van gegevens"),
        ("2024-", "2025 is besproken", "2024-2025 is besproken"),
        ("https://meerwijk.example/haven-", "plan/stukken", "https://meerwijk.example/haven-plan/stukken"),
        ("referentie-", "implementatie", "referentie-implementatie"),
    ],
)
def test_words_over_line_ends(factory, first, second, expected):
    lead = "De wethouder van de gemeente Meerwijk gaat uitvoerig in op vragen over de"
    made = factory().line(f"{lead} {first}").line(second).paragraph(LONG)
    assert texts(read_pdf(made.save()))[0] == f"{lead} {expected}"


def test_hyphen_stays_where_the_document_writes_it_elsewhere(factory):
    lead = "De wethouder van de gemeente Meerwijk gaat uitvoerig in op vragen over de"
    made = factory().line(f"{lead} zero-").line("emissiezone in de stad.").paragraph("De zero-emissiezone blijft.")
    assert texts(read_pdf(made.save()))[0] == f"{lead} zero-emissiezone in de stad."


def test_paragraph_goes_on_over_a_page_break(factory):
    made = factory().paragraph("De voorzitter vraagt of de vergadering").page()
    made.line("instemt met de agenda.").line("Dat is het geval.", gap=20)
    document = read_pdf(made.save())
    assert texts(document) == [
        "De voorzitter vraagt of de vergadering instemt met de agenda.",
        "Dat is het geval.",
    ]
    assert [b.page for b in document.blocks] == [1, 2]


def test_paragraph_that_ended_does_not_go_on(factory):
    made = factory().paragraph("De agenda is vastgesteld.").page().line("iedereen stemt in")
    assert len(read_pdf(made.save()).blocks) == 2


def test_odd_characters_are_normalised(factory):
    made = factory()
    pdfmetrics.registerFont(TTFont("Vera", "Vera.ttf"))
    made.canvas.setFont("Vera", 10)
    made.canvas.drawString(70, 700, "twee\u00a0woorden, vol\u00adwassen \ufb01nanciën")
    assert read_pdf(made.save()).text == "twee woorden, volwassen financiën"


def test_metadata(factory):
    made = factory()
    made.canvas.setTitle("Verslag raad")
    made.canvas.setAuthor("Bram de Wit")
    document = read_pdf(made.line("Opening.").save())
    assert document.metadata["title"] == "Verslag raad"
    assert document.metadata["author"] == "Bram de Wit"
    assert document.metadata["creationdate"].startswith("D:")


def test_no_file_stays_open(factory):
    path = factory().line("Opening.").save()
    read_pdf(path)
    assert str(path) not in {str(p.resolve()) for p in Path("/proc/self/fd").glob("*")}
