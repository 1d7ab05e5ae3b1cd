"""Words of Dutch minutes, and which of them can name a subject."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

from pipeline.linking.groups import Groups
from pipeline.linking.name_lists import given_names

_WORD = re.compile(r"[^\W_]+(?:['’.&-][^\W_]+)*")
_CODE = re.compile(r"^[A-Za-z]+-?\d{2,}$")  # the number of a document or an issue names no subject
# "sociale", "maatschappelijke", "duurzame": such a word names nothing without what stands behind it
_INFLECTED = re.compile(r"[a-z](?:[ae]l|ig|lijk|isch|iev|air|euz|bar|zam|loz)e$")
_COMPOUND = 8
"""Letters from which a word may lend more than its first one to an abbreviation (``KPAPI``, Kennisplatform API)."""

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

    def word(self, position: int) -> str:
        """Return a word as it is written."""
        start, end = self.spans[position]
        return self.text[start:end]

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
        last = _drop_open_end(words, first, last)
        if last - first > 1 or (last > first and _stands_alone(words, first)):
            term = tuple(words.stems[first : min(last, first + _LONGEST)])
            if not _is_person(heading, words.spans[first : first + len(term)]) and not set(term) <= general_words():
                yield term
        first = max(last, first + 1)


def _drop_open_end(words: Words, first: int, last: int) -> int:
    """Return the end of a run without the adjectives at it, whose noun is not in the run."""
    while last > first and last < len(words.stems) and _INFLECTED.search(words.word(last - 1)):
        last -= 1
    return last


def _stands_alone(words: Words, position: int) -> bool:
    start, end = words.spans[position]
    word = words.text[start:end]
    if sum(letter.isupper() for letter in word) > 1:
        return len(word) > 2
    before, after = words.text[:start].rstrip(" 0123456789"), words.text[end:].lstrip(" 0123456789")
    alone = not before[-1:].isalnum() and not after[:1].isalnum()
    return len(word) > 4 and (alone or (position > 0 and word[0].isupper()))


def _is_person(heading: str, spans: list[tuple[int, int]]) -> bool:
    """Tell whether capitalised words with a given name among them are the name of a person (``WouterBos`` too)."""
    parts = [part for start, end in spans for part in re.findall(r"[A-Z][a-z]+|.+", heading[start:end])]
    return (
        2 <= len(parts) <= 3
        and all(p[0].isupper() for p in parts)
        and any(p.casefold() in given_names() for p in parts)
    )


def is_abbreviation_of(word: str, name: str) -> bool:
    """Tell whether a word is made of the first letters of all words of a name.

    An abbreviation in the name stands in it as a whole, and a long word may lend a second letter, since it may be a
    compound. Small words such as ``van`` may be left out.
    """
    pattern = ""
    for match in _WORD.finditer(name):
        part = match.group()
        letters = re.escape(re.sub(r"['’]?s$", "", part).casefold())
        if sum(letter.isupper() for letter in part) > 1:
            pattern += letters
        elif part.casefold() in stop_words() and part.islower():
            pattern += f"{letters[0]}?"
        else:
            pattern += letters[0] + (f"[{letters[1:]}]?" if len(part) >= _COMPOUND else "")
    return len(name.split()) > 1 and re.fullmatch(pattern, word.casefold()) is not None


def same_terms(terms: Iterable[Term]) -> dict[Term, Term]:
    """Return for each term the one that stands for all that are made of the same words.

    Order, hyphens and spaces make no other subject (``use case``, ``usecase``; ``API-beheer``, ``beheer API``).
    """
    groups: Groups[str] = Groups()
    ordered = sorted(set(terms))
    for term in ordered:
        words = [part for word in term for part in word.split("-") if part]
        groups.join(" ".join(term), f"={''.join(words)}")
        if len(words) > 1:
            groups.join(" ".join(term), f"~{' '.join(sorted(words))}")
    first: dict[str, Term] = {}
    return {term: first.setdefault(groups.find(" ".join(term)), term) for term in ordered}


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
    if len(word) < 2 or word[0].isdigit() or "." in word or _CODE.match(word):
        return False
    return word.casefold() not in stop_words() and stem(word) not in stop_words()


@cache
def stop_words() -> frozenset[str]:
    """Return the words that are no part of the name of a subject: in lower case, and the stems of the longer ones."""
    from spacy.lang.nl.stop_words import STOP_WORDS

    lists = _lists()
    own = {word for name, words in lists.items() if name not in ("about", "alone") for word in words.split()}
    return frozenset(own | STOP_WORDS | {stem(word) for word in own if len(word) > 4})


@cache
def general_words() -> frozenset[str]:
    """Return the stems of words that name a subject only with another word beside them (``beheer``)."""
    return frozenset(map(stem, _lists()["alone"].split()))


@cache
def _lists() -> dict[str, str]:
    lists: dict[str, str] = json.loads(files("pipeline.linking").joinpath("topic_words.json").read_text("utf-8"))
    return lists
