from __future__ import annotations

import pytest

from pipeline.readers.markdown import parse_markdown
from pipeline.structure.outline import find_outline

TOLD = "Saskia vertelt over het buurtfeest en vraagt wie er helpt. Bram en Ayse willen dat wel."


def titles(text: str, kind: str = "minutes") -> list[str | None]:
    return [s.title for s in find_outline(parse_markdown(text), kind=kind).sections if s.title]


@pytest.mark.parametrize(
    "lead",
    ["Saskia opent de vergadering. Op de agenda:", "De agenda is als volgt:", "Vanavond willen we het hebben over:"],
)
def test_the_items_that_a_sentence_leads_in_head_nothing(lead: str) -> None:
    listed = "1. Opening\n2. Vaststelling agenda\n3. Buurtfeest\n4. Rondvraag\n"
    text = f"# Buurtoverleg 3 mei 2024\n\n{lead}\n\n{listed}\n{TOLD}\n\n{TOLD}\n"
    assert titles(text) == []
    assert titles(text, kind="agenda") == ["Opening", "Vaststelling agenda", "Buurtfeest", "Rondvraag"]


def test_goals_with_numbers_under_them_are_no_sections() -> None:
    text = (
        "## Doelen\n\nIn de aanvraag zijn de volgende doelen gesteld:\n\n1. Een loket openen, door:\n   1. een ruimte te huren\n"
        f"2. Bewoners bereiken:\n   1. folders te maken\n3. Resultaten melden:\n\n## Activiteiten\n\n{TOLD}\n"
    )
    assert titles(text) == ["Doelen", "Activiteiten"]


def test_items_with_text_under_them_are_the_minutes() -> None:
    text = (
        "# Buurtoverleg 3 mei 2024\n\nDe volgende punten zijn vanavond besproken:\n\n"
        f"1. Opening\n\n   {TOLD}\n\n2. Buurtfeest\n\n   {TOLD}\n\n3. Rondvraag\n\n   {TOLD}\n"
    )
    assert titles(text) == ["Opening", "Buurtfeest", "Rondvraag"]


def test_a_list_whose_count_goes_on_is_the_agenda_from_its_first_item() -> None:
    text = (
        "# Buurtoverleg 3 mei 2024\n\n## Agenda en verslag\n\n1. Opening en kennismaking\n2. Terugblik op het feest\n"
        "3. Nieuwe speeltuin\n   - Het ontwerp is klaar.\n4. Genomen besluiten\n   - We gaan akkoord met het ontwerp.\n5. Sluiting\n"
    )
    assert titles(text)[1:] == [
        "Opening en kennismaking",
        "Terugblik op het feest",
        "Nieuwe speeltuin",
        "Genomen besluiten",
        "Sluiting",
    ]


def test_a_long_item_between_two_short_ones_is_an_item_too() -> None:
    long = "Het aanpassen van de voorwaarden voor het gebruik van de kelder. Denk aan het rooster en aan de sleutels."
    text = (
        "# Bewonersraad 3 mei 2024\n\n## Verslag\n\n1. Opening\nEr zijn geen mededelingen.\n\n"
        f"2. Buurtfeest\n{TOLD}\n\n3. {long}\n{TOLD}\n\n4. Rondvraag\n{TOLD}\n\n5. Sluiting\nSaskia sluit de avond af.\n"
    )
    assert titles(text)[1:] == ["Opening", "Buurtfeest", long, "Rondvraag", "Sluiting"]
