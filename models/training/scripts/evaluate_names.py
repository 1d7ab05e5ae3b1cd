"""Score names on organisations a model has not seen: pooled over folds, exact boundaries and label."""

from __future__ import annotations

import argparse
import json
from collections import Counter
from pathlib import Path

import spacy
from spacy.tokens import Doc, DocBin

LABELS = ("PERSON", "ORG", "LOC")
Scores = dict[str, dict[str, float]]


def read_names(doc: Doc) -> tuple[set[tuple[int, int, str]], set[int]]:
    """Return the annotated names as character offsets, and the characters whose annotation is open."""
    names = {(ent.start_char, ent.end_char, ent.label_) for ent in doc.ents}
    open_ = {i for token in doc if token.ent_iob == 0 for i in range(token.idx, token.idx + len(token))}
    return names, open_


def count_fold(model: Path, heldout: Path) -> dict[str, Counter[str]]:
    """Return true and false positives and false negatives of each label; what lies on open tokens does not count."""
    nlp = spacy.load(model)
    counts: dict[str, Counter[str]] = {label: Counter() for label in LABELS}
    golds = list(DocBin().from_disk(heldout).get_docs(nlp.vocab))
    guesses = nlp.pipe(gold.text for gold in golds)
    for gold, guess in zip(golds, guesses, strict=True):
        wanted, open_ = read_names(gold)
        found = {(ent.start_char, ent.end_char, ent.label_) for ent in guess.ents}
        found = {name for name in found if not open_.intersection(range(name[0], name[1]))}
        for label in LABELS:
            a = {name for name in wanted if name[2] == label}
            b = {name for name in found if name[2] == label}
            counts[label].update(tp=len(a & b), fp=len(b - a), fn=len(a - b))
    return counts


def score(counts: dict[str, Counter[str]]) -> Scores:
    """Return precision, recall and F1 of each label, 0 to 1."""
    scores: Scores = {}
    for label, count in counts.items():
        tp = count["tp"]
        p, r = tp / max(tp + count["fp"], 1), tp / max(tp + count["fn"], 1)
        scores[label] = {"p": p, "r": r, "f": 2 * p * r / max(p + r, 1e-9), "n": tp + count["fn"]}
    return scores


def main() -> None:
    """Print a line for each fold and one for all; write the pooled scores as JSON."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folds", type=Path, nargs="+", help="folders with model/model-last and heldout.spacy")
    parser.add_argument("--output", type=Path)
    arguments = parser.parse_args()
    pooled: dict[str, Counter[str]] = {label: Counter() for label in LABELS}
    folds: dict[str, Scores] = {}
    for fold in arguments.folds:
        counts = count_fold(fold / "model" / "model-last", fold / "heldout.spacy")
        folds[fold.name] = score(counts)
        for label, count in counts.items():
            pooled[label].update(count)
    folds["all"] = score(pooled)
    for name, scores in folds.items():
        print(
            name, *(f"{label} {s['f']:.3f} (p {s['p']:.3f} r {s['r']:.3f} n {s['n']})" for label, s in scores.items())
        )
    if arguments.output:
        arguments.output.write_text(json.dumps(folds, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main()
