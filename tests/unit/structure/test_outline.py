from __future__ import annotations

import pytest

from pipeline.document import Block, Document, DocumentBuilder, Mark
from pipeline.facts import Section
from pipeline.readers.markdown import parse_markdown
from pipeline.readers.text import parse_text
from pipeline.structure.outline import find_outline


def outline(text: str, kind: str = "minutes") -> list[tuple[int | None, str | None, str | None]]:
    sections = find_outline(parse_markdown(text), kind=kind).sections
    return [(s.level, s.number, s.title) for s in sections if s.title]


def typed(*lines: tuple[str, bool], size: float = 10.0) -> Document:
    """Build a page as a PDF gives it: paragraphs of which some are bold."""
    builder = DocumentBuilder()
    for line, bold in lines:
        marks = [Mark(0, len(line), "bold")] if bold else []
        builder.add(line, Block(0, 0, page=1, size=size), marks)
    return builder.build(media_type="application/pdf", page_count=1)


BODY = "De aanwezigen bespreken dit onderwerp uitgebreid en stellen daarover enkele vragen."


def test_markdown_headings_below_the_title() -> None:
    text = (
        f"# Verslag wijkalliantie 3 mei 2024\n\n## Opening\n\n{BODY}\n\n### Vervolg\n\n{BODY}\n\n## Rondvraag\n\n{BODY}"
    )
    assert outline(text) == [(1, None, "Opening"), (2, None, "Vervolg"), (1, None, "Rondvraag")]


def test_numbers_outrank_the_level_that_markdown_states() -> None:
    text = (
        f"### 1. Opening\n\n{BODY}\n\n### 2. Begroting\n\n{BODY}\n\n### Reacties\n\n{BODY}\n\n"
        f"## 3. Bewoners\n\n{BODY}\n\n**Conclusie:**\n\n{BODY}\n\n**Afsluiting:**\n\n{BODY}"
    )
    assert outline(text) == [
        (1, "1", "Opening"),
        (1, "2", "Begroting"),
        (2, None, "Reacties"),
        (1, "3", "Bewoners"),
        (2, None, "Conclusie"),
        (1, None, "Afsluiting"),
    ]


def test_numbered_bold_lines_of_a_pdf_and_no_numbered_list() -> None:
    document = typed(
        ("Verslag commissie Ruimte", True),
        ("1. Opening", True),
        (BODY, False),
        ("2. Spoorlaan", True),
        ("Er zijn drie vragen gesteld:", False),
        ("1. wanneer begint het werk;", False),
        ("2. wie betaalt de omleiding;", False),
        ("3. hoe lang duurt het.", False),
        ("3. Rondvraag en sluiting", True),
        (BODY, False),
    )
    sections = find_outline(document, kind="minutes").sections
    assert [(s.level, s.number, s.title) for s in sections if s.title] == [
        (1, "1", "Opening"),
        (1, "2", "Spoorlaan"),
        (1, "3", "Rondvraag en sluiting"),
    ]


def test_roman_numbers_and_words_before_the_number() -> None:
    assert [
        n
        for _, n, _ in outline(
            f"**I. Opening**\n\n{BODY}\n\n**II. Begroting**\n\n{BODY}\n\n**III. Sluiting**\n\n{BODY}"
        )
    ] == [
        "I",
        "II",
        "III",
    ]
    text = "\n\n".join(f"Agendapunt {i}: {t}\n\n{BODY}" for i, t in enumerate(("Opening", "Begroting", "Rondvraag"), 1))
    assert outline(text) == [(1, "1", "Opening"), (1, "2", "Begroting"), (1, "3", "Rondvraag")]


def test_the_list_above_minutes_is_no_outline_and_that_of_an_agenda_is() -> None:
    items = "Agenda\n\n1. Opening\n2. Begroting\n3. Rondvraag\n"
    minutes = items + f"\n## Opening\n\n{BODY}\n\n## Begroting\n\n{BODY}\n\n## Rondvraag\n\n{BODY}"
    assert [title for _, _, title in outline(minutes)] == ["Agenda", "Opening", "Begroting", "Rondvraag"]
    assert outline(items, kind="agenda")[1:] == [(1, "1", "Opening"), (1, "2", "Begroting"), (1, "3", "Rondvraag")]


def test_rows_of_an_agenda_table_once_each() -> None:
    text = (
        "| Punt | Omschrijving | Besluit |\n|---|---|---|\n| A | Vaststelling agenda | Conform |\n"
        "| B | Spoorlaan |  |\n| 101 | Motie B.1 Meer licht | aangenomen |\n| B | Spoorlaan | aangenomen |\n"
        "| B.1 | Planning | Conform |\n"
    )
    assert outline(text, kind="decision_list") == [
        (1, "A", "Vaststelling agenda"),
        (1, "B", "Spoorlaan"),
        (2, "B.1", "Planning"),
    ]


@pytest.mark.parametrize(
    "line",
    [
        "**Datum:** 3 mei 2024",
        "**Aanwezig:**",
        "**Saskia:** eens met het voorstel",
        "**Actie:** Bram de Wit belt de woningcorporatie over de hal",
        "Opening ............ 3",
    ],
)
def test_labels_turns_tasks_and_contents_are_no_headings(line: str) -> None:
    text = f"# Verslag\n\n{line}\n\n{BODY}\n\n## Rondvraag\n\n{BODY}"
    assert [title for _, _, title in outline(text)] == ["Rondvraag"]


def test_names_that_begin_turns_are_no_headings() -> None:
    turns = "\n\n".join(f"**{name}:**\n\n{BODY}" for name in ("Saskia", "Bram", "Saskia", "Ayşe", "Bram"))
    assert outline(f"# Verslag\n\n## Bespreking\n\n{turns}") == [(1, None, "Bespreking")]


def test_plain_known_titles_and_counted_ones() -> None:
    text = f"Vooraf een korte inleiding op de middag.\n\nVoorstel 1:\n{BODY}\n\nVoorstel 2:\n{BODY}\n\nActiepunten\n\n- Bram belt."
    assert outline(text) == [(1, None, "Voorstel 1"), (1, None, "Voorstel 2"), (1, None, "Actiepunten")]


def test_white_space_makes_headings_only_where_nothing_else_does() -> None:
    plain = f"Uitnodiging voor de bewoners van Oosterveld.\n\nVoor wie?\n\n{BODY}\n\nWaarover\n\n{BODY}"
    assert outline(plain, kind="announcement") == [(1, None, "Voor wie?"), (1, None, "Waarover")]
    assert [t for _, _, t in outline(f"## Opening\n\n{BODY}\n\n## Slot\n\n{plain}")] == ["Opening", "Slot"]


def check_cover(text: str, sections: tuple[Section, ...]) -> None:
    assert "".join(text[s.start : s.end] for s in sections) == text
    assert all(s.start <= s.body_start <= s.end for s in sections)
    assert [s.position for s in sections] == list(range(len(sections)))


def test_sections_hold_all_text_and_know_their_parent() -> None:
    document = parse_markdown(f"Vooraf.\n\n## A\n\n{BODY}\n\n### B\n\n{BODY}\n\n## C\n\n{BODY}")
    sections = find_outline(document, kind="minutes").sections
    check_cover(document.text, sections)
    assert [(s.title, s.parent) for s in sections] == [(None, None), ("A", None), ("B", 1), ("C", None)]


def test_a_document_without_headings_is_one_section() -> None:
    document = parse_markdown(BODY)
    sections = find_outline(document, kind="other").sections
    assert [(s.title, s.start, s.end) for s in sections] == [(None, 0, len(document.text))]
    assert find_outline(parse_markdown(""), kind="other").sections == ()


def test_short_words_in_capitals_are_headings_among_longer_ones() -> None:
    text = "# Verslag van de bewonersvergadering\n\n" + "\n\n".join(
        f"{title}\n\n{BODY}" for title in ("OPENING", "JAARREKENING 2022", "LIFT", "LAADPALEN", "RONDVRAAG")
    )
    assert [t for _, _, t in outline(text)] == ["OPENING", "JAARREKENING 2022", "LIFT", "LAADPALEN", "RONDVRAAG"]
    assert outline(f"LIFT\n\n{BODY}\n\n## Sluiting\n\n{BODY}") == [(1, None, "Sluiting")]


def test_rows_under_a_numbered_agenda_are_no_sections() -> None:
    table = "| Nr | Onderwerp | Besluit |\n|---|---|---|\n| {0}.1 | Subsidie Het Anker | Akkoord |\n| {0}.2 | Verkoop perceel | Aangehouden |\n"
    text = f"## 1. Opening\n\n{BODY}\n\n## 2. Voorstellen\n\n{table.format(2)}\n## 3. Stukken\n\n{table.format(3)}"
    assert outline(text, "decision_list") == [(1, "1", "Opening"), (1, "2", "Voorstellen"), (1, "3", "Stukken")]
    assert [title for _, _, title in outline(table.format(2), "decision_list")] == [
        "Subsidie Het Anker",
        "Verkoop perceel",
    ]


def test_a_line_that_stands_alone_above_a_list_or_short_lines() -> None:
    builder = DocumentBuilder()
    for line, tight in (("Verslagje wijkavond", False), ("Welkom", False), (BODY, False), ("Nieuwe speeltuin", False)):
        builder.add(line, Block(0, 0, tight=tight))
    builder.add(BODY, Block(0, 0))
    builder.add("Losse eindjes", Block(0, 0))
    builder.add("Gerrit: het veldje", Block(0, 0, kind="list_item"), prefix="- ")
    builder.add("Wat gaan we doen?", Block(0, 0))
    for line, tight in (("Wie - wat - wanneer", False), ("Saskia - offerte - 31/5", True)):
        builder.add(line, Block(0, 0, tight=tight))
    sections = find_outline(builder.build(media_type="text/plain"), kind="minutes").sections
    assert [s.title for s in sections if s.title] == [
        "Welkom",
        "Nieuwe speeltuin",
        "Losse eindjes",
        "Wat gaan we doen?",
    ]


def test_an_item_out_of_turn_and_a_heading_behind_the_last_one_are_of_the_agenda() -> None:
    text = "# Verslag bestuur 3 mei 2024\n\n" + "\n\n".join(
        f"## {title}\n\n{BODY}"
        for title in ("1. Opening", "2. Notulen", "4. Fietsenstalling", "3. Kas", "5. Rondvraag", "Aansluitend")
    )
    assert [level for level, _, _ in outline(text)] == [1, 1, 1, 1, 1, 1]
    page = typed(
        ("Verslag bestuur 3 mei 2024", True),
        *(
            line
            for title in ("1. Opening", "2. Notulen", "4. Kas", "3. Dak", "5. Rondvraag", "Borrel")
            for line in ((title, True), (BODY, False))
        ),
    )
    assert [s.level for s in find_outline(page, kind="minutes").sections if s.title] == [1, 1, 1, 1, 1, 1]


def test_the_public_and_the_closed_part_hold_the_numbered_items() -> None:
    lines = ["BESLOTEN DEEL" if i == 3 else "" for i in range(5)]
    items = [
        f"{lines[i]}\n\n{i}. {title}\n\n{BODY}"
        for i, title in ((1, "Opening"), (2, "Dak"), (3, "Personeel"), (4, "Sluiting"))
    ]
    text = "Verslag bestuur 3 mei 2024\n\nOPENBAAR DEEL\n\n" + "\n\n".join(item.strip() for item in items)
    assert outline(text) == [
        (1, None, "OPENBAAR DEEL"),
        (2, "1", "Opening"),
        (2, "2", "Dak"),
        (1, None, "BESLOTEN DEEL"),
        (2, "3", "Personeel"),
        (2, "4", "Sluiting"),
    ]


def test_a_numbered_item_may_begin_as_a_label_does() -> None:
    text = "1)) opening\n\n" + BODY + "\n\n2)) gast: Bram over de dijk\n\n" + BODY + "\n\n3)) geld\n\n" + BODY
    assert outline(text) == [(1, "1", "opening"), (1, "2", "gast: Bram over de dijk"), (1, "3", "geld")]


def test_lines_in_italics_over_their_text_are_headings_where_there_are_two() -> None:
    two = f"# Verslag bestuur\n\n## Commissies\n\n_Activiteiten_\n{BODY}\n\n_Jeugd_\n{BODY}\n\n_Voorstel aangenomen_"
    assert outline(two) == [(1, None, "Commissies"), (2, None, "Activiteiten"), (2, None, "Jeugd")]
    assert outline(f"# Verslag bestuur\n\n## Commissies\n\n_Activiteiten_\n{BODY}\n\n{BODY}") == [
        (1, None, "Commissies")
    ]


def test_lines_with_a_colon_divide_notes_that_are_lists_only() -> None:
    lists = "\n\n".join(
        f"{head}:\n\n- bloembakken plaatsen\n- buren vragen" for head in ("Groen", "de speeltuin", "Feest")
    )
    assert outline(f"# Notities wijkgroep 3 mei 2024\n\n{lists}") == [
        (1, None, "Groen"),
        (1, None, "de speeltuin"),
        (1, None, "Feest"),
    ]
    assert outline(f"# Notities wijkgroep 3 mei 2024\n\n{BODY}\n\n{BODY}\n\n{lists}") == []


def test_the_parts_of_a_motion_are_no_headings() -> None:
    parts = ("Constaterende, dat", "Overwegende, dat", "Verzoekt het college")
    lists = "\n\n".join(f"{part}:\n\n- de dijk laag is\n- het water stijgt" for part in parts)
    assert outline(f"Motie Een hogere dijk\n\n{lists}") == []


@pytest.mark.parametrize(("last", "number"), [("3 Sluiting", "3"), ("5 Leden", None)])
def test_a_number_without_its_dot_goes_on_from_those_above_it(last: str, number: str | None) -> None:
    text = f"Verslag bestuur\n\n1. Opening\n{BODY}\n\n2. Financiën\n{BODY}\n\n{last}\n{BODY}"
    sections = find_outline(parse_text(text), kind="minutes").sections
    assert [s.number for s in sections if s.title and s.number] == ["1", "2", *([number] if number else [])]


def test_headings_of_the_format_with_a_colon_are_no_speakers() -> None:
    heads = ("Dijkherstel", "Groen Meerwijk", "Jeugd", "Verkeer")
    text = "# Verslag wijkraad 3 mei 2024\n\n" + "\n\n".join(f"## {head}:\n\n{BODY}" for head in heads)
    assert outline(text) == [(1, None, head) for head in heads]


def test_a_first_line_that_repeats_the_title_of_the_front_matter_is_no_section() -> None:
    text = f"---\ntitle: Notulen ledenavond 3 mei 2024\n---\nNotulen ledenavond 3 mei 2024\n\n{BODY}\n\nRondvraag\n\n{BODY}\n"
    assert [title for _, _, title in outline(text)] == ["Rondvraag"]


def test_what_goes_on_after_a_comma_is_no_heading() -> None:
    document = typed(
        ("Voorstel speeltuin", True),
        ("de raad van de gemeente Meerwijk,", False),
        ("gezien het voorstel van het college van 3 mei 2024,", False),
        ("besluit:", True),
        ("de speeltuin aan de Spoorlaan opnieuw in te richten.", False),
    )
    assert [s.title for s in find_outline(document, kind="other").sections] == [None]


def test_the_head_of_a_letter_on_its_next_page_is_no_heading() -> None:
    document = typed(
        (BODY, False), ("Gemeente Meerwijk", True), ("Ons kenmerk", False), ("MW/2024/17", False), (BODY, False)
    )
    assert [s.title for s in find_outline(document, kind="other").sections] == [None]


def test_a_bold_line_with_a_colon_heads_a_list_of_sentences() -> None:
    items = "\n".join(f"- {BODY}" for _ in range(3))
    text = (
        f"# Verslag 3 mei 2024\n\n## Opening\n\n{BODY}\n\n**De lopende proeven:**\n\n{items}\n\n## Sluiting\n\n{BODY}\n"
    )
    assert (2, None, "De lopende proeven") in outline(text)


def test_minutes_in_a_table_may_leave_a_number_out() -> None:
    builder = DocumentBuilder()
    builder.add("Verslag overleg 3 mei 2024", Block(0, 0, page=1))
    for row, (number, title) in enumerate(
        (("1", "Welkom"), ("2", "Speeltuin"), ("3", "Begroting"), ("6", "Rondvraag"))
    ):
        builder.add(number, Block(0, 0, "cell", table=0, row=row, column=0, page=1))
        builder.add(title, Block(0, 0, "cell", table=0, row=row, column=1, page=1))
        builder.add(BODY, Block(0, 0, "cell", table=0, row=row, column=1, page=1))
    document = builder.build(media_type="application/pdf", page_count=1)
    sections = [s for s in find_outline(document, kind="minutes").sections if s.title]
    assert [(s.level, s.number, s.title) for s in sections] == [
        (1, "1", "Welkom"),
        (1, "2", "Speeltuin"),
        (1, "3", "Begroting"),
        (1, "6", "Rondvraag"),
    ]


def test_bold_lines_and_the_head_of_tasks_within_a_cell_divide_its_item() -> None:
    builder = DocumentBuilder()
    builder.add("Verslag overleg 3 mei 2024", Block(0, 0, page=1))
    parts = ("Speeltuin aan de Spoorlaan", "Saskia Verhoeven:", "Besluit")
    for row, title in enumerate(("Welkom", "Onderwerpen", "Rondvraag")):
        builder.add(str(row + 1), Block(0, 0, "cell", table=0, row=row, column=0, page=1))
        builder.add(title, Block(0, 0, "cell", table=0, row=row, column=1, page=1))
        for part in parts if row == 1 else ():
            bold = [Mark(0, len(part), "bold")]
            builder.add(part, Block(0, 0, "cell", table=0, row=row, column=1, page=1), bold)
            builder.add(BODY, Block(0, 0, "cell", table=0, row=row, column=1, page=1))
        builder.add(BODY, Block(0, 0, "cell", table=0, row=row, column=1, page=1))
        for line, level in (("Acties voor de werkgroep:", None), ("Folder maken", 1)) if row == 1 else ():
            builder.add(line, Block(0, 0, "cell", level=level, table=0, row=row, column=1, page=1))
    document = builder.build(media_type="application/pdf", page_count=1)
    sections = [s for s in find_outline(document, kind="minutes").sections if s.title]
    assert [(s.level, s.title) for s in sections] == [
        (1, "Welkom"),
        (1, "Onderwerpen"),
        (2, "Speeltuin aan de Spoorlaan"),
        (2, "Acties voor de werkgroep"),
        (1, "Rondvraag"),
    ]


def test_parts_that_count_and_say_what_each_is_about() -> None:
    text = f"# Verslag 3 mei 2024\n\n## Samenvatting\n\nBlok 1: Wonen\n\n- {BODY}\n\nBlok 2: Werken\n\n- {BODY}"
    assert [title for _, _, title in outline(text)] == ["Samenvatting", "Blok 1: Wonen", "Blok 2: Werken"]


def test_a_question_in_bold_that_counts_on_is_no_speaker() -> None:
    text = f"# Verslag bestuur 3 mei 2024\n\n**Eerste vraag: Wat is nodig?**\n\n{BODY}\n\n**Tweede vraag: Wie betaalt?**\n\n{BODY}"
    assert [title for _, _, title in outline(text)] == ["Eerste vraag: Wat is nodig?", "Tweede vraag: Wie betaalt?"]


def test_an_item_of_the_agenda_may_have_but_its_number() -> None:
    text = f"# Verslag bestuur 3 mei 2024\n\n**Agendapunt 1**\n\n{BODY}\n\n**Agendapunt 2**\n\n{BODY}"
    assert outline(text) == [(1, None, "Agendapunt 1"), (1, None, "Agendapunt 2")]


def test_numbered_lines_in_italics_need_no_dot() -> None:
    text = f"# Verslag bestuur 3 mei 2024\n\n_2 Event en bericht_\n\n{BODY}\n\n_4 Onderwerpen van de groep_\n\n{BODY}"
    assert outline(text) == [(1, "2", "Event en bericht"), (1, "4", "Onderwerpen van de groep")]


def test_names_over_what_they_say_are_no_headings() -> None:
    turns = "\n\n".join(f"***{name}***:\n{BODY}" for name in ("Bram", "Saskia"))
    present = "Aanwezig: Bram de Wit, Saskia Verhoeven"
    assert outline(f"# Verslag bestuur 3 mei 2024\n\n{present}\n\n## Visie\n\n{turns}") == [(1, None, "Visie")]
    parts = turns.replace("Bram", "Scopes").replace("Saskia", "Tokens")
    assert len(outline(f"# Verslag bestuur 3 mei 2024\n\n{present}\n\n## Visie\n\n{parts}")) == 3
