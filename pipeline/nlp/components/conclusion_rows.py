"""Finds the decisions of decision lists: rows of a table with an outcome or a decision in a column, lines with one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.document import Block
from pipeline.facts import Conclusion
from pipeline.nlp.components.conclusion_rules import (
    conclude,
    meeting_day,
    named_rule,
    outcome_of,
    pattern_of,
    with_votes,
)
from pipeline.nlp.components.mixed_lists import decision_rows
from pipeline.nlp.context import Context
from pipeline.nlp.rules import any_of, compile_pattern, load_rules
from pipeline.nlp.zones import within

_CLAUSE = re.compile(r"\b(?:wordt|worden|is|zijn|als|dan)\b", re.IGNORECASE)
"""A verb before the outcome at the end of a line: the line is a sentence, and no title with its outcome."""

_TASK_HEADER = re.compile(
    r"(?:actie|actiepunt|taak|wat|omschrijving actie|wie|door|actiehouder|eigenaar|trekker|verantwoordelijke?|"
    r"uitvoerder|wanneer|gereed|deadline|termijn|datum gereed|voor wanneer|status|stand van zaken)(?:\(?s\)?|en)?"
)
"""Headers of a list of tasks, lower case."""

_SHORT = 3
"""Most words of a cell that names a result and is no decision written out (``Q2 2025``)."""


@dataclass(frozen=True, slots=True)
class _Cell:
    """A cell of a table, which may hold several paragraphs."""

    column: int | None
    start: int
    end: int
    text: str
    first: int
    """Where its first paragraph ends."""


@dataclass(frozen=True, slots=True)
class _Columns:
    """Which columns of a table hold what was decided, only an outcome, and the votes for and against."""

    decision: int | None = None
    outcome: int | None = None
    votes: tuple[int, int] | None = None


def find_in_rows(context: Context) -> Iterator[Conclusion]:
    """Yield a decision for each row of a table with an outcome in a cell of its own or a decision in a column."""
    columns = _Columns()
    for rows in context.document.tables():
        table = [_join_cells(context, row) for row in rows]
        for row in decision_rows(context, rows):
            subject = max(_join_cells(context, row), key=lambda cell: cell.end - cell.start)
            yield _row(context, subject.start, subject.end, "adopted")
        labelled = list(_labelled(context, rows))
        yield from labelled
        if labelled or (table and _is_task_header(table[0])):
            columns = _Columns()
            continue
        named = _read_header(table[0]) if table else _Columns()
        columns = named if named != _Columns() else columns
        for cells in table[1:] if named != _Columns() else table:
            found = _read_row(context, cells, columns)
            if found is not None:
                yield found


def _labelled(context: Context, rows: Sequence[Sequence[Block]]) -> Iterator[Conclusion]:
    """Yield what stands behind the label of a decision in a table of labels (``Portefeuille``, ``Besluit``)."""
    for row in rows:
        label, *decided = row
        name = " ".join(context.document.text_of(label).lower().split()).strip(" :*_")
        beside = {block.column for block in decided}
        written = " ".join(context.document.text_of(block) for block in decided).strip()
        header = row is rows[0] and len(rows) > 1 and not written.endswith((".", ";"))
        whole = len(written.split()) > _SHORT and len(beside) == 1 and label.column not in beside
        if pattern_of("decision_headers").fullmatch(name) and whole and not header:
            rule = named_rule("row_decision", outcome="adopted", confidence="row_confidence")
            yield from (conclude(context, block.start, block.end, rule) for block in decided if block.start < block.end)


def _join_cells(context: Context, row: Sequence[Block]) -> list[_Cell]:
    cells: dict[int | None, list[Block]] = {}
    for block in row:
        if context.document.text_of(block).strip():
            cells.setdefault(block.column, []).append(block)
    return [
        _Cell(column, blocks[0].start, blocks[-1].end, context.text[blocks[0].start : blocks[-1].end], blocks[0].end)
        for column, blocks in cells.items()
    ]


def _is_task_header(cells: Sequence[_Cell]) -> bool:
    """Tell whether a table lists tasks: one column says who does them, or by when, and none what was decided."""
    names = [" ".join(cell.text.lower().split()).strip(" :*_.") for cell in cells]
    tasks = sum(bool(_TASK_HEADER.fullmatch(name)) for name in names)
    return tasks >= 2 and not any(pattern_of("decision_headers").fullmatch(name) for name in names)


def _read_header(cells: Sequence[_Cell]) -> _Columns:
    names = {
        " ".join(cell.text.lower().split()).strip(" :*_"): cell.column for cell in cells if cell.column is not None
    }
    decision = next((column for name, column in names.items() if pattern_of("decision_headers").fullmatch(name)), None)
    outcome = next((column for name, column in names.items() if pattern_of("outcome_headers").fullmatch(name)), None)
    votes = (names["voor"], names["tegen"]) if {"voor", "tegen"} <= names.keys() else None
    return _Columns(decision, outcome, votes)


def _read_row(context: Context, cells: Sequence[_Cell], columns: _Columns) -> Conclusion | None:
    stated = next((cell for cell in reversed(cells) if outcome_of(cell.text)[0]), None)
    votes = _votes_of(cells, columns)
    if stated is None:
        decided = next((c for c in cells if c.column == columns.decision and c.column is not None), None)
        if decided is not None and not _is_not_handled(decided.text) and not _is_earlier(context, cells, decided):
            return _decided(context, cells, decided)
        if not votes:
            return _opened_or_closed(context, cells)
    rest = [cell for cell in cells if cell is not stated and not cell.text.strip().isdigit()]
    if not rest:
        return None
    won = "adopted" if votes.get("for", 0) > votes.get("against", 0) else "rejected"
    outcome = outcome_of(stated.text)[1] if stated is not None else won
    subject = max(rest, key=lambda cell: cell.end - cell.start)
    return with_votes(_row(context, subject.start, subject.first, outcome), votes)


def _votes_of(cells: Sequence[_Cell], columns: _Columns) -> dict[str, int]:
    if columns.votes is None:
        return {}
    counted = {cell.column: int(cell.text) for cell in cells if cell.text.strip().isdigit()}
    for_, against = (counted.get(column) for column in columns.votes)
    return {"for": for_, "against": against} if for_ is not None and against is not None else {}


def _decided(context: Context, cells: Sequence[_Cell], decided: _Cell) -> Conclusion | None:
    """Return what a column of decisions holds; a result of a word or two stands for the subject of its row."""
    rest = [cell for cell in cells if cell is not decided]
    qualified = _qualified(decided.text)
    subject = next((c for c in rest if c.column is not None and c.column + 1 == decided.column), None)
    if qualified is not None and subject is not None:
        return _row(context, subject.start, decided.end, outcome_of(qualified["outcome"])[1])
    if len(decided.text.split()) > _SHORT:
        rule = named_rule("row_decision", outcome="adopted", confidence="row_confidence")
        return conclude(context, decided.start, decided.end, rule)
    if not rest:
        return None
    subject = max(rest, key=lambda cell: cell.end - cell.start)
    return _row(context, subject.start, subject.first, "adopted")


def _qualified(cell: str) -> re.Match[str] | None:
    """Return an outcome with its condition or reason, which says nothing without the subject beside it."""
    words = any_of(load_rules("conclusions")["outcomes"])
    reason = r"mits|onder|wegens|vanwege|ivm|i\.v\.m\.|in verband met|tot|op|conform|in afwachting"
    pattern = rf"(?P<outcome>{words})(?:\s*[,;:(–-]|\s+(?:{reason})(?!\w))"
    return compile_pattern(pattern, ignore_case=True).match(cell)


def _opened_or_closed(context: Context, cells: Sequence[_Cell]) -> Conclusion | None:
    """Return the decision of a row in whose longest cell the outcome stands in capitals, in front or behind."""
    if context.structure.kind != "decision_list" or not cells:
        return None
    subject = max(cells, key=lambda cell: cell.end - cell.start)
    words = any_of(word.upper() for word in load_rules("conclusions")["outcomes"])
    opened = compile_pattern(rf"\W*(?P<outcome>{words})\b[ :-]*(?=\S)").match(subject.text)
    if opened is not None:
        meaning = outcome_of(opened["outcome"])[1]
        return _row(context, subject.start + opened.end(), subject.end, meaning)
    closed = compile_pattern(rf"\S.{{8,}}\b(?P<outcome>{words})\W*(?:\([^()]*\)\W*)?\Z").search(subject.text)
    if closed is None:
        return None
    return _row(context, subject.start, subject.end, outcome_of(closed["outcome"])[1])


def _row(context: Context, start: int, end: int, outcome: str | None) -> Conclusion:
    return conclude(context, start, end, named_rule("row", outcome=outcome, confidence="row_confidence"))


def _is_not_handled(cell: str) -> bool:
    key = " ".join(cell.lower().split()).strip(" .")
    return key in load_rules("conclusions")["not_handled"] or "onthoudt zich" in key


def _is_earlier(context: Context, cells: Sequence[_Cell], decided: _Cell) -> bool:
    """Tell whether a row gives, in a cell of its own, a day before the meeting: a register of past decisions."""
    met = meeting_day(context)
    if met is None:
        return False
    dates = [
        day
        for cell in cells
        if cell is not decided and len(cell.text.split()) <= _SHORT
        for day in within(context.structure.dates, cell.start, cell.end)
    ]
    return any(day.granularity == "day" and day.last < met for day in dates)


def find_in_lines(context: Context) -> Iterator[Conclusion]:
    """Yield a decision for each line of a decision list that ends with its outcome."""
    if context.structure.kind != "decision_list":
        return
    words = sorted(load_rules("conclusions")["outcomes"], key=len, reverse=True)
    ending = compile_pattern(rf"(?P<text>\S.{{8,}}?) (?P<outcome>{'|'.join(words)})\W*$", ignore_case=True)
    for block in context.document.blocks:
        if block.table is not None:
            continue
        for line in re.finditer(r"[^\n]+", context.document.text_of(block)):
            match = ending.match(line.group())
            if match and not _CLAUSE.search(match["text"]):
                rule = named_rule("line", outcome=outcome_of(match["outcome"])[1], confidence="line_confidence")
                start = block.start + line.start()
                yield conclude(context, start + match.start("text"), start + match.end("text"), rule)
