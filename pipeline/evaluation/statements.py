"""What was decided, handed out and said."""

from __future__ import annotations

from collections.abc import Callable

from rapidfuzz import fuzz

from pipeline.evaluation.annotations import Annotation
from pipeline.evaluation.figures import Evaluation, Miss
from pipeline.evaluation.found import Found, Row
from pipeline.evaluation.texts import bare, overlap, pair

_TEXT = 0.5
_SPEAKER, _OWNER, _PERSON = 75, 85, 90
_SHOWN, _SHOWN_WITH_SPEAKER = 140, 110


def score_statements(annotation: Annotation, meeting: Row, found: Found, result: Evaluation) -> None:
    """Add up conclusions, action items with their owners and due dates, and contributions with their people."""
    meeting_id = meeting.get("meeting_id")
    if "conclusions" in annotation:
        _score(annotation, "conclusions", found.of("conclusions", "meeting_id", meeting_id), _by_text, result)
    if "action_items" in annotation:
        actions = found.of("action_items", "meeting_id", meeting_id)
        pairs = _score(annotation, "action_items", actions, _by_text, result)
        _score_owners(annotation, actions, pairs, found, result)
        _score_due_dates(annotation, actions, pairs, result)
    if "contributions" in annotation:
        contributions = found.of("contributions", "meeting_id", meeting_id)
        pairs = _score(annotation, "contributions", contributions, _by_speaker_and_text, result)
        _score_people(annotation, contributions, pairs, found, result)


def _by_text(gold: Row, row: Row) -> float:
    return overlap(gold["text"], row["text"])


def _by_speaker_and_text(gold: Row, row: Row) -> float:
    alike = fuzz.token_set_ratio(bare(gold["speaker"]), bare(row["speaker"])) >= _SPEAKER
    return overlap(gold["text"], row["text"]) if alike else 0.0


def _score(
    annotation: Annotation, facet: str, rows: list[Row], score: Callable[[Row, Row], float], result: Evaluation
) -> list[tuple[int, int]]:
    gold, document = annotation[facet], annotation["id"]
    pairs = pair(gold, rows, score, _TEXT)
    result.add(facet, len(pairs), len(rows), len(gold))
    told, seen = {i for i, _ in pairs}, {j for _, j in pairs}
    result.miss(facet, (Miss(document, "missed", _shown(g)) for i, g in enumerate(gold) if i not in told))
    result.miss(facet, (Miss(document, "wrong", _shown(row)) for j, row in enumerate(rows) if j not in seen))
    return pairs


def _shown(statement: Row) -> str:
    if "speaker" in statement:
        return f"[{statement['speaker']}] {statement['text'][:_SHOWN_WITH_SPEAKER]}"
    return str(statement["text"][:_SHOWN])


def _score_owners(
    annotation: Annotation, actions: list[Row], pairs: list[tuple[int, int]], found: Found, result: Evaluation
) -> None:
    gold, right = annotation["action_items"], 0
    for i, j in pairs:
        wanted, row = gold[i].get("owner"), actions[j]
        name = found.person(row["owner_person_id"]) or found.organisation(row["owner_organisation_id"]) or row["owner"]
        if wanted and name:
            forms = (name, row["owner"] or name)
            same = any(fuzz.token_set_ratio(bare(wanted), bare(form)) >= _OWNER for form in forms)
            right += same
            if not same:
                result.miss("action_owner", [Miss(annotation["id"], "wrong", f"{wanted!r} -> {name!r}")])
    owned = sum(bool(a["owner"] or a["owner_person_id"] or a["owner_organisation_id"]) for a in actions)
    result.add("action_owner", right, owned, sum(bool(action.get("owner")) for action in gold))


def _score_due_dates(
    annotation: Annotation, actions: list[Row], pairs: list[tuple[int, int]], result: Evaluation
) -> None:
    gold, right = annotation["action_items"], 0
    for i, j in pairs:
        wanted, due = gold[i].get("due"), actions[j]["due_date"]
        same = bool(wanted and due and due.isoformat().startswith(wanted[:10]))
        right += same
        if not same and (wanted or due):
            detail = f"{wanted} -> {due}: {_shown(actions[j])}"
            result.miss("action_due", [Miss(annotation["id"], "wrong", detail)])
    dated = sum(action["due_date"] is not None for action in actions)
    result.add("action_due", right, dated, sum(bool(action.get("due")) for action in gold))


def _score_people(
    annotation: Annotation, contributions: list[Row], pairs: list[tuple[int, int]], found: Found, result: Evaluation
) -> None:
    gold, right = annotation["contributions"], 0
    for i, j in pairs:
        wanted, name = gold[i].get("person"), found.person(contributions[j]["person_id"])
        if wanted and name:
            one, other = bare(wanted), bare(name)
            same = one == other or fuzz.token_set_ratio(one, other) >= _PERSON
            right += same
            if not same:
                detail = f"{gold[i]['speaker']!r}: {wanted!r} -> {name!r}"
                result.miss("contribution_person", [Miss(annotation["id"], "wrong", detail)])
    said = sum(row["person_id"] is not None for row in contributions)
    result.add("contribution_person", right, said, sum(bool(entry.get("person")) for entry in gold))
