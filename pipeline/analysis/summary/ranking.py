"""Which sentences say most, and which only repeat another: LexRank, then maximal marginal relevance."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from functools import lru_cache

import numpy as np
import numpy.typing as npt

from pipeline.fulltext.words import silent_words, split_words, stem

Matrix = npt.NDArray[np.float64]

_DAMPING = 0.85
_ROUNDS = 50
_CLOSE_ENOUGH = 1e-6
# above this two sentences of ten words differ in one or two of them
_SAME = 0.7
# half centrality, half novelty
_BALANCE = 0.5


@lru_cache(maxsize=1 << 14)
def stems_of(text: str) -> tuple[str, ...]:
    """Return the stems of the words that say something."""
    return tuple(stem(word) for word in split_words(text) if word not in silent_words())


def measure_likeness(texts: Sequence[str]) -> Matrix:
    """Return the cosine of every two texts by their stems, weighted by how rare each is among the texts (tf-idf)."""
    counted = [Counter(stems_of(text)) for text in texts]
    spread = Counter(word for words in counted for word in words)
    place = {word: position for position, word in enumerate(sorted(spread))}
    weights = np.zeros((len(texts), max(len(place), 1)))
    for row, words in enumerate(counted):
        for word, count in words.items():
            weights[row, place[word]] = count * (1 + np.log(len(texts) / spread[word]))
    lengths = np.linalg.norm(weights, axis=1, keepdims=True)
    weights = np.divide(weights, lengths, out=np.zeros_like(weights), where=lengths > 0)
    likeness: Matrix = weights @ weights.T
    return likeness


def rank_sentences(likeness: Matrix) -> Matrix:
    """Return how central each sentence is among the others; the values add up to 1.

    Source: continuous LexRank, Erkan and Radev (2004), https://doi.org/10.1613/jair.1523, with damping 0.85.
    """
    count = len(likeness)
    likeness = likeness * (1 - np.eye(count))  # no sentence speaks for itself
    sums = likeness.sum(axis=1, keepdims=True)
    moves = np.divide(likeness, sums, out=np.full_like(likeness, 1 / max(count, 1)), where=sums > 0)
    ranks = np.full(count, 1 / max(count, 1))
    for _ in range(_ROUNDS):
        following = (1 - _DAMPING) / count + _DAMPING * (ranks @ moves)
        if np.abs(following - ranks).sum() < _CLOSE_ENOUGH:
            break
        ranks = following
    return ranks


def choose(texts: Sequence[str], wanted: int, *, said: Collection[str] = (), first: Sequence[float] = ()) -> list[int]:
    """Return the positions of the sentences that say most and do not repeat each other, in their own order.

    Source: maximal marginal relevance, Carbonell and Goldstein (1998), https://doi.org/10.1145/290941.291025, over
    LexRank.

    Args:
        texts: the sentences.
        wanted: the most to choose.
        said: sentences that have been chosen before; one that repeats such a sentence is not chosen.
        first: a weight for each sentence that its rank is multiplied by, where some kind of sentence goes first.
    """
    if not texts or wanted < 1:
        return []
    likeness = measure_likeness([*texts, *said])
    own = len(texts)
    ranks = rank_sentences(likeness[:own, :own])
    ranks = ranks * (np.array(first) if len(first) else 1)
    ranks = ranks / ranks.max()
    chosen: list[int] = []
    # how much each sentence repeats of what has been chosen
    repeats = likeness[:own, own:].max(axis=1, initial=0.0)
    while len(chosen) < wanted:
        left = [i for i in range(own) if i not in chosen and repeats[i] < _SAME]
        if not left:
            break
        best = max(left, key=lambda i: (_BALANCE * ranks[i] - (1 - _BALANCE) * repeats[i], -i))
        chosen.append(best)
        repeats = np.maximum(repeats, likeness[:own, best])
    return sorted(chosen)
