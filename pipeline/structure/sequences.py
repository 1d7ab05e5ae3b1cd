"""Numbers that count on from line to line: 1, 2, 3 and what stands under them."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from itertools import pairwise

from pipeline.structure.heading_lines import Candidate, Look


def find_sequences(candidates: list[Candidate]) -> dict[int, list[int]]:
    """Return, for each block whose single number counts on from 1 or 2, the blocks of its sequence (at least three).

    The lines of a sequence share style, weight and kind of number; their size may differ, as it does in documents that
    were typed by hand.
    """
    groups: dict[Look, list[Candidate]] = defaultdict(list)
    for candidate in candidates:
        if candidate.number and len(candidate.number.path) == 1:
            groups[replace(candidate.look, size=None, caps=False)].append(candidate)
    sequences: dict[int, list[int]] = {}
    for group in groups.values():
        chain: list[Candidate] = []
        expected: tuple[int, ...] = (1, 2)
        for candidate in group:
            value = candidate.number.path[0] if candidate.number else 0
            if value in expected:
                chain.append(candidate)
                expected = (value + 1, value + 2)
        if len(chain) >= 3:
            indexes = sorted({c.index for c in [*chain, *_fill_gaps(chain, candidates)]})
            sequences.update(dict.fromkeys(indexes, indexes))
    return sequences


def _fill_gaps(chain: list[Candidate], candidates: list[Candidate]) -> list[Candidate]:
    """Return the lines that carry a number the sequence skips, at its place, though they look different."""
    found = []
    for before, after in pairwise(chain):
        first, second = (before.number, after.number)
        if first and second and second.path[0] - first.path[0] == 2:
            missing = (first.path[0] + 1,)
            between = [c for c in candidates if before.index < c.index < after.index and c.number]
            found += [
                c for c in between if c.number and c.number.path == missing and c.look.depth == before.look.depth
            ][:1]
    return found


def find_below(candidates: list[Candidate], sequences: dict[int, list[int]]) -> list[Candidate]:
    """Return the lines whose number goes on from the item they stand under: ``3.1`` between ``3`` and ``4``."""
    found = []
    current: int | None = None
    for candidate in candidates:
        path = candidate.number.path if candidate.number else ()
        if candidate.index in sequences and len(path) == 1:
            current = path[0]
        elif len(path) > 1 and path[0] == current:
            found.append(candidate)
    return found
