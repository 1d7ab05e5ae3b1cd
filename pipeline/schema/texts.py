"""The documents and the meetings they report, with their text."""

from __future__ import annotations

from pipeline.schema.columns import (
    DAY,
    DOCUMENT,
    END,
    FLAG,
    INT,
    LONG,
    MOMENT,
    PAGE,
    START,
    TEXT,
    Column,
    Table,
    key_column,
    reference,
)
from pipeline.schema.values import DOCUMENT_KINDS, SECTION_KINDS, STATUSES

TABLES_OF_TEXTS = (
    Table(
        "documents",
        "One row per source file, also for a file that failed.",
        (
            key_column("document_id", "stable id, made from the path"),
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
            reference("documents", "the copy that counts: same meeting, other format or version", name="duplicate_of"),
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
            key_column("meeting_id", "stable id"),
            DOCUMENT,
            Column("title", TEXT, "title of the document"),
            Column("body", TEXT, "the organ that met"),
            Column("date", DAY, "the day it met"),
            Column("start_time", TEXT, "when it opened, HH:MM"),
            Column("end_time", TEXT, "when it closed, HH:MM"),
            Column("location", TEXT, "where it met"),
            reference("people", "who chaired", name="chair_id"),
            reference("people", "who took the minutes", name="secretary_id"),
            Column("next_meeting", DAY, "the day of the next meeting, where the document names one"),
        ),
        ("meeting_id",),
    ),
    Table(
        "sections",
        "One row per heading of a document, in order; text before the first heading is position 0 with a null title. "
        "The sections of a document are consecutive and hold all of its text.",
        (
            key_column("section_id", "stable id"),
            DOCUMENT,
            reference("meetings", "the meeting the document reports"),
            reference("sections", "the section it is part of", name="parent_id"),
            Column("position", INT, "order in the document, 0-based", required=True),
            Column("level", INT, "1 = agenda level; null before the first heading"),
            Column("number", TEXT, "number as written, without its closing dot"),
            Column("title", TEXT, "heading without its number"),
            Column("kind", TEXT, "what the section is for", SECTION_KINDS),
            PAGE,
            START,
            END,
            Column("text", TEXT, "heading and text up to the next heading of any level", required=True),
        ),
        ("section_id",),
    ),
)
