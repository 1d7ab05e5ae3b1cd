"""Who and what was named: people with their attendance, and organisations."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from rapidfuzz import fuzz

from pipeline.evaluation.annotations import Annotation
from pipeline.evaluation.figures import Evaluation, Miss
from pipeline.evaluation.found import Found, Row
from pipeline.evaluation.texts import bare, fold, pair

_PERSON, _ORGANISATION = 0.8, 0.85
_ONE_FORM, _ALIKE = 0.95, 0.9  # worth of a shared form, and of likeness, beside the full name itself


@dataclass(slots=True)
class _Entity:
    """A person or organisation of one document with every form found, by its id (or its text where it has none)."""

    key: str
    forms: set[str]
    name: str | None = None

    @property
    def shown(self) -> str:
        return self.name or "/".join(sorted(self.forms))

    @property
    def folded(self) -> set[str]:
        return {bare(form) for form in (*self.forms, self.name) if form} - {""}


def score_names(annotation: Annotation, document: Row, meeting: Row, found: Found, result: Evaluation) -> None:
    """Add up people, their attendance and organisations."""
    mentions = found.of("mentions", "document_id", document.get("document_id"))
    attendance = found.of("attendance", "meeting_id", meeting.get("meeting_id"))
    if "people" in annotation:
        people = _gather(mentions, "PERSON", "person_id", bare)
        for row in attendance:
            entity = people.setdefault(row["person_id"], _Entity(row["person_id"], set()))
            entity.forms.add(row["name_as_written"])
        for entity in people.values():
            entity.name = found.person(entity.key)
        pairs = _score(annotation, "people", list(people.values()), _PERSON, result)
        number = {list(people)[j]: i for i, j in pairs}
        _score_attendance(annotation, {row["person_id"]: row["status"] for row in attendance}, number, result)
    if "organisations" in annotation:
        organisations = _gather(mentions, "ORG", "organisation_id", fold)
        for entity in organisations.values():
            entity.name = found.organisation(entity.key)
        _score(annotation, "organisations", list(organisations.values()), _ORGANISATION, result)


def _gather(mentions: list[Row], label: str, column: str, key: Callable[[object], str]) -> dict[str, _Entity]:
    entities: dict[str, _Entity] = {}
    for row in mentions:
        if row["label"] == label:
            name = row[column] or "?" + key(row["text"])
            entities.setdefault(name, _Entity(name, set())).forms.add(row["text"])
    return entities


def _score(
    annotation: Annotation, facet: str, entities: list[_Entity], threshold: float, result: Evaluation
) -> list[tuple[int, int]]:
    gold, document = annotation[facet], annotation["id"]
    pairs = pair(gold, entities, _likeness, threshold)
    result.add(facet, len(pairs), len(entities), len(gold))
    told, seen = {i for i, _ in pairs}, {j for _, j in pairs}
    result.miss(facet, (Miss(document, "missed", str(g["name"])) for i, g in enumerate(gold) if i not in told))
    result.miss(facet, (Miss(document, "wrong", e.shown) for j, e in enumerate(entities) if j not in seen))
    return pairs


def _likeness(gold: Row, entity: _Entity) -> float:
    name, forms = bare(gold["name"]), entity.folded
    annotated = {name, *(bare(mention) for mention in gold.get("mentions") or ())} - {""}
    if name in forms:
        return 1.0
    if annotated & forms:
        return _ONE_FORM
    return max((fuzz.ratio(g, f) / 100 for g in annotated for f in forms), default=0.0) * _ALIKE


def _score_attendance(
    annotation: Annotation, statuses: dict[str, str], number: dict[str, int], result: Evaluation
) -> None:
    people = annotation["people"]
    wanted = {i: person["attendance"] for i, person in enumerate(people) if person.get("attendance")}
    found = {number.get(person_id, person_id): status for person_id, status in statuses.items() if status}
    wrong = [i for i, status in wanted.items() if found.get(i) != status]
    result.add("attendance", len(wanted) - len(wrong), len(found), len(wanted))
    details = {i: f"{people[i]['name']}: {wanted[i]} -> {found.get(i)}" for i in wrong}
    result.miss("attendance", (Miss(annotation["id"], "missed", detail) for detail in details.values()))
