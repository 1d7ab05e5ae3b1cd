"""Writes facts to a spaCy Doc and reads them back: one span group per kind of fact.

Each fact is a span (its ``label_`` and ``id_`` for whoever looks at the Doc) and, at the same position in
``SpanGroup.attrs["facts"]``, the fact itself as plain values. The plain values keep the exact characters: a span
begins and ends where tokens do.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from datetime import date
from typing import Any, TypeVar

from spacy.tokens import Doc, Span, SpanGroup

PEOPLE = "people"
ORGANISATIONS = "organisations"
PLACES = "places"
CONCLUSIONS = "conclusions"
ACTION_ITEMS = "action_items"
CONTRIBUTIONS = "contributions"

FACTS = "facts"
"""Key in ``SpanGroup.attrs``: a list parallel to the spans."""

ENTITIES = "entities"
"""Key in ``SpanGroup.attrs`` of people and organisations: what ``Mention.entity`` counts into."""

Fact = TypeVar("Fact")


def write_facts(doc: Doc, key: str, facts: Sequence[Any], labels: Sequence[str], entities: Sequence[Any] = ()) -> None:
    """Replace the span group ``key`` of a Doc by these facts, each under its label."""
    spans: list[Span] = []
    values: list[dict[str, Any]] = []
    for fact, label in zip(facts, labels, strict=True):
        span = doc.char_span(fact.start, fact.end, label=label, alignment_mode="expand")
        if span is None:
            continue
        span.id_ = getattr(fact, "rule", "")
        spans.append(span)
        values.append(_plain(asdict(fact)))
    attrs = {FACTS: values, ENTITIES: [_plain(asdict(entity)) for entity in entities]}
    doc.spans[key] = SpanGroup(doc, name=key, attrs=attrs, spans=spans)


def _plain(value: Any) -> Any:  # noqa: ANN401
    if isinstance(value, dict):
        return {name: _plain(item) for name, item in value.items()}
    if isinstance(value, set):
        return sorted(value)
    return value.isoformat() if isinstance(value, date) else value


def read_facts(doc: Doc, key: str, kind: type[Fact]) -> list[Fact]:
    """Return the facts of a span group, in the order in which they were written."""
    if key not in doc.spans:
        return []
    return [kind(**_fields(values)) for values in doc.spans[key].attrs[FACTS]]


def read_entities(doc: Doc, key: str, kind: type[Fact]) -> list[Fact]:
    """Return the people or organisations that the mentions of a span group count into."""
    if key not in doc.spans:
        return []
    return [kind(**_fields(values)) for values in doc.spans[key].attrs[ENTITIES]]


def _fields(values: dict[str, Any]) -> dict[str, Any]:
    fields = dict(values)
    if fields.get("due"):
        fields["due"] = date.fromisoformat(fields["due"])
    if "forms" in fields:
        fields["forms"] = set(fields["forms"])
    return fields
