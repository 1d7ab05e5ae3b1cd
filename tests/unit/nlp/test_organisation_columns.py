from pipeline.nlp.components.organisation_columns import find_in_columns
from pipeline.nlp.context import Context

from .minutes import attendee, paragraphs, structure


def in_columns(*rows):
    document = paragraphs(*rows)
    listed = tuple(attendee(document, name) for name in ("Saskia Verhoeven", "Bram de Wit") if name in document.text)
    return list(find_in_columns(Context(document, structure(document, attendees=listed))))


def test_the_column_of_organisations_beside_those_present_is_read():
    rows = ("Organisatie | Naam", "zonnewende | Saskia Verhoeven", "Laadpaal Coöperatie | Bram de Wit")
    assert in_columns(*rows) == ["zonnewende", "Laadpaal Coöperatie"]


def test_two_organisations_in_a_cell_are_two():
    rows = ("Naam | Namens", "Saskia Verhoeven | Zonnewende / Het Anker (lid)")
    assert in_columns(*rows) == ["Zonnewende", "Het Anker"]


def test_a_row_without_somebody_from_the_list_or_with_a_role_is_left_out():
    assert in_columns("Organisatie | Naam", "Zonnewende | Onbekend", "voorzitter | Bram de Wit") == []


def test_a_column_that_says_something_else_is_left_out():
    assert in_columns("Taak | Wie", "Zonnewende bellen | Bram de Wit") == []
