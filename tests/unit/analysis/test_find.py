from __future__ import annotations

import pytest

from pipeline.analysis import QuestionError, answers, records
from pipeline.analysis.passages import best_passage, matching_spans, sentence_spans
from pipeline.analysis.search import read_query


def kinds(frame):
    return sorted(frame["kind"])


def test_a_word_is_found_in_every_kind_and_a_copy_of_a_document_only_once(archive) -> None:
    assert kinds(archive.find("rooster")) == ["action", "action", "section", "section"]
    assert kinds(archive.find("directeur")) == ["contribution", "contribution", "section", "section"]


@pytest.mark.parametrize(
    ("words", "kind", "count"),
    [
        ("programma", "decision", 1),
        ("programma's", "decision", 1),
        ("PROGRAMMA", "decision", 1),
        ("uitvoering", "decision", 0),
        ("brief", "contribution", 1),
        ("brieven", "contribution", 1),
        ("wervingscommissie", "contribution", 1),
        ("commissie", "contribution", 1),
        ("commissies", "decision", 1),
        ("twee mensen", "decision", 1),
        ("mensen twee", "decision", 1),
        ('"twee mensen"', "decision", 1),
        ('"mensen twee"', "decision", 0),
        ('"de commissie twee" mensen', "decision", 1),
        ("„twee mensen”", "decision", 1),
        ("wie vraagt de directeur", "contribution", 1),
    ],
)
def test_inflections_compounds_and_phrases(archive, words, kind, count) -> None:
    assert len(archive.find(words, kinds=[kind])) == count


def test_words_that_say_nothing_count_where_there_is_nothing_else(archive) -> None:
    assert len(archive.find("er", kinds=["contribution"])) == 1


def test_an_abbreviation_finds_what_it_stands_for_and_the_other_way_around(archive) -> None:
    for name in ("NPM", "Nationaal Programma Meerwijk"):
        assert [row["text"][:11] for row in records(archive.find(name, kinds=["contribution"]))] == ["De voorzitt"]


def test_of_a_section_the_sentence_is_shown_that_says_most(archive) -> None:
    (row,) = records(archive.find("commissie mensen", kinds=["section"]))
    assert row["text"] == "Afgesproken wordt dat de commissie twee mensen uitnodigt."
    text = archive.table("documents").set_index("document_id").loc["doc_a", "text"]
    assert text[row["start"] : row["end"]] == row["text"]


@pytest.mark.parametrize(
    ("filters", "count"),
    [
        ({"person": "Bram"}, 2),
        ({"person": "Aya"}, 2),
        ({"since": "2031-05"}, 2),
        ({"organisation": "De Brug"}, 1),
        ({"limit": 1}, 1),
        ({"meeting": "mtg_a"}, 2),
    ],
)
def test_finds_are_narrowed_down_as_everything_is(archive, filters, count) -> None:
    assert len(archive.find("directeur", **filters)) == count


def test_facets_count_what_is_found(archive) -> None:
    found = {(row["facet"], row["value"]): row["count"] for row in records(archive.facets("directeur"))}
    assert found == {
        ("kind", "contribution"): 2,
        ("kind", "section"): 2,
        ("year", "2031"): 4,
        ("body", "Bewonersraad"): 4,
        ("person", "Aya Benali"): 2,
        ("person", "Bram de Wit"): 2,
        ("person", "Saskia Verhoeven"): 1,
    }


def test_finds_and_facets_come_together_as_they_come_apart(archive):
    found, counts = archive.find_with_facets("directeur", person="Bram", limit=1)
    assert records(found) == records(archive.find("directeur", person="Bram", limit=1))
    assert records(counts) == records(archive.facets("directeur", person="Bram"))


def test_of_each_facet_no_more_values_come_than_asked_for(archive):
    _, counts = archive.find_with_facets("directeur", most=1)
    assert counts["facet"].is_unique
    assert len(counts) < len(archive.facets("directeur"))
    everything = archive.facets("directeur").drop_duplicates("facet").reset_index(drop=True)
    assert counts.equals(everything)


def test_many_finds_come_as_few_do(archive, monkeypatch):
    few = archive.find("directeur")
    monkeypatch.setattr(answers, "_FEW", 0)
    assert len(few) > 3
    assert archive.find("directeur").equals(few)


def test_a_kind_that_is_none_is_told(archive) -> None:
    with pytest.raises(QuestionError, match="choose from contribution, decision, action, section"):
        archive.find("directeur", kinds=["speech"])


@pytest.mark.parametrize("words", ['"', '""', "' OR 1=1 --", "a* NEAR(b)", "{words}: x", "tekst AND", '" OR "'])
def test_nothing_in_a_question_is_taken_for_syntax(archive, words) -> None:
    try:
        assert len(archive.find(words)) <= 6
    except QuestionError as error:
        assert "no word" in str(error)  # noqa: PT017


def test_words_that_occur_nowhere_come_with_those_spelt_like_them(archive) -> None:
    assert archive.similar_words("direkteur") == {"direkteur": ["directeur"]}
    assert archive.similar_words("directeur") == {}


def test_the_best_passage_is_no_heading_where_a_sentence_says_as_much() -> None:
    text = "Werving\nDe werving loopt. Er is koffie."
    start, end = best_passage(text, read_query("werving"))
    assert text[start:end] == "De werving loopt."
    start, end = best_passage("Werving\nEr is koffie.", read_query("werving"))
    assert (start, end) == (0, 7)
    assert best_passage("", read_query("werving")) == (0, 0)


def test_the_words_looked_for_are_pointed_at_within_compounds_too() -> None:
    text = "Het Uitvoeringsprogramma en de programma's."
    found = [text[start:end] for start, end in matching_spans(text, read_query("programma"))]
    assert found == ["Uitvoeringsprogramma", "programma"]


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("Dhr. De Wit is er. De rest niet.", ["Dhr. De Wit is er.", "De rest niet."]),
        ("Vraag Saskia v. Dijk wat het kost, d.w.z. alles.", ["Vraag Saskia v. Dijk wat het kost, d.w.z. alles."]),
        ("Bram vraagt: wat kost het? Niets.", ["Bram vraagt: wat kost het?", "Niets."]),
        ("Besluit: Akkoord\nen verder", ["Besluit:", "Akkoord", "en verder"]),
        ("Planken, verf, enz. Daarna koffie.", ["Planken, verf, enz.", "Daarna koffie."]),
    ],
)
def test_sentences_do_not_end_behind_an_abbreviation(text: str, sentences: list[str]) -> None:
    assert [text[start:end] for start, end in sentence_spans(text)] == sentences
