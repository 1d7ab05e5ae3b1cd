"""Project the name forms of each archive document onto its text: one DocBin of chunks for each organisation.

A form counts where it stands as a whole word, in its own case, the longest first, outside e-mail addresses and URLs.
Where the lists do not say what a stretch is, its tokens are left open (missing), so that training neither rewards nor
punishes them and no score counts them. The rules for that look at texts and lists only:

- a common word at the start of a sentence, which may stand for itself;
- a surname after a first name that the list does not have with it, or a first name before such a surname;
- a form in another case than the list has it, or as part of a word with hyphens;
- a form that stands on the list of another document of the organisation, or on those of two other organisations;
- a town that the list has as an organisation where it stands after a preposition of place, and other lists have it as
  a place;
- a general organ (the board, the council, the general assembly), which the guidelines do not count.

Documents whose list is incomplete go to ``partial/``: for training only, with every word with a capital open.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
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
_SURNAME = re.compile(r" ((?:(?:van|de|der|den|ter|ten|te) )*([A-ZÀ-Ý][a-zà-ÿ]+(?:-[A-ZÀ-Ý][a-zà-ÿ]+)?))(?![\w-])")
_TITLED = re.compile(
    r"\b(?i:de heer|mevrouw|meneer|mijnheer|wethouder|burgemeester|minister|collega) "
    r"(?:(?:[Vv]an|[Dd]e|[Dd]en|[Dd]er|[Tt]er|[Tt]en) )*([A-ZÀ-Ý][\wà-ÿ-]+)"
)
_PARTICLES = ("De ", "Den ", "Van ", "Ter ", "Te ")
_TITLES = frozenset(["wethouder", "burgemeester", "meneer", "mevrouw", "heer", "de", "en", "raadslid", "voorzitter"])
# named as such in the guidelines
_ORGANS = frozenset(["alv", "algemene ledenvergadering", "bestuur", "het bestuur", "raad", "de raad", "college"])
# a list is incomplete where at least this many people are named with a title, and this share of them is not on it
_TITLED_COUNT, _TITLED_SHARE = 20, 0.1

Match = tuple[int, int, str]
Forms = dict[str, set[str]]


@dataclass(frozen=True)
class Record:
    """A document with its name forms and those that other lists have; ``common`` words are mostly no names.

    ``places`` are the forms that any list has as a place.
    """

    identity: str
    text: str
    forms: Forms
    others: frozenset[str]
    places: frozenset[str]
    common: frozenset[str]

    @property
    def organisation(self) -> str:
        """The folder of the archive that the document is in."""
        return self.identity.split("/")[0]


def read_forms(path: Path) -> tuple[str, Forms]:
    """Return the document's id and the labels of each surface form."""
    record = json.loads(path.read_text("utf-8"))
    forms: Forms = defaultdict(set)
    for key, label in LABELS.items():
        for entry in record[key]:
            for mention in entry["mentions"]:
                forms[mention.strip()].add(label)
    forms.pop("", None)
    return record["id"], forms


def find_words(text: str, form: str, *, hyphens: bool = False, case: bool = True) -> Iterator[tuple[int, int]]:
    """Yield start and end of a form as whole words; with ``hyphens`` also as part of a word with hyphens."""
    words = r"\s+".join(re.escape(word) for word in form.split())
    bounds = (r"(?<![\w@])", r"(?!\w)") if hyphens else (r"(?<![\w@])(?<!\w-)", r"(?!\w)(?!-\w)")
    for match in re.finditer(words.join(bounds), text, 0 if case else re.IGNORECASE):
        yield match.span()


def find_forms(record: Record, reasons: Counter[str]) -> Iterator[Match]:
    """Yield start, end and label of every occurrence; label ``?`` where the lists do not say what it is.

    Args:
        record: the document, offsets count the characters of its text.
        reasons: counts the open stretches by their reason.
    """
    text, forms = record.text, record.forms
    taken = [match.span() for match in _ADDRESS.finditer(text)]

    def is_free(start: int, end: int) -> bool:
        return not any(start < b and end > a for a, b in taken)

    for form in sorted(forms, key=lambda form: (-len(form), form)):
        variants = [form]
        if form.startswith(_PARTICLES) and "PERSON" in forms[form]:
            variants = [form[0].upper() + form[1:], form[0].lower() + form[1:]]
        for start, end in (span for variant in variants for span in find_words(text, variant)):
            if is_free(start, end):
                match, reason = judge(record, start, end, forms[form])
                reasons[reason] += match[2] == "?"
                taken.append(match[:2])
                yield match
    for form, reason in find_doubtful(record):
        for start, end in find_words(text, form, hyphens=True, case=reason == "other list"):
            if is_free(start, end) and not is_plain(text[start:end], record.common):
                taken.append((start, end))
                reasons[reason] += 1
                yield start, end, "?"


def is_plain(word: str, common: frozenset[str]) -> bool:
    """Return whether a form is an ordinary word: nothing is left open for it."""
    return word.islower() or word in common or word.capitalize() in common


def find_doubtful(record: Record) -> Iterator[tuple[str, str]]:
    """Yield the forms, longest first, that are left open wherever they stand, with the reason."""
    own = [(form, "case or hyphen") for form in record.forms if len(form) > 2]
    others = [(form, "other list") for form in record.others - record.forms.keys()]
    yield from sorted(own + others, key=lambda pair: (-len(pair[0]), pair[0]))


def judge(record: Record, start: int, end: int, labels: set[str]) -> tuple[Match, str]:
    """Return one occurrence with its label, from its form and the words around it, and why it is open if it is."""
    text, common = record.text, record.common
    before = text[max(0, start - 40) : start]
    following = text[end : end + 2].lstrip()
    if text[start:end].casefold() in _ORGANS:
        return (start, end, "?"), "general organ"
    if text[start:end] in common and _OPENS.search(before) and following[:1].islower():
        return (start, end, "?"), "common word"
    if "PERSON" in labels:
        first = _FIRST_NAME.search(text, max(0, start - 30), start)
        if first and first[1].lower() not in _TITLES and first[1] not in common:
            # a longer form that the list does not have
            return (first.start(1), end, "?"), "longer form"
        last = _SURNAME.match(text, end) if " " not in text[start:end] and "." not in text[start:end] else None
        if last and last[2] not in common and last[1] not in record.forms and last[2] not in record.forms:
            return (start, last.end(), "?"), "longer form"
        return (start, end, "PERSON"), ""
    if labels == {"ORG"} and text[start:end] in record.places and _PLACE_BEFORE.search(before):
        return (start, end, "?"), "town"
    if len(labels) == 1:
        return (start, end, next(iter(labels))), ""
    return (start, end, "LOC" if _PLACE_BEFORE.search(before) else "ORG"), ""


def is_incomplete(text: str, forms: Forms) -> bool:
    """Return whether a document names people with their titles whom its list does not have."""
    words = {word for form, labels in forms.items() if "PERSON" in labels for word in form.split()}
    titled = [match[1] for match in _TITLED.finditer(text)]
    unlisted = sum(word not in words for word in titled)
    return len(titled) >= _TITLED_COUNT and unlisted >= _TITLED_SHARE * len(titled)


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
            lost[label] += label != "?"
            wide = doc.char_span(start - first, end - first, alignment_mode="expand")
            if wide is not None:
                missing.append(wide)
        open_ = {token.i for span in missing for token in span} - {token.i for span in ents for token in span}
        doc.set_ents(ents, missing=[doc[i : i + 1] for i in sorted(open_)], default="outside")
        yield doc


def open_capitals(doc: Doc) -> Doc:
    """Leave every word with a capital open that is in no name: the list may lack it."""
    plain = [doc[t.i : t.i + 1] for t in doc if t.ent_iob_ == "O" and not any(c.isupper() for c in t.text)]
    doc.set_ents(list(doc.ents), outside=plain, default="missing")
    return doc


def find_common(text: Path) -> frozenset[str]:
    """Return capitalised words that the raw text mostly writes small."""
    counts = Counter(text.read_text("utf-8").split())
    return frozenset(
        word for word, _ in counts.items() if word[:1].isupper() and counts[word.lower()] > 3 * counts[word]
    )


def find_others(lists: dict[str, Forms]) -> dict[str, frozenset[str]]:
    """Return for each document the forms of its organisation's other documents and those of two other organisations."""
    holders: dict[str, set[str]] = defaultdict(set)
    for identity, forms in lists.items():
        for form in forms:
            holders[form].add(identity.split("/")[0])
    return {
        identity: frozenset(
            form
            for form, organisations in holders.items()
            if len(form) > 1
            and (identity.split("/")[0] in organisations or len(organisations) > 1)
            and form not in lists[identity]
        )
        for identity in lists
    }


def read_records(archive: Path, folders: Iterable[Path], common: frozenset[str]) -> Iterator[Record]:
    """Yield the documents that have a list of names, in order of file name."""
    paths = sorted(path for folder in folders for path in folder.glob("*.json"))
    lists = dict(map(read_forms, paths))
    others = find_others(lists)
    places = frozenset(form for forms in lists.values() for form, labels in forms.items() if "LOC" in labels)
    for identity, forms in lists.items():
        (file,) = (archive / identity).parent.glob(Path(identity).name + ".*")
        yield Record(identity, read_document(file).text, forms, others[identity], places, common)


def main() -> None:
    """Write ``<organisation>.spacy`` for each organisation of the archive, and ``report.json`` with the counts."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("archive", type=Path)
    parser.add_argument("text", type=Path, help="tokenised raw text, to tell common words")
    parser.add_argument("output", type=Path)
    parser.add_argument("names", type=Path, nargs="+", help="folders with the surface forms of each document")
    arguments = parser.parse_args()
    nlp = spacy.blank("nl")
    bins: dict[str, DocBin] = defaultdict(lambda: DocBin(store_user_data=False))
    found: dict[str, Counter[str]] = defaultdict(Counter)
    reasons: Counter[str] = Counter()
    lost: Counter[str] = Counter()
    for record in read_records(arguments.archive, arguments.names, find_common(arguments.text)):
        incomplete = is_incomplete(record.text, record.forms)
        matches = list(find_forms(record, Counter() if incomplete else reasons))
        name = f"partial/{record.organisation}" if incomplete else record.organisation
        found[name].update(label for _, _, label in matches)
        for doc in make_docs(nlp, record.text, matches, Counter() if incomplete else lost):
            bins[name].add(open_capitals(doc) if incomplete else doc)
    (arguments.output / "partial").mkdir(parents=True, exist_ok=True)
    for name, docs in sorted(bins.items()):
        docs.to_disk(arguments.output / f"{name}.spacy")
    report = {"found": found, "open": reasons, "inside a token": lost}
    (arguments.output / "report.json").write_text(json.dumps(report, indent=1) + "\n", "utf-8")
    print(json.dumps(report))


if __name__ == "__main__":
    main()
