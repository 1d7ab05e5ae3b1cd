from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.nlp.sentences import split_document, split_text

from .minutes import paragraphs


def sentences(text):
    return [text[start:end] for start, end in split_text(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Dhr. Vos en mw. Prins komen. Zij blijven.", ["Dhr. Vos en mw. Prins komen.", "Zij blijven."]),
        ("Zie art. 12 en nr. 4. Dat volstaat.", ["Zie art. 12 en nr. 4.", "Dat volstaat."]),
        ("S. Verhoeven en A.B. de Wit zijn er.", ["S. Verhoeven en A.B. de Wit zijn er."]),
        ("Dat is op 7 maart 24. Daarna niet meer.", ["Dat is op 7 maart 24.", "Daarna niet meer."]),
        ("Het 3. punt gaat door.", ["Het 3. punt gaat door."]),
        ("1. Opening en welkom", ["1. Opening en welkom"]),
        ("Het gaat bijv. om Meerwijk, d.w.z. het dorp.", ["Het gaat bijv. om Meerwijk, d.w.z. het dorp."]),
        ("Wie doet mee? Bram! En Saskia...", ["Wie doet mee?", "Bram!", "En Saskia..."]),
        ("Er is twijfel... maar het mag.", ["Er is twijfel... maar het mag."]),
        ("Ze zei: 'Dat kan.' Hij knikte.", ["Ze zei: 'Dat kan.'", "Hij knikte."]),
        ("Dat is goed.Daarna volgt de rest.", ["Dat is goed.", "Daarna volgt de rest."]),
        ("Bram vraagt het. eHerkenning begint in mei.", ["Bram vraagt het.", "eHerkenning begint in mei."]),
        ("Het kost 1.250 euro i.v.m. de huur.", ["Het kost 1.250 euro i.v.m. de huur."]),
        ("Stoelen, tafels enz. Dat is alles.", ["Stoelen, tafels enz.", "Dat is alles."]),
    ],
)
def test_split_text(text, expected):
    assert sentences(text) == expected


def test_a_block_always_ends_a_sentence():
    document = paragraphs("Besproken is de begroting", "- en de huur", "- de schoonmaak. En het dak")
    found = [(document.text[s.start : s.end], s.first) for s in split_document(document)]
    assert found == [
        ("Besproken is de begroting", True),
        ("en de huur", True),
        ("de schoonmaak.", True),
        ("En het dak", False),
    ]


@given(st.text(alphabet="aB.!? \n-1", max_size=60))
def test_sentences_are_in_order_and_hold_all_words(text):
    spans = list(split_text(text))
    assert all(a < b for a, b in spans)
    assert all(left[1] <= right[0] for left, right in pairwise(spans))
    assert "".join(text[a:b] for a, b in spans).replace(" ", "").replace("\n", "") == "".join(text.split())
