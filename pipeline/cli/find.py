"""``verslag find``: words and phrases in sections, decisions, actions and contributions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from pipeline.cli.ask import near_words
from pipeline.cli.options import Narrowing, View, grouped
from pipeline.cli.output import Column, plain, show, where
from pipeline.cli.run import Format

if TYPE_CHECKING:
    import pyarrow as pa

_SHOWN_OF_A_FACET = 6

Words = Annotated[
    list[str],
    typer.Argument(
        metavar="WORDS...",
        help="Words that must all be there, in any inflection or as a part of a compound; a phrase between double "
        "quotation marks.",
    ),
]
Kinds = Annotated[
    list[str] | None,
    typer.Option(
        "--kind", metavar="KIND", help="Only section, decision, action or contribution; may be given more than once."
    ),
]
Facets = Annotated[
    bool, typer.Option("--facets", help="Count by kind, year, body, person and organisation instead of listing.")
]


_FOUND = (plain("date"), plain("kind"), plain("who", share=2), plain("text", share=6), Column("where", where, 4))
_COUNTED = (plain("facet"), plain("value", share=1), plain("count"))


@grouped
def find(words: Words, *, kind: Kinds = None, narrowing: Narrowing, facets: Facets = False, view: View) -> None:
    """Search sections, decisions, actions and contributions, the best first, with counts to narrow it down by.

    "programma" also finds "programma's" and "uitvoeringsprogramma"; a phrase is found as it is written.

    Exit code: 0 found, 1 failure, 2 wrong usage, 4 nothing found.

    Example: verslag find spreekuur

    Example: verslag find '"wethouder zegt toe" verkeer' --kind contribution --kind action

    Example: verslag find armoede --facets --format csv
    """
    text = " ".join(words)
    with view.archive() as archive:
        found, counts = archive.find_with_facets(text, kinds=kind, limit=view.enough, **vars(narrowing))
        if view.format is Format.table and not facets:
            _print_facets(counts)
        answer, columns = (counts, _COUNTED) if facets else (found, _FOUND)
        show(
            answer,
            columns,
            view,
            nothing=lambda: "nothing holds all of it" + near_words(archive, text, elsewhere=False),
        )


def _print_facets(counts: pa.Table) -> None:
    shown: dict[str, list[str]] = {}
    for row in counts.to_pylist():
        shown.setdefault(row["facet"], []).append(f"{row['value']} {row['count']}")
    for facet, values in shown.items():
        more = ", ..." if len(values) > _SHOWN_OF_A_FACET else ""
        typer.echo(f"{facet:<13} {', '.join(values[:_SHOWN_OF_A_FACET])}{more}")
    if shown:
        typer.echo()
