import pytest
import spacy

from pipeline.nlp.components import FACTORIES
from pipeline.nlp.load import ModelError, describe_model, load_model


def test_a_blank_pipeline_carries_our_components_and_says_what_it_is():
    nlp = load_model("blank")
    assert nlp.pipe_names == list(FACTORIES)
    assert describe_model(nlp) == f"blank-nl {spacy.__version__}"


def test_a_model_from_a_folder_keeps_its_pipes_behind_our_sentences(tmp_path):
    model = spacy.blank("nl")
    model.add_pipe("entity_ruler").add_patterns([{"label": "PERSON", "pattern": "Quirijn Zandstra"}])
    model.meta["name"], model.meta["version"] = "proef", "1.2.3"
    model.to_disk(tmp_path / "proef")
    nlp = load_model(str(tmp_path / "proef"))
    assert nlp.pipe_names[:2] == ["verslag_sentences", "entity_ruler"]
    assert describe_model(nlp) == "nl_proef 1.2.3"
    doc = nlp("Daarna komt Quirijn Zandstra binnen.")
    assert [span.text for span in doc.spans["people"]] == ["Quirijn Zandstra"]


def test_a_model_that_is_not_there_names_the_remedy():
    with pytest.raises(ModelError, match="spacy download nl_core_news_lg"):
        load_model("nl_core_news_none")


def test_a_model_of_another_language_is_refused(tmp_path):
    spacy.blank("fr").to_disk(tmp_path / "fr")
    with pytest.raises(ModelError, match="'fr'"):
        load_model(str(tmp_path / "fr"))


def test_auto_always_finds_something():
    assert load_model().lang == "nl"
