from __future__ import annotations

import pytest

from pipeline.readers.markdown import parse_markdown
from pipeline.structure import read_structure

MINUTES = """# Verslag wijkoverleg 3 mei 2024

Aanwezig: Saskia Verhoeven, Bram de Wit

## 1. Opening

Saskia opent de vergadering en heet iedereen welkom.

## 2. Spoorlaan

Bram meldt dat het werk begint. Afgesproken wordt dat hij de bewoners informeert.

## 3. Rondvraag

Geen vragen.
"""
AGENDA = """# Agenda wijkoverleg 3 mei 2024

1. Opening
2. Vaststellen agenda
3. Spoorlaan (ter besluitvorming)
4. Rondvraag
5. Sluiting
"""
DECISIONS = """# Besluitenlijst college 7 mei 2024

| Nr | Onderwerp | Besluit |
|---|---|---|
| 1 | Spoorlaan | Conform |
| 2 | Begroting | Aangenomen |
| 3 | Motie licht | Verworpen |
"""
INVITATION = """# Buurtbijeenkomst Oosterveld

Op 3 mei nodigen de gemeente en het wijkplatform u van harte uit. Meld u aan via het aanmeldformulier; deelname is gratis.

13:00 Inloop met lunch

16:30 Borrel
"""
MOTION = """# Motie Meer licht

De raad van de gemeente Meerwijk, in vergadering bijeen op 3 mei 2024,

constaterende dat het donker is,

overwegende dat licht veilig is,

verzoekt het college lampen te plaatsen.
"""
MAIL = """Van: Saskia Verhoeven
Verzonden: vrijdag 3 mei 2024 08:41
Aan: Bram de Wit
Onderwerp: verslag

Goedemorgen Bram, dank voor het verslag van de vergadering.
"""


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (MINUTES, "minutes"),
        (AGENDA, "agenda"),
        (DECISIONS, "decision_list"),
        (INVITATION, "announcement"),
        (MOTION, "other"),
        (MAIL, "other"),
        ("Een losse notitie over niets.", "other"),
    ],
)
def test_kind(text: str, kind: str) -> None:
    assert read_structure(parse_markdown(text)).kind == kind


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (MINUTES, "nl"),
        ("The minutes of the meeting will be sent to all of you by the end of the week, as it was agreed on.", "en"),
        (
            "Le procès-verbal de la réunion est envoyé par le secrétaire et les membres ne sont pas dans la salle pour le lire.",
            "fr",
        ),
        ("12 34", None),
    ],
)
def test_language(text: str, language: str | None) -> None:
    assert read_structure(parse_markdown(text)).language == language


def test_a_decision_list_under_the_name_of_its_organisation() -> None:
    text = (
        "Gemeente Meerwijk\n\nOpenbare besluitenlijst college van burgemeester en wethouders\n\n3 mei 2024\n\n"
        "Aanwezig: burgemeester S. Verhoeven, wethouder B. de Wit\n\nAfwezig: wethouder A. Kaya\n\n"
        "1. Vaststelling besluitenlijst\n\nDe besluitenlijst van 26 april is vastgesteld.\n"
    )
    assert read_structure(parse_markdown(text)).kind == "decision_list"


def test_minutes_that_adopt_a_decision_list_are_minutes() -> None:
    text = MINUTES.replace("## 1. Opening", "## 1. Besluitenlijst vorige vergadering")
    assert read_structure(parse_markdown(text)).kind == "minutes"


def test_who_does_what_on_the_day_of_a_meeting_is_a_programme() -> None:
    text = (
        "Startbijeenkomst werkgroepen Meerwijk\n\nWie doet wat\n\nDagvoorzitter: Bram de Wit\n\n"
        "Ontvangst deelnemers: Saskia Verhoeven\n\nTijdschema\n\n13:00 welkomstwoord\n\n14:00 breakout 1\n\n"
        "Bram vraagt de gasten naar voren en bedankt hen.\n\n16:30 borrel\n"
    )
    assert read_structure(parse_markdown(text)).kind == "announcement"


@pytest.mark.parametrize(
    ("front", "text", "kind"),
    [
        (
            "title: Notulen ledenavond online",
            "De notulen van onze ledenavond zijn toegevoegd aan de site!",
            "announcement",
        ),
        (
            "title: Nieuw bestuur",
            "Tijdens de ALV op 3 december jongstleden namen we afscheid van Bram als bestuurslid. De ALV koos Ayse.",
            "announcement",
        ),
        (
            "title: Verslag ledenavond",
            "Aanwezig: Saskia en Bram.\n\nDe notulen van vorig jaar zijn vastgesteld.",
            "minutes",
        ),
    ],
)
def test_a_message_about_a_meeting_is_no_minutes(front: str, text: str, kind: str) -> None:
    article = f"---\n{front}\ndate: 2015-12-08\nauthor: Saskia Verhoeven\n---\n{text}\n"
    assert read_structure(parse_markdown(article)).kind == kind


@pytest.mark.parametrize("title", ["Activiteitenverslag", "Jaarverslag 2024", "Concept projectplan speeltuin"])
def test_a_report_of_a_year_or_a_project_is_no_minutes(title: str) -> None:
    text = (
        f"# {title}\n\n## Inleiding\n\nDe werkgroep heeft in 2024 een bijeenkomst georganiseerd. Er is besloten het loket "
        "te openen, en dat werd goed bezocht.\n\n## Werkgroep\n\nEr is overleg geweest met bewoners. De werkgroep heeft "
        "daarvoor een bijeenkomst gehouden.\n\n## Conclusie\n\nAlle doelen zijn behaald.\n"
    )
    assert read_structure(parse_markdown(text)).kind == "other"
