"""What a document is: minutes, a decision list, an agenda, an announcement or something else.

Clues are weighed by where they stand: a word in the title tells more than one in the text, and a memo may be called
*verslag* while minutes may lack the word.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from pipeline.document import Document


@dataclass(frozen=True, slots=True)
class Clue:
    """A pattern, the kind it speaks for, its weight, and how often it counts at most."""

    kind: str
    pattern: re.Pattern[str]
    weight: float
    most: int = 1


def _clues(*rows: tuple[str, str, float, int]) -> tuple[Clue, ...]:
    return tuple(
        Clue(kind, re.compile(pattern, re.IGNORECASE | re.MULTILINE), weight, most)
        for kind, pattern, weight, most in rows
    )


_REPORTING = (
    r"\b(?:meldt|geeft aan|gaf aan|licht(?:te)? (?:\w+ ){0,4}toe|vraagt|vroeg|merkt (?:\w+ ){0,3}op|stelt voor|deelt mee|antwoordt|benadrukt|bedankt|"
    r"vertelt|vindt dat|is van mening|opgemerkt|toegelicht|besproken|afgesproken|vastgesteld|doorgenomen|goedgekeurd|akkoord|besloten|bespreekt|"
    r"bespraken|presenteert|sluit (?:de|het) (?:vergadering|overleg|bijeenkomst)|opent de|heet (?:iedereen|eenieder|allen|alle|de)|is het eens|"
    r"zijn het eens|werd|heeft|hebben|is er|neemt contact op)\b"
)

TITLE_CLUES = _clues(
    ("minutes", r"\b(?:verslag|notulen|vergaderverslag|gespreksverslag|minutes|notes|notities)\b|verslag\b", 3.0, 1),
    (
        "minutes",
        r"\b(?:vergadering|overleg|bijeenkomst|session|sessie|werkgroep|stuurgroep|gesprek|raadsvergadering)\b",
        1.0,
        1,
    ),
    ("minutes", r"\bgehouden op\b", 2.5, 1),
    ("decision_list", r"\bbesluitenlijst\b|\blijst van besluiten\b|\bbesluitenoverzicht\b", 6.0, 1),
    ("agenda", r"^\W*(?:concept\W?|voorlopige\s)?agenda\b(?!\W+(?:en|&)\W+(?:verslag|notulen))", 4.0, 1),
    (
        "announcement",
        r"\b(?:uitnodiging|meld je aan|aanmelden|aankondiging|nieuws|nieuwsbrief|online$|oproep|programma)\b",
        3.0,
        1,
    ),
    (
        "other",
        r"\b(?:motie|amendement|memo|notitie|advies|voorstel|rapport|brief|onderzoek|interview|wijzigingsvoorstel|beleidsplan|toelichting|"
        r"beslisnotitie|raadsvoorstel|factsheet|spike|reactie|governance)\b",
        2.5,
        1,
    ),  # fmt: skip
)
TEXT_CLUES = _clues(
    (
        "minutes",
        r"^\W*(?:aanwezig(?:en)?|deelnemers|afwezig|afgemeld|verontschuldigd|attendees|aanwezig zijn \d+ leden)\b",
        2.0,
        2,
    ),
    ("minutes", _REPORTING, 0.25, 16),
    ("minutes", r"\b(?:actiepunt(?:en)?|actielijst|actie ?:|notulist|verslaggever|verslaglegger)\b", 0.7, 3),
    ("minutes", r"\bde (?:vergadering|bijeenkomst|sessie) (?:ging|was|had|stond|werd|begon|wordt)\b", 1.5, 1),
    ("minutes", r"\b(?:vergadering|bijeenkomst|werkgroep\w*|overleg|mededelingen|rondvraag)\b", 0.25, 6),
    ("minutes", r"^(?:de voorzitter|de heer \w+|mevrouw \w+|wethouder \w+)(?: \([^)]*\))?[.:] ", 0.6, 10),
    ("minutes", r"\A.{0,200}\b(?:verslag|notulen)\b", 2.0, 1),
    ("minutes", r"^[^\W\d_][\w'’.-]+(?: [\w'’.-]+){0,3}(?: \([^)]*\))?: \S", 0.15, 12),
    (
        "decision_list",
        r"^.{0,160}\|\s*(?:conform|aangenomen|verworpen|aangehouden|akkoord|vastgesteld|ingetrokken|ter kennisname)\b",
        0.5,
        8,
    ),
    ("decision_list", r"^\W*besluit\w*\s*:", 0.3, 6),
    ("agenda", r"^\W*(?:concept|voorlopige|de concept)?\W{0,2}agenda\b.{0,30}$", 1.0, 1),
    ("agenda", r"^\W*\d{1,2}[.:]\d{2}\s*(?:-|–|tot|uur)?\s*(?:\d{1,2}[.:]\d{2})?(?: uur)?\s*\|?\s*\w", 0.4, 6),
    (
        "agenda",
        r"\b(?:ter vaststelling|ter besluitvorming|ter bespreking|ter kennisname|bijgevoegd|vaststellen agenda)\b",
        0.4,
        3,
    ),
    (
        "announcement",
        r"\b(?:nodig(?:en|t)? (?:\w+ ){0,12}uit|van harte uitgenodigd|bent (?:van harte )?welkom|meld (?:je|u) (?:\w+ ){0,3}aan|"
        r"aanmelden (?:kan|via)|kom dan|neem dan contact op|hoopt? jullie|zien wij u|tot dan|kosten verbonden)\b",
        2.0,
        3,
    ),  # fmt: skip
    (
        "agenda",
        r"^\W*(?:\d\W+)?(?:welkom|opening)(?s:.{20,700})^\W*(?:\d+\W+)?rondvraag(?s:.{0,60})^\W*(?:\d+\W+)?(?:af)?sluiting",
        3.0,
        1,
    ),
    ("announcement", r"\b(?:inloop|borrel|lunch|doelgroep|voor wie\?|aanmeldformulier|deelname)\b", 0.8, 3),
    (
        "other",
        r"^\W*(?:constaterende|overwegende|verzoekt het college|roept het college|gehoord de beraadslaging|draagt het college|spreekt uit)\b",
        3.0,
        3,
    ),
    ("other", r"^(?:van|from)\s?:.*@?.*\n+(?:verzonden|sent|aan|datum|date)\s?:", 5.0, 1),
    ("other", r"^(?:auteurs?|opdrachtgever|opgesteld voor|versiebeheer)\s*:", 2.5, 2),
    ("other", r"^\W*(?:geachte|beste|goedemorgen|ha)\s+\S+", 2.0, 1),
    (
        "other",
        r"\b(?:inhoudsopgave|samenvatting|aanleiding|achtergrond|probleemstelling|beslispunt|geadviseerde? besluit(?:en)?)\b",
        0.7,
        4,
    ),
)


def find_kind(document: Document, title: str) -> str:
    """Return the kind of a document.

    Args:
        document: as a reader left it.
        title: the document's own title, its metadata's where the text has none.
    """
    scores = dict.fromkeys(("minutes", "decision_list", "agenda", "announcement", "other"), 0.0)
    scores["other"] = 1.5
    words = max(len(document.text.split()), 1)
    for clue in TITLE_CLUES:
        if clue.pattern.search(title):
            scores[clue.kind] += clue.weight
    for clue in TEXT_CLUES:
        hits = min(sum(1 for _ in clue.pattern.finditer(document.text)), clue.most)
        scores[clue.kind] += clue.weight * hits
    article = {"summary", "author", "categories"} & document.metadata.keys()
    if article:
        scores["announcement"] += 1.0 * len(article)
        scores["other"] += 1.5
    if words < 60 and scores["minutes"] < 3:
        scores["minutes"] -= 1.0
    return max(scores, key=lambda kind: scores[kind])
