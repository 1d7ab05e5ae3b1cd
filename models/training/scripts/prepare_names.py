"""Project the name forms of each archive document onto its text: one DocBin of chunks for each organisation.

A form counts where it stands as a whole word, in its own case, the longest first, outside e-mail addresses and URLs.
Where that is in doubt the tokens are left open (missing), so that training neither rewards nor punishes them.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.tokens import Doc, DocBin, Span

from pipeline.readers import read_document

LABELS = {"people": "PERSON", "organisations": "ORG", "places": "LOC"}
CHUNK = 1200
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+|\S+@\S+\.\w+")
_PLACE_BEFORE = re.compile(r"\b(?:in|te|uit|naar|vanuit|rond|bij|nabij|locatie|plaats)\s*:?\s*$", re.IGNORECASE)
_OPENS = re.compile(r"(?:^|[.!?:]\s+|\n\s*(?:[-•*–]\s*)?)$")

_FIRST_NAME = re.compile(r"(?<![\w-])([A-ZÀ-Ý][a-zà-ÿ]+(?:-[A-ZÀ-Ý][a-zà-ÿ]+)?) $")
_PARTICLES = ("De ", "Den ", "Van ", "Ter ", "Te ")
_TITLES = frozenset(["wethouder", "burgemeester", "meneer", "mevrouw", "heer", "de", "en", "raadslid", "voorzitter"])

Match = tuple[int, int, str]


def read_forms(path: Path) -> tuple[str, dict[str, set[str]]]:
    """Return the document's id and the labels of each surface form."""
    record = json.loads(path.read_text("utf-8"))
    forms: dict[str, set[str]] = defaultdict(set)
    for key, label in LABELS.items():
        for entry in record[key]:
            for mention in entry["mentions"]:
                forms[mention.strip()].add(label)
    forms.pop("", None)
    return record["id"], forms


def find_forms(text: str, forms: dict[str, set[str]], common: frozenset[str]) -> Iterator[Match]:
    """Yield start, end and label of every occurrence; label ``?`` where a common word may stand for itself.

    Args:
        text: the document, offsets count its characters.
        forms: the labels of each surface form.
        common: capitalised words that are mostly ordinary words.
    """
    taken = [match.span() for match in _ADDRESS.finditer(text)]
    for form in sorted(forms, key=lambda form: (-len(form), form)):
        words = r"\s+".join(re.escape(word) for word in form.split())
        if form.startswith(_PARTICLES) and "PERSON" in forms[form]:
            words = f"[{words[0].upper()}{words[0].lower()}]{words[1:]}"
        for match in re.finditer(rf"(?<![\w@])(?<!\w-){words}(?!\w)(?!-\w)", text):
            start, end = match.span()
            if any(start < b and end > a for a, b in taken):
                continue
            label = choose_label(text, start, end, forms[form], common)
            first = _FIRST_NAME.search(text, max(0, start - 30), start) if label == "PERSON" else None
            if first and first[1].lower() not in _TITLES and first[1] not in common:
                # a longer form that the list does not have: in a document too long to be read for every name
                start, label = first.start(1), "?"
            taken.append((start, end))
            yield start, end, label


def choose_label(text: str, start: int, end: int, labels: set[str], common: frozenset[str]) -> str:
    """Return the label of one occurrence from its form and the words before it."""
    before = text[max(0, start - 40) : start]
    following = text[end : end + 2].lstrip()
    if text[start:end] in common and _OPENS.search(before) and following[:1].islower():
        return "?"
    if "PERSON" in labels:
        return "PERSON"
    if len(labels) == 1:
        return next(iter(labels))
    return "LOC" if _PLACE_BEFORE.search(before) else "ORG"


def chunk_text(text: str) -> Iterator[tuple[int, int]]:
    """Yield start and end of stretches of whole paragraphs, about ``CHUNK`` characters each."""
    start = 0
    for match in re.finditer(r"\n\s*\n", text):
        if match.end() - start >= CHUNK:
            yield start, match.start()
            start = match.end()
    if text[start:].strip():
        yield start, len(text)


def make_docs(nlp: Language, text: str, matches: list[Match], lost: Counter[str]) -> Iterator[Doc]:
    """Yield the chunks of a document with their names as entities."""
    for first, last in chunk_text(text):
        doc = nlp.make_doc(text[first:last])
        ents: list[Span] = []
        missing: list[Span] = []
        for start, end, label in matches:
            if start < first or end > last:
                continue
            span = doc.char_span(start - first, end - first, label=label if label != "?" else "")
            if span is not None and label != "?":
                ents.append(span)
                continue
            lost[label] += 1
            wide = doc.char_span(start - first, end - first, alignment_mode="expand")
            if wide is not None and not any(wide.start < e.end and wide.end > e.start for e in ents):
                missing.append(wide)
        open_ = {token.i for span in missing for token in span} - {token.i for span in ents for token in span}
        doc.set_ents(ents, missing=[doc[i : i + 1] for i in sorted(open_)], default="outside")
        yield doc


def find_common(text: Path) -> frozenset[str]:
    """Return capitalised words that the raw text mostly writes small."""
    counts = Counter(text.read_text("utf-8").split())
    return frozenset(
        word for word, _ in counts.items() if word[:1].isupper() and counts[word.lower()] > 3 * counts[word]
    )


def main() -> None:
    """Write ``<organisation>.spacy`` for each organisation of the archive."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("archive", type=Path)
    parser.add_argument("text", type=Path, help="tokenised raw text, to tell common words")
    parser.add_argument("output", type=Path)
    parser.add_argument("names", type=Path, nargs="+", help="folders with the surface forms of each document")
    arguments = parser.parse_args()
    nlp = spacy.blank("nl")
    common = find_common(arguments.text)
    bins: dict[str, DocBin] = defaultdict(lambda: DocBin(store_user_data=False))
    found: Counter[str] = Counter()
    lost: Counter[str] = Counter()
    for path in sorted(path for folder in arguments.names for path in folder.glob("*.json")):
        identity, forms = read_forms(path)
        (file,) = (arguments.archive / identity).parent.glob(Path(identity).name + ".*")
        text = read_document(file).text
        matches = list(find_forms(text, forms, common))
        found.update(label for _, _, label in matches)
        for doc in make_docs(nlp, text, matches, lost):
            bins[identity.split("/")[0]].add(doc)
    arguments.output.mkdir(parents=True, exist_ok=True)
    for organisation, docs in sorted(bins.items()):
        docs.to_disk(arguments.output / f"{organisation}.spacy")
        print(f"{len(docs)} chunks of {organisation}")
    print(f"found {dict(found)}, left open {dict(lost)}")


if __name__ == "__main__":
    main()
