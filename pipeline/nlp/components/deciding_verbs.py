"""Makes wordings of the verbs by which a body decides in saying so: *neemt aan*, *wijst af*, *stelt in*."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from pipeline.nlp.rules import load_rules

_SUBJECT = r"(?:^\W*|[;:,] |\b(?:en|maar) ){Body} (?:\S+ ){0,3}?"
"""A body that opens a clause, with what may stand between it and its verb."""

_CLOSE = (
    r"(?=\W*$|[.,;:!]"
    r"| (?:en|met|mits|onder|zonder|per|behoudens|tot|voor|tegen|als|om|zoals|conform|na|op|in|aan|over|naar)\b)"
)
"""What follows a word split off from its verb, which ends the clause."""


def deciding_verbs() -> Iterator[dict[str, Any]]:
    """Yield a wording per outcome, in the form of those of ``rules/conclusions.json``: each verb in each word order."""
    acts = load_rules("conclusions")["acts"]
    for outcome in dict.fromkeys(verb["outcome"] for verb in acts["verbs"]):
        verbs = [verb for verb in acts["verbs"] if verb["outcome"] == outcome]
        done = rf"(?:{'|'.join(verb['participle'] for verb in verbs)})\b(?! (?:als|dat)\b)"
        patterns = (
            # de vergadering neemt het voorstel aan
            rf"{_SUBJECT}{_finite(verbs)}",
            # hiermee neemt de vergadering het voorstel aan
            rf"^\W*(?:{acts['adverbs']})\b(?: [^\s,;:]+){{0,8}}? {_finite(verbs, subject=' {Body}')}",
            # de vergadering heeft het voorstel aangenomen
            rf"(?:^\W*|[;:,] ){acts['itself']} (?:heeft|hebben) (?:\S+ ){{0,14}}?{done}",
            # het voorstel is hiermee aangenomen
            rf"\b(?:is|zijn) (?:{acts['performed']}) (?:\S+ ){{0,6}}?{done}",
            # het voorstel wordt door de vergadering aangenomen
            rf"\b(?:wordt|worden|werd|werden) (?:\S+ ){{0,6}}?door {{Body}} (?:\S+ ){{0,6}}?{done}",
            rf"\bdoor {{Body}} (?:wordt|worden|werd|werden) (?:\S+ ){{0,10}}?{done}",
        )
        yield {**acts, "name": "deciding_verb", "pattern": "|".join(patterns), "outcome": outcome, "elsewhere": True}


def _finite(verbs: list[Mapping[str, Any]], *, subject: str = "") -> str:
    return rf"(?:{'|'.join(_clause(verb, subject) for verb in verbs)})"


def _clause(verb: Mapping[str, Any], subject: str) -> str:
    """Return a finite verb with its subject behind it, what it needs as an object, and what is split off from it."""
    needed = rf"(?=[^.;:]{{0,160}}?(?:{_objects(verb['of'])}))" if "of" in verb else ""
    forms = rf"(?:{'|'.join(verb['forms'])}){subject}{needed} "
    if "particle" not in verb:
        return rf"{forms}(?!dat\b|om\b)(?=\S)"
    return rf"{forms}(?!voor\b)(?:(?!dat\b)\S+ ){{0,16}}?{verb['particle']}{_CLOSE}"


def _objects(written: str) -> str:
    """Return a pattern for what a verb needs as an object, with the kinds of object between braces filled in."""
    for kind, pattern in load_rules("conclusions")["acts"]["objects"].items():
        written = written.replace(f"{{{kind}}}", pattern)
    return written
