"""Sections aligned by their titles, sentences by their words, words by difflib."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from rapidfuzz import fuzz

from pipeline.comparison.changes import Changed, Difference, Words
from pipeline.comparison.divided import plain_word, without_divided, without_moved
from pipeline.comparison.versions import Part, Version
from pipeline.fulltext.words import is_abbreviation

_TITLES, _SENTENCES = 60, 50  # likeness of 100 from which two titles, or two sentences, are versions of one
_END = re.compile(r"(?<=[.!?])[\"'”’)]*\s+(?=[\"'“‘(]?[A-ZÀ-Þ0-9@])")
_BULLET = re.compile(r"^(?:[-–•*·o▪]|\d{1,2}[.)]|[a-z][.)])\s+")


def compare(older: Version, newer: Version) -> list[Difference]:
    """Return what became of each section, in the order of the newer version.

    Line breaks, bullets, quotation marks, hyphens and what else a format decides are no change, nor is a sentence that
    stands under another heading, or a line that is divided otherwise.
    """
    found = [_compare_parts(old, new) for old, new in _align(older.parts, newer.parts)]
    return without_divided(without_moved(found, _fold))


def _align(old: Sequence[Part], new: Sequence[Part]) -> Iterator[tuple[Part | None, Part | None]]:
    matcher = SequenceMatcher(None, [_fold(p.title) for p in old], [_fold(p.title) for p in new], autojunk=False)
    for tag, i, i_end, j, j_end in matcher.get_opcodes():
        if tag == "equal":
            yield from zip(old[i:i_end], new[j:j_end], strict=True)
        else:
            yield from _align_changed(list(old[i:i_end]), new[j:j_end])


def _align_changed(old: list[Part], new: Sequence[Part]) -> Iterator[tuple[Part | None, Part | None]]:
    for part in new:
        like = next((n for n, other in enumerate(old) if _is_version(other, part)), None)
        if like is None:
            yield None, part
        else:
            yield from ((gone, None) for gone in old[:like])
            yield old[like], part
            del old[: like + 1]
    yield from ((gone, None) for gone in old)


def _is_version(one: Part, other: Part) -> bool:
    if bool(one.title) != bool(other.title):
        return False
    alike = fuzz.ratio(_fold(one.title), _fold(other.title)) >= _TITLES
    return alike or fuzz.token_sort_ratio(_fold(one.text), _fold(other.text)) >= _TITLES


def _compare_parts(old: Part | None, new: Part | None) -> Difference:
    before, after = split_sentences(old.text if old else ""), split_sentences(new.text if new else "")
    heading = old.heading if old else None
    if old and new and _fold(old.title) == _fold(new.title):
        heading = new.heading  # another number alone follows from what came or went before it
    return Difference(heading, new.heading if new else None, tuple(_compare_sentences(before, after)))


def _compare_sentences(old: list[str], new: list[str]) -> Iterator[Changed]:
    matcher = SequenceMatcher(None, [_fold(s) for s in old], [_fold(s) for s in new], autojunk=False)
    for tag, i, i_end, j, j_end in matcher.get_opcodes():
        if tag == "equal":
            yield from (Changed((("same", sentence),)) for sentence in new[j:j_end])
        else:
            yield from _compare_changed(old[i:i_end], new[j:j_end])


def _compare_changed(old: list[str], new: list[str]) -> Iterator[Changed]:
    for sentence in new:
        like = max(range(len(old)), key=lambda n: fuzz.ratio(old[n], sentence), default=None)
        if like is None or fuzz.ratio(old[like], sentence) < _SENTENCES:
            yield Changed((("new", sentence),))
        else:
            yield from (Changed((("old", gone),)) for gone in old[:like])
            yield Changed(tuple(_compare_words(old[like].split(), sentence.split())))
            del old[: like + 1]
    yield from (Changed((("old", gone),)) for gone in old)


def _compare_words(old: list[str], new: list[str]) -> Iterator[Words]:
    matcher = SequenceMatcher(None, [_fold_word(w) for w in old], [_fold_word(w) for w in new], autojunk=False)
    for tag, i, i_end, j, j_end in matcher.get_opcodes():
        if tag == "equal":
            yield "same", " ".join(new[j:j_end])
        elif "".join(map(plain_word, old[i:i_end])) == "".join(map(plain_word, new[j:j_end])):
            yield "same", " ".join(new[j:j_end])  # hyphens and spaces, which the end of a line decides as well
        else:
            if i < i_end:
                yield "old", " ".join(old[i:i_end])
            if j < j_end:
                yield "new", " ".join(new[j:j_end])


def split_sentences(text: str) -> list[str]:
    """Return the sentences of a text, and the lines that are none: bullets, rows of a table, labels."""
    sentences = []
    for block in re.split(r"\n\s*\n|\n(?=\s*(?:[-–•*·▪]|\d{1,2}[.)]|[a-z][.)])\s)|\n(?=[^\n]*\|)|(?<=\|)\n", text):
        line = _BULLET.sub("", " ".join(block.split()))
        start = 0
        for end in _END.finditer(line):
            if not is_abbreviation(line[start : end.start()].rsplit(" ", 1)[-1]):
                sentences.append(line[start : end.end()].strip())
                start = end.end()
        sentences.append(line[start:].strip())
    # what a label says may stand behind it or under it
    for number in range(len(sentences) - 2, -1, -1):
        if sentences[number].endswith(":"):
            sentences[number] += f" {sentences.pop(number + 1)}"
    return [sentence for sentence in sentences if _fold(sentence)]


def _fold(text: str) -> str:
    return " ".join(re.findall(r"[\w€%@/.,:;?!-]*\w[\w€%]*", re.sub(r"[*_#|]", " ", text))).casefold()


def _fold_word(word: str) -> str:
    return re.sub(r"[’‘`´]", "'", re.sub(r"[“”„]", '"', word)).strip("*_")
