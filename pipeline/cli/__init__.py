"""The command line: ``verslag``. One module per group of commands; nothing heavy is imported before a command runs."""

from __future__ import annotations

from typing import Annotated

import typer

from pipeline import __version__
from pipeline.cli.ask import ask
from pipeline.cli.compare import compare
from pipeline.cli.decisions import actions, decisions
from pipeline.cli.evaluate import evaluate
from pipeline.cli.explore import explore
from pipeline.cli.export import commands as export_commands
from pipeline.cli.find import find
from pipeline.cli.inspect import inspect
from pipeline.cli.model import commands as model_commands
from pipeline.cli.run import run
from pipeline.cli.summarise import summarise
from pipeline.cli.tables import meetings, people, sql, topics

app = typer.Typer(
    name="verslag",
    help="Turn a folder of Dutch meeting documents into tidy tables.",
    epilog="Example: verslag run data/raw --out data/processed",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
app.command()(run)
app.command()(inspect)
for question in (ask, find, decisions, actions, people, topics, meetings, sql):
    app.command()(question)
app.command()(summarise)
app.command()(explore)
app.command()(compare)
app.command()(evaluate)
app.add_typer(export_commands, name="export")
app.add_typer(model_commands, name="model")


def _show_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"verslag {__version__}")
        raise typer.Exit


@app.callback()
def _root(
    version: Annotated[
        bool, typer.Option("--version", help="Show the version and stop.", callback=_show_version, is_eager=True)
    ] = False,
) -> None:
    """Turn a folder of Dutch meeting documents into tidy tables."""


def main() -> None:
    """Run the command line."""
    app()
