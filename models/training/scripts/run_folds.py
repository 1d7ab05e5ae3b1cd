"""Train a recogniser for each fold of organisations without those organisations, and score it on them."""

from __future__ import annotations

import argparse
import subprocess
import sys
from pathlib import Path

# the large organisations alone, the small ones in groups of much the same size
FOLDS = {
    "A": ("logius-overleg",),
    "B": ("kp-apis",),
    "C": ("fronteers", "hogent-projecten"),
    "D": ("gemeente-denhaag", "pact", "vlaanderen-oslo-erfgoed"),
    "E": ("sensrnet", "vng-ftv"),
}
HERE = Path(__file__).parent


def run(*command: str | Path) -> None:
    """Run a Python module or script with this interpreter; an error stops everything."""
    subprocess.run([sys.executable, *map(str, command)], check=True)


def train_fold(build: Path, name: str, *, config: Path, steps: int) -> Path:
    """Return the folder of a fold with its held-out text and trained model."""
    fold = build / "folds" / name
    run(
        HERE / "compose_names.py", build / "names", fold, "--substitute", "1", "--more", build / "silver.spacy",
        "--leave-out", *FOLDS[name],
    )  # fmt: skip
    run(
        "-m", "spacy", "train", config, "-o", fold / "model", "--paths.train", fold / "train.spacy",
        "--paths.dev", fold / "heldout.spacy", "--paths.vectors", build / "vectors",
        "--paths.syntax", build / "syntax-first" / "model-last", "--training.max_steps", str(steps),
    )  # fmt: skip
    return fold


def main() -> None:
    """Train all folds and write the pooled scores to ``scores/names.json``."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("build", type=Path)
    parser.add_argument("--config", type=Path, required=True)
    parser.add_argument("--steps", type=int, default=700)
    arguments = parser.parse_args()
    build: Path = arguments.build
    folds = [train_fold(build, name, config=arguments.config, steps=arguments.steps) for name in FOLDS]
    (build / "scores").mkdir(exist_ok=True)
    run(HERE / "evaluate_names.py", *folds, "--output", build / "scores" / "names.json")


if __name__ == "__main__":
    main()
