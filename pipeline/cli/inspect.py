"""``verslag inspect``: everything found in one document, with the evidence highlighted."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pipeline.cli.configuration import Config
from pipeline.cli.errors import in_one_line
from pipeline.cli.run import Debug, Format, Model

if TYPE_CHECKING:
    from pipeline.document import Document
    from pipeline.facts import Facts, Structure

File = Annotated[Path, typer.Argument(metavar="FILE", help="The document.", exists=True, dir_okay=False)]
Shown = Annotated[Format, typer.Option(help="How to show it: table for people, csv for the facts, json for all.")]
WithText = Annotated[bool, typer.Option("--text/--no-text", help="Show the text itself with the evidence in it.")]


def inspect(
    file: File,
    model: Model = "auto",
    format: Shown = Format.table,
    text: WithText = True,
    config: Config = None,  # noqa: ARG001 - read before the other options
    debug: Debug = False,
) -> None:
    """Show the outline of one document and everything found in it, with the evidence highlighted.

    The tool to see why a table holds what it holds: each fact names its place in the text and the rule that found it.

    Example: verslag inspect data/raw/wijkalliantie/verslag-januari.txt --no-text
    """
    with in_one_line(debug=debug):
        document, structure, facts = examine(file, model)
        from pipeline.cli.inspection import as_csv, as_json, show

        if format is Format.table:
            show(file.name, document, structure, facts, with_text=text)
        else:
            typer.echo((as_json if format is Format.json else as_csv)(document, structure, facts), nl=False)


def examine(file: Path, model: str) -> tuple[Document, Structure, Facts]:
    """Read one document and find what is in it.

    Raises:
        RunError: the file cannot be read, with the reason and the remedy.
    """
    from pipeline.nlp import find_facts
    from pipeline.nlp.load import load_model
    from pipeline.readers import ReadError, read_document
    from pipeline.source import RunError
    from pipeline.structure import read_structure

    try:
        document = read_document(file)
    except ReadError as error:
        raise RunError(str(error)) from error
    structure = read_structure(document, name=file.name)
    return document, structure, find_facts(document, structure, load_model(model))
