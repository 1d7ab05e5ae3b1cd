"""What is one across the archive: people, organisations, subjects and tasks."""

from __future__ import annotations

from pipeline.schema.columns import (
    DAY,
    FIRST,
    FLAG,
    LAST,
    MEETING_COUNT,
    SCORE,
    TEXT,
    TEXTS,
    Column,
    Table,
    key_column,
    reference,
)
from pipeline.schema.values import ACTION_STATES, DOUBTS

TABLES_OF_LINKS = (
    Table(
        "people",
        "One row per person across the archive.",
        (
            key_column("person_id", "stable id"),
            Column("name", TEXT, "fullest form of the name", required=True),
            Column("given_name", TEXT, "first name or initials"),
            Column("surname_prefix", TEXT, "tussenvoegsel"),
            Column("surname", TEXT, "surname without its tussenvoegsel"),
            Column("aliases", TEXTS, "every form met"),
            Column("role", TEXT, "most frequent role"),
            reference("organisations", "most frequent organisation"),
            MEETING_COUNT,
            FIRST,
            LAST,
        ),
        ("person_id",),
    ),
    Table(
        "organisations",
        "One row per organisation across the archive.",
        (
            key_column("organisation_id", "stable id"),
            Column("name", TEXT, "fullest form of the name", required=True),
            Column("aliases", TEXTS, "every form met"),
            Column("kind", TEXT, "municipality, ministry, party, working group, ..."),
            MEETING_COUNT,
            FIRST,
            LAST,
        ),
        ("organisation_id",),
    ),
    Table(
        "topics",
        "Subjects that recur across meetings.",
        (
            key_column("topic_id", "stable id"),
            Column("label", TEXT, "short name from the text itself", required=True),
            Column("terms", TEXTS, "the terms that make the topic"),
            MEETING_COUNT,
            FIRST,
            LAST,
        ),
        ("topic_id",),
    ),
    Table(
        "section_topics",
        "Which section treats which topic.",
        (
            reference("sections", "the section", required=True),
            reference("topics", "the topic", required=True),
            Column("weight", SCORE, "how much of the section it is, 0 to 1", required=True),
        ),
        ("section_id", "topic_id"),
    ),
    Table(
        "action_register",
        "One row per task, followed from meeting to meeting of one body.",
        (
            key_column("register_id", "stable id"),
            reference("meetings", "the meeting where it was first met", required=True),
            Column("body", TEXT, "the organ whose task it is"),
            Column("text", TEXT, "the task as first written", required=True),
            Column("owner", TEXT, "who is to do it, as last written"),
            reference("people", "the last owner, where it is a known person", name="owner_person_id"),
            reference("organisations", "likewise, where it is an organisation", name="owner_organisation_id"),
            Column("due_date", DAY, "the last day it may take, as last written"),
            Column(
                "state",
                TEXT,
                "open: met once; carried_over: met again, not done; done: reported done; silently_dropped: a later "
                "action list of the body has it no more, and nobody reported it done",
                ACTION_STATES,
                required=True,
            ),
            Column("opened_on", DAY, "date of the meeting where it was first met"),
            reference("meetings", "the meeting that brought this state", name="changed_meeting_id", required=True),
            Column("changed_on", DAY, "date of that meeting"),
            Column("listed", FLAG, "whether it stood on an action list; others are never dropped", required=True),
            MEETING_COUNT,
        ),
        ("register_id",),
    ),
    Table(
        "action_changes",
        "One row per task of the register and meeting that changed it: handed out, carried over, done or dropped.",
        (
            reference("action_register", "the task", required=True),
            reference("meetings", "the meeting", required=True),
            Column("date", DAY, "the day it met"),
            Column("state", TEXT, "what the task was after this meeting", ACTION_STATES, required=True),
            reference("action_items", "the action item that shows it; null where its absence does"),
            Column("owner", TEXT, "the owner as written in this meeting"),
            Column("due_date", DAY, "the last day it may take, as written in this meeting"),
        ),
        ("register_id", "meeting_id"),
    ),
    Table(
        "doubts",
        "One row per name that was not linked and person or organisation that it may be.",
        (
            key_column("doubt_id", "stable id"),
            Column("name", TEXT, "the name in doubt", required=True),
            reference("people", "the person it was kept as"),
            reference("people", "the person it may be", name="candidate_person_id"),
            reference("organisations", "the organisation it was kept as"),
            reference("organisations", "the organisation it may be", name="candidate_organisation_id"),
            Column("candidate", TEXT, "the name of what it may be", required=True),
            Column(
                "reason",
                TEXT,
                "several_fit: more than one may be meant; kept_apart: a document names both; other_body: they are not "
                "met in one body; other_organisation: they are there for others; namesake: the same name elsewhere",
                DOUBTS,
                required=True,
            ),
        ),
        ("doubt_id",),
    ),
)
