"""Which lines may be headings, and how much speaks for each with those that look like it."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from statistics import fmean

from pipeline.document import Document
from pipeline.structure.heading_lines import Candidate, Look, body_size, find_lines
from pipeline.structure.heading_scores import score_line, stands_alone
from pipeline.structure.labelled_lists import find_list_headings, find_nested_items
from pipeline.structure.sequences import find_below, find_sequences

THRESHOLD = 1.5
"""Score from which a line is a heading; chosen on the annotated sources, held on those left out."""


def find_candidates(document: Document) -> list[Candidate]:
    """Return the lines that may be headings, in order, each with its score.

    A heading is seldom alone: part of its score is that of the lines that look like it, the larger part where they
    count on from each other, a small one where those lines would only drag it down. A plain line looks like all
    running text, so that it stands on its own merits; where no line of the document is marked, numbered or bold,
    white space around it counts as well.
    """
    usual = body_size(document)
    drafts = find_lines(document, usual)
    sequences = find_sequences(drafts)
    own = {
        c.index: score_line(document, c, usual, counted=c.index in sequences) + (0.7 if c.index in sequences else 0.0)
        for c in drafts
    }
    for candidate in find_below(drafts, sequences):
        own[candidate.index] += 0.8
    for index in find_list_headings(document, drafts):
        own[index] += 2.6
    for index in find_nested_items(document, drafts, sequences):
        own[index] = max(own[index], 0.0) + 1.6
    groups: dict[Look, list[float]] = defaultdict(list)
    for candidate in drafts:
        groups[candidate.look].append(own[candidate.index])
    by_look = {look: fmean(scores) for look, scores in groups.items()}
    by_chain = {chain[0]: fmean(own[i] for i in chain) for chain in sequences.values()}
    scored = []
    for c in drafts:
        chain = sequences.get(c.index)
        shared = by_chain[chain[0]] if chain else by_look[c.look]
        share = 0.0 if c.look.is_plain else 0.7 if chain else 0.4 if shared > own[c.index] else 0.15
        scored.append(replace(c, score=(1 - share) * own[c.index] + share * shared))
    scored = _with_missing_items(scored, sequences)
    if any(c.score >= THRESHOLD and not c.look.is_plain for c in scored[1:]):
        return scored
    return [replace(c, score=c.score + 1.3) if stands_alone(document, c) else c for c in scored]


def _with_missing_items(scored: list[Candidate], sequences: dict[int, list[int]]) -> list[Candidate]:
    """Let a long item count as those before and behind it in the same sequence do: its number leaves no doubt."""
    by_index = {c.index: c.score for c in scored}
    found = []
    for c in scored:
        chain = sequences.get(c.index, [])
        place = chain.index(c.index) if c.index in chain else 0
        beside = [by_index[i] for i in chain[max(place - 1, 0) : place + 2] if i != c.index]
        missing = 0 < place < len(chain) - 1 and min(beside) >= THRESHOLD
        found.append(replace(c, score=max(c.score, THRESHOLD)) if missing else c)
    return found
