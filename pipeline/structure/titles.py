"""The document's own title: what stands above everything and is no section."""

from __future__ import annotations

import re

from rapidfuzz import fuzz

from pipeline.document import Document
from pipeline.structure.heading_lines import Candidate, body_size
from pipeline.structure.numbering import parse_number
from pipeline.structure.vocabulary import FINITE_VERB, PART_TITLES, STANDALONE_TITLES, kind_of_title, label_of

TITLE_WORDS = re.compile(
    r"\b(?:verslag|notulen|besluitenlijst|agenda|vergadering|zitting|overleg|bijeenkomst|gesprek|notities|notes|meeting|session|sessie|"
    r"raadsvergadering|commissievergadering|ledenvergadering|alv|klankbord\w*|samenvatting)\b|"
    r"(?:verslag|vergadering|overleg|raad|notulen|bijeenkomst)\b|^(?:werkgroep|stuurgroep|projectgroep|commissie|bestuur|kerngroep|wg)\b",
    re.IGNORECASE,
)
_REPORT = re.compile(r"\b(?:verslag|notulen|besluitenlijst)\b", re.IGNORECASE)
"""Words by which the first line is the title, also where a full stop closes it."""

_SHORT_REPORT = re.compile(r"(?:kort|beknopt|concept)\W*(?:verslag|notulen)\b", re.IGNORECASE)
"""How a line says what it is that is no item of an agenda."""

_LONGEST_TITLE = 16
"""Number of words up to which a line at the top may be the title."""

_MAX_SUBTITLE = 12
"""Most words of a line under the title that belongs to it."""

_ORGAN = re.compile(r"\w*(?:bestuur|commissie|directie|vereniging|beraad)\b", re.IGNORECASE)
_CLOCK = re.compile(r"\b\d{1,2}[.:]\d{2}\b")
_DATED = re.compile(r"\d{1,2}[ -]\w+[ -]\d{4}|\d{1,2}[-/]\d{1,2}[-/]\d{2,4}|\d{8}")


def named_title(document: Document) -> str:
    """Return the title that the file's own heading data gives (front matter, HTML); empty without one.

    The title property of PDF and Word files is left alone: it is mostly that of a template or an earlier document.
    """
    return document.metadata.get("title", "").strip() if document.media_type.startswith("text/") else ""


def find_title(document: Document, candidates: list[Candidate]) -> tuple[int, ...]:
    """Return the blocks that make up the title, in order; empty where only the metadata names the document."""
    stated = _stated_title(document, candidates)
    named = named_title(document)
    if stated or named:
        return stated or _repeated_title(document, named)
    return _typographic_title(document)


def _repeated_title(document: Document, named: str) -> tuple[int, ...]:
    """Return the first line of the text where it says the title of the heading data once more."""
    if (
        document.blocks
        and fuzz.ratio(" ".join(document.text_of(document.blocks[0]).lower().split()), named.lower()) > 95
    ):
        return (0,)
    return ()


def _stated_title(document: Document, candidates: list[Candidate]) -> tuple[int, ...]:
    headings = [c for c in candidates if c.look.stated is not None]
    if not headings or headings[0].number is not None or headings[0].look.stated is None:
        return ()
    first = headings[0]
    words_before = sum(
        len(document.text_of(b).split()) for b in document.blocks[: first.index] if b.kind != "furniture"
    )
    if words_before > 60 or (kind_of_title(first.title) == "minutes_approval" and not _is_top(first, headings)):
        return ()
    known = STANDALONE_TITLES.fullmatch(first.title) or kind_of_title(first.title) == "attendance"
    above = _is_top(first, headings) and len(headings) > 1
    if known and not above and not _has_labels(document, first.index):
        return ()
    named = named_title(document)
    if named and fuzz.token_set_ratio(named.lower(), first.title.lower()) < 60 and not _DATED.search(first.title):
        return (first.index,) if _is_top(first, headings) else ()
    if _is_top(first, headings) or TITLE_WORDS.search(first.title) or _DATED.search(first.title):
        return _with_subtitle(document, first, headings)
    return ()


def _has_labels(document: Document, index: int) -> bool:
    """Tell whether the lines under a heading are the header block of the document."""
    following = document.blocks[index + 1 : index + 3]
    return any(
        label_of(document.text_of(block).partition(":")[0].split("\n")[0]) in ("date", "body") for block in following
    )


def _is_top(first: Candidate, headings: list[Candidate]) -> bool:
    return all((h.look.stated or 9) > (first.look.stated or 0) for h in headings[1:])


def _with_subtitle(document: Document, first: Candidate, headings: list[Candidate]) -> tuple[int, ...]:
    if _is_subtitle(document, first.index + 1):
        return first.index, first.index + 1
    second = headings[1] if len(headings) > 1 else None
    if second is None or second.index != first.index + 1 or second.number is not None:
        return (first.index,)
    if _DATED.search(second.title) or _names_organ(second, headings):
        return first.index, second.index
    return (first.index,)


def _is_subtitle(document: Document, index: int) -> bool:
    """Tell whether a block between title and header block is a line such as *Verslag van het overleg*, or bold."""
    block = document.blocks[index] if index < len(document.blocks) else None
    if block is None or block.kind not in ("paragraph", "heading") or not _has_labels(document, index):
        return False
    line = document.text_of(block).strip()
    short = len(line.split()) <= _MAX_SUBTITLE and "\n" not in line and not line.endswith((":", "."))
    bold = block.kind == "paragraph" and document.share_marked(block.start, block.end, "bold") > 0.9
    return short and (bold or _REPORT.match(line) is not None) and label_of(line) is None


def _names_organ(second: Candidate, headings: list[Candidate]) -> bool:
    """Tell whether a heading under the name of an organisation is the title of its meeting: alone on its level."""
    alone = all((h.look.stated or 9) > (second.look.stated or 0) for h in headings[2:])
    alone = alone and (len(headings) > 2 or _SHORT_REPORT.match(second.title) is not None)
    known = STANDALONE_TITLES.fullmatch(second.title) or kind_of_title(second.title) != "topic"
    return alone and not known and bool(TITLE_WORDS.search(second.title) or _ORGAN.search(second.title))


def _is_title_below(document: Document, index: int) -> bool:
    """Tell whether the title stands under a line of a letterhead, such as an address."""
    for block in document.blocks[index + 1 : index + 3]:
        line = document.text_of(block).strip()
        if (
            block.kind != "paragraph"
            or block.table is not None
            or label_of(line.partition(":")[0])
            or parse_number(line)
        ):
            return False
        if TITLE_WORDS.search(line) and not FINITE_VERB.search(line) and not STANDALONE_TITLES.fullmatch(line):
            return len(line.split()) <= _LONGEST_TITLE
    return False


def _typographic_title(document: Document) -> tuple[int, ...]:
    """Take the lines at the top up to the first label, number, table or sentence; a letterhead is no part of it."""
    usual = body_size(document)
    letterhead: list[int] = []
    found: list[int] = []
    for index, block in enumerate(document.blocks[:15]):
        if block.kind == "furniture":
            continue
        line = document.text_of(block).strip()
        if block.kind != "paragraph" or block.table is not None or len(line.split()) > _LONGEST_TITLE:
            break
        label = label_of(line.partition(":")[0]) and (found or not _REPORT.fullmatch(line))
        closed = line.endswith((".", ";")) and (found or not _REPORT.search(line))
        if parse_number(line) or label or closed or FINITE_VERB.search(line):
            break
        strong = document.share_marked(block.start, block.end, "bold") > 0.9 or bool(
            usual and block.size and block.size > usual * 1.08
        )
        if not (strong or TITLE_WORDS.search(line) or line.isupper() or not (found or letterhead)):
            above = " ".join(document.text_of(document.blocks[i]) for i in found)
            if TITLE_WORDS.search(above) or _ORGAN.search(above) or not _is_title_below(document, index):
                break
            letterhead, found = letterhead + found, []
            continue
        following = document.blocks[index + 1 : index + 2]
        heads_list = not found and bool(following) and following[0].kind == "list_item"
        if found and _CLOCK.search(line):
            break
        known = STANDALONE_TITLES.fullmatch(line.rstrip(" :")) or PART_TITLES.fullmatch(line.rstrip(" :"))
        if (found or heads_list) and known:
            break
        found.append(index)
        if len(found) == 3:
            break
    return tuple(found or letterhead)
