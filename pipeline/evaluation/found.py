"""Published tables, looked up by what their rows belong to."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Any

from pipeline.archive import read_table
from pipeline.linking.counting import gather

Row = dict[str, Any]


class Found:
    """Look up the rows of published tables."""

    def __init__(self, out: Path) -> None:
        self._rows = cache(lambda table: read_table(out, table).to_pylist())
        self._by = cache(lambda table, column: gather(self._rows(table), lambda row: row[column]))

    def of(self, table: str, column: str, value: object) -> list[Row]:
        """Return the rows with a value in a column, in order; none for None."""
        return [] if value is None else self._by(table, column).get(value, [])

    def one(self, table: str, column: str, value: object) -> Row:
        """Return the first row with a value in a column, an empty one where there is none."""
        return next(iter(self.of(table, column, value)), {})

    def document(self, name: str) -> Row:
        """Return the document whose path without its extension is a name, an empty row where there is none."""
        paths = (re.sub(r"\.[^./]+$", "", row["source_path"]) for row in self._rows("documents"))
        return next((row for row, path in zip(self._rows("documents"), paths, strict=True) if path == name), {})

    def person(self, person_id: object) -> str | None:
        """Return the name of a person."""
        return self.one("people", "person_id", person_id).get("name")

    def organisation(self, organisation_id: object) -> str | None:
        """Return the name of an organisation."""
        return self.one("organisations", "organisation_id", organisation_id).get("name")
