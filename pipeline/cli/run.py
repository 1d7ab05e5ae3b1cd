"""``verslag run``: from a folder of documents to tables."""

from __future__ import annotations

import os
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pipeline.cli.configuration import Config
from pipeline.cli.errors import SOME_FAILED, in_one_line

if TYPE_CHECKING:
    from pipeline.run import Report

MOST_WORKERS = 8
TABLES = Path("data/processed")
"""Where the tables of a run are, unless another folder is named."""


class Format(StrEnum):
    """How a result is shown."""

    table = "table"
    csv = "csv"
    json = "json"


Input = Annotated[Path, typer.Argument(metavar="INPUT", help="Folder with documents; folders in it are read too.")]
Out = Annotated[Path, typer.Option("--out", help="Folder for the tables; made where it is not there.")]
Workers = Annotated[
    int | None,
    typer.Option(min=1, help="Number of processes.", show_default=f"one per core, at most {MOST_WORKERS}"),
]
Model = Annotated[
    str,
    typer.Option(help="Language model: auto, or name or path of a spaCy pipeline; see verslag model list."),
]
Timeout = Annotated[float, typer.Option(min=0.1, help="Seconds that one document may take before it counts as failed.")]
Memory = Annotated[
    int, typer.Option(min=0, help="Megabytes that one process may take for a document (Linux); 0 for no limit.")
]
Corrections = Annotated[
    Path | None,
    typer.Option(
        metavar="FILE", help="Your corrections of people and organisations.", show_default="INPUT/corrections.csv"
    ),
]
Force = Annotated[bool, typer.Option("--force", help="Read every document anew, changed or not.")]
Shown = Annotated[Format, typer.Option(help="How to show the summary.")]
Quiet = Annotated[bool, typer.Option("--quiet", help="Show no progress and no notices.")]
Debug = Annotated[bool, typer.Option("--debug", help="Show the traceback of an error and what libraries say.")]


def run(
    source: Input = Path("data/raw"),
    out: Out = TABLES,
    workers: Workers = None,
    model: Model = "auto",
    timeout: Timeout = 300,
    memory: Memory = 4096,
    corrections: Corrections = None,
    force: Force = False,
    format: Shown = Format.table,
    config: Config = None,  # noqa: ARG001 - read before the other options
    quiet: Quiet = False,
    debug: Debug = False,
) -> None:
    """Read the documents of a folder and write the tables.

    Only new and changed documents are read; those that are gone leave the tables.

    Options that are always the same may stand in a file verslag.toml, one a line: model = "nl_core_news_lg"

    A document that cannot be read is a row in the table documents, with the reason.

    Exit code: 0 all well, 1 failure, 2 wrong usage, 3 finished with some documents failed.

    Example: verslag run ~/verslagen --out ~/tabellen --workers 4
    """
    with in_one_line(debug=debug, on_interrupt="stopped; what is done is kept: run the same command again to go on"):
        from pipeline.cli.progress import showing
        from pipeline.cli.summary import render, summarise
        from pipeline.execution import Limits
        from pipeline.language_models import choose
        from pipeline.run import Settings
        from pipeline.run import run as run_pipeline

        limits = Limits(workers or default_workers(), timeout, memory, silent=not debug)
        with showing(choose(model).title, quiet=quiet) as progress:
            settings = Settings(source, out, model, force, limits, corrections)
            report = run_pipeline(settings, progress=progress)
        if not quiet:
            _tell(report)
        summary = summarise(out, report)
        typer.echo(render(summary, format.value))
        if summary.failures:
            raise typer.Exit(SOME_FAILED)


def default_workers() -> int:
    """Return the number of cores this process may use, at most eight."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return min(cores, MOST_WORKERS)


def _tell(report: Report) -> None:
    for notice in report.notices:
        typer.echo(f"verslag: {notice}", err=True)
    if not report.published:
        typer.echo("verslag: nothing has changed since the last run; the tables stay as they are", err=True)
