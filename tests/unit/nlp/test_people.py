import re

import pytest

from pipeline.nlp import find_facts
from pipeline.nlp.components.people import find_people
from pipeline.nlp.components.registry import Registry
from pipeline.nlp.context import Context

from .minutes import attendee, blank, paragraphs, read, structure


def names(facts):
    return sorted(person.name for person in facts.people)


def mentioned(text, facts, name):
    number = next(i for i, person in enumerate(facts.people) if person.name == name)
    return [text[m.start : m.end] for m in facts.mentions if m.label == "PERSON" and m.entity == number]


def test_every_form_of_a_listed_name_is_one_person():
    text, facts = read(
        "Aanwezig: Saskia Verhoeven, Bram de Wit",
        "Saskia opent. Mevrouw Verhoeven vraagt De Wit om uitleg. S. Verhoeven knikt.",
        present=("Saskia Verhoeven", "Bram de Wit"),
    )
    assert names(facts) == ["Bram de Wit", "Saskia Verhoeven"]
    assert mentioned(text, facts, "Saskia Verhoeven") == ["Saskia Verhoeven", "Saskia", "Verhoeven", "S. Verhoeven"]
    assert mentioned(text, facts, "Bram de Wit") == ["Bram de Wit", "De Wit"]


def test_a_given_name_that_two_people_share_is_nobodys_but_the_one_who_was_there():
    text, facts = read("Aanwezig: Frank Dekker", "Frank belt Frank Zijlstra.", present=("Frank Dekker",))
    assert mentioned(text, facts, "Frank Dekker") == ["Frank Dekker", "Frank"]
    text, facts = read("Frank Dekker en Frank Zijlstra komen.", "Daarna gaat Frank weg.")
    assert all(text[m.start : m.end] != "Frank" for m in facts.mentions)


def test_initials_of_a_legend_and_of_a_name():
    document = paragraphs("Aanwezig: Bram de Wit (BW), Anne-Marie Kuipers", "BW belt AMK.")
    given = (attendee(document, "Bram de Wit", initials="BW"), attendee(document, "Anne-Marie Kuipers"))
    facts = find_facts(document, structure(document, attendees=given), blank())
    assert mentioned(document.text, facts, "Bram de Wit") == ["Bram de Wit", "BW", "BW"]
    assert mentioned(document.text, facts, "Anne-Marie Kuipers") == ["Anne-Marie Kuipers", "AMK"]


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        ("Daarna licht wethouder Van der Laan dit toe.", "Van der Laan", "wethouder"),
        ("De heer J.P. Oosterling is er niet.", "J.P. Oosterling", None),
        ("Mevrouw Hofstede vertelt.", "Hofstede", None),
        ("Er komt een brief van drs. Q. van Zanten.", "Q. van Zanten", None),
        ("Volgens projectleider Sanne Wiersma klopt het.", "Sanne Wiersma", "projectleider"),
        ("Sanne Wiersma, projectleider bij de school, komt.", "Sanne Wiersma", "projectleider"),
        ("Xanthe Wiersma, projectleider bij de school, komt.", "Xanthe Wiersma", "projectleider"),
        ("Burgermeester Prinsen heet allen welkom.", "Prinsen", "burgemeester"),
        ("VAN: Xanthe van Dalen, adviseur", "Xanthe van Dalen", "adviseur"),
        ("Notulist: X. van Dalen", "X. van Dalen", None),
        ("Cc: Dekker, Saskia <s.dekker@meerwijk.nl>", "Saskia Dekker", None),
        ("De heer VAN DALEN (VVD): Voorzitter.", "van Dalen", None),
        ("Mevrouw VAN 'T VEER-SLAGTER (CDA): Nee.", "van 't Veer-Slagter", None),
    ],
)
def test_titles_and_functions_give_names(text, name, role):
    _, facts = read(text)
    assert names(facts) == [name]
    assert facts.people[0].role == role


@pytest.mark.parametrize(
    "text",
    [
        "De burgemeester en de wethouder zijn er niet.",
        "De wethouder Financiën is ziek en minister van Defensie ook.",
        "Zie jan.bakker@meerwijk.nl of www.bram.nl en verslag-saskia.docx.",
        "De bijeenkomst is aan de Jan Steenstraat 12.",
        "Locatie: De Schuur, Jan Van Der Molenstraat 2 in Meerwijk.",
        "Wil iedereen dat? Roos en Bos staan in bloei.",
        "A. Opening van de vergadering",
        "Besluit: het mag. Toelichting: geen.",
        "In maart en juni is er geen overleg.",
        "Het overleg met Miro en aan Mei voorafgaand.",
        "De wijkraad en Bewoners gaan aan de slag.",
    ],
)
def test_these_are_no_people(text):
    _, facts = read(text)
    assert facts.people == ()


def test_a_surname_that_is_an_ordinary_word_counts_with_a_title():
    text, facts = read("Mevrouw Bos is er. Het Bos is groen.")
    assert mentioned(text, facts, "Bos") == ["Bos"]


def test_a_rare_name_before_a_colon_counts_among_other_speakers():
    lines = ("- Saskia: akkoord", "- Bram: ook", "- Femke: nee", "- Yldau: misschien", "- Planning: later")
    _, facts = read(*lines)
    assert names(facts) == ["Bram", "Femke", "Saskia", "Yldau"]


def test_a_rare_full_name_before_a_colon_counts_with_a_party_behind_it():
    turns = ["Saskia Verhoeven (VVD): Ja.", "Bram de Wit (D66): Nee.", "Ayşe Kaya (SP): Ook nee."]
    _, facts = read(*turns, "Meyrem Vandoorne (Groen): Ik sluit mij aan.", "Nieuwe Begroting: Er is geld over.")
    assert names(facts) == ["Ayşe Kaya", "Bram de Wit", "Meyrem Vandoorne", "Saskia Verhoeven"]


def test_a_surname_of_two_words_stands_whole_before_a_party():
    _, facts = read("De heer Van Heerde Smit (CDA): Voorzitter. Mevrouw Kaya heeft gelijk.")
    assert names(facts) == ["Kaya", "Van Heerde Smit"]


@pytest.mark.parametrize(("named", "people"), [("Vesta Genk", []), ("Bram Deurne", ["Bram Deurne"])])
def test_a_company_in_a_town_is_nobody(named, people):
    text = f"Zij werken bij {named} en dat blijft zo. Ook {named} groeit."
    places = [(m.start(), m.end()) for m in re.finditer(named, text)]
    found, _ = find_people(Context(paragraphs(text), structure(paragraphs(text))), places)
    assert [person.name for person in found] == people


def test_a_title_that_a_recogniser_takes_along_is_no_name():
    text = "Dat zei eurocommissaris Verdonschot gisteren. Ook commissaris Verdonschot was er."
    named = [(m.start(), m.end()) for m in re.finditer("(?:euro)?commissaris Verdonschot", text)]
    found, _ = find_people(Context(paragraphs(text), structure(paragraphs(text))), named)
    assert [person.name for person in found] == ["Verdonschot"]


def test_van_after_a_surname_begins_an_organisation():
    _, facts = read("Patricia Hoekstra van Zonnewende wordt welkom geheten.")
    assert names(facts) == ["Patricia Hoekstra"]
    assert facts.people[0].organisation == 0
    assert facts.organisations[0].name == "Zonnewende"


def test_attendance_pairs_those_on_the_list():
    document = paragraphs("Aanwezig: Saskia Verhoeven", "Afwezig: Bram de Wit", "Saskia meldt dat Joost komt.")
    given = (attendee(document, "Saskia Verhoeven"), attendee(document, "Bram de Wit", "absent"))
    facts = find_facts(document, structure(document, attendees=given), blank())
    assert [(a.status, facts.people[n].name) for a, n in facts.attendance] == [
        ("present", "Saskia Verhoeven"),
        ("absent", "Bram de Wit"),
    ]


def test_registry_keeps_the_fullest_name():
    registry = Registry()
    registry.add("S. Verhoeven")
    registry.add("Saskia Verhoeven")
    registry.add("mevrouw Verhoeven", titled=True)
    assert [person.name for person in registry.people] == ["Saskia Verhoeven"]
    assert registry.add("Willem Prins") == 1


@pytest.mark.parametrize(
    ("full", "short"),
    [
        ("Saskia van der Laan", "Saskia vdL"),
        ("Saskia van der Laan", "Saskia vd L"),
        ("Edwin Kuipers", "Edwin K"),
        ("Mirjam van 't Veer-Slagter", "mevrouw Van 't Veer"),
        ("Th. Koppejan-de Visser", "mevrouw Koppejan"),
        ("Mirjam Slagter-Peters", "Mirjam Slagter"),
        ("Gerda Groot Wassink", "Groot Wassink"),
        ("Marian van Ansen", "Mirian van Ansen"),
        ("Mirian van Ansem", "Mirian v Ansen"),
        ("Kuipers", "Anton Kuipers"),
        ("Alexander Kuipers", "Alex"),
    ],
)
def test_ways_to_write_one_person(full, short):
    registry = Registry()
    registry.add_listed(full)
    assert registry.add(short, titled=short.startswith("mevrouw")) == 0


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Jan van Dalen", "Bram van Dalen"),
        ("Els Bos", "Els van den Berg"),
        ("Anna de Wit", "Anne de Wit"),
        ("Edwin Kuipers", "Edwin W"),
        ("Mirjam Slagter-Peters", "Bram Slagter"),
    ],
)
def test_two_people_stay_two(one, other):
    registry = Registry()
    registry.add_listed(one)
    assert registry.add(other, titled=True) == 1


def test_a_heading_that_is_a_name_with_the_surname_first():
    text, facts = read("# Van de Weghe Saskia", "- lijst afgewerkt", "# Planning Maart", "- niets")
    assert names(facts) == ["Saskia Van de Weghe"]
    assert mentioned(text, facts, "Saskia Van de Weghe") == ["Van de Weghe Saskia"]


@pytest.mark.parametrize(
    ("legend", "name"),
    [
        ("OR: Saskia Verhoeven (SV, voorzitter) en anderen", "Saskia Verhoeven"),
        ("Te gast: Bram de Wit (BW)", "Bram de Wit"),
        ("Te gast: Bram van Laar (BvL)", "Bram van Laar"),
        ("Te gast: Bram van der Laan (BvdL), Femke Bos (FB)", "Femke Bos"),
        ("BW = Bram de Wit", "Bram de Wit"),
    ],
)
def test_initials_behind_a_name_stand_for_it_everywhere(legend, name):
    initials = {"Saskia Verhoeven": "SV", "Bram de Wit": "BW", "Bram van Laar": "BvL", "Femke Bos": "FB"}[name]
    _, facts = read(legend, f"{initials} meldt dat het dak lekt.")
    said = [facts.people[c.person].name for c in facts.contributions]
    assert said == [name]


def test_a_party_behind_a_name_is_no_initials_of_it():
    _, facts = read("Aanwezig: Saskia Verhoeven (CDA).", "CDA meldt dat het dak lekt.")
    assert [person.forms for person in facts.people if "CDA" in person.forms] == []


def test_who_does_something_with_a_known_person_is_somebody():
    _, facts = read("Bram en Tirsane gaan de reacties doornemen.", "Zij melden dat aan de raad.")
    assert names(facts) == ["Bram", "Tirsane"]


def test_a_name_that_is_a_word_too_is_somebodys_behind_a_word_for_dealing_with_people():
    text, facts = read("Er komt een overleg met Ben erbij.", "Ben ik te laat? Vraag het aan Roos.")
    assert mentioned(text, facts, "Ben") == ["Ben"]
    assert mentioned(text, facts, "Roos") == ["Roos"]


def test_a_verb_with_a_slip_in_its_capital_is_no_surname():
    text, facts = read("Bram Neemt contact op met Saskia.")
    assert mentioned(text, facts, "Bram") == ["Bram"]


@pytest.mark.parametrize("thing", ["Domain Controller", "Inspire Conf", "New York"])
def test_a_thing_or_a_place_far_away_is_nobody(thing):
    text = f"Wij praten over {thing} en dat blijft zo. Ook {thing} groeit."
    places = [(m.start(), m.end()) for m in re.finditer(thing, text)]
    assert find_people(Context(paragraphs(text), structure(paragraphs(text))), places)[0] == []


def test_what_stands_for_several_in_a_table_of_those_present_is_nobody():
    _, facts = read(
        "Variërende | Zonnewende", "Saskia Verhoeven | Zonnewende", present=("Variërende", "Saskia Verhoeven")
    )
    assert names(facts) == ["Saskia Verhoeven"]


def test_the_letters_of_an_agenda_in_one_line_are_no_initials():
    _, facts = read(
        "Agenda: eerst. Vaststelling B. Stad in de raad C. Beëdiging van leden", "De stad is groot. J. Zandstra komt."
    )
    assert names(facts) == ["J. Zandstra"]


@pytest.mark.parametrize(
    ("sentence", "named"),
    [
        ("Tol meldde dat het hek stuk is.", True),
        ("Bakker vraagt naar de sleutels.", True),
        ("Tol wordt sinds dit jaar niet meer geheven.", False),
        ("Bakker bellen over het brood.", False),
    ],
)
def test_a_surname_that_is_a_word_is_a_name_before_a_verb_of_saying(sentence, named):
    text, facts = read("Aanwezig zijn Marja Tol en Ron Bakker.", sentence)
    assert (
        any(mention.start == text.index(sentence) for mention in facts.mentions if mention.label == "PERSON") == named
    )


def test_a_list_that_writes_surnames_first():
    document = paragraphs("Goossens Annemie", "Van Looy Dirk", "Peeters Jan", "Dhr. Van Looy merkte op dat het nat is.")
    listed = ("Goossens Annemie", "Van Looy Dirk", "Peeters Jan")
    found = structure(document, attendees=tuple(attendee(document, name) for name in listed))
    facts = find_facts(document, found, blank())
    assert names(facts) == ["Annemie Goossens", "Dirk Van Looy", "Jan Peeters"]
    assert [facts.people[number].name for _, number in facts.attendance] == [
        "Annemie Goossens",
        "Dirk Van Looy",
        "Jan Peeters",
    ]


@pytest.mark.parametrize(
    ("text", "end", "name"),
    [("Koen lichtte het toe.", "lichtte", "Koen"), ("Bram van hees knikt.", "hees", "Bram van hees")],
)
def test_a_verb_behind_a_name_that_a_model_finds_is_no_surname(text, end, name):
    document = paragraphs(text)
    context = Context(document, structure(document))
    people, _ = find_people(context, [(0, text.index(end) + len(end))])
    assert [person.name for person in people] == [name]
