"""Cut compounds and separable verbs into parts that the treebanks know, as Alpino's lemmas do.

`herstelbetalingen` is `herstel_betaling`, `toegeslagen` is `toe_slaan`. The parts are learned from the treebanks.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

from spacy.tokens import Doc

LINKS = ("", "s", "en", "e", "n", "er")
SHORTEST = 3
# a head of this many letters may be a compound itself
LONG = 7
OFTEN = 2
SEPARABLE = 0.8


class Compounds:
    """The parts of compound nouns and separable verbs, and how to cut a word into them."""

    def __init__(self, docs: Iterable[Doc]) -> None:
        self._heads: Counter[str] = Counter()
        self._tails: Counter[str] = Counter()
        self._plain: Counter[str] = Counter()
        self._other: Counter[str] = Counter()
        self._whole: dict[str, str] = {}
        forms: dict[str, Counter[str]] = defaultdict(Counter)
        verbs: dict[str, Counter[str]] = defaultdict(Counter)
        for word, kind, lemma in read_words(docs):
            if kind == "N":
                self._learn_noun(word, lemma, forms)
            elif kind == "WW":
                verbs[word][lemma] += 1
            else:
                self._other[lemma] += 1
        self._forms = {form: most(lemmas) for form, lemmas in forms.items() if lemmas.total() >= OFTEN}
        # a plain verb by its form, and the particles that part from nearly every verb
        self._verbs = {form: most(lemmas) for form, lemmas in verbs.items() if "_" not in most(lemmas)}
        self._particles = separable_particles({lemma for lemmas in verbs.values() for lemma in lemmas})

    def _learn_noun(self, word: str, lemma: str, forms: dict[str, Counter[str]]) -> None:
        *heads, tail = lemma.split("_")
        self._whole["".join((*heads, tail))] = lemma
        if not heads:
            self._plain[lemma] += 1
            forms[word][lemma] += 1
            return
        self._heads.update(set(heads))
        self._tails[tail] += 1
        for link in LINKS:
            start = "".join(heads) + link
            if word.startswith(start) and word[len(start) :][:2] == tail[:2]:
                forms[word[len(start) :]][tail] += OFTEN
                return

    def split_noun(self, word: str, depth: int = 0) -> str:
        """Return the lemma of a compound noun in small letters, or an empty string."""
        candidates = list(self._candidates(word, depth))
        return max(candidates)[1] if candidates else ""

    def _candidates(self, word: str, depth: int) -> Iterator[tuple[float, str]]:
        for start in range(SHORTEST, len(word) - SHORTEST + 1):
            tail = self._forms.get(word[start:])
            if tail is None or (len(word) - start == SHORTEST and self._tails[tail] < OFTEN):
                continue
            for link in LINKS:
                joined = word[: start - len(link)]
                head = (
                    self._head(joined, link, depth) if word[:start].endswith(link) and len(joined) >= SHORTEST else ""
                )
                if head:
                    known = 2 * (self._heads[joined] > 0) + 3 * (self._tails[tail] > 0)
                    size = (len(tail) > SHORTEST) + (len(joined) > SHORTEST) + 0.05 * min(len(tail), 8)
                    score = known + size + 0.5 * (not link) - ("_" in head)
                    yield score, f"{head}_{self._whole.get(tail, tail)}"

    def _head(self, joined: str, link: str, depth: int) -> str:
        number = 3 * self._heads[joined] + self._plain[joined] + (0 if link else self._other[joined])
        if number >= OFTEN and (len(joined) > SHORTEST or self._heads[joined]):
            return joined
        if joined in self._whole:
            return self._whole[joined]
        return self.split_noun(joined, depth + 1) if len(joined) > LONG and depth < 2 else ""

    def split_verb(self, word: str) -> str:
        """Return the lemma of a form of a separable verb in one word, or an empty string."""
        for particle in sorted(self._particles, key=len, reverse=True):
            rest = word.removeprefix(particle)
            if rest == word:
                continue
            verb = self._verbs.get(rest) or self._verbs.get(rest.removeprefix("te"))
            if verb:
                return f"{particle}_{verb}"
        return ""


def read_words(docs: Iterable[Doc]) -> Iterator[tuple[str, str, str]]:
    """Yield word, first part of the tag and lemma of the words without capitals in their lemma."""
    for doc in docs:
        for token in doc:
            lemma, (kind, _, rest) = token.lemma_, token.tag_.partition("|")
            plain = lemma.islower() and lemma.replace("_", "").isalpha() and token.is_alpha
            if plain and (kind in {"WW", "ADJ", "VZ", "BW", "TW"} or (kind == "N" and rest.startswith("soort"))):
                yield token.lower_, kind, lemma


def most(counts: Counter[str]) -> str:
    """Return the most frequent one."""
    return counts.most_common(1)[0][0]


def separable_particles(lemmas: set[str]) -> set[str]:
    """Return the first parts that verbs which begin with them nearly always mark as a part."""
    marked = Counter(lemma.split("_")[0] for lemma in lemmas if "_" in lemma)
    plain = {lemma for lemma in lemmas if "_" not in lemma}
    joined = Counter(
        part for part in marked for lemma in plain if lemma.startswith(part) and lemma.removeprefix(part) in plain
    )
    return {
        part for part, number in marked.items() if number >= OFTEN and number >= SEPARABLE * (number + joined[part])
    }
