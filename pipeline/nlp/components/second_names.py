"""Puts the names that the bundled model finds beside those of a pipeline that was not made for minutes.

The recogniser stays in a pipeline of its own: what it computes leans on the vectors of its own vocabulary, and
spaCy has one vocabulary a pipeline. It gets the words and sentence starts of the Doc, so that a name found there is
at the same tokens here, and it gets them before the other pipeline can move a sentence start.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

import spacy
from spacy.language import Language
from spacy.tokens import Doc, Span

from pipeline.language_models import title_of
from pipeline.nlp.zones import keep_first

FIND, JOIN = "verslag_names", "verslag_join_names"

OUR_LABELS = {"PERSON": "PERSON", "PER": "PERSON", "ORG": "ORG", "LOC": "LOC", "GPE": "LOC", "FAC": "LOC"}
"""Our label for those of other recognisers; what is not here (peoples, dates, numbers, works, ...) is no name to us."""


@Language.factory(FIND, assigns=["doc.spans"], default_config={"model": ""})
def create_second_names(nlp: Language, name: str, model: str) -> SecondNames:  # noqa: ARG001
    """Return the component that finds names with another pipeline, given by its folder."""
    return SecondNames(model)


@Language.factory(JOIN, requires=["doc.ents", "doc.spans"], assigns=["doc.ents"])
def create_join(nlp: Language, name: str) -> Callable[[Doc], Doc]:  # noqa: ARG001
    """Return the component that puts the names found before into ``doc.ents``."""
    return annotate_names


class SecondNames:
    """Hold a recogniser of names with all it needs; it writes what it finds to ``doc.spans``.

    Attributes:
        title: name and version of the pipeline that it is from.
    """

    def __init__(self, model: str) -> None:
        nlp = spacy.load(model)
        listeners = nlp.get_pipe("tok2vec").listening_components if "tok2vec" in nlp.pipe_names else []  # type: ignore[attr-defined]
        for name in nlp.pipe_names:
            if name != "ner" and not (name == "tok2vec" and "ner" in listeners):
                nlp.remove_pipe(name)
        self.title = title_of(nlp.meta)
        self._nlp = nlp

    def __call__(self, doc: Doc) -> Doc:
        """Write the names to ``doc.spans``."""
        words, spaces = [token.text for token in doc], [bool(token.whitespace_) for token in doc]
        copy = Doc(self._nlp.vocab, words, spaces, sent_starts=[token.is_sent_start for token in doc])
        for _, pipe in self._nlp.pipeline:
            copy = pipe(copy)
        doc.spans[FIND] = [Span(doc, ent.start, ent.end, label=ent.label_) for ent in copy.ents]
        return doc


def annotate_names(doc: Doc) -> Doc:
    """Replace the names of a Doc by those of both recognisers, under our labels."""
    doc.set_ents(join_names(doc.spans.pop(FIND), doc.ents))
    return doc


def join_names(ours: Iterable[Span], theirs: Iterable[Span]) -> list[Span]:
    """Return names under our labels, in order; where both see one, ours stands and theirs only fills what is left.

    Ours learned from minutes, where the other knows newspapers and Wikipedia: headings, lists and ``Naam:`` turns
    are new to it. What it alone finds is one more piece of evidence, which the components weigh like any other.
    """
    mapped = (Span(s.doc, s.start, s.end, label=OUR_LABELS[s.label_]) for s in theirs if s.label_ in OUR_LABELS)
    return keep_first([*ours, *mapped])
