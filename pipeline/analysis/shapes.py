"""What the answer to a question looks like: the columns of each kind of row, and whom a row involves.

In the SQL, ``x`` is the row itself, ``m`` its meeting, ``d`` its document, ``s`` its section and ``above`` the section
that one is part of.
"""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.analysis.filters import Involved

IDS = "(SELECT unnest($ids::VARCHAR[]))"
_SECTION = "s.number AS section_number, s.title AS section, above.title AS section_above"
_SOURCE = 'd.source_path, x.page, x.start, x."end", x.section_id, m.meeting_id, d.document_id'
_JOINS = """
    JOIN meetings m USING (meeting_id)
    JOIN documents d ON d.document_id = m.document_id
    LEFT JOIN sections s ON s.section_id = x.section_id
    LEFT JOIN sections above ON above.section_id = s.parent_id
    LEFT JOIN people person ON person.person_id = {person}
    LEFT JOIN organisations organisation ON organisation.organisation_id = {organisation}"""


@dataclass(frozen=True, slots=True)
class Shape:
    """Declare what is said of one kind of row.

    Attributes:
        kind: what the full-text index calls such a row.
        key: its key.
        own: the columns that only this kind has.
        who: who did or is to do it, as written or by name.
        person: the key of that person.
        organisation: the key of that organisation.
        table: where the rows come from.
        joins: what is joined to them for all columns.
        lean: what is joined to them for the meeting alone.
        involved: whom a row involves.
        section: the columns of the section it stands in.
    """

    kind: str
    key: str
    own: str
    who: str
    person: str
    organisation: str
    table: str
    joins: str
    involved: Involved
    section: str = _SECTION
    lean: str = "JOIN meetings m USING (meeting_id)"

    @property
    def source(self) -> str:
        """The rows with all that is joined to them."""
        return f"FROM {self.table} x {self.joins}"

    @property
    def columns(self) -> str:
        """All columns of the answer to a question about this kind alone."""
        key = "" if self.kind == "section" else f", x.{self.key}, x.confidence, x.rule"
        return f"m.date, m.body, m.title AS meeting, {self.section}, {self.own}, x.text, {_SOURCE}{key}"

    @property
    def common(self) -> str:
        """The columns that all kinds share."""
        return (
            f"'{self.kind}' AS kind, m.date, m.body, m.title AS meeting, {self.section}, {self.who} AS who, {_SOURCE},"
            f" x.{self.key} AS id, {self.person} AS person_id, {self.organisation} AS organisation_id"
        )

    @property
    def place(self) -> str:
        """Where and when a row is and whom it involves, which ``lean`` is enough for."""
        return (
            f"'{self.kind}' AS kind, m.date, m.body, x.start, x.\"end\", x.section_id, x.{self.key} AS id,"
            f" {self.person} AS person_id, {self.organisation} AS organisation_id"
        )


def says(person: str, organisation: str, written: str, meeting: str) -> Involved:
    """Return who is meant by columns with a person, an organisation and a name as written."""
    unlinked = f"{person} IS NULL AND {organisation} IS NULL AND list_has_all(words_of({written}), $words)"
    return Involved(
        person=f"{person} IN {IDS} OR ({unlinked})",
        organisation=f"""
            {organisation} IN {IDS}
            OR ({meeting}, {person}) IN (
                SELECT (meeting_id, person_id) FROM attendance WHERE organisation_id IN {IDS})
            OR {person} IN (SELECT person_id FROM people WHERE organisation_id IN {IDS})
            OR ({unlinked})""",
    )


_SPEAKS = says("c.person_id", "c.organisation_id", "c.speaker", "c.meeting_id")


def spoke(scope: str) -> Involved:
    """Return who spoke in the same section or meeting as a row."""
    spoke = f"x.{scope} IN (SELECT c.{scope} FROM contributions c WHERE {{}})"
    return Involved(spoke.format(_SPEAKS.person), spoke.format(_SPEAKS.organisation))


def either(one: Involved, other: Involved) -> Involved:
    """Return whom one of two ways says a row involves."""
    return Involved(f"({one.person}) OR ({other.person})", f"({one.organisation}) OR ({other.organisation})")


def _named_in_decision(column: str) -> str:
    return f"""x.conclusion_id IN (
        SELECT c.conclusion_id FROM conclusions c
        JOIN mentions n ON n.section_id = c.section_id AND n.start >= c.start AND n."end" <= c."end"
        WHERE n.{column} IN {IDS})"""


def _named_in_section(column: str) -> str:
    return f"x.section_id IN (SELECT section_id FROM mentions WHERE {column} IN {IDS})"


CONTRIBUTIONS = Shape(
    "contribution",
    "contribution_id",
    "x.speaker, person.name AS person, organisation.name AS organisation, x.person_id, x.organisation_id, x.act",
    "coalesce(person.name, x.speaker)",
    "x.person_id",
    "x.organisation_id",
    "contributions",
    _JOINS.format(person="x.person_id", organisation="coalesce(x.organisation_id, person.organisation_id)"),
    says("x.person_id", "x.organisation_id", "x.speaker", "x.meeting_id"),
)
DECISIONS = Shape(
    "decision",
    "conclusion_id",
    "x.kind, x.outcome, x.votes_for, x.votes_against",
    "NULL::VARCHAR",
    "NULL::VARCHAR",
    "NULL::VARCHAR",
    "conclusions",
    _JOINS.format(person="NULL", organisation="NULL"),
    either(Involved(_named_in_decision("person_id"), _named_in_decision("organisation_id")), spoke("section_id")),
)
ACTIONS = Shape(
    "action",
    "action_id",
    "x.owner, person.name AS person, organisation.name AS organisation, x.owner_person_id, x.owner_organisation_id,"
    " x.due_date, x.due_text, x.status",
    "coalesce(person.name, organisation.name, x.owner)",
    "x.owner_person_id",
    "x.owner_organisation_id",
    "action_items",
    _JOINS.format(person="x.owner_person_id", organisation="x.owner_organisation_id"),
    says("x.owner_person_id", "x.owner_organisation_id", "x.owner", "x.meeting_id"),
)
_TOLD_ONCE = """
    JOIN documents d ON d.document_id = x.document_id AND d.duplicate_of IS NULL
    LEFT JOIN meetings m ON m.meeting_id = x.meeting_id"""
SECTIONS = Shape(
    "section",
    "section_id",
    "x.level, x.position, x.parent_id, x.kind",
    "NULL::VARCHAR",
    "NULL::VARCHAR",
    "NULL::VARCHAR",
    "sections",
    f"""{_TOLD_ONCE}
    LEFT JOIN sections above ON above.section_id = x.parent_id""",
    Involved(_named_in_section("person_id"), _named_in_section("organisation_id")),
    section="x.number AS section_number, x.title AS section, above.title AS section_above",
    lean=_TOLD_ONCE,
)
SHAPES = {shape.kind: shape for shape in (CONTRIBUTIONS, DECISIONS, ACTIONS, SECTIONS)}
