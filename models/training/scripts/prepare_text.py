"""Write the raw text as one tokenised paragraph a line, the form in which floret reads it."""

from __future__ import annotations

import argparse
import lzma
from collections.abc import Iterator
from pathlib import Path

import spacy


def read_paragraphs(folder: Path) -> Iterator[str]:
    """Yield every paragraph of the ``*.txt.xz`` shards of a folder, shards in order of name."""
    for shard in sorted(folder.glob("*.txt.xz")):
        with lzma.open(shard, "rt", encoding="utf-8") as lines:
            yield from (line.strip() for line in lines if line.strip())


def main() -> None:
    """Read the shards, tokenise as the model does, write one file."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("raw", type=Path, help="folder with *.txt.xz, one paragraph a line")
    parser.add_argument("output", type=Path)
    arguments = parser.parse_args()
    tokenizer = spacy.blank("nl").tokenizer
    arguments.output.parent.mkdir(parents=True, exist_ok=True)
    tokens = 0
    with arguments.output.open("w", encoding="utf-8") as out:
        for paragraph in read_paragraphs(arguments.raw):
            words = [token.text for token in tokenizer(paragraph) if not token.is_space]
            tokens += len(words)
            out.write(" ".join(words) + "\n")
    print(f"{tokens} tokens in {arguments.output}")


if __name__ == "__main__":
    main()
