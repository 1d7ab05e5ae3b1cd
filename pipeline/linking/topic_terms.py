"""Words of Dutch minutes, and which of them can name a subject."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

_WORD = re.compile(r"[^\W_]+(?:['’.&-][^\W_]+)*")
_LONGEST = 4
"""Words in a term at most."""

Term = tuple[str, ...]
"""The stems of its words."""


@dataclass(frozen=True, slots=True)
class Words:
    """Hold the words of a text: the stem of each, and where it stands (0-based, end exclusive)."""

    text: str
    stems: list[str]
    spans: list[tuple[int, int]]

    def is_phrase(self, first: int, last: int) -> bool:
        """Tell whether nothing but a space or a line break stands between the words from first up to last."""
        spans = self.spans
        return all(self.text[spans[i][1] : spans[i + 1][0]] in (" ", "\n") for i in range(first, last - 1))


def read_words(text: str) -> Words:
    """Return the words of a text."""
    found = [(match.group(), match.span()) for match in _WORD.finditer(text)]
    return Words(text, [stem(word) for word, _ in found], [span for _, span in found])


def read_terms(heading: str) -> Iterator[Term]:
    """Yield what a heading may be about: its longest runs of words that can name a subject.

    One word alone must be all of the heading or all between two punctuation marks, or be written as a name.
    """
    words = read_words(heading)
    count = len(words.stems)
    content = [is_content(heading[start:end]) for start, end in words.spans]
    first = 0
    while first < count:
        last = first
        while last < count and content[last] and (last == first or words.is_phrase(last - 1, last + 1)):
            last += 1
        if last - first > 1 or (last > first and _stands_alone(words, first)):
            yield tuple(words.stems[first : min(last, first + _LONGEST)])
        first = max(last, first + 1)


def _stands_alone(words: Words, position: int) -> bool:
    start, end = words.spans[position]
    word = words.text[start:end]
    if sum(letter.isupper() for letter in word) > 1:
        return len(word) > 2
    before, after = words.text[:start].rstrip(" 0123456789"), words.text[end:].lstrip(" 0123456789")
    alone = not before[-1:].isalnum() and not after[:1].isalnum()
    return len(word) > 4 and (alone or (position > 0 and word[0].isupper()))


@lru_cache(maxsize=1 << 18)
def stem(word: str) -> str:
    """Return what the singular and plural of a Dutch word have in common (``scholen``, ``school`` -> ``schol``).

    Only the endings of the plural go, with what spelling does to the letters before them; this is not a stemmer.
    """
    plain = "".join(c for c in unicodedata.normalize("NFKD", word) if not unicodedata.combining(c)).casefold()
    plain = re.sub(r"['’]s$", "", plain)
    if word[:-1].isupper() and word.endswith("s"):
        return plain[:-1]
    if len(plain) > 5 and plain.endswith("en"):
        plain = plain[:-2]
    elif len(plain) > 4 and plain.endswith("s") and not plain.endswith(("ss", "is", "us")):
        plain = plain[:-1]
    if len(plain) > 3:
        plain = re.sub(r"([^aeiou])\1$", r"\1", plain)
        plain = re.sub(r"([aeou])\1([^aeiou])$", r"\1\2", plain)
    return plain[:-1] + {"v": "f", "z": "s"}.get(plain[-1:], plain[-1:])


@lru_cache(maxsize=1 << 18)
def is_content(word: str) -> bool:
    """Tell whether a word can be part of the name of a subject."""
    if len(word) < 2 or word[0].isdigit() or "." in word:
        return False
    return word.casefold() not in stop_words() and stem(word) not in stop_words()


@cache
def stop_words() -> frozenset[str]:
    """Return the words that are no part of the name of a subject: in lower case, and the stems of the longer ones."""
    from spacy.lang.nl.stop_words import STOP_WORDS

    lists = json.loads(files("pipeline.linking").joinpath("topic_words.json").read_text(encoding="utf-8"))
    own = {word for name, words in lists.items() if name != "about" for word in words.split()}
    return frozenset(own | STOP_WORDS | {stem(word) for word in own if len(word) > 4})
