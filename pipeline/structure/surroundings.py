"""What stands around a line that may be a heading."""

from __future__ import annotations

from pipeline.document import Document

_LONG = 60
"""Number of characters from which a list item is a sentence."""

_SEVERAL = 3
"""Number of such items from which a list is the text of a section."""


def opens_text(document: Document, index: int) -> bool:
    """Tell whether a sentence or a list stands right under a line."""
    following = document.blocks[index + 1 : index + 2]
    listed = bool(following) and following[0].kind == "list_item"
    return listed or opens_paragraph(document, index, least=15)


def opens_paragraph(document: Document, index: int, *, least: int = 40) -> bool:
    """Tell whether a paragraph of at least so many characters, with a full stop or the like, stands under a line."""
    following = document.blocks[index + 1 : index + 2]
    if not following or following[0].kind not in ("paragraph", "quote"):
        return False
    text = document.text_of(following[0])
    return len(text) >= least and text.rstrip().endswith((".", "?", "!", ":", ";", ")"))


def opens_lines(document: Document, index: int) -> bool:
    """Tell whether white space and then several lines without white space between them stand under a line."""
    following = document.blocks[index + 1 : index + 3]
    return len(following) == 2 and not following[0].tight and following[1].tight and following[1].kind == "paragraph"


def opens_long_items(document: Document, index: int) -> bool:
    """Tell whether a list of several items, each a sentence of its own, stands under a line."""
    following = document.blocks[index + 1 : index + 1 + _SEVERAL]
    listed = all(b.kind == "list_item" and len(document.text_of(b)) >= _LONG for b in following)
    return listed and len(following) == _SEVERAL


def goes_on_sentence(document: Document, index: int) -> bool:
    """Tell whether a line without a capital goes on with what a comma leaves open above it (``..., / besluit:``)."""
    before = document.blocks[index - 1] if index else None
    small = document.text_of(document.blocks[index]).lstrip()[:1].islower()
    return (
        small and before is not None and before.kind == "paragraph" and document.text_of(before).rstrip().endswith(",")
    )
