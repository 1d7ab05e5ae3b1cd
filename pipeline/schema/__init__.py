"""Every published table, declared once: names, Arrow types, keys, allowed values, descriptions.

The Parquet files, the Frictionless descriptor and the checks on a run are all made from ``TABLES``. The types are
Arrow types and ``pyarrow.Table.from_pylist`` with such a schema refuses what does not fit them, so no second
schema library stands beside this one.
"""

from pipeline.schema.columns import DAY, MOMENT, TABLE_KEYS, TEXT, Column, Table
from pipeline.schema.facts import TABLES_OF_FACTS
from pipeline.schema.links import TABLES_OF_LINKS
from pipeline.schema.texts import TABLES_OF_TEXTS
from pipeline.schema.values import (
    ACTION_STATES,
    ACTION_STATUSES,
    ACTS,
    CONCLUSION_KINDS,
    DOCUMENT_KINDS,
    DOUBTS,
    FUNCTIONS,
    GRANULARITIES,
    LABELS,
    MEETING_KINDS,
    OUTCOMES,
    PRESENCES,
    RELATIONS,
    SECTION_KINDS,
    STATUSES,
)

TABLES: dict[str, Table] = {table.name: table for table in (*TABLES_OF_TEXTS, *TABLES_OF_FACTS, *TABLES_OF_LINKS)}

ACROSS_THE_ARCHIVE = ("topics", "section_topics", "action_register", "action_changes", "doubts")
"""Tables of which no document by itself has rows."""

__all__ = [
    "ACROSS_THE_ARCHIVE",
    "ACTION_STATES",
    "ACTION_STATUSES",
    "ACTS",
    "CONCLUSION_KINDS",
    "DAY",
    "DOCUMENT_KINDS",
    "DOUBTS",
    "FUNCTIONS",
    "GRANULARITIES",
    "LABELS",
    "MEETING_KINDS",
    "MOMENT",
    "OUTCOMES",
    "PRESENCES",
    "RELATIONS",
    "SECTION_KINDS",
    "STATUSES",
    "TABLES",
    "TABLE_KEYS",
    "TEXT",
    "Column",
    "Table",
]
