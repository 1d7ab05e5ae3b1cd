"""``verslag export``: the tables in the forms that other programs of the field read."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from pipeline.cli.errors import end
from pipeline.cli.options import NOTHING_FOUND, Debug, Selection, Tables, answering, grouped
from pipeline.cli.run import TABLES
from pipeline.cli.target import Overwrite, check_target

commands = typer.Typer(
    help="Write the tables in a form that other programs read.\n\nExample: verslag export sqlite --to verslagen.db",
    no_args_is_help=True,
)


_NOTHING = "nothing fits this selection, so nothing is written: leave an option out, or try other words"


def _file(example: str) -> object:
    return typer.Option("--to", metavar="FILE", help=f"The file to write, for instance {example}.", show_default=False)


@commands.command()
def popolo(
    to: Annotated[Path, _file("verslagen.json")],
    tables: Tables = TABLES,
    overwrite: Overwrite = False,
    debug: Debug = False,
) -> None:
    """Write people, organisations, events, agenda items, motions, votes and speeches as Popolo JSON.

    The vocabulary of Open Raadsinformatie and EveryPolitician (https://www.popoloproject.com).

    Example: verslag export popolo --to verslagen.json
    """
    import json

    with answering(debug=debug):
        check_target(to, overwrite=overwrite)
        from pipeline.archive import read_table
        from pipeline.exports.popolo import NEEDED, to_popolo

        made = to_popolo({name: read_table(tables, name).to_pylist() for name in NEEDED})
        to.write_text(json.dumps(made, ensure_ascii=False, indent=1) + "\n", "utf-8")
        _tell(to, *(f"{len(records)} {name}" for name, records in made.items()))


@commands.command()
def sqlite(
    to: Annotated[Path, _file("verslagen.db")],
    tables: Tables = TABLES,
    overwrite: Overwrite = False,
    debug: Debug = False,
) -> None:
    """Write all tables to one SQLite file with full-text search, and beside it what Datasette is to show.

    Open it with: datasette verslagen.db --metadata verslagen.metadata.json

    Example: verslag export sqlite --to verslagen.db
    """
    from functools import partial

    with answering(debug=debug):
        metadata = to.with_suffix(".metadata.json")
        check_target(to, metadata, overwrite=overwrite)
        from pipeline.archive import read_table
        from pipeline.exports.sqlite import write_metadata, write_sqlite

        write_sqlite(to, partial(read_table, tables))
        write_metadata(metadata, to.stem)
        _tell(to, f"open it with: datasette {to} --metadata {metadata}")


@commands.command()
@grouped
def calendar(
    to: Annotated[Path, _file("verslagen.ics")],
    *,
    selection: Selection,
    tables: Tables = TABLES,
    overwrite: Overwrite = False,
    debug: Debug = False,
) -> None:
    """Write meetings as events and open actions with a deadline as tasks, for any calendar (iCalendar).

    Example: verslag export calendar --body wijkalliantie --to wijkalliantie.ics
    """
    from datetime import UTC, datetime

    with answering(debug=debug):
        check_target(to, overwrite=overwrite)
        from pipeline.analysis import Archive, records
        from pipeline.exports.calendar_file import to_calendar

        archive = Archive(tables)
        meetings = [{**row, "title": row["meeting"]} for row in records(archive.meetings(**vars(selection)))]
        actions = [
            {**row, "action_id": row["register_id"], "status": "open"}
            for row in records(archive.actions(state="open", **vars(selection)))
        ]
        if not meetings and not actions:
            end(_NOTHING, NOTHING_FOUND)
        to.write_bytes(to_calendar(meetings, actions, made=datetime.now(UTC)))
        due = sum(row["due_date"] is not None for row in actions)
        _tell(to, f"{len(meetings)} meetings", f"{due} open actions with a deadline")


@commands.command()
@grouped
def excel(
    to: Annotated[Path, _file("keuze.xlsx")],
    topic: Annotated[str | None, typer.Option(metavar="WORDS", help="Only on this topic.")] = None,
    *,
    selection: Selection,
    tables: Tables = TABLES,
    overwrite: Overwrite = False,
    debug: Debug = False,
) -> None:
    """Write a selection to an Excel workbook: meetings, contributions, decisions and actions, a sheet each.

    Example: verslag export excel --topic begroting --since 2025 --to begroting.xlsx
    """
    with answering(debug=debug):
        check_target(to, overwrite=overwrite)
        from pipeline.analysis import Archive, records
        from pipeline.exports.sheets import make_sheet
        from pipeline.exports.workbook import write_workbook

        archive = Archive(tables)
        answers = {
            "vergaderingen": archive.meetings(topic, **vars(selection)),
            "bijdragen": archive.who_raised(topic, **vars(selection)),
            "besluiten": archive.decisions(topic, **vars(selection)),
            "acties": archive.actions(topic, **vars(selection)),
        }
        sheets = {name: make_sheet(name, records(frame)) for name, frame in answers.items()}
        if not any(map(len, sheets.values())):
            end(_NOTHING, NOTHING_FOUND)
        write_workbook(sheets, to)
        _tell(to, *(f"{name} {len(frame)}" for name, frame in sheets.items()))


def _tell(to: Path, *counts: str) -> None:
    typer.echo(f"{to}: {', '.join(counts)}", err=True)
