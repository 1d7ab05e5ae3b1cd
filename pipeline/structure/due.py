"""Where an action list puts its deadlines: a column of a table, or brackets at the end of an item."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pipeline.document import Document
from pipeline.facts import Section

_COLUMN = re.compile(
    r"(?:deadline|wanneer|gereed|termijn|streefdatum|streeftermijn|datum gereed|gereed op|uiterlijk|einddatum|planning|"
    r"voor wanneer|due|afhandeling)\W*",
    re.IGNORECASE,
)
_BRACKETS = re.compile(r"\([^()]{3,30}\)\s*[.;]?\s*$")


def find_due_places(document: Document, sections: Sequence[Section]) -> list[tuple[int, int]]:
    """Return the stretches of text whose dates are deadlines, 0-based and end exclusive."""
    return sorted([*_columns(document), *_brackets(document, sections)])


def _columns(document: Document) -> Iterator[tuple[int, int]]:
    for rows in document.tables():
        columns = {cell.column for cell in rows[0] if _COLUMN.fullmatch(document.text_of(cell).strip())}
        yield from ((cell.start, cell.end) for row in rows[1:] for cell in row if cell.column in columns)


def _brackets(document: Document, sections: Sequence[Section]) -> Iterator[tuple[int, int]]:
    for section in sections:
        if section.kind != "action_list":
            continue
        for block in document.blocks:
            match = (
                _BRACKETS.search(document.text_of(block)) if section.body_start <= block.start < section.end else None
            )
            if match:
                yield block.start + match.start(), block.start + match.end()
