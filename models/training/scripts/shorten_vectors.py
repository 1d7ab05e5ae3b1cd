"""Shorten floret vectors to their main directions, so that the table takes less room.

A word's vector is the mean of rows, so turning and cutting the rows does the same to every word. The directions come
from the singular value decomposition of the vectors of the most frequent words.
"""

from __future__ import annotations

import argparse
from collections import Counter
from pathlib import Path

import numpy as np
import spacy

MOST_FREQUENT = 40_000


def main() -> None:
    """Read a pipeline with vectors, write it with shorter ones."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("vectors", type=Path)
    parser.add_argument("text", type=Path, help="raw text, tokens apart")
    parser.add_argument("output", type=Path)
    parser.add_argument("--dim", type=int, default=64)
    arguments = parser.parse_args()
    nlp = spacy.load(arguments.vectors)
    with arguments.text.open(encoding="utf-8") as lines:
        counts = Counter(word for line in lines for word in line.split())
    words = [word for word, _ in counts.most_common(MOST_FREQUENT)]
    table = nlp.vocab.vectors.get_batch(words)
    _, strengths, directions = np.linalg.svd(table, full_matrices=False)
    nlp.vocab.vectors.data = np.ascontiguousarray(nlp.vocab.vectors.data @ directions[: arguments.dim].T)
    nlp.to_disk(arguments.output)
    kept = np.sum(strengths[: arguments.dim] ** 2) / np.sum(strengths**2)
    print(f"{arguments.dim} dimensions hold {kept:.1%} of {table.shape[1]}")


if __name__ == "__main__":
    main()
