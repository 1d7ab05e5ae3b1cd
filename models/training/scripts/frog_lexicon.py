"""What the treebanks teach about Frog: corrections of its tags, and lemmas as Alpino writes them.

Frog and the treebanks share the CGN tag set but not every habit: Frog calls each name a part of a name, knows fewer
subordinators, and does not mark the parts of compounds. Each correction is counted on the treebanks' own sentences;
where no habit is clear the annotation is left out.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass

Key = tuple[Hashable, ...]
# a long noun that the treebanks do not know may be a compound: leave it unless its parts are known
LONGEST_PLAIN_NOUN = 6
SHORTEST_PART = 4
LINKS = ("", "s", "en", "e", "n")


@dataclass(frozen=True)
class FrogToken:
    """A word with Frog's tag in the treebanks' notation, its lemma and its confidence (0 to 1)."""

    text: str
    lemma: str
    tag: str
    confidence: float


@dataclass(frozen=True)
class GoldToken:
    """A word's annotation in the treebanks; empty strings are missing."""

    tag: str = ""
    pos: str = ""
    morph: str = ""
    lemma: str = ""


class Habits:
    """Count outcomes per key and tell the one that is sure enough."""

    def __init__(self, least: int, share: float) -> None:
        self.least, self.share = least, share
        self._counts: dict[Key, Counter[str]] = defaultdict(Counter)

    def add(self, key: Key, outcome: str) -> None:
        """Count one case."""
        self._counts[key][outcome] += 1

    def known(self, key: Key) -> bool:
        """Return whether a key came often enough to be believed."""
        return key in self._counts and self._counts[key].total() >= self.least

    def sure(self, key: Key) -> str:
        """Return the outcome of nearly all cases of a known key, else an empty string."""
        counts = self._counts[key]
        outcome, number = counts.most_common(1)[0]
        return outcome if number >= self.share * counts.total() else ""


def confidence_class(confidence: float) -> int:
    """Return 0 for a doubtful tag, 1 for a likely one, 2 for a sure one."""
    return (confidence > 0.7) + (confidence > 0.95)


def keys_of(sentence: list[FrogToken]) -> Iterator[list[Key]]:
    """Yield the keys of each word for the correction of its tag, the most telling first."""
    tags = ["", *(token.tag for token in sentence), ""]
    for index, token in enumerate(sentence):
        before, after = tags[index], tags[index + 2]
        sure = confidence_class(token.confidence)
        shape = (token.text[:1].isupper(), index == 0)
        yield [
            (token.tag, token.text.lower(), before, after),
            (token.tag, token.text.lower(), sure, after),
            (token.tag, token.text.lower(), sure, shape),
            (token.tag, before, after, sure, shape),
            (token.tag, sure, shape),
        ]


class Corrections:
    """Tags, parts of speech, features and lemmas for Frog's output, as the treebanks would have them."""

    def __init__(self, share: float = 0.93) -> None:
        self._tags = Habits(8, share)
        self._features = Habits(3, 0.95)
        self._lemmas = Habits(1, 0.9)
        self._joined = Habits(1, 0.9)
        self._parts: Counter[str] = Counter()
        self._particles: Counter[str] = Counter()
        self._nouns: Counter[str] = Counter()

    def learn(self, sentences: Iterable[tuple[list[FrogToken], list[GoldToken]]]) -> None:
        """Count the habits of both on the same sentences."""
        for frog, gold in sentences:
            for token, truth, keys in zip(frog, gold, keys_of(frog), strict=True):
                for key in keys:
                    self._tags.add(key, truth.tag)
                features = f"{truth.pos} {truth.morph}"
                for key in ((truth.tag, token.text.lower()), (truth.tag,)):
                    self._features.add(key, features)
                self._learn_lemma(token, truth)

    def _learn_lemma(self, token: FrogToken, truth: GoldToken) -> None:
        self._lemmas.add((token.text, truth.tag), truth.lemma)
        kind = truth.tag.split("|")[0]
        self._joined.add((truth.lemma.replace("_", ""), kind), truth.lemma)
        if "|eigen" in truth.tag or kind == "SPEC":
            return
        parts = truth.lemma.split("_")
        if kind == "N":
            self._nouns[truth.lemma] += 1
            if len(parts) > 1:
                self._parts.update(parts)
        elif kind == "WW" and len(parts) > 1:
            self._particles[parts[0]] += 1

    def correct(self, sentence: list[FrogToken]) -> list[GoldToken]:
        """Return what is sure about each word of a sentence."""
        return [self._complete(token, self._tag(keys)) for token, keys in zip(sentence, keys_of(sentence), strict=True)]

    def _tag(self, keys: list[Key]) -> str:
        return next((self._tags.sure(key) for key in keys if self._tags.known(key)), "")

    def _complete(self, token: FrogToken, tag: str) -> GoldToken:
        if not tag:
            return GoldToken()
        features = ""
        for key in ((tag, token.text.lower()), (tag,)):
            if self._features.known(key):
                features = self._features.sure(key)
                break
        pos, _, morph = features.partition(" ")
        return GoldToken(tag, pos, morph, self._lemma(token, tag))

    def _lemma(self, token: FrogToken, tag: str) -> str:
        if self._lemmas.known((token.text, tag)):
            return self._lemmas.sure((token.text, tag))
        kind = tag.split("|")[0]
        if kind == "SPEC" or tag.startswith("N|eigen|ev|basis"):
            return token.text
        joined = token.lemma.replace("_", "")
        if self._joined.known((joined, kind)):
            return self._joined.sure((joined, kind))
        if tag.startswith("N|soort"):
            return self._noun(token, joined)
        if kind == "WW":
            return "" if any(joined.startswith(particle) for particle in self._particles) else joined
        if kind == "ADJ" and token.text[:1].islower() and len(joined) <= LONGEST_PLAIN_NOUN + 2:
            return joined
        return ""

    def _noun(self, token: FrogToken, lemma: str) -> str:
        if not lemma.isalpha() or token.text[:1].isupper():
            return ""
        found = self.split(lemma)
        if found:
            return found
        return lemma if len(lemma) <= LONGEST_PLAIN_NOUN else ""

    def split(self, lemma: str) -> str:
        """Return a noun as known parts, the longest last part first, or an empty string."""
        for start in range(SHORTEST_PART - 1, len(lemma) - SHORTEST_PART + 1):
            tail = lemma[start:]
            if not (self._parts[tail] or self._nouns[tail] > 1):
                continue
            for link in LINKS:
                head = lemma[: start - len(link)] if lemma[:start].endswith(link) else ""
                if len(head) >= SHORTEST_PART - 1 and (self._parts[head] or self._nouns[head] > 1):
                    return f"{head}_{tail}"
        return ""
