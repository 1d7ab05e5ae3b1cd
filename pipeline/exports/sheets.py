"""What answers look like on paper and in a spreadsheet: Dutch headings and words, and what people read first."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import pandas as pd

from pipeline.analysis.wording import WORDS

Row = Mapping[str, object]

_PLACE = {"heading": "Agendapunt", "source_path": "Bron", "page": "Pagina"}
_FOUND = {"matched_in": "Gevonden in"}
_COLUMNS: Mapping[str, Mapping[str, str]] = {
    "vergaderingen": {
        "date": "Datum",
        "body": "Orgaan",
        "meeting": "Vergadering",
        "start_time": "Begin",
        "end_time": "Einde",
        "location": "Plaats",
        "chair": "Voorzitter",
        "secretary": "Notulist",
        "present": "Aanwezigen",
        "contributions": "Bijdragen",
        "decisions": "Besluiten",
        "actions": "Acties",
        "next_meeting": "Volgende vergadering",
        "source_path": "Bron",
        "meeting_id": "Kenmerk",
    },
    "bijdragen": {
        "date": "Datum",
        "at": "Vergadering",
        "who": "Wie",
        "organisation": "Organisatie",
        "act": "Wat",
        "text": "Bijdrage",
        **_FOUND,
        **_PLACE,
        "contribution_id": "Kenmerk",
    },
    "besluiten": {
        "date": "Datum",
        "at": "Vergadering",
        "kind": "Soort",
        "outcome": "Uitkomst",
        "votes_for": "Voor",
        "votes_against": "Tegen",
        "text": "Besluit",
        **_FOUND,
        **_PLACE,
        "conclusion_id": "Kenmerk",
    },
    "acties": {
        "state": "Stand",
        "overdue": "Te laat",
        "who": "Eigenaar",
        "text": "Actie",
        "due_date": "Termijn",
        "opened_on": "Ontstaan",
        "changed_on": "Laatst genoemd",
        "at": "Vergadering",
        **_FOUND,
        **_PLACE,
        "register_id": "Kenmerk",
    },
}
_WORDS: dict[str, Mapping[str, str]] = {
    "act": WORDS["act"],
    "kind": WORDS["decision"],
    "outcome": WORDS["outcome"],
    "state": WORDS["state"],
    "matched_in": WORDS["matched_in"],
}


def make_sheet(name: str, rows: Iterable[Row]) -> pd.DataFrame:
    """Return answers as a table for Dutch readers, in the order that they come in.

    Args:
        name: ``vergaderingen``, ``bijdragen``, ``besluiten`` or ``acties``.
        rows: of ``Archive.meetings``, ``who_raised``, ``decisions`` or ``actions``; where they were found is told only
            where a topic was asked for.
    """
    known = list(rows)
    columns = {
        column: heading
        for column, heading in _COLUMNS[name].items()
        if column not in _FOUND or any(column in row for row in known)
    }
    told = [{heading: _tell(row, column) for column, heading in columns.items()} for row in known]
    return pd.DataFrame(told, columns=list(columns.values()), dtype=object)


def _tell(row: Row, column: str) -> object:
    if column == "who":
        return row["person"] or row.get("speaker") or row["organisation"] or row.get("owner")
    if column == "at":
        return row["body"] or row["meeting"]
    if column == "heading":
        return " ".join(str(row[part]) for part in ("section_number", "section") if row[part] is not None) or None
    if column == "overdue":
        return "ja" if row["overdue"] else None
    value = row[column]
    return _WORDS[column][str(value)] if column in _WORDS and value is not None else value
