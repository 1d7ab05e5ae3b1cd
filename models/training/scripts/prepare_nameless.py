"""Make lines without names from the treebanks, for the recogniser: headings, list items and sentences.

Who has seen names only takes the capital at the start of a line for one. The treebanks' tags say which words are no
names, also the foreign and the rare ones; what may be part of a name stays open.
"""

from __future__ import annotations

import argparse
import random
from pathlib import Path

from compose_lines import compose, find_phrases, make_heading
from prepare_treebanks import LEFT_OUT, group_sentences, is_tagged, make_doc, write
from spacy.tokens import Doc

# words beside a name may be its first or last part: `gemeente Meerwijk`, `Meerwijk centrum`
REACH = 2


def mark(doc: Doc) -> Doc:
    """Return the document with a sentence a line, nameless words marked as such and all others open."""
    named = {token.i for token in doc if token.pos_ in {"PROPN", "X"} or token.tag_.startswith("SPEC")}
    near = {i + step for i in named for step in range(-REACH, REACH + 1)}
    words: list[str] = []
    spaces: list[bool] = []
    plain: list[int] = []
    for token in doc:
        if token.is_sent_start and words:
            plain.append(len(words))
            words.append("\n")
            spaces[-1:] = [False, False]
        if token.i not in near and (token.is_sent_start or not any(char.isupper() for char in token.text)):
            plain.append(len(words))
        words.append(token.text)
        spaces.append(bool(token.whitespace_))
    lines = Doc(doc.vocab, words=words, spaces=spaces)
    lines.set_ents([], outside=[lines[i : i + 1] for i in plain], default="missing")
    return lines


def main() -> None:
    """Write one DocBin."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("treebanks", type=Path)
    parser.add_argument("output", type=Path)
    parser.add_argument("--lists", type=int, default=600, help="documents with headings, lists and sentences")
    parser.add_argument("--headings", type=int, default=1500, help="headings more, ten to a document")
    parser.add_argument("--seed", type=int, default=7)
    arguments = parser.parse_args()
    rng = random.Random(arguments.seed)
    groups = [
        group
        for path in sorted((arguments.treebanks / "alpino").glob("*.conllu.xz"))
        if path.name.removesuffix(".conllu.xz") not in LEFT_OUT
        for group in group_sentences(path, rng, 8)
        if all(is_tagged(chunk) for chunk in group)
    ]
    sentences = [chunk for group in groups for chunk in group]
    chosen = (find_phrases(chunk) for chunk in rng.sample(sentences, 3 * arguments.headings))
    headings = [make_heading(rng.choice(phrases), rng) for phrases in chosen if phrases][: arguments.headings]
    tens = [headings[start : start + 10] for start in range(0, len(headings), 10)]
    documents = [*compose(groups, arguments.lists, rng), *tens]
    write((mark(make_doc(chunks)) for chunks in documents), arguments.output)


if __name__ == "__main__":
    main()
