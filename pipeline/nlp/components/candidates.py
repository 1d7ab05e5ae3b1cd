"""What may be a person's name, before anything is known of who else the document names."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from pipeline.nlp.rules import load_rules


@dataclass(frozen=True, slots=True)
class Candidate:
    """A name that may be a person's, where it stands, and the rule by which it is taken for one.

    ``name`` is as it is said (``Bram de Wit``), where it is not written so (``DE WIT``, ``Wit, Bram de``) with
    ``written`` beside it.
    """

    name: str
    start: int
    end: int
    rule: str
    role: str | None = None
    initials: str | None = None
    written: str | None = None
    present: bool = True
    """For a name on a list: whether the list is of those who were there."""


@cache
def not_names() -> frozenset[str]:
    """Return the words that no name begins or ends with."""
    return frozenset(load_rules("people")["not_names"])


@cache
def noun_endings() -> tuple[str, ...]:
    """Return the endings of ordinary nouns."""
    return tuple(load_rules("people")["noun_endings"])


def clean_name(name: str) -> str | None:
    """Return a name with its white space folded, None where it begins or ends with a word that no name has."""
    words = name.split()
    if words[-1] in not_names() or words[0].rstrip(".") in not_names() - {"De", "Van", "Op", "Aan", "In", "Het"}:
        return None
    if len(words) > 1 and not set(load_rules("people")["things"]).isdisjoint(words):
        return None
    last = words[-1].lower()
    if len(words) > 1 and any(last.endswith(street) and last != street for street in load_rules("people")["street"]):
        return None
    return " ".join(words)
