"""Tells the decisions from the tasks in a list of both, where a column marks each row (*A* or *B*, *O*, *G* or *B*)."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.document import Block
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
        marked = [word for number, word in written.items() if number or word in marks["other"] + marks["decision"]]
        if set(marked) <= {*marks["other"], *marks["decision"]} and not set(marked) <= set(marks["decision"]):
            return [rows[number] for number, word in written.items() if word in marks["decision"]]
    return []
