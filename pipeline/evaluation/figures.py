"""Counts of what was right, and what they come down to."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

FACETS = (
    "kind",
    "meeting_date",
    "meeting_fields",
    "sections",
    "section_levels",
    "people",
    "attendance",
    "organisations",
    "dates",
    "conclusions",
    "action_items",
    "action_owner",
    "action_due",
    "contributions",
    "contribution_person",
)


@dataclass(frozen=True, slots=True)
class Miss:
    """Name one thing that was missed (annotated, not found) or wrong (found, not annotated, or another value)."""

    document: str
    what: str
    detail: str


@dataclass(slots=True)
class Figures:
    """Count, for one facet, what was found and annotated alike, what was found and what was annotated."""

    right: int = 0
    found: int = 0
    annotated: int = 0

    @property
    def precision(self) -> float:
        """The share of what was found that is right."""
        return self.right / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        """The share of what was annotated that was found."""
        return self.right / self.annotated if self.annotated else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


@dataclass(slots=True)
class Evaluation:
    """Hold the figures of every facet, pooled over all annotated documents, and what went wrong in each."""

    documents: int = 0
    facets: dict[str, Figures] = field(default_factory=lambda: {facet: Figures() for facet in FACETS})
    misses: dict[str, list[Miss]] = field(default_factory=lambda: {facet: [] for facet in FACETS})

    def add(self, facet: str, right: int, found: int, annotated: int) -> None:
        """Add counts of one document to a facet."""
        figures = self.facets[facet]
        figures.right += right
        figures.found += found
        figures.annotated += annotated

    def miss(self, facet: str, misses: Iterable[Miss]) -> None:
        """Write down what went wrong in a facet."""
        self.misses[facet] += misses

    @property
    def macro_f1(self) -> float:
        """The mean of the F1 of the facets of which anything was annotated."""
        scored = [figures.f1 for figures in self.facets.values() if figures.annotated]
        return sum(scored) / len(scored) if scored else 0.0
