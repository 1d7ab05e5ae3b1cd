"""The words by which Dutch and Flemish minutes name their parts: data, apart from the code that uses it."""

from __future__ import annotations

import re

SECTION_TITLES: tuple[tuple[str, str], ...] = (
    ("opening", r"(?:(?:opening|welkom|kennismaking|voorstelronde|introductie|inleiding)\b)"),
    (
        "minutes_approval",
        r"(?:(?:vaststelling|vaststellen|goedkeuring|goedkeuren|bespreking|behandeling|doornemen)?\W*(?:van\W+)?(?:de\W+|het\W+)?"
        r"(?:concept\W*)?(?:verslag|verslagen|notulen|besluitenlijst|vorig\w* verslag|vorig\w* notulen)\b.*"
        r"(?:vorig|vorige|laatst|\d|actie|vastst|goedk|van)|notulen$|verslag vorig)",
    ),
    (
        "announcements",
        r"(?:(?:algemene |ingekomen |overige )?mededeling(?:en)?|ingekomen (?:stukken|post)|post in|(?:de )?post$|updates?$)",
    ),
    (
        "action_list",
        r"(?:(?:openstaande |lopende |overzicht |nieuwe )?(?:actie(?:s|lijst|punt(?:en)?(?:lijst)?|overzicht)?|taken(?:lijst)?|"
        r"to-?do(?:'s|s|lijst)?|action ?(?:items|list)|afspraken(?:lijst)?|vervolgacties|genoteerde acties|"
        r"actie- en besluitenlijst|besluiten- en actielijst)\b)",
    ),
    (
        "decision_list",
        r"(?:besluit(?:en)?(?:lijst)?|genomen besluiten|conclusies? en besluiten|vaststelling van de besluitenlijst|conclusies?|stemming(?:en)?)\b",
    ),
    (
        "attendance",
        r"(?:aanwezig(?:en|e leden|heid)?|afwezig(?:en)?|afgemeld(?:en)?|verontschuldigd(?:en)?|deelnemers|deelnemerslijst|presentie(?:lijst)?|"
        r"attendees|participants|afmeldingen|berichten? van verhindering|genodigden)\b",
    ),
    (
        "any_other_business",
        r"(?:(?:w\.?v\.?t\.?t\.?k\.?|wat verder ter tafel komt|rondvraag|varia|vragenronde|rondje|rond(?:vraag)?ronde|overige punten|"
        r"overige zaken|overig$|vragenhalf\w*|mondelinge vragen|korte opmerkingen))",
    ),
    (
        "closing",
        r"(?:(?:af)?sluiting|wrap-?up|volgende? (?:vergadering|overleg|bijeenkomst|meeting|keer|werkgroep)|datum volgende|agenda volgende|einde)\b",
    ),
    ("appendix", r"(?:bijlagen?|bijlages|appendix|presentielijst)\b"),
)
"""Kind of a section and the pattern that its title begins with, first match wins."""

AGENDA_LEVEL = re.compile(
    r"(?:opening|(?:af)?sluiting|rondvraag|w\.?v\.?t\.?t\.?k|wat verder ter tafel|varia\b|ingekomen stukken|"
    r"actie(?:lijst|punten|puntenlijst|overzicht)\b|acties$|besluitenlijst|afspraken(?:lijst)?$|bijlagen?\b|aanwezig|afwezig|deelnemers|"
    r"volgende (?:vergadering|bijeenkomst|overleg)|toezeggingen)",
    re.IGNORECASE,
)
"""Titles that stand on the level of the agenda itself, also where they carry no number."""

STANDALONE_TITLES = re.compile(
    r"(?:(?:welkom(?: en (?:opening|mededelingen))?|opening(?:(?: en|,|/| &) (?:welkom|mededelingen|vaststell\w+ (?:van de )?agenda))?|agenda|verslag|notulen|"
    r"(?:algemene )?mededeling(?:en)?|ingekomen (?:stukken|post)|vaststell\w+ (?:van de )?agenda|rondvraag(?:(?: en|/| &)? ?(?:af)?sluiting)?|"
    r"(?:af)?sluiting|varia|w\.?v\.?t\.?t\.?k\.?|wat verder ter tafel komt|actie(?:s|lijst|punten|puntenlijst)|"
    r"besluit(?:en)?(?:lijst)?|conclusies?|afspraken(?:lijst)?|discussie|toezeggingen|bijlagen?|deelnemers|aanwezigen|actie- en besluitenlijst|"
    r"besluiten- en actielijst|rondje langs de velden|stand van zaken|terugkoppeling|voortgang|planning|vervolg|vervolgstappen|stemming(?:en)?))",
    re.IGNORECASE,
)
"""Titles that make a heading of a short line that stands alone, whatever its type."""

FINITE_VERB = re.compile(
    r"(?<!te )\b(?:is|zijn|was|waren|wordt|worden|werd|werden|heeft|hebben|had|hadden|zal|zullen|zou|kan|kunnen|moet|moeten|wil|willen|gaat|"
    r"gaan|komt|komen|geeft|geven|vraagt|meldt|stelt|neemt|maakt|doet|ziet|vindt|staat|blijft|mag|ligt|loopt|heet|opent|sluit)\b",
    re.IGNORECASE,
)
"""Finite verbs that a sentence has and a heading seldom has."""

COUNTED_TITLES = re.compile(
    r"(?:voorstel|beleidsvoorstel|motie|amendement|vraag|verkiezing|onderwerp|thema|casus|case|deel|spoor|presentatie|blok|ronde|scenario|variant|werkgroep)"
    r" (?:\d{1,2}[a-z]?|[A-Z])",
    re.IGNORECASE,
)
"""Titles that count what an item treats: ``Voorstel 1``, ``Motie B``."""

ITEM_END = re.compile(r"(?:conclusies?|besluit(?:en)?|afspraken|samenvatting)$", re.IGNORECASE)
"""Titles that close one agenda item, whatever stands between."""

LABELS: dict[str, str] = {
    "date": r"(?:vergader)?datum(?:(?: en| \+|/)?\W{0,2}(?:tijd(?:stip)?|plaats|locatie))?|vergaderdatum|datum vergadering|datum overleg|"
    r"datum bijeenkomst|wanneer|date|dag|(?:vergader)?datum en -?tijd|vergadering (?:van|d\.?d\.?)|besproken op|datum/tijd",
    "time": r"tijd(?:stip)?|aanvang(?:stijd)?|begintijd|tijdsduur|start(?:tijd)?|time",
    "end": r"einde?(?:tijd)?|eindtijd|sluiting(?:stijd)?",
    "location": r"plaats(?: en tijd)?|locatie|vergader(?:plaats|locatie)|waar|zaal|location|place|plek|adres",
    "body": r"(?:naam )?(?:overleg|vergadering|commissie|werkgroep|gremium|orgaan|project|organisatie)|betreft|onderwerp|naam overleg|bijeenkomst",
    "title": r"titel|title",
    "present": r"aanwezig(?:en)?(?: zijn(?: \d+ leden)?| leden)?|aanwezige leden|deelnemers(?: vergadering)?|present|deelgenomen|aanwezig(?: waren)?|attendees|"
    r"namens [\w ]{2,30} aanwezig|gasten|toehoorders|ook aanwezig|tevens aanwezig|leden|genodigden|presentie|online aanwezig|in aanwezigheid van",
    "absent": r"(?:afwezig(?:en)?|afgemeld(?:en)?|verontschuldigd(?:en)?)(?: (?:met|zonder|wegens|vooraf|vanwege)\b[\w ]{0,25})?|verhinderd|afmelding(?:en)?|berichte?n? van verhindering|bericht van afwezigheid|"
    r"met kennisgeving|zonder kennisgeving|absent|niet aanwezig|met bericht van verhindering",
    "chair": r"(?:dag)?voorzitter|voorzitting|voorgezeten door|chair|gespreksleider|voorzitster",
    "secretary": r"notulist(?:e)?|secretaris|verslag(?:legger|gever|ging|legging)(?: door)?|verslag door|griffier|notulen(?: door)?|opgesteld door|secretariaat|verslaglegger|"
    r"(?:raads|commissie)griffier|minutes|opsteller",
    "next": r"(?:datum )?(?:volgende?|eerstvolgende|nieuwe) (?:vergadering|overleg|bijeenkomst|meeting|sessie|keer|werkgroep|to)|volgende vergaderdatum|datum volgende "
    r"(?:vergadering|overleg|bijeenkomst|meeting)|next meeting",
    "other": r"van|aan|cc|kopie(?: aan)?|kenmerk|ons kenmerk|uw kenmerk|versie|status|blad|pagina|bijlagen?|contactpersoon|telefoon|e-?mail|t|f|m|e|onderwerp|steller|"
    r"classificatie|auteur|vertrouwelijkheid|zaaknummer|doel|verzonden|postadres|bezoekadres|dossier|registratienummer|behandeld door|vergadering terugkijken|week|type",
}
"""What a label at the top of a document announces, as patterns that cover the whole label."""

CHAIR = re.compile(
    r"\b(?:plaatsvervangend |technisch |vandaag |dag)?(?:voorzitter|voorzitster|vz|chair|gespreksleider)\b\.?",
    re.IGNORECASE,
)
SECRETARY = re.compile(
    r"\b(?:ambtelijk |plaatsvervangend |vandaag )?(?:secretaris|secr|notulist|notuliste|verslaglegger|verslaggever|griffier|notulen)\b\.?",
    re.IGNORECASE,
)
GUEST = re.compile(r"\b(?:gast|gastspreker|toehoorder|genodigde|agendalid|waarnemer)\b", re.IGNORECASE)
"""Functions that stand behind a name on an attendance list."""


def kind_of_title(title: str) -> str:
    """Return the kind of a section by its title, ``topic`` where no other fits."""
    plain = re.sub(r"^\W+", "", title)
    return next((kind for kind, pattern in SECTION_TITLES if re.match(pattern, plain, re.IGNORECASE)), "topic")


_LABEL_PATTERNS = {key: re.compile(rf"(?:{pattern})", re.IGNORECASE) for key, pattern in LABELS.items()}


def label_of(text: str) -> str | None:
    """Return which header field a label announces (``Datum`` -> ``date``), None where it is no label."""
    plain = re.sub(r"\s*\([^)]*\)\s*$", "", text.strip()).strip(" :*.-\t")
    if not plain or len(plain) > 45 or len(text) > 90:
        return None
    return next((key for key, pattern in _LABEL_PATTERNS.items() if pattern.fullmatch(plain)), None)
