import pytest

from pipeline.nlp import find_facts

from .minutes import attendee, blank, paragraphs, read, structure


def present(facts):
    return [(facts.people[number].name, a.rule) for a, number in facts.attendance if a.status == "present"]


@pytest.mark.parametrize(
    ("text", "name", "rule"),
    [
        ("Saskia meldt dat Joost ziek is.", "Saskia", "speaks"),
        ("Het plan wordt toegelicht door Bram Kuipers.", "Bram Kuipers", "speaks"),
        ("Wethouder Kuipers opent de vergadering.", "Kuipers", "seen"),
        ("Saskia Verhoeven heet iedereen welkom.", "Saskia Verhoeven", "seen"),
        ("Femke Dijkstra van Zonnewende wordt verwelkomd als lid.", "Femke Dijkstra", "seen"),
        ("De presentatie van Femke Dijkstra staat in de bijlage.", "Femke Dijkstra", "seen"),
        ("Een welkom aan mevrouw Kaya.", "Kaya", "seen"),
    ],
)
def test_without_a_list_the_text_tells_who_was_there(text, name, rule):
    assert present(read(text)[1]) == [(name, rule)]


@pytest.mark.parametrize(
    "text",
    [
        "Neem contact op met Saskia Verhoeven.",
        "Er is gebeld met Saskia, Bram en Femke.",
        "Volgens Saskia kan het goedkoper.",
        "De werkgroep komt bijeen onder begeleiding van Femke.",
    ],
)
def test_who_is_only_named_was_not_there(text):
    assert present(read(text)[1]) == []


def test_those_who_speak_together_were_all_there():
    _, facts = read("Het advies wordt gedeeld door mevrouw Hofstede, mevrouw Kaya en de heer Van Dalen.")
    assert present(facts) == [("Hofstede", "speaks"), ("Kaya", "speaks"), ("Van Dalen", "speaks")]


def test_the_chair_alone_is_no_list_of_those_present():
    document = paragraphs("Voorzitter: Bram de Wit", "Saskia meldt dat het dak lekt.")
    chair = (attendee(document, "Bram de Wit", rule="officer"),)
    facts = find_facts(document, structure(document, attendees=chair), blank())
    assert present(facts) == [("Bram de Wit", "officer"), ("Saskia", "speaks")]


@pytest.mark.parametrize(
    ("said", "there"),
    [
        ("Bram Kuipers meldt dat het regent.", True),
        ("De heer Kuipers (Dorpsraad) betoogt dat het te hoog wordt.", True),
        ("Bram Kuipers heeft eerder gemeld dat het regent.", False),
        ("Bram Kuipers meldt via de mail dat het regent.", False),
        ("Bram Kuipers heeft gezegd dat het regent. Bram Kuipers heeft gezegd dat het sneeuwt.", True),
    ],
)
def test_who_is_not_on_the_list_speaks_in_the_room_or_often(said, there):
    _, facts = read("Aanwezig: Saskia Verhoeven", said, present=("Saskia Verhoeven",))
    assert len(present(facts)) == (2 if there else 1)


def test_a_list_of_those_present_counts_above_one_of_members():
    document = paragraphs("Leden: Johan Dekker", "Aanwezig: J. Dekker")
    member = attendee(document, "Johan Dekker", None)
    there = attendee(document, "J. Dekker")
    facts = find_facts(document, structure(document, attendees=(member, there)), blank())
    assert present(facts) == [("Johan Dekker", "list")]
