"""Take for the same what both versions have in the same words, but under another heading or divided otherwise."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from difflib import SequenceMatcher
from itertools import groupby

from pipeline.comparison.changes import Changed, Difference, Kind, Words

_LONG = 4
"""So many words in a row that both versions have elsewhere are the same text; fewer only as a whole line."""

_NUMBER = re.compile(r"^(?:\d[\d.]*|[a-z][.)])\s+")
_NUMBER = re.compile(r"^(?:\d[\d.]*|[a-z][.)])\s+")
_ONE_ONLY: tuple[Kind, Kind] = ("old", "new")
Fold = Callable[[str], str]


def without_moved(found: Sequence[Difference], fold: Fold) -> list[Difference]:
    """Take sentences that are gone in one place and new in another, in the same words, for the same."""
    moved = _count(found, "old", fold) & _count(found, "new", fold)
    left = {"old": moved.copy(), "new": moved.copy()}
    result = []
    for section in found:
        sentences = []
        for sentence in section.sentences:
            words = fold(sentence.words[0][1])
            if sentence.kind in left and left[sentence.kind][words]:
                left[sentence.kind][words] -= 1
                if sentence.kind == "new":
                    sentences.append(Changed((("same", sentence.words[0][1]),)))
            else:
                sentences.append(sentence)
        result.append(replace(section, sentences=tuple(sentences)))
    return result


def _count(found: Sequence[Difference], kind: Kind, fold: Fold) -> Counter[str]:
    sentences = (sentence for section in found for sentence in section.sentences if sentence.kind == kind)
    return Counter(fold(sentence.words[0][1]) for sentence in sentences)


def without_divided(found: Sequence[Difference]) -> list[Difference]:
    """Take for the same what is one line in one version and several, a heading or a row of a table in the other."""
    known: dict[Kind, _Known] = {"old": _Known(found, "old"), "new": _Known(found, "new")}
    _match(known["old"], known["new"])
    result = []
    for section in found:
        heading = _mark_heading(section, known)
        sentences = tuple(one for one in (_mark(sentence, known) for sentence in section.sentences) if one.words)
        # a heading that is a line in the newer version, with nothing left under it
        if sentences or section.new is not None or heading.new is None:
            result.append(replace(heading, sentences=sentences))
    return result


class _Known:
    """The words that one version alone has, in their order, and which of them the other has after all."""

    def __init__(self, found: Sequence[Difference], kind: Kind) -> None:
        self.words: list[str] = []
        self.lines: list[tuple[int, int]] = []
        for section in found:
            self._add(_own_heading(section, kind) or "", line=True)
            for sentence in section.sentences:
                for own, words in sentence.words:
                    if own == kind:
                        self._add(words, line=sentence.kind == kind)
        self.shared = [False] * len(self.words)
        self._shared = iter(self.shared)

    def _add(self, words: str, *, line: bool) -> None:
        first = len(self.words)
        self.words += filter(None, map(plain_word, words.split()))
        if line and len(self.words) > first:
            self.lines.append((first, len(self.words)))

    def holds_line(self, start: int, end: int) -> bool:
        """Tell whether there is a whole line among these words."""
        return any(start <= first and last <= end for first, last in self.lines)

    def take(self, words: list[str]) -> list[bool]:
        """Return which of the next words the other version has; what is no word, such as a bar, goes along."""
        flags: list[bool] = []
        for word in words:
            flags.append(next(self._shared) if plain_word(word) else flags[-1] if flags else True)
        return flags


def _own_heading(section: Difference, kind: Kind) -> str | None:
    """Return the heading without its number of a section that only one version has."""
    here, there = (section.old, section.new) if kind == "old" else (section.new, section.old)
    return _NUMBER.sub("", here or "") if there is None else None


def _match(old: _Known, new: _Known) -> None:
    matcher = SequenceMatcher(None, old.words, new.words, autojunk=False)
    for i, j, size in matcher.get_matching_blocks():
        if size >= _LONG or old.holds_line(i, i + size) or new.holds_line(j, j + size):
            old.shared[i : i + size] = [True] * size
            new.shared[j : j + size] = [True] * size


def _mark_heading(section: Difference, known: Mapping[Kind, _Known]) -> Difference:
    for kind in _ONE_ONLY:
        words = _own_heading(section, kind)
        if words is not None and all(known[kind].take(words.split())):
            heading = section.old if kind == "old" else section.new
            return replace(section, old=heading, new=heading)
    return section


def _mark(sentence: Changed, known: Mapping[Kind, _Known]) -> Changed:
    marked: list[Words] = []
    for kind, words in sentence.words:
        if kind == "same":
            marked.append((kind, words))
            continue
        own = words.split()
        for shared, run in groupby(zip(own, known[kind].take(own), strict=True), key=lambda pair: pair[1]):
            text = " ".join(word for word, _ in run)
            if not shared:
                marked.append((kind, text))
            elif kind == "new":
                marked.append(("same", text))
    return Changed(tuple(marked))


def plain_word(word: str) -> str:
    """Return the letters and digits of a word, in small letters."""
    return "".join(re.findall(r"[\w€%]", word)).casefold()
