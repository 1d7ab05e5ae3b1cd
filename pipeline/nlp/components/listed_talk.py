"""Tells the lines of an action list that hand out nothing: what somebody thinks, an address, an agreement."""

from __future__ import annotations

import re

from pipeline.nlp.components.task_lines import Line
from pipeline.nlp.rules import compile_pattern, load_rules

_ADDRESS = re.compile(r"\(?\S*(?:@\S+\.|https?://|[\w-]+\.(?:nl|io|com|org|eu|be)\b)\S*\)?")

_BESIDE = 4
"""Most words beside an address of a line that says no more than where somebody or something is found."""


def is_address(text: str) -> bool:
    """Tell whether a line only says where somebody or something is found on the net."""
    rest, addresses = _ADDRESS.subn("", text)
    return addresses > 0 and len(rest.split()) <= _BESIDE and not re.search(r"(?<!\w)[a-zà-ÿ]{3,}en\b", rest)


def is_statement(line: Line) -> bool:
    """Tell whether a line gives what somebody says or thinks (``Saskia vindt de lijst te lang``)."""
    text = line.context.document.text_of(line.block)
    actor = line.actors[0] if line.actors else None
    if actor is None or actor.kind != "person":
        return False
    thinks = load_rules("action_items")["thinks"]
    behind = compile_pattern(rf" (?:\w+ )?(?:{thinks})(?!\w)").match(text, actor.end - line.block.start)
    before = compile_pattern(rf"(?<!\w)(?:{thinks}) $").search(text, 0, actor.start - line.block.start)
    return behind is not None or before is not None


def is_of_agreements(title: str | None) -> bool:
    """Tell whether a list is of what was agreed, which need not be tasks."""
    return re.fullmatch(r"\W*(?:gemaakte )?afspraken(?:lijst)?\W*", title or "", re.IGNORECASE) is not None
