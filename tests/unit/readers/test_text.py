from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.document import Document
from pipeline.readers import lines
from pipeline.readers.characters import clean, decode
from pipeline.readers.text import holds_markdown, parse_text, read_text

from .blocks import texts


def shapes(document: Document) -> list[tuple[str, int | None, str]]:
    return [(block.kind, block.level, document.text_of(block)) for block in document.blocks]


def test_blank_lines_part_paragraphs_and_labels_stand_alone():
    document = parse_text("VERSLAG BESTUUR\n\nDATUM: 3 mei 2023\nLocatie: Het Anker\n\n1. Opening\nSaskia opent.\n")
    assert texts(document) == [
        "VERSLAG BESTUUR",
        "DATUM: 3 mei 2023",
        "Locatie: Het Anker",
        "1. Opening",
        "Saskia opent.",
    ]
    assert [block.tight for block in document.blocks] == [False, False, True, False, True]
    assert document.text == "VERSLAG BESTUUR\n\nDATUM: 3 mei 2023\nLocatie: Het Anker\n\n1. Opening\nSaskia opent."
    assert document.blocks[3].kind == "paragraph"
    assert document.blocks[3].number is None


def test_wrapped_prose_is_one_block():
    source = (
        "De voorzitter legt uit dat de subsidie voor het buurthuis dit jaar wordt\n"
        "verlaagd omdat het aantal bezoekers is gedaald. Bram vraagt wanneer het\n"
        "bestuur dit met de gemeente Meerwijk heeft besproken en wat daarvan de\n"
        "uitkomst was."
    )
    document = parse_text(source)
    assert texts(document) == [source.replace("\n", " ")]


def test_each_utterance_is_a_block_of_its_own():
    document = parse_text("Saskia: eens met het voorstel.\nBram: niet eens.\nDe voorzitter telt drie stemmen voor.")
    assert texts(document) == [
        "Saskia: eens met het voorstel.",
        "Bram: niet eens.",
        "De voorzitter telt drie stemmen voor.",
    ]


@pytest.mark.parametrize("bullet", ["-", "*", "•", "–", "▪", "\uf0b7", "o "])
def test_bullets_are_items_with_depth_from_indentation(bullet):
    document = parse_text(f"Acties:\n{bullet} zaal huren\n    {bullet} prijs vragen\n{bullet} brief sturen")
    assert shapes(document) == [
        ("paragraph", None, "Acties:"),
        ("list_item", 1, "zaal huren"),
        ("list_item", 2, "prijs vragen"),
        ("list_item", 1, "brief sturen"),
    ]
    assert document.text == "Acties:\n- zaal huren\n- prijs vragen\n- brief sturen"


def test_indented_line_goes_on_with_its_bullet():
    document = parse_text("- de begroting wordt in de\n  volgende vergadering besproken\n- rondvraag")
    assert texts(document) == ["de begroting wordt in de volgende vergadering besproken", "rondvraag"]


def test_list_keeps_its_depth_over_blank_lines():
    document = parse_text("- een\n\n   - twee\n\n- drie")
    assert [block.level for block in document.blocks] == [1, 2, 1]


def test_underlined_line_is_a_heading():
    document = parse_text("Notulen\n=======\n\nRondvraag\n---------\nGeen vragen.")
    assert shapes(document) == [
        ("heading", 1, "Notulen"),
        ("heading", 2, "Rondvraag"),
        ("paragraph", None, "Geen vragen."),
    ]


def test_columns_keep_a_tab():
    assert texts(parse_text("Saskia Verhoeven      voorzitter\nBram de Wit\t\tpenningmeester")) == [
        "Saskia Verhoeven\tvoorzitter",
        "Bram de Wit\tpenningmeester",
    ]


def test_form_feed_parts_paragraphs(tmp_path: Path):
    path = tmp_path / "a.txt"
    path.write_text("Einde van de pagina\fNieuwe pagina")
    assert texts(read_text(path)) == ["Einde van de pagina", "Nieuwe pagina"]


def test_page_break_inside_a_sentence_is_mended(tmp_path: Path):
    path = tmp_path / "a.txt"
    long = (
        "Het bestuur wil achterhalen wat er leeft bij de bewoners van de wijk en wil dat in de komende maanden met hen"
    )
    path.write_text(f"{long}\n\nbespreken, zodat er een plan komt.\n\nRondvraag")
    assert texts(read_text(path)) == [f"{long} bespreken, zodat er een plan komt.", "Rondvraag"]


@pytest.mark.parametrize(
    "data",
    [
        "één café – vóór".encode(),
        "\ufefféén café – vóór".encode(),
        "\ufefféén café – vóór".encode("utf-16-le"),
        "\ufefféén café – vóór".encode("utf-16-be"),
        "één café – vóór".encode("utf-16-le"),
        "één café – vóór".encode("utf-16-be"),
        "één café – vóór".encode("cp1252"),
    ],
)
def test_encodings(data):
    assert clean(decode(data)) == "één café – vóór"


def test_a_broken_byte_does_not_spoil_the_rest_of_utf8():
    text = "Er zijn geen ideeën over de financiën van het café in België."
    assert decode(text.encode() + b"\xff") == text + "\ufffd"


@pytest.mark.parametrize("end", ["\r", "\n", "\r\n", "\u2028", "\x85"])
def test_line_ends(end):
    assert clean(f"een{end}twee") == "een\ntwee"


def test_characters_are_normalised():
    assert clean("e\u0301e\u0301n\u00a0af\u00adspraak\u200b\ufeff \u2009x\x00\ud800") == "één afspraak  x"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("## Opening\n\ntekst", True),
        ("**Datum:** 3 mei\n**Plaats:** Meerwijk", True),
        ("| a | b |\n|---|---|\n| 1 | 2 |\n\n[x](https://example.org)", True),
        ("# 1 opmerking", True),
        ("1. Opening\n- punt\nIssue #3 is **klaar**", False),
        ("-----\ntekst\n-----", False),
    ],
)
def test_markdown_in_text(text, expected):
    assert holds_markdown(text) is expected


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("Dit is besproken met", "Saskia Verhoeven", False),
        ("De werkgroep heeft daar in de vorige vergadering", "al over gesproken", False),
        ("Saskia Verhoeven", "Bram de Wit", True),
        ("Kort verslag", "maandag 3 mei", True),
        ("Aanwezig:", "leden van het bestuur", True),
        ("Saskia Verhoeven,", "Bram de Wit", False),
        ("Er is geen bezwaar", "2. Rondvraag", True),
        ("https://example.org/a", "https://example.org/b", True),
    ],
)
def test_line_breaks(before, after, expected):
    assert lines.apart(before, after) is expected


def test_a_full_line_wraps_unless_a_speaker_starts_the_next():
    full = "De vergadering wordt om acht uur geopend door de voorzitter."
    assert not lines.apart(full, "Vervolgens komt de begroting aan de orde.", width=62)
    assert lines.apart(full, "Bram: de begroting klopt niet.", width=62)


arbitrary = (
    st.text()
    | st.text(st.sampled_from("ab1 .:-*o•\t\n\r\fÉe\u0301\u00a0\u00ad#=_|"))
    | st.lists(
        st.sampled_from(["Opening", "- punt", "  o actie", "1. Opening", "Naam: Bram", "====", "", "a b.", "tekst die"])
    ).map("\n".join)
)


@given(arbitrary)
def test_blocks_are_ordered_apart_and_not_empty(source):
    document = parse_text(clean(source))
    end = 0
    for block in document.blocks:
        assert end <= block.start < block.end
        assert document.text_of(block) == document.text_of(block).strip()
        end = block.end
    assert end == len(document.text)


@given(arbitrary)
def test_every_visible_character_is_in_a_block_or_a_bullet(source):
    text = clean(source)
    document = parse_text(text)
    spans = [(0, 0), *((block.start, block.end) for block in document.blocks)]
    between = [document.text[a:b].strip() for (_, a), (b, _) in pairwise(spans)]
    assert set(between) <= {"", "-"}
    kept = "".join("".join(document.text_of(block).split()) for block in document.blocks)
    dropped = _subtract("".join(text.split()), kept)
    # What is left out are bullets and the rules that people draw.
    assert not set(dropped) - set("-*•–—·▪▫■□●○◦‣⁃∙➢➤►▶❖✓✔✗o=_~#.") - {chr(code) for code in range(0xF000, 0xF100)}


def _subtract(whole: str, part: str) -> str:
    left, index = [], 0
    for char in whole:
        if index < len(part) and part[index] == char:
            index += 1
        else:
            left.append(char)
    assert index == len(part), "text was made up or moved"
    return "".join(left)


def test_lines_that_name_somebody_each_and_short_labels_stand_alone():
    rows = "Aanwezig:   de heer H. Slot (Het Anker), voorzitter\n            mevrouw C. Smit (De Kom)\n            mw. A. Vos (De Brug), notulist"
    assert [text.split("\t")[-1] for text in texts(parse_text(rows))] == [
        "de heer H. Slot (Het Anker), voorzitter",
        "mevrouw C. Smit (De Kom)",
        "mw. A. Vos (De Brug), notulist",
    ]
    assert texts(parse_text("aanw: Saskia Verhoeven, Bram de Wit, Ayse Kaya en Tom\nafw: Chris")) == [
        "aanw: Saskia Verhoeven, Bram de Wit, Ayse Kaya en Tom",
        "afw: Chris",
    ]
