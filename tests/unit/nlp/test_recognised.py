from __future__ import annotations

import pytest

from pipeline.nlp.components.recognised import believed_organisations, believed_people, whole_name
from pipeline.nlp.context import Context
from pipeline.readers.markdown import parse_markdown
from pipeline.structure import read_structure


def context(text: str) -> Context:
    document = parse_markdown(f"# Verslag\n\n## Opening Roda Vesta\n\n{text}")
    return Context(document, read_structure(document))


def places(known: Context, *names: str) -> list[tuple[int, int]]:
    """Return every occurrence of some names, as a recogniser would that always sees them."""
    found = []
    for name in names:
        start = known.text.find(name)
        while start >= 0:
            found.append((start, start + len(name)))
            start = known.text.find(name, start + 1)
    return sorted(found)


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        ("Daarna belt Zonnewende Wonen.", "Zonnewende Wonen", ["Zonnewende Wonen"]),
        ("Dan spreekt Burgermeester Zandstra. Ja, Burgermeester Zandstra.", "Burgermeester Zandstra", []),
        ("Ook Nieuw-Zeeland meldt zich. Wat Nieuw-Zeeland doet, is goed.", "Nieuw-Zeeland", []),
        ("Daarna belt Zonnewende.", "Zonnewende", []),
        ("Daarna belt Zonnewende. Zonnewende komt.", "Zonnewende", ["Zonnewende"]),
        ("Het gaat om RIS321339 en RIS321339.", "RIS321339", []),
        ("Dan volgt AANWEZIGEN en AANWEZIGEN.", "AANWEZIGEN", []),
        ("Er is koffie.", "Roda Vesta", []),
        ("Zij is Programma Directeur van de stichting.", "Programma Directeur", []),
        ("| Nr | Wat |\n|---|---|\n| 1 | Vesta Rood |\n", "Vesta Rood", []),
    ],
)
def test_organisations(text: str, name: str, expected: list[str]) -> None:
    known = context(text)
    assert believed_organisations(known, places(known, name)) == expected


@pytest.mark.parametrize(
    ("text", "name", "believed"),
    [
        ("Saskia Verhoeven is er.", "Saskia Verhoeven", True),
        ("J. Zandstra is er.", "J. Zandstra", True),
        ("Daarna komt Quirijn Zandstra binnen.", "Quirijn Zandstra", True),
        ("Upper Case is een regel.", "Upper Case", False),
        ("De taak: Taak Saskia.", "Taak Saskia", False),
        ("Zie De Brug en daarna De Brug.", "De Brug", False),
        ("Wij noemen het Rodeo.", "Rodeo", False),
        ("Zaal 2, Saskia Verhoevenlaan 4", "Saskia", False),
        ("Zaal 2, Jan van der Wegestraat 4", "Jan van der", False),
        ("Over Leren van Rotterdam en nog eens Leren van Rotterdam.", "Leren van Rotterdam", False),
    ],
)
def test_people(text: str, name: str, believed: bool) -> None:
    known = context(text)
    assert bool(believed_people(known, places(known, name))) is believed


@pytest.mark.parametrize("named", ["Saskia van", "Saskia van het", "Saskia"])
def test_a_name_ends_before_a_preposition(named: str) -> None:
    known = context("Daarna spreekt Saskia van het Anker College.")
    assert [known.text[a:b] for a, b in believed_people(known, places(known, named))] == ["Saskia"]


@pytest.mark.parametrize(
    ("text", "seen", "whole"),
    [
        ("Bram belt Bouwbedrijf Van der Linde morgen.", "Bouwbedrijf Van", "Bouwbedrijf Van der Linde"),
        ("Faculteit Aarde & Klimaat stemt in.", "Faculteit Aarde", "Faculteit Aarde & Klimaat"),
        ("Bureau Verduin & Partners. Bram belt.", "Bureau Verduin", "Bureau Verduin & Partners"),
        ("Stek & Co Beheer stuurt de rekening.", "Stek", "Stek & Co Beheer"),
        ("Het gaat over Marketing & Meerwijk.", "Marketing", "Marketing"),
    ],
)
def test_a_name_goes_on_behind_what_was_seen_of_it(text: str, seen: str, whole: str) -> None:
    known = context(text)
    start, end = whole_name(known, *places(known, seen)[0])
    assert known.text[start:end] == whole


def test_a_name_ends_with_its_line() -> None:
    known = context("Dorpsraad Meerwijk\n\nKort verslag van de avond.")
    start = known.text.index("Dorpsraad")
    assert known.text[slice(*whole_name(known, start, known.text.index("Kort") + 4))] == "Dorpsraad Meerwijk"
