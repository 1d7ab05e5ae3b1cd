"""Tells spaCy where sentences start, before a parser could think otherwise."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from spacy.language import Language
from spacy.tokens import Doc

from pipeline.nlp.context import context_of

FACTORY = "verslag_sentences"


@Language.factory(FACTORY, assigns=["token.is_sent_start", "doc.sents"])
def create_sentences(nlp: Language, name: str) -> Callable[[Doc], Doc]:  # noqa: ARG001
    """Return the component that sets sentence starts from the blocks and the splitter."""
    return annotate_sentences


def annotate_sentences(doc: Doc) -> Doc:
    """Set ``is_sent_start`` for every token: true where a sentence of a block starts, false elsewhere."""
    starts = [sentence.start for sentence in context_of(doc).sentences]
    position = 0
    values: list[list[int]] = []
    for token in doc:
        opens = not values
        while position < len(starts) and starts[position] < token.idx + len(token):
            opens = True
            position += 1
        values.append([1 if opens else -1])
    # an attribute array, since setting token.is_sent_start looks at every token each time
    starts_array = np.array(values, dtype=np.int64).astype(np.uint64).reshape(-1, 1)
    doc.from_array(["SENT_START"], starts_array)  # type: ignore[arg-type]
    return doc
