"""Reads the state of a task: what a status column, a note behind it or a box before it says."""

from __future__ import annotations

import re

from pipeline.nlp.rules import any_of, compile_pattern, load_rules

_BOX = re.compile(r"(?:\[(?P<mark>[ xXvV✓✔]?)\]|(?P<sign>[☐☑✅✓✔☒]))\s+")
"""A box before a task, ticked or not."""

_LONGEST_BOX = 5
"""Number of characters that a box takes with the space behind it."""


def find_box(text: str, start: int) -> re.Match[str] | None:
    """Return the box with which a line begins, or that its format sets right before it."""
    before = (_BOX.match(text, at, start) for at in range(max(start - _LONGEST_BOX, 0), start))
    return _BOX.match(text, start) or next((box for box in before if box and box.end() == start), None)


def is_done(written: str) -> bool:
    """Tell whether a status says that a task is finished."""
    rules = load_rules("action_items")
    words = " ".join(written.lower().split()).strip(" .*_()!")
    words = re.sub(r"^(?:(?:is|zijn|reeds|al|inmiddels|status:) )+", "", words)
    if words in rules["done"]:
        return True
    first = re.split(r"[\s.,:;]", words)[0]
    # "gereed voor 1 mei" is still to be done
    ahead = compile_pattern(rf"{re.escape(first)} (?:{any_of(rules['ahead'])})(?!\w)").match(words)
    return len(first) > 3 and first in rules["done"] and ahead is None


def is_status(written: str) -> bool:
    """Tell whether a cell holds nothing but the state of a task."""
    words = " ".join(written.lower().split()).strip(" .*_()!")
    return words in load_rules("action_items")["pending"] or is_done(written)


def is_ticked(box: re.Match[str]) -> bool:
    """Tell whether a box before a task is ticked."""
    return (box["mark"] or "").strip() != "" or (box["sign"] or "☐") != "☐"
