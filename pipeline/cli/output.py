"""How the answer to a question is shown: a table for people as wide as the terminal, CSV or JSON for other programs."""

from __future__ import annotations

import csv
import io
import json
import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import typer

from pipeline.cli.options import NOTHING_FOUND, View
from pipeline.cli.run import Format

if TYPE_CHECKING:
    import pyarrow as pa

_WIDTH_OF_A_FILE = 160

Row = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Column:
    """Declare a column for people: its heading, what stands in it, and its share of the width left by narrow ones.

    ``share`` is 0 for a column that is as wide as its content.
    """

    heading: str
    value: Callable[[Row], str]
    share: int = 0


def plain(name: str, heading: str | None = None, share: int = 0) -> Column:
    """Return a column that shows a value as it is."""
    return Column(heading or name.replace("_", " "), lambda row: text_of(row.get(name)), share)


def text_of(value: object) -> str:
    """Return a value as people read it on a terminal: nothing where it is missing, no control characters."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else ""
    text = "; ".join(map(str, value)) if isinstance(value, list) else str(value)
    return " ".join("".join(" " if unicodedata.category(c) in ("Cc", "Cf") else c for c in text).split())


def where(row: Row) -> str:
    """Return in which meeting, section, file and page something stands."""
    section = " ".join(text_of(row[name]) for name in ("section_number", "section") if row.get(name) is not None)
    return "; ".join(part for part in (text_of(row.get("body") or row.get("meeting")), section, source(row)) if part)


def source(row: Row) -> str:
    """Return the file and the page."""
    page = row.get("page")
    return text_of(row.get("source_path")) + (f", p. {page}" if page is not None else "")


def show(answer: pa.Table, columns: Sequence[Column], view: View, *, nothing: Callable[[], str]) -> None:
    """Print an answer; end with exit code 4 and say so where there is nothing.

    Args:
        answer: all of it, or one row more than is to be shown.
        columns: what people see of it; other programs get all of it.
        view: for whom, and how much of it.
        nothing: tells what to say where there is nothing.
    """
    rows = answer.slice(0, view.rows).to_pylist()
    if view.format is Format.json:
        typer.echo(json.dumps(rows, ensure_ascii=False, indent=2, default=str))
    elif view.format is Format.csv:
        typer.echo(as_csv(answer.column_names, (row.values() for row in rows)), nl=False)
    elif rows:
        _print_table(columns, rows)
        if len(rows) < answer.num_rows:
            typer.echo(f"verslag: the first {len(rows)} are shown; --limit 0 shows all", err=True)
    if not rows:
        typer.echo(f"verslag: {nothing()}", err=True)
        raise typer.Exit(NOTHING_FOUND)


def as_csv(heading: Iterable[str], rows: Iterable[Iterable[object]]) -> str:
    """Return rows under their heading as CSV; what a list holds stands between semicolons."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(heading)
    writer.writerows(["; ".join(map(str, v)) if isinstance(v, list) else v for v in row] for row in rows)
    return out.getvalue()


def _print_table(columns: Sequence[Column], rows: Sequence[Row]) -> None:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    console = Console(highlight=False)
    if not console.is_terminal:
        console.width = _WIDTH_OF_A_FILE
    cells = [[column.value(row) for column in columns] for row in rows]
    # a column without anything in it only takes room
    used = [number for number in range(len(columns)) if any(line[number] for line in cells)]
    table = Table(box=None, expand=any(columns[number].share for number in used), pad_edge=False, header_style="bold")
    for number in used:
        column = columns[number]
        table.add_column(column.heading, ratio=column.share or None, no_wrap=not column.share, overflow="fold")
    for line in cells:
        table.add_row(*(Text(line[number]) for number in used))
    console.print(table)
