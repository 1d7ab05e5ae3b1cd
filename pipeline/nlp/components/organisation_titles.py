"""Finds the organisations that the title of a document names: in capitals, and in the name of the organ that met."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.nlp.components.bodies import SMALL
from pipeline.nlp.components.organisation_lookalikes import holds_opener, without_opener
from pipeline.nlp.components.organisation_names import announcing_patterns, trim_name
from pipeline.nlp.context import Context
from pipeline.nlp.rules import load_rules

_TITLE_BLOCK = 600
"""Characters at the beginning of a document in which a line in capitals is a title that may name a body."""

_LETTERS = 3
"""Letters up to which a word in capitals may be an abbreviation, and stays."""

_LONG = 8
"""Words from which the name of an organ is rather a sentence."""

_SHOUTED = re.compile(r"^[#*_ ]*[A-ZÀ-Ý][A-ZÀ-Ý.&’' -]{7,}[A-ZÀ-Ý][*_ ]*$", re.MULTILINE)


def find_shouted(context: Context) -> Iterator[tuple[str, str, str]]:
    """Yield name, kind and form in the text of what a title in capitals announces (``UNIVERSITEIT VAN MEERWIJK``).

    Only at the beginning of the line or behind an organ: elsewhere capitals do not tell where a name begins.
    """
    for line in _SHOUTED.finditer(context.text[:_TITLE_BLOCK]):
        calm = _calm(line.group())
        for pattern, kind in announcing_patterns():
            for match in pattern.finditer(calm):
                name = trim_name(match.group())
                if name == match.group() and _may_begin(calm[: match.start()]) and not holds_opener(name):
                    start = line.start() + match.start()
                    yield name, kind, context.text[start : start + len(name)]


def _may_begin(before: str) -> bool:
    words = re.findall(r"\w+", before)
    return not words or words[-1].lower() in (
        *load_rules("organisations")["organs"],
        "bestuur",
        "van",
        "de",
        "het",
        "der",
    )


def _calm(line: str) -> str:
    """Return a line in capitals as it is written elsewhere, of the same length."""
    calm = re.sub(r"[^\W\d_]+", lambda word: _calm_word(word.group()), line)
    return re.sub(rf"\b(?:{SMALL}) (?:De|DE|Het|HET|DEN|DER)\b", lambda link: link.group().lower(), calm)


def _calm_word(word: str) -> str:
    if word.lower() in SMALL.split("|"):
        return word.lower()
    return word.capitalize() if len(word) > _LETTERS else word


def find_bodies_met(context: Context) -> Iterator[str]:
    """Yield the organisations in the name of the organ that met: itself unless it is general, and whose it is."""
    header = context.structure.header
    body = re.split(r" \(| met (?:de|het) ", header.body.value)[0] if header.body is not None else ""
    # "werkgroep 2 – Verlichting": a subtitle, unless one word needs it
    body = re.sub(r"(?<=\S) [-–] .*", "", body) if " " in re.split(" [-–] ", body)[0] else body
    # "werkgroep Groen, Het Anker": where it met; "Commissie Onderwijs, Cultuur en Sport" is one name
    body = re.sub(r", (?!.* en ).*", "", body)
    # "werkgroep 3 notities": what the document is
    body = re.sub(r"(?<=\w \d) [a-z]+\Z", "", body)
    for name in _by_line(context, body):
        yield from _bodies_in(name)


def _by_line(context: Context, body: str) -> list[str]:
    """Return the name of an organ, or each of the lines of the title of which it was put together."""
    header = context.structure.header
    written = context.text[header.body.start : header.body.end].split("\n") if header.body is not None else []
    lines = [" ".join(line.split()) for line in written]
    whole = [line for line in lines if line and line in body]
    return whole if whole and not any(body in line for line in lines) else [body]


def _bodies_in(body: str) -> Iterator[str]:
    words = body.split()
    if not 1 < len(words) < _LONG:
        return
    first = words[0].lower()
    if first.endswith("vergadering"):
        yield from [" ".join(words[1:])] if words[1][0].isupper() else []
    elif first not in load_rules("organisations")["organs"]:
        yield from (without_opener(part) for part in body.split(" / "))
    for head in load_rules("organisations")["programme_heads"]:
        rest = body[len(head) :].strip()
        if body.lower().startswith(f"{head} ") and any(letter.isupper() for letter in rest):
            yield re.sub(r"^(?:van )?(?:de |het )?", "", rest)
