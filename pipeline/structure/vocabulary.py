"""The words by which Dutch and Flemish minutes name their parts, out of ``vocabulary.json``."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from importlib.resources import files

_DATA = json.loads(files(__package__).joinpath("vocabulary.json").read_text(encoding="utf-8"))


def _any(alternatives: Sequence[str], before: str = "", after: str = "") -> re.Pattern[str]:
    return re.compile(f"{before}(?:{'|'.join(alternatives)}){after}", re.IGNORECASE)


AGENDA_LEVEL = _any(_DATA["agenda_level"])
"""Titles that stand on the level of the agenda itself, also where they carry no number."""

STANDALONE_TITLES = _any(_DATA["standalone_titles"])
"""Titles that make a heading of a short line that stands alone, whatever its type."""

COUNTED_TITLES = _any(_DATA["counted_titles"])
"""Titles that count what an item treats: ``Voorstel 1``, ``Motie B``."""

PART_TITLES = _any(_DATA["part_titles"])
"""Titles of the parts in which a meeting treats its agenda, and under which the numbered items stand."""

PART_LABELS = _any(_DATA["part_labels"])
"""Labels that count the parts of a meeting, before a colon and what each is about (``Blok 2: Wonen``)."""

ORDINAL_LABELS = _any(_DATA["ordinal_labels"])
"""The same in words, which only a line in bold may use (``Tweede vraag: Wie betaalt?``)."""

ITEM_END = _any(_DATA["item_end"])
"""Titles that close one agenda item, whatever stands between."""

MOTION_PARTS = _any(_DATA["motion_parts"])
"""How the lines begin that lead in the parts of a motion: they head nothing."""

FINITE_VERB = _any(_DATA["finite_verbs"], r"(?<!te )\b", r"\b")
"""Finite verbs that a sentence has and a heading seldom has."""

CHAIR, SECRETARY, GUEST = (_any(_DATA["functions"][key]) for key in ("chair", "secretary", "guest"))
"""Functions that stand behind a name on an attendance list."""

_SECTION_KINDS = {key: _any(alternatives) for key, alternatives in _DATA["section_kinds"].items()}
_LABELS = {key: _any(alternatives) for key, alternatives in _DATA["labels"].items()}


def kind_of_title(title: str) -> str:
    """Return the kind of a section by how its title begins, ``topic`` where no other fits."""
    plain = re.sub(r"^\W+", "", title)
    return next((kind for kind, pattern in _SECTION_KINDS.items() if pattern.match(plain)), "topic")


def label_of(text: str) -> str | None:
    """Return which header field a label announces (``Datum`` -> ``date``), None where it is no label."""
    plain = re.sub(r"\s*\([^)]*\)\s*$", "", text.strip()).strip(" :*.-\t")
    if not plain or len(plain) > 45 or len(text) > 90:
        return None
    return next((key for key, pattern in _LABELS.items() if pattern.fullmatch(plain)), None)
