"""Dutch compounds taken apart with the words of the archive itself (``takenlijst``: taken, lijst)."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files

from pipeline.fulltext.words import silent_words, stem

_SHORTEST_PART = 4
_SHORTEST_HEAD = 8
_SHORTEST = 2 * _SHORTEST_PART
_MOST_PARTS = 4


class Compounds:
    """Take compounds apart into words that the archive uses by themselves.

    Of several ways the one with the highest geometric mean of the frequencies of its parts wins, after Koehn and Knight
    (2003), *Empirical methods for compound splitting*; a word that can be split is, however often it occurs whole,
    since who looks for a part wants it found.

    Args:
        frequencies: how often each folded word occurs.
    """

    def __init__(self, frequencies: Mapping[str, int]) -> None:
        self._counts = {
            word: count
            for word, count in frequencies.items()
            if len(word) >= _SHORTEST_PART and word.isalpha() and word not in silent_words()
        }
        self._stems = {stem(word) for word in self._counts}
        self._known: dict[str, tuple[str, ...]] = {}

    def parts(self, word: str) -> tuple[str, ...]:
        """Return the parts of a folded word without their linking letters, and nothing where it is no compound."""
        if word not in self._known:
            self._known[word] = self._best(word)
        return self._known[word]

    def stems(self, word: str) -> list[str]:
        """Return the stems of the parts of a folded word, other than its own stem."""
        return [stem(part) for part in self.parts(word) if stem(part) != stem(word)]

    def _best(self, word: str) -> tuple[str, ...]:
        if len(word) < _SHORTEST or not word.isalpha():
            return ()
        ways = [way for way in self._ways(word, _MOST_PARTS) if len(way) > 1]
        return max(ways, key=lambda way: (self._mean(way), way)) if ways else self._head(word)

    def _head(self, word: str) -> tuple[str, ...]:
        """Return the longest known word at the end of one whose beginning is known from nowhere else."""
        for start in range(_SHORTEST_PART, len(word) - _SHORTEST_HEAD + 1):
            if word[start:] in self._counts and word[:start] not in silent_words():
                return (word[start:],)
        return ()

    def _ways(self, word: str, most: int) -> Iterator[tuple[str, ...]]:
        """Yield the ways to write a word as parts; the last part bears no linking letters."""
        if word in self._counts:
            yield (word,)
        if most == 1:
            return
        for end in range(_SHORTEST_PART, len(word) - _SHORTEST_PART + 1):
            first = self._part(word[:end])
            if first is not None:
                for rest in self._ways(word[end:], most - 1):
                    yield (first, *rest)

    def _part(self, piece: str) -> str | None:
        """Return the word in a piece before another: itself or without its linking letters, whichever is used most.

        A piece that is the stem of a word will do too (``woon`` of ``wonen``).
        """
        forms = [piece, *(piece.removesuffix(link) for link in linking_letters())]
        known = [form for form in forms if form in self._counts]
        if known:
            return max(known, key=lambda form: self._counts[form])
        return piece if piece in self._stems else None

    def _mean(self, way: tuple[str, ...]) -> float:
        product = 1.0
        for part in way:
            product *= self._counts.get(part, 1)
        return float(product ** (1 / len(way)))


@cache
def linking_letters() -> tuple[str, ...]:
    """Return the letters that Dutch puts between the parts of a compound."""
    lists = json.loads(files("pipeline.fulltext").joinpath("words.json").read_text(encoding="utf-8"))
    return tuple(lists["linking"].split())
