"""The values that columns may have."""

from __future__ import annotations

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
ACTION_STATES = ("open", "carried_over", "done", "silently_dropped")
DOUBTS = ("several_fit", "kept_apart", "other_body", "other_organisation", "namesake")
ACTS = ("states", "asks", "answers", "proposes", "advises", "supports", "objects", "thanks")
