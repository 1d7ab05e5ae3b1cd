"""What stands behind a name on a list: a function, a role, an organisation, initials, or when the person came."""

from __future__ import annotations

import re
from dataclasses import replace

from pipeline.facts import Attendee
from pipeline.structure.vocabulary import CHAIR, GUEST, SECRETARY

ORGANISATION = re.compile(
    r"(?:gem\.|min\.|(?:gemeente|provincie|waterschap|ministerie|stichting|vereniging|werkgroep|commissie|bureau|bestuur|afdeling|dienst|"
    r"fractie|partij|hogeschool|universiteit|college|raad|politie|team|project|groep|platform)\b)",
    re.IGNORECASE,
)
"""Words that an organisation's name begins with."""

BOTH = re.compile(r"(?:beiden?|allebei|allen)\s+(?:van |namens )?", re.IGNORECASE)
"""Words before what is said of more than one name."""

AWAY = re.compile(r"(?:afw(?:ezig)?|afgemeld|afm|verhinderd|verontschuldigd)\b\.?", re.IGNORECASE)
"""What is said of somebody on a list who was not there."""

_NO_ROLE = re.compile(
    r"(?:tot|t/m|vanaf|via|online|digitaal|hybride|teams|deels|gedeeltelijk|m\.u\.v|bij|later|eerder|ca|telefonisch|aanwezig|"
    r"\d|met kennisgeving|met afmelding|zonder|vervangt|ter vervanging van|namens|"
    r"i\.p\.v|ipv|b\.a|plaatsvervanger van)\b",
    re.IGNORECASE,
)
_WHEN = re.compile(r"\s+(?:tot|t/m|vanaf|van|tussen|om)\s+(?:ca\.?\s+)?\d.*", re.DOTALL)
"""From or until when somebody was there, behind an organisation: ``Het Anker tot 11:00 uur``."""

_NAMENS = re.compile(
    r"(?:namens|vertegenwoordigt|vertegenwoordiger van)\s+(?:de\s+|het\s+)?(?P<name>[A-Z].*|.*[A-Z].*)", re.DOTALL
)
"""For whom somebody is there; with no capital it is no name: *namens de bewoners*."""

_OFFICES = re.compile(
    rf"(?:{CHAIR.pattern}\s*(?:&|/|\+|,|en)\s*{SECRETARY.pattern}|{SECRETARY.pattern}\s*(?:&|/|\+|,|en)\s*{CHAIR.pattern})",
    re.IGNORECASE,
)
"""Who chairs and writes as well."""

LOWER_NAME = re.compile(r"(?=[\w.-]{4,40}\Z)[a-z]\w*(?:[.-]\w+)+")
"""The name of a company that has no capital: *pad-op*, *meerwijk.nl*."""

_FUNCTIONS = ((_OFFICES, "chair"), (CHAIR, "chair"), (SECRETARY, "secretary"), (GUEST, "guest"))


def describe(person: Attendee, detail: str) -> Attendee:
    """Add to a person what a bracket, a cell or the words behind a dash say of them.

    Lower case is a role (``beleidsmedewerker bij X``: with its organisation), the rest an organisation, unless the
    letters are those of the name. ``afgemeld`` says that they were not there.
    """
    if AWAY.match(detail):
        return replace(person, status="absent")
    spoken_for = _NAMENS.match(detail.strip())
    if spoken_for:
        return replace(person, organisation=person.organisation or spoken_for["name"].strip(" .*–-"))
    detail = BOTH.sub("", detail.strip(" .*–-"))
    if not detail or (_NO_ROLE.match(detail) and not CHAIR.search(detail) and not SECRETARY.search(detail)):
        return person
    for pattern, function in _FUNCTIONS:
        match = pattern.search(detail)
        if match:
            role = person.role or match[0].strip(" .").lower()
            person = replace(person, function=person.function or function, role=role)
            rest = (detail[: match.start()] + detail[match.end() :]).strip(" -–/,") if function != "guest" else ""
            return describe(person, rest) if rest and rest[0].isupper() else person
    if re.fullmatch(r"[A-Z][A-Za-z]{1,4}", detail) and _are_initials(detail, person.name):
        return replace(person, initials=detail)
    if detail[0].islower() and not ORGANISATION.match(detail) and not any(c.isupper() for c in detail[1:4]):
        role, _, organisation = detail.partition(" bij ") if " bij " in detail else detail.partition(" van ")
        person = replace(person, role=person.role or role.strip())
        return replace(person, organisation=person.organisation or organisation.strip() or None)
    return replace(person, organisation=person.organisation or _WHEN.sub("", detail))


def _are_initials(letters: str, name: str) -> bool:
    first = "".join(word[0] for word in re.split(r"[\s-]+", name) if word)
    if letters.casefold() == first.casefold():
        return True
    return letters.isupper() and len(letters) <= 4 and letters[0] == first[0] and set(letters) <= set(first.upper())
