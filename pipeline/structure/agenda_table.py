"""A table whose rows are the agenda: ``Punt | Omschrijving | Besluit``."""

from __future__ import annotations

import re

from pipeline.document import Block, Document
from pipeline.structure.candidates import Candidate, Look, line_start
from pipeline.structure.numbering import Number, path_of

_LABEL = re.compile(r"(?:agendapunt\s+)?(\d{1,2}(?:\.\d{1,2})*[a-z]?|[A-Z](?:\.\d{1,2})?)\s*[.):]?", re.IGNORECASE)
_HEADER = re.compile(r"(?:nr|nummer|punt|agendapunt|volgnr|#|item)\b\.?", re.IGNORECASE)
_SUBJECT = re.compile(
    r"(?:agendapunt|onderwerp|omschrijving|titel|voorstel|bespreekpunt|item|besluit\w*)\b", re.IGNORECASE
)
_TASKS = re.compile(
    r"(?:actie|actiepunt|wie|actiehouder|houder|verantwoordelijke|deadline|eigenaar|trekker)\w*", re.IGNORECASE
)


def find_agenda_rows(document: Document) -> list[Candidate]:
    """Return the agenda items that stand as rows of a table, in order.

    A row that names an item a second time, as where its vote follows the motions, is not an item again.
    """
    found: list[Candidate] = []
    for rows in document.tables():
        column = _number_column(document, rows)
        if column is None:
            continue
        seen: set[str] = set()
        for row in rows:
            candidate = _row_heading(document, row, column)
            if candidate and candidate.number and candidate.number.label not in seen:
                seen.add(candidate.number.label)
                found.append(candidate)
    return found


def _number_column(document: Document, rows: list[list[Block]]) -> int | None:
    """Return the column of the agenda numbers: it has a header that says so, or numbers in order in most rows."""
    head = [document.text_of(cell).strip() for cell in rows[0]]
    if any(_TASKS.fullmatch(text) for text in head) or len(rows) < 3:
        return None
    for cell, text in zip(rows[0], head, strict=True):
        named = _HEADER.fullmatch(text) is not None and any(_SUBJECT.match(other) for other in head if other != text)
        if named and cell.column is not None:
            return cell.column
    return None


def _row_heading(document: Document, row: list[Block], column: int) -> Candidate | None:
    cells = [cell for cell in row if cell.column == column]
    others = [cell for cell in row if cell.column is not None and cell.column > column]
    match = _LABEL.fullmatch(document.text_of(cells[0]).strip()) if cells and others else None
    if not match:
        return None
    path, style = path_of(match[1])
    title = " ".join(document.text_of(others[0]).split()).rstrip(" :")
    blocks = document.blocks
    index = blocks.index(others[0])
    start = line_start(document.text, cells[0].start)
    return Candidate(index, start, others[0].end, title, Number(match[1], path, style, 0), Look(style="row"), 3.0)
