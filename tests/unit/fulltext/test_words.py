from __future__ import annotations

import pytest

from pipeline.fulltext.compounds import Compounds
from pipeline.fulltext.words import fold, silent_words, split_words, stem, word_spans


def test_words_are_folded_and_parted_at_hyphens_and_apostrophes() -> None:
    assert split_words("Eén API-strategie, programma's van Aït.") == [
        "een",
        "api",
        "strategie",
        "programma",
        "van",
        "ait",
    ]
    assert fold("ÉÉN Straße") == "een strasse"


def test_words_keep_their_place_in_the_text() -> None:
    text = "De coördinator: één."
    assert [(text[start:end], word) for word, start, end in word_spans(text)] == [
        ("De", "de"),
        ("coördinator", "coordinator"),
        ("één", "een"),
    ]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("werving", "wervingen"),
        ("brief", "brieven"),
        ("scholen", "school"),
        ("besluiten", "besluit"),
        ("begrotingen", "begroting"),
        ("huizen", "huis"),
    ],
)
def test_inflections_have_one_stem(one: str, other: str) -> None:
    assert stem(one) == stem(other)


def test_different_words_keep_different_stems() -> None:
    assert len({stem(word) for word in ("werving", "directeur", "armoede", "programma", "besluit")}) == 5


def test_silent_words_are_folded() -> None:
    assert {"de", "een", "wie", "wanneer"} <= silent_words()
    assert "directeur" not in silent_words()


COMPOUNDS = Compounds(
    {
        "uitvoering": 5,
        "programma": 9,
        "bewoners": 4,
        "opdracht": 4,
        "kind": 2,
        "opvang": 3,
        "wonen": 2,
        "directeur": 2,
        "regeling": 2,
        "voor": 90,
        "stel": 3,
        "uitvoeringsprogramma": 20,
    }
)


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("uitvoeringsprogramma", ("uitvoering", "programma")),
        ("bewonersopdracht", ("bewoners", "opdracht")),
        ("kinderopvang", ()),
        ("kindopvang", ("kind", "opvang")),
        ("woonprogramma", ("woon", "programma")),
        ("programmadirecteur", ("programma", "directeur")),
        ("xyzzregeling", ("regeling",)),
        ("voorstel", ()),
        ("programma", ()),
        ("2024programma", ()),
    ],
)
def test_a_compound_is_split_with_the_words_of_the_archive(word: str, parts: tuple[str, ...]) -> None:
    assert COMPOUNDS.parts(word) == parts


def test_the_split_into_the_most_frequent_words_wins() -> None:
    compounds = Compounds({"raads": 1, "raad": 50, "lid": 9, "leden": 40, "raadsle": 1, "sleden": 2})
    assert compounds.parts("raadsleden") == ("raad", "leden")


def test_stems_of_parts_leave_out_that_of_the_word_itself() -> None:
    assert COMPOUNDS.stems("uitvoeringsprogramma") == [stem("uitvoering"), "programma"]
    assert COMPOUNDS.stems("programma") == []
