"""What the tests of the readers look at in a document."""

from __future__ import annotations

from pipeline.document import Document


def shown(document: Document) -> list[tuple[str, str]]:
    """Return the kind and the text of each block."""
    return [(block.kind, document.text_of(block)) for block in document.blocks]


def texts(document: Document) -> list[str]:
    """Return the text of each block."""
    return [document.text_of(block) for block in document.blocks]


def cells(document: Document, table: int = 0) -> list[list[str]]:
    """Return the text of the blocks of a table, row by row."""
    rows = list(document.tables())[table]
    return [[document.text_of(cell) for cell in row] for row in rows]


def shapes(document: Document) -> list[tuple[str, int | None, str | None, str]]:
    """Return the kind, the level, the number and the text of each block."""
    return [(block.kind, block.level, block.number, document.text_of(block)) for block in document.blocks]
