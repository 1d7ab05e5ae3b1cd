"""What the tables say in English of a document, in Dutch."""

from __future__ import annotations

import ast
from pathlib import Path

from pipeline.explorer.messages import in_dutch

READERS = Path(__file__).parents[3] / "pipeline" / "readers"


def test_what_was_said_of_a_document_is_said_in_dutch():
    message = "jaar verslag.pdf: page 3 cannot be read (bad). Fetch or export the file again."
    assert in_dutch(message) == "jaar verslag.pdf: bladzijde 3 is niet te lezen, haal het bestand opnieuw op"
    two = (
        "the document names more than one meeting date: took 2025-03-13, not 2025-03-14, 2025-04-01; "
        "7 characters could not be decoded: save it again as UTF-8."
    )
    assert in_dutch(two) == (
        "het stuk noemt meer dan één vergaderdatum: 2025-03-13 is genomen, niet 2025-03-14, 2025-04-01; "
        "7 tekens waren niet te ontcijferen: sla het opnieuw op als UTF-8"
    )
    late = (
        "reading this document took longer than the 300 seconds that a document may take; convert or split it, or raise"
    )
    assert in_dutch(f"{late} the limit") == (
        "het lezen duurde langer dan de 300 seconden die een stuk mag duren: zet het om, splits het, of verruim de grens"
    )
    assert in_dutch("something new") == "something new"


def test_every_reason_of_the_readers_has_its_dutch():
    reasons = [
        "".join(
            part.value if isinstance(part, ast.Constant) else "3" if "name" not in ast.unparse(part) else "stuk.pdf"
            for part in node.value.values
        )
        for path in READERS.glob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Assign)
        and isinstance(node.value, ast.JoinedStr)
        and ast.unparse(node.targets[0]) == "reason"
    ]
    told = [reason for reason in reasons if "stuk.pdf" in reason and "not a document" not in reason]
    assert len(told) > 15
    assert [reason for reason in told if in_dutch(reason) == reason] == []
