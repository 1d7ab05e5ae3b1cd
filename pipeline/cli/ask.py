"""``verslag ask``: who raised what, and when."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from pipeline.cli.options import Narrowing, Order, Topic, View, grouped
from pipeline.cli.output import Column, plain, show, where

if TYPE_CHECKING:
    import pyarrow as pa

    from pipeline.analysis import Questions

_NAMED = 5

Acts = Annotated[
    list[str] | None,
    typer.Option(
        metavar="ACT",
        help="Only what the speaker states, asks, answers, proposes, advises, supports, objects or thanks; may be "
        "given more than once.",
    ),
]


_COLUMNS = (
    plain("date"),
    Column("who", lambda row: str(row["person"] or row["speaker"]), 2),
    plain("act"),
    plain("text", "sentence", 6),
    Column("where", where, 4),
    plain("matched_in", "found in"),
)


@grouped
def ask(topic: Topic, *, narrowing: Narrowing, act: Acts = None, order: Order = "best", view: View) -> None:
    """Show who raised something, when, in which meeting and section, with the sentence and its source.

    The words may stand in the sentence, in the heading above it, or in the name of a subject that its section treats;
    the last column says which, and what stands in the sentence itself comes first.

    Exit code: 0 found, 1 failure, 2 wrong usage, 4 nothing found.

    Example: verslag ask "werving coördinator"

    Example: verslag ask armoede --since 2025-03 --act asks --act proposes

    Example: verslag ask --person "Saskia Verhoeven" --body wijkalliantie --order oldest --format csv
    """
    with view.archive() as archive:
        found = archive.who_raised(topic.text, act=act, order=order, limit=view.enough, **vars(narrowing))
        show(found, _COLUMNS, view, nothing=lambda: "nobody is recorded with it" + _elsewhere(archive, topic.text))


def _elsewhere(archive: Questions[pa.Table], topic: str | None) -> str:
    """Return where a topic stands that nobody is recorded with, and whom those sections name."""
    counts = archive.facets(topic, kinds=["section"]).to_pylist() if topic else []
    sections = sum(row["count"] for row in counts if row["facet"] == "kind")
    if not sections:
        return near_words(archive, topic)
    named = [row["value"] for row in counts if row["facet"] == "person"][:_NAMED]
    where = f"{sections} section{'' if sections == 1 else 's'}"
    whom = f", which name {', '.join(named)}" if named else ""
    return f"; it stands in {where}{whom}: see `verslag find '{topic}'`, or leave out an option"


def near_words(archive: Questions[pa.Table], topic: str | None, *, elsewhere: bool = True) -> str:
    """Return what to try instead of words that occur nowhere, or, if there is any, where else something may be."""
    if topic is None:
        return ": leave out one of the options"
    guesses = archive.similar_words(topic)
    if not guesses and not elsewhere:
        return ": leave out a word, the quotation marks or an option"
    if not guesses:
        return f": see what `verslag find '{topic}'` finds, or leave out a word or an option"
    parts = [
        f"{word!r} occurs nowhere" + (f" (did you mean {' or '.join(near)}?)" if near else "")
        for word, near in guesses.items()
    ]
    return ": " + ", ".join(parts)
