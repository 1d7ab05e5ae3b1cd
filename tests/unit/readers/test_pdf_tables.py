from __future__ import annotations

from pipeline.readers.pdf import read_pdf

from .blocks import cells, shown, texts
from .pdf_factory import LONG


def test_column_titles_at_the_same_place_on_each_page_are_kept_once(factory):
    made = factory()
    for page in range(3):
        made.grid([70, 120, 525], [60, 80, 400], [["Punt", "Besluit"], ["ABC"[page], "Akkoord"]], "b")
        if page < 2:
            made.page()
    assert cells(read_pdf(made.save())) == [["Punt", "Besluit"], ["A", "Akkoord"], ["B", "Akkoord"], ["C", "Akkoord"]]


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
