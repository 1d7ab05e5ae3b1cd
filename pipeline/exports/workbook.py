"""An Excel workbook of a selection: one sheet per table, to be read on screen and on paper."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from math import isnan
from pathlib import Path
from textwrap import wrap

import pandas as pd
import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

# what a worksheet holds, and what a cell holds (https://support.microsoft.com, Excel specifications and limits)
_MAX_ROWS = 1_048_575
_MAX_CELL = 32_767
# in characters; what is longer goes on over more lines of its cell
_WIDEST, _OF_TEXT = 26, 70
# what the arrow of the filter takes of a heading
_ARROW = 3
# in points; a row is at most 409 high. LibreOffice does not work out the height of a row itself
_LINE, _MOST_LINES = 15, 27
_A4 = 9
_HEAD = {"bold": True, "text_wrap": True, "valign": "vcenter", "bg_color": "#DCE6F1", "bottom": 1}
_FORMS: Mapping[type, dict[str, object]] = {
    str: {"text_wrap": True, "valign": "top"},
    int: {"align": "center", "valign": "top"},
    date: {"num_format": "dd-mm-yyyy", "align": "left", "valign": "top"},
    datetime: {"num_format": "dd-mm-yyyy hh:mm", "align": "left", "valign": "top"},
}
_WORKBOOK = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}


class TooLongError(ValueError):
    """A table has more rows than a worksheet."""


def write_workbook(frames: Mapping[str, pd.DataFrame], path: Path) -> None:
    """Write each frame to a sheet of its name, with a header that stays in view and a filter on every column.

    Text stays text: what looks like a formula or a link is not made one. Lists are joined by a semicolon, and text
    longer than a cell may be is cut, with an ellipsis to show it. On paper a sheet is as wide as one page, lying.

    Raises:
        TooLongError: a frame has more than 1,048,575 rows.
    """
    for name, frame in frames.items():
        if len(frame) > _MAX_ROWS:
            message = f"{name} has {len(frame)} rows and a worksheet at most {_MAX_ROWS}: select fewer"
            raise TooLongError(message)
    with xlsxwriter.Workbook(path, _WORKBOOK) as book:
        forms = {kind: book.add_format(form) for kind, form in _FORMS.items()}
        for name, frame in frames.items():
            sheet = book.add_worksheet(name[:31])
            sheet.write_row(0, 0, [str(column) for column in frame.columns], book.add_format(_HEAD))
            _fill(sheet, {str(column): [_plain(value) for value in frame[column]] for column in frame.columns}, forms)
            _lay_out(sheet, name, len(frame), len(frame.columns))


def _fill(sheet: Worksheet, cells: Mapping[str, Sequence[object]], forms: Mapping[type, Format]) -> None:
    widths = _measure(cells)
    for position, (values, width) in enumerate(zip(cells.values(), widths, strict=True)):
        sheet.set_column(position, position, width)
        for row, value in enumerate(values, 1):
            if value is not None:
                sheet.write(row, position, value, forms.get(type(value), forms[str]))
    free = [width - _ARROW for width in widths]
    sheet.set_row(0, _LINE * max(map(_count_lines, cells, free), default=1))
    for row, values in enumerate(zip(*cells.values(), strict=True), 1):
        sheet.set_row(row, _LINE * min(max(map(_count_lines, values, widths), default=1), _MOST_LINES))


def _plain(value: object) -> object:
    """Return a value as a cell holds it, None for an empty one."""
    if hasattr(value, "tolist") and not isinstance(value, str):
        value = value.tolist()
    if isinstance(value, list):
        value = "; ".join(map(str, value))
    if value is None or value is pd.NA or value is pd.NaT or value == "" or (isinstance(value, float) and isnan(value)):
        return None
    if isinstance(value, pd.Timestamp):
        value = value.to_pydatetime()
    if isinstance(value, datetime):
        return value.replace(tzinfo=None)  # a worksheet knows no time zones; the tables are in UTC
    if isinstance(value, str) and len(value) > _MAX_CELL:
        return value[: _MAX_CELL - 1] + "…"
    return value


def _measure(cells: Mapping[str, Sequence[object]]) -> list[int]:
    """Return how wide each column is, in characters: the one with most text of its own is the wide one."""
    texts = {heading: [_show(value) for value in values] for heading, values in cells.items()}
    most = max(texts, key=lambda heading: sum(map(len, set(texts[heading]))), default=None)
    widths = []
    for heading, shown in texts.items():
        word = max(map(len, heading.split()), default=0) + _ARROW
        longest = max(map(len, shown), default=0) + 1
        widths.append(min(max(longest, word), max(_OF_TEXT if heading == most else _WIDEST, word)))
    return widths


def _show(value: object) -> str:
    if value is None:
        return ""
    return "dd-mm-yyyy" if isinstance(value, date) else str(value)


def _count_lines(value: object, width: int) -> int:
    """Return over how many lines a value goes in a column of that width."""
    return sum(max(len(wrap(line, width)), 1) for line in _show(value).splitlines()) if value is not None else 1


def _lay_out(sheet: Worksheet, name: str, rows: int, columns: int) -> None:
    """Keep the header in view on screen and on every page of paper, and let every column be filtered."""
    sheet.freeze_panes(1, 0)
    if columns:
        sheet.autofilter(0, 0, max(rows, 1), columns - 1)
    sheet.set_landscape()
    sheet.set_paper(_A4)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
    sheet.set_margins(left=0.4, right=0.4, top=0.6, bottom=0.6)
    sheet.set_footer(f"&L{name}&R&P / &N")
