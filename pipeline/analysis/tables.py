"""The tables of one run, opened for questions: nothing can be written, and nothing else can be read."""

from __future__ import annotations

import json
import threading
from collections.abc import Mapping
from pathlib import Path

import duckdb
import pyarrow as pa
import pyarrow.dataset

from pipeline import __version__
from pipeline.archive import current_folder
from pipeline.schema import TABLES
from pipeline.source import RunError

_SET_UP = (
    # a name or text as its words, folded as pipeline.fulltext.words folds them
    "CREATE MACRO words_of(text) AS"
    " list_filter(regexp_split_to_array(strip_accents(lower(text)), '[^\\p{L}\\p{N}]+'), lambda word: word <> '')",
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
        self._lock = threading.Lock()
        self._connection = duckdb.connect(":memory:")
        self.names = self._register()
        for command in _SET_UP:
            self._connection.execute(command)

    def _register(self) -> tuple[str, ...]:
        names = []
        for name in TABLES:
            path = self.folder / f"{name}.parquet"
            if path.exists():
                try:
                    self._connection.register(name, pyarrow.dataset.dataset(path, format="parquet"))
                except (pa.ArrowException, OSError) as error:
                    msg = f"{path} is damaged: make it anew with `verslag run INPUT --out {self.out}`"
                    raise TablesError(msg) from error
                names.append(name)
        if not names:
            msg = (
                f"no tables in {self.out}: make them with `verslag run INPUT --out {self.out}`, or name another folder"
            )
            raise TablesError(msg)
        return tuple(names)

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
            except (pa.ArrowException, duckdb.IOException, OSError) as error:
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
            statements = self._connection.extract_statements(sql)
            if len(statements) != 1 or statements[0].type not in _QUESTIONS:
                msg = "one question at a time, and nothing but questions: write one statement that begins with select"
                raise QuestionError(msg)
            with self._lock:
                return self._connection.sql(sql, params=dict(values or {})).to_arrow_table()
        except duckdb.Error as error:
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
