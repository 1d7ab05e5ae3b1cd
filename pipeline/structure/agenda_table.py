"""A table whose rows are the agenda: ``Punt | Omschrijving | Besluit``."""

from __future__ import annotations

import re
from itertools import pairwise

from pipeline.document import Block, Document
from pipeline.structure.heading_lines import ROW_STYLE, Candidate, Look, line_start
from pipeline.structure.names import looks_like_name
from pipeline.structure.numbering import Number, path_of
from pipeline.structure.vocabulary import FINITE_VERB, kind_of_title, label_of

_LABEL = re.compile(r"(?:agendapunt\s+)?(\d{1,2}(?:\.\d{1,2})*[a-z]?|[A-Z](?:\.\d{1,2})?)\s*[.):]?", re.IGNORECASE)
_HEADER = re.compile(r"(?:nr|nummer|punt|agendapunt|volgnr|#|item)\b\.?", re.IGNORECASE)
_SUBJECT = re.compile(
    r"(?:agendapunt|onderwerp|omschrijving|titel|voorstel|bespreekpunt|item|besluit\w*)\b", re.IGNORECASE
)
_TASKS = re.compile(
    r"(?:actie|actiepunt|wie|actiehouder|houder|verantwoordelijke|deadline|eigenaar|trekker)\w*", re.IGNORECASE
)

_WORDS = 10
"""Number of words up to which a bold line within a cell may be a heading."""


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
                found.extend(_headings_within(document, row, candidate))
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


def _headings_within(document: Document, row: list[Block], item: Candidate) -> list[Candidate]:
    """Return what divides the cell with the minutes of an item: bold lines over plain text, the head of its tasks."""
    blocks = document.blocks
    within = [
        i
        for i in range(item.index + 1, len(blocks))
        if blocks[i] in row and blocks[i].column == blocks[item.index].column
    ]
    found = []
    for index, below in pairwise(within):
        title = document.text_of(blocks[index]).strip()
        plain = document.share_marked(blocks[below].start, blocks[below].end, "bold") < 0.5 and below == index + 1
        if plain and (_is_bold_title(document, blocks[index], title) or _heads_tasks(title, blocks[below])):
            start = line_start(document.text, blocks[index].start)
            found.append(Candidate(index, start, blocks[index].end, title.rstrip(" :"), None, Look(bold=True), 3.0))
    return found


def _is_bold_title(document: Document, block: Block, title: str) -> bool:
    if "\n" in title or not 1 <= len(title.split()) <= _WORDS or title.endswith((".", ";", ",")):
        return False
    if label_of(title) or kind_of_title(title) in ("decision_list", "action_list"):
        return False
    if title.endswith(":") and looks_like_name(title.rstrip(" :")):
        return False  # who speaks
    bold = document.share_marked(block.start, block.start + len(title.rstrip(" :")), "bold") > 0.9
    return bold and ":" not in title[:-1] and not FINITE_VERB.search(title)


def _heads_tasks(title: str, below: Block) -> bool:
    """Tell whether a line such as ``Acties voor de werkgroep:`` stands over a list."""
    short = title.endswith(":") and len(title.split()) <= _WORDS // 2
    return short and below.level is not None and kind_of_title(title) == "action_list"
