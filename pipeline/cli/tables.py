"""``verslag meetings``, ``people`` and ``topics``, and ``verslag sql`` over all tables."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from pipeline.cli.ask import near_words
from pipeline.cli.options import (
    Body,
    Debug,
    Limit,
    Meeting,
    Organisation,
    Person,
    Shown,
    Since,
    Tables,
    Topic,
    Until,
    answering,
    rows_to_show,
)
from pipeline.cli.run import Format

Question = Annotated[str, typer.Argument(metavar="SELECT", help="One question in the SQL of DuckDB.")]


def meetings(
    topic: Topic = None,
    person: Person = None,
    organisation: Organisation = None,
    body: Body = None,
    since: Since = None,
    until: Until = None,
    meeting: Meeting = None,
    limit: Limit = None,
    format: Shown = Format.table,
    tables: Tables = Path("data/processed"),
    debug: Debug = False,
) -> None:
    """Show meetings, the newest first: those that treated a topic, those where a person was or spoke.

    Exit code: 0 found, 1 failure, 2 wrong usage, 4 nothing found.

    Example: verslag meetings armoede --since 2025

    Example: verslag meetings --person "Saskia Verhoeven" --format csv
    """
    with answering(debug=debug):
        from pipeline.cli.output import Column, open_tables, plain, show, source

        archive = open_tables(tables)
        found = archive.meetings(
            topic,
            person=person,
            organisation=organisation,
            body=body,
            since=since,
            until=until,
            meeting=meeting,
        )
        columns = (
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

        show(
            found,
            columns,
            format,
            limit=rows_to_show(limit, format),
            nothing=lambda: "no such meeting" + near_words(archive, topic),
        )


def people(
    topic: Topic = None,
    person: Person = None,
    organisation: Organisation = None,
    body: Body = None,
    since: Since = None,
    until: Until = None,
    meeting: Meeting = None,
    limit: Limit = None,
    format: Shown = Format.table,
    tables: Tables = Path("data/processed"),
    debug: Debug = False,
) -> None:
    """Show people, those who take part most first: those who spoke on a topic, those of an organisation.

    Exit code: 0 found, 1 failure, 2 wrong usage, 4 nothing found.

    Example: verslag people armoede --since 2025

    Example: verslag people --body wijkalliantie
    """
    with answering(debug=debug):
        from pipeline.cli.output import open_tables, plain, show

        archive = open_tables(tables)
        found = archive.people(
            topic,
            person=person,
            organisation=organisation,
            body=body,
            since=since,
            until=until,
            meeting=meeting,
        )
        columns = (
            plain("name", share=3),
            plain("role", share=2),
            plain("organisation", share=3),
            plain("meetings"),
            plain("contributions", "said"),
            plain("actions"),
            plain("first_seen", "first"),
            plain("last_seen", "last"),
        )

        show(
            found,
            columns,
            format,
            limit=rows_to_show(limit, format),
            nothing=lambda: "no such person" + near_words(archive, topic),
        )


def topics(
    topic: Topic = None,
    person: Person = None,
    organisation: Organisation = None,
    body: Body = None,
    since: Since = None,
    until: Until = None,
    meeting: Meeting = None,
    limit: Limit = None,
    format: Shown = Format.table,
    tables: Tables = Path("data/processed"),
    debug: Debug = False,
) -> None:
    """Show subjects that recur, those of most meetings first; a person spoke where it was treated.

    Exit code: 0 found, 1 failure, 2 wrong usage, 4 nothing found.

    Example: verslag topics --person "Saskia Verhoeven" --since 2025
    """
    with answering(debug=debug):
        from pipeline.cli.output import open_tables, plain, show

        archive = open_tables(tables)
        found = archive.topics(
            topic,
            person=person,
            organisation=organisation,
            body=body,
            since=since,
            until=until,
            meeting=meeting,
        )
        columns = (
            plain("label", "topic", 4),
            plain("meetings"),
            plain("sections"),
            plain("contributions", "said"),
            plain("decisions", "decided"),
            plain("first_seen", "first"),
            plain("last_seen", "last"),
        )

        show(
            found,
            columns,
            format,
            limit=rows_to_show(limit, format),
            nothing=lambda: "no subject of that name" + near_words(archive, topic),
        )


def sql(
    question: Question,
    limit: Limit = None,
    format: Shown = Format.table,
    tables: Tables = Path("data/processed"),
    debug: Debug = False,
) -> None:
    """Put a question in the SQL of DuckDB to the tables; nothing else can be read, and nothing written.

    "show tables" and "describe people" tell what there is.

    Exit code: 0 found, 1 failure, 2 wrong usage, 4 nothing found.

    Example: verslag sql "select body, count(*) as meetings from meetings group by body order by meetings desc"

    Example: verslag sql "describe action_register"
    """
    with answering(debug=debug):
        from pipeline.cli.output import open_tables, plain, show

        found = open_tables(tables).sql(question)
        columns = [plain(name, name, 1) for name in found.column_names]
        show(found, columns, format, limit=rows_to_show(limit, format), nothing=lambda: "the answer has no rows")
