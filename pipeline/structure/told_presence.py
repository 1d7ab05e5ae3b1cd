"""Sentences at the opening of a meeting that say who was there or not (``Bram de Wit heeft zich afgemeld.``)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from pipeline.document import Document
from pipeline.facts import Attendee, Section
from pipeline.structure.name_lists import read_names
from pipeline.structure.names import TITLES, fold_name

_WORD = (
    r"(?:[A-ZÀ-Ý](?:[\w'’-]*|\.)(?:[A-Z]\.)*|(?:Mevr|Mw|Dhr|Ds|Dr|Drs|Th|Chr)\.|van|de|den|der|het|ten|ter|te|el|'t|en|mevrouw|mevr\.|mw\.|dhr\.|heer|heren|"
    r"ds\.|juf|meester)"
)
_NAMES = rf"(?P<names>(?:[Dd]e )?{_WORD}(?:,? {_WORD}| \([^()\n]{{1,40}}\))*)"
_NOTICE = r"(?:(?:een )?(?:af(?:melding|bericht|zegging)(?:en)?|berichte?n? van (?:verhindering|afwezigheid)))"
_BEGINS = r"(?:^|(?<=[.!?;:]\s)|(?<=\n))"
_FOR = r"(?: (?:van|namens|uit|vanuit) (?:(?:de|het) )?[\w-]{3,30})?"
_SAID = (
    rf"{_BEGINS}{_NAMES}{_FOR} "
    r"(?:(?:heeft|hebben|had|hadden) (?:zich )?(?:\w+ ){0,2}?(?:afgemeld|afgezegd|laten (?:verontschuldigen|afmelden))|"
    r"(?:is|zijn|was|waren) (?:\w+ ){0,3}?(?:afwezig|verhinderd|afgemeld|verontschuldigd|absent|ziek|"
    r"(?:met|op) vakantie)|"
    r"(?:is|zijn|was|waren) (?:er )?(?:\w+ ){0,2}?niet(?: (?:bij|aanwezig)|(?=[.;]|$))|"
    r"(?:meldt|melden|meldde|meldden) (?:zich|haar|hem) (?:vooraf )?af|"
    r"(?:moet|moeten|moest|moesten) (?:\w+ )?(?:verstek laten gaan|afzeggen)|"
    r"(?:kan|kunnen|kon|konden) (?:er )?(?:vandaag |vanavond )?niet(?=[.;]|$)|"
    r"(?:laat|laten|liet|lieten) (?:zich (?:verontschuldigen|excuseren)|verstek gaan|(?:\w+ ){0,2}weten niet te)|"
    r"(?:ontbreekt|ontbreken|ontbrak|ontbraken)(?= (?:vandaag|vanavond|wegens|door|vanwege|met)|[.,])|"
    r"(?:kan|kunnen|kon|konden) (?:\w+ ){0,4}?niet (?:(?:aanwezig|bij|erbij) zijn|komen|aansluiten|deelnemen))\b"
)
_BODY = r"(?:[A-ZÀ-Ý]?\w*(?:commissie|commissieleden|leden|lid|groep|team|bestuur|organisatie) )?"
_IS_AWAY = (
    r"(?:\w+ ){0,6}?(?:niet (?:aanwezig|bij|erbij) (?:(?:kan|kunnen|kon|konden) zijn|is|zijn|was|waren)|"
    r"(?:afwezig|verhinderd|ziek|afgemeld) (?:is|zijn|was|waren)|"
    r"niet (?:kan|kunnen|kon|konden) (?:komen|aansluiten|deelnemen))\b"
)
"""How the same is told in a clause (``omdat Bram niet aanwezig kan zijn``, ``Bram, die ziek is, ...``)."""

_CLAUSES = (
    rf"\b(?i:omdat|doordat|aangezien|nu) {_BODY}{_NAMES}{_FOR} {_IS_AWAY}",
    rf"(?:{_BEGINS}|(?<=[a-z] )){_BODY}{_NAMES}{_FOR}, die {_IS_AWAY}",
)
_NOTICED = (
    rf"{_BEGINS}[Vv]an {_NAMES} (?:is|zijn|was|hebben we|heeft \w+ \w+) (?:\w+ )?{_NOTICE} (?:ontvangen|binnengekomen)",
    rf"(?i:\b{_NOTICE}) (?:(?:is|zijn|was|waren) )?(?:(?:ontvangen|binnengekomen|gekregen|er) )?(?:van|door) {_NAMES}",
    rf"(?i:\bafgemeld (?:heeft|hebben) zich):? {_NAMES}",
)
_ABSENT = tuple(re.compile(pattern) for pattern in (_SAID, *_CLAUSES, *_NOTICED))
_THERE = r"(?:aanwezig|erbij|present|van de partij)"
_ADVERBS = r"(?:(?:er|ook|tevens|mede|verder|vandaag|vanavond|deze keer|online|digitaal|als gast|fysiek) ){0,3}"
_WHO_ELSE = r"(?:[Vv]erder|[Oo]ok|[Tt]evens|[Dd]aarnaast|[Ee]veneens|(?:[Nn]amens|[Vv]anuit) [\w' -]{3,40}?)"
_PRESENT = tuple(
    re.compile(pattern)
    for pattern in (
        rf"{_BEGINS}{_NAMES}{_FOR} (?:is|zijn|was|waren) {_ADVERBS}{_THERE}\b",
        rf"{_BEGINS}{_NAMES}{_FOR} (?:neemt|nemen|nam|namen) {_ADVERBS}(?:deel\b|plaats aan tafel)",
        rf"(?:{_BEGINS}|, ){_WHO_ELSE} (?:is|zijn|was|waren) {_NAMES} {_ADVERBS}{_THERE}\b",
        rf"(?:{_BEGINS}|, ){_WHO_ELSE} (?:is|zijn|was|waren) {_ADVERBS}(?:{_THERE}:? )?{_NAMES}(?=[.;,]|$)",
        rf"{_BEGINS}(?:Aan|Rond(?:om)?) (?:de )?tafel (?:zit|zitten|zat|zaten):? {_NAMES}",
        rf"(?<=aanwezig)(?:,| en) {_WHO_ELSE} {_NAMES}(?=[.;]|$)",
    )
)
_OTHER_MEETING = re.compile(r"\b(?:volgende?|eerstvolgende|komende|toekomstige)\b", re.IGNORECASE)
_NOBODY = frozenset(
    [
        "niemand",
        "iedereen",
        "allen",
        "er",
        "hij",
        "zij",
        "ze",
        "wie",
        "waarom",
        "wanneer",
        "hoe",
        "waar",
        "welke",
        "die",
        "dit",
        "dat",
        "deze",
        "de",
        "het",
        "we",
        "wij",
        "verder",
        "ook",
        "tevens",
        "daarnaast",
        "eveneens",
        "namens",
        "vanuit",
    ]
)
_OPENING = ("opening", "announcements", "attendance")


def with_told_presence(
    attendees: tuple[Attendee, ...], document: Document, sections: Sequence[Section]
) -> tuple[Attendee, ...]:
    """Add those who are said to be absent or there before or in the opening; one on a list is absent where it is said.

    Further down somebody who *is ziek* is as likely a subject of the meeting as a member of it.
    """
    found = list(attendees)
    for person in _told(document, sections):
        words = set(fold_name(person.name).split())
        known = [i for i, a in enumerate(found) if words <= set(fold_name(a.name).split())]
        if not known:
            found.append(person)
        elif len(known) == 1 and (person.status == "absent" or found[known[0]].status is None):
            found[known[0]] = replace(found[known[0]], status=person.status)
    return tuple(found)


def _told(document: Document, sections: Sequence[Section]) -> Iterator[Attendee]:
    for section in sections:
        if section.title is not None and section.kind not in _OPENING:
            continue
        for status, match in _said(document.text, section):
            if match["names"].split()[0].lower().strip(",") not in _NOBODY or " " in match["names"]:
                for person in read_names(match["names"], match.start("names")):
                    # an office alone (De burgemeester is verhinderd) is nobody's name
                    if person.name.casefold() not in TITLES:
                        yield replace(person, status=status, rule="sentence")


def _said(text: str, section: Section) -> Iterator[tuple[str, re.Match[str]]]:
    """Yield the status and the sentence of those who are said to have it."""
    for status, patterns in (("absent", _ABSENT), ("present", _PRESENT)):
        for pattern in patterns:
            found = pattern.finditer(text, section.body_start, section.end)
            yield from ((status, match) for match in found if not _OTHER_MEETING.search(match[0]))
