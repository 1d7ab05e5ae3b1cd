import pytest

from .minutes import read


def organisations(*texts: str) -> set[str]:
    _, facts = read(*texts)
    return {organisation.name for organisation in facts.organisations}


def test_a_municipality_acts_beside_others() -> None:
    there = "Aanwezig: gemeente Breda, gemeente Zwolle."
    texts = ("Tilburg: het net ligt er.", "- Helmond heeft nog geen net.", "In Eindhoven was een beurs.")
    assert organisations(there, *texts) == {"gemeente Breda", "gemeente Zwolle", "gemeente Tilburg", "gemeente Helmond"}
    assert organisations("Aanwezig: gemeente Breda.", *texts) == {"gemeente Breda"}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Bram de Wit (Enexis / Zorgdomein) vertelt.", {"Enexis", "Zorgdomein"}),
        ("Bram de Wit (Enexis, Netbeheer) vertelt.", {"Enexis"}),
        ("Bram de Wit (Enexis / Projectleider) vertelt.", {"Enexis"}),
        ("Hij steunt met zijn bedrijf Lentekind het feest.", {"Lentekind"}),
        ("Zoek aansluiting bij de projectgroep notificaties.", {"projectgroep notificaties"}),
        ("De commissie workshops vergadert.", {"commissie workshops"}),
        ("Het is zijn bedrijf niet.", set()),
    ],
)
def test_more_names_by_what_stands_beside_them(text: str, names: set[str]) -> None:
    assert organisations(text) == names
