"""Join the pipelines for syntax, sentences and names, and the tokenizer, into the one model that ships."""

from __future__ import annotations

import argparse
from pathlib import Path

import spacy
import srsly
from spacy.language import Language

MAX_MEGABYTES = 40
DESCRIPTION = "Dutch of meeting minutes: tags, morphology, lemmas, trees, names of people, organisations and places"


def join(syntax: Path, sentences: Path, names: Path, tokenizer: Path) -> Language:
    """Return the syntax pipeline with the ``senter`` and ``ner`` of the others; all were trained on the same vectors.

    The recogniser keeps a tok2vec of its own: its copy went on learning. Sentences come first, and the parser keeps to
    them. All three read the marks of names in the vocabulary (``add_gazetteer``), which is that of the syntax pipeline.
    """
    nlp = spacy.load(syntax)
    nlp.add_pipe("senter", source=spacy.load(sentences), first=True)
    source = spacy.load(names)
    source.replace_listeners("tok2vec", "ner", ["model.tok2vec"])
    nlp.add_pipe("ner", source=source)
    nlp.tokenizer.from_bytes(spacy.load(tokenizer).tokenizer.to_bytes(exclude=["vocab"]))
    return nlp


def keep_needed_strings(nlp: Language) -> None:
    """Drop the words of the training texts, real names among them; labels and the lemmatizer's affixes stay."""
    strings = nlp.vocab.strings
    kept = {label for labels in nlp.pipe_labels.values() for label in labels}
    for name in ("parser", "ner"):
        moves = {move.partition("-")[2] for move in nlp.get_pipe(name).move_names}
        # a lifted arc has two labels in one: nmod||obl
        kept |= moves | {label for move in moves for label in move.split("||")}
    trees = srsly.msgpack_loads(nlp.get_pipe("trainable_lemmatizer").trees.to_bytes())["trees"]
    kept |= {strings[tree[side]] for tree in trees for side in ("orig", "subst") if side in tree}
    strings._reset_and_load(sorted(kept))


def main() -> None:
    """Write the model and check its size."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("syntax", type=Path)
    parser.add_argument("sentences", type=Path)
    parser.add_argument("names", type=Path)
    parser.add_argument("tokenizer", type=Path)
    parser.add_argument("output", type=Path)
    parser.add_argument("--version", default="0.1.0")
    arguments = parser.parse_args()
    nlp = join(arguments.syntax, arguments.sentences, arguments.names, arguments.tokenizer)
    nlp.meta.update(
        name="verslag",
        version=arguments.version,
        description=DESCRIPTION,
        author="verslag",
        license="CC BY-SA 4.0",
        performance={},
        sources=[
            {"name": "UD_Dutch-Alpino, UD_Dutch-LassySmall (dev)", "license": "CC BY-SA 4.0"},
            {"name": "Alpino treebanks (rug-compling/Alpino), converted with alud 2.13", "license": "LGPL-2.1"},
            {"name": "Word list of OpenTaal (Debian wdutch)", "license": "BSD-3-Clause or CC BY 3.0"},
            {"name": "Public minutes and government texts", "license": "public documents; see README.md"},
        ],
    )
    keep_needed_strings(nlp)
    nlp.to_disk(arguments.output)
    size = sum(file.stat().st_size for file in arguments.output.rglob("*") if file.is_file())
    print(f"{size / 1e6:.1f} MB in {arguments.output}")
    if size > MAX_MEGABYTES * 1_000_000:
        message = f"The model has {size / 1e6:.1f} MB, {MAX_MEGABYTES} at most: use fewer or shorter vectors."
        raise SystemExit(message)


if __name__ == "__main__":
    main()
