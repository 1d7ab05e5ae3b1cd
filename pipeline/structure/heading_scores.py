"""How much speaks for a line being a heading."""

from __future__ import annotations

import re

from pipeline.document import Document
from pipeline.structure.heading_lines import Candidate
from pipeline.structure.surroundings import goes_on_sentence, opens_lines, opens_long_items, opens_paragraph, opens_text
from pipeline.structure.vocabulary import (
    COUNTED_TITLES,
    FINITE_VERB,
    ORDINAL_LABELS,
    PART_LABELS,
    PART_TITLES,
    STANDALONE_TITLES,
    label_of,
)

_ITEM = re.compile(r"agenda ?punt \d", re.IGNORECASE)
"""How a line begins that says of itself that it is an item of the agenda."""

_SPEAKER = re.compile(r"^[^\W\d_][\w'’.-]+(?: [\w'’.-]+){0,4}(?: \([^)]*\))?:\s+\S")


def score_line(document: Document, candidate: Candidate, usual: float | None, *, counted: bool) -> float:
    """Add up what speaks for and against a heading; a counted line is no label (``3. Gast: X``)."""
    block, title = document.blocks[candidate.index], candidate.title
    line = document.text_of(block).strip()
    words = title.split()
    look = candidate.look
    score = 3.0 if look.stated is not None else 0.0
    score += 1.2 * (look.bold or look.italic) + 0.6 * look.caps + 0.9 * (candidate.number is not None)
    score += 0.6 * (look.caps and not block.tight and opens_text(document, candidate.index))
    score += 0.5 * bool(_ITEM.match(line))
    score += 1.0 * bool(usual and look.size and look.size > usual * 1.08)
    label, _, about = title.partition(":")
    counts = PART_LABELS.fullmatch(label.strip()) or (look.bold and ORDINAL_LABELS.fullmatch(label.strip()))
    part = bool(counts and about)
    known = part or any(titles.fullmatch(title) for titles in (STANDALONE_TITLES, COUNTED_TITLES, PART_TITLES))
    if known:
        score += 1.6
    elif STANDALONE_TITLES.match(title) and len(words) <= 8:
        score += 0.6
    score += 0.4 if len(words) <= 8 else 0.0
    if look.stated is None:
        score -= 1.0 * (len(words) > 14) + 0.8 * title[0].islower()
        score -= 1.2 * (line.endswith((".", ";", ",")) and not line.endswith(("k.", "etc.")))
        score -= 1.0 * (len(words) > 4 and not line.endswith("?") and bool(FINITE_VERB.search(title)))
    score -= 1.2 * (look.depth > 0 and candidate.number is None and not _heads_item(document, candidate)) + 0.3 * (
        look.depth > 0 and candidate.number is not None
    )
    if look.stated is None and (
        (_SPEAKER.match(line) and not part) or (not known and not counted and label_of(label) not in (None, "body"))
    ):
        score -= 2.5
    if line.endswith(":") and candidate.number is None:
        opens = opens_paragraph(document, candidate.index) or (
            look.bold and opens_long_items(document, candidate.index)
        )
        score += 0.5 if len(words) <= 4 and opens else -0.6 * (not known)
    if look.stated is None and candidate.number is None and goes_on_sentence(document, candidate.index):
        score -= 2.5
    score -= 0.6 * (candidate.index == len(document.blocks) - 1)
    return score


def _heads_item(document: Document, candidate: Candidate) -> bool:
    """Tell whether a bold bullet has its text under it instead of being one item of a list."""
    following = document.blocks[candidate.index + 1 : candidate.index + 2]
    return candidate.look.bold and bool(following) and following[0].kind == "paragraph"


def stands_alone(document: Document, candidate: Candidate) -> bool:
    """Tell whether a short line has white space above it and a sentence under it."""
    block = document.blocks[candidate.index]
    line = document.text_of(block).strip()
    short = line[0].isupper() and len(line.split()) <= 6 and (line[-1].isalnum() or line[-1] in "?)")
    return (
        short
        and not block.tight
        and (opens_text(document, candidate.index) or ("," not in line and opens_lines(document, candidate.index)))
    )
