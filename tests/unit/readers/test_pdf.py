from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from pdf_factory import LEFT, PdfFactory
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from pipeline.document import Block, Document
from pipeline.readers import ocr, read_document
from pipeline.readers.pdf import read_pdf
from pipeline.readers.pdf_words import Word

LONG = (
    "De wethouder zegt toe dat de raad voor de zomer een brief ontvangt over de voortgang van de werkzaamheden aan de "
    "haven en dat omwonenden daarbij worden betrokken."
)


@pytest.fixture
def factory(tmp_path: Path) -> Callable[..., PdfFactory]:
    def make(**options: object) -> PdfFactory:
        return PdfFactory(tmp_path / "verslag.pdf", **options)

    return make


def shown(document: Document) -> list[tuple[str, str]]:
    return [(block.kind, document.text_of(block)) for block in document.blocks]


def texts(document: Document) -> list[str]:
    return [document.text_of(block) for block in document.blocks]


def cells(document: Document, table: int = 0) -> list[list[str]]:
    rows = list(document.tables())[table]
    return [[document.text_of(cell) for cell in row] for row in rows]


def block(document: Document, start: str) -> Block:
    return next(block for block in document.blocks if document.text_of(block).startswith(start))


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


def test_running_headers_and_page_numbers_are_left_out(factory):
    made = factory()
    for page in range(1, 4):
        made.text(70, 40, "Gemeente Meerwijk - verslag").text(480, 810, f"Pagina {page} van 3")
        made.line(f"Punt {'abc'[page - 1]} is besproken.").line("Het voorstel is aangenomen.")
        if page < 3:
            made.page()
    document = read_pdf(made.save())
    assert "Pagina" not in document.text
    assert "Gemeente Meerwijk" not in document.text
    assert document.text.count("Het voorstel is aangenomen.") == 3
    assert "Punt a is besproken." in document.text


def test_running_header_on_two_pages_with_different_numbers_of_lines(factory):
    made = factory().text(70, 40, "Stichting Het Anker").line("Eerste blad.").page()
    document = read_pdf(made.text(70, 40, "Stichting Het Anker").line("Tweede blad.").save())
    assert texts(document) == ["Eerste blad.", "Tweede blad."]


def test_numbered_lines_at_the_top_of_pages_stay(factory):
    made = factory()
    for page in range(1, 5):
        made.line(f"{page}. Agendapunt", "b").line(f"Noor van den Akker meldt stand {page} van de haven.")
        if page < 4:
            made.page()
    document = read_pdf(made.save())
    assert texts(document)[:2] == ["1. Agendapunt", "Noor van den Akker meldt stand 1 van de haven."]
    assert len(document.blocks) == 8


def test_same_words_close_above_the_text_are_no_running_header(factory):
    made = factory()
    for page in ("eerste", "tweede"):
        made.line("Besluit").line(f"De raad stemt in met het {page} voorstel.")
        if page == "eerste":
            made.page()
    assert texts(read_pdf(made.save())).count("Besluit") == 2


def test_running_header_set_low_is_left_out(factory):
    made = factory()
    for page in ("eerste", "tweede"):
        made.text(460, 120, "Datum", "b", 7).text(460, 130, "10-12-2024", size=7)
        made.line(f"De raad stemt in met het {page} voorstel.", gap=100)
        if page == "eerste":
            made.page()
    document = read_pdf(made.save())
    assert texts(document) == [f"De raad stemt in met het {page} voorstel." for page in ("eerste", "tweede")]


def test_column_titles_at_the_same_place_on_each_page_are_kept_once(factory):
    made = factory()
    for page in range(3):
        made.grid([70, 120, 525], [60, 80, 400], [["Punt", "Besluit"], ["ABC"[page], "Akkoord"]], "b")
        if page < 2:
            made.page()
    assert cells(read_pdf(made.save())) == [["Punt", "Besluit"], ["A", "Akkoord"], ["B", "Akkoord"], ["C", "Akkoord"]]


def test_lone_page_number_of_one_page(factory):
    document = read_pdf(factory().line("Opening.").text(280, 815, "Pagina 1 van 1").save())
    assert document.text == "Opening."


def test_number_in_the_margin_that_is_no_page_number_stays(factory):
    document = read_pdf(factory().line("Opening.").text(280, 815, "1984").save())
    assert texts(document) == ["Opening.", "1984"]


def test_repeated_sentence_in_the_body_stays(factory):
    made = factory()
    made.text(70, 420, "Aldus besloten.").page()
    made.text(70, 420, "Aldus besloten.")
    assert read_pdf(made.save()).text.count("Aldus besloten.") == 2


def test_letterhead_column_comes_first_as_furniture(factory):
    made = factory().line("Verslag van het bestuur").paragraph(LONG, right=400)
    for number, line in enumerate(["Stichting Het Anker", "Kade 12", "Meerwijk", "06 1234 5678"]):
        made.text(460, 95 + 9 * number, line, size=7)
    document = read_pdf(made.save())
    assert shown(document)[:4] == [
        ("furniture", "Stichting Het Anker"),
        ("furniture", "Kade 12"),
        ("furniture", "Meerwijk"),
        ("furniture", "06 1234 5678"),
    ]
    assert texts(document)[4:] == ["Verslag van het bestuur", LONG]


def test_two_columns_are_read_one_after_the_other(factory):
    made = factory().line("Nieuwsbrief van de gemeente Meerwijk", "b", size=14)
    left = "links is de raad aan het woord over de plannen voor de haven en over de kade langs het water " * 4
    right = "rechts antwoordt het college op de vragen van de raad over verkeer en over de begroting " * 4
    made.paragraph(left.strip() + ".", right=280).y = 114.0
    made.paragraph(right.strip() + ".", x=310, right=520)
    assert texts(read_pdf(made.save()))[1:] == [left.strip() + ".", right.strip() + "."]


def test_labels_keep_their_values(factory):
    made = factory()
    for label, *values in [
        ("Vergaderdatum", "25 april 2024", "11:00-12:00 uur"),
        ("Locatie", "Raadhuis van Meerwijk"),
        ("Voorzitter", "Saskia Verhoeven"),
    ]:
        made.text(70, made.y, label, size=8)
        for value in values:
            made.line(value, x=180)
        made.y += 8
    document = read_pdf(made.paragraph(LONG).save())
    assert cells(document) == [
        ["Vergaderdatum", "25 april 2024", "11:00-12:00 uur"],
        ["Locatie", "Raadhuis van Meerwijk"],
        ["Voorzitter", "Saskia Verhoeven"],
    ]
    assert [(b.row, b.column) for b in document.blocks if b.table == 0][:3] == [(0, 0), (0, 1), (0, 1)]
    assert not any(b.header for b in document.blocks)
    assert texts(document)[-1] == LONG


def test_action_list_without_rules_is_a_table(factory):
    made = factory()
    rows = [
        ("Nr", "Actie", "Naam", "Status"),
        ("1", "Brief aan de raad sturen", "Bram de Wit", "open"),
        ("2", "Begroting nalopen", "Noor van den Akker", "open"),
        ("3", "Zaal bespreken", "Saskia Verhoeven", "klaar"),
    ]
    for row in rows:
        for x, cell in zip((70, 110, 300, 440), row, strict=True):
            made.text(x, made.y, cell, "b" if row[0] == "Nr" else "")
        made.y += 14
    document = read_pdf(made.save())
    assert cells(document) == [list(row) for row in rows]
    assert [b.header for b in document.blocks] == [True] * 4 + [False] * 12


def test_justified_text_is_no_table(factory):
    made = factory()
    for x in (70, 130, 260, 390):
        made.text(x, 100, "de raad").text(x + 13, 113, "van de").text(x + 29, 126, "stad en").text(
            x + 7, 139, "het dorp"
        )
    assert not list(read_pdf(made.save()).tables())


def test_ruled_table(factory):
    made = factory().grid(
        [70, 120, 400, 525],
        [100, 120, 160, 180],
        [
            ["Punt", "Omschrijving", "Besluit"],
            ["A", "Vaststelling van de verordening die de raad in\nmei heeft besproken", "Aangenomen"],
            ["B", "Rondvraag", ""],
        ],
        "b",
    )
    document = read_pdf(made.line("Einde.").save())
    assert cells(document) == [
        ["Punt", "Omschrijving", "Besluit"],
        ["A", "Vaststelling van de verordening die de raad in mei heeft besproken", "Aangenomen"],
        ["B", "Rondvraag"],
    ]
    assert {b.row for b in document.blocks if b.header} == {0}
    assert shown(document)[-1] == ("paragraph", "Einde.")


def test_table_over_two_pages_is_one_without_the_repeated_header(factory):
    xs = [70, 120, 525]
    made = factory().grid(xs, [700, 720, 740], [["Punt", "Besluit"], ["A", "Akkoord"]], "b").page()
    made.grid(xs, [80, 100, 120], [["Punt", "Besluit"], ["B", "Verworpen"]], "b")
    document = read_pdf(made.save())
    assert cells(document) == [["Punt", "Besluit"], ["A", "Akkoord"], ["B", "Verworpen"]]
    assert [b.page for b in document.blocks] == [1, 1, 1, 1, 2, 2]


def test_row_over_a_page_break_is_one_row(factory):
    xs = [70, 120, 525]
    made = factory().grid(xs, [700, 720, 740], [["1", "Opening"], ["2", "De raad bespreekt de haven."]]).page()
    for x in xs:
        made.rule(x, 80, x, 100)
    made.rule(70, 100, 525, 100).text(125, 92, "Daarna volgt de kade.", size=9)
    assert cells(read_pdf(made.save())) == [
        ["1", "Opening"],
        ["2", "De raad bespreekt de haven.", "Daarna volgt de kade."],
    ]


def test_merged_cell_stands_at_its_first_column(factory):
    made = factory()
    for y in (100, 120, 140):
        made.rule(70, y, 525, y)
    for x, top in ((70, 100), (300, 120), (525, 100)):
        made.rule(x, top, x, 140)
    made.text(75, 113, "Besluiten van de raad").text(75, 133, "Haven").text(305, 133, "Aangenomen")
    document = read_pdf(made.save())
    assert [(b.row, b.column, document.text_of(b)) for b in document.blocks] == [
        (0, 0, "Besluiten van de raad"),
        (1, 0, "Haven"),
        (1, 1, "Aangenomen"),
    ]


def test_single_box_is_no_table(factory):
    made = factory().rule(60, 90, 530, 90).rule(60, 120, 530, 120).rule(60, 90, 60, 120).rule(530, 90, 530, 120)
    assert shown(read_pdf(made.text(70, 108, "Let op: besloten zitting").save())) == [
        ("paragraph", "Let op: besloten zitting")
    ]


def test_turned_text_is_furniture(factory):
    made = factory().line("Opening.")
    made.canvas.saveState()
    made.canvas.translate(30, 300)
    made.canvas.rotate(90)
    made.canvas.drawString(0, 0, "Concept")
    made.canvas.restoreState()
    assert shown(read_pdf(made.save())) == [("furniture", "Concept"), ("paragraph", "Opening.")]


@pytest.mark.parametrize("degrees", [90, 180, 270])
def test_turned_page_is_read_as_it_is_shown(factory, degrees):
    made = factory(width=600, height=600)
    made.canvas.setPageRotation(degrees)
    made.canvas.translate(300, 300)
    made.canvas.rotate(degrees)
    made.canvas.translate(-300, -300)
    document = read_pdf(made.line("1. Opening").line("Saskia Verhoeven opent de vergadering.").save())
    assert texts(document) == ["1. Opening", "Saskia Verhoeven opent de vergadering."]
    assert document.blocks[0].indent == pytest.approx(70, abs=1)


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


def scan(made: PdfFactory) -> Path:
    from PIL import Image

    made.canvas.drawImage(ImageReader(Image.new("L", (60, 80), 200)), 0, 0, made.width, made.height)
    made.page().line("Bladzijde met tekst.").page()
    made.canvas.drawImage(ImageReader(Image.new("L", (60, 80), 190)), 0, 0, made.width, made.height)
    return made.text(400, 20, "RIS123456").save()


def test_pages_without_text_are_counted_in_one_warning(factory, monkeypatch):
    monkeypatch.setattr(ocr, "is_available", lambda: False)
    document = read_pdf(scan(factory()))
    assert document.warnings == (
        "2 pages (1, 3) hold no text; install Tesseract with Dutch (Debian: apt-get install tesseract-ocr "
        "tesseract-ocr-nld; then pip install 'verslag[ocr]') and run again",
    )
    assert not document.ocr
    assert "Bladzijde met tekst." in document.text


def test_pages_without_text_are_recognised_where_tesseract_is_installed(factory, monkeypatch):
    monkeypatch.setattr(ocr, "is_available", lambda: True)
    spoken = iter(["Opening", "Sluiting"])
    monkeypatch.setattr(
        ocr, "recognise_page", lambda page: [Word(next(spoken), 70, 110, 90, 100, 100, 10, bold=False, italic=False)]
    )
    document = read_pdf(scan(factory()))
    assert document.ocr
    assert document.warnings == ()
    assert texts(document) == ["Opening", "Bladzijde met tekst.", "Sluiting"]


def test_words_from_the_data_of_tesseract():
    data = {
        "text": ["", "Opening", "ruis", "stemming"],
        "conf": [-1, 96, 12, 91],
        "block_num": [1, 1, 1, 1],
        "par_num": [1, 1, 1, 1],
        "line_num": [0, 1, 1, 2],
        "left": [0, 300, 600, 300],
        "top": [0, 300, 300, 360],
        "width": [0, 150, 90, 200],
        "height": [0, 42, 40, 45],
    }
    words = ocr._words(data)
    assert [(w.text, w.x0, round(w.top, 1), w.size) for w in words] == [
        ("Opening", 72.0, 72.0, 10),
        ("stemming", 72.0, 86.4, 10),
    ]


@pytest.mark.skipif(not ocr.is_available(), reason="Tesseract with Dutch is not installed")
def test_tesseract_reads_a_rendered_page(factory, tmp_path):
    import pypdfium2

    source = factory().line("Saskia Verhoeven opent de vergadering", size=14).save()
    with pypdfium2.PdfDocument(source) as opened:
        image = opened[0].render(scale=3).to_pil()
    made = PdfFactory(tmp_path / "scan.pdf")
    made.canvas.drawImage(ImageReader(image), 0, 0, made.width, made.height)
    document = read_pdf(made.save())
    assert document.ocr
    assert "Verhoeven opent de vergadering" in document.text


def test_no_file_stays_open(factory):
    path = factory().line("Opening.").save()
    read_pdf(path)
    assert str(path) not in {str(p.resolve()) for p in Path("/proc/self/fd").glob("*")}
