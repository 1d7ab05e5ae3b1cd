"""Train recognisers of names: one for each fold of organisations without those organisations, or one on all.

The folds are scored on the organisations left out; all recognisers have the same recipe and the same start.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from spacy.util import load_config

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


def read_width(syntax: Path) -> str:
    """Return the width of a pipeline's tok2vec, which the recogniser listens to."""
    config = load_config(syntax / "config.cfg")
    return str(config["components"]["tok2vec"]["model"]["encode"]["width"])


@dataclass(frozen=True)
class Recipe:
    """What all recognisers have in common: settings, the pipeline they start from and the number of steps."""

    config: Path
    syntax: Path
    steps: int


def train(build: Path, output: Path, recipe: Recipe, leave_out: tuple[str, ...] = ()) -> None:
    """Write the chunks and the recogniser trained on them to ``output``."""
    steps = str(recipe.steps)
    run(
        HERE / "compose_names.py", build / "names", output, "--substitute", "1",
        "--more", build / "silver.spacy", build / "minutes.spacy", build / "nameless.spacy",
        "--leave-out", *leave_out,
    )  # fmt: skip
    run(
        "-m", "spacy", "train", recipe.config, "-o", output / "model", "--code", HERE / "quick_gemm.py",
        "--paths.train", output / "train.spacy", "--paths.dev", output / "heldout.spacy",
        "--paths.vectors", build / "vectors", "--paths.tokenizer", build / "gazetteer", "--paths.syntax", recipe.syntax,
        "--training.max_steps", steps, "--training.eval_frequency", steps,
        "--components.ner.model.tok2vec.width", read_width(recipe.syntax),
    )  # fmt: skip


def main() -> None:
    """Train all folds and write the pooled scores to ``scores/names.json``, or train the recogniser that ships."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("build", type=Path)
    parser.add_argument("--config", type=Path, required=True)
    parser.add_argument("--syntax", type=Path, required=True, help="pipeline whose tok2vec the recognisers start from")
    parser.add_argument("--steps", type=int, default=900)
    parser.add_argument("--folds", nargs="*", default=list(FOLDS))
    parser.add_argument("--all", action="store_true", help="leave no organisation out and measure nothing")
    arguments = parser.parse_args()
    build: Path = arguments.build
    recipe = Recipe(arguments.config, arguments.syntax, arguments.steps)
    if arguments.all:
        train(build, build / "all", recipe)
        return
    folds = [build / "folds" / name for name in arguments.folds]
    for fold in folds:
        train(build, fold, recipe, FOLDS[fold.name])
    (build / "scores").mkdir(exist_ok=True)
    run(HERE / "evaluate_names.py", *folds, "--output", build / "scores" / "names.json")


if __name__ == "__main__":
    main()
