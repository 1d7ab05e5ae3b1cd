"""What must come out of each sample, and which of it does not yet."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from spacy.language import Language

from pipeline.document import Document
from pipeline.facts import DateFact, Facts, Structure
from pipeline.nlp import find_facts
from pipeline.nlp.load import load_model
from pipeline.readers import read_document
from pipeline.readers.ocr import is_available
from pipeline.structure import read_structure

HERE = Path(__file__).parent
RAW = HERE.parents[1] / "data" / "raw"
REFUSED = {"overig/presentielijst.rtf", "overig/voedselpakketten.csv"}
KNOWN = {
    case: reason
    for reason, cases in json.loads((HERE / "known_failures.json").read_text(encoding="utf-8")).items()
    for case in cases
}


@dataclass(frozen=True)
class Reading:
    """What the program makes of one sample."""

    document: Document
    structure: Structure
    facts: Facts

    def title_at(self, offset: int) -> str | None:
        """Return the title of the innermost heading over an offset."""
        return [s.title for s in self.structure.sections if s.start <= offset][-1]

    def quote(self, fact: Any) -> str:
        """Return the words of a fact with single spaces."""
        return fold(self.document.text[fact.start : fact.end])

    def name_of(self, person: int | None) -> str | None:
        """Return the fullest name of a person by number."""
        return None if person is None else self.facts.people[person].name


def fold(text: str) -> str:
    """Return a text with single spaces."""
    return " ".join(text.split())


@cache
def model() -> Language:
    """Return the language model that a run would use."""
    return load_model()


@cache
def read(file: str) -> Reading:
    """Read a sample once for all tests."""
    path = RAW / file
    document = read_document(path)
    structure = read_structure(document, name=path.name)
    return Reading(document, structure, find_facts(document, structure, model()))


def iso_of(date: DateFact) -> str:
    """Return a date as the expectations write it."""
    first = date.first
    return {
        "day": first.isoformat(),
        "week": f"{first.isocalendar().year}-W{first.isocalendar().week:02d}",
        "month": f"{first:%Y-%m}",
        "quarter": f"{first.year}-Q{(first.month + 2) // 3}",
        "year": str(first.year),
    }[date.granularity]


def expected() -> list[dict[str, Any]]:
    """Return what is expected of every sample, by id."""
    paths = sorted((HERE / "expected").glob("*.json"))
    return [json.loads(path.read_text(encoding="utf-8")) for path in paths]


def pair(facet: str, sample: dict[str, Any], key: str, *values: Any) -> Any:
    """Return one case for a test, expected to fail where it is known to."""
    case = f"{facet}:{sample['file']}:{key}"
    marks = [pytest.mark.skipif(not is_available(), reason="needs Tesseract")] if sample.get("needs") == "ocr" else []
    if case in KNOWN:
        marks.append(pytest.mark.xfail(reason=KNOWN[case], strict=True))
    return pytest.param(sample, *values, id=case, marks=marks)


def each(facet: str) -> list[Any]:
    """Return one case per sample."""
    return [pair(facet, sample, "all") for sample in expected()]


def every(facet: str, *, key: str) -> list[Any]:
    """Return one case per item that must be found, named by the start of one of its fields."""

    def items() -> Iterator[Any]:
        for sample in expected():
            names: list[str] = []
            for item in sample[facet]:
                name = item[key][:60]
                names.append(name)
                count = names.count(name)
                yield pair(facet, sample, name if count == 1 else f"{name} ({count})", item)

    return list(items())
