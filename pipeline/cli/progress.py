"""How far a run is: a bar on a terminal, now and then a line elsewhere; always on standard error."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import monotonic

import typer

from pipeline.run import Progress

_SECONDS_BETWEEN_LINES = 10.0


@contextmanager
def showing(model: str, *, quiet: bool) -> Iterator[Progress]:
    """Yield what a run tells its progress to; where there is something to read, it says with which model."""
    if quiet:
        yield lambda *_: None
    elif sys.stderr.isatty():
        with _bar(model) as progress:
            yield progress
    else:
        yield _Lines(model)


class _Lines:
    def __init__(self, model: str) -> None:
        self.last = monotonic()
        self.model = model

    def __call__(self, done: int, total: int, _path: Path | None) -> None:
        if total and not done:
            typer.echo(_beginning(total, self.model), err=True)
        if done and (done == total or monotonic() - self.last > _SECONDS_BETWEEN_LINES):
            self.last = monotonic()
            typer.echo(f"verslag: {done} of {total} documents read", err=True)


def _beginning(total: int, model: str) -> str:
    return f"verslag: {total} documents to read with the language model {model}"


@contextmanager
def _bar(model: str) -> Iterator[Progress]:
    from rich.console import Console
    from rich.markup import escape
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
    from rich.progress import Progress as Bar

    columns = (BarColumn(), MofNCompleteColumn(), TimeRemainingColumn(), TextColumn("{task.description}"))
    with Bar(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("starting", total=None)

        def progress(done: int, total: int, path: Path | None) -> None:
            if total and not done:
                bar.console.print(_beginning(total, model), highlight=False, soft_wrap=True)
            doing = escape(path.name) if path else "starting"
            bar.update(task, completed=done, total=total, description="linking" if done == total else doing)

        yield progress
