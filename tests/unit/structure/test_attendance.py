from __future__ import annotations

from pipeline.facts import Attendee
from pipeline.readers.markdown import parse_markdown
from pipeline.readers.text import parse_text
from pipeline.structure import read_structure
from pipeline.structure.attendance import read_names
from pipeline.structure.attendee_details import describe


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


def test_for_whom_somebody_is_there_is_the_organisation() -> None:
    text = "## Aanwezig\n\n- Saskia Verhoeven namens Het Anker\n- Bram de Wit (namens de bewoners)\n- Ayşe Kaya (namens Zonnewende)\n"
    assert [(a[0], a[4]) for a in attendees(text)] == [
        ("Saskia Verhoeven", "Het Anker"),
        ("Bram de Wit", None),
        ("Ayşe Kaya", "Zonnewende"),
    ]


def test_an_office_and_one_word_behind_a_full_name_is_no_other_person() -> None:
    assert names("Saskia Verhoeven, directeur Klaverblad", one_per_line=True) == ["Saskia Verhoeven"]
