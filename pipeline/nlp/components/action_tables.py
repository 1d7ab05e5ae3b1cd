"""Reads action lists that are tables, whatever the order of their columns, with or without a header row."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pipeline.document import Block
from pipeline.facts import ActionItem, Mention
from pipeline.nlp.components.owners import NOBODY, read_due, read_owner
from pipeline.nlp.context import Context
from pipeline.nlp.rules import compile_pattern, load_rules
from pipeline.nlp.zones import within

Columns = dict[str, int]

_BLANK = re.compile(r"[\s\-–.*_|]*")


def find_rows(context: Context, mentions: Sequence[Mention]) -> Iterator[ActionItem]:
    """Yield an action item for each row of each table of tasks.

    A table is one by its header, or by the title of the section it stands in.
    """
    for rows in context.document.tables():
        columns = _by_header(context, rows[0])
        body = rows[1:]
        if columns is None and is_action_section(context, rows[0][0].start):
            columns = _by_content(rows, mentions)
            body = rows
        if columns is None:
            continue
        for row in body:
            item = _read_row(context, row, columns, mentions)
            if item is not None:
                yield item


def is_action_section(context: Context, offset: int) -> bool:
    """Tell whether a character stands under a heading such as *Actielijst*."""
    section = context.section_at(offset)
    if section is not None and section.kind == "action_list":
        return True
    pattern = compile_pattern(load_rules("action_items")["titles"], ignore_case=True)
    return any(pattern.fullmatch(title.strip(" :.")) for title in context.titles_over(offset))


def _by_header(context: Context, row: Sequence[Block]) -> Columns | None:
    """Return the column of each kind, None where the row is not the header of a table of tasks."""
    columns: Columns = {}
    for cell in row:
        written = re.sub(r"[\[(].*", "", context.document.text_of(cell).lower().strip("[]* ")).strip(" :*[]")
        for kind, words in load_rules("action_items")["headers"].items():
            if written in words and kind not in columns and cell.column is not None:
                columns[kind] = cell.column
                break
    return columns if "task" in columns and columns.keys() & {"owner", "status", "due"} else None


def _by_content(rows: Sequence[Sequence[Block]], mentions: Sequence[Mention]) -> Columns | None:
    """Guess the columns of a table without a header: tasks are long, owners are names and little else."""
    lengths: dict[int, int] = {}
    names: dict[int, int] = {}
    for row in rows:
        for cell in row:
            column = cell.column or 0
            lengths[column] = lengths.get(column, 0) + cell.end - cell.start
            named = sum(mention.end - mention.start for mention in within(mentions, cell.start, cell.end))
            names[column] = names.get(column, 0) + (2 * named > cell.end - cell.start)
    if not lengths:
        return None
    task = max(lengths, key=lambda column: lengths[column])
    columns = {"task": task}
    owners = [column for column in names if column != task and 2 * names[column] >= len(rows)]
    if owners:
        columns["owner"] = owners[0]
    return columns


def _read_row(
    context: Context, row: Sequence[Block], columns: Columns, mentions: Sequence[Mention]
) -> ActionItem | None:
    cells = {kind: [cell for cell in row if cell.column == column] for kind, column in columns.items()}
    task = cells["task"]
    if not task or all(_BLANK.fullmatch(context.document.text_of(cell)) for cell in task):
        return None
    start, end = task[0].start, task[-1].end
    owner = NOBODY
    if cells.get("owner"):
        owner = read_owner(context, cells["owner"][0].start, cells["owner"][-1].end, mentions)
    due, due_text = read_due(context, start, end)
    if cells.get("due"):
        due, due_text = read_due(context, cells["due"][0].start, cells["due"][-1].end, cell=True)
    struck = context.document.share_marked(start, end, "strike") > 0.5
    done = struck or any(
        is_done(context.document.text_of(cell)) for kind in ("status", "due", "note") for cell in cells.get(kind, ())
    )
    confidence = load_rules("action_items")["confidence"]["table"]
    status = "done" if done else "open"
    return ActionItem(
        start, end, owner.written, owner.person, owner.organisation, due, due_text, status, confidence, "table"
    )


def is_done(written: str) -> bool:
    """Tell whether a status says that a task is finished."""
    words = " ".join(written.lower().split()).strip(" .*_()!")
    done = load_rules("action_items")["done"]
    first = re.split(r"[\s.,:;]", words)[0]
    return words in done or (len(first) > 3 and first in done)
