"""Finds the organisations in the column of a table whose header says that it holds them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.document import Block
from pipeline.nlp.components.organisation_names import split_affiliation
from pipeline.nlp.context import Context
from pipeline.nlp.rules import load_rules
from pipeline.structure.names import fold_name

_HEADER = re.compile(r"(?i)(?:organisaties?|instantie|instelling|bedrijf|werkgever|namens|organisation)\W*")
_NAME = re.compile(r"(?=[^\n]*[^\W\d_]{2})[^\W_][^\n()|?]{1,60}")
_LONG = 6
"""Words from which a cell is rather a sentence."""


def find_in_columns(context: Context) -> Iterator[str]:
    """Yield the names in a column of organisations beside those present (``Organisatie | Naam``).

    The cell of a table beside which nobody from the list stands is left out, as are words for nothing and for roles.
    """
    cells = [block for block in context.document.blocks if block.table is not None]
    headers = {
        (cell.table, cell.column) for cell in cells if _HEADER.fullmatch(context.text[cell.start : cell.end].strip())
    }
    listed = [attendee.name for attendee in context.structure.attendees]
    for cell in cells:
        written = context.text[cell.start : cell.end]
        beside = [other for other in cells if other.table == cell.table and other.row == cell.row and other != cell]
        if (cell.table, cell.column) in headers and _holds_somebody(context, beside, listed):
            names = list(split_affiliation(written.strip())) or [written.strip()]  # a name in small letters
            yield from (name for name in names if _may_be_organisation(name, listed))


def _holds_somebody(context: Context, cells: list[Block], listed: list[str]) -> bool:
    return any(name in context.text[cell.start : cell.end] for cell in cells for name in listed)


def _may_be_organisation(name: str, listed: list[str]) -> bool:
    words = name.split()
    if not _NAME.fullmatch(name) or len(words) > _LONG or _HEADER.fullmatch(name):
        return False
    known = {*load_rules("roles")["roles"], *load_rules("organisations")["generic"]}
    return words[0].lower() not in known and fold_name(name) not in {fold_name(other) for other in listed}
