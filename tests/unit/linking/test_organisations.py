from __future__ import annotations

import pytest

from pipeline.linking import link
from pipeline.linking.organisation_names import abbreviates, fold_organisation, recognise_kind

from .minutes import minutes, organisations

FULL = "Nationaal Programma Meerwijk Zuid"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Gemeente Meerwijk", "gem. Meerwijk"),
        ("Het Anker B.V.", "het anker bv"),
        ("Ministerie van Financiën", "MinFinanciën"),
        ("ministerie van BZK", "Min BZK"),
        ("Kennisplatform API's", "kennisplatform APIs"),
        ("WG Groen", "werkgroep groen"),
        ("Enable-U", "Enable U"),
        ("Zon & Maan", "Zon en Maan"),
        ("Ministerie van Binnenlandse Zaken en Koninkrijksrelaties", "BZK"),
        ("ministerie van Justitie & Veiligheid", "J&V"),
        ("Min IenW", "IenW"),
        ("MinFin", "Ministerie van Financiën"),
        ("commissie Groen", "groencommissie"),
        ("Onderwijs-commissie", "Commissie Onderwijs"),
        ("Stichting Het Anker", "Het Anker"),
        ("Stichting Meerwijk Leeft", "Meerwijk Leeft"),
    ],
)
def test_spellings_of_one_name_are_equal(one: str, other: str) -> None:
    assert fold_organisation(one) == fold_organisation(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Stichting Het Anker", "Vereniging Het Anker"),
        ("gemeente Meerwijk", "Meerwijk"),
        ("Zon Oost", "Zon West"),
        ("Stichting Meerwijk", "Meerwijk"),
        ("EZ", "Ministerie van EZ"),
        ("kascommissie", "kas"),
    ],
)
def test_other_words_make_another_name(one: str, other: str) -> None:
    assert fold_organisation(one) != fold_organisation(other)


@pytest.mark.parametrize(
    ("short", "full", "fits"),
    [
        ("NPMZ", FULL, True),
        ("BZK", "Ministerie van Binnenlandse Zaken en Koninkrijksrelaties", True),
        ("VNG", "Vereniging van Nederlandse Gemeenten", True),
        ("KvK", "Kamer van Koophandel", True),
        ("IT", FULL, False),
        ("Programma", FULL, False),
        ("ABC", "Nationaal Programma Meerwijk Zuid", False),
        ("VNG", "VNGR", False),
    ],
)
def test_abbreviations_have_their_letters_from_the_name(short: str, full: str, fits: bool) -> None:
    assert abbreviates(short, full) is fits


def test_brackets_explain_an_abbreviation_for_the_whole_archive() -> None:
    tables = link(
        [
            minutes("a.md", text=f"Het {FULL} (NPMZ) meldt zich.", organisations=[FULL, "NPMZ"]),
            minutes("b.md", organisations=["NPMZ"]),
        ]
    )
    assert organisations(tables) == {FULL: ["NPMZ", FULL]}


def test_an_abbreviation_that_one_document_knows_links_the_others() -> None:
    tables = link([minutes("a.md", organisations=[(FULL, "NPMZ")]), minutes("b.md", organisations=["NPMZ"])])
    assert organisations(tables) == {FULL: ["NPMZ", FULL]}


def test_an_abbreviation_of_two_names_is_neither() -> None:
    other = "Netwerk Passend Meedoen Zorg"
    tables = link(
        [
            minutes("a.md", organisations=[(FULL, "NPMZ")]),
            minutes("b.md", organisations=[(other, "NPMZ")]),
            minutes("c.md", organisations=["NPMZ"]),
        ]
    )
    assert sorted(organisations(tables)) == ["NPMZ", FULL, other]


def test_a_name_that_does_not_say_whose_holds_within_its_body() -> None:
    shards = [
        minutes(f"{n}.md", body=body, organisations=["Stuurgroep"]) for n, body in enumerate(["Raad", "Raad", "Bond"])
    ]
    assert len(link(shards)["organisations"]) == 2


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Gemeente Meerwijk", "municipality"),
        ("ministerie van Financiën", "ministry"),
        ("MinBZK", "ministry"),
        ("Minder Hinder", None),
        ("Waterschap De Dommelstroom", "water_board"),
        ("Werkgroep Groen", "committee"),
        ("Stichting Het Anker", "foundation"),
        ("Zonnestraal B.V.", "company"),
        ("Het Anker", None),
    ],
)
def test_the_words_of_a_name_state_its_kind(name: str, kind: str | None) -> None:
    assert recognise_kind(name) == kind
