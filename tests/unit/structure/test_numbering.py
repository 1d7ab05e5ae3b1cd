from __future__ import annotations

import pytest

from pipeline.structure.numbering import parse_number, path_of


@pytest.mark.parametrize(
    ("line", "label", "path", "title"),
    [
        ("1. Opening", "1", (1,), "Opening"),
        ("1.Opening", "1", (1,), "Opening"),
        ("2.3 Begroting", "2.3", (2, 3), "Begroting"),
        ("4a. Verlichting", "4a", (4, 1), "Verlichting"),
        ("Agendapunt 5: Rondvraag", "5", (5,), "Rondvraag"),
        ("Ad 3 Mededelingen", "3", (3,), "Mededelingen"),
        ("E.1 Voorstel", "E.1", (5, 1), "Voorstel"),
        ("IV. Sluiting", "IV", (4,), "Sluiting"),
        ("2 | Introductie", "2", (2,), "Introductie"),
        ("5 - Rondvraag", "5", (5,), "Rondvraag"),
    ],
)
def test_typed_numbers(line: str, label: str, path: tuple[int, ...], title: str) -> None:
    number = parse_number(line)
    assert number is not None
    assert (number.label, number.path, line[number.length :]) == (label, path, title)


@pytest.mark.parametrize(
    "line", ["1 februari 2024", "10:30 uur", "13.30 uur opening", "2.0 versie", "1.500 euro", "Opening"]
)
def test_lines_without_a_number(line: str) -> None:
    assert parse_number(line) is None


def test_a_bare_number_needs_other_evidence() -> None:
    assert parse_number("2 Mededelingen") is None
    number = parse_number("2 Mededelingen", bare=True)
    assert number is not None
    assert number.label == "2"
    assert parse_number("29 september 2022", bare=True) is None


@pytest.mark.parametrize(
    ("label", "path", "style"), [("XII", (12,), "roman"), ("3.2", (3, 2), "decimal"), ("B", (2,), "letter")]
)
def test_paths(label: str, path: tuple[int, ...], style: str) -> None:
    assert path_of(label) == (path, style)
