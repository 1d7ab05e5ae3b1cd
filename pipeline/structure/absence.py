"""Sentences at the opening of a meeting that say who was not there (``Bram de Wit heeft zich afgemeld.``)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from pipeline.document import Document
from pipeline.facts import Attendee, Section
from pipeline.structure.name_lists import read_names
from pipeline.structure.names import TITLES, fold_name

_WORD = (
    r"(?:[A-ZÀ-Ý][\w'’-]*\.?(?:[A-Z]\.)*|van|de|den|der|het|ten|ter|te|el|'t|en|mevrouw|mevr\.|mw\.|dhr\.|heer|heren|"
    r"ds\.|juf|meester)"
)
_NAMES = rf"(?P<names>(?:[Dd]e )?{_WORD}(?:,? {_WORD}| \([^()\n]{{1,40}}\))*)"
_NOTICE = r"(?:(?:een )?(?:af(?:melding|bericht|zegging)(?:en)?|berichte?n? van (?:verhindering|afwezigheid)))"
_BEGINS = r"(?:^|(?<=[.!?;:]\s)|(?<=\n))"
_SAID = (
    rf"{_BEGINS}{_NAMES} "
    r"(?:(?:heeft|hebben|had|hadden) (?:zich )?(?:\w+ ){0,2}?(?:afgemeld|afgezegd|laten (?:verontschuldigen|afmelden))|"
    r"(?:is|zijn|was|waren) (?:\w+ ){0,3}?(?:afwezig|verhinderd|afgemeld|verontschuldigd|absent|ziek|"
    r"(?:met|op) vakantie)|"
    r"(?:is|zijn|was|waren) (?:er )?(?:\w+ ){0,2}?niet (?:bij|aanwezig)|"
    r"(?:laat|laten|liet|lieten) (?:zich (?:verontschuldigen|excuseren)|verstek gaan|(?:\w+ ){0,2}weten niet te)|"
    r"(?:ontbreekt|ontbreken|ontbrak|ontbraken)(?= (?:vandaag|vanavond|wegens|door|vanwege|met)|[.,])|"
    r"(?:kan|kunnen|kon|konden) (?:\w+ ){0,4}?niet (?:(?:aanwezig|bij|erbij) zijn|komen|aansluiten|deelnemen))\b"
)
_NOTICED = (
    rf"{_BEGINS}[Vv]an {_NAMES} (?:is|zijn|was|hebben we|heeft \w+ \w+) (?:\w+ )?{_NOTICE} (?:ontvangen|binnengekomen)",
    rf"(?i:\b{_NOTICE}) (?:(?:is|zijn|was|waren) )?(?:(?:ontvangen|binnengekomen|gekregen|er) )?(?:van|door) {_NAMES}",
    rf"(?i:\bafgemeld (?:heeft|hebben) zich):? {_NAMES}",
)
_ABSENT = tuple(re.compile(pattern) for pattern in (_SAID, *_NOTICED))
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
        "dit",
        "dat",
        "de",
        "het",
    ]
)
_OPENING = ("opening", "announcements", "attendance")


def with_absences(
    attendees: tuple[Attendee, ...], document: Document, sections: Sequence[Section]
) -> tuple[Attendee, ...]:
    """Add those who are said to be absent before or in the opening; one of them on a list gets that status.

    Further down somebody who *is ziek* is as likely a subject of the meeting as a member of it.
    """
    found = list(attendees)
    for absent in _absences(document, sections):
        words = set(fold_name(absent.name).split())
        known = [i for i, a in enumerate(found) if words <= set(fold_name(a.name).split())]
        if len(known) == 1:
            found[known[0]] = replace(found[known[0]], status="absent")
        elif not known:
            found.append(absent)
    return tuple(found)


def _absences(document: Document, sections: Sequence[Section]) -> Iterator[Attendee]:
    for section in sections:
        if section.title is not None and section.kind not in _OPENING:
            continue
        for match in _said(document.text, section):
            if match["names"].split()[0].lower().strip(",") not in _NOBODY or " " in match["names"]:
                for person in read_names(match["names"], match.start("names")):
                    # an office alone (De burgemeester is verhinderd) is nobody's name
                    if person.name.casefold() not in TITLES:
                        yield replace(person, status="absent", rule="sentence")


def _said(text: str, section: Section) -> Iterator[re.Match[str]]:
    for pattern in _ABSENT:
        yield from pattern.finditer(text, section.body_start, section.end)
