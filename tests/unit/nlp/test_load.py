import numpy as np
import pytest
import spacy
from thinc.api import NumpyOps, get_current_ops

from pipeline.language_models import ModelError, choose
from pipeline.nlp.components import FACTORIES
from pipeline.nlp.load import describe_model, load_model


def save(nlp, folder, name="proef", version="1.2.3"):
    nlp.meta.update(name=name, version=version)
    nlp.to_disk(folder)
    return str(folder)


def test_a_blank_pipeline_carries_our_components_and_says_what_it_is():
    nlp = load_model("blank")
    assert nlp.pipe_names == list(FACTORIES)
    assert describe_model(nlp) == choose("blank").title == f"nl_blank {spacy.__version__}"


def test_a_model_from_a_folder_keeps_its_pipes_between_our_sentences_and_our_names(tmp_path):
    model = spacy.blank("nl")
    model.add_pipe("entity_ruler").add_patterns([{"label": "PERSON", "pattern": "Quirijn Zandstra"}])
    nlp = load_model(save(model, tmp_path / "proef"))
    assert nlp.pipe_names[:4] == ["verslag_sentences", "verslag_names", "entity_ruler", "verslag_join_names"]
    assert describe_model(nlp) == choose(str(tmp_path / "proef")).title
    assert describe_model(nlp).startswith("nl_proef 1.2.3 + nl_verslag ")
    doc = nlp("Daarna komt Quirijn Zandstra binnen.")
    assert [span.text for span in doc.spans["people"]] == ["Quirijn Zandstra"]


def test_a_recogniser_with_our_labels_reads_alone(tmp_path):
    model = spacy.blank("nl")
    ruler = model.add_pipe("entity_ruler", name="ner")
    ruler.add_patterns([{"label": label, "pattern": label} for label in ("PERSON", "ORG", "LOC")])
    nlp = load_model(save(model, tmp_path / "proef"))
    assert "verslag_names" not in nlp.pipe_names
    assert describe_model(nlp) == "nl_proef 1.2.3"


def test_a_pipeline_that_was_saved_with_our_components_gets_them_once(tmp_path):
    nlp = load_model("blank")
    names = load_model(save(nlp, tmp_path / "whole")).pipe_names
    assert names == [FACTORIES[0], "verslag_names", "verslag_join_names", *FACTORIES[1:]]


def test_a_model_that_is_not_there_names_the_remedy():
    with pytest.raises(ModelError, match="'verslag model list' shows what is here"):
        load_model("nl_core_news_none")


def test_a_model_of_another_language_is_refused(tmp_path):
    with pytest.raises(ModelError, match="'fr'"):
        load_model(save(spacy.blank("fr"), tmp_path / "fr"))


def test_a_model_that_lacks_a_part_is_refused_with_what_is_wrong(tmp_path):
    model = spacy.blank("nl")
    model.add_pipe("entity_ruler")
    folder = save(model, tmp_path / "proef")
    (tmp_path / "proef" / "config.cfg").unlink()
    with pytest.raises(ModelError, match=r"nl_proef 1\.2\.3 in .* cannot be loaded .*config\.cfg.*--model nl_verslag"):
        load_model(folder)


def test_multiplying_with_numpy_changes_nothing_but_the_time():
    before = get_current_ops()
    nlp, plain = load_model("nl_verslag"), spacy.load(choose("nl_verslag").folders[0])
    assert get_current_ops() is before
    text = "Saskia Verhoeven meldt dat de gemeente Meerwijk in overleg is met Bram de Wit van Stichting Het Anker."
    doc, other = nlp(text), plain(text)
    assert [ent.text for ent in doc.ents] == [ent.text for ent in other.ents]
    assert [(token.tag_, token.lemma_, token.head.i) for token in doc] == [(t.tag_, t.lemma_, t.head.i) for t in other]
    ours, theirs = (p.get_pipe("tagger").model.ops for p in (nlp, plain))
    assert type(ours) is not type(theirs) or type(theirs) is not NumpyOps
    x, y = (np.random.default_rng(1).random((4, 4), dtype="float32") for _ in range(2))
    for flags in ({}, {"trans1": True}, {"trans2": True}):
        assert np.allclose(ours.gemm(x, y, **flags), theirs.gemm(x, y, **flags), atol=1e-5)


def test_auto_always_finds_something():
    assert load_model().lang == "nl"
