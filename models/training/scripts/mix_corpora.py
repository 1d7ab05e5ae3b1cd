"""Join gold and silver documents to one training corpus, and list the edit trees that the lemmatizer learns.

spaCy's lemmatizer teaches a word whose edit tree is too rare the first tree on its list. Here such a lemma is left out
instead. The list spares it a reading of the whole corpus.
"""

from __future__ import annotations

import argparse
import random
from collections import Counter
from pathlib import Path

import spacy
import srsly
from prepare_treebanks import write
from spacy.pipeline._edit_tree_internals.edit_trees import EditTrees
from spacy.tokens import Doc, DocBin
from spacy.training import Example


def drop_rare_lemmas(docs: list[Doc], least: int) -> list[tuple[str, str]]:
    """Unset lemmas whose edit tree comes fewer than ``least`` times; return a word and lemma for each other tree."""
    trees = EditTrees(docs[0].vocab.strings)
    found = [(token, trees.add(token.text, token.lemma_)) for doc in docs for token in doc if token.lemma]
    counts = Counter(tree for _, tree in found)
    kept: dict[int, tuple[str, str]] = {}
    for token, tree in found:
        if counts[tree] < least:
            token.lemma = 0
        else:
            kept.setdefault(tree, (token.text, token.lemma_))
    return list(kept.values())


def write_trees(pairs: list[tuple[str, str]], path: Path) -> None:
    """Write the labels of a lemmatizer that knows the edit trees of these words and lemmas."""
    nlp = spacy.blank("nl")
    lemmatizer = nlp.add_pipe("trainable_lemmatizer", config={"min_tree_freq": 1})
    doc = Doc(nlp.vocab, words=[word for word, _ in pairs], lemmas=[lemma for _, lemma in pairs])
    lemmatizer.initialize(lambda: [Example(Doc(nlp.vocab, words=[token.text for token in doc]), doc)], nlp=nlp)
    srsly.write_json(path, lemmatizer.label_data)
    print(f"{len(lemmatizer.labels)} edit trees in {path}")


def main() -> None:
    """Read both, write the mixture in random order."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gold", type=Path)
    parser.add_argument("silver", type=Path)
    parser.add_argument("output", type=Path)
    parser.add_argument("trees", type=Path, help="JSON file for the lemmatizer's labels")
    parser.add_argument("--repeat", type=int, default=3, help="times the gold documents come in")
    parser.add_argument("--part", type=float, default=1.0, help="share of the silver documents that comes in")
    parser.add_argument("--least", type=int, default=3, help="times an edit tree must come to be learned")
    parser.add_argument("--seed", type=int, default=7)
    arguments = parser.parse_args()
    vocab = spacy.blank("nl").vocab
    gold, silver = (list(DocBin().from_disk(path).get_docs(vocab)) for path in (arguments.gold, arguments.silver))
    write_trees(drop_rare_lemmas(gold + silver, arguments.least), arguments.trees)
    docs = gold * arguments.repeat
    docs += random.Random(arguments.seed).sample(silver, round(len(silver) * arguments.part))
    random.Random(arguments.seed).shuffle(docs)
    write(docs, arguments.output)


if __name__ == "__main__":
    main()
