"""Which organ met."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.document import Document
from pipeline.facts import Value
from pipeline.structure.dates import find_dates
from pipeline.structure.fields import Field

_KIND_WORDS = re.compile(
    r"^\W*(?:(?:concept|kort|openbaar|voorlopig|definitief|digitaal|vastgesteld|beknopt|woordelijk)\w*[\s-]+)*"
    r"(?:besluitenlijst|verslag|verslagje|notulen|vergaderverslag|agenda|actielijst|besprekingsverslag|gespreksverslag|notities|"
    r"minutes|notes)\b(?:\s*(?:&|en|/)\s*(?:kort |beknopt )?(?:verslag|notulen|besluitenlijst|actielijst))?"
    r"(?:\s+(?:per agendapunt|in het kort|extra|online))?\s*(?::|-|–)?\s*",
    re.IGNORECASE,
)
_LINK = re.compile(
    r"^(?:(?:van|voor|over)\s+)?(?:(?:de|het|een)\s+)?(?:(?:openbare|besloten|gewone|extra|\d+e|eerste|digitale|virtuele|fysieke)\s+)*",
    re.IGNORECASE,
)
_MEETING_OF = re.compile(
    r"^(?:vergadering|bijeenkomst|overleg|sessie|meeting)\s+(?:van\s+)?(?:de\s+|het\s+)?(?=[^\W\d_]{3})", re.IGNORECASE
)
_COMPOUND = re.compile(
    r"\b(?P<organ>bestuurs|raads|commissie|staten|college|directie|ouderraads|wijkraads|dorpsraads)vergadering(?:en)?\b",
    re.IGNORECASE,
)
_COMPOUNDS = {
    "bestuurs": "bestuur",
    "raads": "raad",
    "staten": "Provinciale Staten",
    "ouderraads": "ouderraad",
    "wijkraads": "wijkraad",
    "dorpsraads": "dorpsraad",
}
_ORGAN = re.compile(
    r"\b(?:\w*raad|\w*bestuur|\w*commissie|\w*werkgroep\d*|wg|stuurgroep|projectgroep|\w*groep|\w*overleg|\w*klankbord\w*|"
    r"college|\w*board|\w*vergadering|alv|hv|\w*team|\w*platform|kamer|\w*comité|vereniging|stichting|\w*staten|\w*kring|"
    r"directie|\w*council|\w*tafel|forum|fractie|to|presidium|\w*alliantie|\w*coalitie|\w*netwerk|\w*panel|g?mr|mt|vve|"
    r"\w*belangen|\w*regiegroep|consortium|coöperatie|unie|bond)\b",
    re.IGNORECASE,
)
_ANY_MEETING = re.compile(
    r"(?:vergadering|overleg|bijeenkomst|sessie|meeting)(?:\s+(?:week|nr\.?|nummer))?\W*\d*", re.IGNORECASE
)
"""What any organ may call its meeting: it does not say which organ met."""

_TAIL = re.compile(
    r"\s*(?:[-–|:(]|\bd\.?d\.?|\bsession|\bsessie|(?:\bbijeenkomst|\bvergadering)?(?:\s+van|\s+op)?)?\s*(?:nr\.?|#|nummer)?\s*(?:(?<!\w)\d{1,3})?\s*[-–,:(]*\s*"
    r"(?:\b(?:maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag|ma|di|wo|do|vr|za|zo)\.?)?\s*$",
    re.IGNORECASE,
)


def find_body(document: Document, title: str, title_span: tuple[int, int], fields: Sequence[Field]) -> Value | None:
    """Return the organ that met: what the title names beside the kind of document and the date, else a label.

    None where no word in it is one for an organ: a title such as *Kennismaking* names a subject, not an organ.
    """
    named = [(name_in(text), span) for text, span in _sources(document, title, title_span, fields)]
    found = next(((body, span) for body, span in named if body and not _ANY_MEETING.fullmatch(body)), None)
    return Value(found[0], *found[1]) if found else None


def _sources(
    document: Document, title: str, title_span: tuple[int, int], fields: Sequence[Field]
) -> list[tuple[str, tuple[int, int]]]:
    lines = [line.strip() for line in document.text[slice(*title_span)].split("\n") if line.strip()]
    named = [line for line in lines if _ORGAN.search(line)]
    told = [line for line in named if _KIND_WORDS.match(line) and name_in(line)]
    # the name of the organisation stands in a line above the name of the organ
    own = (
        " ".join(lines[lines.index(told[0]) :])
        if len(told) == 1
        else named[0]
        if len(named) == 1 and named[0] == lines[-1]
        else title
    )
    found = [(own, title_span), (title, title_span)]
    for field in fields:
        if field.key == "body" and field.early:
            found.append((document.text[field.values[0][0] : field.values[0][1]], field.values[0]))
    for block in document.blocks[:4]:
        text = document.text_of(block)
        if block.kind == "cell" and len(text.split()) <= 6 and _ORGAN.match(text):
            found.append((text, (block.start, block.end)))
        elif block.kind != "furniture" and block.table is None:
            sentence = re.split(r"(?<=\w)[.:](?:\s|$)|\s(?:gehouden|inzake)\s", text)[0]
            if len(sentence.split()) <= 25 and _KIND_WORDS.match(sentence):
                found.append((sentence, (block.start, block.start + len(sentence))))
    return found


def name_in(title: str) -> str | None:
    """Return the organ that a title names (``Notulen bestuursvergadering De Linde, 3 mei`` -> ``bestuur De Linde``)."""
    text = " ".join(title.split())
    before, mark, after = (
        re.split(r"(\s[-–|]\s)", text, maxsplit=1) if re.search(r"\s[-–|]\s", text) else ("", "", text)
    )
    if (
        mark
        and not _KIND_WORDS.match(before)
        and _ORGAN.search(_KIND_WORDS.sub("", after))
        and _KIND_WORDS.match(after)
    ):
        text = after  # "Gemeente Meerwijk - Verslag commissie Ruimte"
    dates = find_dates(text, None)
    if dates and _ORGAN.search(_KIND_WORDS.sub("", text[: dates[0].start])):
        text = text[: dates[0].start]
    else:
        for fact in reversed(dates):
            text = text[: fact.start] + text[fact.end :]
    text = re.sub(
        r"\(\s*\)|\b\d{8}\b|\b\d{1,2}[.:]\d{2}(?:\s*(?:-|–|tot)\s*\d{1,2}[.:]\d{2})?(?: uur)?|\b\d{1,2}[-/]\d{1,2}\b",
        "",
        text,
    )
    for _ in range(2):
        text = _KIND_WORDS.sub("", text)
        text = _LINK.sub("", text)
    shorter = _MEETING_OF.sub("", text)
    text = shorter if _ORGAN.search(shorter) else text
    text = _COMPOUND.sub(lambda m: _COMPOUNDS.get(m["organ"].lower(), m["organ"]), text)
    text = re.sub(r"\b(?:inzake|verslag|notulen|gehouden)\b.*$", "", text, flags=re.IGNORECASE)
    text = re.sub(r"\s*\([^()]*\Z", "", _TAIL.sub("", text).strip(" .,;:-–|()#"))
    return text if text and _ORGAN.search(text) and len(text.split()) <= 14 else None
