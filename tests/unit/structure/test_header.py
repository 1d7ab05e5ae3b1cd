from __future__ import annotations

import pytest

from pipeline.document import Block, DocumentBuilder
from pipeline.facts import Header
from pipeline.readers.markdown import parse_markdown
from pipeline.readers.text import parse_text
from pipeline.structure import read_structure
from pipeline.structure.body import name_in
from pipeline.structure.vocabulary import kind_of_title, label_of

FIELDS = ("date", "start_time", "end_time", "location", "chair", "secretary", "next_meeting")


def header(text: str, name: str = "") -> Header:
    return read_structure(parse_markdown(text), name=name).header


def values(text: str) -> dict[str, str]:
    found = header(text)
    return {field: getattr(found, field).value for field in FIELDS if getattr(found, field)}


def test_label_lines() -> None:
    text = (
        "# Verslag wijkalliantie Oosterveld\n\n**Datum:** 3 mei 2024\n**Tijd:** 19.30 - 21.00 uur\n**Locatie:** De Kom\n"
        "**Voorzitter:** mevrouw S. Verhoeven\n**Notulist:** Bram de Wit\n\n## Opening\n\nTekst.\n\n"
        "Volgende vergadering: 7 juni 2024"
    )
    assert values(text) == {
        "date": "2024-05-03",
        "start_time": "19:30",
        "end_time": "21:00",
        "location": "De Kom",
        "chair": "S. Verhoeven",
        "secretary": "Bram de Wit",
        "next_meeting": "2024-06-07",
    }


def test_a_table_of_labels() -> None:
    text = "# Overleg\n\n| | |\n|---|---|\n| Vergaderdatum en tijd | 3 mei 2024, 09:30-10:30 uur |\n| Vergaderplaats | zaal 4.012 |\n"
    assert values(text) == {"date": "2024-05-03", "start_time": "09:30", "end_time": "10:30", "location": "zaal 4.012"}


def test_a_sentence() -> None:
    text = (
        "Notulen bestuursvergadering De Linde, gehouden op dinsdag 17 december 2002 in Café Het Hoekje te Meerwijk, "
        "aanvang 20.00 uur.\n\n## Opening\n\nSaskia notuleert.\n\n## Sluiting\n\nDe voorzitter sluit de vergadering om 22.15 uur."
    )
    assert values(text) == {
        "date": "2002-12-17",
        "start_time": "20:00",
        "end_time": "22:15",
        "location": "Café Het Hoekje te Meerwijk",
        "secretary": "Saskia",
    }


def test_flemish_wording() -> None:
    text = (
        "# Verslag bestuur vzw Ter Linden\n\nDatum: 12 maart 2024\n\nAanwezig: Els d'Hondt, Joris Van den Eynde\n\n"
        "Verontschuldigd: Wout Peeters\n\nVerslaggever: Joris Van den Eynde\n\n## Varia\n\nGeen."
    )
    structure = read_structure(parse_markdown(text))
    assert structure.header.secretary is not None
    assert structure.header.secretary.value == "Joris Van den Eynde"
    assert [(a.name, a.status, a.function) for a in structure.attendees] == [
        ("Els d'Hondt", "present", None),
        ("Joris Van den Eynde", "present", "secretary"),
        ("Wout Peeters", "absent", None),
    ]


def test_the_date_of_a_letterhead_is_not_that_of_the_meeting() -> None:
    builder = DocumentBuilder()
    for line in ("Gemeente Meerwijk", "Datum", "31-5-2024"):
        builder.add(line, Block(0, 0, "furniture", page=1))
    for line in ("Verslag Technisch Overleg", "Vergaderdatum: 25 april 2024"):
        builder.add(line, Block(0, 0, page=1))
    found = read_structure(builder.build(media_type="application/pdf", page_count=1)).header
    assert found.date is not None
    assert found.date.value == "2024-04-25"


def test_contradictory_dates_give_a_warning() -> None:
    structure = read_structure(
        parse_markdown("# Verslag overleg 3 mei 2024\n\nDatum overleg: 4 mei 2024\n\n## Opening\n\nTekst.")
    )
    assert structure.header.date is not None
    assert structure.header.date.value == "2024-05-04"
    assert structure.warnings == ("the document names more than one meeting date: took 2024-05-04, not 2024-05-03",)


def test_a_weekday_that_does_not_fit_gives_a_warning() -> None:
    structure = read_structure(parse_markdown("# Verslag overleg\n\nDatum: maandag 3 mei 2024\n\n## Opening\n\nTekst."))
    assert structure.warnings == ("the weekday before the meeting date does not fit: 2024-05-03 is no maandag",)


def test_a_document_that_says_nothing_gets_nothing() -> None:
    assert values("# Notitie\n\nOver de stand van zaken in de wijk valt weinig te melden.") == {}


def test_a_file_name_alone_is_too_weak() -> None:
    assert header("# Verslag\n\nEr is gesproken.", name="verslag 2024-05-03.md").date is None


def test_a_title_that_is_the_name_of_a_file_has_the_day() -> None:
    text = "# 20240503-werkgroep-groen-notities\n\nBespreking van de plannen.\n\n## Opening\n\nTekst."
    assert values(text)["date"] == "2024-05-03"


def test_an_open_choice_of_days_is_no_next_meeting() -> None:
    text = "# Verslag overleg 3 mei 2024\n\n## Rondvraag\n\nHet volgende overleg is op 7 juni of 14 juni."
    assert header(text).next_meeting is None


def test_who_will_chair_later_does_not_chair_now() -> None:
    text = "# Verslag overleg 3 mei 2024\n\n## Opening\n\nVanaf volgende keer wordt dit overleg voorgezeten door Ayşe Kaya."
    assert header(text).chair is None


@pytest.mark.parametrize(
    ("title", "body"),
    [
        ("VERSLAG ALLIANTIERAAD PACT MEERWIJK", "ALLIANTIERAAD PACT MEERWIJK"),
        ("Notulen bestuursvergadering De Linde, 3 mei 2020", "bestuur De Linde"),
        ("Agenda & Verslag van de Werkgroep Verkeer inzake de Spoorlaan", "Werkgroep Verkeer"),
        ("Besluitenlijst Raad", "Raad"),
        ("Functional Advisory Board session #2 - 18 november 2020", "Functional Advisory Board"),
        ("Kennismaking met de buurt", None),
        ("Verslag", None),
    ],
)
def test_the_organ_in_a_title(title: str, body: str | None) -> None:
    assert name_in(title) == body


@pytest.mark.parametrize(
    ("label", "key"),
    [
        ("Datum", "date"),
        ("Vergaderdatum en tijd", "date"),
        ("LOCATIE:", "location"),
        ("Aanwezig (11 personen)", "present"),
        ("Afwezig met kennisgeving", "absent"),
        ("Verontschuldigd", "absent"),
        ("Verslaglegger", "secretary"),
        ("Volgende vergadering", "next"),
        ("Aanwezig zijn de leden", "present"),
        ("Namens Gedeputeerde Staten is aanwezig", "present"),
        ("Heemraden", "present"),
        ("Volgend AB", "next"),
        ("Spoorlaan", None),
        ("Datum waarop de gemeenteraad daarover een besluit neemt", None),
    ],
)
def test_labels(label: str, key: str | None) -> None:
    assert label_of(label) == key


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("Opening en welkom", "opening"),
        ("Vaststelling notulen vorige vergadering", "minutes_approval"),
        ("Mededelingen", "announcements"),
        ("Actielijst", "action_list"),
        ("Rondvraag/sluiting", "any_other_business"),
        ("W.v.t.t.k.", "any_other_business"),
        ("Sluiting", "closing"),
        ("Aanwezig", "attendance"),
        ("Bijlage 1", "appendix"),
        ("Werving coördinator", "topic"),
    ],
)
def test_kinds_of_sections(title: str, kind: str) -> None:
    assert kind_of_title(title) == kind


@pytest.mark.parametrize(
    ("line", "place"),
    [
        ("gehouden op 13 september 2023 van 9.30 uur tot 12.05 uur in de Statenzaal", "de Statenzaal"),
        ("Zitting van 27 november 2023 om 20.00 uur in de raadzaal", "de raadzaal"),
        ("**Dinsdag 4 maart 2025, 14.00-16.00 uur, Buurthuis De Kom**", "Buurthuis De Kom"),
        ("*18 januari 2024, 20.00 uur, raadhuis Meerwijk*", "raadhuis Meerwijk"),
    ],
)
def test_the_place_behind_day_and_hour(line: str, place: str) -> None:
    assert values(f"# Verslag commissie Ruimte\n\n{line}\n\n## Opening\n\nTekst.")["location"] == place


def test_a_room_number_is_no_hour() -> None:
    text = "# Verslag\n\nVergadering van 18 oktober 2021, 15:15 - 17:00 uur\nLocatie: Hoofdgebouw, kamer 2.14\n\n## Opening\n\nTekst."
    assert values(text)["start_time"] == "15:15"


@pytest.mark.parametrize("line", ["De commissie komt weer bijeen op 11 oktober 2023.", "Volgend AB: 11 oktober 2023."])
def test_when_the_organ_meets_again(line: str) -> None:
    text = f"# Verslag commissie\n\nDatum: 13 september 2023\n\n## Opening\n\nTekst.\n\n## Sluiting\n\n{line}"
    assert values(text)["next_meeting"] == "2023-10-11"


def test_the_organ_stands_under_the_name_of_its_organisation() -> None:
    text = "# UNIVERSITEIT MEERWIJK\n## Faculteitsraad Letteren\n\nTekst.\n\n### 1. Opening\n\nTekst.\n\n### 2. Sluiting\n\nTekst."
    structure = read_structure(parse_markdown(text))
    assert structure.header.body is not None
    assert structure.header.body.value == "Faculteitsraad Letteren"
    assert [section.title for section in structure.sections if section.title] == ["Opening", "Sluiting"]


def test_a_reporter_by_first_name_only_where_a_list_has_the_surname() -> None:
    text = "Oudercomité De Regenboog - verslag 18/01/2024\n\nAanwezig: Griet Maes, Nele Claeys\nVerslag: {}\n\n## 1. Budget\n\nTekst."
    assert values(text.format("Nele"))["secretary"] == "Nele"
    assert "secretary" not in values(text.format("Oudercomité"))


def test_the_line_that_says_minutes_names_the_organ() -> None:
    text = "# Stichting Openbaar Onderwijs (SOM) - bestuur\n## Notulen raad van toezicht, 4 mei 2024\n\nTekst.\n\n### 1. Opening\n\nTekst."
    body = header(text).body
    assert body is not None
    assert body.value == "raad van toezicht"


def test_an_abbreviation_between_brackets_is_not_cut_in_two() -> None:
    assert name_in("Notulen Adviesraad Sociaal Domein (ASD)") == "Adviesraad Sociaal Domein"


def test_the_organisation_before_the_title_is_not_the_organ() -> None:
    title = "Gemeente Meerwijk - Besluitenlijst en kort verslag raadscommissie Samenleving"
    assert name_in(title) == "raadscommissie Samenleving"


def test_the_name_of_the_organ_may_go_on_in_the_next_line_of_the_title() -> None:
    body = header("VERSLAG WERKGROEP VEILIGE\n\nSCHOOLOMGEVING MEERWIJK\n\n## Opening\n\nTekst.").body
    assert body is not None
    assert body.value == "WERKGROEP VEILIGE SCHOOLOMGEVING MEERWIJK"


@pytest.mark.parametrize(
    ("line", "place"),
    [
        ("06/10/2022, 9u00 - 12u00, Virtueel (Teams)", "Virtueel (Teams)"),
        ("donderdag 6 oktober 2022, 13:30 - 14:15, lokaal B2.013", "lokaal B2.013"),
        (
            "6 oktober 2022 om 19.30 uur in de kantine van sportpark De Hoek. Aanwezig: 40 leden.",
            "de kantine van sportpark De Hoek",
        ),
        ("6 oktober 2022 | 19:30 uur | Meerwijk", "Meerwijk"),
        ("Notulen bestuursvergadering, 6 oktober 2022, via Jitsi. Aanwezig: Bram de Wit.", "Jitsi"),
        ("Notulen bestuursvergadering, 6 oktober 2022, in Café De Linde. Aanwezig: Bram de Wit.", "Café De Linde"),
    ],
)
def test_the_place_on_the_line_of_the_date(line: str, place: str) -> None:
    assert values(f"# Verslag werkgroep Oosterveld\n\n{line}\n\n## Opening\n\nTekst.")["location"] == place


@pytest.mark.parametrize(
    "ending",
    [
        "Volgende CAB: 17 november 2022, 13.00 uur.",
        "De derde thematische werkgroep gaat door op donderdag 17/11/2022.",
        "## Volgende\n\n17 november, zelfde tijd, zelfde plek.",
        "## Datum volgende keer\n\nDonderdag 17 november.",
        "We zien elkaar weer op 17 november.",
        "De tweede sessie vindt plaats op 17 november 2022.",
        "Volgende ledenavond: 17 november",
    ],
)
def test_ways_to_name_the_next_meeting(ending: str) -> None:
    text = f"# Verslag overleg Oosterveld\n\nDatum: 6 oktober 2022\n\n## Opening\n\nTekst.\n\n{ending}\n"
    assert values(text)["next_meeting"] == "2022-11-17"


def test_another_second_thing_is_no_next_meeting() -> None:
    text = "# Verslag overleg\n\nDatum: 6 oktober 2022\n\n## Opening\n\nDe tweede offerte komt op 17 november 2022.\n"
    assert "next_meeting" not in values(text)


@pytest.mark.parametrize(
    ("told", "start"),
    [
        ("donderdagavond, half 8", "19:30"),
        ("kwart over zeven", "19:15"),
        ("half tien", "09:30"),
        ("kwart voor 2", "13:45"),
    ],
)
def test_an_hour_as_it_is_told(told: str, start: str) -> None:
    assert (
        values(f"# Verslag wijkavond\n\nWanneer: 6 oktober 2022, {told}\n\n## Welkom\n\nTekst.")["start_time"] == start
    )


def test_a_reporter_by_given_name_who_takes_part() -> None:
    text = "# Verslag wijkavond\n\nDatum: 6 oktober 2022\nVerslag: {}\n\n## Rondje\n\n- Truus vraagt wie er meehelpt.\n"
    assert values(text.format("Truus"))["secretary"] == "Truus"
    assert "secretary" not in values(text.format("Wijkavond"))


def test_a_meeting_of_any_organ_gives_way_to_a_label() -> None:
    text = "# Verslag vergadering week 7\n\n| | |\n|---|---|\n| Groep | Groep G09 |\n| Datum | 08/11/2021 |\n\n## Vorig verslag\n\nGoed.\n"
    found = header(text)
    assert found.body is not None
    assert found.body.value == "Groep G09"


@pytest.mark.parametrize(
    ("title", "body"),
    [
        ("Regiegroep Binnenstad - verslag overleg 7", "Regiegroep Binnenstad"),
        ("Kwaliteitsraad Meerwijk | notulen 3 mei 2024", "Kwaliteitsraad Meerwijk"),
        ("Notulen overlegvergadering OR - bestuurder", "OR"),
        ("Verslag dorpsraadsvergadering", "dorpsraad"),
        ("Verslag stuurgroepoverleg 4", "stuurgroep"),
        ("Verslag Zorggroep Het Anker", None),
    ],
)
def test_the_organ_before_the_dash_and_inside_its_meeting(title: str, body: str | None) -> None:
    assert name_in(title) == body


def test_a_generic_organ_takes_the_organisation_beside_it() -> None:
    under = "Notulen overlegvergadering OR - bestuurder\nDe Linde Metaal B.V., locatie Meerwijk\n\nDatum: 3 mei 2024\n\n1. Opening\n\nTekst."
    found = read_structure(parse_text(under)).header.body
    assert found is not None
    assert found.value == "OR De Linde Metaal B.V."
    sentence = "Besluitenlijst van de openbare vergadering van de gemeenteraad van Meerwijk, gehouden op 3 mei 2024"
    named = header(f"# Besluitenlijst raadsvergadering\n\n{sentence}\n\n## 1. Opening\n\nTekst.").body
    assert named is not None
    assert named.value == "gemeenteraad van Meerwijk"


@pytest.mark.parametrize(
    ("line", "place"),
    [
        ("Meerwijk, vergaderzaal De Kreek, maandag 6 mei 2024, aanvang 14.00 uur", "Meerwijk, vergaderzaal De Kreek"),
        ("Dorpshuis De Brink - ma 6 mei 2024", "Dorpshuis De Brink"),
        ("ma 6 mei 2024, 9:30-11:00 (Het Anker, zaal Noord en online)", "Het Anker, zaal Noord en online"),
        ("Zitting van maandag 6 mei 2024 om 20.00 u. in de raadzaal van het stadhuis", "raadzaal van het stadhuis"),
    ],
)
def test_the_place_before_the_day_in_brackets_and_behind_the_hour(line: str, place: str) -> None:
    found = values(f"# Verslag klankbordgroep\n\n{line}\n\n## Opening\n\nTekst.")
    assert found["location"].removeprefix("de ") == place


@pytest.mark.parametrize(
    ("line", "start"),
    [
        ("ma 6 mei 2024 - 16.00u - kamer 3", "16:00"),
        ("gehouden op maandag 6 mei 2024 om 19.30 uur in de raadzaal", "19:30"),
        ("Datum: 6 mei 2024\nBegin: 10.30 u.", "10:30"),
        ("Verslag van 6 mei 2024. Volgend overleg: 3 juni 2024 om 9.00 uur", None),
    ],
)
def test_the_hour_behind_the_day(line: str, start: str | None) -> None:
    found = read_structure(
        parse_text(f"verslag werkgroep Verkeer\n\n{line}\n\n1) opening\n- tekst\n\n2) sluiting\n- tekst")
    )
    assert (found.header.start_time.value if found.header.start_time else None) == start


def test_a_line_that_opens_with_the_day_dates_the_meeting() -> None:
    line = "Maandag 6 mei 2024, 10:00-11:30 uur, kantoor Stichting Het Anker, Kerkstraat 12 te Meerwijk"
    text = f"**Verslag vergadering Algemeen Bestuur Samenwerkingsverband Onderwijs De Brug**\n\n{line}\n\nAanwezig:\n\n1. Opening"
    assert values(text)["date"] == "2024-05-06"


@pytest.mark.parametrize(
    ("ending", "day"),
    [
        ("volgende: do 6 juni 15.00u", "2024-06-06"),
        ("## Vergaderdata 2024\n\n8 februari, 6 juni en 12 december, telkens 13.00 uur.", "2024-06-06"),
        ("Het punt wordt verdaagd naar de zitting van 6 juni 2024.", "2024-06-06"),
        ("Vastgesteld in de vergadering van 6 juni 2024.", None),
        ("De begroting gaat naar de raadsvergadering van 6 juni 2024.", None),
        ("## Onderwerpen volgende vergaderingen\n\n- 6 juni: begroting\n- 4 juli: speeltuin", "2024-06-06"),
        ("Het komende TO Speeltuin is op 6 juni 2024, het komende TO Verkeer een week later.", None),
    ],
)
def test_the_next_meeting_in_a_schedule_or_for_what_is_put_off(ending: str, day: str | None) -> None:
    assert (
        values(f"# Verslag bestuur\n\nDatum: 6 mei 2024\n\n## Opening\n\nTekst.\n\n{ending}").get("next_meeting") == day
    )


def test_the_chair_behind_an_organisation_in_brackets() -> None:
    lists = "**In de zaal:** Saskia Verhoeven (NBM, vz), Bram de Wit (gemeente Meerwijk)\n**Via Teams:** Ayse Kaya"
    found = read_structure(parse_markdown(f"# Verslag expertgroep 6 mei 2024\n\n{lists}\n\n## Opening\n\nTekst."))
    assert found.header.chair is not None
    assert found.header.chair.value == "Saskia Verhoeven"
    assert [(a.name, a.status) for a in found.attendees] == [
        ("Saskia Verhoeven", "present"),
        ("Bram de Wit", "present"),
        ("Ayse Kaya", "present"),
    ]


@pytest.mark.parametrize("offices", ["voorzitter & secretaris", "secretaris/voorzitter", "voorzitter en notulist"])
def test_one_person_may_hold_both_offices(offices: str) -> None:
    text = f"# Notulen ALV 6 mei 2024\n\n## Aanwezigen\n\n- Bram de Wit\n- Saskia Verhoeven ({offices})\n\n## Opening\n\nTekst."
    found = values(text)
    assert (found["chair"], found["secretary"]) == ("Saskia Verhoeven", "Saskia Verhoeven")


def test_a_full_stop_may_close_the_title() -> None:
    text = (
        "Kort verslag bijeenkomst werkgroep Dijken 6 mei 2024.\n\nWelkom aan Bram de Wit. De groep bespreekt de dijk."
    )
    found = header(text)
    assert found.title is not None
    assert found.title.value == "Kort verslag bijeenkomst werkgroep Dijken 6 mei 2024."
    assert found.body is not None
    assert found.body.value == "werkgroep Dijken"


@pytest.mark.parametrize("opening", ["We beginnen om 20:05 na wat gedoe.", "We startten om 20:05 uur."])
def test_when_we_begin(opening: str) -> None:
    assert values(f"# Notulen bestuur 6 mei 2024\n\n{opening}\n\n## Geld\n\nTekst.")["start_time"] == "20:05"


def test_the_hour_before_the_word_on_the_last_line() -> None:
    text = "# Notulen ledenavond 6 mei 2024\n\nSaskia opent de vergadering om 18:48.\n\nRondvraag\n\nGeen vragen.\n\n22:00 Sluiting\n"
    assert (values(text)["start_time"], values(text)["end_time"]) == ("18:48", "22:00")


def test_a_label_of_the_meeting_needs_no_colon() -> None:
    text = "# Verslag overleg\n\nVergaderdatum 6 mei 2024\n\nVergaderplaats De Kom 0.12 en online\n\n## Opening\n\nTekst.\n"
    assert values(text) == {"date": "2024-05-06", "location": "De Kom 0.12 en online"}


@pytest.mark.parametrize(
    "said",
    [
        "Ayse is ziek, Bram zit daarom voor.",
        "Bram vervangt vandaag de voorzitter.",
        "Bram neemt het voorzitterschap waar.",
    ],
)
def test_who_stands_in_for_the_chair_is_the_one_on_the_list(said: str) -> None:
    text = f"# Verslag overleg 6 mei 2024\n\nAanwezig: Saskia Verhoeven, Bram de Wit\n\n## Opening\n\n{said}\n"
    assert values(text)["chair"] == "Bram de Wit"


def test_a_message_dates_the_meeting_it_tells_of_by_its_own_day() -> None:
    text = (
        "---\ntitle: Nieuw bestuur\ndate: 2015-12-08\nauthor: Saskia Verhoeven\n---\n"
        "Tijdens de ledenvergadering op 3 december jongstleden namen we afscheid van Bram. Hij begon in 2009, werd in 2012 "
        "penningmeester en deed tot in november dit jaar de administratie. In 2012 kwam het feest.\n"
    )
    found = read_structure(parse_markdown(text))
    assert found.header.date is not None
    assert found.header.date.value == "2015-12-03"
    assert ("2015-11-01", "month") in [(d.first.isoformat(), d.granularity) for d in found.dates]


@pytest.mark.parametrize(
    ("said", "end"),
    [
        ("Om 21.45 uur zijn we klaar.", "21:45"),
        ("Volgende keer weer hier. Gedaan om 22.15 uur.", "22:15"),
        ("Om 22.05 uur gaan we naar huis.", "22:05"),
        ("De vergadering eindigt om 16u40.", "16:40"),
    ],
)
def test_the_hour_at_which_it_was_over(said: str, end: str) -> None:
    header = read_structure(
        parse_text(f"Verslag bestuur\n3 mei 2024\n\n1. Opening\nDe agenda.\n\n2. Rondvraag\n{said}\n")
    ).header
    assert header.end_time is not None
    assert header.end_time.value == end


def test_the_next_meeting_under_a_name_of_its_own() -> None:
    text = "Verslag devtafel\n3 mei 2024\n\n1. Opening\nDe agenda.\n\nVolgende devtafel: donderdag 5 september 2024, in Assen.\n"
    header = read_structure(parse_text(text)).header
    assert header.next_meeting is not None
    assert header.next_meeting.value == "2024-09-05"
