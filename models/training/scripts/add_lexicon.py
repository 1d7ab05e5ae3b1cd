"""Put the treebanks' lemmas of known words before the trained lemmatizer of a pipeline.

A trained lemmatizer knows endings, not words: that `beter` is `goed`, or what the parts of `gemeenteraad` are. The
lexicon has the words of the treebanks, and of a word list (Debian package `wdutch`, made by OpenTaal) the nouns and
verbs that can be cut into parts from the treebanks. Three of spaCy's own components look it up, so that the pipeline
loads anywhere:

1. `lemmatizer` in its mode "rule" looks up the word with its part of speech. A rule without an ending puts a mark
   behind every word that is not in the table;
2. `attribute_ruler` unsets the marked lemmas and those of the parts of speech that the rules do not know (they come in
   small letters);
3. `trainable_lemmatizer` fills in what is unset.
"""

from __future__ import annotations

import argparse
from collections import Counter, defaultdict
from collections.abc import Iterable
from pathlib import Path

import spacy
from compounds import Compounds
from spacy.language import Language
from spacy.lookups import Lookups
from spacy.tokens import Doc, DocBin

MARK = "\u2047"
# the parts of speech for which spaCy's Dutch rules look at the tables
COVERED = ("noun", "verb", "aux", "adj", "adv", "pron", "det", "adp", "num")
SURE = 0.85

Lexicon = dict[str, dict[str, list[str]]]


def read_lexicon(docs: Iterable[Doc]) -> Lexicon:
    """Return per part of speech the lemma of each word in small letters that nearly always has the same one."""
    counts: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for doc in docs:
        for token in doc:
            if token.lemma and token.pos and token.pos_.lower() in COVERED:
                counts[token.pos_.lower(), token.lower_][token.lemma_] += 1
    lexicon: Lexicon = {pos: {} for pos in COVERED}
    for (pos, word), lemmas in counts.items():
        lemma, number = lemmas.most_common(1)[0]
        if number >= SURE * lemmas.total():
            lexicon[pos][word] = [lemma]
    return lexicon


def read_compounds(path: Path, compounds: Compounds) -> Lexicon:
    """Return the compound nouns and separable verbs of a word list, one word a line.

    Raises:
        SystemExit: there is no such file.
    """
    if not path.exists():
        message = f"{path} was not found: install it with `apt-get install wdutch`"
        raise SystemExit(message)
    words = {word for word in path.read_text("utf-8").split() if word.isalpha() and word.islower()}
    found: Lexicon = {"noun": {}, "verb": {}}
    for word in sorted(words):
        for pos, lemma in (("noun", compounds.split_noun(word)), ("verb", compounds.split_verb(word))):
            if lemma:
                found[pos][word] = [lemma]
    return found


def add_lexicon(nlp: Language, lexicon: Lexicon) -> None:
    """Add the two components that look words up before the trained lemmatizer."""
    lookups = Lookups()
    lookups.add_table("lemma_exc", lexicon)
    lookups.add_table("lemma_rules", {pos: [["", MARK]] for pos in COVERED})
    lookups.add_table("lemma_index", {})
    lookups.add_table("lemma_lookup", {})
    known = nlp.add_pipe("lemmatizer", before="trainable_lemmatizer", config={"mode": "rule"})
    known.initialize(lookups=lookups)
    ruler = nlp.add_pipe("attribute_ruler", before="trainable_lemmatizer")
    ruler.add(patterns=[[{"LEMMA": {"REGEX": f"{MARK}$"}}]], attrs={"LEMMA": ""})
    ruler.add(patterns=[[{"POS": {"NOT_IN": [pos.upper() for pos in COVERED]}}]], attrs={"LEMMA": ""})


def main() -> None:
    """Read the pipeline and the training documents, write the pipeline with the lexicon."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("pipeline", type=Path)
    parser.add_argument("gold", type=Path)
    parser.add_argument("output", type=Path)
    parser.add_argument("--words", type=Path, default=Path("/usr/share/dict/dutch"), help="word list")
    arguments = parser.parse_args()
    nlp = spacy.load(arguments.pipeline)
    docs = list(DocBin().from_disk(arguments.gold).get_docs(nlp.vocab))
    lexicon = read_lexicon(docs)
    for pos, words in read_compounds(arguments.words, Compounds(docs)).items():
        lexicon[pos] = words | lexicon[pos]
    add_lexicon(nlp, lexicon)
    nlp.to_disk(arguments.output)
    print({pos: len(words) for pos, words in lexicon.items()})


if __name__ == "__main__":
    main()
