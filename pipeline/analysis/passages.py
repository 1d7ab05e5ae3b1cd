"""The sentence of a longer text that says most of what was looked for."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.analysis.search import Query
from pipeline.fulltext.words import stem, word_spans

_END = re.compile(r"(?<=[.!?:;])\s+|\s*\n\s*")
_SHORTEST_PART = 4


def best_passage(text: str, query: Query) -> tuple[int, int]:
    """Return where the sentence or line with most of the words looked for stands (0-based, end exclusive).

    Of several the first counts, and the heading with which the text begins only where no other has as many.
    """
    heading = text.find("\n")

    def rank(span: tuple[int, int]) -> tuple[int, bool, int]:
        start, end = span
        return _score(text[start:end], query), start > heading, -start

    return max(_sentences(text), key=rank, default=(0, 0))


def matching_spans(text: str, query: Query) -> list[tuple[int, int]]:
    """Return where the words looked for stand in a text, those within a compound too (0-based, end exclusive)."""
    asked = query.stems
    return [(start, end) for word, start, end in word_spans(text) if _matched(word, asked)]


def _sentences(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for match in _END.finditer(text):
        if match.start() > start:
            yield start, match.start()
        start = match.end()
    if text[start:].strip():
        yield start, start + len(text[start:].rstrip())


def _score(sentence: str, query: Query) -> int:
    words = [word for word, *_ in word_spans(sentence)]
    text = f" {' '.join(words)} "
    phrases = sum(f" {' '.join(phrase)} " in text for phrase in query.phrases)
    if any(f" {' '.join(name)} " in text for name in query.names):
        return len(query.words)
    asked = frozenset(map(stem, query.words))
    return len(set().union(*(_matched(word, asked) for word in words))) + phrases


def _matched(word: str, asked: frozenset[str]) -> set[str]:
    """Return the stems looked for that a word has, or is a compound of."""
    own = stem(word)
    parts = {part for part in asked if len(part) >= _SHORTEST_PART and (part in own or part in word)}
    return parts | ({own} & asked)
