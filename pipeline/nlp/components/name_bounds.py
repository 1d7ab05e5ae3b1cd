"""Finds where a person's name ends: before the next person, before a word of the sentence, without a possessive s."""

from __future__ import annotations

import re

from pipeline.nlp.components.candidates import not_names
from pipeline.nlp.context import Context
from pipeline.nlp.names import PREFIX, given_names, is_given
from pipeline.nlp.rules import load_rules
from pipeline.structure.names import PREFIXES

_FULL = 2
"""Words of a name from which it may be whole: a given name and a surname."""

_TAIL = re.compile(r"(?:['’]s|\s\d+)\Z")
"""What is no part of a name at its end: a possessive s, a number."""

_GOES_ON = re.compile(rf"[^\S\n](?:{PREFIX}[^\S\n]){{0,3}}[A-ZÀ-Ý][a-zà-ÿ]")


def end_of_name(context: Context, start: int, end: int) -> int:
    """Return where a name ends that a recogniser or a pattern may have taken too long.

    *Bram van* of *Bram van Het Anker* loses its preposition, *Saskia Verhoeven Bram de Wit* is two people, and
    *Saskia Verhoeven Helpen* goes on with the sentence.

    Args:
        context: the document with its structure.
        start: where the name begins; 0-based.
        end: where it ends as found; exclusive.
    """
    end = _without_preposition(context.text, start, end)
    name = _TAIL.sub("", context.text[start:end])
    words = [(match.end(), match.group()) for match in re.finditer(r"\S+", name)]
    if not words or not (is_given(words[0][1]) or words[0][1].endswith(".")):
        return start + len(name)
    count = _words_of_one(context, [word for _, word in words], end)
    return start + words[count - 1][0]


def _without_preposition(text: str, start: int, end: int) -> int:
    while start < end:
        words = text[start:end].split()
        if not words or words[-1].lower() not in PREFIXES:
            return start + len(text[start:end].rstrip())
        end = start + text[start:end].rindex(words[-1])
    return end


def _words_of_one(context: Context, words: list[str], end: int) -> int:
    """Return how many of the words are the name of the first person."""
    for attendee in context.structure.attendees:
        known = attendee.name.split()
        if _FULL <= len(known) < len(words) and words[: len(known)] == known and _is_whole(known):
            return len(known)
    for index in range(_FULL, len(words)):
        last = index == len(words) - 1
        if (
            words[index] in given_names()
            and _is_whole(words[:index])
            and (not last or len(words[1]) == 1 or _GOES_ON.match(context.text, end))
        ):
            return index
    return _without_ordinary(context, words)


def _is_whole(words: list[str]) -> bool:
    """Tell whether words are a given name and a surname, so that another given name begins somebody else's."""
    return words[-1].lower() not in PREFIXES and any(
        word.lower() not in PREFIXES and not is_given(word) for word in words[1:]
    )


def _without_ordinary(context: Context, words: list[str]) -> int:
    """Return how many words are left without an ordinary one, and the article before it, behind a whole name."""
    count = len(words)
    if count > _FULL and _is_ordinary(context, words[-1]):
        count -= 1 + (words[-2].lower() in ("de", "het", "een"))
    return count if count >= _FULL and _is_whole(words[:count]) else len(words)


def _is_ordinary(context: Context, word: str) -> bool:
    if word in load_rules("people")["common_surnames"] or not word[0].isupper():
        return False
    offices = tuple(load_rules("roles")["speaking_endings"])
    return word in not_names() or word.lower() in context.small_words or word.lower().endswith(offices)


def are_several(words: list[str]) -> bool:
    """Tell whether three given names or more in a row name as many people."""
    return len(words) > _FULL and all(word[0].isupper() and is_given(word) for word in words)
