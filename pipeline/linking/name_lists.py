"""Names that people in the Netherlands and Flanders bear."""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files

from pipeline.structure.names import fold_name


@cache
def given_names() -> frozenset[str]:
    """Return the folded given names that people in the Netherlands and Flanders bear."""
    # read as data: the language layer itself is not needed to link
    lists = json.loads(files("pipeline").joinpath("nlp", "rules", "given_names.json").read_text(encoding="utf-8"))
    return frozenset(fold_name(name) for name in (*lists["names"], *lists["ambiguous"]))


@cache
def common_surnames() -> frozenset[str]:
    """Return the folded surnames, with their tussenvoegsels, that so many bear that namesakes are to be expected."""
    lists = json.loads(files("pipeline.linking").joinpath("surnames.json").read_text(encoding="utf-8"))
    return frozenset(lists["common"].split(", "))
