"""``verslag summarise``: what was said and decided over many meetings, in Dutch, every line with its source."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from pipeline.cli.errors import end
from pipeline.cli.options import Debug, Selection, Tables, answering, grouped
from pipeline.cli.run import TABLES
from pipeline.cli.target import Overwrite, check_target


class Form(StrEnum):
    """How a summary is written."""

    MARKDOWN = "markdown"
    HTML = "html"
    WORD = "word"


Topic = Annotated[
    str | None, typer.Option(metavar="WORDS", help="On this topic: words, or a phrase in quotation marks.")
]
Since = Annotated[
    str | None,
    typer.Option(metavar="DATE", help="Of meetings from 2023, 2023-05 or 2023-05-01 on; LAST for the last meeting."),
]
Shown = Annotated[Form, typer.Option("--format", help="How to write it; word needs --to.")]
To = Annotated[Path | None, typer.Option(metavar="FILE", help="Where to write it; standard output where left out.")]
Sentences = Annotated[int, typer.Option(min=1, help="Sentences to quote of each meeting at most.")]


@dataclass(frozen=True)
class Scope(Selection):
    """The options that select what a summary is of."""

    since: Since = None


@grouped
def summarise(
    topic: Topic = None,
    *,
    scope: Scope,
    sentences: Sentences = 3,
    format_: Shown = Form.MARKDOWN,
    to: To = None,
    overwrite: Overwrite = False,
    tables: Tables = TABLES,
    debug: Debug = False,
) -> None:
    """Write a summary in Dutch of a topic, a person, an organisation, a body or a period.

    What was discussed, who said what, decisions with their outcome, actions and what became of them, what the last
    meeting changed, questions without an answer. Every line is a sentence of the minutes or is filled in from the
    tables, and names its document, date, section and page; nothing is put in other words.

    Example: verslag summarise --topic "werving coördinator"

    Example: verslag summarise --body wijkalliantie --since LAST --format word --to laatste.docx
    """
    with answering(debug=debug):
        if format_ is Form.WORD and to is None:
            end("a Word document is no text: name a file with --to", 2)
        if to is not None:
            check_target(to, overwrite=overwrite)
        from pipeline.analysis import Archive
        from pipeline.analysis.summary import render
        from pipeline.analysis.summary import summarise as make

        summary = make(Archive(tables), topic=topic, sentences=sentences, **vars(scope))
        if format_ is Form.WORD:
            content = render.to_word(summary)
        else:
            content = (render.to_html if format_ is Form.HTML else render.to_markdown)(summary).encode()
        if to is None:
            typer.echo(content.decode(), nl=False)
        else:
            to.write_bytes(content)
            typer.echo(f"{to}: {summary.scope}", err=True)
