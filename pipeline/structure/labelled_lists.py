"""Notes that are lists only, each under a line with a colon that is its heading: ``Planning:`` over bullets."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.document import Block, Document
from pipeline.structure.heading_lines import Candidate
from pipeline.structure.vocabulary import MOTION_PARTS

_MANY = 3
"""Number of lines with a colon over lists from which a document is divided by them."""

_WORDS = 5
"""Number of words up to which such a line may be a heading."""

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
