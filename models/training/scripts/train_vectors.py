"""Train floret vectors: subword vectors in one small hash table, so that no word is unknown."""

from __future__ import annotations

import argparse
from pathlib import Path

import floret


def main() -> None:
    """Train and write the table in the text form that ``spacy init vectors --mode floret`` reads."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("text", type=Path, help="tokenised text, one paragraph a line")
    parser.add_argument("output", type=Path)
    parser.add_argument("--dim", type=int, default=100)
    parser.add_argument("--bucket", type=int, default=50_000)
    parser.add_argument("--epoch", type=int, default=6)
    parser.add_argument("--model", choices=("skipgram", "cbow"), default="skipgram")
    parser.add_argument("--threads", type=int, default=1, help="more than one is faster and no longer repeatable")
    arguments = parser.parse_args()
    model = floret.train_unsupervised(
        str(arguments.text),
        model=arguments.model,
        mode="floret",
        hashCount=2,
        bucket=arguments.bucket,
        minn=3,
        maxn=5,
        minCount=5,
        dim=arguments.dim,
        epoch=arguments.epoch,
        lr=0.05,
        thread=arguments.threads,
    )
    model.save_floret_vectors(str(arguments.output))


if __name__ == "__main__":
    main()
