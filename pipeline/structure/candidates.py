"""Lines that may be headings, and how much speaks for each."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import fmean

from pipeline.document import Block, Document
from pipeline.structure.numbering import Number, parse_number, path_of
from pipeline.structure.vocabulary import COUNTED_TITLES, FINITE_VERB, PART_TITLES, STANDALONE_TITLES, label_of

MAX_WORDS = 32
"""A line of more words is never a heading unless the format says it is one."""

_CAPS = 7
"""Number of letters from which a line in capitals is no abbreviation."""

_MANY = 3
"""Number of lines in capitals from which a document writes its headings so, short words among them."""

_CONTENTS_LINE = re.compile(r"(?:\.\s?){4,}\s*\d+$|\t\d{1,3}$")
_ADDRESS = re.compile(r"\(\s*https?://[^)]*\)")
_SPEAKER = re.compile(r"^[^\W\d_][\w'’.-]+(?: [\w'’.-]+){0,4}(?: \([^)]*\))?:\s+\S")


@dataclass(frozen=True, slots=True)
class Look:
    """What all headings of one rank share in one document: two lines of equal looks are of equal rank.

    Attributes:
        stated: the heading level that the format states, None where it says nothing.
        style: name of the paragraph style.
        bold: whether the whole line is bold.
        size: font size in half points, None where unknown.
        caps: whether it is written in capitals.
        number: style and length of its agenda number.
        depth: depth of the list it is an item of, 0 outside lists.
    """

    stated: int | None = None
    style: str | None = None
    bold: bool = False
    size: float | None = None
    caps: bool = False
    number: tuple[str, int] | None = None
    depth: int = 0

    @property
    def is_plain(self) -> bool:
        """Whether nothing but its place tells it from running text."""
        return self.stated is None and self.style is None and not self.bold and not self.caps and self.number is None


@dataclass(frozen=True, slots=True)
class Candidate:
    """A line that may be a heading.

    Attributes:
        index: its block in ``Document.blocks``.
        start: first character of the line, its number or bullet included (0-based).
        end: one past the last character of the heading.
        title: the heading without number and closing colon.
        number: its agenda number, None without.
        look: its layout.
        score: how much speaks for a heading.
    """

    index: int
    start: int
    end: int
    title: str
    number: Number | None
    look: Look
    score: float = 0.0


def body_size(document: Document) -> float | None:
    """Return the font size, in points, in which most of the text is set."""
    sizes: Counter[float] = Counter()
    for block in document.blocks:
        if block.size and block.kind in ("paragraph", "list_item"):
            sizes[round(block.size * 2) / 2] += block.end - block.start
    return max(sizes, key=lambda size: (sizes[size], -size)) if sizes else None


def line_start(text: str, offset: int) -> int:
    """Return where the line begins that holds an offset."""
    return text.rfind("\n", 0, offset) + 1


def _number_of(block: Block, line: str, *, bare: bool) -> tuple[Number | None, str]:
    if block.number:
        path, style = path_of(block.number)
        return (Number(block.number, path, style, 0) if path else None), line
    plain = line.lstrip("•·*–- ")
    number = parse_number(plain, bare=bare)
    return number, plain[number.length :] if number else plain


def _candidate(document: Document, index: int, usual: float | None) -> Candidate | None:
    block = document.blocks[index]
    line = document.text_of(block)
    stated = block.level if block.kind == "heading" else None
    if block.kind not in ("heading", "paragraph", "list_item") or block.table is not None or "\n" in line.strip():
        return None
    if stated is None and (len(line.split()) > MAX_WORDS or _CONTENTS_LINE.search(line)):
        return None
    bold = document.share_marked(block.start, block.start + len(line.rstrip(" :")), "bold") > 0.9
    larger = bool(usual and block.size and block.size > usual * 1.08)
    number, title = _number_of(block, line, bare=stated is not None or bold or larger)
    title = " ".join(_ADDRESS.sub(" ", title).split()).strip(" •·–-\t").rstrip(" :").strip()
    if not re.search(r"[^\W\d_]", title):
        return None
    caps = title.upper() == title and sum(c.isalpha() for c in title) >= _CAPS
    size = round(block.size * 2) / 2 if block.size else None
    kind_of_number = (number.style, len(number.path)) if number else None
    depth = (block.level or 1) if block.kind == "list_item" else 0
    look = Look(stated, block.style, bold, size, caps, kind_of_number, depth)
    return Candidate(index, line_start(document.text, block.start), block.end, title, number, look)


def _score(document: Document, candidate: Candidate, usual: float | None, *, counted: bool) -> float:
    """Add up what speaks for and against a heading; a counted line is no label (``3. Gast: X``)."""
    block, title = document.blocks[candidate.index], candidate.title
    line = document.text_of(block).strip()
    words = title.split()
    look = candidate.look
    score = 3.0 if look.stated is not None else 0.0
    score += 1.2 * look.bold + 0.6 * look.caps + 0.9 * (candidate.number is not None)
    score += 0.6 * (look.caps and not block.tight and _opens_text(document, candidate.index))
    score += 1.0 * bool(usual and look.size and look.size > usual * 1.08)
    known = any(titles.fullmatch(title) for titles in (STANDALONE_TITLES, COUNTED_TITLES, PART_TITLES))
    if known:
        score += 1.6
    elif STANDALONE_TITLES.match(title) and len(words) <= 8:
        score += 0.6
    score += 0.4 if len(words) <= 8 else 0.0
    if look.stated is None:
        score -= 1.0 * (len(words) > 14) + 0.8 * title[0].islower()
        score -= 1.2 * (line.endswith((".", ";", ",")) and not line.endswith(("k.", "etc.")))
        score -= 1.0 * (len(words) > 4 and not line.endswith("?") and bool(FINITE_VERB.search(title)))
    score -= 1.2 * (look.depth > 0 and candidate.number is None and not _heads_item(document, candidate)) + 0.3 * (
        look.depth > 0 and candidate.number is not None
    )
    if look.stated is None and (
        _SPEAKER.match(line) or (not known and not counted and label_of(title.partition(":")[0]) not in (None, "body"))
    ):
        score -= 2.5
    if line.endswith(":") and candidate.number is None:
        score += 0.5 if len(words) <= 4 and _opens_paragraph(document, candidate.index) else -0.6 * (not known)
    score -= 0.6 * (candidate.index == len(document.blocks) - 1)
    return score


def _below(candidates: list[Candidate], sequences: dict[int, list[int]]) -> list[Candidate]:
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


def _heads_item(document: Document, candidate: Candidate) -> bool:
    """Tell whether a bold bullet has its text under it instead of being one item of a list."""
    following = document.blocks[candidate.index + 1 : candidate.index + 2]
    return candidate.look.bold and bool(following) and following[0].kind == "paragraph"


def _stands_alone(document: Document, candidate: Candidate) -> bool:
    """Tell whether a short line has white space above it and a sentence under it."""
    block = document.blocks[candidate.index]
    line = document.text_of(block).strip()
    short = line[0].isupper() and len(line.split()) <= 6 and (line[-1].isalnum() or line[-1] in "?)")
    return (
        short
        and not block.tight
        and (_opens_text(document, candidate.index) or ("," not in line and _opens_lines(document, candidate.index)))
    )


def _opens_lines(document: Document, index: int) -> bool:
    """Tell whether white space and then several lines without white space between them stand under a line."""
    following = document.blocks[index + 1 : index + 3]
    return len(following) == 2 and not following[0].tight and following[1].tight and following[1].kind == "paragraph"


def _opens_paragraph(document: Document, index: int, *, least: int = 40) -> bool:
    following = document.blocks[index + 1 : index + 2]
    if not following or following[0].kind not in ("paragraph", "quote"):
        return False
    text = document.text_of(following[0])
    return len(text) >= least and text.rstrip().endswith((".", "?", "!", ":", ";", ")"))


def _sequences(candidates: list[Candidate]) -> dict[int, list[int]]:
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


def find_candidates(document: Document) -> list[Candidate]:
    """Return the lines that may be headings, in order, each with its score.

    A heading is seldom alone: part of its score is that of the lines that look like it, the larger part where they
    count on from each other, a small one where those lines would only drag it down. A plain line looks like all
    running text, so that it stands on its own merits; where no line of the document is marked, numbered or bold,
    white space around it counts as well.
    """
    usual = body_size(document)
    drafts = [c for i in range(len(document.blocks)) if (c := _candidate(document, i, usual))]
    if sum(c.look.caps for c in drafts) >= _MANY:
        drafts = [_as_caps(document, c) for c in drafts]
    if any(c.number and c.number.style == "roman" for c in drafts):
        drafts = [_as_roman(c) for c in drafts]
    sequences = _sequences(drafts)
    own = {
        c.index: _score(document, c, usual, counted=c.index in sequences) + (0.7 if c.index in sequences else 0.0)
        for c in drafts
    }
    for candidate in _below(drafts, sequences):
        own[candidate.index] += 0.8
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
    return [replace(c, score=c.score + 1.3) if _stands_alone(document, c) else c for c in scored]


def _as_caps(document: Document, candidate: Candidate) -> Candidate:
    """Count a short word in capitals among the headings in capitals where it stands over text of its own."""
    block, look, title = document.blocks[candidate.index], candidate.look, candidate.title
    short = title.isupper() and sum(c.isalpha() for c in title) > 1 and not look.caps and look.number is None
    if not short or block.kind != "paragraph" or block.tight or not _opens_text(document, candidate.index):
        return candidate
    return replace(candidate, look=replace(look, caps=True))


def _opens_text(document: Document, index: int) -> bool:
    """Tell whether a sentence or a list stands right under a line."""
    following = document.blocks[index + 1 : index + 2]
    listed = bool(following) and following[0].kind == "list_item"
    return listed or _opens_paragraph(document, index, least=15)


def _as_roman(candidate: Candidate) -> Candidate:
    number = candidate.number
    if number and number.label in ("I", "V", "X"):
        value = {"I": 1, "V": 5, "X": 10}[number.label]
        number = replace(number, path=(value,), style="roman")
    return replace(candidate, number=number)
