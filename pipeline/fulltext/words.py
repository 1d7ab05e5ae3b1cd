"""The words of a text as the index and a question know them: folded, stemmed, without what says nothing."""

from __future__ import annotations

import json
import re
import unicodedata
from functools import cache, lru_cache
from importlib.resources import files

import Stemmer

_WORD = re.compile(r"([^\W_]+)(?:['’]s(?![^\W_]))?")


def fold(text: str) -> str:
    """Return a text in lower case without accents (``Één`` -> ``een``)."""
    if text.isascii():  # as most is: no accent to take off
        return text.lower()
    plain = unicodedata.normalize("NFKD", text)
    return "".join(c for c in plain if not unicodedata.combining(c)).casefold()


def split_words(text: str) -> list[str]:
    """Return the words of a text in order, folded.

    A hyphen, an apostrophe or a dot parts words; the ``'s`` of a plural or a genitive goes (``programma's``).
    """
    return _WORD.findall(fold(text))


def word_spans(text: str) -> list[tuple[str, int, int]]:
    """Return the words of a text as in ``split_words``, with their offsets in it (0-based, end exclusive)."""
    if text.isascii():  # as most is: folding moves nothing
        return [(match.group(1), *match.span(1)) for match in _WORD.finditer(text.lower())]
    return [(fold(match.group(1)), *match.span(1)) for match in _WORD.finditer(text)]


@lru_cache(maxsize=1 << 18)
def stem(word: str) -> str:
    """Return the stem of a folded word (``werving``, ``wervingen`` -> ``werf``).

    Source: Snowball's ``dutch``, the stemmer of Kraaij and Pohlmann (1994).
    """
    return str(_stemmer().stemWord(word))


@cache
def _stemmer() -> Stemmer.Stemmer:
    return Stemmer.Stemmer("dutch")


def is_abbreviation(word: str) -> bool:
    """Tell whether the full stop of a word with a capital behind it ends no sentence (``dhr.``, ``m.b.t.``, ``v.``)."""
    plain = word.strip("(\"'“‘").rstrip(".!?)\"'”’").casefold()
    return plain in _abbreviations() or len(plain) == 1


@cache
def _abbreviations() -> frozenset[str]:
    # the file alone: the package it stands in needs spaCy, and questions do without
    path = files("pipeline").joinpath("nlp", "rules", "sentences.json")
    lists = json.loads(path.read_text(encoding="utf-8"))
    return frozenset({*lists["abbreviations"], *lists["before_number"]} - set(lists["may_end"]))


@cache
def silent_words() -> frozenset[str]:
    """Return the folded words that a question is not about: articles, prepositions, question words, ..."""
    lists = json.loads(files("pipeline.fulltext").joinpath("words.json").read_text(encoding="utf-8"))
    return frozenset(fold(word) for words in lists["silent"].values() for word in words.split())
