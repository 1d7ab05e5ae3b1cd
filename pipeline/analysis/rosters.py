"""The questions whose answer has one row per meeting, person, organisation, subject or task.

``{where}`` stands for conditions on the meetings, called ``m``, and on whom a row involves.
"""

from __future__ import annotations

from pipeline.analysis.filters import Involved
from pipeline.analysis.shapes import IDS, either, says, spoke


def _there(column: str) -> str:
    return f"m.meeting_id IN (SELECT meeting_id FROM attendance WHERE {column} IN {IDS})"


AT_MEETING = either(Involved(_there("person_id"), _there("organisation_id")), spoke("meeting_id"))
AMONG_PEOPLE = Involved(
    f"x.person_id IN {IDS}",
    f"x.organisation_id IN {IDS} OR x.person_id IN (SELECT person_id FROM attendance WHERE organisation_id IN {IDS})",
)
AMONG_ORGANISATIONS = Involved(
    f"x.organisation_id IN (SELECT organisation_id FROM people WHERE person_id IN {IDS}"
    f" UNION SELECT organisation_id FROM attendance WHERE person_id IN {IDS})",
    f"x.organisation_id IN {IDS}",
)
SPOKE_IN_SECTION = spoke("section_id")
OWNER = says("r.owner_person_id", "r.owner_organisation_id", "r.owner", "r.changed_meeting_id")

MEETINGS_SQL = """
    SELECT m.date, m.body, m.title AS meeting, m.start_time, m.end_time, m.location, chair.name AS chair,
        secretary.name AS secretary, m.next_meeting,
        (SELECT count(*) FROM attendance a WHERE a.meeting_id = m.meeting_id AND a.status = 'present') AS present,
        (SELECT count(*) FROM contributions c WHERE c.meeting_id = m.meeting_id) AS contributions,
        (SELECT count(*) FROM conclusions c WHERE c.meeting_id = m.meeting_id) AS decisions,
        (SELECT count(*) FROM action_items a WHERE a.meeting_id = m.meeting_id) AS actions,
        d.source_path, m.meeting_id, d.document_id, m.chair_id, m.secretary_id
    FROM meetings m
    JOIN meetings x ON x.meeting_id = m.meeting_id
    JOIN documents d ON d.document_id = m.document_id
    LEFT JOIN people chair ON chair.person_id = m.chair_id
    LEFT JOIN people secretary ON secretary.person_id = m.secretary_id
    {where}
    ORDER BY m.date DESC NULLS LAST, d.source_path"""

PEOPLE_SQL = """
    WITH involved AS (
        SELECT person_id, meeting_id, 'there' AS how, NULL AS id FROM attendance WHERE status = 'present'
        UNION ALL SELECT person_id, meeting_id, 'said', contribution_id FROM contributions
        UNION ALL SELECT owner_person_id, meeting_id, 'does', action_id FROM action_items)
    SELECT x.name, x.role, organisation.name AS organisation, count(DISTINCT m.meeting_id) AS meetings,
        count(*) FILTER (i.how = 'said') AS contributions, count(*) FILTER (i.how = 'does') AS actions,
        min(m.date) AS first_seen, max(m.date) AS last_seen, x.aliases, x.person_id, x.organisation_id
    FROM people x
    LEFT JOIN involved i ON i.person_id = x.person_id
    LEFT JOIN meetings m ON m.meeting_id = i.meeting_id
    LEFT JOIN organisations organisation ON organisation.organisation_id = x.organisation_id
    {where}
    GROUP BY ALL
    ORDER BY contributions + meetings DESC, x.name, x.person_id"""

ORGANISATIONS_SQL = """
    SELECT x.name, x.kind, count(DISTINCT m.meeting_id) AS meetings, count(n.mention_id) AS mentions,
        min(m.date) AS first_seen, max(m.date) AS last_seen, x.aliases, x.organisation_id
    FROM organisations x
    LEFT JOIN mentions n ON n.organisation_id = x.organisation_id
    LEFT JOIN meetings m ON m.document_id = n.document_id
    {where}
    GROUP BY ALL
    ORDER BY meetings DESC, mentions DESC, x.name, x.organisation_id"""

TOPICS_SQL = """
    SELECT t.label, count(DISTINCT m.meeting_id) AS meetings, count(DISTINCT x.section_id) AS sections,
        sum((SELECT count(*) FROM contributions c WHERE c.section_id = x.section_id))::BIGINT AS contributions,
        sum((SELECT count(*) FROM conclusions c WHERE c.section_id = x.section_id))::BIGINT AS decisions,
        min(m.date) AS first_seen, max(m.date) AS last_seen, t.terms, t.topic_id
    FROM topics t
    JOIN section_topics x ON x.topic_id = t.topic_id
    JOIN sections s ON s.section_id = x.section_id
    JOIN documents d ON d.document_id = s.document_id AND d.duplicate_of IS NULL
    LEFT JOIN meetings m ON m.meeting_id = s.meeting_id
    {where}
    GROUP BY ALL
    ORDER BY meetings DESC, sections DESC, t.label, t.topic_id"""


SPEAKERS_SQL = """
    SELECT t.label, p.name AS person, count(*) AS contributions, count(DISTINCT m.meeting_id) AS meetings, t.topic_id,
        p.person_id
    FROM contributions x
    JOIN section_topics n ON n.section_id = x.section_id
    JOIN topics t ON t.topic_id = n.topic_id
    JOIN people p ON p.person_id = x.person_id
    JOIN meetings m ON m.meeting_id = x.meeting_id
    {where}
    GROUP BY ALL
    ORDER BY contributions DESC, t.label, p.name, t.topic_id, p.person_id"""

ACTIONS_SQL = """
    WITH first AS (
        SELECT register_id, first(action_id ORDER BY date NULLS LAST, action_id) AS action_id FROM action_changes
        WHERE action_id IS NOT NULL GROUP BY register_id)
    SELECT r.state, coalesce(r.state IN ('open', 'carried_over') AND r.due_date < $today, false) AS overdue,
        r.due_date, r.owner, person.name AS person, organisation.name AS organisation, r.text, r.body, r.opened_on,
        r.changed_on,
        r.meeting_count AS meetings, r.listed, m.title AS meeting, s.number AS section_number, s.title AS section,
        d.source_path, x.page, x.start, x."end", x.section_id, r.meeting_id, r.changed_meeting_id, d.document_id,
        r.register_id, x.action_id, r.owner_person_id, r.owner_organisation_id{columns}
    FROM action_register r
    JOIN first USING (register_id)
    JOIN action_items x ON x.action_id = first.action_id
    JOIN meetings m ON m.meeting_id = x.meeting_id
    JOIN documents d ON d.document_id = m.document_id
    LEFT JOIN sections s ON s.section_id = x.section_id
    LEFT JOIN people person ON person.person_id = r.owner_person_id
    LEFT JOIN organisations organisation ON organisation.organisation_id = r.owner_organisation_id
    {joins}
    {where}
    ORDER BY {order} r.changed_on DESC NULLS LAST, d.source_path, x.start
    {limit}"""

OWNED = f"""r.owner_person_id IN {IDS} OR r.owner_organisation_id IN {IDS}
    OR list_has_all(words_of(r.owner), $words)"""
TOUCHED = """r.register_id IN (
    SELECT register_id FROM action_changes JOIN meetings m USING (meeting_id) {where})"""
ON_TOPIC = """JOIN (
        SELECT c.register_id, min(h.rank) AS rank,
            max(h.score) AS score
        FROM action_changes c JOIN hits h ON h.id = c.action_id GROUP BY c.register_id) h USING (register_id)"""

HISTORY_SQL = """
    SELECT c.date, c.state, c.owner, c.due_date, m.title AS meeting, s.number AS section_number, s.title AS section,
        x.text, d.source_path, x.page, x.start, x."end", x.section_id, c.meeting_id, d.document_id, c.action_id
    FROM action_changes c
    JOIN meetings m USING (meeting_id)
    JOIN documents d ON d.document_id = m.document_id
    LEFT JOIN action_items x ON x.action_id = c.action_id
    LEFT JOIN sections s ON s.section_id = x.section_id
    WHERE c.register_id = $register
    ORDER BY c.date, d.source_path"""
