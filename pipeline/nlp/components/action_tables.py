"""Reads action lists that are tables, whatever the order of their columns, with or without a header row."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pipeline.document import Block
from pipeline.facts import ActionItem, Mention
from pipeline.nlp.components.action_columns import Columns, columns_by_content, columns_by_header
from pipeline.nlp.components.action_due import NO_DUE, Due, bring_near, is_ahead, read_due, read_due_over
from pipeline.nlp.components.action_status import is_done
from pipeline.nlp.components.mixed_lists import decision_rows
from pipeline.nlp.components.owners import NOBODY, join_owner
from pipeline.nlp.context import Context
from pipeline.nlp.rules import compile_pattern, load_rules

Row = dict[str, list[Block]]
"""The cells of each kind in a row, and of the row below where that goes on with it."""

_BLANK = re.compile(r"[\s\-–.*_|]*")


def find_rows(context: Context, mentions: Sequence[Mention]) -> Iterator[ActionItem]:
    """Yield an action item for each row of each table of tasks.

    A table is one by its header, or by the title of the section it stands in.
    """
    for rows in context.document.tables():
        titled = is_action_section(context, rows[0][0].start)
        columns = columns_by_header(context, rows, mentions, titled=titled)
        body = rows[1:]
        if columns is None and titled:
            columns, body = columns_by_content(context, rows, mentions), rows
        if columns is not None:
            over, decided = _due_over(context, rows[0], columns), decision_rows(context, rows)
            tasks = [row for row in body if row not in decided]
            yield from (_read_row(context, row, mentions, over) for row in _whole_rows(context, tasks, columns))


def _due_over(context: Context, header: Sequence[Block], columns: Columns) -> Due:
    """Return the deadline of all rows: in the header over the tasks, or in the title over the table."""
    section = context.section_at(header[0].start)
    places = [(cell.start, cell.end) for cell in header if cell.column in (columns["task"], columns.get("due"))]
    places += [(section.start, section.body_start)] if section is not None else []
    return next((due for place in places if (due := read_due_over(context, *place))[0] is not None), NO_DUE)


def is_action_section(context: Context, offset: int) -> bool:
    """Tell whether a character stands under a heading such as *Actielijst*."""
    section = context.section_at(offset)
    if section is not None and section.kind == "action_list":
        return True
    pattern = compile_pattern(load_rules("action_items")["titles"], ignore_case=True)
    return any(pattern.fullmatch(title.strip(" :.")) for title in context.titles_over(offset))


def _whole_rows(context: Context, rows: Sequence[Sequence[Block]], columns: Columns) -> Iterator[Row]:
    """Yield the rows that hold a task; a row that goes on with the one above it is part of that one."""
    whole: Row | None = None
    for row in rows:
        cells = {kind: [cell for cell in row if cell.column == column] for kind, column in columns.items()}
        if all(_BLANK.fullmatch(context.document.text_of(cell)) for cell in cells["task"]):
            continue
        if whole is not None and _goes_on(context, whole, cells):
            whole = {kind: [*whole[kind], *cells[kind]] for kind in columns}
            continue
        if whole is not None:
            yield whole
        whole = cells
    if whole is not None:
        yield whole


def _goes_on(context: Context, above: Row, cells: Row) -> bool:
    """Tell whether a row only goes on with a wrapped one: it has no number or day of its own and starts small."""
    missing = any(above.get(kind) and not cells.get(kind) for kind in ("number", "due"))
    return missing and context.document.text_of(cells["task"][0])[0].islower()


def _read_row(context: Context, row: Row, mentions: Sequence[Mention], over: Due) -> ActionItem:
    # what a wrapped row goes on with would bring the cells between along
    own = {kind: [cell for cell in cells if cell.row == row["task"][0].row] for kind, cells in row.items()}
    start, end = own["task"][0].start, own["task"][-1].end
    owner = join_owner(context, row["owner"], mentions) if row.get("owner") else NOBODY
    due, due_text = read_due(context, start, end)
    if own.get("due"):
        due, due_text = read_due(context, own["due"][0].start, own["due"][-1].end, cell=True)
    ahead = due is not None and is_ahead(context, due)
    # "gereed 1 mei" under *Wanneer* tells when it will be
    told = [cell for kind in ("status", "note", *(() if ahead else ("due",))) for cell in row.get(kind, ())]
    struck = context.document.share_marked(start, end, "strike") > 0.5
    done = struck or any(is_done(context.document.text_of(cell)) for cell in told)
    if not done and own.get("status"):
        # "loopt, nieuw: 4 april" puts a task off
        later = read_due(context, own["status"][0].start, own["status"][-1].end, cell=True)
        due, due_text = later if later[0] is not None else (due, due_text)
    due, due_text = (due, due_text) if due_text is not None else over
    due, due_text = bring_near(context, (due, due_text)) if done else (due, due_text)
    confidence = load_rules("action_items")["confidence"]["table"]
    status = "done" if done else "open"
    return ActionItem(
        start, end, owner.written, owner.person, owner.organisation, due, due_text, status, confidence, "table"
    )
