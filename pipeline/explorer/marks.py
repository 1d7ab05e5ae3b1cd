"""A text with parts of it marked, cut into pieces that a template can show one after the other."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise


@dataclass(frozen=True, slots=True)
class Mark:
    """Mark part of a text.

    Attributes:
        start: first character, 0-based.
        end: one past the last.
        kind: what it is; the class of the element.
        anchor: by what an address points at it; None for nothing.
        title: what it is, for people.
    """

    start: int
    end: int
    kind: str
    anchor: str | None = None
    title: str | None = None


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a text to which the same marks apply.

    Attributes:
        text: the characters.
        kinds: of the marks, without doubles.
        anchors: of the marks that begin here.
        title: of the marks, for people; None where there are none.
    """

    text: str
    kinds: tuple[str, ...] = ()
    anchors: tuple[str, ...] = ()
    title: str | None = None


def cut(text: str, marks: Iterable[Mark], *, offset: int = 0) -> list[Piece]:
    """Return the text in pieces; marks may overlap, and what lies outside the text is left out.

    Args:
        text: the text.
        marks: with offsets that count from the same place as ``offset``.
        offset: where the text begins.
    """
    inside = [mark for mark in marks if mark.start < offset + len(text) and mark.end > offset]
    places = {offset, offset + len(text)}
    places |= {min(max(place, offset), offset + len(text)) for mark in inside for place in (mark.start, mark.end)}
    edges = sorted(places)
    pieces = []
    for start, end in pairwise(edges):
        over = [mark for mark in inside if mark.start <= start and mark.end >= end]
        titles = [mark.title for mark in over if mark.title]
        pieces.append(
            Piece(
                text[start - offset : end - offset],
                tuple(dict.fromkeys(mark.kind for mark in over)),
                tuple(mark.anchor for mark in over if mark.anchor and max(mark.start, offset) == start),
                "; ".join(titles) or None,
            )
        )
    return pieces
