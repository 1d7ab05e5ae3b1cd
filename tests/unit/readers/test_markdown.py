from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.document import Document, Mark
from pipeline.readers.characters import clean
from pipeline.readers.markdown import parse_markdown

from .blocks import shapes, texts


def marked(document: Document, kind: str) -> list[str]:
    return [document.text[mark.start : mark.end] for mark in document.marks if mark.kind == kind]


def test_front_matter_is_metadata():
    document = parse_markdown(
        '---\ntitle: "Notulen: mei"\nDate: 2023-05-03 # woensdag\ntags:\n  - bestuur\nlijst: [a]\n---\n\nTekst\n'
    )
    assert document.metadata == {"title": "Notulen: mei", "date": "2023-05-03"}
    assert document.text == "Tekst"
    assert document.media_type == "text/markdown"


def test_toml_front_matter_is_metadata():
    document = parse_markdown('+++\ntitle = "Notulen"\n+++\nTekst')
    assert (document.metadata, document.text) == ({"title": "Notulen"}, "Tekst")


@pytest.mark.parametrize(
    "front",
    [
        "---\nlocatie: Zaal 1\naanwezig:\n  - Bram\n  - 'Saskia de Wit'\nafwezig: [Femke, Joost]\ntags: [a]\n---\n",
        '+++\nlocatie = "Zaal 1"\naanwezig = ["Bram", "Saskia de Wit"]\nafwezig = ["Femke", "Joost"]\n+++\n',
    ],
)
def test_front_matter_that_says_who_met_and_where_is_text(front):
    document = parse_markdown(f"{front}\nTekst\n")
    lines = ["Locatie: Zaal 1", "Aanwezig: Bram, Saskia de Wit", "Afwezig: Femke, Joost", "Tekst"]
    assert document.text.split("\n\n") == lines


def test_front_matter_that_is_nested_or_says_nothing_is_no_text():
    front = "---\naanwezig:\n  - naam: Bram\n    rol: lid\nafwezig: ~\nlocatie: |\n  Zaal 1\nvoorzitter: {naam: Femke}\n---\n"
    assert parse_markdown(f"{front}\nTekst\n").text.split("\n\n") == ["Aanwezig: Bram", "Tekst"]


def test_text_between_rules_is_no_front_matter():
    assert texts(parse_markdown("---\nDe voorzitter opent de vergadering.\n---\nRondvraag")) == [
        "De voorzitter opent de vergadering.",
        "Rondvraag",
    ]


def test_headings_and_lists():
    document = parse_markdown("# Verslag\n\n## 1. Opening\nTekst.\n\n3. eerste\n4. tweede\n   - punt\n     1. diep\n")
    assert shapes(document) == [
        ("heading", 1, None, "Verslag"),
        ("heading", 2, None, "1. Opening"),
        ("paragraph", None, None, "Tekst."),
        ("list_item", 1, "3", "eerste"),
        ("list_item", 1, "4", "tweede"),
        ("list_item", 2, None, "punt"),
        ("list_item", 3, "1", "diep"),
    ]
    assert document.text == "Verslag\n\n1. Opening\n\nTekst.\n\n3. eerste\n4. tweede\n- punt\n1. diep"


def test_item_of_several_paragraphs():
    document = parse_markdown("1. Opening\n\n   Saskia opent.\n\n2. Rondvraag\n")
    assert shapes(document) == [
        ("list_item", 1, "1", "Opening"),
        ("paragraph", None, None, "Saskia opent."),
        ("list_item", 1, "2", "Rondvraag"),
    ]
    assert not any(block.tight for block in document.blocks)


def test_statement_under_an_item_is_a_paragraph():
    document = parse_markdown("1. Opening\nDe voorzitter opent de vergadering.")
    assert shapes(document) == [
        ("list_item", 1, "1", "Opening"),
        ("paragraph", None, None, "De voorzitter opent de vergadering."),
    ]


def test_heading_in_a_list_item():
    document = parse_markdown("* ### Begroting\n  Akkoord.\n\n1. ### Rondvraag\n")
    assert shapes(document) == [
        ("heading", 3, None, "Begroting"),
        ("paragraph", None, None, "Akkoord."),
        ("heading", 3, "1", "Rondvraag"),
    ]


def test_escaped_number_stays_typed():
    assert shapes(parse_markdown("1\\. **Mededelingen**\n-----\n")) == [("heading", 2, None, "1. Mededelingen")]


@pytest.mark.parametrize(
    ("source", "kind", "text"),
    [
        ("#Notulen", "heading", "Notulen"),
        ("##1. Opening", "heading", "1. Opening"),
        ("#123 is gesloten", "paragraph", "#123 is gesloten"),
        ("#begroting #meerwijk", "paragraph", "#begroting #meerwijk"),
        ("Zie #Notulen", "paragraph", "Zie #Notulen"),
        ("## Opening {#opening .groot}", "heading", "Opening"),
        ("#### • Werving", "heading", "Werving"),
    ],
)
def test_headings_without_a_space(source, kind, text):
    document = parse_markdown(source)
    assert [(block.kind, document.text_of(block)) for block in document.blocks] == [(kind, text)]


def test_rule_under_prose_makes_no_heading():
    document = parse_markdown("Saskia sluit de vergadering.\nBram bedankt haar.\n---\n")
    assert [block.kind for block in document.blocks] == ["paragraph", "paragraph"]


def test_marks_and_links():
    document = parse_markdown("**Besluit:** _akkoord_, ~~niet~~ zie [verslag](stukken/verslag.md) <b>nu</b>.")
    assert document.text == "Besluit: akkoord, niet zie verslag nu."
    assert marked(document, "bold") == ["Besluit:", "nu"]
    assert marked(document, "italic") == ["akkoord"]
    assert marked(document, "strike") == ["niet"]
    assert Mark(27, 34, "link", "stukken/verslag.md") in document.marks


def test_bold_line_is_a_block_of_its_own():
    document = parse_markdown("**Begroting**\nDe begroting wordt vastgesteld door de leden\nvan de vereniging.")
    assert texts(document) == [
        "Begroting",
        "De begroting wordt vastgesteld door de leden van de vereniging.",
    ]
    first = document.blocks[0]
    assert document.share_marked(first.start, first.end, "bold") == 1.0
    assert first.kind == "paragraph"


@pytest.mark.parametrize("ending", ["  \n", "\\\n", "<br>", "<br/>\n"])
def test_hard_breaks_part_blocks(ending):
    document = parse_markdown(f"de heer De Wit{ending}mevrouw Verhoeven")
    assert texts(document) == ["de heer De Wit", "mevrouw Verhoeven"]
    assert document.blocks[1].tight


def test_table():
    document = parse_markdown("| Actie | Wie |\n|---|---|\n| Zaal **huren** | Bram<br>Saskia |\n| | Karim |\n")
    cells = [(b.table, b.row, b.column, b.header, document.text_of(b)) for b in document.blocks]
    assert cells == [
        (0, 0, 0, True, "Actie"),
        (0, 0, 1, True, "Wie"),
        (0, 1, 0, False, "Zaal huren"),
        (0, 1, 1, False, "Bram"),
        (0, 1, 1, False, "Saskia"),
        (0, 2, 1, False, "Karim"),
    ]
    assert document.text == "Actie | Wie\nZaal huren | Bram\nSaskia\nKarim"


def test_html_table_and_remnants():
    document = parse_markdown(
        "<h2>Acties</h2>\n\n<table>\n<tr><th>Wie</th></tr>\n\n<tr><td>Bram</td></tr>\n</table>\n\n"
        "<details>\n<summary>Bijlage</summary>\n\nTekst&nbsp;hier <!-- weg -->\n\n</details>\n\n| a |\n|---|\n| b |\n"
    )
    assert [(b.kind, b.table, b.header, document.text_of(b)) for b in document.blocks] == [
        ("heading", None, False, "Acties"),
        ("cell", 0, True, "Wie"),
        ("cell", 0, False, "Bram"),
        ("paragraph", None, False, "Bijlage"),
        ("paragraph", None, False, "Tekst hier"),
        ("cell", 1, True, "a"),
        ("cell", 1, False, "b"),
    ]


def test_comment_over_several_lines_is_dropped():
    assert texts(parse_markdown("<!---\n\n # Weg\n\n--->\n# Verslag")) == ["Verslag"]


def test_words_in_angle_brackets_are_kept():
    document = parse_markdown("<actiepunt> Bram huurt een zaal. <https://example.org> `<x>` <Bram de Wit>")
    assert document.text == "<actiepunt> Bram huurt een zaal. https://example.org <x> <Bram de Wit>"


def test_hugo_shortcodes():
    document = parse_markdown(
        '{{< chapter/section title="Aanwezigen" level="3">}}\n- Bram\n- Karim\n  {{< /chapter/section >}}\n'
        '{{< chapter/section title="Opening" >}}\nSaskia opent [hier]({{< param dir >}}a.pdf).\n'
        "{{< /chapter/section >}}\n"
        '{{< chapter/section title="" >}}\n{{< /chapter/section >}}\n{{% figure src="a.png" title="Foto" %}}'
    )
    assert shapes(document) == [
        ("heading", 3, None, "Aanwezigen"),
        ("list_item", 1, None, "Bram"),
        ("list_item", 1, None, "Karim"),
        ("heading", 2, None, "Opening"),
        ("paragraph", None, None, "Saskia opent hier."),
    ]


def test_gitbook_tags_are_dropped():
    assert texts(parse_markdown('{% hint style="info" %}\nLet op.\n{% endhint %}')) == ["Let op."]


def test_tasks_done_are_struck_through():
    document = parse_markdown("- [ ] zaal huren\n- [x] brief **sturen**\n")
    assert texts(document) == ["zaal huren", "brief sturen"]
    assert document.text.split("\n")[0].endswith("[ ] zaal huren")
    assert marked(document, "strike") == ["brief sturen"]


def test_quotes_code_images_and_footnotes():
    document = parse_markdown(
        "> dd 3 mei\n\n```\nx = 1\n# y\n```\n\n![foto](a.png)\n\nBesloten[^1].\n\n[^1]: Met 3 stemmen."
    )
    assert shapes(document) == [
        ("quote", None, None, "dd 3 mei"),
        ("code", None, None, "x = 1\n# y"),
        ("paragraph", None, None, "Besloten."),
        ("paragraph", None, None, "Met 3 stemmen."),
    ]
    assert document.text.endswith("[1] Met 3 stemmen.")


def test_indented_text_is_no_code():
    assert shapes(parse_markdown("Tekst\n\n    Saskia meldt zich af.")) == [
        ("paragraph", None, None, "Tekst"),
        ("paragraph", None, None, "Saskia meldt zich af."),
    ]


def test_typed_bullets_are_items():
    assert shapes(parse_markdown("Acties:\n• zaal huren\n• brief sturen")) == [
        ("paragraph", None, None, "Acties:"),
        ("list_item", 1, None, "zaal huren"),
        ("list_item", 1, None, "brief sturen"),
    ]


@given(
    st.text()
    | st.text(st.sampled_from("ab *_#-|`[](){}<>!~\n\\&;1.:\t\u0301"))
    | st.lists(
        st.sampled_from(
            ["# Opening", "- punt", "  1. stap", "| a | b |", "|---|---|", "", "**Besluit**", "> citaat", "<td>", "```",
             "{{< a title='b' >}}", "</table>", "<table>", "[^1]: noot", "zie[^1]", "===", "---", "<br>", "<!--"]
        )
    ).map("\n".join)
)  # fmt: skip
def test_any_source_gives_ordered_blocks(source):
    document = parse_markdown(clean(source))
    end = 0
    for block in document.blocks:
        assert end <= block.start < block.end
        end = block.end
    assert end == len(document.text)
    assert all(0 <= mark.start < mark.end <= end for mark in document.marks)
