"""The options that every command with questions shares, and how such a command ends."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer

from pipeline.cli.errors import USAGE, end, in_one_line
from pipeline.cli.run import Format

NOTHING_FOUND = 4
_SHOWN = 25

EXIT_CODES = "Exit code: 0 found, 1 failure, 2 wrong usage, 4 nothing found."

Topic = Annotated[
    str | None,
    typer.Argument(
        metavar="[TOPIC]",
        help="Words that must all be there, in any inflection; a phrase between double quotation marks: '\"sociaal "
        "domein\"'. Everything where left out.",
        show_default=False,
    ),
]
Tables = Annotated[Path, typer.Option("--tables", metavar="DIR", help="Folder with the tables of a run.")]
Person = Annotated[str | None, typer.Option(metavar="NAME", help="Only of this person: a name or part of one.")]
Organisation = Annotated[
    str | None, typer.Option(metavar="NAME", help="Only of this organisation: a name or part of one.")
]
Body = Annotated[str | None, typer.Option(metavar="NAME", help="Only of meetings of this organ: a name or part of it.")]
Since = Annotated[
    str | None, typer.Option(metavar="DATE", help="Only of meetings from 2023, 2023-05 or 2023-05-01 on.")
]
Until = Annotated[
    str | None, typer.Option(metavar="DATE", help="Only of meetings up to and including 2023, 2023-05 or 2023-05-01.")
]
Meeting = Annotated[str | None, typer.Option(metavar="ID", help="Only of the meeting with this meeting_id.")]
Limit = Annotated[
    int | None,
    typer.Option(min=0, help="Rows at most; 0 for all.", show_default=f"{_SHOWN} in a table, all in csv and json"),
]
Order = Annotated[str, typer.Option(help="What comes first: best, newest or oldest.")]
Shown = Annotated[Format, typer.Option(help="How to show it: table for people, csv or json for other programs.")]
Debug = Annotated[bool, typer.Option("--debug", help="Show the traceback of an error.")]


@contextmanager
def answering(*, debug: bool) -> Iterator[None]:
    """Turn what goes wrong with a question into one line and an exit code: 1, 2 for usage, 4 for nothing found."""
    with in_one_line(debug=debug):
        from pipeline.analysis import QuestionError, UnknownNameError

        try:
            yield
        except UnknownNameError as error:
            end(str(error), NOTHING_FOUND)
        except QuestionError as error:
            end(str(error), USAGE)


def rows_to_show(limit: int | None, form: Format) -> int | None:
    """Return the most rows to show, None for all."""
    if limit is None:
        return _SHOWN if form is Format.table else None
    return limit or None
