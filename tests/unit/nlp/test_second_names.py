"""The recogniser of the bundled model beside that of a pipeline that has other labels and other vectors."""

import numpy
import pytest
import spacy
from spacy.tokens import Doc, Span

from pipeline.language_models import find_models
from pipeline.nlp.components.second_names import SecondNames, annotate_names, join_names

BUNDLED = [model for model in find_models() if model.origin == "bundled"]
TEXT = "Saskia Verhoeven meldt dat Bram de Wit van Stichting Het Anker op 13 maart naar Veerse Plas gaat."


def spans(doc, *found):
    return [Span(doc, start, end, label=label) for start, end, label in found]


def read(found):
    return [(span.text, span.label_) for span in found]


def test_labels_are_mapped_and_what_is_no_name_is_left_out():
    words = ["Wil", "ANWB", "Vlijmen", "Spoorlaan", "Rijn", "vrijdag", "Nederlander", "drie", "Jan"]
    labels = ["PERSON", "ORG", "GPE", "FAC", "LOC", "DATE", "NORP", "CARDINAL", "PER"]
    doc = Doc(spacy.blank("nl").vocab, words)
    theirs = spans(doc, *((i, i + 1, label) for i, label in enumerate(labels)))
    assert read(join_names([], theirs)) == [
        ("Wil", "PERSON"),
        ("ANWB", "ORG"),
        ("Vlijmen", "LOC"),
        ("Spoorlaan", "LOC"),
        ("Rijn", "LOC"),
        ("Jan", "PERSON"),
    ]


def test_ours_stands_where_both_see_a_name():
    doc = Doc(spacy.blank("nl").vocab, ["Gemeente", "Meerwijk", "en", "Saskia", "te", "Vlijmen"])
    ours = spans(doc, (0, 2, "ORG"), (3, 4, "PERSON"))
    theirs = spans(doc, (1, 2, "GPE"), (3, 6, "WORK_OF_ART"), (5, 6, "GPE"))
    assert read(join_names(ours, theirs)) == [("Gemeente Meerwijk", "ORG"), ("Saskia", "PERSON"), ("Vlijmen", "LOC")]


def test_ours_stands_where_the_other_has_a_longer_one_too():
    doc = Doc(spacy.blank("nl").vocab, ["Saskia", "Verhoeven", "Meerwijk"])
    assert read(join_names(spans(doc, (0, 2, "PERSON")), spans(doc, (0, 3, "ORG")))) == [("Saskia Verhoeven", "PERSON")]


@pytest.mark.skipif(not BUNDLED, reason="models/nl_verslag is not there")
def test_what_it_finds_does_not_depend_on_the_vectors_of_the_other_pipeline():
    bundled = spacy.load(BUNDLED[0].folder)
    nlp = spacy.blank("nl")
    nlp.vocab.vectors = spacy.vectors.Vectors(shape=(8, 300))
    nlp.vocab.set_vector("Saskia", numpy.full(300, 9, dtype="float32"))
    ruler = nlp.add_pipe("entity_ruler", name="ner")
    ruler.add_patterns([{"label": "DATE", "pattern": "13 maart"}, {"label": "FAC", "pattern": "Veerse Plas"}])
    names = SecondNames(str(BUNDLED[0].folder))
    doc = annotate_names(names(nlp(TEXT)))
    with bundled.select_pipes(enable=["ner"]):
        alone = [(ent.start, ent.end, ent.label_) for ent in bundled(TEXT).ents]
    found = [(ent.start, ent.end, ent.label_) for ent in doc.ents]
    assert set(alone) <= set(found)
    assert ("Saskia Verhoeven", "PERSON") in read(doc.ents)
    assert "Veerse Plas" in [ent.text for ent in doc.ents]
    assert {ent.label_ for ent in doc.ents} <= {"PERSON", "ORG", "LOC"}
    assert names.title == BUNDLED[0].title


@pytest.mark.skipif(not BUNDLED, reason="models/nl_verslag is not there")
def test_no_name_crosses_a_sentence_start_of_the_doc():
    names = SecondNames(str(BUNDLED[0].folder))
    words = ["Met", "dank", "aan", "Saskia", "Verhoeven", "Bram", "de", "Wit", "opent", "."]
    starts = [True, False, False, False, False, True, False, False, False, False]
    doc = annotate_names(names(Doc(spacy.blank("nl").vocab, words, sent_starts=starts)))
    assert not [ent for ent in doc.ents if ent.start < 5 < ent.end]
