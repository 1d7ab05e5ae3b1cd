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

from compose_lines import compose, dress_as_line, read_rows
from spacy.tokens import Doc, DocBin
from spacy.training.converters import conllu_to_docs

# questions and short commands to a machine: unlike anything in minutes
LEFT_OUT = frozenset({"qa", "qtleap1q", "ovis"})
TEST_FILES = ("alpino-test", "lassy-test")
DEV_FILES = ("alpino-dev", "lassy-dev")
# what the converter writes where a file has no tags
UNTAGGED = "X"
# source texts of the dev files kept for tuning, whole: sentences of a text that training has seen are too easy
TUNE_TEXTS = frozenset(
    {
        "WR-P-E-I-0000051928",
        "wiki-3781",
        "wiki-6983",
        "wiki-6984",
        "wiki-737",
        "WR-P-P-H-0000000006",
        "WR-P-P-H-0000000012",
        "WR-P-P-H-0000000041",
        "WR-P-P-H-0000000047",
    }
)
TEST_GROUP = 10


def read_sentences(path: Path) -> Iterator[tuple[str, str]]:
    """Yield source text and CoNLL-U lines of each sentence of a plain or xz file."""
    data = path.read_bytes()
    text = (lzma.decompress(data) if path.suffix == ".xz" else data).decode("utf-8")
    for chunk in text.strip().split("\n\n"):
        found = re.search(r"^# sent_id = (.+)$", chunk, re.MULTILINE)
        yield re.sub(r"(\.p\.\d+)?\.s\.\d+.*$|[\\/][^\\/]*$", "", found.group(1) if found else ""), chunk


def group_sentences(
    path: Path, rng: random.Random, longest: int, left_out: frozenset[str] = frozenset()
) -> Iterator[list[str]]:
    """Yield runs of one to ``longest`` sentences of the same source text, in order, but for the texts left out."""
    sentences = (pair for pair in read_sentences(path) if pair[0] not in left_out)
    for _, run in groupby(sentences, key=lambda pair: pair[0]):
        chunks = [chunk for _, chunk in run]
        while chunks:
            size = rng.randint(1, longest)
            yield chunks[:size]
            chunks = chunks[size:]


def is_tagged(chunk: str) -> bool:
    """Return whether a sentence has tags: some files have trees only."""
    return any(row[4] != "_" for row in read_rows(chunk))


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
    parser.add_argument("--lines", type=float, default=0.1, help="share of sentences repeated as a line")
    parser.add_argument(
        "--lists", type=int, default=1000, help="documents with headings and lists, made from the sentences"
    )
    parser.add_argument(
        "--with-tuning",
        action="store_true",
        help="train on the tuning texts too, for the last run: its scores say nothing",
    )
    arguments = parser.parse_args()
    left_out = frozenset() if arguments.with_tuning else TUNE_TEXTS
    rng = random.Random(arguments.seed)
    train: list[list[str]] = []
    tune: list[str] = []
    for path in sorted((arguments.treebanks / "alpino").glob("*.conllu.xz")):
        if path.name.removesuffix(".conllu.xz") not in LEFT_OUT:
            train.extend(group_sentences(path, rng, 8))
    for name in DEV_FILES:
        path = arguments.treebanks / f"{name}.conllu"
        train.extend(group_sentences(path, rng, 8, left_out=left_out))
        tune.extend(chunk for source, chunk in read_sentences(path) if source in TUNE_TEXTS)
    lines = [[dress_as_line(chunk, rng)] for group in train for chunk in group if rng.random() < arguments.lines]
    tagged = [group for group in train if all(is_tagged(chunk) for chunk in group)]
    lists = list(compose(tagged, arguments.lists, rng))
    docs = [make_doc(group) for group in train + lines + lists]
    rng.shuffle(docs)
    write(docs, arguments.output / "train.spacy")
    tuning = conllu_to_docs("\n\n".join(tune) + "\n\n", n_sents=TEST_GROUP, no_print=True)
    write(tuning, arguments.output / "tune.spacy")
    for name in TEST_FILES:
        text = (arguments.treebanks / f"{name}.conllu").read_text("utf-8")
        write(conllu_to_docs(text, n_sents=TEST_GROUP, no_print=True), arguments.output / f"{name}.spacy")


if __name__ == "__main__":
    main()
