"""An opened set of tables: which one it is, and the questions that are written in full."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Generic, TypeVar

import pyarrow as pa

from pipeline.analysis.search import Index, read_query
from pipeline.analysis.tables import QuestionError, Tables
from pipeline.archive import current_folder, read_table
from pipeline.schema import TABLES

Answer = TypeVar("Answer")
"""What an answer comes as."""


class Opened(Generic[Answer]):
    """Hold the tables of one run, and what an answer is made into.

    Args:
        folder: the output folder of a run.
        form: what makes an answer of an Arrow table.

    Raises:
        TablesError: there are no tables, they are damaged, or a newer version of this program made them.
    """

    def __init__(self, folder: str | Path, form: Callable[[pa.Table], Answer]) -> None:
        self._tables = Tables(Path(folder))
        self._form = form

    @property
    def folder(self) -> Path:
        """The folder it was opened from."""
        return self._tables.out

    @property
    def is_current(self) -> bool:
        """Whether no later run has replaced the tables."""
        return current_folder(self.folder) == self._tables.folder

    def similar_words(self, words: str) -> dict[str, list[str]]:
        """Return, for each word that occurs nowhere, words of the archive that are spelt like it.

        Example:
            >>> archive.similar_words("armode")
            {'armode': ['armoede']}
        """
        return Index(self._tables.folder).similar_words(read_query(words))

    def sql(self, sql: str, values: Mapping[str, object] | None = None) -> Answer:
        """Return the answer to a question in the SQL of DuckDB over the published tables, with ``$name`` for values.

        It can read nothing but these tables and write nothing.

        Raises:
            QuestionError: it is no single question, or DuckDB does not understand it.

        Example:
            >>> archive.sql("select body, count(*) as meetings from meetings group by body order by meetings desc")
            >>> archive.sql("select * from mentions where person_id = $id", {"id": "per_265c74beb5b2"})
        """
        return self._form(self._tables.ask(sql, values))

    def table(self, name: str, columns: list[str] | None = None) -> Answer:
        """Return a published table, or some of its columns.

        Raises:
            TablesError: these tables have no such table.
            QuestionError: there is none of that name.

        Example:
            >>> archive.table("documents", ["source_path", "status", "message"])
        """
        if name not in TABLES:
            msg = f"there is no table {name!r}: choose from {', '.join(TABLES)}"
            raise QuestionError(msg)
        self._tables.need(name)
        return self._form(read_table(self._tables.folder, name, columns))
