"""Splits the blocks of a document into sentences; the end of a block always ends one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from pipeline.document import Block, Document
from pipeline.nlp.rules import load_rules

_END = re.compile(r"(?:\.{2,}|[.!?…]+)[\"'”’»)\]*]*(?=\s|$)|(?<=[a-zà-ÿ)\d][a-zà-ÿ)\d])[.!?](?=[A-ZÀ-Ý][a-zà-ÿ])")
_WORD = re.compile(r"\S{1,10}")
_LAST_WORD = re.compile(r"([^\s(\[\"'“‘«/]+)$")
_INITIAL = re.compile(r"(?:[A-Z]|[A-Z][a-z]|[A-Z](?:\.[A-Z])+|IJ|Th|Chr)$")
_CAMEL = re.compile(r"[a-z]{1,3}[A-Z]")
_HARD = re.compile(r"\n\s*\n|\n(?=\s*[-•*–]\s)")


MAX_LENGTH = 3_000
"""Longest sentence, in characters, of which subject and verb are looked for: more is a list, a table or no prose."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence and the block it is part of; offsets count characters of the document, end exclusive."""

    start: int
    end: int
    block: Block
    first: bool
    """Whether it opens its block."""


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(load_rules("sentences")[name])


def split_document(document: Document) -> Iterator[Sentence]:
    """Yield the sentences of all blocks but code, in order; a bullet or a cell is at least one."""
    for block in document.blocks:
        if block.kind == "code":
            continue
        first = True
        for start, end in split_text(document.text_of(block)):
            yield Sentence(block.start + start, block.start + end, block, first)
            first = False


def split_text(text: str) -> Iterator[tuple[int, int]]:
    """Yield start and end of each sentence of a text, outer white space left out."""
    cuts = [match.end() for match in _END.finditer(text) if _ends_sentence(text, match)]
    cuts += [match.start() for match in _HARD.finditer(text)]
    start = 0
    for cut in [*sorted(set(cuts)), len(text)]:
        piece = text[start:cut]
        if piece.strip():
            yield start + len(piece) - len(piece.lstrip()), start + len(piece.rstrip())
        start = cut


def _ends_sentence(text: str, match: re.Match[str]) -> bool:
    word = _WORD.search(text, match.end())
    if word is None:
        return False
    following = word.group()
    mark = match.group()
    # "..." and "?)" go on where the next word is written small, but for "eHerkenning", "ebMS3"
    if following[0].islower() and not following.startswith(("http", "i.v.m")) and not _CAMEL.match(following):
        return False
    if mark[0] != "." or len(mark.rstrip("\"'”’»)]*")) > 1:
        return True
    return _stop_ends_sentence(text, match.start(), following)


def _stop_ends_sentence(text: str, stop: int, following: str) -> bool:
    """Tell whether a single full stop is more than part of an abbreviation, an initial or an ordinal."""
    # no abbreviation is longer than the window
    window = max(0, stop - 40)
    last = _LAST_WORD.search(text[window:stop])
    if last is None:
        return True
    word = last.group(1)
    bare = word.lower()
    # "p. 12" is a page, "P. Verhoeven" a person
    if bare in _words("before_number") and not (len(word) == 1 and word.isupper()):
        return not following[0].isdigit()
    if bare in _words("may_end"):
        return following[0].isupper() and not following[1:2].isupper()
    if bare in _words("abbreviations"):
        return False
    if _INITIAL.match(word):
        return False
    # "1. Opening", "3e.": a number at the very start is an ordinal, later on it ends the sentence
    if word.isdigit() and window + last.start(1) == 0:
        return False
    return not (word.isdigit() and following[0].isdigit())
