"""The language model that ships: what it holds, how large it is, and that it reads lines of minutes with sense."""

import json
from pathlib import Path

import pytest
import spacy
from spacy.language import Language

MODEL = Path(__file__).resolve().parents[2] / "models" / "nl_verslag"
MAX_BYTES = 40_000_000

pytestmark = pytest.mark.skipif(not MODEL.is_dir(), reason="models/nl_verslag is not there")


@pytest.fixture(scope="module")
def nlp() -> Language:
    return spacy.load(MODEL)


def test_components(nlp):
    assert nlp.lang == "nl"
    assert nlp.meta["name"] == "verslag"
    assert nlp.pipe_names == [
        "senter",
        "tok2vec",
        "tagger",
        "morphologizer",
        "lemmatizer",
        "attribute_ruler",
        "trainable_lemmatizer",
        "parser",
        "ner",
    ]


def test_labels(nlp):
    assert set(nlp.get_pipe("ner").labels) == {"PERSON", "ORG", "LOC"}
    assert {"WW|pv|tgw|ev", "N|soort|ev|basis|zijd|stan", "LET"} <= set(nlp.get_pipe("tagger").labels)
    assert {"ROOT", "nsubj", "obj", "obl", "conj"} <= set(nlp.get_pipe("parser").labels)


def test_size():
    assert sum(file.stat().st_size for file in MODEL.rglob("*") if file.is_file()) <= MAX_BYTES


def test_scores_are_recorded():
    performance = json.loads((MODEL / "meta.json").read_text("utf-8"))["performance"]
    assert set(performance) == {"alpino-test", "lassy-test", "names-unseen-organisations"}
    assert performance["lassy-test"]["tag_acc"] > 0.92
    assert performance["lassy-test"]["dep_las"] > 0.78
    assert performance["names-unseen-organisations"]["PERSON"]["f"] > 0.9


def test_provenance_ships_with_the_weights():
    card = (MODEL / "README.md").read_text("utf-8")
    assert "CC BY-SA 4.0" in card
    assert "LGPL" in card


def test_tags_and_lemmas(nlp):
    doc = nlp("De voorzitter opent de vergadering en heet iedereen welkom.")
    assert [token.pos_ for token in doc][:5] == ["DET", "NOUN", "VERB", "DET", "NOUN"]
    assert doc[2].tag_.startswith("WW|pv|tgw")
    assert doc[2].morph.get("VerbForm") == ["Fin"]
    assert doc[2].lemma_ == "openen"
    assert doc[6].lemma_ == "heten"


def test_lemmas_of_plurals_and_past_tenses(nlp):
    doc = nlp("De leden noemden redenen en besloten over de begrotingen.")
    assert [doc[i].lemma_ for i in (1, 3, 5, 8)] == ["lid", "reden", "besluiten", "begroting"]


@pytest.mark.parametrize(
    ("text", "word", "lemma"),
    [
        pytest.param("De leden stelden vragen over de notulen.", "stelden", "stellen", id="past-with-one-l"),
        pytest.param("De leden stelden vragen over de notulen.", "notulen", "notulen", id="plural-only"),
    ],
)
def test_lemmas_that_the_lexicon_knows(nlp, text, word, lemma):
    assert {token.text: token.lemma_ for token in nlp(text)}[word] == lemma


def test_parse(nlp):
    doc = nlp("De commissie keurt het verslag goed.")
    root = next(token for token in doc if token.dep_ == "ROOT")
    assert root.text == "keurt"
    assert {token.text: token.dep_ for token in root.children}["commissie"] == "nsubj"
    assert {token.text: token.dep_ for token in root.children}["verslag"] == "obj"


def test_sentences(nlp):
    doc = nlp("Het verslag wordt vastgesteld. De begroting komt in juni terug. Er zijn geen vragen.")
    assert [sent.text for sent in doc.sents] == [
        "Het verslag wordt vastgesteld.",
        "De begroting komt in juni terug.",
        "Er zijn geen vragen.",
    ]


def test_sentence_starts_set_before_stay(nlp):
    doc = nlp.make_doc("Actie : begroting nasturen naar de leden")
    for token in doc:
        token.is_sent_start = token.i in {0, 2}
    for _, component in nlp.pipeline:
        doc = component(doc)
    assert [sent.start for sent in doc.sents] == [0, 2]


def test_names(nlp):
    doc = nlp("Saskia Verhoeven meldt dat de gemeente Meerwijk in overleg is met Bram de Wit van Stichting Het Anker.")
    names = {(ent.text, ent.label_) for ent in doc.ents}
    assert {("Saskia Verhoeven", "PERSON"), ("Bram de Wit", "PERSON")} <= names
    assert {label for text, label in names if "Meerwijk" in text or "Anker" in text} == {"ORG"}


def test_no_names_in_plain_text(nlp):
    assert not nlp("de notulen worden zonder wijzigingen vastgesteld").ents


def test_same_text_same_reading(nlp):
    text = "Bram de Wit vraagt of het verslag al klaar is."
    first, second = nlp(text), nlp(text)
    assert first.to_json() == second.to_json()
