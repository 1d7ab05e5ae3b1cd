"""Annotate names in raw text where its words give them away, and leave every other capitalised word open.

A title before a name, a known first name, a preposition before a place: few names, but sure ones, and small words
around them that are surely none. What is not sure is missing in the annotation, so that training passes over it.
"""

from __future__ import annotations

import argparse
import lzma
import random
import re
from collections.abc import Iterator
from pathlib import Path

import spacy
from faker.providers.address.nl_BE import Provider as BelgianAddress
from faker.providers.address.nl_NL import Provider as DutchAddress
from faker.providers.person.nl_BE import Provider as BelgianPerson
from faker.providers.person.nl_NL import Provider as DutchPerson
from spacy.tokens import Doc, DocBin

# text of the councils and associations that stand in the archive stays out, so that folds remain unseen
SHARDS = (
    "be_kamer_commissie",
    "be_kamer_plenair",
    "bestemmingsplannen",
    "eindhoven_alpino_suites",
    "lokaal_vughtparticipeert",
    "tk_handelingen",
)
_PARTICLE = r"(?:van|de|der|den|ter|ten|te|het|'t|Van|De|Der|Den)"
_WORD = r"[A-ZÀ-Ý][a-zà-ÿ]+(?:-[A-ZÀ-Ý][a-zà-ÿ]+)*"
_TITLED = re.compile(
    r"\b(?i:de heer|mevrouw|mijnheer|minister|staatssecretaris|wethouder|burgemeester|collega|collega's|griffier)"
    rf"(?! van (?!der? |den )) ((?:(?:[A-Z]\.)+ )?(?:{_PARTICLE} )*{_WORD})(?= [a-z]|[,.;:?!)]| \()"
    r"(?! (?:van|de|der|den) )"
)
_BODY = re.compile(
    rf"\b((?:[Gg]emeente|[Pp]rovincie|[Ww]aterschap) {_WORD})(?= [a-z]|[,.;:?!)])(?! en [A-Z]| aan )(?<! Den)(?<! De)"
)
_PARTY = re.compile(
    r"\b(N-VA|Vooruit|cd&v|Open Vld|Vlaams Belang|Ecolo-Groen|Groen|PVDA-PTB|PVDA|VVD|PVV|CDA|D66|GroenLinks|SP|PvdA|"
    r"ChristenUnie|SGP|DENK|Volt|BBB|NSC|NMBS|Infrabel|RIZIV|FOD Financiën|Rijkswaterstaat|ProRail|Raad van State|"
    r"Europese Commissie|Europese Unie|NAVO|EU|RVA|FPS|Fedasil|Kadaster|KNMI|TNO|CBS|RIVM|GGD)\b(?![-'’])"
)
_STREET = re.compile(rf"\b((?:{_WORD} )?[A-Z][a-zà-ÿ]+(?:straat|laan|weg|plein|gracht|kade|dijk|singel))\b(?: \d+\b)?")
# written small, these may be the name of a committee
_COMMITTEE = re.compile(r"(?:commissie|cie|groep|raad|overleg|platform|team|bestuur|dienst|politie|forum|college)$")
# fmt: off
_AMBIGUOUS = frozenset([
    "Best", "Beek", "Ede", "Echt", "Made", "Oss", "Haren", "Borne", "Laren", "Waar", "Leek", "Wijk", "Hout", "Elst",
    "Ham", "Zele", "Mol", "Halen",
])
# fmt: on


def compile_places() -> re.Pattern[str]:
    """Return a pattern for places after a preposition."""
    places: set[str] = set()
    for provider in (DutchAddress, BelgianAddress):
        places |= {*provider.cities, *provider.provinces, *provider.countries}
    known = sorted((p for p in places if p[:1].isupper() and p not in _AMBIGUOUS), key=len, reverse=True)
    names = "|".join(map(re.escape, known))
    return re.compile(rf"\b(?:in|te|naar|uit|nabij|vanuit|rond|tussen|en) ({names})(?= [a-z(]|[,.;:?!)])")


def compile_people() -> re.Pattern[str]:
    """Return a pattern for a known first name with a surname."""
    first: set[str] = set()
    for provider in (DutchPerson, BelgianPerson):
        first |= {str(name) for name in provider.first_names}
    names = "|".join(map(re.escape, sorted(first, key=len, reverse=True)))
    return re.compile(rf"\b((?:{names}) (?:{_PARTICLE} )*{_WORD})(?= [a-z]|[,.;:?!)]| \()")


def annotate(doc: Doc, patterns: dict[str, list[re.Pattern[str]]]) -> int:
    """Set the sure names and the surely nameless tokens of a paragraph; return how many names."""
    taken: set[int] = set()
    ents = []
    for label, group in patterns.items():
        for pattern in group:
            for match in pattern.finditer(doc.text):
                start, end = match.span() if pattern is _STREET else match.span(1)
                span = doc.char_span(start, end, label=label)
                if span is not None and not taken.intersection(range(span.start, span.end)):
                    taken.update(range(span.start, span.end))
                    ents.append(span)
    plain = [
        doc[t.i : t.i + 1]
        for t in doc
        if t.i not in taken and not any(c.isupper() for c in t.text) and not _COMMITTEE.search(t.text)
    ]
    doc.set_ents(sorted(ents), outside=plain, default="missing")
    return len(ents)


def read_paragraphs(folder: Path, shard: str) -> Iterator[str]:
    """Yield the paragraphs of one shard that are neither very short nor very long."""
    with lzma.open(folder / f"{shard}.txt.xz", "rt", encoding="utf-8") as lines:
        yield from (line.strip() for line in lines if 120 <= len(line) <= 900)


def main() -> None:
    """Write one DocBin of paragraphs with two sure names or more."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("raw", type=Path)
    parser.add_argument("output", type=Path)
    parser.add_argument("--each", type=int, default=120, help="paragraphs of each shard")
    parser.add_argument("--seed", type=int, default=7)
    arguments = parser.parse_args()
    nlp = spacy.blank("nl")
    rng = random.Random(arguments.seed)
    patterns = {"LOC": [_STREET, compile_places()], "ORG": [_BODY, _PARTY], "PERSON": [_TITLED, compile_people()]}
    silver = DocBin(store_user_data=False)
    for shard in SHARDS:
        paragraphs = list(read_paragraphs(arguments.raw, shard))
        rng.shuffle(paragraphs)
        kept = 0
        for doc in nlp.pipe(paragraphs):
            if annotate(doc, patterns) >= 2:
                silver.add(doc)
                kept += 1
            if kept == arguments.each:
                break
        print(f"{kept} paragraphs of {shard}")
    arguments.output.parent.mkdir(parents=True, exist_ok=True)
    silver.to_disk(arguments.output)


if __name__ == "__main__":
    main()
