"""``verslag model``: which language models are here, what one is, and bringing another."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from pipeline.cli.errors import in_one_line
from pipeline.cli.output import as_csv
from pipeline.cli.run import Debug, Format

if TYPE_CHECKING:
    from pipeline.language_models import Choice, Model

_COLUMNS = ("name", "version", "origin", "megabytes", "fits", "auto", "components", "folder")
_LABELS_SHOWN = 40

Shown = Annotated[Format, typer.Option(help="How to show it.")]
Name = Annotated[str, typer.Argument(metavar="NAME", help="auto, or the name of a package or folder of a model.")]
Wanted = Annotated[str, typer.Argument(metavar="MODEL", help="nl_core_news_lg, _md or _sm, or a file (.whl).")]

commands = typer.Typer(
    help="Show which language models are here, or install another.\n\nExample: verslag model list", no_args_is_help=True
)


@commands.command("list")
def list_models(format: Shown = Format.table, debug: Debug = False) -> None:
    """Show the Dutch models that are here, whether they fit the installed spaCy, and which one auto takes.

    Example: verslag model list --format json
    """
    with in_one_line(debug=debug):
        from pipeline.language_models import ModelError, choose, find_models

        taken = None
        with suppress(ModelError):  # it is in the list, as one that does not fit
            taken = choose().model.folder
        rows = [_row_of(model) | {"auto": model.folder == taken} for model in find_models()]
        typer.echo(_render(rows, format), nl=False)


@commands.command("info")
def show_model(name: Name = "auto", format: Shown = Format.table, debug: Debug = False) -> None:
    """Show one model: its licence, its labels, its own scores (0 to 1), and what reads names beside it.

    Example: verslag model info nl_verslag
    """
    with in_one_line(debug=debug):
        from pipeline.language_models import choose

        facts = _facts_of(choose(name))
        if format is Format.json:
            typer.echo(json.dumps(facts, ensure_ascii=False, indent=2))
        else:
            lines = [{"what": what, "value": value} for what, value in _flatten(facts)]
            typer.echo(_render(lines, format), nl=False)


@commands.command("install")
def install_model(model: Wanted, debug: Debug = False) -> None:
    """Install the release of a Dutch model that fits the installed spaCy, or one from a file.

    Without a network it says which file to bring and where to put it.

    Example: verslag model install nl_core_news_lg
    """
    with in_one_line(debug=debug, on_interrupt="stopped; run the same command again"):
        from pipeline.language_models import choose
        from pipeline.language_models.releases import install_release, install_wheel

        is_file = model.endswith(".whl") or Path(model).is_file()
        found = install_wheel(Path(model)) if is_file else install_release(model)
        typer.echo(f"{found.title} is installed; --model auto takes {choose().title}")


def _row_of(model: Model) -> dict[str, Any]:
    return {
        "name": model.name,
        "version": model.meta["version"],
        "origin": model.origin,
        "megabytes": round(model.size / 1e6),
        "fits": model.fits,
        "components": list(model.meta.get("pipeline", ())),
        "folder": str(model.folder),
    }


def _facts_of(choice: Choice) -> dict[str, Any]:
    model, meta = choice.model, choice.model.meta
    return {
        **_row_of(model),
        "needs_spacy": model.needs,
        "license": meta.get("license", ""),
        "description": meta.get("description", ""),
        "names_beside": choice.names.title if choice.names else None,
        "labels": meta.get("labels", {}),
        "scores": meta.get("performance", {}),
    }


def _flatten(facts: Mapping[str, Any], over: str = "") -> Iterator[tuple[str, str]]:
    """Yield the facts one a line, names of what holds them before their own; long lists as their number."""
    for name, value in facts.items():
        if isinstance(value, Mapping):
            yield from _flatten(value, f"{over}{name} ")
        elif isinstance(value, list):
            if value:
                shown = ", ".join(value) if len(value) <= _LABELS_SHOWN else f"{len(value)} of them"
                yield over + name, shown
        elif value is not None:
            yield over + name, _shown(value)


def _shown(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float):
        return f"{value:.4f}"
    return " ".join(value) if isinstance(value, list) else str(value)


def _render(rows: list[dict[str, Any]], format: Format) -> str:
    """Return rows as JSON, as CSV, or in columns for people."""
    if format is Format.json:
        return json.dumps(rows, ensure_ascii=False, indent=2) + "\n"
    names = [name for name in (*_COLUMNS, "what", "value") if rows and name in rows[0]]
    cells = [[_shown(row[name]) for name in names] for row in rows]
    if format is Format.csv:
        return as_csv(names, cells)
    lines = [names, *cells]
    widths = [max(len(line[i]) for line in lines) for i in range(len(names))]
    return "".join("  ".join(map(str.ljust, line, widths)).rstrip() + "\n" for line in lines)
