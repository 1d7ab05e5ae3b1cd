"""Headings that lists tell: a line with a colon over bullets, a numbered item of an agenda with notes under it."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from pipeline.document import Block, Document
from pipeline.structure.heading_lines import Candidate
from pipeline.structure.vocabulary import MOTION_PARTS

_MANY = 3
"""Number of lines with a colon over lists from which a document is divided by them."""

_WORDS = 5
"""Number of words up to which such a line may be a heading."""

_LONGEST = 14
"""Number of words up to which a numbered item with notes under it may be a heading."""

_NESTED = 2
"""Depth from which an item stands under another one."""

_NOTE = 30
"""Number of characters from which what stands under an item is a note."""

_SENTENCE = 60
"""Number of characters from which a paragraph is running text."""


def find_list_headings(document: Document, lines: Sequence[Candidate]) -> frozenset[int]:
    """Return the blocks of the lines that head the lists of a document which holds hardly anything else.

    Among paragraphs a line with a colon only leads a list in (``We hebben drie wensen:``).
    """
    blocks = document.blocks
    heads = [c for c in lines if _heads_list(document, c)]
    if len(heads) < _MANY or any(c.look.stated is not None for c in lines[1:]):
        return frozenset()
    indexes = {c.index for c in heads}
    lists = [i for i in range(1, len(blocks)) if _is_item(blocks[i]) and not _is_item(blocks[i - 1])]
    told = [b for b in blocks if b.kind == "paragraph" and b.table is None and b.end - b.start >= _SENTENCE]
    under = sum(i - 1 in indexes for i in lists)
    return frozenset(indexes) if under >= 0.7 * len(lists) and len(told) <= len(heads) / 2 else frozenset()


def _heads_list(document: Document, candidate: Candidate) -> bool:
    block = document.blocks[candidate.index]
    following = document.blocks[candidate.index + 1 : candidate.index + 2]
    alone = block.kind == "paragraph" and not block.tight and len(candidate.title.split()) <= _WORDS
    alone = alone and not MOTION_PARTS.match(candidate.title)
    return alone and document.text_of(block).rstrip().endswith(":") and bool(following) and _is_item(following[0])


def _is_item(block: Block) -> bool:
    return block.kind == "list_item" and block.table is None


def find_nested_items(document: Document, lines: Sequence[Candidate], sequences: Collection[int]) -> frozenset[int]:
    """Return the blocks of the numbered items under the items of an agenda that head what stands under them.

    ``3. Voortgang`` / ``1. Fietstunnel`` / ``- Bram meldt dat``: where that comes back, the short items beside them
    are headings too.
    """
    opens: dict[int, int] = {}
    for index in sequences:
        depth = document.blocks[index].level or 1
        opens[depth] = min(index, opens.get(depth, index))
    nested = [c for c in lines if _is_nested(document, c, opens)]
    heads = {c.index for c in nested if len(c.title.split()) <= _LONGEST and _has_notes(document, c.index)}
    if len(heads) < _MANY:
        return frozenset()
    return frozenset(heads | {c.index for c in nested if len(c.title.split()) <= _WORDS})


def _is_nested(document: Document, candidate: Candidate, opens: Mapping[int, int]) -> bool:
    """Tell whether a numbered item stands deeper than a sequence; ``opens`` holds where those of each depth begin."""
    block = document.blocks[candidate.index]
    numbered = _is_item(block) and candidate.number is not None and len(candidate.number.path) == 1
    depth = block.level or 1
    under = any(over < depth and index < candidate.index for over, index in opens.items())
    return numbered and depth >= _NESTED and under


def _has_notes(document: Document, index: int) -> bool:
    """Tell whether an item without a number of its own stands right under one, as long as a sentence."""
    following = document.blocks[index + 1] if index + 1 < len(document.blocks) else None
    return (
        following is not None
        and _is_item(following)
        and following.number is None
        and following.end - following.start >= _NOTE
    )
