"""``verslag meetings``, ``people`` and ``topics``, and ``verslag sql`` over all tables."""

from __future__ import annotations

from typing import Annotated

import typer

from pipeline.cli.ask import near_words
from pipeline.cli.options import Narrowing, Topic, View, grouped
from pipeline.cli.output import Column, plain, show, source

Question = Annotated[str, typer.Argument(metavar="SELECT", help="One question in the SQL of DuckDB.")]


_MEETINGS = (
    plain("date"),
    plain("body", share=3),
    plain("meeting", share=4),
    plain("chair", share=2),
    plain("present"),
    plain("contributions", "said"),
    plain("decisions", "decided"),
    plain("actions"),
    Column("source", source, 4),
    plain("meeting_id"),
)
_PEOPLE = (
    plain("name", share=3),
    plain("role", share=2),
    plain("organisation", share=3),
    plain("meetings"),
    plain("contributions", "said"),
    plain("actions"),
    plain("first_seen", "first"),
    plain("last_seen", "last"),
)
_TOPICS = (
    plain("label", "topic", 4),
    plain("meetings"),
    plain("sections"),
    plain("contributions", "said"),
    plain("decisions", "decided"),
    plain("first_seen", "first"),
    plain("last_seen", "last"),
)


@grouped
def meetings(topic: Topic, *, narrowing: Narrowing, view: View) -> None:
    """Show meetings, the newest first: those that treated a topic, those where a person was or spoke.

    Exit code: 0 found, 1 failure, 2 wrong usage, 4 nothing found.

    Example: verslag meetings armoede --since 2025

    Example: verslag meetings --person "Saskia Verhoeven" --format csv
    """
    with view.archive() as archive:
        found = archive.meetings(topic.text, **vars(narrowing))
        show(found, _MEETINGS, view, nothing=lambda: "no such meeting" + near_words(archive, topic.text))


@grouped
def people(topic: Topic, *, narrowing: Narrowing, view: View) -> None:
    """Show people, those who take part most first: those who spoke on a topic, those of an organisation.

    Exit code: 0 found, 1 failure, 2 wrong usage, 4 nothing found.

    Example: verslag people armoede --since 2025

    Example: verslag people --body wijkalliantie
    """
    with view.archive() as archive:
        found = archive.people(topic.text, **vars(narrowing))
        show(found, _PEOPLE, view, nothing=lambda: "no such person" + near_words(archive, topic.text))


@grouped
def topics(topic: Topic, *, narrowing: Narrowing, view: View) -> None:
    """Show subjects that recur, those of most meetings first; a person spoke where it was treated.

    Exit code: 0 found, 1 failure, 2 wrong usage, 4 nothing found.

    Example: verslag topics --person "Ayşe Kaya" --since 2025
    """
    with view.archive() as archive:
        found = archive.topics(topic.text, **vars(narrowing))
        show(found, _TOPICS, view, nothing=lambda: "no such subject" + near_words(archive, topic.text))


@grouped
def sql(question: Question, *, view: View) -> None:
    """Put a question in the SQL of DuckDB to the tables; nothing else can be read, and nothing written.

    "show tables" and "describe people" tell what there is.

    Exit code: 0 found, 1 failure, 2 wrong usage, 4 nothing found.

    Example: verslag sql "select body, count(*) as meetings from meetings group by body order by meetings desc"

    Example: verslag sql "describe action_register"
    """
    with view.archive() as archive:
        found = archive.sql(question)
        columns = [plain(name, name, 1) for name in found.column_names]
        show(found, columns, view, nothing=lambda: "the answer has no rows")
