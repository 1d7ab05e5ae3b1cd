"""The heads of minutes as secretaries lay them out: groups before a colon, columns of presence, lines under the title."""

from __future__ import annotations

import pytest

from pipeline.document import Block, DocumentBuilder, Mark
from pipeline.facts import Structure
from pipeline.readers.markdown import parse_markdown
from pipeline.readers.text import parse_text
from pipeline.structure import read_structure

BODY = "\n\n## 1. Opening\n\nSaskia opent de vergadering. De notulen worden vastgesteld.\n\n## 2. Sluiting\n\nBram sluit.\n"


def structure(head: str) -> Structure:
    return read_structure(parse_markdown(f"# Verslag huurdersoverleg 3 mei 2024\n\n{head}{BODY}"))


def there(head: str) -> list[tuple[str, str | None]]:
    return [(attendee.name, attendee.status) for attendee in structure(head).attendees]


def test_the_words_before_a_colon_say_for_whom_people_are_there() -> None:
    head = (
        "Namens de huurders: Saskia Verhoeven (voorzitter), Bram de Wit\nGemeente Meerwijk: Fatma Yilmaz (beheerder)\n"
        "Kopie aan: Noor Hendriks, Tjalling Prins"
    )
    assert there(head) == [
        ("Saskia Verhoeven", "present"),
        ("Bram de Wit", "present"),
        ("Fatma Yilmaz", "present"),
    ]


@pytest.mark.parametrize(
    ("line", "status"),
    [
        ("Erbij waren: Bram de Wit", "present"),
        ("Wie waren er? Bram de Wit en Fatma Yilmaz", "present"),
        ("Present waren Bram de Wit en Fatma Yilmaz.", "present"),
        ("M.k.: Bram de Wit", "absent"),
        ("Veront.: Bram de Wit", "absent"),
        ("Er niet bij: Bram de Wit", "absent"),
        ("Apologies: Bram de Wit", "absent"),
        ("Met bericht afwezig: Bram de Wit", "absent"),
    ],
)
def test_labels_of_presence(line: str, status: str) -> None:
    found = dict(there(f"Aanwezig: Saskia Verhoeven\n\n{line}"))
    assert found["Bram de Wit"] == status


def test_a_table_has_columns_of_initials_and_of_presence() -> None:
    rows = (
        "| Naam | Init. | Rol | Aanw. |\n|---|---|---|---|\n| Saskia Verhoeven | SV | voorzitter | ja |\n"
        "| Bram de Wit | BdW | beheer | nee (m.k.) |\n| Fatma Yilmaz | FY | verkeer (afw.) | |"
    )
    assert [(a.name, a.initials, a.status) for a in structure(rows).attendees] == [
        ("Saskia Verhoeven", "SV", "present"),
        ("Bram de Wit", "BdW", "absent"),
        ("Fatma Yilmaz", "FY", "absent"),
    ]


def test_a_doubled_bracket_does_not_swallow_the_names_behind_it() -> None:
    assert [name for name, _ in there("Aanwezig: Bram de Wit ((Het Anker), Fatma Yilmaz (VNG)")] == [
        "Bram de Wit",
        "Fatma Yilmaz",
    ]


def test_a_report_line_under_the_title_ends_no_header() -> None:
    text = (
        "# Projectgroep Groen\n\n**Verslag overleg nr. 14**\n\nDatum: 3 mei 2024\n\n"
        f"Aanwezig: Saskia Verhoeven, Bram de Wit{BODY}"
    )
    found = read_structure(parse_markdown(text))
    assert [attendee.name for attendee in found.attendees] == ["Saskia Verhoeven", "Bram de Wit"]
    assert [section.title for section in found.sections if section.title] == ["Opening", "Sluiting"]


def test_names_under_each_other_in_a_column_are_several() -> None:
    text = (
        "BESTUURSNOTULEN\n\nDATUM       07-11-2022\nPLAATS      KANTINE\nAANWEZIG    Saskia Verhoeven, voorzitter\n"
        "            Bram de Wit, jeugd\n            Fatma Yilmaz, velden\nAFGEMELD    Noor Hendriks\n\n"
        "OPENING:\nSaskia opent en heet Bram welkom.\n\nVELDEN:\nFatma meldt dat veld 2 tot eind december dicht blijft. Zij overlegt met de gemeente over een ander veld.\n\n"
        "JEUGD:\nBram meldt dat er na de winter een team bij komt en dat er nog een trainer wordt gezocht.\n\nSLUITING:\nSaskia sluit.\n"
    )
    found = read_structure(parse_text(text))
    assert [(a.name, a.status) for a in found.attendees] == [
        ("Saskia Verhoeven", "present"),
        ("Bram de Wit", "present"),
        ("Fatma Yilmaz", "present"),
        ("Noor Hendriks", "absent"),
    ]
    assert [s.title for s in found.sections if s.title] == ["OPENING", "VELDEN", "JEUGD", "SLUITING"]


def test_a_line_with_day_hour_and_room_dates_the_meeting() -> None:
    line = "Gemeente Meerwijk, woensdag 11 september 2024, 19.30 uur, trouwzaal gemeentehuis"
    found = read_structure(
        parse_markdown(f"# Verslag commissie Ruimte\n\n{line}\n\n**Voorzitter:** Saskia Verhoeven{BODY}")
    )
    assert found.header.date is not None
    assert found.header.date.value == "2024-09-11"


@pytest.mark.parametrize(
    "head",
    [
        "Kort verslagje bewonerscommissie, 3 mei 2024\n\nWie waren er? Saskia, Bram en Fatma.\n\nBegin 19.30.",
        "teamoverleg groep Groen\n\nma 7/10/2024 13:15\n\nerbij: Saskia Verhoeven, Bram de Wit\nniet: Fatma Yilmaz (ziek)",
        "# Community call Groen – 21 jan. 2025\n\nWie was erbij:\n\n- Saskia Verhoeven\n- Bram de Wit",
    ],
)
def test_minutes_that_are_called_otherwise(head: str) -> None:
    talk = "\n\nSaskia vertelt over het feest. Bram vraagt wie er helpt.\n\nFatma zorgt voor de zaal.\n"
    assert read_structure(parse_markdown(head + talk)).kind == "minutes"


def test_numbered_items_with_notes_under_the_items_of_an_agenda_head_them() -> None:
    note = "      - Saskia meldt dat het ontwerp klaar is en dat de aannemer kan beginnen.\n"
    text = (
        "# Verslag buurtoverleg 3 mei 2024\n\n1. Opening\n2. Voortgang\n"
        f"   1. Fietstunnel\n{note}   2. Plein\n{note}3. Plannen\n   1. Speeltuin\n{note}   2. Feest\n4. Rondvraag\n"
    )
    found = read_structure(parse_markdown(text))
    assert [(s.number, s.title, s.level) for s in found.sections if s.title][1:7] == [
        ("2", "Voortgang", 1),
        ("1", "Fietstunnel", 2),
        ("2", "Plein", 2),
        ("3", "Plannen", 1),
        ("1", "Speeltuin", 2),
        ("2", "Feest", 2),
    ]


def test_sentences_say_who_led_who_wrote_and_when_it_was_over() -> None:
    text = (
        "# Expertgroep Groen – kort verslag\n\nOp maandag 3 februari 2025 kwam de expertgroep bijeen in Meerwijk. "
        "Aanwezig waren Saskia Verhoeven, Bram de Wit en Fatma Yilmaz. Saskia leidde de bijeenkomst, Bram maakte dit verslag.\n\n"
        "Begin 19.30, klaar 21.05.\n\n## Terugblik\n\nFatma vertelt over het feest. Saskia vraagt wie er helpt.\n"
    )
    header = read_structure(parse_markdown(text)).header
    told = {name: getattr(header, name) for name in ("chair", "secretary", "start_time", "end_time")}
    assert {name: value.value for name, value in told.items() if value} == {
        "chair": "Saskia Verhoeven",
        "secretary": "Bram de Wit",
        "start_time": "19:30",
        "end_time": "21:05",
    }


def test_a_letterhead_above_the_title_is_no_title_and_the_title_no_section() -> None:
    builder = DocumentBuilder()
    for line in (
        "Hogeschool Hoevelaar",
        "Kerkweg 12, 4130 Meerwijk",
        "Notulen stuurgroep Zaden",
        "Locatie: zaal 3",
        "1. Opening",
        "De voorzitter opent. We zijn klaar om 16u40.",
    ):
        bold = [Mark(0, len(line), "bold")] if line[0] in "HN1" else []
        builder.add(line, Block(0, 0), bold)
    found = read_structure(builder.build(media_type="application/pdf"))
    assert found.header.title is not None
    assert found.header.title.value == "Notulen stuurgroep Zaden"
    assert found.header.location is not None
    assert [section.title for section in found.sections if section.title] == ["Opening"]


def test_a_title_of_one_word_goes_on_in_the_next_line() -> None:
    text = "NOTULEN\nvan de vergadering van het bestuur van De Kreek\n\ngehouden op 3 mei 2024 te 15.00 uur in het clubhuis\n\n1. Opening\nX opent.\n"
    header = read_structure(parse_text(text)).header
    assert header.title is not None
    assert header.title.value == "NOTULEN van de vergadering van het bestuur van De Kreek"


def test_a_bold_line_between_the_title_and_the_labels_is_no_section() -> None:
    found = structure("**Waterschap Kreekland**\n\n**Datum:** 3 mei 2024\n\n**Verslag:** dhr. R. Sluiter")
    assert [section.title for section in found.sections if section.title] == ["Opening", "Sluiting"]
    assert found.header.secretary is not None
    assert found.header.secretary.value == "R. Sluiter"
