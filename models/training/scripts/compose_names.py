"""Put the chunks of all organisations but some together for training, those of the rest for measuring."""

from __future__ import annotations

import argparse
import random
from collections.abc import Iterator
from pathlib import Path

import spacy
from invent_names import Inventor
from spacy.language import Language
from spacy.tokens import Doc, DocBin


def read_docs(nlp: Language, path: Path) -> list[Doc]:
    """Return the documents of a DocBin."""
    return list(DocBin().from_disk(path).get_docs(nlp.vocab))


def substitute(nlp: Language, doc: Doc, inventor: Inventor) -> Doc:
    """Return a copy of a chunk in which every name is another one, the same name the same each time.

    What is open in the chunk is open in the copy, and so is a new name that is not whole tokens.
    """
    renamed: dict[tuple[str, str], str] = {}
    text = ""
    spans: list[tuple[int, int, str]] = []
    open_: list[tuple[int, int]] = []
    end = 0
    for ent in [*doc.ents, None]:
        start = ent.start_char if ent else len(doc.text)
        shift = len(text) - end
        open_ += [(t.idx + shift, t.idx + len(t) + shift) for t in doc if t.ent_iob == 0 and end <= t.idx < start]
        text += doc.text[end:start]
        if ent:
            key = (ent.text, ent.label_)
            if key not in renamed:
                renamed[key] = inventor.invent(ent.text, ent.label_)
            spans.append((len(text), len(text) + len(renamed[key]), ent.label_))
            text += renamed[key]
            end = ent.end_char
    return annotate(nlp.make_doc(text), spans, open_)


def annotate(doc: Doc, spans: list[tuple[int, int, str]], open_: list[tuple[int, int]]) -> Doc:
    """Set the names of a text; open stretches and names that are not whole tokens stay missing."""
    ents = [span for start, end, label in spans if (span := doc.char_span(start, end, label=label))]
    taken = {token.i for span in ents for token in span}
    stretches = [(start, end) for start, end, _ in spans] + open_
    wide = [doc.char_span(start, end, alignment_mode="expand") for start, end in stretches]
    missing = sorted({token.i for span in wide for token in span or ()} - taken)
    doc.set_ents(ents, missing=[doc[i : i + 1] for i in missing], default="outside")
    return doc


def compose(nlp: Language, docs: list[Doc], *, share: float, seed: int) -> Iterator[Doc]:
    """Yield the chunks and, for a share of those with names, a copy with invented ones."""
    rng = random.Random(seed)
    organisations = [ent.text for doc in docs for ent in doc.ents if ent.label_ == "ORG"]
    inventor = Inventor(organisations, seed=seed)
    for doc in docs:
        yield doc
        for _ in range(int(share) + (rng.random() < share % 1)):
            if doc.ents:
                yield substitute(nlp, doc, inventor)


def main() -> None:
    """Write train.spacy and heldout.spacy."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("names", type=Path, help="folder with one DocBin for each organisation")
    parser.add_argument("output", type=Path)
    parser.add_argument("--leave-out", nargs="*", default=[])
    parser.add_argument("--more", type=Path, nargs="*", default=[], help="further DocBins for training")
    parser.add_argument("--substitute", type=float, default=0.0, help="copies with invented names for each chunk")
    parser.add_argument("--seed", type=int, default=7)
    arguments = parser.parse_args()
    nlp = spacy.blank("nl")
    rng = random.Random(arguments.seed)
    train: list[Doc] = []
    heldout: list[Doc] = []
    for path in sorted(arguments.names.glob("*.spacy")):
        docs = read_docs(nlp, path)
        if path.stem in arguments.leave_out:
            heldout += docs
        else:
            train += docs
            # debates with an incomplete list would be a third of all text: the chunks without a name stay out
            partial = path.parent / "partial" / path.name
            train += [doc for doc in read_docs(nlp, partial) if doc.ents] if partial.exists() else []
    docs = list(compose(nlp, train, share=arguments.substitute, seed=arguments.seed))
    for path in arguments.more:
        docs += read_docs(nlp, path)
    rng.shuffle(docs)
    arguments.output.mkdir(parents=True, exist_ok=True)
    DocBin(docs=docs, store_user_data=False).to_disk(arguments.output / "train.spacy")
    # a run on everything has nothing left to measure on: it reports on a part of what it has seen
    DocBin(docs=heldout or train[::20], store_user_data=False).to_disk(arguments.output / "heldout.spacy")
    print(f"{len(docs)} chunks for training, {len(heldout)} held out")


if __name__ == "__main__":
    main()
