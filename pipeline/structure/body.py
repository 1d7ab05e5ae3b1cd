"""Which organ met."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.document import Document
from pipeline.facts import Value
from pipeline.structure.dates import find_dates
from pipeline.structure.fields import Field
from pipeline.structure.titles import named_title

_KIND_WORDS = re.compile(
    r"^\W*(?:(?:concept|kort|openbaar|voorlopig|definitief|digitaal|vastgesteld|beknopt|woordelijk)\w*[\s-]+)*"
    r"(?:besluitenlijst|verslag|verslagje|notulen|vergaderverslag|agenda|actielijst|besprekingsverslag|gespreksverslag|notities|"
    r"minutes|notes)\b(?:\s*(?:&|en|/)\s*(?:kort |beknopt )?(?:verslag|notulen|besluitenlijst|actielijst))?"
    r"(?:\s+(?:per agendapunt|in het kort|extra|online))?\s*(?::|-|–)?\s*",
    re.IGNORECASE,
)
_LINK = re.compile(
    r"^(?:(?:van|voor|over)\s+)?(?:(?:de|het|een)\s+)?(?:(?:openbare|besloten|gewone|extra|\d+e|eerste|tweede|derde|vierde|vijfde|zesde|zevende|achtste|negende|tiende|digitale|virtuele|fysieke)\s+)*",
    re.IGNORECASE,
)
_MEETING_OF = re.compile(
    r"^(?:(?:overleg)?vergadering|bijeenkomst|overleg|sessie|meeting)\s+(?:van\s+)?(?:de\s+|het\s+)?(?=[^\W\d_]{2})",
    re.IGNORECASE,
)
_COMPOUND = re.compile(
    r"\b(?P<organ>bestuurs|raads|commissie|staten|college|directie|\w{2,}raads?|\w{3,}groeps?|\w{2,}commissie)"
    r"(?:vergadering|overleg|bijeenkomst)(?:en)?\b",
    re.IGNORECASE,
)
_COMPOUNDS = {
    "bestuurs": "bestuur",
    "raads": "raad",
    "staten": "Provinciale Staten",
}
_ORGAN = re.compile(
    r"\b(?:\w*raad|\w*bestuur|\w*commissie|\w*werkgroep\d*|wg|stuurgroep|projectgroep|(?!(?:zorg|scholen|onderwijs|woon|bouw|welzijns)groep\b)\w*groep|\w*overleg|\w*klankbord\w*|"
    r"college|\w*board|\w*vergadering|alv|hv|\w*team|\w*platform|kamer|\w*comité|vereniging|stichting|\w*staten|\w*kring|"
    r"directie|\w*council|\w*tafel|forum|fractie|to|presidium|\w*alliantie|\w*coalitie|\w*netwerk|\w*panel|g?mr|mt|vve|"
    r"(?-i:[CG]?OR|CR)|\w*belangen|\w*regiegroep|consortium|coöperatie|unie|bond)\b",
    re.IGNORECASE,
)
_ANY_MEETING = re.compile(
    r"(?:vergadering|overleg|bijeenkomst|sessie|meeting)(?:\s+(?:week|nr\.?|nummer))?\W*\d*", re.IGNORECASE
)
"""What any organ may call its meeting: it does not say which organ met."""

_COMPANY = re.compile(
    r"(?-i:\b(?:B\.?V|N\.?V)\b)|\b(?:VvE|stichting|vereniging|coöperatie|\w*gemeente te|parochie|\w*school|\w+college|"
    r"\w*ziekenhuis|zorggroep|\w*woningcorporatie|woonzorg\w*|universiteit|hogeschool|waterschap|gemeente|provincie)\b",
    re.IGNORECASE,
)
"""Words that make the line beside the name of an organ that of its organisation."""

_TAIL = re.compile(
    r"\s*(?:[-–|:(]|\bd\.?d\.?|\bsession|\bsessie|(?:\bbijeenkomst|\bvergadering|\bzitting)?(?:\s+van|\s+op)?)?\s*(?:nr\.?|#|nummer)?\s*(?:(?<!\w)\d{1,3})?\s*[-–,:(]*\s*"
    r"(?:\b(?:maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag|ma|di|wo|do|vr|za|zo)\.?)?\s*$",
    re.IGNORECASE,
)


def find_body(document: Document, title: str, title_span: tuple[int, int], fields: Sequence[Field]) -> Value | None:
    """Return the organ that met: what the title names beside the kind of document and the date, else a label.

    None where no word in it is one for an organ: a title such as *Kennismaking* names a subject, not an organ.
    """
    named = [(name_in(text), span) for text, span in _sources(document, title, title_span, fields)]
    found = next(((body, span) for body, span in named if body and not _ANY_MEETING.fullmatch(body)), None)
    if found and " " not in found[0]:  # "Besluitenlijst raadsvergadering" above "... van de gemeenteraad van Meerwijk"
        named.append((name_in(named_title(document)), title_span))
        fuller = ((body, span) for body, span in named if body and _names_fully(body, found[0]))
        found = next(fuller, None) or (_with_company(document, found[0], title_span), found[1])
    return Value(found[0], *found[1]) if found else None


def _with_company(document: Document, organ: str, title_span: tuple[int, int]) -> str:
    """Return an organ with the organisation that the other line of the title, or a line above or under it, names."""
    under = next((b for b in document.blocks if b.start >= title_span[1] and b.kind == "paragraph"), None)
    lines = document.text[slice(*title_span)].split("\n")
    lines += document.text_of(under).split("\n")[:1] if under else []
    lines += [document.text_of(block) for block in document.blocks[:3] if block.end <= title_span[0]]
    for line in lines:
        company = re.split(r", ", line.strip())[0]
        if (
            _COMPANY.search(company)
            and not _KIND_WORDS.match(company)
            and ":" not in line
            and len(company.split()) <= 6
        ):
            return f"{organ} {company}"
    return organ


def _names_fully(body: str, organ: str) -> bool:
    """Tell whether a name tells of which organisation an organ is (``gemeenteraad van Meerwijk`` for ``raad``)."""
    first, _, rest = body.partition(" ")
    return bool(rest) and first.lower().endswith(organ.lower()) and len(body.split()) <= 8


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
    found = [(own, title_span), *((line, title_span) for line in named), (title, title_span)]
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


def _bare(text: str) -> str:
    """Return what a title says beside the kind of document and the day."""
    for fact in reversed(find_dates(text, None)):
        text = text[: fact.start] + text[fact.end :]
    return _TAIL.sub("", _LINK.sub("", _KIND_WORDS.sub("", text))).strip(" .,;:-–|()#")


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
        # "Gemeente Meerwijk - Verslag commissie Ruimte", "Regiegroep Wonen - verslag overleg 3"
        text = before if _ANY_MEETING.fullmatch(_bare(after) or "overleg") and _ORGAN.search(before) else after
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
    text = _COMPOUND.sub(
        lambda m: _COMPOUNDS.get(m["organ"].lower(), re.sub(r"(?<=raad|roep)s$", "", m["organ"])), text
    )
    text = re.sub(r"(?<=\w)\s+[-–/]\s+(?:bestuurder|directie|werkgever)\b", "", text, flags=re.IGNORECASE)
    text = re.sub(
        r"\b(?:(?:kort|beknopt|openbaar|voorlopig) )?(?:inzake|\w{0,8}verslag(?:je)?|\w{0,8}notulen|gehouden)\b.*$",
        "",
        text,
        flags=re.IGNORECASE,
    )
    text = re.sub(r"\b(?:no|nr|nummer)\b\.?\s*\d*\W*$", "", text, flags=re.IGNORECASE)
    text = re.sub(r"\s*\([^()]*\Z", "", _TAIL.sub("", text).strip(" .,;:-–—|()#~"))
    return text if text and _ORGAN.search(text) and len(text.split()) <= 14 else None
