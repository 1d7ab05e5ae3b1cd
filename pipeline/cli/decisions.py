"""``verslag decisions`` and ``verslag actions``: what was decided, and what is to be done."""

from __future__ import annotations

from typing import Annotated

import typer

from pipeline.cli.ask import near_words
from pipeline.cli.errors import USAGE, end
from pipeline.cli.options import Narrowing, Order, Topic, View, grouped
from pipeline.cli.output import Column, plain, show, where

Kinds = Annotated[
    list[str] | None,
    typer.Option("--kind", metavar="KIND", help="Only decision, conclusion or agreement; may be given more than once."),
]
Outcomes = Annotated[
    list[str] | None,
    typer.Option(
        "--outcome",
        metavar="OUTCOME",
        help="Only adopted, rejected, deferred or noted; may be given more than once.",
    ),
]
Open = Annotated[bool, typer.Option("--open", help="Only what is still to be done, carried over or not.")]
Overdue = Annotated[bool, typer.Option("--overdue", help="Only what is still to be done and should have been by now.")]
Done = Annotated[bool, typer.Option("--done", help="Only what was reported done.")]
Dropped = Annotated[
    bool, typer.Option("--dropped", help="Only what a later list has no more without a word that it was done.")
]
Owner = Annotated[
    str | None, typer.Option(metavar="NAME", help="Only of this owner, a person or an organisation: a name or part.")
]
Due = Annotated[
    str | None, typer.Option(metavar="DATE", help="Only with a deadline in 2024, in 2024-02 or on 2024-02-16.")
]


_DECISIONS = (
    plain("date"),
    plain("kind"),
    plain("outcome"),
    plain("votes_for", "for"),
    plain("votes_against", "against"),
    plain("text", "decision", 6),
    Column("where", where, 4),
    plain("matched_in", "found in"),
)
_TASKS = (
    plain("state"),
    plain("overdue"),
    plain("due_date", "due"),
    plain("owner", share=2),
    plain("text", "task", 6),
    plain("opened_on", "since"),
    plain("changed_on", "last met"),
    Column("where", where, 4),
    plain("matched_in", "found in"),
)


@grouped
def decisions(
    topic: Topic,
    *,
    narrowing: Narrowing,
    kind: Kinds = None,
    outcome: Outcomes = None,
    order: Order = "best",
    view: View,
) -> None:
    """Show what was decided, concluded or agreed; a person is named in it or spoke on it.

    Exit code: 0 found, 1 failure, 2 wrong usage, 4 nothing found.

    Example: verslag decisions "werving coördinator" --order oldest

    Example: verslag decisions --body wijkalliantie --since 2025 --outcome adopted --format csv
    """
    with view.archive() as archive:
        found = archive.decisions(
            topic.text, kind=kind, outcome=outcome, order=order, limit=view.enough, **vars(narrowing)
        )
        show(
            found, _DECISIONS, view, nothing=lambda: "nothing is recorded as decided" + near_words(archive, topic.text)
        )


@grouped
def actions(
    topic: Topic,
    *,
    open: Open = False,
    overdue: Overdue = False,
    done: Done = False,
    dropped: Dropped = False,
    owner: Owner = None,
    due: Due = None,
    narrowing: Narrowing,
    view: View,
) -> None:
    """Show tasks, each once, with what became of it; a person or organisation is its owner.

    A task is open, carried_over (met again, not done), done, or silently_dropped (gone from a later list).

    Exit code: 0 found, 1 failure, 2 wrong usage, 4 nothing found.

    Example: verslag actions --overdue --owner "Saskia Verhoeven"

    Example: verslag actions spreekuur --due 2025-04

    Example: verslag actions --open --body wijkalliantie --format csv
    """
    given = {"open": open, "overdue": overdue, "done": done, "dropped": dropped}
    states = [name for name, wanted in given.items() if wanted]
    if len(states) > 1:
        end(f"--{states[0]} and --{states[1]} exclude each other: give one of them", USAGE)
    with view.archive() as archive:
        state = states[0] if states else None
        found = archive.actions(topic.text, state=state, owner=owner, due=due, limit=view.enough, **vars(narrowing))
        show(found, _TASKS, view, nothing=lambda: "no such task" + near_words(archive, topic.text))
