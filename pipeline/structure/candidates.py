"""Which lines may be headings, and how much speaks for each with those that look like it."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from statistics import fmean

from pipeline.document import Document
from pipeline.structure.heading_lines import Candidate, Look, body_size, find_lines
from pipeline.structure.heading_scores import score_line, stands_alone
from pipeline.structure.labelled_lists import find_list_headings
from pipeline.structure.sequences import find_below, find_sequences


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
    if any(c.score >= 1.5 and not c.look.is_plain for c in scored[1:]):
        return scored
    return [replace(c, score=c.score + 1.3) if stands_alone(document, c) else c for c in scored]
