"""The labels that a line or a sentence of the header begins with, and where their values begin."""

from __future__ import annotations

import re

from pipeline.structure.name_lists import read_names
from pipeline.structure.names import looks_like_name, strip_titles
from pipeline.structure.vocabulary import label_of

Label = tuple[int, int, str, str]
"""Where a label stands, where its value begins, its words and the field that it announces."""

INLINE = re.compile(
    r"(?:(?<=^)|(?<=[.;|)\n\t])|(?<=\s{2})|(?<=[.;)–] )|(?<= - ))\W{0,3}"
    r"(?P<label>[^\W\d_](?:[^:|.\n]{1,75}?|\w{6,14} \(?(?:a\.)?[mz]\.k\.(?:g\.)?\)?"
    r"|\. ?[kb]\.(?: ?[ga]\.)?|\w{6,14} (?:a\.)?[mz]\.k|\w{1,8}\.))\s*[:?](?=\W|$)"
)
_LEADING = re.compile(
    r"\W{0,3}(?P<label>(?:vergader)?datum(?: en tijd)?|datum en plaats|tijd|locatie|plaats|voorzitter|notulist|"
    r"aanwezig|afwezig|afgemeld|verontschuldigd|verslaggever)(?:\t+|\s{2,}|\s+[–-]\s+|\s+(?=\d|(?:maan|dins|woens|donder|vrij|zater|zon)dag))",
    re.IGNORECASE,
)
_MEETING_LABEL = re.compile(r"\W{0,3}(?P<label>(?i:vergader(?:plaats|locatie|datum|tijd)))\s+(?=[A-Z\d])")
"""A label that means nothing else in a header, whatever stands between it and its value."""
_NAMING = re.compile(
    r"\W{0,3}(?P<label>(?i:aanwezig|afwezig|afgemeld|verhinderd|verontschuldigd)) "
    r"(?=[A-ZÀ-Ý][\w'’-]+ (?:[a-z'’]+ ){0,3}[A-ZÀ-Ý][\w'’-]+(?: ?\([^()]*\))?(?:, | en )[A-ZÀ-Ý])"
)
"""A label that the names follow without a colon: ``Afwezig Saskia Verhoeven, Bram de Wit``."""


_LISTING = re.compile(
    r"(?:(?P<present>wie (?:zijn|waren) er(?:bij)?\?|"
    r"(?:present|aanwezig|erbij) (?:zijn|waren|is|was)(?: \d+ \w+(?: en \w+ \w+ \w+)?:)?)|"
    r"(?P<absent>(?:afmeldingen|berichten van verhindering) (?:zijn |waren )?(?:ontvangen |binnengekomen )?van|"
    r"(?:afwezig|verhinderd|afgemeld)(?: met \w+)? (?:is|zijn|was|waren)))\s+",
    re.IGNORECASE,
)
_GROUP = re.compile(r"\W{0,3}(?P<label>[A-ZÀ-Ý][^:|.\n(]{1,45}?)(?: ?\([^():\n]{1,30}\))? ?:[\W_]{1,4}(?=\w)")
_ASIDE = re.compile(
    r"\W*(?:aan|cc|van|auteurs?|contact\w*|verzonden|kopie|bijlagen?|onderwerp|betreft|actie\w*|besluit\w*|steller"
    r"|portefeuillehouder|opgesteld|vastgesteld|bron|link|volgende?|agenda\w*|voorstel|vraag|vragen|verspreid\w*"
    r"|rond\w*|ter \w+)\b",
    re.IGNORECASE,
)
"""Words before names of people who need not have been there."""

_FOR = re.compile(
    r"\W*(?:namens|vanuit|van de zijde van|te gast|gasten?|\w*gemeente|\w*stichting|provincie|politie|bureau|"
    r"penningmeester|project(?:leider|manager)|team(?:leider|coach)|scrum ?master|product ?owner|"
    r"(?:begeleidend |praktijk)?docent|wethouder|burgemeester|directeur)\b",
    re.IGNORECASE,
)
"""Words before those for whom somebody is there, or as what."""

_SAYS = (
    "vraagt|meldt|vertelt|zegt|stelt|geeft|gaat|heeft|neemt|maakt|stuurt|zal|legt|licht|opent|sluit|vindt|belt|mailt|regelt|"
    "heet|wil|kijkt|zoekt|merkt|deelt|is|was"
)
"""Verbs behind the name of somebody who takes part."""

_MEETING = re.compile(r"\b(?:\w*vergadering|\w*overleg|\w*bijeenkomst|\w*groep|\w*commissie|\w*raad)\b", re.IGNORECASE)
"""What is reported on, behind a label of the report: no minute taker is called so."""

_REPORT = re.compile(r"\W{0,3}(?P<label>verslag|notulen)\W{0,3}:\W{0,3}", re.IGNORECASE)


def find_labels(text: str, whole: str, *, early: bool) -> list[Label]:
    """Return the labels in a line, in order.

    Args:
        text: the line.
        whole: the document's text, in which a single word may turn out to be a name.
        early: whether the line stands in the header, where a label needs no colon and a sentence may list names.
    """
    found = labels_in(text)
    if early:
        found = sorted(found + _sentence_lists(text)) or reporter(text, whole) or leading(text)
    if not found and label_of(text) and len(text.split()) <= 4 and (early or text.rstrip().endswith(":")):
        found = [(0, len(text), text, label_of(text) or "other")]
    return found


def naming(text: str) -> list[Label]:
    """Return the words before a colon that say for whom the people are there whom the rest of the line names.

    ``Namens de huurders: Saskia Verhoeven (voorzitter), Bram de Wit``, where the words are no label of their own.
    """
    match = _GROUP.match(text)
    if match is None or _ASIDE.match(match["label"]):
        return []
    value = text[match.end() :]
    people = list(read_names(value, 0))
    entries = [part for part in re.split(r",|;| en ", re.sub(r"\([^()]*\)", "", value)) if part.strip(" .")]
    described = any(person.role or person.organisation or person.function for person in people)
    told = described or (bool(people) and " " in people[0].name)
    listed = len(people) > 1 or (told and (_FOR.match(match["label"]) or not looks_like_name(match["label"])))
    return [(0, match.end(), match["label"], "present")] if listed and 2 * len(people) >= len(entries) else []


def leading(text: str) -> list[Label]:
    """Return the label that a line begins with, which no colon closes."""
    match = _LEADING.match(text) or _MEETING_LABEL.match(text) or _NAMING.match(text)
    return [(match.start("label"), match.end(), match["label"], label_of(match["label"]) or "other")] if match else []


def reporter(text: str, whole: str) -> list[Label]:
    """Return the label of ``Verslag: Bram de Wit``; before anything but a name the word begins a title.

    One word is a name where the document writes it with a surname elsewhere, or lets it speak or take on something.
    """
    match = _REPORT.match(text)
    name = strip_titles(re.split(r"[(,]", text[match.end() :])[0].strip(" .*_")) if match else ""
    named = (
        match
        and looks_like_name(name)
        and not _MEETING.search(name)
        and (len(name.split()) > 1 or _is_given_name(name, whole))
    )
    return [(0, match.end(), match["label"], "secretary")] if match and named else []


def _is_given_name(name: str, whole: str) -> bool:
    if not re.fullmatch(r"[A-ZÀ-Ý][a-zà-ÿ]+(?:-[A-ZÀ-Ý][a-zà-ÿ]+)?", name):
        return False
    fuller = rf"[:,]\s+{name} (?:[a-z'’]+ ){{0,3}}[A-ZÀ-Ý][a-zà-ÿ]"
    acting = rf"(?:^|[.!?|*•-]\s+|\n){name}(?: (?:{_SAYS})\b|\s*(?:[|:]| [-–] )\s*\S)"
    return bool(re.search(fuller, whole) or re.search(acting, whole))


def _sentence_lists(text: str) -> list[Label]:
    """Return what sentences list (``Aanwezig zijn A en B. Afmeldingen zijn ontvangen van C.``) as labels and values."""
    return [
        (m.start(), m.end(), m[0], "absent" if m["absent"] else "present")
        for m in _LISTING.finditer(text)
        if m.end() < len(text) and text[m.end()].isupper()
    ]


def labels_in(text: str) -> list[Label]:
    """Return the labels with a colon in a text: start, end, words and field of each."""
    found: list[Label] = []
    place = 0
    while match := INLINE.search(text, place):
        key = label_of(match["label"])
        if key:
            found.append((match.start("label"), match.end(), match["label"], key))
        # "Saskia (SV), Bram (BW) Aanwezig directie:": words that are no label may end with one
        place = match.end() if key else match.start("label") + 1
    return found
