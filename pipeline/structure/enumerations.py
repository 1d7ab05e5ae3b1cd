"""Numbered lists that a sentence leads in: they say what there was or will be, and head nothing."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.document import Document
from pipeline.structure.heading_lines import Candidate

_FEW = 3
"""Number of items from which such a list is an enumeration, and no item with its text under it."""

_WORDS = 6
"""Number of words from which a line with a colon is a sentence that leads a list in, and no label or heading."""

_AGENDA = re.compile(r"\w .*\bagenda\b|\bagenda\b.*\w", re.IGNORECASE)
"""A shorter one that does as well: ``Op de agenda:``, ``De agenda is:``."""


def find_enumerations(document: Document, candidates: Sequence[Candidate]) -> frozenset[int]:
    """Return the blocks of the numbered items, of lists led in by a sentence, that have nothing but each other.

    An item with text or bullets under it belongs to minutes that stand in a list, and a list whose count goes on
    further down as well.
    """
    found: set[int] = set()
    for candidate in candidates:
        if candidate.number and candidate.number.path == (1,) and _is_led_in(document, candidate.index):
            items = _items_from(document, candidate.index)
            last = next((c for c in reversed(candidates) if c.index in items and c.look == candidate.look), candidate)
            if len(items) >= _FEW and not counts_on(last, candidates):
                found.update(items)
    return frozenset(found)


def counts_on(last: Candidate, candidates: Sequence[Candidate]) -> bool:
    """Tell whether the number after that of an item stands further down, on a line that looks the same."""
    if last.number is None:
        return False
    following = (last.number.path[0] + 1,)
    return any(
        c.index > last.index + 1 and c.look == last.look and c.number is not None and c.number.path == following
        for c in candidates
    )


def _is_led_in(document: Document, index: int) -> bool:
    block, before = document.blocks[index], document.blocks[index - 1] if index else None
    if before is None or before.kind != "paragraph" or block.kind != "list_item" or before.table is not None:
        return False
    line = document.text_of(before).rstrip()
    return line.endswith(":") and (len(line.split()) >= _WORDS or bool(_AGENDA.search(line.rpartition(". ")[2])))


def _items_from(document: Document, index: int) -> range:
    end = index
    blocks = document.blocks
    while end < len(blocks) and blocks[end].kind == "list_item" and blocks[end].table is None and blocks[end].number:
        end += 1
    under = end < len(blocks) and (blocks[end].kind == "list_item" or blocks[end].tight)
    return range(index, index) if under else range(index, end)
