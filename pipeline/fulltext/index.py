"""The full-text index that a run leaves beside its tables: one SQLite file, made anew with every set of tables.

SQLite's FTS5 ranks and finds phrases; words are folded, stemmed and taken apart before they go in, since a tokeniser of
one's own cannot be given to it from Python. An entry has these columns, each a row of words with spaces between:

- ``words``: the stems of its text, ``parts``: the stems of the parts of its compounds, ``exact``: the words themselves;
- ``title`` and ``title_exact``: the same of the heading it stands under, ``above``: of the headings above that one;
- ``subject``: of the topics that its section treats.
"""

from __future__ import annotations

import sqlite3
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing
from functools import cached_property
from pathlib import Path
from typing import Any

import pyarrow as pa

from pipeline.fulltext.compounds import Compounds
from pipeline.fulltext.words import split_words, stem

FILE_NAME = "search.sqlite"
FORMAT = 1
KINDS = {
    "section": ("sections", "section_id"),
    "decision": ("conclusions", "conclusion_id"),
    "action": ("action_items", "action_id"),
    "contribution": ("contributions", "contribution_id"),
}
"""What can be found: the table and its key."""

COLUMNS = ("words", "parts", "exact", "title", "title_exact", "above", "subject")
_TREATS = 0.25
"""Weight in ``section_topics`` from which a section is about a topic."""

_BATCH = 1000
_RARE = 2
_SHORT = 4
"""Words that occur less often or are shorter are no good guesses at what somebody meant to write."""

_SCHEMA = f"""
    CREATE TABLE entries (number INTEGER PRIMARY KEY, kind TEXT NOT NULL, id TEXT NOT NULL);
    CREATE TABLE vocabulary (word TEXT PRIMARY KEY, count INTEGER NOT NULL) WITHOUT ROWID;
    CREATE VIRTUAL TABLE search USING fts5({", ".join(COLUMNS)}, content='', tokenize="ascii");
    PRAGMA user_version = {FORMAT};
"""

Tables = Mapping[str, pa.Table]


def write_index(tables: Tables, path: Path) -> None:
    """Write the index of a set of tables; the same tables give the same bytes with one version of SQLite.

    A document that is a copy of another is left out, so that nothing is found twice.

    Raises:
        OSError: the file cannot be written.
        sqlite3.Error: likewise.
    """
    path.unlink(missing_ok=True)
    source = Source(tables)
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;" + _SCHEMA)
        places = ", ".join("?" * (len(COLUMNS) + 1))
        for number, (kind, key, columns) in enumerate(source.entries(), 1):
            connection.execute("INSERT INTO entries VALUES (?, ?, ?)", (number, kind, key))
            connection.execute(f"INSERT INTO search(rowid, {', '.join(COLUMNS)}) VALUES ({places})", (number, *columns))
        connection.executemany("INSERT INTO vocabulary VALUES (?, ?)", source.vocabulary())
        connection.execute("INSERT INTO search(search) VALUES ('optimize')")
        connection.commit()


def is_whole(path: Path) -> bool:
    """Tell whether there is an index that this program can search."""
    try:
        with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)) as connection:
            (version,) = connection.execute("PRAGMA user_version").fetchone()
            connection.execute("SELECT rowid FROM search WHERE search MATCH 'a' LIMIT 1").fetchone()
    except sqlite3.Error:
        return False
    return bool(version == FORMAT)


class Source:
    """Hand over what goes into the index, in the order of the tables."""

    def __init__(self, tables: Tables) -> None:
        self._tables = tables
        documents = _rows(tables["documents"], "document_id", "duplicate_of")
        self._copies = {row["document_id"] for row in documents if row["duplicate_of"] is not None}
        sections = _rows(tables["sections"], "section_id", "document_id", "parent_id", "title")
        self._sections = {row["section_id"]: row for row in sections if row["document_id"] not in self._copies}
        # all words of an archive at once take much memory: the texts are split twice instead
        self._counts = Counter(word for _, text in self._texts() for word in split_words(text))
        self._compounds = Compounds(self._counts)

    def _texts(self) -> Iterator[tuple[str, str]]:
        for row in _rows(self._tables["sections"], "section_id", "text"):
            if row["section_id"] in self._sections:
                yield row["section_id"], row["text"]

    def vocabulary(self) -> list[tuple[str, int]]:
        """Return the words that may be offered where a question has one that does not occur."""
        long = ((word, count) for word, count in self._counts.items() if len(word) >= _SHORT and word.isalpha())
        return sorted((word, count) for word, count in long if count >= _RARE)

    def entries(self) -> Iterator[tuple[str, str, tuple[str, ...]]]:
        """Yield kind, key and columns of every entry."""
        for key, text in self._texts():
            yield "section", key, (*self._own(text), *self._context(key))
        for kind, (table, key_name) in KINDS.items():
            if kind != "section":
                for row in _rows(self._tables[table], key_name, "section_id", "text"):
                    yield kind, row[key_name], (*self._own(row["text"]), *self._context(row["section_id"]))

    def _own(self, text: str) -> tuple[str, str, str]:
        words = split_words(text)
        return " ".join(map(stem, words)), " ".join(self._parts(words)), " ".join(words)

    def _parts(self, words: Iterable[str]) -> Iterator[str]:
        for word in words:
            yield from self._compounds.stems(word)

    def _both(self, text: str) -> str:
        words = split_words(text)
        return " ".join([*map(stem, words), *self._parts(words)])

    def _context(self, section_id: str | None) -> tuple[str, str, str, str]:
        if section_id is None or section_id not in self._sections:
            return "", "", "", ""
        title = str(self._sections[section_id]["title"] or "")
        above = " ".join(self._titles_above(section_id))
        subject = " ".join(self._subjects.get(section_id, ()))
        return self._both(title), " ".join(split_words(title)), self._both(above), self._both(subject)

    def _titles_above(self, section_id: str) -> Iterator[str]:
        parent = self._sections[section_id]["parent_id"]
        while parent is not None and parent in self._sections:
            yield str(self._sections[parent]["title"] or "")
            parent = self._sections[parent]["parent_id"]

    @cached_property
    def _subjects(self) -> dict[str, list[str]]:
        """The labels of the topics of each section."""
        labels = {row["topic_id"]: row["label"] for row in _rows(self._tables["topics"], "topic_id", "label")}
        subjects: dict[str, list[str]] = defaultdict(list)
        for row in _rows(self._tables["section_topics"], "section_id", "topic_id", "weight"):
            if row["weight"] >= _TREATS:
                subjects[row["section_id"]].append(labels[row["topic_id"]])
        return subjects


def _rows(table: pa.Table, *columns: str) -> Iterator[dict[str, Any]]:
    for batch in table.select(columns).to_batches(max_chunksize=_BATCH):
        yield from batch.to_pylist()
