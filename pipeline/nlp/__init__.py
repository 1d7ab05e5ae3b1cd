"""The language layer: who and what the running text of a document names, decides, hands out and attributes."""

from __future__ import annotations

import re
from itertools import pairwise

from spacy.language import Language
from spacy.tokens import Doc, Span

from pipeline.document import Document
from pipeline.facts import ActionItem, Conclusion, Contribution, Facts, Mention, Organisation, Person, Structure
from pipeline.nlp.annotation import (
    ACTION_ITEMS,
    CONCLUSIONS,
    CONTRIBUTIONS,
    ORGANISATIONS,
    PEOPLE,
    PLACES,
    read_entities,
    read_facts,
)
from pipeline.nlp.components import FACTORIES
from pipeline.nlp.context import Context
from pipeline.nlp.presence import find_officer, pair_attendance

CHUNK = 50_000
"""Number of characters that the language model gets at a time; cut between sentences."""

LONG_RUN = 200
"""Number of characters without white space from which they are no word, nor a web address worth taking apart."""

__all__ = ["find_facts"]


def find_facts(document: Document, structure: Structure, nlp: Language) -> Facts:
    """Return the people, organisations, places and statements of a document.

    The model reads the text in parts that end between sentences; the components on top see the whole document.
    """
    doc = _tokenize(document.text, nlp)
    doc._.context = Context(document, structure)
    doc = nlp.get_pipe("verslag_sentences")(doc)
    doc = _run_model(doc, nlp)
    doc._.context = Context(document, structure)
    for factory in FACTORIES[1:]:
        doc = nlp.get_pipe(factory)(doc)
    return _read(doc, structure)


def _tokenize(text: str, nlp: Language) -> Doc:
    """Return a text as tokens; a run of ``LONG_RUN`` characters without white space is one.

    The tokenizer of spaCy takes time that grows with the square of such a run of brackets or dots.
    """
    runs = [match.span() for match in re.finditer(rf"\S{{{LONG_RUN},}}", text)]
    if not runs:
        return nlp.tokenizer(text)
    docs: list[Doc] = []
    position = 0
    for start, end in runs:
        if start > position:
            docs.append(nlp.tokenizer(text[position:start]))
        docs.append(Doc(nlp.vocab, words=[text[start:end]], spaces=[False]))
        position = end
    if position < len(text):
        docs.append(nlp.tokenizer(text[position:]))
    return Doc.from_docs(docs, ensure_whitespace=False)


def _run_model(doc: Doc, nlp: Language) -> Doc:
    """Run the pipes of the model, not ours, over the sentences of a Doc in parts of at most ``CHUNK`` characters."""
    pipes = [pipe for name, pipe in nlp.pipeline if name not in FACTORIES]
    if not pipes or not len(doc):
        return doc
    parts = _split(doc)
    for index, part in enumerate(parts):
        for pipe in pipes:
            parts[index] = part = pipe(part)
    return Doc.from_docs(parts, ensure_whitespace=False) if len(parts) > 1 else parts[0]


def _split(doc: Doc) -> list[Doc]:
    starts = [0]
    for sent in doc.sents:
        if sent.end_char - doc[starts[-1]].idx > CHUNK and sent.start > starts[-1]:
            starts.append(sent.start)
    if len(starts) == 1:
        return [doc]
    return [_copy(doc[start:end]) for start, end in pairwise([*starts, len(doc)])]


def _copy(span: Span) -> Doc:
    """Return words and sentence starts as a Doc; ``Span.as_doc`` would add up the vectors of all words as well."""
    words, spaces = [token.text for token in span], [bool(token.whitespace_) for token in span]
    return Doc(span.doc.vocab, words, spaces, sent_starts=[token.is_sent_start for token in span])


def _read(doc: Doc, structure: Structure) -> Facts:
    mentions = [fact for key in (PEOPLE, ORGANISATIONS, PLACES) for fact in read_facts(doc, key, Mention)]
    people = read_entities(doc, PEOPLE, Person)
    # what an agenda says is still to be said, decided and done
    held = structure.kind != "agenda"
    contributions = read_facts(doc, CONTRIBUTIONS, Contribution) if held else []
    return Facts(
        people=tuple(people),
        organisations=tuple(read_entities(doc, ORGANISATIONS, Organisation)),
        mentions=tuple(sorted(mentions, key=lambda mention: (mention.start, mention.end))),
        conclusions=tuple(read_facts(doc, CONCLUSIONS, Conclusion)) if held else (),
        actions=tuple(read_facts(doc, ACTION_ITEMS, ActionItem)) if held else (),
        contributions=tuple(contributions),
        attendance=pair_attendance(structure, doc.text, people, mentions, contributions),
        chair=find_officer(structure.header.chair, people, mentions),
        secretary=find_officer(structure.header.secretary, people, mentions),
    )
