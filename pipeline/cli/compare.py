"""``verslag compare``: what changed between two versions of the same minutes."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from pipeline.cli.errors import in_one_line
from pipeline.cli.options import Debug, Tables
from pipeline.cli.run import TABLES


class Form(StrEnum):
    """How a difference is shown."""

    text = "text"
    markdown = "markdown"
    html = "html"


One = Annotated[str, typer.Argument(metavar="DOCUMENT", help="Path or id of a document, or id of a meeting.")]
Other = Annotated[
    str | None,
    typer.Argument(metavar="[OTHER]", help="The newer document; by itself the other version of the same meeting."),
]
Everything = Annotated[bool, typer.Option("--all", help="Show also what has not changed.")]
Shown = Annotated[Form, typer.Option(help="How to show it.")]


def compare(
    one: One,
    other: Other = None,
    tables: Tables = TABLES,
    everything: Everything = False,
    format: Shown = Form.text,
    debug: Debug = False,
) -> None:
    """Show what changed between two versions of the same minutes, such as the concept and the adopted ones.

    Sections are aligned by their titles, sentences by their words; what only the format decides is no change.

    Example: verslag compare "wijkalliantie/Verslag 22 mei CONCEPT.docx" --format html > verschil.html
    """
    with in_one_line(debug=debug):
        from pipeline.comparison import as_html, as_markdown, as_text, find_versions
        from pipeline.comparison import compare as compare_versions

        render = {Form.text: as_text, Form.markdown: as_markdown, Form.html: as_html}[format]
        for older, newer in find_versions(tables, one, other):
            typer.echo(render(older, newer, compare_versions(older, newer), everything=everything), nl=False)
