"""Tells spaCy where sentences start, before a parser could think otherwise."""

from __future__ import annotations

from collections.abc import Callable

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
    for token in doc:
        opens = False
        while position < len(starts) and starts[position] < token.idx + len(token):
            opens = True
            position += 1
        token.is_sent_start = opens or token.i == 0
    return doc
