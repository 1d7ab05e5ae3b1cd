"""What a table and a column are, and the columns that many tables have."""

from __future__ import annotations

from dataclasses import dataclass

import pyarrow as pa

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


def key_column(name: str, description: str) -> Column:
    """Declare the key of a table."""
    return Column(name, TEXT, description, required=True)


def reference(table: str, description: str, *, name: str | None = None, required: bool = False) -> Column:
    """Declare a column that holds the key of a table, under the name of that key unless another is given."""
    return Column(name or TABLE_KEYS[table], TEXT, description, references=table, required=required)


TABLE_KEYS = {
    "documents": "document_id",
    "meetings": "meeting_id",
    "sections": "section_id",
    "people": "person_id",
    "organisations": "organisation_id",
    "topics": "topic_id",
    "action_items": "action_id",
    "action_register": "register_id",
}
START = Column("start", LONG, "first character in documents.text, 0-based", required=True)
END = Column("end", LONG, "one past the last character in documents.text", required=True)
PAGE = Column("page", INT, "page on which the text starts, from 1; null where the format has no pages")
CONFIDENCE = Column("confidence", SCORE, "how sure the rule is, 0 to 1")
RULE = Column("rule", TEXT, "the rule or component that found it")
MEETING_COUNT = Column("meeting_count", INT, "number of distinct meetings", required=True)
FIRST = Column("first_seen", DAY, "date of the first meeting")
LAST = Column("last_seen", DAY, "date of the last meeting")
DOCUMENT = reference("documents", "the document it stands in", required=True)
MEETING = reference("meetings", "the meeting it belongs to", required=True)
SECTION = reference("sections", "the section it stands in")
