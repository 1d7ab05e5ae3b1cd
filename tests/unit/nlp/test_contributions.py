import pytest

from .minutes import read


def said(*texts, **fields):
    text, facts = read(*texts, **fields)
    return [(c.speaker, c.act, c.rule, text[c.start : c.end]) for c in facts.contributions]


@pytest.mark.parametrize(
    ("text", "speaker", "act", "rule"),
    [
        ("Saskia meldt dat het dak lekt.", "Saskia", "states", "verb"),
        ("Saskia Verhoeven gaf aan dat het dak lekt.", "Saskia Verhoeven", "states", "verb"),
        ("Ook merkt Bram op dat het regent.", "Bram", "states", "verb_inverted"),
        ("Bram heeft eerder aangegeven dat het regent.", "Bram", "states", "verb"),
        ("Bram stelt voor de deur te sluiten.", "Bram", "proposes", "verb"),
        ("De voorzitter vraagt of iedereen er is.", "De voorzitter", "asks", "verb"),
        ("Wethouder Van der Laan antwoordt dat het kan.", "Wethouder Van der Laan", "answers", "verb"),
        ("Saskia van de politie bespreekt de aanpak.", "Saskia", "states", "verb"),
        ("De VVD is tegen het voorstel.", "De VVD", "objects", "verb"),
        ("Saskia bedankt Bram voor zijn inzet.", "Saskia", "thanks", "verb"),
        ("Volgens Bram kan het goedkoper.", "Bram", "states", "source"),
        ("Voorstel Bram: de deur sluiten.", "Bram", "proposes", "noun"),
        ("Het plan wordt toegelicht door Saskia.", "Saskia", "states", "agent"),
        ("Bram: het kan goedkoper.", "Bram", "states", "colon"),
        ("De heer Vos (Enexis): kan dat goedkoper?", "De heer Vos", "asks", "colon"),
        ("Bram wil de zaal verven.", "Bram", "states", "weak_verb"),
    ],
)
def test_attributions(text, speaker, act, rule):
    assert said(text) == [(speaker, act, rule, text)]


@pytest.mark.parametrize(
    "text",
    [
        "De voorzitter opent de vergadering en heet iedereen welkom.",
        "Er wordt gevraagd of het kan.",
        "Vindt Bram dat ook?",
        "Voorzitter: Saskia Verhoeven",
        "Besluit: het mag.",
        "Het bestuur vindt de huur te hoog.",
        "We hebben Bram uitgenodigd.",
    ],
)
def test_these_attribute_nothing(text):
    assert said(text) == []


def test_one_person_is_resolved_and_several_are_nobody():
    _, facts = read("Saskia meldt dat het kan.", "Saskia en Bram melden dat het mag.")
    assert [c.person for c in facts.contributions] == [0, None]


def test_a_name_alone_goes_with_the_bullet_under_it():
    assert said("- Saskia:", "- het dak lekt", "- Bram: nee") == [
        ("Saskia", "states", "colon", "Saskia:\n- het dak lekt"),
        ("Bram", "states", "colon", "Bram: nee"),
    ]


def test_reports_of_a_council_open_with_the_speaker_and_a_full_stop():
    found = said(
        "De voorzitter. Dank u wel. We gaan door.",
        "Mevrouw Hofstede (VVD). Voorzitter. Wij zijn tegen.",
        "De voorzitter. Dan stemmen we.",
    )
    assert [(speaker, rule, text) for speaker, _, rule, text in found] == [
        ("De voorzitter", "verbatim", "De voorzitter. Dank u wel."),
        ("Mevrouw Hofstede", "verbatim", "Mevrouw Hofstede (VVD). Voorzitter."),
        ("De voorzitter", "verbatim", "De voorzitter. Dan stemmen we."),
    ]
