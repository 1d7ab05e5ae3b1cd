from __future__ import annotations

import pytest

from pipeline.readers.html import read_html

from .blocks import shapes

PAGE = """<!DOCTYPE html><html><head><meta charset="{charset}"><title>Besluitenlijst &ndash; Meerwijk</title>
<style>p {{ color: red }}</style></head><body>
<header><nav><a href="/">Start</a></nav></header>
<div class="cookie-banner">Wij gebruiken cookies</div>
<main><header><h1>Besluitenlijst</h1></header>
<p>Het college heeft <strong>vergaderd</strong> op
   3&nbsp;mei 2023.<br>Aanwezig: <em>één</em> lid</p>
<dl><dt>Voorzitter</dt><dd>Saskia Verhoeven</dd><dt>Leden</dt><dd>Bram de Wit</dd><dd>Karim Aydin</dd></dl>
<h2>1. Opening</h2>
<ol start="3"><li>eerste<ul><li>onder</li></ul></li><li><p>tweede</p><p>vervolg</p></li></ol>
<blockquote>citaat</blockquote>
<script>alert(1)</script>
</main><footer>Contact</footer></body></html>"""


@pytest.mark.parametrize(("charset", "encoding"), [("utf-8", "utf-8"), ("iso-8859-1", "cp1252"), ("", "cp1252")])
def test_page(save, charset, encoding):
    document = read_html(save("a.html", PAGE.format(charset=charset).encode(encoding)))
    assert shapes(document) == [
        ("heading", 1, None, "Besluitenlijst"),
        ("paragraph", None, None, "Het college heeft vergaderd op 3 mei 2023."),
        ("paragraph", None, None, "Aanwezig: één lid"),
        ("cell", None, None, "Voorzitter"),
        ("cell", None, None, "Saskia Verhoeven"),
        ("cell", None, None, "Leden"),
        ("cell", None, None, "Bram de Wit"),
        ("cell", None, None, "Karim Aydin"),
        ("heading", 2, None, "1. Opening"),
        ("list_item", 1, "3", "eerste"),
        ("list_item", 2, None, "onder"),
        ("list_item", 1, "4", "tweede"),
        ("paragraph", None, None, "vervolg"),
        ("quote", None, None, "citaat"),
    ]
    assert document.metadata == {"title": "Besluitenlijst – Meerwijk"}
    assert [document.text[m.start : m.end] for m in document.marks] == ["vergaderd", "één"]
    assert document.media_type == "text/html"
    assert "3. eerste\n- onder\n4. tweede" in document.text


def test_body_without_main_leaves_out_what_stands_around(save):
    document = read_html(
        save("a.html", "<body><nav>Menu</nav>Verslag<aside>Zie ook</aside><p hidden>weg</p><p>Tekst</p></body>")
    )
    assert [text for *_, text in shapes(document)] == ["Verslag", "Tekst"]


def test_table_with_merged_cells(save):
    document = read_html(
        save(
            "a.html",
            "<table><thead><tr><td>Actie</td><td>Wie</td></tr></thead><tr><td rowspan=2>Zaal</td><td>Bram</td></tr>"
            "<tr><td><p>Karim</p><ul><li>ook</li></ul></td></tr><tr><td colspan=99999999>geheel</td></tr></table>",
        )
    )
    assert [(b.row, b.column, b.header, document.text_of(b)) for b in document.blocks] == [
        (0, 0, True, "Actie"),
        (0, 1, True, "Wie"),
        (1, 0, False, "Zaal"),
        (1, 1, False, "Bram"),
        (2, 1, False, "Karim"),
        (2, 1, False, "ook"),
        (3, 0, False, "geheel"),
    ]
    assert {b.kind for b in document.blocks} == {"cell"}


def test_layout_table_is_read_as_blocks(save):
    document = read_html(save("a.html", "<table><tr><td><h2>Opening</h2><p>Tekst</p></td><td>Rechts</td></tr></table>"))
    assert [(b.kind, b.table) for b in document.blocks] == [("heading", None), ("paragraph", None), ("paragraph", None)]


def test_looks_from_style_attributes(save):
    document = read_html(
        save("a.html", '<p><span style="font-weight:700">a</span> <s>b</s> <a href="c.pdf"><i>c</i></a></p>')
    )
    assert [(m.kind, document.text[m.start : m.end], m.target) for m in document.marks] == [
        ("bold", "a", None),
        ("strike", "b", None),
        ("italic", "c", None),
        ("link", "c", "c.pdf"),
    ]
