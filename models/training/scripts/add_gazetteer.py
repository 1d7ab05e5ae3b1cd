"""Give a pipeline's vocabulary lists of given names and places, as norms that the recogniser of names reads.

The norm of a word on a list is a mark, the same for the whole list, so that a name never seen in training looks like
those that were. spaCy keeps the table with the vocabulary (`lexeme_norm`), and the model loads anywhere.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

import spacy
from faker.providers.address.nl_NL import Provider as Places
from faker.providers.person.nl_NL import Provider as People
from mend_tokenizer import LEAST

RULES = Path(__file__).parents[3] / "pipeline" / "nlp" / "rules"
GIVEN_NAME, PLACE = "voornaam~", "plaats~"
# of all times that a word of the list stands in raw text, those without a capital: more and it is a common word
SMALL = 0.05


def read_rules(name: str, *keys: str) -> frozenset[str]:
    """Return the names under some keys of the pipeline's rules, without those that are common words as well."""
    rules = json.loads((RULES / f"{name}.json").read_text("utf-8"))
    return frozenset(word for key in keys for word in rules[key]) - frozenset(rules["ambiguous"])


def make_table(lines: Iterable[str]) -> dict[str, str]:
    """Return the mark of each word on a list; a given name goes before a place.

    Towns of Faker count as well, where they are no surnames and ``lines``, raw text with tokens apart, do not show them
    to be common words.
    """
    counts = Counter(token for line in lines for token in line.split())
    names = read_rules("given_names", "names")
    places = read_rules("municipalities", "dutch", "flemish", "regions", "countries")
    surnames = frozenset(name.split()[-1] for name in People.last_names)
    towns = frozenset(_uncommon(Places.cities, counts)) - names - surnames
    return {word: PLACE for word in places | towns if " " not in word} | dict.fromkeys(names, GIVEN_NAME)


def _uncommon(words: Iterable[str], counts: Counter[str]) -> Iterator[str]:
    for word in words:
        small = counts[word.lower()]
        if counts[word] >= LEAST and small <= SMALL * (counts[word] + small):
            yield word


def main() -> None:
    """Write the pipeline with the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("pipeline", type=Path)
    parser.add_argument("text", type=Path)
    parser.add_argument("output", type=Path)
    arguments = parser.parse_args()
    nlp = spacy.load(arguments.pipeline)
    with arguments.text.open(encoding="utf-8") as lines:
        table = make_table(lines)
    nlp.vocab.lookups.add_table("lexeme_norm", table)
    nlp.to_disk(arguments.output)
    print(Counter(table.values()))


if __name__ == "__main__":
    main()
