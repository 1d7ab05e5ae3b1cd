from __future__ import annotations

import pytest

from pipeline.linking import link

from .minutes import minutes

FULL = "Netwerk Passend Meedoen Zorg"


def doubts(*shards):
    return sorted((row["name"], row["candidate"], row["reason"]) for row in link(shards)["doubts"])


@pytest.mark.parametrize(
    ("body", "reason"),
    [("Raad", "kept_apart"), ("Bond", "other_body")],
)
def test_an_abbreviation_that_nobody_explains_may_be_the_name_with_its_letters(body, reason):
    first = minutes("a.md", body="Raad", organisations=[FULL])
    assert doubts(first, minutes("b.md", body=body, organisations=["NPMZ"])) == [("NPMZ", FULL, reason)]


def test_small_words_may_have_no_letter():
    shards = [
        minutes("a.md", organisations=["Vereniging van de Meerwijkse Bewoners"]),
        minutes("b.md", organisations=["VMB"]),
    ]
    assert [row[:2] for row in doubts(*shards)] == [("VMB", "Vereniging van de Meerwijkse Bewoners")]


def test_letters_of_two_names_fit_several():
    other = "Nationaal Programma Meerwijk Zuid"
    found = doubts(minutes("a.md", organisations=[FULL, other]), minutes("b.md", organisations=["NPMZ"]))
    assert found == [("NPMZ", other, "several_fit"), ("NPMZ", FULL, "several_fit")]


def test_an_abbreviation_that_is_explained_is_in_no_doubt():
    assert doubts(minutes("a.md", organisations=[(FULL, "NPMZ")]), minutes("b.md", organisations=["NPMZ"])) == []


@pytest.mark.parametrize(
    ("name", "other"),
    [
        ("Zonnewende", "Zonnewindt"),
        ("Het Anker", "Het Akker"),
        ("Werkgroep Groen 1", "Werkgroep Groen 2"),
        ("Stichting Noordkwartier", "Stichting Zuidkwartier"),
        ("NPM", FULL),
        ("MinEZK", "BZK"),
    ],
)
def test_other_names_are_in_no_doubt(name, other):
    assert doubts(minutes("a.md", organisations=[other]), minutes("b.md", organisations=[name])) == []


@pytest.mark.parametrize("slip", ["Zonnewnede", "Zonnewend", "Zonneewende", "Zonnewende."])
def test_a_name_one_letter_apart_may_be_the_one_that_more_documents_know(slip):
    shards = [minutes("a.md", organisations=["Zonnewende"]), minutes("b.md", organisations=["Zonnewende"])]
    found = doubts(*shards, minutes("c.md", organisations=[slip]))
    assert [row[:2] for row in found] == ([] if slip == "Zonnewende." else [(slip, "Zonnewende")])
