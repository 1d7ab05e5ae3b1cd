"""Mend what spaCy's Dutch tokenizer does with the text of minutes.

It keeps a full stop with eight hundred abbreviations, many of which are words as well (`hand.`, `dat.`, `al.`): at
the end of a sentence the stop is lost, and with it the end. What a form is, the raw text says: a word mostly stands
without a stop.
"""

from __future__ import annotations

import argparse
import re
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.symbols import ORTH
from spacy.util import compile_infix_regex

# words end a sentence about once in fifteen; abbreviations nearly always have their stop
WORD_STOPS = 0.2
# a form that the raw text has less often than this stays an abbreviation
LEAST = 5
# emoticons that closing brackets, colons and list numbers look like: `(raad):`, `8)`
LOOKALIKES = re.compile(r"[:;=8x]?[-']?[()\[\]]+[:;=8]?")
CLITICS = ("r", "m", "k", "n")


def find_words(lines: Iterable[str], forms: frozenset[str]) -> frozenset[str]:
    """Return the forms that are words at the end of a sentence rather than abbreviations."""
    counts = Counter(token for line in lines for token in line.split())
    return frozenset(
        form
        for form in forms
        if counts[form[:-1]] >= LEAST and counts[form] < WORD_STOPS * (counts[form] + counts[form[:-1]])
    )


def mend(nlp: Language, lines: Iterable[str]) -> None:
    """Change the pipeline's tokenizer; ``lines`` are raw text, tokens apart, as `prepare_text.py` writes it."""
    rules = dict(nlp.tokenizer.rules or {})
    single = frozenset(form for form in rules if re.fullmatch(r"[^\W\d]{2,}\.|[Uu]\.", form) and len(rules[form]) == 1)
    dropped = find_words(lines, single)
    rules = {form: pieces for form, pieces in rules.items() if form not in dropped and not LOOKALIKES.fullmatch(form)}
    for short in (f"{quote}{rest}" for quote in "'’‘" for rest in (*CLITICS, *(f"{year:02}" for year in range(100)))):
        rules[short] = [{ORTH: short}]
    nlp.tokenizer.rules = rules
    # two commas as an opening quote, without a blank before them (`zei:,,Dat`); a curled apostrophe in a word
    # (`foto’s`) is no more a border than a straight one
    infixes = [",,", *(rule.replace("’", "") for rule in nlp.Defaults.infixes or [])]
    nlp.tokenizer.infix_finditer = compile_infix_regex(infixes).finditer


def main() -> None:
    """Write a blank pipeline with the mended tokenizer."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("text", type=Path)
    parser.add_argument("output", type=Path)
    arguments = parser.parse_args()
    nlp = spacy.blank("nl")
    with arguments.text.open(encoding="utf-8") as lines:
        mend(nlp, lines)
    nlp.to_disk(arguments.output)


if __name__ == "__main__":
    main()
