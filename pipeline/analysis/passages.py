"""The sentence of a longer text that says most of what was looked for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from pipeline.analysis.search import Query
from pipeline.fulltext.words import is_abbreviation, split_words, stem, word_spans

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

    return max(sentence_spans(text), key=rank, default=(0, 0))


def matching_spans(text: str, query: Query) -> list[tuple[int, int]]:
    """Return where the words looked for stand in a text, those within a compound too (0-based, end exclusive)."""
    asked = query.stems
    return [(start, end) for word, start, end in word_spans(text) if _matched(word, asked)]


def has_any(text: str, query: Query) -> bool:
    """Tell whether a text has a word that is looked for, be it within a compound."""
    asked = query.stems
    return any(_matched(word, asked) for word in split_words(text))


def sentence_spans(text: str) -> Iterator[tuple[int, int]]:
    """Yield where the sentences, lines and parts of a list in a text stand (0-based, end exclusive)."""
    start = 0
    for match in _END.finditer(text):
        if _goes_on(text, start, match):
            continue
        if match.start() > start:
            yield start, match.start()
        start = match.end()
    if text[start:].strip():
        yield start, start + len(text[start:].rstrip())


def _goes_on(text: str, start: int, gap: re.Match[str]) -> bool:
    """Tell whether what looks like an end is none: an abbreviation, or a small letter follows on the same line."""
    last = text[gap.start() - 1 : gap.start()]
    if "\n" in gap[0] or last not in (".", ":"):
        return False
    if text[gap.end() : gap.end() + 1].islower():
        return True
    return last == "." and is_abbreviation(text[start : gap.start()].rsplit(maxsplit=1)[-1])


def _score(sentence: str, query: Query) -> int:
    words = [word for word, *_ in word_spans(sentence)]
    text = f" {' '.join(words)} "
    phrases = sum(f" {' '.join(phrase)} " in text for phrase in query.phrases)
    if any(f" {' '.join(name)} " in text for name in query.names):
        return len(query.words)
    asked = frozenset(map(stem, query.words))
    return len(set().union(*(_matched(word, asked) for word in words))) + phrases


@lru_cache(maxsize=1 << 16)
def _matched(word: str, asked: frozenset[str]) -> frozenset[str]:
    """Return the stems looked for that a word has, or is a compound of."""
    own = stem(word)
    return frozenset(
        part for part in asked if part == own or (len(part) >= _SHORTEST_PART and (part in own or part in word))
    )
