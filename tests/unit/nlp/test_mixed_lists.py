"""Lists of tasks and decisions together, in which a column tells one from the other."""

import pytest

from .minutes import read


@pytest.mark.parametrize(
    "rows",
    [
        (
            "Nr | Omschrijving | Wie | Status",
            "1 | De huisstijl opnieuw laten tekenen | Bram de Wit | O",
            "2 | Het veld vervalt in de nieuwe opzet | Saskia Verhoeven | B",
            "3 | De offerte opvragen bij de drukker | Saskia Verhoeven | G",
        ),
        (
            "A/B | Omschrijving | Wie | Wanneer",
            "A | De huisstijl opnieuw laten tekenen | Bram de Wit | april",
            "B | Het veld vervalt in de nieuwe opzet | Saskia Verhoeven | ",
            "A | De offerte opvragen bij de drukker | Saskia Verhoeven | mei",
        ),
        (
            "Soort | Omschrijving | Wie | Wanneer",
            "Actie | De huisstijl opnieuw laten tekenen | Bram de Wit | april",
            "Besluit | Het veld vervalt in de nieuwe opzet | Saskia Verhoeven | ",
            "Actie | De offerte opvragen bij de drukker | Saskia Verhoeven | mei",
        ),
    ],
)
def test_a_row_is_a_task_or_a_decision(rows: tuple[str, ...]) -> None:
    text, facts = read("# Actie- en besluitenlijst", *rows)
    tasks = [(text[a.start : a.end], a.owner) for a in facts.actions]
    assert tasks == [
        ("De huisstijl opnieuw laten tekenen", "Bram de Wit"),
        ("De offerte opvragen bij de drukker", "Saskia Verhoeven"),
    ]
    decided = [(text[c.start : c.end], c.kind, c.outcome) for c in facts.conclusions]
    assert decided == [("Het veld vervalt in de nieuwe opzet", "decision", "adopted")]


def test_a_list_of_which_all_rows_have_one_mark_tells_nothing_apart() -> None:
    rows = (
        "Nr | Omschrijving | Wie",
        "B | De huisstijl tekenen | Bram de Wit",
        "B | De drukker bellen | Saskia Verhoeven",
    )
    _, facts = read("# Actielijst", *rows)
    assert (len(facts.actions), len(facts.conclusions)) == (2, 0)
