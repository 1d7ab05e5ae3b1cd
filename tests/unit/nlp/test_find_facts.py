import pytest
import spacy
from spacy.tokens import Doc

from pipeline.facts import Person
from pipeline.nlp import CHUNK, find_facts
from pipeline.nlp.annotation import PEOPLE, read_entities
from pipeline.nlp.load import load_model

from .minutes import blank, paragraphs, read, structure


def test_offsets_quote_the_text():
    text, facts = read("Aanwezig: Saskia Verhoeven", "Saskia meldt dat Bram zal bellen.", present=("Saskia Verhoeven",))
    assert [text[m.start : m.end] for m in facts.mentions] == ["Saskia Verhoeven", "Saskia", "Bram"]
    assert all(0 <= c.start < c.end <= len(text) for c in facts.contributions)


def test_an_empty_document_has_no_facts():
    document = paragraphs()
    facts = find_facts(document, structure(document), blank())
    assert facts.people == ()
    assert facts.mentions == ()


def test_an_agenda_tells_what_is_still_to_be_said_and_done():
    lines = ("Saskia meldt dat het kan.", "Besluit: het plan wordt vastgesteld.", "Actie: Bram belt de gemeente.")
    _, agenda = read(*lines, kind="agenda")
    _, minutes = read(*lines)
    assert (agenda.contributions, agenda.conclusions, agenda.actions) == ((), (), ())
    assert (len(minutes.contributions), len(minutes.conclusions), len(minutes.actions)) == (1, 1, 1)


def test_a_document_longer_than_the_model_takes_at_once(tmp_path):
    nlp = spacy.blank("nl")
    nlp.add_pipe("entity_ruler").add_patterns([{"label": "ORG", "pattern": "Zonnewende Wonen"}])
    nlp.max_length = 2 * CHUNK
    nlp.to_disk(tmp_path / "model")
    filler = "Er is lang gesproken over de huur van de zaal. " * 30
    document = paragraphs(*[filler] * (3 * CHUNK // len(filler)), "Daarna belt Zonnewende Wonen.")
    model = load_model(str(tmp_path / "model"))
    model.max_length = 2 * CHUNK
    facts = find_facts(document, structure(document), model)
    assert [document.text[m.start : m.end] for m in facts.mentions] == ["Zonnewende Wonen"]


def test_facts_survive_the_serialisation_of_a_doc():
    nlp = blank()
    doc = nlp("Saskia Verhoeven meldt dat het kan.")
    doc._.context = None
    again = Doc(nlp.vocab).from_bytes(doc.to_bytes())
    assert [person.name for person in read_entities(again, PEOPLE, Person)] == ["Saskia Verhoeven"]


def test_the_same_document_gives_the_same_facts():
    texts = (
        "Saskia, Bram en Femke komen.",
        "Saskia meldt dat de gemeente Meerwijk betaalt.",
        "Bram zal dit uitzoeken.",
    )
    assert read(*texts) == read(*texts)


@pytest.mark.parametrize(
    "text", ["(" * 20_000, ". " * 20_000, "Van de " * 10_000, "A." * 20_000, "wordt " * 20_000, "a@" * 20_000]
)
def test_text_that_is_no_prose_holds_nothing_and_takes_no_quadratic_time(text):
    _, facts = read(text)
    assert (facts.mentions, facts.conclusions, facts.actions, facts.contributions) == ((), (), (), ())
