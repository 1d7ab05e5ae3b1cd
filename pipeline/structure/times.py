"""When a meeting opened and when it closed."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.document import Document
from pipeline.facts import Section, Value
from pipeline.structure.fields import Field, header_end

_CLOCK = r"(?P<{0}h>[01]?\d|2[0-4])(?:[.:uh](?P<{0}m>[0-5]\d)(?!\d)|(?=\s?(?:uur|u\b|h\b)))\s?(?:uur|u\b|h\b)?\.?"
_RANGE = re.compile(
    _CLOCK.format("a") + r"\s*(?:-|–|—|tot(?: en met)?|t/m|/)\s*(?:ca\.?\s*|circa\s*)?" + _CLOCK.format("b"),
    re.IGNORECASE,
)
CLOCK = re.compile(r"(?<![\d.,-])\d{1,2}[.:]\d{2}(?!\d)")
"""An hour as a line gives it."""

_SINGLE = re.compile(r"(?<![\d.,-])" + _CLOCK.format("a") + r"(?!\d)", re.IGNORECASE)
_SPOKEN = re.compile(
    rf"(?<![\d.,-])(?:(?<=\bom )|(?<=\bvan )|(?<=vanaf )|(?=[\d.:]+ ?u)){_CLOCK.format('a')}", re.IGNORECASE
)
"""An hour among other figures (``kamer 2.14, om 19.30 uur``)."""

_DATED = re.compile(
    r"(?<!\d)(?:19|20)\d{2}(?P<place>, [^,;:\d\n]{3,40})?"
    r"(?:[\s,;|(–-]+(?:(?:te|om|vanaf|aanvang|aanvangstijd|start|begin)[\s:]+)?)" + _CLOCK.format("a"),
    re.IGNORECASE,
)
"""The hour behind the day (``dinsdag 3 maart 2026, aanvang 19.30 uur``)."""

_OTHER = re.compile(r"\b(?:volgend|eerstvolgend|vorig|nieuwe|vervolg)\w*", re.IGNORECASE)
"""Words before the day of another meeting."""

_OPENS = re.compile(
    r"(?:opent|opende|geopend|opening|start(?:en|te|ten)?|begint|beginnen|begon(?:nen)?|begin|aanvang|aanvangstijd)(?:\s+(?:de|het|te|om|voorzitter|vergadering|bijeenkomst|overleg|wordt|is|van|:|\w+)){0,5}?\s*(?:om|te|:)?\s*\(?"
    + _CLOCK.format("a"),
    re.IGNORECASE,
)
_CLOSES = re.compile(
    r"\b(?:sluit|sluiting|sloot|gesloten|einde|afsluiting|beëindigd|eindigt|eindigde|afgesloten)\b[^.\n\d]{0,60}?(?:\b(?:om|te|rond)|:)?\s"
    + _CLOCK.format("a"),
    re.IGNORECASE,
)

_READY = re.compile(
    r"(?:^\W*|[.,;] )(?:klaar|gedaan|afgelopen)\s+(?:(?:om|rond)\s+)?" + _CLOCK.format("a"),
    re.IGNORECASE | re.MULTILINE,
)
"""The hour of the end as a head or a last line says it (``begin 19.30, klaar 21.05``)."""

_CLOSES_BEHIND = re.compile(
    r"\b(?:om|te|rond)\s+"
    + _CLOCK.format("a")
    + r"\s+(?:(?:sluit|sloot|eindigt|beëindigt)\b|wordt (?:\w+ ){0,3}gesloten|gesloten|"
    r"(?:zijn|waren) (?:we|wij) klaar|(?:gaan|gingen) (?:we|wij|allen) (?:\w+ )?naar huis|is het (?:klaar|afgelopen)|"
    r"(?:is|was) de (?:vergadering|bijeenkomst) afgelopen)",
    re.IGNORECASE,
)

_CLOSES_LINE = re.compile(
    r"^\W*"
    + _CLOCK.format("a")
    + r"\W*(?:(?:af)?sluiting|einde)(?: (?:van )?(?:de )?(?:vergadering|bijeenkomst|alv|overleg))?\W*$",
    re.IGNORECASE | re.MULTILINE,
)
"""The hour before the word, on a line that says no more (``22:00 Sluiting``)."""

_HOURS = {
    word: hour
    for hour, words in enumerate(
        ("een één", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien", "elf", "twaalf"), 1
    )
    for word in words.split()
}
_TOLD = re.compile(
    rf"\b(?:(?P<half>half)|kwart (?P<quarter>over|voor))\s+(?P<hour>1[0-2]|[1-9]|{'|'.join(_HOURS)})\b(?![.:]\d)",
    re.IGNORECASE,
)
"""An hour as it is told: ``half 8``, ``kwart over zeven``."""


def find_times(
    document: Document, fields: Sequence[Field], sections: Sequence[Section]
) -> tuple[Value | None, Value | None]:
    """Return when the meeting opened and closed, HH:MM.

    The closing that the text reports wins over the planned one; the planned hours come from a label, else from the
    lines above the first agenda item.
    """
    start, end = _labelled(document, fields)
    dated = None
    if start is None:
        border = min(header_end(document, sections), 1500)
        start, end = _from_range(document.text[:border], 0) if border else (None, end)
        dated = _dated_hour(document.text, border) if start is None else None
        start = _value(dated, "a", 0) if dated and not dated["place"] else start
    opens = _OPENS.search(document.text) or dated
    if opens and start is None:
        start = _value(opens, "a", 0)
    closes = [m for how in (_READY, _CLOSES_LINE, _CLOSES_BEHIND, _CLOSES) for m in how.finditer(document.text)]
    if closes:
        end = _value(closes[-1], "a", 0)
    return start, end


def _dated_hour(text: str, border: int) -> re.Match[str] | None:
    """Return the hour behind a day above the agenda, the day of another meeting left out."""
    found = (
        m
        for m in _DATED.finditer(text, 0, border)
        if not _OTHER.search(text, text.rfind("\n", 0, m.start()) + 1, m.start())
    )
    return next(found, None)


def _labelled(document: Document, fields: Sequence[Field]) -> tuple[Value | None, Value | None]:
    start: Value | None = None
    end: Value | None = None
    ordered = sorted((f for f in fields if f.early), key=lambda f: ("date", "time", "location", "end").index(f.key) if f.key in ("date", "time", "location", "end") else 9)  # fmt: skip # noqa: E501
    for field in ordered:
        if field.key not in ("date", "time", "end", "location"):
            continue
        for a, b in field.values[:2]:
            text = document.text[a:b]
            first, last = _from_range(text, a)
            single = (_SPOKEN if field.key == "location" else _SINGLE).search(text)
            if first is None and single:
                first = _value(single, "a", a)
            if first is None:
                first = _told(text, a)
            if field.key == "end":
                end = end or first
            else:
                start, end = start or first, end or last
    return start, end


def _from_range(text: str, offset: int) -> tuple[Value | None, Value | None]:
    match = _RANGE.search(text)
    return (_value(match, "a", offset), _value(match, "b", offset)) if match else (None, None)


def _value(match: re.Match[str], group: str, offset: int) -> Value:
    hour, minute = int(match[f"{group}h"]) % 24, int(match[f"{group}m"] or 0)
    start = offset + match.start(f"{group}h")
    end = offset + (match.end(f"{group}m") if match[f"{group}m"] else match.end(f"{group}h"))
    return Value(f"{hour:02d}:{minute:02d}", start, end)


def _told(text: str, offset: int) -> Value | None:
    """Return the hour of ``half 8``; up to eight it is in the afternoon or evening unless the morning is named."""
    match = _TOLD.search(text)
    if match is None:
        return None
    hour = _HOURS.get(match["hour"].lower()) or int(match["hour"])
    before = bool(match["half"]) or match["quarter"].lower() == "voor"
    minute = 30 if match["half"] else 45 if before else 15
    hour -= before
    evening = re.search(r"avond", text, re.IGNORECASE) or (hour < 8 and not re.search(r"ochtend|morgen", text))
    if evening and hour < 12:
        hour += 12
    return Value(f"{hour:02d}:{minute:02d}", offset + match.start(), offset + match.end())
