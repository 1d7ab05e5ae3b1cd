"""Tells the decisions from the tasks in a list of both, where a column marks each row (*A* or *B*, *O*, *G* or *B*)."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.document import Block
from pipeline.nlp.components.action_status import is_status
from pipeline.nlp.context import Context
from pipeline.nlp.rules import load_rules


def decision_rows(context: Context, rows: Sequence[Sequence[Block]]) -> list[Sequence[Block]]:
    """Return the rows of a table that a column of marks calls decisions.

    Such a column holds nothing but marks, save in a header and where it is left open, and more than one kind of them.
    """
    marks = load_rules("conclusions")["marks"]
    columns: dict[int, dict[int, str]] = {}
    for number, row in enumerate(rows):
        for cell in row:
            word = " ".join(context.document.text_of(cell).lower().split()).strip(" .*_")
            if cell.column is not None and word:
                columns.setdefault(cell.column, {})[number] = word
    for written in columns.values():
        others = {word for number, word in written.items() if number and word not in marks["decision"]}
        decided = [rows[number] for number, word in written.items() if word in marks["decision"]]
        if decided and others and all(word in marks["other"] or is_status(word) for word in others):
            return decided
    return []
