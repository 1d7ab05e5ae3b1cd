"""The tables of one run, opened for questions: nothing can be written, and nothing else can be read."""

from __future__ import annotations

import json
import threading
from collections.abc import Mapping
from functools import cached_property
from pathlib import Path

import duckdb
import pyarrow as pa

from pipeline import __version__
from pipeline.archive import current_folder
from pipeline.schema import TABLES
from pipeline.source import RunError

_MACRO = """
    CREATE MACRO words_of(text) AS
    list_filter(regexp_split_to_array(strip_accents(lower(text)), '[^\\p{L}\\p{N}]+'), lambda word: word <> '')"""
"""A name or text as its words, folded as ``pipeline.fulltext.words`` folds them."""

_SAFE = (
    "SET python_enable_replacements = false",  # a name that is no table must not reach a variable of this program
    "SET autoinstall_known_extensions = false",
    "SET autoload_known_extensions = false",
    "SET enable_external_access = false",
    "SET lock_configuration = true",
)
_QUESTIONS = (duckdb.StatementType.SELECT, duckdb.StatementType.EXPLAIN)


class TablesError(RunError):
    """The tables cannot be opened, or lack what is asked for."""


class QuestionError(RunError):
    """A question cannot be put as it is written."""


class NothingFoundError(QuestionError):
    """The tables have nothing on what is asked."""


class Tables:
    """Hold the tables of one run, which stay the same ones until the run after the next.

    May be used by several threads; one question is answered at a time.

    Args:
        out: the output folder of a run.

    Raises:
        TablesError: there are no tables, they are damaged, or a newer version of this program made them.
    """

    def __init__(self, out: Path) -> None:
        self.out = out
        self.folder = current_folder(out)
        _check_version(out, self.folder)
        self.names = tuple(name for name in TABLES if self._parts(name))
        if not self.names:
            msg = f"no tables in {out}: make them with `verslag run INPUT --out {out}`, or name another folder"
            raise TablesError(msg)
        self._lock = threading.Lock()
        self._connection = self._connect()

    def _parts(self, name: str) -> list[str]:
        path = self.folder / f"{name}.parquet"
        return [str(part) for part in (sorted(path.iterdir()) if path.is_dir() else [path]) if part.exists()]

    def _connect(self) -> duckdb.DuckDBPyConnection:
        connection = duckdb.connect(":memory:")
        connection.execute(_SAFE[0])
        connection.execute(_MACRO)
        for name in self.names:
            try:
                connection.from_parquet(self._parts(name)).create_view(name)
            except duckdb.Error as error:
                msg = (
                    f"the table {name} in {self.out} is damaged: make it anew with `verslag run INPUT --out {self.out}`"
                )
                raise TablesError(msg) from error
        return connection

    @cached_property
    def _safe_connection(self) -> duckdb.DuckDBPyConnection:
        """A connection for what others write: it sees the tables and can reach no file, not even theirs."""
        import pyarrow.dataset  # only here: it imports pandas, which takes half a second

        connection = duckdb.connect(":memory:")
        for name in self.names:
            connection.register(name, pyarrow.dataset.dataset(self._parts(name), format="parquet"))
        for command in _SAFE:
            connection.execute(command)
        return connection

    def need(self, *names: str) -> None:
        """See that tables are there.

        Raises:
            TablesError: one of them is not.
        """
        missing = [name for name in names if name not in self.names]
        if missing:
            msg = (
                f"no table {missing[0]} in {self.out}, so an older version made the tables: "
                f"bring them up to date with `verslag run INPUT --out {self.out}`"
            )
            raise TablesError(msg)

    def query(self, sql: str, values: Mapping[str, object] | None = None, **extra: pa.Table) -> pa.Table:
        """Return the answer to a question of this program.

        Args:
            sql: the question, with ``$name`` for values.
            values: what the names stand for.
            extra: tables that this question alone needs besides those of the run.

        Raises:
            TablesError: a table has been damaged or removed since it was opened.
        """
        with self._lock:
            for name, table in extra.items():
                self._connection.register(name, table)
            try:
                return self._connection.sql(sql, params=dict(values or {})).to_arrow_table()
            except duckdb.IOException as error:
                msg = f"the tables in {self.out} have been replaced or damaged meanwhile: open them again"
                raise TablesError(msg) from error
            finally:
                for name in extra:
                    self._connection.unregister(name)

    def ask(self, sql: str, values: Mapping[str, object] | None = None) -> pa.Table:
        """Return the answer to a question that somebody else wrote, with ``$name`` for values.

        Raises:
            QuestionError: it is no single question, or DuckDB does not understand it.
        """
        try:
            statements = self._safe_connection.extract_statements(sql)
            if len(statements) != 1 or statements[0].type not in _QUESTIONS:
                msg = "one question at a time, and nothing but questions: write one statement that begins with select"
                raise QuestionError(msg)
            with self._lock:
                return self._safe_connection.sql(sql, params=dict(values or {})).to_arrow_table()
        except (duckdb.Error, pa.ArrowException, OSError) as error:
            msg = f"DuckDB cannot answer this: {error}"
            raise QuestionError(msg) from error


def _check_version(out: Path, folder: Path) -> None:
    try:
        made_by = str(json.loads((folder / "datapackage.json").read_bytes())["version"])
    except (OSError, ValueError, KeyError, TypeError):
        return
    if _number(made_by) > _number(__version__):
        msg = f"the tables in {out} were made by verslag {made_by} and this is {__version__}: install that version"
        raise TablesError(msg)


def _number(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in version.split(".")[:2] if part.isdigit())
