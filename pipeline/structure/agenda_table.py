"""A table whose rows are the agenda: ``Punt | Omschrijving | Besluit``."""

from __future__ import annotations

import re

from pipeline.document import Block, Document
from pipeline.structure.heading_lines import ROW_STYLE, Candidate, Look, line_start
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
    """Return the agenda items that stand as rows of tables, in order.

    Tables behind the first one go on with it, whether or not they repeat its header. A row that names an item a
    second time, as where its vote follows the motions, is not an item again.
    """
    found: list[Candidate] = []
    seen: set[str] = set()
    column: int | None = None
    for rows in document.tables():
        own = _number_column(document, rows)
        column = own if own is not None else column
        if column is None or any(_TASKS.fullmatch(document.text_of(cell).strip()) for cell in rows[0]):
            continue
        for row in rows:
            candidate = _row_heading(document, row, column)
            if candidate and candidate.number and candidate.number.label not in seen:
                seen.add(candidate.number.label)
                found.append(candidate)
    return found


def _number_column(document: Document, rows: list[list[Block]]) -> int | None:
    """Return the column of the agenda numbers: a header says so, or the rows count 1, 2, 3 beside whole texts."""
    head = [document.text_of(cell).strip() for cell in rows[0]]
    if any(_TASKS.fullmatch(text) for text in head) or len(rows) < 3:
        return None
    for cell, text in zip(rows[0], head, strict=True):
        if _HEADER.fullmatch(text) and any(_SUBJECT.match(other) for other in head if other != text):
            return cell.column
    return _counted_column(document, rows)


def _counted_column(document: Document, rows: list[list[Block]]) -> int | None:
    """Return the first column where the minutes themselves stand in a table, None where they do not.

    Its cells count up from 1 in nearly all rows, at most every other number skipped (what was not treated is left
    out), and beside them stand a title and text, not one line as in a list.
    """
    labels = [document.text_of(row[0]).strip(" .") if row[0].column == 0 else "" for row in rows]
    numbers = [int(label) for label in labels if label.isdigit()]
    texts = sum(sum(cell.column == 1 for cell in row) > 1 for row in rows)
    counted = (
        len(numbers) >= 3 and numbers == sorted(set(numbers)) and numbers[0] <= 2 and numbers[-1] <= 2 * len(numbers)
    )
    return 0 if counted and len(numbers) >= 0.7 * len(rows) and texts >= len(rows) / 2 else None


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
    return Candidate(index, start, others[0].end, title, Number(match[1], path, style, 0), Look(style=ROW_STYLE), 3.0)
