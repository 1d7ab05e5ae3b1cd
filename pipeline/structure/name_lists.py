"""Names out of a list, a cell or a line: where one ends, what stands behind it, and what is no name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import zip_longest

from pipeline.facts import Attendee
from pipeline.structure.attendee_details import BOTH, ORGANISATION, describe
from pipeline.structure.names import looks_like_name, reorder, split_name, strip_titles
from pipeline.structure.vocabulary import SECRETARY, label_of

_OFFICE = re.compile(
    r"(?:de )?(?P<office>(?:wethouder|burgemeester|gedeputeerde|schepen|stadsgezant|wijkagent|"
    r"(?:raads|staten|commissie)?griffier|(?:gemeente|provincie)?secretaris|(?:raads|staten|commissie)lid|fractievoorzitter|directeur|commissaris|dijkgraaf|"
    r"(?:hoog)?heemraad|ouderling|diaken|ouderling-kerkrentmeester|kerkrentmeester)(?:\s+van\s+\w+)?)\s+(?=[A-Z'])",
    re.IGNORECASE,
)
_OFFICES = re.compile(
    r"(?:de )?(?P<office>wethouder(?=s)|gedeputeerde(?=n)|schepen(?=en)|commissaris(?=sen)|directeur(?=en)|"
    r"wijkagent(?=en)|ouderling(?=en)|diaken(?=en)|(?:hoog)?heemra(?=den)|\w{4,10}le(?=den))(?:s|n|en|sen|den)\s+"
    r"(?=[A-Z']|(?:de (?:heer|heren|dames)|mevrouw|mw|dhr)\b)"
)
"""An office that several people hold: ``wethouders Slot en De Jager``."""

_COUNT = re.compile(
    r"^\W*\(?\s*\d+\s+(?:personen|leden|aanwezigen|deelnemers|personen aanwezig)\)?\s*:?\s*", re.IGNORECASE
)
_SIDE = re.compile(
    r"(?!(?i:verslag|notul|agenda|actie|besluit|doel)\w*\s*:)(?P<side>[^\W\d_][^:(),.\n]{0,38}?)\s*:\s+"
    r"(?=(?:(?:de heer|mevrouw|mw\.?|dhr\.?|drs\.?) )?[A-ZÀ-Ý])"
)
"""Those whom the names after it stand for: ``OR: Saskia Verhoeven, Bram de Wit``."""

_BESIDE = re.compile(
    r"(?!(?:overige?|diverse|enkele|alle|en|verder|tevens|ook|namens|de|een|het|afwezig|aanwezig)\b)[a-z][^\d|]{2,60}"
)
"""What somebody is, behind a comma: ``H. Slot, dijkgraaf (voorzitter)``."""

_TOGETHER = re.compile(r"(?:de )?(?:dames|heren)\b", re.IGNORECASE)
_INITIALS = re.compile(r"(?:[A-Z][a-z]?\.[ -]?)+[ ]?(?:[a-z'’]+ ){0,3}[A-ZÀ-Ý]")
_ADDRESSED = re.compile(r"(?:de heer|mevrouw|mevr\.?|mw\.?|dhr\.?)\s", re.IGNORECASE)

_LEAD = re.compile(
    r"^(?:aanwezig(?:en)?(?: zijn| waren)?(?: \d+)?(?: leden| personen)?|namens [^:]{2,60}|de leden|leden|verder|"
    r"tevens|ook|en|alsmede|van het bestuur|vanuit [^:]{2,40}|(?:publieke|private) sector[^:]*|bestuur|gasten?|"
    r"overig\w*|toehoorders?)\s*:?\s+(?=[A-Z(])",
    re.IGNORECASE,
)
_OPEN = r"(?<!\bvan)(?<!\bvan de)(?<!\bvan den)(?<!\bvan der)(?<!\bvan het)(?<!\bter)(?<!\bten)"
"""No tussenvoegsel before the end of a line, behind which the name goes on."""

_SEPARATOR = re.compile(rf"\s*[,;]\s*(?:en |& )?|\s+(?:en|&|alsmede|alsook)\s+|\s*{_OPEN}\n\s*|\s+\|\s+|[ ]*\t\s*")
_LOST_COMMA = re.compile(
    r"(?<=\))\s+(?=(?:(?:dhr|mw|mevr|drs|dr|ir|ing)\.? |de heer |mevrouw )?[A-ZÀ-Ý][\w'’-]+(?: [\w'’-]+){0,3} \()"
)
_CALLED = re.compile(
    r"(?P<before>[^()]*?)(?P<initials>(?:[A-Z]\.[ ]?){1,5})\((?P<given>[A-ZÀ-Ý][\w'’-]+)\)[ ]"
    r"(?P<rest>(?:[a-z'’]+[ ]){0,3}[A-ZÀ-Ý].*)",
    re.DOTALL,
)
"""Initials with the given name behind them: ``drs. J.M. (Jan) de Vries``."""
_DASH = re.compile(
    r"\s*\t\s*|\s+[-–—]\s*|\s*[–—]\s+|\s+(?=(?:namens|vervangt|ter vervanging van|b\.a\.|i\.p\.v\.|ipv)\s+\S)"
)


@dataclass(frozen=True, slots=True)
class _Item:
    """One entry of a list: the text before any bracket, what stands in brackets, and its offset in the document.

    ``last`` says that *en* stands before it, which closes the names that share an office or a form of address;
    ``own`` that it is a name by itself and no more of the entry before it.
    """

    text: str
    start: int
    details: tuple[str, ...]
    last: bool = False
    office: str | None = None
    own: bool = False


def read_names(text: str, offset: int, *, one_per_line: bool = False) -> Iterator[Attendee]:
    """Yield the people in a list of names.

    Args:
        text: the list, such as ``Saskia Verhoeven (gemeente Meerwijk, vz), Bram de Wit en Ayse Kaya``.
        offset: where it begins in the document, 0-based.
        one_per_line: the text is one entry, so that what follows a comma is its role or organisation.
    """
    for line in _lines(text):
        start, end = line
        lead = _COUNT.match(text[start:end])
        start += lead.end() if lead else 0
        lead = _LEAD.match(text[start:end]) or side_of(text[start:end])
        start += lead.end() if lead else 0
        items = list(_shared(_items(text, start, end)))
        names = [item for item in items if _is_name(item.text)]
        entry = one_per_line and len(items) > 1 and bool(names) and names[0] is items[0]
        yield from _entries(items, offset) if entry else _listed(items, offset)


def side_of(text: str) -> re.Match[str] | None:
    """Return the words before a colon for whom the names after it stand, None where they are a label or a full name."""
    side = _SIDE.match(text)
    if side is None or label_of(side["side"]):
        return None
    return None if _is_person(side["side"]) and side["side"].split()[-1][0].isupper() else side


def _lines(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for part in re.split(rf"(?:{_OPEN}\n|;)(?![^(]*\))", text):
        if part.strip():
            yield start, start + len(part)
        start += len(part) + 1


def _shared(items: Iterable[_Item]) -> Iterator[_Item]:
    """Yield the entries with the office and the form of address that several of them share written out for each."""
    office: str | None = None
    several = False
    for item in items:
        plural = _OFFICES.match(item.text)
        if plural is not None:
            office = _singular(plural["office"])
            item = replace(item, text=item.text[plural.end() :], start=item.start + plural.end())
        several = several or plural is not None or bool(_TOGETHER.match(item.text))
        addressed = bool(_ADDRESSED.match(item.text)) or bool(_INITIALS.match(item.text))
        yield replace(item, office=office, own=(several or addressed) and _is_name(item.text))
        if item.last:
            office, several = None, False


def _singular(office: str) -> str:
    """Return one of several: ``heemra`` and ``raadsle`` are what their plurals leave without *den*."""
    office = office.lower()
    return f"{office}ad" if office.endswith("heemra") else re.sub(r"le$", "lid", office)


def _listed(items: list[_Item], offset: int) -> Iterator[Attendee]:
    """Yield the names of a list, each with what stands in small letters behind its comma, or in brackets for both."""
    for item, following in zip_longest(items, items[1:]):
        if following is not None and following.last and not item.details:
            both = tuple(detail for detail in following.details if BOTH.match(detail))
            item = replace(item, details=both)
        beside = following is not None and _BESIDE.fullmatch(following.text) and not _is_name(following.text)
        rest = (following.text, *following.details) if beside and not following.last else ()
        attendee = _attendee(item, rest, offset)
        if attendee:
            yield attendee


def _entries(items: list[_Item], offset: int) -> Iterator[Attendee]:
    """Yield ``A, B en C, juristen bij X``: names up to the first part that is none share what follows.

    A name that is addressed by itself begins a new entry (``H. Slot, dijkgraaf en N. Vos, secretaris``).
    """
    named = len(items[0].details) > 0
    own_office = _OFFICE.match(items[0].text) is not None
    group: list[_Item] = []
    rest: list[str] = []
    for item in items:
        own = item.own or (named and bool(item.details) and _is_name(item.text))
        if group and rest and not own:
            rest += [item.text, *item.details]
            continue
        if not group or own or (_is_person(item.text) and (own_office or _is_full(item.text))):
            if rest:
                yield from _describe_all(group, rest, offset)
                group, rest = [], []
            group.append(item)
        else:
            rest += [item.text, *item.details]
    yield from _describe_all(group, rest, offset)


def _describe_all(group: list[_Item], rest: list[str], offset: int) -> Iterator[Attendee]:
    for item in group:
        attendee = _attendee(item, tuple(rest), offset)
        if attendee:
            yield attendee


def _is_person(text: str) -> bool:
    words = strip_titles(text).split()
    full = len(words) >= 2 and split_name(text).given is not None
    return full and _is_name(text) and not (words[-1].isupper() and len(words[-1]) > 1)


def _is_full(text: str) -> bool:
    """Tell whether a name of two words is left behind an office; one word may be where it is held (*directeur X*)."""
    return len(_OFFICE.sub("", text).split()) > 1


def _items(text: str, start: int, end: int) -> Iterator[_Item]:
    """Split at separators outside brackets."""
    depth, begin, position, last = 0, start, start, False
    while position < end:
        # "((Het Anker)" opens one bracket
        depth += text[position] in "([" and text[position - 1 : position] not in ("(", "[")
        depth -= text[position] in ")]" and depth > 0
        match = None
        if depth == 0:
            match = _SEPARATOR.match(text, position, end) or (
                _LOST_COMMA.match(text, position, end) if position else None
            )
        if match and "\t" in match[0] and not _is_name(text[match.end() : end].partition("\t")[0].strip()):
            match = None  # what stands in the column beside a name is said of it
        if match and not (match.re is _LOST_COMMA and _CALLED.match(text[begin:end])):
            yield replace(_item(text, begin, position), last=last)
            begin = position = match.end()
            last = match[0].strip(" ,;") in ("en", "&")
            continue
        position += 1
    yield replace(_item(text, begin, end), last=last)


def _item(text: str, start: int, end: int) -> _Item:
    raw = text[start:end].replace("\n", " ")
    called = _CALLED.fullmatch(raw)
    if called is not None:
        inner = _item(called["rest"], 0, len(called["rest"]))
        return replace(inner, text=f"{called['given']} {inner.text}", start=start + called.start("initials"))
    details = tuple(part.strip() for part in re.findall(r"[(\[]([^)\]]*)[)\]]?", raw))
    bare = re.split(r"[(\[]", raw)[0]
    dash = _DASH.search(bare)
    after = re.sub(r"[(\[][^)\]]*[)\]]?", "", raw[len(bare) :]).strip(" .,;-–*")
    if dash and len(bare[: dash.start()].split()) >= 1:
        details = (bare[dash.end() :].strip(" *-–"), *details)
        bare = bare[: dash.start()]
    if after:
        details = (*details, after)
    lead = len(bare) - len(bare.lstrip(" \t.*•-–@"))
    return _Item(bare.strip(" \t.*•-–:@"), start + lead, tuple(d for d in details if d))


def _is_name(text: str) -> bool:
    bare = strip_titles(_OFFICE.sub("", text))
    if (
        re.match(r"(?:zie|de familie|familie|fam\.)\s", text, re.IGNORECASE)
        or label_of(text)
        or not (looks_like_name(text) or looks_like_name(bare))
    ):
        return False
    if ORGANISATION.match(bare) or ORGANISATION.search(bare.split()[-1]):
        return False
    single = bare.split()
    return len(single) > 1 or all(part.istitle() for part in re.split(r"[-'’]", bare) if part)


def _attendee(item: _Item, rest: tuple[str, ...], offset: int) -> Attendee | None:
    """Make an attendee of a list entry, None where it names no person."""
    if not _is_name(item.text):
        return None
    office = _OFFICE.match(item.text)
    start = item.start + (office.end() if office else 0)
    written = item.text[office.end() if office else 0 :]
    bare = strip_titles(written)
    start += written.find(bare)
    details = [part.strip() for detail in (*item.details, *rest) for part in re.split(r"[,;]", detail) if part.strip()]
    person = Attendee(reorder(bare), offset + start, offset + start + len(bare), None)
    if office:
        function = "secretary" if SECRETARY.search(office["office"]) else None
        person = replace(person, role=office["office"].lower(), function=function)
    if item.office:
        person = replace(person, role=person.role or item.office)
    for detail in details:
        person = describe(person, detail)
    return person
