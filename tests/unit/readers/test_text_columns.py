"""Columns in plain text: lines whose words begin at the same places."""

from __future__ import annotations

import pytest

from pipeline.readers.text import parse_text
from pipeline.readers.text_columns import find_columns


def test_names_with_their_office_are_a_table() -> None:
    table = find_columns(["Aanwezig:", "S. Verhoeven     voorzitter", "B. de Wit        burgemeester"])
    assert table is not None
    assert (table.first, table.last) == (1, 3)
    assert table.rows == [{0: "S. Verhoeven", 1: "voorzitter"}, {0: "B. de Wit", 1: "burgemeester"}]


def test_a_cell_goes_on_in_the_next_line() -> None:
    table = find_columns(
        [
            "1   Zaal huren voor de       Saskia   1 mei",
            "    feestavond",
            "2   Offerte vragen           Bram     2 juni",
        ]
    )
    assert table is not None
    assert [row[1] for row in table.rows] == ["Zaal huren voor de feestavond", "Offerte vragen"]


def test_tabs_set_columns() -> None:
    table = find_columns(["Nr\tActie\tWie", "1\tZaal huren\tSaskia", "2\tOfferte vragen bij drie bedrijven\tBram"])
    assert table is not None
    assert [len(row) for row in table.rows] == [3, 3, 3]


@pytest.mark.parametrize(
    "lines",
    [
        ["Datum:    4 maart", "Plaats:   raadzaal"],
        ["Datum    : 4 maart", "Plaats   : raadzaal"],
        ["1.   Opening", "2.   Verslag"],
        ["De voorzitter opent de vergadering.", "Daarna spreekt Bram."],
        ["Aanwezig:   Saskia Verhoeven,", "            Bram de Wit"],
        ["Naam        Rol", "  Bram de Wit"],
    ],
)
def test_what_is_no_table(lines: list[str]) -> None:
    assert find_columns(lines) is None


def test_the_reader_makes_cells() -> None:
    document = parse_text("ACTIELIJST\nNr   Actie         Wie\n1    Zaal huren    Saskia\n")
    assert [document.text_of(b) for b in document.blocks if b.kind == "cell"] == [
        "Nr",
        "Actie",
        "Wie",
        "1",
        "Zaal huren",
        "Saskia",
    ]
    assert document.text_of(document.blocks[0]) == "ACTIELIJST"
