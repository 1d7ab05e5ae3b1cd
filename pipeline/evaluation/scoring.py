"""Published tables against annotated documents.

The figures are pooled over the documents (micro). A document that is not in the tables, or could not be read, counts
with all that was annotated of it as missed. What an annotation leaves out is not scored.
"""

from __future__ import annotations

from pathlib import Path

from rapidfuzz import fuzz

from pipeline.evaluation.annotations import Annotation, read_annotations
from pipeline.evaluation.figures import Evaluation, Miss
from pipeline.evaluation.found import Found, Row
from pipeline.evaluation.names import score_names
from pipeline.evaluation.statements import score_statements
from pipeline.evaluation.texts import bare, fold, pair
from pipeline.schema import MEETING_KINDS

_TITLE, _NUMBER, _ORDER = 0.75, 0.05, 0.001  # likeness needed; what another number and another place take off
_FIELD = 85


def evaluate(gold: Path, out: Path, *, only: str = "") -> Evaluation:
    """Score the tables of an output folder against a folder of annotated documents.

    Args:
        gold: folder with one JSON file for each annotated document.
        out: folder with the tables of a run.
        only: the beginning of the ids of the documents to score; empty for all.

    Raises:
        RunError: there are no annotated documents or no tables, or a file is not as it should be.
    """
    found, result = Found(out), Evaluation()
    for annotation in read_annotations(gold, only=only):
        _score_document(annotation, found, result)
        result.documents += 1
    return result


def _score_document(annotation: Annotation, found: Found, result: Evaluation) -> None:
    document = found.document(annotation["id"])
    ids = (document.get("document_id"), document.get("duplicate_of"))
    meeting = next((row for one in ids if (row := found.one("meetings", "document_id", one))), {})
    if "kind" in annotation:
        _score_kind(annotation, document, result)
    if "meeting" in annotation and annotation.get("kind") in MEETING_KINDS:
        _score_meeting(annotation, meeting, found, result)
    if "sections" in annotation:
        _score_sections(annotation, found.of("sections", "document_id", ids[0]), result)
    score_names(annotation, document, meeting, found, result)
    if "dates" in annotation:
        _score_dates(annotation, found.of("dates", "document_id", ids[0]), result)
    score_statements(annotation, meeting, found, result)


def _score_kind(annotation: Annotation, document: Row, result: Evaluation) -> None:
    wanted, kind = annotation["kind"], document.get("kind")
    result.add("kind", int(kind == wanted), int(bool(document)), 1)
    if kind != wanted:
        result.miss("kind", [Miss(annotation["id"], "wrong", f"{wanted} -> {kind}")])


def _score_meeting(annotation: Annotation, meeting: Row, found: Found, result: Evaluation) -> None:
    gold = annotation["meeting"] or {}
    wanted, day = gold.get("date"), _iso(meeting.get("date"))
    result.add("meeting_date", int(bool(wanted) and day == wanted), int(bool(day)), int(bool(wanted)))
    if day != wanted:
        result.miss("meeting_date", [Miss(annotation["id"], "wrong", f"{wanted} -> {day}")])
    values = {
        "start": meeting.get("start_time"),
        "end": meeting.get("end_time"),
        "location": meeting.get("location"),
        "body": meeting.get("body"),
        "chair": found.person(meeting.get("chair_id")),
        "secretary": found.person(meeting.get("secretary_id")),
        "next_meeting": _iso(meeting.get("next_meeting")),
    }
    for field, value in values.items():
        wanted = gold.get(field)
        right = _is_field(field, wanted, value)
        result.add("meeting_fields", int(right), int(bool(value)), int(bool(wanted)))
        if not right and (wanted or value):
            detail = f"{field}: {wanted!r} -> {value!r}"
            result.miss("meeting_fields", [Miss(annotation["id"], "wrong", detail)])


def _is_field(field: str, wanted: str | None, value: str | None) -> bool:
    if not wanted or not value:
        return False
    if field in ("start", "end", "next_meeting"):
        return value.startswith(wanted)
    one, other = map(bare if field in ("chair", "secretary") else fold, (wanted, value))
    return bool(one and other) and (one == other or fuzz.token_set_ratio(one, other) >= _FIELD)


def _score_sections(annotation: Annotation, rows: list[Row], result: Evaluation) -> None:
    gold = list(enumerate(annotation["sections"]))
    titled = list(enumerate(sorted((row for row in rows if row["title"]), key=lambda row: row["position"])))

    def likeness(one: tuple[int, Row], other: tuple[int, Row]) -> float:
        (place, section), (position, row) = one, other
        alike = fuzz.ratio(fold(section["title"]), fold(row["title"])) / 100
        # equal titles pair in order
        return alike - _NUMBER * (fold(section.get("number")) != fold(row["number"])) - _ORDER * abs(place - position)

    pairs = pair(gold, titled, likeness, _TITLE)
    levels = sum(gold[i][1]["level"] == titled[j][1]["level"] for i, j in pairs)
    result.add("sections", len(pairs), len(titled), len(gold))
    result.add("section_levels", levels, len(titled), len(gold))
    told, seen = {i for i, _ in pairs}, {j for _, j in pairs}
    for what, sections, known in (("missed", gold, told), ("wrong", titled, seen)):
        result.miss("sections", (Miss(annotation["id"], what, _heading(row)) for i, row in sections if i not in known))
    result.miss(
        "section_levels",
        (
            Miss(annotation["id"], "wrong", f"{_heading(gold[i][1])}: {gold[i][1]['level']} -> {titled[j][1]['level']}")
            for i, j in pairs
            if gold[i][1]["level"] != titled[j][1]["level"]
        ),
    )


def _heading(section: Row) -> str:
    return f"{section.get('number') or ''} {section['title']}"


def _score_dates(annotation: Annotation, rows: list[Row], result: Evaluation) -> None:
    wanted = sorted({date["iso"] for date in annotation["dates"] if date.get("iso")})
    ways = list({min(ways): ways for ways in map(_ways_to_write, rows)}.values())
    pairs = pair(wanted, ways, lambda iso, of: float(iso in of), 1.0)
    result.add("dates", len(pairs), len(ways), len(wanted))
    told, seen = {i for i, _ in pairs}, {j for _, j in pairs}
    result.miss("dates", (Miss(annotation["id"], "missed", iso) for i, iso in enumerate(wanted) if i not in told))
    result.miss("dates", (Miss(annotation["id"], "wrong", min(of)) for j, of in enumerate(ways) if j not in seen))


def _ways_to_write(row: Row) -> set[str]:
    """Return the ISO values that a date may be annotated with; a week also as its first day."""
    first = row["date_start"]
    year, week, _ = first.isocalendar()
    return {
        "day": {first.isoformat()},
        "month": {f"{first:%Y-%m}"},
        "quarter": {f"{first.year:04d}-Q{(first.month + 2) // 3}"},
        "year": {f"{first:%Y}"},
    }.get(row["granularity"], {f"{year}-W{week:02d}", first.isoformat()})


def _iso(day: object) -> str | None:
    return None if day is None else str(day)[:10]
