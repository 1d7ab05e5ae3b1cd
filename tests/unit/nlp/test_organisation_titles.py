import pytest

from .minutes import read


def organisations(*texts):
    return {organisation.name: organisation.forms for organisation in read(*texts)[1].organisations}


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("GEMEENTE OOSTERVELD", "gemeente Oosterveld"),
        ("VEILIGHEIDSREGIO LAAGLAND", "Veiligheidsregio Laagland"),
        ("UNIVERSITEIT VAN MEERWIJK", "Universiteit van Meerwijk"),
        ("NOTULEN BESTUUR STICHTING HET ANKER", "Stichting Het Anker"),
    ],
)
def test_a_title_in_capitals_names_the_organisation(title, name):
    found = organisations(title, "Verslag van 3 mei.")
    assert list(found) == [name] or [form.lower() for form in found] == [name.lower()]
    assert any(form.isupper() for forms in found.values() for form in forms)


@pytest.mark.parametrize("title", ["OPENBARE BESLUITENLIJST COLLEGE", "NOTULEN RAAD VAN TOEZICHT", "WAT ER VERDER IS"])
def test_other_titles_in_capitals_name_none(title):
    assert organisations(title, "Verslag van 3 mei.") == {}


def test_the_name_in_the_text_is_the_same_organisation():
    found = organisations("VEILIGHEIDSREGIO LAAGLAND", "De Veiligheidsregio Laagland oefent.")
    assert list(found.values()) == [{"VEILIGHEIDSREGIO LAAGLAND", "Veiligheidsregio Laagland"}]
