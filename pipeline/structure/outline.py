"""The sections of a document: which lines are headings, how they nest, and the text under each."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from rapidfuzz import fuzz

from pipeline.document import Document
from pipeline.facts import Section
from pipeline.structure.agenda_table import find_agenda_rows
from pipeline.structure.candidates import THRESHOLD, find_candidates
from pipeline.structure.enumerations import counts_on, find_enumerations
from pipeline.structure.heading_lines import Candidate
from pipeline.structure.levels import assign_levels
from pipeline.structure.names import looks_like_name
from pipeline.structure.titles import find_title
from pipeline.structure.vocabulary import STANDALONE_TITLES, kind_of_title, label_of

_TASK = re.compile(r"(?:actie|actiepunt|besluit|afspraak|ap)\b[^:]{0,25}:\s+\S+(?:\s+\S+){3}", re.IGNORECASE)
_ATTENDANCE_LABEL = re.compile(r"(?:aanwezig|afwezig|afgemeld|verontschuldigd|deelnemers)[^:]{0,40}:$", re.IGNORECASE)

_REFERENCE = re.compile(r"\W*(?:ons|uw) kenmerk\b", re.IGNORECASE)
"""What stands under the name at the head of a letter, on its further pages too."""


@dataclass(frozen=True, slots=True)
class Outline:
    """The sections of a document in order and the blocks that make up its title."""

    sections: tuple[Section, ...]
    title_blocks: tuple[int, ...]


def find_outline(document: Document, *, kind: str) -> Outline:
    """Divide a document into its sections.

    Args:
        document: as a reader left it.
        kind: kind of document; the list in an agenda is its outline, the list of items above minutes is not.

    Returns:
        Sections that are consecutive and hold all of the text; the first has no title where text stands before
        the first heading.
    """
    candidates = find_candidates(document)
    title_blocks = find_title(document, candidates)
    accepted = _select(document, candidates, title_blocks, kind)
    rows = [] if _divides(accepted) else find_agenda_rows(document)
    if rows:
        inside = {row.index for row in rows}
        accepted = sorted([c for c in accepted if c.index not in inside] + rows, key=lambda c: c.start)
    levels = assign_levels(accepted)
    return Outline(_cut(document, accepted, levels), title_blocks)


def _divides(headings: list[Candidate]) -> bool:
    """Tell whether numbered headings outside tables are the agenda, so that the rows of tables stand under them."""
    return sum(heading.number is not None and len(heading.number.path) == 1 for heading in headings) >= 2


def _select(document: Document, candidates: list[Candidate], title: tuple[int, ...], kind: str) -> list[Candidate]:
    head_end = max(title, default=-1)
    kept = []
    listed = _agenda_lists(candidates, kind)
    led_in = frozenset[int]() if kind == "agenda" else find_enumerations(document, candidates)
    for candidate in candidates:
        if candidate.index <= head_end or candidate.index in listed.dropped | led_in:
            continue
        if candidate.index in listed.kept or candidate.score >= THRESHOLD:
            kept.append(candidate)
    return _without_speakers(document, [c for c in kept if not _is_label(document, c)])


def _without_speakers(document: Document, headings: list[Candidate]) -> list[Candidate]:
    """Leave out the names that begin a turn: a bold ``Naam:`` on a line of its own, again and again."""
    turns = [
        c
        for c in headings
        if c.number is None
        and looks_like_name(c.title)
        and not c.title.isupper()
        and document.text_of(document.blocks[c.index]).rstrip().endswith(":")
    ]
    names = Counter(c.title for c in turns)
    typed = [c for c in turns if c.look.stated is None]
    spoken = {c.index for c in turns if names[c.title] > 1}
    # two or three of which all are named above them, as those present are
    head = document.text[: turns[0].start] if turns else ""
    known = len(turns) >= 2 and all(re.search(rf"\b{re.escape(c.title)}\b", head) for c in turns)
    spoken |= {c.index for c in typed if len(turns) >= 4 or (known and _runs_on(document, c))}
    return [c for c in headings if c.index not in spoken]


def _runs_on(document: Document, candidate: Candidate) -> bool:
    """Tell whether a paragraph goes on right under a line, with no white space between."""
    following = document.blocks[candidate.index + 1 : candidate.index + 2]
    return bool(following) and following[0].kind == "paragraph" and following[0].tight


def _is_label(document: Document, candidate: Candidate) -> bool:
    """Tell a label of the header block from a heading: it has its value behind it, or names who was there."""
    line = document.text_of(document.blocks[candidate.index]).strip()
    if _TASK.match(line) or line.startswith("<"):
        return True
    if candidate.look.stated is not None or candidate.number is not None:
        return False
    following = document.blocks[candidate.index + 1 : candidate.index + 2]
    if _ATTENDANCE_LABEL.match(line) or (following and _REFERENCE.match(document.text_of(following[0]))):
        return True
    return label_of(candidate.title) not in (None, "body", "end") and not STANDALONE_TITLES.fullmatch(candidate.title)


@dataclass(frozen=True, slots=True)
class _Lists:
    kept: frozenset[int]
    dropped: frozenset[int]


def _agenda_lists(candidates: list[Candidate], kind: str) -> _Lists:
    """Judge runs of numbered lines with nothing between them: an agenda's own items, or a table of contents."""
    kept: set[int] = set()
    dropped: set[int] = set()
    for run in _runs(candidates):
        indexes = {c.index for c in run}
        later = [c.title for c in candidates if c.index > run[-1].index and c.score >= THRESHOLD]
        repeated = sum(any(fuzz.ratio(c.title.lower(), other.lower()) > 80 for other in later) for c in run)
        if kind == "agenda" and repeated <= len(run) / 2:
            kept |= {c.index for c in candidates if c.number is not None and c.look.stated is None}
        elif all(c.look.stated is None for c in run) and (
            repeated >= len(run) / 2 or not (_is_emphatic(run) or counts_on(run[-1], candidates))
        ):
            dropped |= indexes
    return _Lists(frozenset(kept), frozenset(dropped))


def _is_emphatic(run: list[Candidate]) -> bool:
    return all(c.look.bold for c in run) or sum(bool(STANDALONE_TITLES.fullmatch(c.title)) for c in run) >= 2


def _runs(candidates: list[Candidate]) -> list[list[Candidate]]:
    runs: list[list[Candidate]] = []
    numbered = [c for c in candidates if c.number is not None]
    for candidate in numbered:
        last = runs[-1][-1] if runs else None
        if last and candidate.index - last.index == 1 and candidate.look == last.look:
            runs[-1].append(candidate)
        else:
            runs.append([candidate])
    return [run for run in runs if len(run) >= 3]


def _cut(document: Document, headings: list[Candidate], levels: list[int]) -> tuple[Section, ...]:
    """Cut the text at its headings; a repeated row of an agenda table does not begin a section again."""
    starts = [c.start for c in headings]
    sections: list[Section] = []
    if document.text and (not starts or document.text[: starts[0]].strip()):
        end = starts[0] if starts else len(document.text)
        sections.append(Section(0, 0, end, 0, page=document.page_at(0)))
    open_levels: list[tuple[int, int]] = []
    for i, (heading, level) in enumerate(zip(headings, levels, strict=True)):
        position = len(sections)
        end = starts[i + 1] if i + 1 < len(starts) else len(document.text)
        start = heading.start if sections else 0
        while open_levels and open_levels[-1][0] >= level:
            open_levels.pop()
        parent = open_levels[-1][1] if open_levels else None
        open_levels.append((level, position))
        sections.append(
            Section(
                position=position,
                start=start,
                end=end,
                body_start=min(heading.end, end),
                level=level,
                number=heading.number.label if heading.number else None,
                title=heading.title,
                kind=kind_of_title(heading.title),
                page=document.blocks[heading.index].page,
                parent=parent,
            )
        )
    return tuple(sections)
