from .minutes import read


def spoken(*texts):
    _, facts = read(*texts)
    people = [None if c.person is None else facts.people[c.person].name for c in facts.contributions]
    return list(zip([c.speaker for c in facts.contributions], people, strict=True))


def test_a_slip_in_a_name_is_still_its_speaker() -> None:
    assert spoken("Aanwezig: Saskia Verhoeven en Bram de Wit.", "Saskiat vult aan dat het mag.") == [
        ("Saskiat", "Saskia Verhoeven")
    ]
    assert spoken("Aanwezig: Saskia Verhoeven.", "Saksia Verhoeven: het mag ook in de tuin.") == [
        ("Saksia Verhoeven", "Saskia Verhoeven")
    ]


def test_another_name_is_no_slip() -> None:
    # a given name of its own, a word of the text, a name that comes back
    assert spoken("Aanwezig: Sander Vos.", "Sandera meldt dat het mag.") == []
    assert spoken("Aanwezig: Robin Post.", "De robon is een vis.", "Robon meldt dat het mag.") == []
    assert spoken("Aanwezig: Robin Post.", "Robix meldt dat het mag.", "Het plan van Robix ligt er.") == []


def test_municipalities_at_the_table_speak_under_their_bare_name() -> None:
    assert spoken(
        "Aanwezig: gemeente Breda, gemeente Amsterdam en Enexis.",
        "=> Breda denkt dat de proef lang genoeg duurt.",
        "A'dam zou graag een eigen net willen.",
        "Reactie Breda: kan dat in maart?",
        "Zwolle vindt dat te vroeg.",
        "In Leeuwarden was een beurs.",
    ) == [("Breda", None), ("A'dam", None), ("Breda", None), ("Zwolle", None)]


def test_one_municipality_makes_no_other_a_speaker() -> None:
    assert spoken("Aanwezig: gemeente Breda.", "Zwolle heeft een nieuw station.", "Zwolle vindt dat te vroeg.") == []
