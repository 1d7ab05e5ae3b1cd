from __future__ import annotations

import pytest

from pipeline.structure.names import (
    NameParts,
    fold_name,
    is_initials,
    looks_like_name,
    reorder,
    split_name,
    strip_titles,
)


@pytest.mark.parametrize(
    ("name", "bare"),
    [
        ("De heer van de Laar", "van de Laar"),
        ("mevrouw drs. P. de Boer-Smit", "P. de Boer-Smit"),
        ("wethouder Ayşe Kaya", "Ayşe Kaya"),
        ("De Groot", "De Groot"),
        ("Saskia Verhoeven, MSc", "Saskia Verhoeven"),
        ("burgemeester", "burgemeester"),
    ],
)
def test_titles_go_and_surnames_stay(name: str, bare: str) -> None:
    assert strip_titles(name) == bare


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("Bram de Wit", NameParts("Bram", "de", "Wit")),
        ("Wit, Bram de", NameParts("Bram", "de", "Wit")),
        ("van der Meulen-Bakker", NameParts(None, "van der", "Meulen-Bakker")),
        ("Jan Jaap Zoutendijk", NameParts("Jan Jaap", None, "Zoutendijk")),
        ("C.G.C.M. Blank-Rombouts", NameParts("C.G.C.M.", None, "Blank-Rombouts")),
        ("Saskia", NameParts("Saskia", None, None)),
        ("Joris Van den Eynde", NameParts("Joris", "van den", "Eynde")),
        ("", NameParts(None, None, None)),
    ],
)
def test_parts_of_a_name(name: str, parts: NameParts) -> None:
    assert split_name(name) == parts


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ayşe Kaya", "AYSE KAYA"),
        ("Groot, Piet de", "Piet de Groot"),
        ("Martin vd Berg", "Martin van de Berg"),
        ("J.P. Jansen", "J P Jansen"),
        ("mevrouw Bos", "Bos"),
    ],
)
def test_spellings_of_one_name_fold_to_one_key(one: str, other: str) -> None:
    assert fold_name(one) == fold_name(other)


def test_a_double_surname_with_a_tussenvoegsel_behind_the_hyphen() -> None:
    parts = split_name("Th. Koppejan-de Visser")
    assert (parts.given, parts.prefix, parts.surname) == ("Th.", None, "Koppejan-de Visser")


def test_different_names_keep_different_keys() -> None:
    assert fold_name("Bram de Wit") != fold_name("Bram de Witte")


@pytest.mark.parametrize(
    "text", ["Bram de Wit", "van de Laar", "Pieter-Jan 't Hart", "Marcel van den brink", "d'Hondt, Els"]
)
def test_what_looks_like_a_name(text: str) -> None:
    assert looks_like_name(text)


@pytest.mark.parametrize(
    "text", ["de bewoners", "zaal 4.038", "Zie bijlage 2", "", "de heer", "10:30 uur", "ICT.Technisch.Ontwerp"]
)
def test_what_does_not_look_like_a_name(text: str) -> None:
    assert not looks_like_name(text)


def test_a_list_in_one_line_is_not_reordered() -> None:
    assert reorder("Kaya, de Wit, Bos") == "Kaya, de Wit, Bos"


@pytest.mark.parametrize(
    ("word", "expected"), [("J.", True), ("A.B.", True), ("AB", True), ("Jan", False), ("NPRZ", False)]
)
def test_initials(word: str, expected: bool) -> None:
    assert is_initials(word) is expected
