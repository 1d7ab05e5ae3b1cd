"""What a comparison finds: sections, and sentences in them as stretches of words of either version."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Kind = Literal["same", "old", "new"]
Words = tuple[Kind, str]
"""Words that both versions have, only the older, or only the newer."""


@dataclass(frozen=True, slots=True)
class Changed:
    """Hold one sentence, or what stands for one on a line of its own, as stretches of words of either version."""

    words: tuple[Words, ...]

    @property
    def kind(self) -> Kind | Literal["changed"]:
        """Whether both versions have it, only one has it, or they word it otherwise."""
        kinds = {kind for kind, _ in self.words}
        return next(iter(kinds)) if len(kinds) == 1 else "changed"


@dataclass(frozen=True, slots=True)
class Difference:
    """Hold what became of a section; a heading is None where a version does not have it."""

    old: str | None
    new: str | None
    sentences: tuple[Changed, ...]

    @property
    def is_change(self) -> bool:
        """Whether anything is different."""
        return self.old != self.new or any(sentence.kind != "same" for sentence in self.sentences)
