"""Compare SQLite's FTS5 with tantivy as full-text index: why the index is one SQLite file.

Run by hand after ``pip install tantivy``: ``python benchmarks/search_engines.py [TABLES]`` (by itself
``data/processed``). Both get the same words, folded, stemmed and taken apart; what that preparation takes is left out.
Figures are CPU time; a query is all words in any column, ranked by BM25, the keys of all entries returned.
"""

from __future__ import annotations

import sqlite3
import sys
import tempfile
from collections.abc import Callable, Iterable
from pathlib import Path
from time import process_time

import tantivy

from pipeline.archive import read_table
from pipeline.fulltext.index import COLUMNS, Source
from pipeline.schema import TABLES

QUERIES = ("programma", "werf directeur", "besluit", "api strategie")
Entry = tuple[str, tuple[str, ...]]


def with_fts5(entries: Iterable[Entry], folder: Path) -> Callable[[str], int]:
    """Make an index with FTS5; return what searches it."""
    connection = sqlite3.connect(folder / "fts5.sqlite")
    connection.execute("PRAGMA synchronous = OFF")
    connection.execute("CREATE TABLE entries (number INTEGER PRIMARY KEY, id TEXT)")
    connection.execute(f"CREATE VIRTUAL TABLE search USING fts5({', '.join(COLUMNS)}, content='', tokenize='ascii')")
    places = ", ".join("?" * (len(COLUMNS) + 1))
    for number, (key, columns) in enumerate(entries, 1):
        connection.execute("INSERT INTO entries VALUES (?, ?)", (number, key))
        connection.execute(f"INSERT INTO search(rowid, {', '.join(COLUMNS)}) VALUES ({places})", (number, *columns))
    connection.execute("INSERT INTO search(search) VALUES ('optimize')")
    connection.commit()
    sql = "SELECT id, bm25(search) FROM search JOIN entries ON number = search.rowid WHERE search MATCH ?"
    return lambda query: len(connection.execute(sql, [" AND ".join(query.split())]).fetchall())


def with_tantivy(entries: Iterable[Entry], folder: Path) -> Callable[[str], int]:
    """Make an index with tantivy; return what searches it."""
    builder = tantivy.SchemaBuilder()
    builder.add_text_field("id", stored=True, tokenizer_name="raw")
    for column in COLUMNS:
        builder.add_text_field(column, tokenizer_name="whitespace")
    path = folder / "tantivy"
    path.mkdir()
    index = tantivy.Index(builder.build(), path=str(path))
    writer = index.writer(num_threads=1)
    for key, columns in entries:
        writer.add_document(tantivy.Document(id=[key], **{c: [text] for c, text in zip(COLUMNS, columns, strict=True)}))
    writer.commit()
    writer.wait_merging_threads()
    index.reload()
    searcher = index.searcher()

    def search(query: str) -> int:
        parsed = index.parse_query(" AND ".join(query.split()), list(COLUMNS))
        hits = searcher.search(parsed, limit=searcher.num_docs).hits
        return len([searcher.doc(address)["id"][0] for _, address in hits])

    return search


def main(source: Path) -> None:
    """Print what making an index takes, its size, and what a query takes, for each engine."""
    tables = {name: read_table(source, name) for name in TABLES}
    start = process_time()
    entries = [(key, columns) for _, key, columns in Source(tables).entries()]
    print(f"{len(entries)} entries, words prepared in {process_time() - start:.2f} s")
    for engine in (with_fts5, with_tantivy):
        with tempfile.TemporaryDirectory() as folder:
            start = process_time()
            search = engine(entries, Path(folder))
            made = process_time() - start
            size = sum(path.stat().st_size for path in Path(folder).rglob("*") if path.is_file()) / 1e6
            times = []
            for query in QUERIES:
                start = process_time()
                found = search(query)
                times.append(f"{query!r} {1000 * (process_time() - start):.1f} ms ({found})")
            print(f"{engine.__name__:<13} made in {made:.2f} s, {size:.1f} MB; {', '.join(times)}")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).resolve().parent.parent / "data" / "processed")
