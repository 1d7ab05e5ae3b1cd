"""The options that every command with questions shares, and how such a command ends."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, fields, is_dataclass
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, get_type_hints

import typer

from pipeline.cli.errors import USAGE, end, in_one_line
from pipeline.cli.run import TABLES, Format

if TYPE_CHECKING:
    import pyarrow as pa

    from pipeline.analysis import Questions

NOTHING_FOUND = 4
_SHOWN = 25

_Words = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="[TOPIC]...",
        help="Words that must all be there, in any inflection; a phrase between double quotation marks: '\"sociaal "
        "domein\"'. Everything where left out.",
        show_default=False,
    ),
]
Order = Annotated[str, typer.Option(help="What comes first: best, newest or oldest.")]
Tables = Annotated[Path, typer.Option("--tables", metavar="DIR", help="Folder with the tables of a run.")]
Debug = Annotated[bool, typer.Option("--debug", help="Show the traceback of an error.")]


def _narrow(metavar: str, text: str) -> object:
    return typer.Option(metavar=metavar, help=f"Only of {text}")


@dataclass(frozen=True)
class Topic:
    """What a question is about: words, with or without quotation marks around all of them."""

    words: _Words = None

    @property
    def text(self) -> str | None:
        """The words as one text; None where there are none."""
        return " ".join(self.words) if self.words else None


@dataclass(frozen=True)
class Selection:
    """The options that select people and meetings, by the names of the arguments of ``Archive``."""

    person: Annotated[str | None, _narrow("NAME", "this person: a name or part of one.")] = None
    organisation: Annotated[str | None, _narrow("NAME", "this organisation: a name or part of one.")] = None
    body: Annotated[str | None, _narrow("NAME", "meetings of this organ: a name or part of it.")] = None
    since: Annotated[str | None, _narrow("DATE", "meetings from 2023, 2023-05 or 2023-05-01 on.")] = None
    until: Annotated[str | None, _narrow("DATE", "meetings up to and including 2023, 2023-05 or 2023-05-01.")] = None


@dataclass(frozen=True)
class Narrowing(Selection):
    """The options that narrow a question down: a selection, or one meeting."""

    meeting: Annotated[str | None, _narrow("ID", "the meeting with this meeting_id.")] = None


@dataclass(frozen=True)
class View:
    """The options that tell of which tables to show an answer, how, and how much of it."""

    limit: Annotated[
        int | None,
        typer.Option(min=0, help="Rows at most; 0 for all.", show_default=f"{_SHOWN} in a table, all in csv and json"),
    ] = None
    format: Annotated[
        Format, typer.Option(help="How to show it: table for people, csv or json for other programs.")
    ] = Format.table
    tables: Tables = TABLES
    debug: Debug = False

    @property
    def rows(self) -> int | None:
        """The most rows to show; None for all."""
        if self.limit is None:
            return _SHOWN if self.format is Format.table else None
        return self.limit or None

    @property
    def enough(self) -> int | None:
        """The most rows to ask for: one more than is shown, which tells whether there are more; None for all."""
        return None if self.rows is None else self.rows + 1

    @contextmanager
    def archive(self) -> Iterator[Questions[pa.Table]]:
        """Open the tables for questions whose answers are Arrow tables: pandas takes half a second to import."""
        with answering(debug=self.debug):
            from pipeline.analysis import Questions

            yield Questions(self.tables, lambda table: table)


def grouped(command: Callable[..., None]) -> Callable[..., None]:
    """Let typer see, for each parameter of a command that is a group of options such as ``View``, the options in it."""
    types = get_type_hints(command)
    groups = {name: group for name, group in types.items() if isinstance(group, type) and is_dataclass(group)}

    @wraps(command)
    def run(**given: object) -> None:
        for name, group in groups.items():
            given[name] = group(**{field.name: given.pop(field.name) for field in fields(group)})
        command(**given)

    run.__signature__ = inspect.Signature(list(_options(command)))  # type: ignore[attr-defined]
    return run


def _options(of: Callable[..., object]) -> Iterator[inspect.Parameter]:
    types = get_type_hints(of, include_extras=True)
    for parameter in inspect.signature(of).parameters.values():
        kind = types[parameter.name]
        if isinstance(kind, type) and is_dataclass(kind):
            yield from _options(kind)
        else:
            yield parameter.replace(kind=inspect.Parameter.KEYWORD_ONLY, annotation=kind)


@contextmanager
def answering(*, debug: bool) -> Iterator[None]:
    """Turn what goes wrong with a question into one line and an exit code: 1, 2 for usage, 4 for nothing found."""
    with in_one_line(debug=debug):
        from pipeline.analysis import NothingFoundError, QuestionError

        try:
            yield
        except NothingFoundError as error:
            end(str(error), NOTHING_FOUND)
        except QuestionError as error:
            end(str(error), USAGE)
