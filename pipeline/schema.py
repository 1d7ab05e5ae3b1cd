"""Every published table, declared once: names, Arrow types, keys, allowed values, descriptions.

The Parquet files, the Frictionless descriptor and the checks on a run are all made from ``TABLES``. The types are
Arrow types and ``pyarrow.Table.from_pylist`` with such a schema refuses what does not fit them, so no second
schema library stands beside this one.
"""

from __future__ import annotations

from dataclasses import dataclass

import pyarrow as pa

DOCUMENT_KINDS = ("minutes", "decision_list", "agenda", "announcement", "other")
MEETING_KINDS = ("minutes", "decision_list")
STATUSES = ("ok", "warning", "failed")
SECTION_KINDS = (
    "opening",
    "announcements",
    "minutes_approval",
    "topic",
    "any_other_business",
    "action_list",
    "decision_list",
    "attendance",
    "closing",
    "appendix",
)
PRESENCES = ("present", "absent")
FUNCTIONS = ("chair", "secretary", "member", "guest")
LABELS = ("PERSON", "ORG", "LOC")
GRANULARITIES = ("day", "week", "month", "quarter", "year")
RELATIONS = ("meeting", "next_meeting", "deadline", "other")
CONCLUSION_KINDS = ("decision", "conclusion", "agreement")
OUTCOMES = ("adopted", "rejected", "deferred", "noted")
ACTION_STATUSES = ("open", "done")
ACTS = ("states", "asks", "answers", "proposes", "advises", "supports", "objects", "thanks")

TEXT, FLAG, INT, LONG, SCORE, DAY = pa.string(), pa.bool_(), pa.int32(), pa.int64(), pa.float32(), pa.date32()
MOMENT, TEXTS = pa.timestamp("us", tz="UTC"), pa.list_(pa.string())


@dataclass(frozen=True, slots=True)
class Column:
    """Declare one column.

    Attributes:
        name: as published.
        type: its Arrow type.
        description: what a value means, for people.
        values: the allowed values, empty where any value goes.
        references: the table whose key a value must be, None for a plain value.
        required: whether a null is an error.
    """

    name: str
    type: pa.DataType
    description: str
    values: tuple[str, ...] = ()
    references: str | None = None
    required: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """Declare one table: its name, what a row is, its columns and the columns that make a row unique."""

    name: str
    description: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]

    @property
    def schema(self) -> pa.Schema:
        """The Arrow schema, with the descriptions as field metadata."""
        return pa.schema(
            [pa.field(c.name, c.type, not c.required, {"description": c.description}) for c in self.columns],
            metadata={"description": self.description},
        )


def _key(name: str, description: str) -> Column:
    return Column(name, TEXT, description, required=True)


def _ref(table: str, description: str, *, name: str | None = None, required: bool = False) -> Column:
    return Column(name or TABLE_KEYS[table], TEXT, description, references=table, required=required)


TABLE_KEYS = {
    "documents": "document_id",
    "meetings": "meeting_id",
    "sections": "section_id",
    "people": "person_id",
    "organisations": "organisation_id",
    "topics": "topic_id",
}
_START = Column("start", LONG, "first character in documents.text, 0-based", required=True)
_END = Column("end", LONG, "one past the last character in documents.text", required=True)
_PAGE = Column("page", INT, "page on which the text starts, from 1; null where the format has no pages")
_CONFIDENCE = Column("confidence", SCORE, "how sure the rule is, 0 to 1")
_RULE = Column("rule", TEXT, "the rule or component that found it")
_MEETING_COUNT = Column("meeting_count", INT, "number of distinct meetings", required=True)
_FIRST = Column("first_seen", DAY, "date of the first meeting")
_LAST = Column("last_seen", DAY, "date of the last meeting")
_DOCUMENT = _ref("documents", "the document it stands in", required=True)
_MEETING = _ref("meetings", "the meeting it belongs to", required=True)
_SECTION = _ref("sections", "the section it stands in")

_TABLES = (
    Table(
        "documents",
        "One row per source file, also for a file that failed.",
        (
            _key("document_id", "stable id, made from the path"),
            Column("source_path", TEXT, "path relative to the input folder, with /", required=True),
            Column("media_type", TEXT, "what the content is"),
            Column("sha256", TEXT, "SHA-256 of the file"),
            Column("size_bytes", LONG, "size of the file in bytes"),
            Column("page_count", INT, "number of pages; null where the format has none"),
            Column("kind", TEXT, "what the document is", DOCUMENT_KINDS),
            Column("language", TEXT, "ISO 639-1 code of the main language"),
            Column("status", TEXT, "how reading it went", STATUSES, required=True),
            Column("message", TEXT, "the reason of a warning or a failure, with the remedy"),
            Column("ocr", FLAG, "whether a page was read by optical character recognition"),
            _ref("documents", "the copy that counts: same meeting, other format or version", name="duplicate_of"),
            Column("model", TEXT, "name and version of the language model"),
            Column("pipeline_version", TEXT, "version of this program"),
            Column("processed_at", MOMENT, "when the file was processed"),
            Column("text", TEXT, "the text that all offsets count in"),
        ),
        ("document_id",),
    ),
    Table(
        "meetings",
        "One row per meeting: each minutes or decision list that is not a duplicate.",
        (
            _key("meeting_id", "stable id"),
            _DOCUMENT,
            Column("title", TEXT, "title of the document"),
            Column("body", TEXT, "the organ that met"),
            Column("date", DAY, "the day it met"),
            Column("start_time", TEXT, "when it opened, HH:MM"),
            Column("end_time", TEXT, "when it closed, HH:MM"),
            Column("location", TEXT, "where it met"),
            _ref("people", "who chaired", name="chair_id"),
            _ref("people", "who took the minutes", name="secretary_id"),
            Column("next_meeting", DAY, "the day of the next meeting, where the document names one"),
        ),
        ("meeting_id",),
    ),
    Table(
        "sections",
        "One row per heading of a document, in order; text before the first heading is position 0 with a null title. "
        "The sections of a document are consecutive and hold all of its text.",
        (
            _key("section_id", "stable id"),
            _DOCUMENT,
            _ref("meetings", "the meeting the document reports"),
            _ref("sections", "the section it is part of", name="parent_id"),
            Column("position", INT, "order in the document, 0-based", required=True),
            Column("level", INT, "1 = agenda level; null before the first heading"),
            Column("number", TEXT, "number as written, without its closing dot"),
            Column("title", TEXT, "heading without its number"),
            Column("kind", TEXT, "what the section is for", SECTION_KINDS),
            _PAGE,
            _START,
            _END,
            Column("text", TEXT, "heading and text up to the next heading of any level", required=True),
        ),
        ("section_id",),
    ),
    Table(
        "people",
        "One row per person across the archive.",
        (
            _key("person_id", "stable id"),
            Column("name", TEXT, "fullest form of the name", required=True),
            Column("given_name", TEXT, "first name or initials"),
            Column("surname_prefix", TEXT, "tussenvoegsel"),
            Column("surname", TEXT, "surname without its tussenvoegsel"),
            Column("aliases", TEXTS, "every form met"),
            Column("role", TEXT, "most frequent role"),
            _ref("organisations", "most frequent organisation"),
            _MEETING_COUNT,
            _FIRST,
            _LAST,
        ),
        ("person_id",),
    ),
    Table(
        "organisations",
        "One row per organisation across the archive.",
        (
            _key("organisation_id", "stable id"),
            Column("name", TEXT, "fullest form of the name", required=True),
            Column("aliases", TEXTS, "every form met"),
            Column("kind", TEXT, "municipality, ministry, party, working group, ..."),
            _MEETING_COUNT,
            _FIRST,
            _LAST,
        ),
        ("organisation_id",),
    ),
    Table(
        "attendance",
        "Who was there, per meeting, from the list of those present and absent or from the text.",
        (
            _MEETING,
            _ref("people", "who", required=True),
            Column("name_as_written", TEXT, "the name as the document has it", required=True),
            Column("status", TEXT, "present or absent", PRESENCES, required=True),
            Column("function", TEXT, "function in this meeting", FUNCTIONS),
            Column("role", TEXT, "role or office as written"),
            _ref("organisations", "for whom the person was there"),
            Column("start", LONG, "first character of the name in documents.text, 0-based"),
            Column("end", LONG, "one past its last character"),
            _RULE,
        ),
        ("meeting_id", "person_id"),
    ),
    Table(
        "mentions",
        "Every occurrence of a person, organisation or place.",
        (
            _key("mention_id", "stable id"),
            _DOCUMENT,
            _SECTION,
            Column("label", TEXT, "what is named", LABELS, required=True),
            Column("text", TEXT, "the words", required=True),
            _START,
            _END,
            _ref("people", "the person, where it is one that is known"),
            _ref("organisations", "the organisation, where it is one that is known"),
        ),
        ("mention_id",),
    ),
    Table(
        "dates",
        "Every calendar date or period.",
        (
            _key("date_id", "stable id"),
            _DOCUMENT,
            _SECTION,
            Column("text", TEXT, "the words", required=True),
            _START,
            _END,
            Column("date_start", DAY, "first day", required=True),
            Column("date_end", DAY, "last day; equal to the first for a day", required=True),
            Column("granularity", TEXT, "how precise it is", GRANULARITIES, required=True),
            Column("relation", TEXT, "what the date is to this meeting", RELATIONS, required=True),
        ),
        ("date_id",),
    ),
    Table(
        "conclusions",
        "Decisions, conclusions and agreements of the meeting.",
        (
            _key("conclusion_id", "stable id"),
            _MEETING,
            _SECTION,
            Column("kind", TEXT, "decision, conclusion or agreement", CONCLUSION_KINDS, required=True),
            Column("text", TEXT, "the sentence or bullet without its label", required=True),
            Column("outcome", TEXT, "what became of what was put to the meeting", OUTCOMES),
            Column("votes_for", INT, "votes in favour"),
            Column("votes_against", INT, "votes against"),
            _START,
            _END,
            _PAGE,
            _CONFIDENCE,
            _RULE,
        ),
        ("conclusion_id",),
    ),
    Table(
        "action_items",
        "Tasks to do after the meeting.",
        (
            _key("action_id", "stable id"),
            _MEETING,
            _SECTION,
            Column("text", TEXT, "the task as written", required=True),
            Column("owner", TEXT, "who is to do it, as written"),
            _ref("people", "the owner, where it is one known person", name="owner_person_id"),
            _ref("organisations", "the owner, where it is a known organisation", name="owner_organisation_id"),
            Column("due_date", DAY, "the last day it may take"),
            Column("due_text", TEXT, "the deadline as written"),
            Column("status", TEXT, "open or done", ACTION_STATUSES, required=True),
            _START,
            _END,
            _PAGE,
            _CONFIDENCE,
            _RULE,
        ),
        ("action_id",),
    ),
    Table(
        "contributions",
        "Who said what: a statement attributed to a person, role or organisation.",
        (
            _key("contribution_id", "stable id"),
            _MEETING,
            _SECTION,
            Column("speaker", TEXT, "as written, with a title", required=True),
            _ref("people", "the speaker, where it is one known person"),
            _ref("organisations", "the speaker, where it is a known organisation"),
            Column("act", TEXT, "what the speaker does", ACTS, required=True),
            Column("text", TEXT, "what is attributed, with its attribution", required=True),
            _START,
            _END,
            _PAGE,
            _CONFIDENCE,
            _RULE,
        ),
        ("contribution_id",),
    ),
    Table(
        "topics",
        "Subjects that recur across meetings.",
        (
            _key("topic_id", "stable id"),
            Column("label", TEXT, "short name from the text itself", required=True),
            Column("terms", TEXTS, "the terms that make the topic"),
            _MEETING_COUNT,
            _FIRST,
            _LAST,
        ),
        ("topic_id",),
    ),
    Table(
        "section_topics",
        "Which section treats which topic.",
        (
            _ref("sections", "the section", required=True),
            _ref("topics", "the topic", required=True),
            Column("weight", SCORE, "how much of the section it is, 0 to 1", required=True),
        ),
        ("section_id", "topic_id"),
    ),
)

TABLES: dict[str, Table] = {table.name: table for table in _TABLES}
