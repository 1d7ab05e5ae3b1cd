"""An Excel workbook of a selection: one sheet per table, as a table with filters."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pandas as pd

# what a worksheet holds, and what a cell holds (https://support.microsoft.com, Excel specifications and limits)
_MAX_ROWS = 1_048_575
_MAX_CELL = 32_767
_WIDEST, _NARROWEST = 80, 10


class TooLongError(ValueError):
    """A table has more rows than a worksheet."""


def write_workbook(frames: Mapping[str, pd.DataFrame], path: Path) -> None:
    """Write each frame to a sheet of its name, with a header that stays in view and a filter on every column.

    Text stays text: what looks like a formula or a link is not made one. Lists are joined by a semicolon, and text
    longer than a cell may be is cut, with an ellipsis to show it.

    Raises:
        TooLongError: a frame has more than 1,048,575 rows.
    """
    options = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with pd.ExcelWriter(path, engine="xlsxwriter", date_format="yyyy-mm-dd", engine_kwargs={"options": options}) as out:
        for name, frame in frames.items():
            if len(frame) > _MAX_ROWS:
                message = f"{name} has {len(frame)} rows and a worksheet at most {_MAX_ROWS}: select fewer"
                raise TooLongError(message)
            plain = frame.apply(lambda column: column.map(_plain))
            plain.to_excel(out, sheet_name=name[:31], index=False)
            sheet = out.sheets[name[:31]]
            sheet.freeze_panes(1, 0)
            if len(plain.columns):
                sheet.autofilter(0, 0, max(len(plain), 1), len(plain.columns) - 1)
            for position, column in enumerate(plain.columns):
                longest = max((len(str(value)) for value in plain[column].dropna()), default=0)
                sheet.set_column(position, position, min(max(longest, len(str(column)), _NARROWEST), _WIDEST))


def _plain(value: object) -> object:
    if isinstance(value, pd.Timestamp) and value.tz is not None:
        return value.tz_localize(None)  # a worksheet knows no time zones; the tables are in UTC
    if hasattr(value, "tolist") and not isinstance(value, str):
        value = value.tolist()
    if isinstance(value, list):
        value = "; ".join(map(str, value))
    if isinstance(value, str) and len(value) > _MAX_CELL:
        return value[: _MAX_CELL - 1] + "…"
    return value
