"""An archive in which every text is hostile."""

from __future__ import annotations

import datetime

import pyarrow as pa

from pipeline.archive import publish
from pipeline.exports.datapackage import describe
from pipeline.schema import TABLES

DAY = datetime.date(2025, 3, 1)
KEYS = {
    "documents": {"document_id": "d", "status": "warning", "kind": "minutes", "media_type": "text/plain"},
    "meetings": {"meeting_id": "m", "document_id": "d"},
    "sections": {"section_id": "s", "document_id": "d", "meeting_id": "m", "position": 0, "level": 1, "kind": "topic"},
    "people": {"person_id": "p", "organisation_id": "o", "meeting_count": 1},
    "organisations": {"organisation_id": "o", "meeting_count": 1},
    "attendance": {"meeting_id": "m", "person_id": "p", "status": "present", "function": "chair"},
    "conclusions": {"conclusion_id": "c", "meeting_id": "m", "section_id": "s", "kind": "decision", "outcome": None},
    "action_items": {"action_id": "a", "meeting_id": "m", "section_id": "s", "status": "open", "register_id": "r"},
    "contributions": {"contribution_id": "t", "meeting_id": "m", "section_id": "s", "person_id": "p", "act": "states"},
    "action_register": {"register_id": "r", "state": "open", "meeting_id": "m", "changed_meeting_id": "m"},
    "action_changes": {"register_id": "r", "action_id": "a", "meeting_id": "m", "state": "open"},
    "doubts": {"doubt_id": "x", "person_id": "p", "reason": "namesake"},
    "topics": {"topic_id": "z", "meeting_count": 1},
    "section_topics": {"section_id": "s", "topic_id": "z", "weight": 1.0},
}
# what is neither a key nor one of a few words, and holds words of a document
PLAIN = {
    "start": 0,
    "page": None,
    "confidence": 1.0,
    "language": "nl",
    "start_time": None,
    "end_time": None,
    "rule": "x",
}


def publish_hostile(out, text):
    """Publish tables with one row each, in which all that comes from a document is the text."""
    tables = {name: pa.Table.from_pylist(_rows(name, text), table.schema) for name, table in TABLES.items()}
    publish(out, tables, descriptor=describe(TABLES), state="hostile")


def _rows(name, text):
    if name not in KEYS:
        return []
    row = {}
    for column in TABLES[name].columns:
        if column.name in KEYS[name]:
            row[column.name] = KEYS[name][column.name]
        elif column.references or column.name in PLAIN:
            row[column.name] = PLAIN.get(column.name)
        elif column.name == "end":
            row[column.name] = len(text)
        elif pa.types.is_string(column.type):
            row[column.name] = text
        elif pa.types.is_list(column.type):
            row[column.name] = [text]
        elif pa.types.is_date(column.type):
            row[column.name] = DAY
        elif pa.types.is_integer(column.type):
            row[column.name] = 1
        elif pa.types.is_boolean(column.type):
            row[column.name] = False
    return [row]
