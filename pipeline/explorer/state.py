"""What the pages are made from: the tables of the latest run, and the folder with the documents."""

from __future__ import annotations

import threading
from collections.abc import Mapping
from pathlib import Path

from pipeline.analysis import Archive, records


class State:
    """Hold the archive, and open it anew when a run has published; pages are made by several threads.

    Args:
        tables: the output folder of a run.
        documents: the input folder of that run; None for none.

    Raises:
        TablesError: there are no tables.
    """

    def __init__(self, tables: Path, documents: Path | None) -> None:
        self._tables = tables
        self._lock = threading.Lock()
        self._archive = Archive(tables)
        self.documents = documents

    @property
    def archive(self) -> Archive:
        """The tables as they are now."""
        with self._lock:
            if not self._archive.is_current:
                self._archive = Archive(self._tables)
            return self._archive

    def ask(self, sql: str, **values: object) -> list[dict[str, object]]:
        """Return the rows of a question in SQL, with ``$name`` for the values."""
        return records(self.archive.sql(sql, values))

    def find_one(self, sql: str, **values: object) -> Mapping[str, object] | None:
        """Return the first row of a question in SQL, None where there is none."""
        return next(iter(self.ask(sql, **values)), None)
