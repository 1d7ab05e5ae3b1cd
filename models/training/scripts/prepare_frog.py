"""Annotate raw text with Frog's tags and lemmas, corrected to the treebanks' habits, in one DocBin without trees.

Frog (Debian packages `frog` and `frogdata`) tags and lemmatises by memory of far more text than the treebanks hold.
It first annotates the treebanks' own sentences, from which its corrections are learned (`frog_lexicon`); the texts for
tuning and testing stay out. Then it annotates the same number of words of each raw shard. Words on which the two
disagree without a clear habit stay unannotated, and so do heads, relations and sentence starts.
"""

from __future__ import annotations

import argparse
import lzma
import random
import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

import spacy
from frog_lexicon import Corrections, FrogToken, GoldToken
from prepare_treebanks import DEV_FILES, LEFT_OUT, TUNE_TEXTS, read_sentences, write
from spacy.tokens import Doc

LONGEST_SENTENCE = 80
LONGEST_DOC = 160
SENTENCE_END = frozenset(".?!")
# tokens only, as we split them ourselves: without tokenizer, parser, names, chunks, multi-word units and morphemes
FROG = ("frog", "--skip=tmnpca", "-n", "--threads=1")


def run_frog(sentences: Sequence[Sequence[str]]) -> list[list[FrogToken]]:
    """Return Frog's annotation of tokenised sentences.

    Raises:
        SystemExit: Frog is not installed, or it read other tokens than it was given.
    """
    if shutil.which(FROG[0]) is None:
        raise SystemExit("frog was not found: install it with `apt-get install frog frogdata`")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "sentences.txt"
        path.write_text("".join(" ".join(words) + "\n" for words in sentences), "utf-8")
        done = subprocess.run(
            [*FROG, "-t", str(path)], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=True, cwd=folder
        )
    blocks = done.stdout.decode("utf-8").strip().split("\n\n")
    found = [[read_line(line) for line in block.split("\n")] for block in blocks]
    if [[token.text for token in sentence] for sentence in found] != [list(words) for words in sentences]:
        raise SystemExit("frog read other sentences than it was given: is there white space within a token?")
    return found


def read_line(line: str) -> FrogToken:
    """Return one word of Frog's columns, the tag as the treebanks write it: `N|soort|ev` for `N(soort,ev)`."""
    _, text, lemma, _, tag, confidence = line.split("\t")[:6]
    return FrogToken(text, lemma, re.sub(r"[(,]", "|", tag.rstrip(")")).rstrip("|"), float(confidence))


def read_gold(treebanks: Path) -> Iterator[tuple[list[str], list[GoldToken]]]:
    """Yield words and annotation of the tagged training sentences."""
    paths = [
        path
        for path in sorted((treebanks / "alpino").glob("*.conllu.xz"))
        if path.name.removesuffix(".conllu.xz") not in LEFT_OUT
    ]
    for path in [*paths, *(treebanks / f"{name}.conllu" for name in DEV_FILES)]:
        for source, chunk in read_sentences(path):
            rows = [line.split("\t") for line in chunk.split("\n") if re.match(r"\d+\t", line)]
            tagged = all(row[4] != "_" for row in rows)
            if tagged and source not in TUNE_TEXTS and not any(" " in row[1] for row in rows):
                yield (
                    [row[1] for row in rows],
                    [GoldToken(row[4], row[3], "" if row[5] == "_" else row[5], row[2]) for row in rows],
                )


def split_sentences(doc: Doc) -> list[list[str]]:
    """Return the words of a paragraph in runs that end with a full stop before a capital."""
    sentences: list[list[str]] = [[]]
    for token in doc:
        last = sentences[-1]
        if last and (len(last) >= LONGEST_SENTENCE or (last[-1] in SENTENCE_END and not token.text[:1].islower())):
            sentences.append([])
        sentences[-1].append(token.text)
    return sentences


def choose_paragraphs(path: Path, words: int, rng: random.Random) -> Iterator[str]:
    """Yield paragraphs of a shard in random order until there are so many words."""
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        # letters and signs beyond these are mostly broken or foreign text, or white space of another kind
        paragraphs = [
            " ".join(line.split())
            for line in lines
            if not re.search(r"[^\x09-\x7e\u00a1-\u017f\u2010-\u2026\u20ac\u2022]", line.strip())
        ]
    rng.shuffle(paragraphs)
    for paragraph in paragraphs:
        length = paragraph.count(" ") + 1
        if length <= LONGEST_DOC and "\u00ad" not in paragraph:
            yield paragraph
            words -= length
        if words < 0:
            return


def annotate(doc: Doc, tokens: Sequence[GoldToken]) -> Doc:
    """Return a copy of a document with what is known about its words and no tree."""
    silver = Doc(doc.vocab, words=[token.text for token in doc], spaces=[bool(token.whitespace_) for token in doc])
    for token, known in zip(silver, tokens, strict=True):
        if known.tag:
            token.tag_ = known.tag
        if known.pos:
            token.pos_ = known.pos
            token.set_morph(known.morph)
        if known.lemma:
            token.lemma_ = known.lemma
    return silver


def make_silver(docs: Sequence[Doc], corrections: Corrections) -> Iterator[Doc]:
    """Yield the documents with Frog's corrected annotation."""
    split = [split_sentences(doc) for doc in docs]
    annotated = iter(run_frog([sentence for sentences in split for sentence in sentences]))
    for doc, sentences in zip(docs, split, strict=True):
        yield annotate(doc, [token for _ in sentences for token in corrections.correct(next(annotated))])


def main() -> None:
    """Learn the corrections, annotate the raw text, write one DocBin."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("treebanks", type=Path)
    parser.add_argument("raw", type=Path, help="folder with *.txt.xz, one paragraph a line")
    parser.add_argument("output", type=Path)
    parser.add_argument("--words", type=int, default=100_000, help="words of each shard")
    parser.add_argument("--share", type=float, default=0.9, help="a habit is sure from this share of its cases")
    parser.add_argument("--seed", type=int, default=7)
    arguments = parser.parse_args()
    rng = random.Random(arguments.seed)
    gold = list(read_gold(arguments.treebanks))
    corrections = Corrections(arguments.share)
    corrections.learn(zip(run_frog([words for words, _ in gold]), (tokens for _, tokens in gold), strict=True))
    nlp = spacy.blank("nl")
    silver: list[Doc] = []
    for shard in sorted(arguments.raw.glob("*.txt.xz")):
        docs = [nlp.make_doc(paragraph) for paragraph in choose_paragraphs(shard, arguments.words, rng)]
        silver.extend(make_silver([doc for doc in docs if not any(token.is_space for token in doc)], corrections))
    rng.shuffle(silver)
    words = sum(len(doc) for doc in silver)
    tagged = sum(1 for doc in silver for token in doc if token.tag)
    print(f"{words} words, {tagged} of them with a tag")
    write(silver, arguments.output)


if __name__ == "__main__":
    main()
