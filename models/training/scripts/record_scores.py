"""Write the measured scores into the model's meta.json."""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any

SYNTAX = (
    "token_acc",
    "tag_acc",
    "pos_acc",
    "morph_acc",
    "lemma_acc",
    "dep_uas",
    "dep_las",
    "sents_p",
    "sents_r",
    "sents_f",
)


def read_syntax(path: Path) -> dict[str, float]:
    """Return the scores that ``spacy benchmark accuracy`` wrote, 0 to 1."""
    scores = json.loads(path.read_text("utf-8"))
    return {key: round(scores[key], 4) for key in SYNTAX if scores.get(key) is not None}


def read_names(path: Path) -> dict[str, dict[str, float]]:
    """Return the pooled scores that evaluate_names.py wrote, 0 to 1."""
    pooled = json.loads(path.read_text("utf-8"))["all"]
    return {label: {key: round(scores[key], 4) for key in "prf"} for label, scores in pooled.items()}


def main() -> None:
    """Read the score files and rewrite ``performance``."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("model", type=Path)
    parser.add_argument("names", type=Path, help="scores of evaluate_names.py")
    parser.add_argument(
        "syntax", type=Path, nargs="+", help="scores of spacy benchmark accuracy, one for each test set"
    )
    arguments = parser.parse_args()
    path = arguments.model / "meta.json"
    meta: dict[str, Any] = json.loads(path.read_text("utf-8"))
    performance: dict[str, Any] = {file.stem: read_syntax(file) for file in arguments.syntax}
    performance["names-unseen-organisations"] = read_names(arguments.names)
    meta["performance"] = performance
    path.write_text(json.dumps(meta, indent=2, ensure_ascii=False) + "\n", "utf-8")


if __name__ == "__main__":
    main()
