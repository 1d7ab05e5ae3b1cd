import re

import pytest

from pipeline.nlp.components.people import find_people
from pipeline.nlp.context import Context

from .minutes import attendee, paragraphs, read, structure


def recognised(text, *names, present=()):
    """Return the people of a text in which a recogniser sees some names wherever they stand."""
    document = paragraphs(text)
    context = Context(document, structure(document, attendees=tuple(attendee(document, name) for name in present)))
    places = sorted(m.span() for name in names for m in re.finditer(re.escape(name), document.text))
    people, _ = find_people(context, places)
    return sorted(person.name for person in people)


@pytest.mark.parametrize(
    ("text", "seen", "people"),
    [
        ("Dit doen Saskia Verhoeven Bram de Wit samen.", "Saskia Verhoeven Bram", ["Bram de Wit", "Saskia Verhoeven"]),
        ("Begeleiden: Saskia Verhoeven Helpen. Wie wil helpen?", "Saskia Verhoeven Helpen", ["Saskia Verhoeven"]),
        (
            "Dat weet Saskia Verhoeven Domeinarchitect van ons.",
            "Saskia Verhoeven Domeinarchitect",
            ["Saskia Verhoeven"],
        ),
        ("Er zijn stemmen voor Saskia Verhoeven 21.", "Saskia Verhoeven 21", ["Saskia Verhoeven"]),
        ("Wij steunen Saskia Verhoeven's plan.", "Saskia Verhoeven's", ["Saskia Verhoeven"]),
        (
            "Dan spreekt Jan Willem van den Boogaard nog.",
            "Jan Willem van den Boogaard",
            ["Jan Willem van den Boogaard"],
        ),
        ("Dan spreekt Saskia Martinez van Andel nog.", "Saskia Martinez van Andel", ["Saskia Martinez van Andel"]),
        ("Zo is het. Daarna belt Saskia Bram Femke.", "Saskia Bram Femke", []),
    ],
)
def test_where_a_recognised_name_ends(text, seen, people):
    assert recognised(text, seen) == people


def test_a_listed_name_takes_on_no_more_words():
    text = "Saskia Verhoeven is er. Gevraagd heeft Saskia Verhoeven Logboek een lezing."
    assert recognised(text, "Saskia Verhoeven Logboek", present=("Saskia Verhoeven",)) == ["Saskia Verhoeven"]


def test_part_of_a_name_is_nobody():
    _, facts = read("Robert van Wessel licht toe. Jos van der Arend ook.", "Robert van Wessel sluit af.")
    assert sorted(person.name for person in facts.people) == ["Jos van der Arend", "Robert van Wessel"]


def test_a_heading_of_a_task_and_a_name_turns_no_name_round():
    _, facts = read("# Presentatie Femke", "Er komt een nieuwe ronde.", "# Terugtrekking Bram", "Dat is jammer.")
    assert {person.surname for person in facts.people} == {None}
