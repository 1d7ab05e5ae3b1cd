from __future__ import annotations

import copy
import random
from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.archive import to_tables
from pipeline.linking import link
from pipeline.schema import TABLES
from pipeline.source import document_id_of
from pipeline.tabulate import Rows, tabulate_failure

from .minutes import minutes, source

BODIES = (None, "Raad", "Werkgroep Groen")
NAMES = (
    "Saskia Verhoeven",
    "Verhoeven, Saskia",
    "Saskia Verhoevne",
    "S. Verhoeven",
    "Saskia",
    "Verhoeven",
    "Simon Verhoeven",
    "Bram de Wit",
    "B. de Wit",
    "Bram",
    "Bram W.",
    "Wit",
)
ORGANISATIONS = ("Het Anker", "gemeente Meerwijk", "NPMZ", "Nationaal Programma Meerwijk Zuid", "Stuurgroep")
TITLES = ("Opening", "Groene schoolpleinen", "Zwembad", "Zwembaden en sport", "Begroting")


@st.composite
def archives(draw: st.DrawFn) -> list[Rows]:
    count = draw(st.integers(1, 7))
    shards = []
    for n in range(count):
        people = draw(st.lists(st.sampled_from(NAMES), max_size=4, unique=True))
        employers = draw(st.lists(st.sampled_from((None, *ORGANISATIONS)), min_size=4, max_size=4))
        named = [(p, o) if o else p for p, o in zip(people, employers, strict=False)]
        titles = draw(st.lists(st.sampled_from(TITLES), max_size=3))
        shards.append(
            minutes(
                f"map/{n}.md",
                people=named,
                organisations=draw(st.lists(st.sampled_from(ORGANISATIONS), max_size=3, unique=True)),
                body=draw(st.sampled_from(BODIES)),
                date=draw(st.sampled_from((None, "2024-01-01", "2024-02-01"))),
                text=" ".join(random.Random(draw(st.integers(0, 2))).choices("abcdefgh", k=120)),
                sections=[(title, f"Over {title.lower()} is gesproken.") for title in titles],
                kind=draw(st.sampled_from(("minutes", "minutes", "decision_list", "agenda"))),
                media_type=draw(st.sampled_from(("text/markdown", "application/pdf"))),
            )
        )
    return shards


@given(archives(), st.randoms(use_true_random=False))
@settings(max_examples=60, deadline=None)
def test_the_tables_keep_the_schema_and_do_not_depend_on_the_order_of_the_shards(
    shards: list[Rows], chance: random.Random
) -> None:
    untouched = copy.deepcopy(shards)
    tables = link(shards)
    assert shards == untouched
    to_tables(tables)  # raises where an id does not resolve, a key is not unique or a value is empty
    assert tuple(tables) == tuple(TABLES)
    chance.shuffle(shards)
    assert link(shards) == tables
    merged: Rows = {}
    for shard in shards:
        for name, rows in shard.items():
            merged.setdefault(name, []).extend(rows)
    assert link([merged]) == tables


def test_every_order_of_the_shards_gives_the_same_tables() -> None:
    shards = [
        minutes("a.md", body="Raad", people=["Bram de Wit", "Saskia"], date="2024-01-01"),
        minutes("b.md", body="Raad", people=["Bram", ("S. Verhoeven", "Het Anker")], date="2024-02-01"),
        minutes("c.md", body="Raad", people=["Saskia Verhoeven", "Bram Smit"], date="2024-03-01"),
        minutes("d.md", people=["Saskia Verhoeven"], date="2024-03-01"),
        tabulate_failure(source("e.pdf", ""), "the file is damaged"),
    ]
    tables = link(shards)
    assert all(link(order) == tables for order in permutations(shards))


def test_people_and_organisations_of_all_tables_are_those_of_the_archive() -> None:
    tables = link(
        [
            minutes("a.md", body="Raad", people=[("Bram de Wit", "Het Anker")], date="2024-01-01"),
            minutes("b.md", body="Raad", people=["Bram"], date="2024-02-01"),
        ]
    )
    (bram,) = tables["people"]
    (anker,) = tables["organisations"]
    assert {row["person_id"] for name in ("attendance", "mentions") for row in tables[name]} == {bram["person_id"]}
    assert {row["owner_person_id"] for row in tables["action_items"]} == {bram["person_id"]}
    assert {row["chair_id"] for row in tables["meetings"]} == {bram["person_id"]}
    assert [row["organisation_id"] for row in tables["attendance"]] == [anker["organisation_id"], None]


def test_a_body_that_any_organisation_has_is_another_one_in_another_folder() -> None:
    council = minutes("meerwijk/a.md", body="Raad", people=["Bram de Wit"])
    assert len(link([council, minutes("meerwijk/b.md", body="Raad", people=["Bram"])])["people"]) == 1
    assert len(link([council, minutes("zandwijk/b.md", body="Raad", people=["Bram"])])["people"]) == 2


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Raad", "Gemeenteraad Meerwijk", True),
        ("ALV", "Algemene Ledenvergadering", True),
        ("Bestuur", "Bestuur Het Anker", True),
        ("Raad", "Bestuur Het Anker", False),
    ],
)
def test_a_body_is_the_only_one_of_its_folder_that_is_called_so_in_full(one: str, other: str, same: bool) -> None:
    shards = [minutes("a/a.md", body=one, people=["Bram de Wit"]), minutes("a/b.md", body=other, people=["Bram"])]
    assert len(link(shards)["people"]) == (1 if same else 2)


def test_a_body_that_may_be_two_is_neither() -> None:
    bodies = {"a/a.md": "Raad", "a/b.md": "Gemeenteraad Meerwijk", "a/c.md": "Gemeenteraad Zandwijk"}
    names = {"a/a.md": "Bram", "a/b.md": "Bram de Wit", "a/c.md": "Saskia Verhoeven"}
    shards = [minutes(path, body=body, people=[names[path]]) for path, body in bodies.items()]
    assert len(link(shards)["people"]) == 3


def test_a_failed_file_is_a_document_and_nothing_else() -> None:
    tables = link([tabulate_failure(source("stuk.pdf", ""), "the file is damaged"), {}])
    assert [row["document_id"] for row in tables["documents"]] == [document_id_of("stuk.pdf")]
    assert not any(rows for name, rows in tables.items() if name != "documents")


def test_nothing_gives_empty_tables() -> None:
    assert link([]) == {name: [] for name in TABLES}


def test_a_document_handed_over_twice_is_refused() -> None:
    with pytest.raises(ValueError, match=r"a\.md is in the shards more than once"):
        link([minutes("a.md"), minutes("a.md")])
