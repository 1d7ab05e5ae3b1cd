from __future__ import annotations

import pytest

from pipeline.readers.pdf import read_pdf

from .blocks import shown, texts
from .pdf_factory import LONG


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
