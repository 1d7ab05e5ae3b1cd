"""``verslag evaluate``: how near the tables of a run come to annotated documents."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pipeline.cli.errors import in_one_line
from pipeline.cli.output import as_csv
from pipeline.cli.run import TABLES, Debug, Format

if TYPE_CHECKING:
    from pipeline.evaluation import Evaluation, Miss

_DIGITS = 4

Gold = Annotated[Path, typer.Argument(metavar="GOLD", help="Folder with annotated documents, one JSON file each.")]
Tables = Annotated[Path, typer.Argument(metavar="OUT", help="Folder with the tables of a run.")]
Errors = Annotated[str | None, typer.Option(metavar="FACET", help="List also what one facet missed or got wrong.")]
Only = Annotated[str, typer.Option(metavar="PREFIX", help="Score only the documents whose id starts with this.")]
Shown = Annotated[Format, typer.Option(help="How to show the figures.")]


def evaluate(
    gold: Gold,
    out: Tables = TABLES,
    errors: Errors = None,
    only: Only = "",
    format: Shown = Format.table,
    debug: Debug = False,
) -> None:
    """Score the tables of a run against annotated documents: precision, recall and F1 of each facet.

    The format of annotated documents is described in docs/annotations.md.

    Example: verslag evaluate ~/annotaties ~/tabellen --errors conclusions --only gemeente/
    """
    with in_one_line(debug=debug):
        from pipeline.evaluation import FACETS
        from pipeline.evaluation import evaluate as score

        if errors is not None and errors not in FACETS:
            msg = f"there is no facet {errors!r}: name one of {', '.join(FACETS)}"
            raise typer.BadParameter(msg)
        result = score(gold, out, only=only)
        render = {Format.table: _as_table, Format.csv: _as_csv, Format.json: _as_json}[format]
        typer.echo(render(result, result.misses[errors] if errors else []), nl=False)


def _as_table(result: Evaluation, misses: list[Miss]) -> str:
    lines = [
        f"{result.documents} documents",
        f"{'facet':<20} {'P':>6} {'R':>6} {'F1':>6} {'right':>6} {'found':>6} {'gold':>6}",
    ]
    for facet, of in result.facets.items():
        figures = f"{of.precision:6.3f} {of.recall:6.3f} {of.f1:6.3f} {of.right:6d} {of.found:6d} {of.annotated:6d}"
        lines.append(f"{facet:<20} {figures}")
    lines.append(f"{'macro':<20} {'':>6} {'':>6} {result.macro_f1:6.3f}")
    lines += [f"{miss.what:<7} {miss.document}: {' '.join(miss.detail.split())}" for miss in misses]
    return "\n".join(lines) + "\n"


def _as_csv(result: Evaluation, misses: list[Miss]) -> str:
    """Return the figures, or where a facet's misses are asked for these alone, for a file has one kind of row."""
    if misses:
        return as_csv(("document", "what", "detail"), ((miss.document, miss.what, miss.detail) for miss in misses))
    rows = []
    for facet, of in result.facets.items():
        shares = (f"{share:.{_DIGITS}f}" for share in (of.precision, of.recall, of.f1))
        rows.append((facet, *shares, of.right, of.found, of.annotated))
    return as_csv(("facet", "precision", "recall", "f1", "right", "found", "gold"), rows)


def _as_json(result: Evaluation, misses: list[Miss]) -> str:
    facets = {
        facet: {
            "p": round(of.precision, _DIGITS),
            "r": round(of.recall, _DIGITS),
            "f1": round(of.f1, _DIGITS),
            "gold": of.annotated,
        }
        for facet, of in result.facets.items()
    }
    whole = {"documents": result.documents, "macro_f1": round(result.macro_f1, _DIGITS), "facets": facets}
    if misses:
        whole["errors"] = [{"document": m.document, "what": m.what, "detail": m.detail} for m in misses]
    return json.dumps(whole, ensure_ascii=False, indent=1) + "\n"
