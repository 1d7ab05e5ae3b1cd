"""Convert the UD treebanks to DocBins for training, tuning and testing.

Sentences of one source text stay together, a few to a document, so that the parser learns where sentences end.
Minutes have headings, list items and lines without a full stop: some training sentences come back in that dress.
"""

from __future__ import annotations

import argparse
import lzma
import random
import re
from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path

from spacy.tokens import Doc, DocBin
from spacy.training.converters import conllu_to_docs

# questions and short commands to a machine: unlike anything in minutes
LEFT_OUT = frozenset({"qa", "qtleap1q", "ovis"})
TEST_FILES = ("alpino-test", "lassy-test")
DEV_FILES = ("alpino-dev", "lassy-dev")
# what the converter writes where a file has no tags
UNTAGGED = "X"
TUNE_EVERY = 8
TEST_GROUP = 10


def read_sentences(path: Path) -> Iterator[tuple[str, str]]:
    """Yield source text and CoNLL-U lines of each sentence of a plain or xz file."""
    data = path.read_bytes()
    text = (lzma.decompress(data) if path.suffix == ".xz" else data).decode("utf-8")
    for chunk in text.strip().split("\n\n"):
        found = re.search(r"^# sent_id = (.+)$", chunk, re.MULTILINE)
        yield re.sub(r"(\.p\.\d+)?\.s\.\d+.*$|[\\/][^\\/]*$", "", found.group(1) if found else ""), chunk


def group_sentences(path: Path, rng: random.Random, longest: int) -> Iterator[list[str]]:
    """Yield runs of one to ``longest`` sentences of the same source text, in order."""
    for _, run in groupby(read_sentences(path), key=lambda pair: pair[0]):
        chunks = [chunk for _, chunk in run]
        while chunks:
            size = rng.randint(1, longest)
            yield chunks[:size]
            chunks = chunks[size:]


def make_doc(chunks: list[str]) -> Doc:
    """Return one document with the sentences' tags, morphology, lemmas and trees.

    Some files have trees without tags. Their tags stay missing, so that only the parser learns from them.
    """
    (doc,) = conllu_to_docs("\n\n".join(chunks) + "\n\n", n_sents=len(chunks), no_print=True)
    if any(token.tag_ != UNTAGGED for token in doc):
        return doc
    return Doc(
        doc.vocab,
        words=[token.text for token in doc],
        spaces=[bool(token.whitespace_) for token in doc],
        heads=[token.head.i for token in doc],
        deps=[token.dep_ for token in doc],
    )


def dress_as_line(chunk: str, rng: random.Random) -> str:
    """Return a sentence as a line of minutes: without its last stop, at times with a small first letter."""
    lines = [line for line in chunk.split("\n") if not line.startswith("#")]
    rows = [line.split("\t") for line in lines]
    last = rows[-1]
    if len(rows) > 1 and last[1] in {".", "?", "!", ";"} and all(row[6] != last[0] for row in rows):
        rows.pop()
        rows[-1][9] = "_"
    first = rows[0]
    if first[3] != "PROPN" and first[1][:1].isupper() and rng.random() < 0.5:
        first[1] = first[1][0].lower() + first[1][1:]
    return "\n".join("\t".join(row) for row in rows)


def write(docs: Iterable[Doc], path: Path) -> None:
    """Write documents to one DocBin and say how many."""
    bin_ = DocBin(docs=docs, store_user_data=False)
    path.parent.mkdir(parents=True, exist_ok=True)
    bin_.to_disk(path)
    print(f"{len(bin_)} documents in {path}")


def main() -> None:
    """Write train.spacy, tune.spacy and one file for each test set."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("treebanks", type=Path)
    parser.add_argument("output", type=Path)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--lines", type=float, default=0.1, help="share of sentences repeated as a line of minutes")
    arguments = parser.parse_args()
    rng = random.Random(arguments.seed)
    train: list[list[str]] = []
    tune: list[list[str]] = []
    for path in sorted((arguments.treebanks / "alpino").glob("*.conllu.xz")):
        if path.name.removesuffix(".conllu.xz") not in LEFT_OUT:
            train.extend(group_sentences(path, rng, 8))
    for name in DEV_FILES:
        for index, group in enumerate(group_sentences(arguments.treebanks / f"{name}.conllu", rng, 8)):
            (tune if index % TUNE_EVERY == 0 else train).append(group)
    lines = [[dress_as_line(chunk, rng)] for group in train for chunk in group if rng.random() < arguments.lines]
    docs = [make_doc(group) for group in train + lines]
    rng.shuffle(docs)
    write(docs, arguments.output / "train.spacy")
    write([make_doc(group) for group in tune], arguments.output / "tune.spacy")
    for name in TEST_FILES:
        text = (arguments.treebanks / f"{name}.conllu").read_text("utf-8")
        write(conllu_to_docs(text, n_sents=TEST_GROUP, no_print=True), arguments.output / f"{name}.spacy")


if __name__ == "__main__":
    main()
