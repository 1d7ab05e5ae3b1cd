"""The rules are those of the Popolo specification's JSON schemas (https://www.popoloproject.com/specs/)."""

from __future__ import annotations

import datetime
import json

import pytest
from jsonschema import Draft202012Validator

from pipeline.archive import read_table
from pipeline.exports.popolo import NEEDED, to_popolo

DAY = {"type": "string", "pattern": "^[0-9]{4}(-[0-9]{2}){0,2}$"}
MOMENT = {
    "type": "string",
    "pattern": "^[0-9]{4}((-[0-9]{2}){0,2}|(-[0-9]{2}){2}T[0-9]{2}(:[0-9]{2}){0,2}(Z|[+-][0-9]{2}(:[0-9]{2})?))$",
}
TEXT = {"type": "string", "minLength": 1}
NAMES = {"type": "array", "items": {"type": "object", "required": ["name"], "properties": {"name": TEXT}}}
SOURCES = {"type": "array", "items": {"type": "object", "required": ["url"]}}


def rules(required, **properties):
    return {"type": "object", "required": required, "properties": properties, "additionalProperties": False}


CLASSES = {
    "persons": rules(
        ["id", "name"], id=TEXT, name=TEXT, given_name=TEXT, family_name=TEXT, sort_name=TEXT, other_names=NAMES
    ),
    "organizations": rules(["id", "name"], id=TEXT, name=TEXT, classification=TEXT, other_names=NAMES),
    "memberships": rules(["id", "person_id", "organization_id"], id=TEXT, person_id=TEXT, organization_id=TEXT, role=TEXT),
    "events": rules(
        ["id"], id=TEXT, name=TEXT, classification=TEXT, organization_id=TEXT, parent_id=TEXT, start_date=MOMENT,
        end_date=MOMENT, location=TEXT, position={"type": "integer"}, sources=SOURCES,
        attendees={"type": "array", "items": rules(["id", "name"], id=TEXT, name=TEXT)},
    ),
    "motions": rules(
        ["id", "text"], id=TEXT, organization_id=TEXT, text=TEXT, classification=TEXT, date=DAY, event_id=TEXT,
        result={"enum": ["pass", "fail", "deferred", "noted"]}, sources=SOURCES,
    ),
    "vote_events": rules(
        ["id", "motion_id", "counts"], id=TEXT, motion_id=TEXT, organization_id=TEXT, start_date=DAY,
        result={"enum": ["pass", "fail", "deferred", "noted"]},
        counts={"type": "array", "minItems": 1, "items": rules(
            ["option", "value"], option={"enum": ["yes", "no", "abstain"]}, value={"type": "integer", "minimum": 0})},
    ),
    "speeches": rules(
        ["id", "text"], id=TEXT, creator_id=TEXT, attribution_text=TEXT, text=TEXT, type=TEXT, classification=TEXT,
        date=DAY, position={"type": "integer"}, event_id=TEXT, sources=SOURCES,
    ),
}  # fmt: skip
REFERENCES = {
    "person_id": "persons",
    "creator_id": "persons",
    "organization_id": "organizations",
    "parent_id": "events",
    "event_id": "events",
    "motion_id": "motions",
}


@pytest.fixture(scope="module")
def exported(sample_archive):
    made = to_popolo({name: read_table(sample_archive, name).to_pylist() for name in NEEDED})
    return json.loads(json.dumps(made))


def test_every_class_keeps_the_rules_of_popolo(exported):
    assert list(exported) == list(CLASSES)
    for name, schema in CLASSES.items():
        validator = Draft202012Validator(schema)
        assert exported[name], name
        for record in exported[name]:
            validator.validate(record)


def test_ids_are_unique_and_references_resolve(exported):
    ids = {name: [record["id"] for record in records] for name, records in exported.items()}
    for name, values in ids.items():
        assert len(values) == len(set(values)), name
    for records in exported.values():
        for record in records:
            for field, target in REFERENCES.items():
                assert field not in record or record[field] in ids[target], (field, record)


def test_a_meeting_has_its_hours_its_organ_and_who_was_there(exported):
    meeting = next(e for e in exported["events"] if e.get("start_date", "").startswith("2025-03-13T"))
    body = next(o for o in exported["organizations"] if o["id"] == meeting["organization_id"])
    assert meeting["start_date"].endswith("+01:00")
    assert body["name"]
    assert len(meeting["attendees"]) > 2
    items = [e for e in exported["events"] if e.get("parent_id") == meeting["id"]]
    assert [e["position"] for e in items] == sorted(e["position"] for e in items)
    assert all(e["classification"] == "agenda item" for e in items)


def test_counted_votes_become_a_vote_event(exported):
    vote = next(v for v in exported["vote_events"] if {c["value"] for c in v["counts"]} == {9, 18})
    motion = next(m for m in exported["motions"] if m["id"] == vote["motion_id"])
    assert (vote["result"], motion["result"]) == ("fail", "fail")
    assert {c["option"]: c["value"] for c in vote["counts"]} == {"yes": 9, "no": 18}


def test_summer_time_is_summer_time():
    empty = dict.fromkeys(NEEDED, ())
    document = {"document_id": "d", "source_path": "a/b.md"}
    meeting = dict.fromkeys(("title", "body", "location", "end_time", "chair_id", "secretary_id", "next_meeting"))
    meeting |= {"meeting_id": "m", "document_id": "d", "date": datetime.date(2025, 7, 1), "start_time": "19:30"}
    (event,) = to_popolo({**empty, "documents": [document], "meetings": [meeting]})["events"]
    assert event == {
        "id": "m",
        "classification": "meeting",
        "start_date": "2025-07-01T19:30:00+02:00",
        "sources": [{"url": "a/b.md", "note": "path in the archive"}],
    }
