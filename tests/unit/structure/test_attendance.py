from __future__ import annotations

import pytest

from pipeline.document import Block, DocumentBuilder
from pipeline.facts import Attendee
from pipeline.readers.markdown import parse_markdown
from pipeline.readers.text import parse_text
from pipeline.structure import read_structure
from pipeline.structure.attendee_details import describe
from pipeline.structure.name_lists import read_names


def attendees(text: str) -> list[tuple[str, str | None, str | None, str | None, str | None]]:
    document = parse_markdown(text)
    found = read_structure(document).attendees
    for a in found:
        assert document.text[a.start : a.end].split()[-1] in a.name or a.rule == "officer" or "," in document.text
    return [(a.name, a.status, a.function, a.role, a.organisation) for a in found]


def names(text: str, *, one_per_line: bool = False) -> list[str]:
    return [a.name for a in read_names(text, 0, one_per_line=one_per_line)]


def test_a_sentence_of_names() -> None:
    text = "Aanwezig: Saskia Verhoeven (gemeente Meerwijk, vz), Bram de Wit (BdW) en Ayşe Kaya (Stichting Het Anker). Afwezig met bericht: Wil Okkerse."
    assert attendees(text) == [
        ("Saskia Verhoeven", "present", "chair", "vz", "gemeente Meerwijk"),
        ("Bram de Wit", "present", None, None, None),
        ("Ayşe Kaya", "present", None, None, "Stichting Het Anker"),
        ("Wil Okkerse", "absent", None, None, None),
    ]


def test_one_name_a_line_with_organisation_behind_a_comma() -> None:
    text = "## Deelnemers\n\n- Saskia Verhoeven, De Brug\n- Bram de Wit - voorzitter\n- Jan Bos en Ayşe Kaya, juristen bij GGD\n"
    assert attendees(text) == [
        ("Saskia Verhoeven", "present", None, None, "De Brug"),
        ("Bram de Wit", "present", "chair", "voorzitter", None),
        ("Jan Bos", "present", None, "juristen", "GGD"),
        ("Ayşe Kaya", "present", None, "juristen", "GGD"),
    ]


def test_a_table_with_surname_and_given_name() -> None:
    text = "## Aanwezigen\n\n| Achternaam | Voornaam | Organisatie |\n|---|---|---|\n| De Wit | Bram | VVD |\n| Kaya | Ayşe | GGD |\n"
    assert attendees(text) == [
        ("Bram De Wit", "present", None, None, "VVD"),
        ("Ayşe Kaya", "present", None, None, "GGD"),
    ]


def test_a_table_of_members_beside_a_list_of_those_present() -> None:
    text = (
        "# Verslag werkgroep\n\n| Leden | Organisatie | Leden | Organisatie |\n|---|---|---|---|\n"
        "| Bram de Wit | VNG | Wil Okkerse | GGD |\n\nAanwezig: Bram de Wit, Jan Bos\n\n## Opening\n\nTekst.\n"
    )
    assert [(name, status) for name, status, *_ in attendees(text)] == [
        ("Bram de Wit", "present"),
        ("Wil Okkerse", None),
        ("Jan Bos", "present"),
    ]


def test_counts_lost_commas_and_honorifics() -> None:
    text = "Aanwezig zijn 4 leden: Kaya (D66), De Wit (VVD) Van den Berg (Hart voor Meerwijk), mevrouw Bos (SP)"
    assert names(text) == ["Kaya", "De Wit", "Van den Berg", "Bos"]


def test_organisations_and_remarks_are_no_people() -> None:
    assert names("Zie aanmeldingslijst") == []
    assert names("Gemeente Meerwijk, Provincie Zuid, RIVM") == []
    assert names("Bram de Wit (tot 10.45 uur), Jan Bos (via Teams)") == ["Bram de Wit", "Jan Bos"]


def test_first_names_alone() -> None:
    assert names("Saskia, Bram, Ayşe en Wil") == ["Saskia", "Bram", "Ayşe", "Wil"]


def test_offsets_point_at_the_bare_name() -> None:
    text = "mevrouw drs. Saskia Verhoeven (GGD)"
    attendee = next(read_names(text, 0))
    assert text[attendee.start : attendee.end] == "Saskia Verhoeven"


def test_officers_of_the_header_were_there() -> None:
    text = "Voorzitter: Saskia Verhoeven\n\nNotulist: Bram de Wit\n\n## Opening\n\nTekst."
    assert attendees(text) == [
        ("Saskia Verhoeven", "present", "chair", None, None),
        ("Bram de Wit", "present", "secretary", None, None),
    ]


def test_details_behind_a_name() -> None:
    person = Attendee("Teun de Kort", 0, 12, None)
    assert describe(person, "TdK").initials == "TdK"
    assert describe(person, "TK").initials == "TK"
    assert describe(person, "TNO").initials is None
    assert describe(person, "vanaf 10:35 uur") == person
    assert describe(person, "beleidsmedewerker bij GGD").organisation == "GGD"
    assert describe(person, "Logopedie").organisation == "Logopedie"
    assert describe(person, "secretaris Het Anker").organisation == "Het Anker"


def test_parts_of_a_list_set_apart_by_semicolons_end_with_their_office() -> None:
    text = (
        "## Notulen van de gemeenteraad\n\nAanwezig: Saskia Verhoeven, voorzitter; Bram De Wit, burgemeester; "
        "Ann Smet, Jan Bos, schepenen; Koen Maes, secretaris\n"
    )
    assert [(name, function) for name, _, function, _, _ in attendees(text)] == [
        ("Saskia Verhoeven", "chair"),
        ("Bram De Wit", None),
        ("Ann Smet", None),
        ("Jan Bos", None),
        ("Koen Maes", "secretary"),
    ]


def test_those_present_in_columns_of_plain_text() -> None:
    text = "Aanwezig:\nS. Verhoeven     burgemeester, voorzitter\nA. Kaya          secretaris\n\nAfwezig:\nE. Bos     dijkgraaf\nW. Smit    lid\n"
    found = read_structure(parse_text(text)).attendees
    assert [(a.name, a.status, a.function) for a in found] == [
        ("S. Verhoeven", "present", "chair"),
        ("A. Kaya", "present", "secretary"),
        ("E. Bos", "absent", None),
        ("W. Smit", "absent", None),
    ]


def test_the_office_before_a_name_tells_who_is_secretary() -> None:
    found = {a.name: (a.role, a.function) for a in read_names("heemraad J. Slot, gemeentesecretaris B. van Rijn", 0)}
    assert found == {"J. Slot": ("heemraad", None), "B. van Rijn": ("gemeentesecretaris", "secretary")}


def test_labels_that_name_a_side_and_an_absence_in_letters() -> None:
    text = (
        "Aanwezig namens het bestuur: dhr. T. van Rossem (preses), mw. A. Polderman (scriba)\n"
        "Namens de beheerder: mw. L. Prins\nAfwezig m.k.: juf Hilde\n\n## Opening\n\nTekst.\n"
    )
    assert [(name, status, function) for name, status, function, *_ in attendees(text)] == [
        ("T. van Rossem", "present", "chair"),
        ("A. Polderman", "present", "secretary"),
        ("L. Prins", "present", None),
        ("Hilde", "absent", None),
    ]


def test_labels_of_the_groups_at_the_table_and_a_deputy_who_does_not_preside() -> None:
    text = (
        "Aanwezig OR: Carla Bos (CB, voorzitter), Bert Molenaar (BM, vice-voorzitter)\n"
        "Aanwezig directie: Edith van Dijk (EvD, bestuurder)\nAfwezig OR: Ronnie Vos (RV)\n\n## Opening\n\nTekst.\n"
    )
    assert [(a.name, a.status, a.function, a.initials) for a in read_structure(parse_markdown(text)).attendees] == [
        ("Carla Bos", "present", "chair", "CB"),
        ("Bert Molenaar", "present", None, "BM"),
        ("Edith van Dijk", "present", None, "EvD"),
        ("Ronnie Vos", "absent", None, "RV"),
    ]


def test_short_labels_and_letters_for_a_name() -> None:
    text = "Aanw.: Moniek Tax (MT, vz), Stan Wieringa (SW)\nAfw: Joke Pals (JP)\nNotulen: SW\n\n## Opening\n\nTekst.\n"
    assert [(a.name, a.status, a.function) for a in read_structure(parse_markdown(text)).attendees] == [
        ("Moniek Tax", "present", "chair"),
        ("Stan Wieringa", "present", "secretary"),
        ("Joke Pals", "absent", None),
    ]


def test_initials_with_the_given_name_behind_them() -> None:
    assert names("ds. M. (Marije) de Koning, drs. J.P. (Hans) Mulder (vz) en A. Bos (AB)") == [
        "Marije de Koning",
        "Hans Mulder",
        "A. Bos",
    ]


def test_a_member_who_is_listed_as_absent_was_not_there() -> None:
    text = "Oudergeleding: Fleur Bos, Sander Vos\nAfwezig: Sander Vos\n\n## Opening\n\nTekst.\n"
    assert [(name, status) for name, status, *_ in attendees(text)] == [
        ("Fleur Bos", "present"),
        ("Sander Vos", "absent"),
    ]


def test_a_sentence_of_the_opening_says_who_was_absent() -> None:
    text = (
        "# Verslag\n\nAanwezig: Bram de Wit\n\n## 1. Opening\n\nDhr. Koster (nr. 14) en mw. Bouzid hebben zich afgemeld. "
        "Niemand is ziek. De jeugdleider is verhinderd. De Burgemeester (voorzitter van de raad) is helaas verhinderd.\n\n## 2. Zorg\n\nWil Okkerse is ziek.\n"
    )
    assert [(name, status) for name, status, *_ in attendees(text)] == [
        ("Bram de Wit", "present"),
        ("Koster", "absent"),
        ("Bouzid", "absent"),
    ]


def test_names_that_share_a_form_of_address_or_an_office() -> None:
    text = (
        "de dames Verhoeven (Water Natuurlijk) en Ten Broek (AWP), de heren Slot, Vos en De Wit (VVD); de heemraden "
        "mevrouw Kaya en de heer Bos; H.J. Maas, dijkgraaf (voorzitter) en N. Tak, secretaris-directeur."
    )
    found = {a.name: (a.role, a.function) for a in read_names(text, 0, one_per_line=True)}
    assert list(found) == [
        "Verhoeven", "Ten Broek", "Slot", "Vos", "De Wit", "Kaya", "Bos", "H.J. Maas", "N. Tak",
    ]  # fmt: skip
    assert found["Kaya"] == found["Bos"] == ("heemraad", None)
    assert found["H.J. Maas"] == ("dijkgraaf", "chair")
    assert found["N. Tak"] == ("secretaris", "secretary")


def test_an_office_in_the_plural_ends_with_the_last_of_its_names() -> None:
    text = "wethouders S. Verhoeven en J.W. ter Haar, raadsleden Vos, Kaya en Smit, Jan Bakker (griffier)"
    assert [(a.name, a.role) for a in read_names(text, 0)] == [
        ("S. Verhoeven", "wethouder"), ("J.W. ter Haar", "wethouder"), ("Vos", "raadslid"), ("Kaya", "raadslid"),
        ("Smit", "raadslid"), ("Jan Bakker", "griffier"),
    ]  # fmt: skip


def test_what_stands_behind_a_comma_or_is_said_of_both() -> None:
    found = [(a.name, a.role) for a in read_names("A. Jansen, voorzitter, B. Pieters en Wim Slot, projectleider", 0)]
    assert found == [("A. Jansen", "voorzitter"), ("B. Pieters", None), ("Wim Slot", "projectleider")]
    both = [(a.name, a.organisation) for a in read_names("Saskia Verhoeven en Lieke (beiden Bureau Kompas)", 0)]
    assert both == [("Saskia Verhoeven", "Bureau Kompas"), ("Lieke", "Bureau Kompas")]


def test_sides_on_lines_of_their_own() -> None:
    text = (
        "Notulen overleg\n\nDatum: 3 mei 2024\nAanwezig: OR: Saskia Verhoeven (SV, voorzitter), Ayse Kaya (AK)\n"
        "Bestuurder: Bram de Wit (BW), Wil Okkerse (WO, HR)\nVerslag: Ayse\nAfwezig: Kees Vos\n\n1. Opening\n\nTekst."
    )
    found = read_structure(parse_text(text)).attendees
    assert [(a.name, a.status, a.initials) for a in found] == [
        ("Saskia Verhoeven", "present", "SV"), ("Ayse Kaya", "present", "AK"), ("Bram de Wit", "present", "BW"),
        ("Wil Okkerse", "present", "WO"), ("Kees Vos", "absent", None),
    ]  # fmt: skip


def test_several_people_in_a_cell_keep_their_own_brackets() -> None:
    text = (
        "# Verslag werkgroep\n\n## Aanwezigen\n\n| Organisatie | Naam |\n|---|---|\n"
        "| Stichting Het Anker | Saskia Verhoeven (facilitator), Bram de Wit (verslaggever) |\n| Kompas | de Vries, Ayse |\n"
    )
    assert [(name, function, organisation) for name, _, function, _, organisation in attendees(text)] == [
        ("Saskia Verhoeven", None, "Stichting Het Anker"), ("Bram de Wit", "secretary", "Stichting Het Anker"),
        ("Ayse de Vries", None, "Kompas"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("Afmelding ontvangen van Wil Okkerse.", "Wil Okkerse"),
        ("Van de heer Okkerse is bericht van verhindering ontvangen.", "Okkerse"),
        ("Wethouder Ter Haar kon helaas niet komen.", "Ter Haar"),
        ("Wil Okkerse is er vandaag niet bij.", "Wil Okkerse"),
        ("Afgemeld heeft zich: Wil Okkerse.", "Wil Okkerse"),
        ("Berichten van verhindering zijn ontvangen van Wil Okkerse.", "Wil Okkerse"),
        ("Wil Okkerse liet weten niet te komen.", "Wil Okkerse"),
        ("Bram licht het toe, omdat Wil Okkerse niet aanwezig kon zijn.", "Wil Okkerse"),
        ("Wil Okkerse van de feestcommissie kon niet aanwezig zijn en stuurt een brief.", "Wil Okkerse"),
        ("Kascommissie Wil Okkerse, die door omstandigheden niet aanwezig kan zijn.", "Wil Okkerse"),
        ("Aangezien Wil Okkerse verhinderd is, begint Bram.", "Wil Okkerse"),
        ("Wil Okkerse, die ziek is, laat zich vervangen.", "Wil Okkerse"),
    ],
)
def test_absences_told_in_a_sentence(sentence: str, name: str) -> None:
    text = (
        f"Verslag wijkavond\n\nDatum: 3 mei 2024\n\nEr waren veertig bewoners. {sentence}\n\nWelkom\n\nTekst en uitleg."
    )
    found = read_structure(parse_text(text)).attendees
    assert [(a.name, a.status) for a in found] == [(name, "absent")]


def test_who_cannot_come_next_time_is_not_absent_now() -> None:
    text = "Verslag wijkavond\n\nEr waren veertig bewoners. Wil Okkerse kan volgende keer niet aanwezig zijn.\n"
    assert read_structure(parse_text(text)).attendees == ()


@pytest.mark.parametrize("label", ["Deelnemers aan het overleg:", "Aanwezig bij deze bijeenkomst:", "Aanwezigen:"])
def test_a_table_of_names_within_the_cell_of_an_agenda_item(label: str) -> None:
    builder = DocumentBuilder()
    builder.add("Verslag overleg 3 mei 2024", Block(0, 0, page=1))
    builder.add("1", Block(0, 0, "cell", table=0, row=0, column=0, page=1))
    builder.add("Welkom", Block(0, 0, "cell", table=0, row=0, column=1, page=1))
    builder.add(label, Block(0, 0, "cell", table=0, row=0, column=1, page=1))
    listed = (("Saskia Verhoeven", "Het Anker"), ("Bram de Wit", "Gemeente Meerwijk"), ("Ayse Kaya", "Zonnewende"))
    for row, cells in enumerate(listed):
        for column, cell in enumerate(cells):
            builder.add(cell, Block(0, 0, "cell", table=1, row=row, column=column, page=1))
    builder.add("2", Block(0, 0, "cell", table=0, row=1, column=0, page=1))
    builder.add("Begroting", Block(0, 0, "cell", table=0, row=1, column=1, page=1))
    document = builder.build(media_type="application/pdf", page_count=1)
    found = [(a.name, a.status, a.organisation) for a in read_structure(document).attendees]
    assert found == [(name, "present", organisation) for name, organisation in listed]


def test_for_whom_somebody_is_there_is_the_organisation() -> None:
    text = "## Aanwezig\n\n- Saskia Verhoeven namens Het Anker\n- Bram de Wit (namens de bewoners)\n- Ayşe Kaya (namens Zonnewende)\n"
    assert [(a[0], a[4]) for a in attendees(text)] == [
        ("Saskia Verhoeven", "Het Anker"),
        ("Bram de Wit", None),
        ("Ayşe Kaya", "Zonnewende"),
    ]


def test_an_office_and_one_word_behind_a_full_name_is_no_other_person() -> None:
    assert names("Saskia Verhoeven, directeur Klaverblad", one_per_line=True) == ["Saskia Verhoeven"]


def test_a_list_in_a_sentence_ends_where_prose_begins() -> None:
    text = (
        "Aanwezig zijn 4 leden der Kamer, te weten:\n\nVerhoeven, De Wit, Kaya en Okkerse,\n\n"
        "De voorzitter: Ik deel de Kamer mee dat het volgende lid zich heeft afgemeld:\n\n"
        "Aan de orde is het debat over de agenda van de Europese Top.\n"
    )
    assert [name for name, status, *_ in attendees(text) if status == "present"] == [
        "Verhoeven",
        "De Wit",
        "Kaya",
        "Okkerse",
    ]


def test_who_is_asked_for_why_somebody_is_absent_is_nobody() -> None:
    text = "# Verslag\n\nAanwezig: Bram de Wit.\n\n## Opening\n\nWaarom is mevrouw Kaya vandaag afwezig? Dat weet niemand.\n"
    assert "Waarom" not in [name for name, *_ in attendees(text)]


def test_a_label_behind_the_names_of_another_in_one_line() -> None:
    text = "Aanwezig OR: Carla Bos (CB), Bert Molenaar (BM) Aanwezig directie: Edith van Loon (EvL, bestuurder)\n\n## Opening\n\nTekst.\n"
    assert [(name, status) for name, status, *_ in attendees(text)] == [
        ("Carla Bos", "present"),
        ("Bert Molenaar", "present"),
        ("Edith van Loon", "present"),
    ]


def test_a_title_under_the_list_ends_it() -> None:
    text = "Verslag: Bijeenkomst Werkgroep Oevers\n\nAanwezig:\n\nSaskia Verhoeven - De Brug\n\nBram de Wit - GGD\n\nOnderwerpen:\n\nFolders\n"
    assert [name for name, *_ in attendees(text)] == ["Saskia Verhoeven", "Bram de Wit"]


def test_a_table_with_the_given_name_before_the_surname() -> None:
    text = (
        "## Aanwezigen\n\n| Voornaam | Achternaam | Organisatie | Voornaam | Achternaam | Organisatie |\n"
        "|---|---|---|---|---|---|\n| Bram | de Wit | VVD | Ayşe | Kaya | GGD |\n"
    )
    assert attendees(text) == [
        ("Bram de Wit", "present", None, None, "VVD"),
        ("Ayşe Kaya", "present", None, None, "GGD"),
    ]


def test_those_who_are_absent_behind_a_word_without_a_colon() -> None:
    text = "# Verslag\n\nAanwezig:\n\nBram de Wit (VNG), Jan Bos\n\nAfwezig Saskia Verhoeven, Wil Okkerse\n\n## Opening\n\nTekst.\n"
    assert [(name, status) for name, status, *_ in attendees(text)] == [
        ("Bram de Wit", "present"),
        ("Jan Bos", "present"),
        ("Saskia Verhoeven", "absent"),
        ("Wil Okkerse", "absent"),
    ]


def test_a_name_that_a_line_breaks_and_one_that_stands_in_for_another() -> None:
    assert names("Saskia Verhoeven (VNG), Melis van den\nBoogaard (GGD)") == [
        "Saskia Verhoeven",
        "Melis van den Boogaard",
    ]
    assert names("Bram de Wit b.a. Ayşe Kaya (Het Anker), Jan Bos i.p.v. Wil Okkerse") == ["Bram de Wit", "Jan Bos"]


def test_until_when_somebody_was_there_is_no_part_of_the_organisation() -> None:
    assert describe(Attendee("Bram de Wit", 0, 11, "present"), "VNG tot 11:00 uur").organisation == "VNG"


@pytest.mark.parametrize(
    ("sentence", "there", "away"),
    [
        (
            "Saskia Verhoeven en Wil Okkerse zijn aanwezig. Jan Bos is er niet.",
            ["Saskia Verhoeven", "Wil Okkerse"],
            ["Jan Bos"],
        ),
        ("Aan tafel zitten Saskia Verhoeven en Wil Okkerse.", ["Saskia Verhoeven", "Wil Okkerse"], []),
        ("Verder waren aanwezig Saskia Verhoeven, Wil Okkerse.", ["Saskia Verhoeven", "Wil Okkerse"], []),
        ("Verder zijn er Saskia Verhoeven en Wil Okkerse.", ["Saskia Verhoeven", "Wil Okkerse"], []),
        (
            "Namens de buurt is Saskia Verhoeven aanwezig, namens de school Wil Okkerse.",
            ["Saskia Verhoeven", "Wil Okkerse"],
            [],
        ),
        ("Aanwezig: Saskia Verhoeven. Afwezig was Jan Bos.", ["Saskia Verhoeven"], ["Jan Bos"]),
        ("Jan Bos meldde zich af. Wil Okkerse moest verstek laten gaan.", [], ["Jan Bos", "Wil Okkerse"]),
        ("Verder zijn we tevreden over de zaal.", [], []),
        ("Die meldde zich af.", [], []),
        ("Volgende keer is Jan Bos aanwezig.", [], []),
    ],
)
def test_who_was_there_and_who_was_not_told_in_a_sentence(sentence: str, there: list[str], away: list[str]) -> None:
    found = attendees(f"# Verslag werkgroep Groen\n\n12 maart 2026\n\n{sentence}\n\n## 1. Opening\n\nDe agenda.\n")
    assert [name for name, status, *_ in found if status == "present"] == there
    assert sorted(name for name, status, *_ in found if status == "absent") == sorted(away)


@pytest.mark.parametrize("header", ["Aanwezig | Afwezig | m.k.", "A | V | VM"])
def test_a_table_that_ticks_who_was_there_and_who_was_not(header: str) -> None:
    text = (
        f"# Verslag\n\n| Naam | {header} |\n|---|---|---|---|\n| Bram de Wit | x | | |\n| Jan Bos | | x | |\n"
        "| Wil Okkerse | | | x |\n\n## 1. Opening\n\nTekst.\n"
    )
    assert [(name, status) for name, status, *_ in attendees(text)] == [
        ("Bram de Wit", "present"),
        ("Jan Bos", "absent"),
        ("Wil Okkerse", "absent"),
    ]


def test_a_column_of_ticks_that_is_left_open_for_who_was_not_there() -> None:
    text = (
        "# Verslag\n\n| Naam | Aanwezig |\n|---|---|\n| Bram de Wit | ✓ |\n| Jan Bos | |\n\n## 1. Opening\n\nTekst.\n"
    )
    assert [(name, status) for name, status, *_ in attendees(text)] == [
        ("Bram de Wit", "present"),
        ("Jan Bos", "absent"),
    ]


@pytest.mark.parametrize(
    "head",
    [
        "Aanwezig:    Saskia Verhoeven     Bram de Wit     Wil Okkerse\nAfwezig:     Jan Bos",
        "Aanwezig:    Saskia Verhoeven     secretaris\n             Bram de Wit          gemeente Meerwijk\n"
        "             Wil Okkerse          dorpsraad\nAfwezig:     Jan Bos",
        "Aanwezig\tSaskia Verhoeven\tsecretaris\n\tBram de Wit\tlid\n\tWil Okkerse\tlid\nAfwezig\tJan Bos",
        "Aanwezig\n\nVoor de school: Saskia Verhoeven\nVoor de aannemer: Bram de Wit (uitvoerder), Wil Okkerse\n\n"
        "Afwezig\n\nJan Bos",
        "Secretaris: Saskia Verhoeven\nPenningmeester: Bram de Wit\nLeden: Wil Okkerse\nAfwezig z.k.: Jan Bos",
    ],
)
def test_heads_of_plain_text_in_columns_and_labels(head: str) -> None:
    document = parse_text(f"Verslag overleg Groen\n12 maart 2026\n\n{head}\n\n1. Opening\nDe agenda.\n2. Sluiting\n")
    found = [(a.name, a.status) for a in read_structure(document).attendees]
    assert sorted(found) == [
        ("Bram de Wit", "present"),
        ("Jan Bos", "absent"),
        ("Saskia Verhoeven", "present"),
        ("Wil Okkerse", "present"),
    ]


def test_a_list_of_boxes_ticks_who_was_there() -> None:
    text = "# Verslag werkgroep\n\n## Aanwezig\n\n- [x] Bram de Wit\n- [ ] Jan Bos\n\n## 1. Opening\n\nTekst.\n"
    assert [(name, status) for name, status, *_ in attendees(text)] == [
        ("Bram de Wit", "present"),
        ("Jan Bos", "absent"),
    ]
