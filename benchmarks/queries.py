"""Measure what questions take on a large archive: the tables of a run, multiplied.

Run by hand: ``python benchmarks/queries.py [TABLES [COPIES]]`` (by itself ``data/processed``, as many copies as make
ten thousand documents). Every copy has ids and names of its own and the texts of the original. Figures are CPU time, of
all cores together and the lowest of three, so that what else the machine does counts less; each is given as a ratio to
reading the same texts with pandas and scanning them with ``str.contains`` in the same run. The last column is a whole
``verslag`` process, of which Python and the libraries take the most.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from resource import RUSAGE_CHILDREN, getrusage
from time import process_time

import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from pipeline import open_archive
from pipeline.archive import current_folder, publish, read_table
from pipeline.fulltext import FILE_NAME, write_index
from pipeline.schema import TABLE_KEYS, TABLES

ROOT = Path(__file__).resolve().parent.parent
DOCUMENTS = 10_000
WORDS = ("programma", "besluit")
KEYS = {*TABLE_KEYS.values(), *(key for table in TABLES.values() for key in table.key if key.endswith("_id"))}
KEYS |= {column.name for table in TABLES.values() for column in table.columns if column.references}

Question = tuple[str, Callable[..., pd.DataFrame], list[str]]


def multiply(tables: dict[str, pa.Table], copies: int) -> dict[str, pa.Table]:
    """Return every table so many times over, each copy with ids and names of its own."""
    return {name: pa.concat_tables(_copy(name, table, n) for n in range(copies)) for name, table in tables.items()}


def _copy(name: str, table: pa.Table, number: int) -> pa.Table:
    changed = KEYS | ({"name"} if name in ("people", "organisations") else set())
    for place, field in enumerate(table.schema):
        if field.name in changed:
            mark = f"-{number}" if field.name in KEYS else f" {number}"
            table = table.set_column(place, field, pc.binary_join_element_wise(table[place], mark, ""))
    return table


def publish_large(source: Path, out: Path, copies: int | None) -> dict[str, pa.Table]:
    """Write the tables of a run so many times over, with their index, by itself until there are ten thousand."""
    small = {name: read_table(source, name) for name in TABLES}
    tables = multiply(small, copies or -(-DOCUMENTS // small["documents"].num_rows))
    publish(out, tables, descriptor={"name": "benchmark"}, state="benchmark")
    write_index(tables, current_folder(out) / FILE_NAME)
    return tables


def best(question: Callable[[], object]) -> float:
    """Return the CPU seconds of the quickest of three."""
    times = []
    for _ in range(3):
        start = process_time()
        question()
        times.append(process_time() - start)
    return min(times)


def questions(word: str, person: str, body: str) -> list[Question]:
    """Return the questions to measure: a name, the call, and the command line that asks the same."""
    return [
        ("who raised a topic", lambda a: a.who_raised(word, limit=25), ["ask", word]),
        ("what did a person say", lambda a: a.who_raised(person=person, limit=25), ["ask", "--person", person]),
        ("find a word", lambda a: a.find(word, limit=25), ["find", word]),
        ("find, of one person", lambda a: a.find(word, person=person, limit=25), ["find", word, "--person", person]),
        ("facets of a word", lambda a: a.facets(word), ["find", word, "--facets"]),
        ("decisions on a topic", lambda a: a.decisions(word, limit=25), ["decisions", word]),
        ("decisions of a person", lambda a: a.decisions(person=person, limit=25), ["decisions", "--person", person]),
        ("overdue actions", lambda a: a.actions(state="overdue", limit=25), ["actions", "--overdue"]),
        ("meetings of a body", lambda a: a.meetings(body=body), ["meetings", "--body", body]),
        ("people on a topic", lambda a: a.people(word), ["people", word]),
        ("topics of a person", lambda a: a.topics(person=person), ["topics", "--person", person]),
        ("SQL", lambda a: a.sql("select act, count(*) from contributions group by act"), ["sql", "select 1"]),
    ]


def scan(out: Path, word: str) -> int:
    """Find a word by reading all sections and contributions with pandas; return how many hold it."""
    frames = [pd.read_parquet(out / f"{name}.parquet", columns=["text"]) for name in ("sections", "contributions")]
    return sum(int(frame["text"].str.contains(word, case=False, regex=False).sum()) for frame in frames)


def main(source: Path, copies: int | None = None, *, commands: bool = True) -> None:
    """Make the large archive, and print a table of what each question takes on it, with ``commands`` as process too."""
    small = {name: read_table(source, name) for name in TABLES}
    person = pc.value_counts(small["contributions"]["person_id"].drop_null()).to_pylist()
    spoken = max(person, key=lambda count: count["counts"])["values"]
    name = next(row["name"] for row in small["people"].to_pylist() if row["person_id"] == spoken)
    body = next(body for body in small["meetings"]["body"].to_pylist() if body)
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder)
        start = process_time()
        tables = publish_large(source, out, copies)
        making, size = process_time() - start, (current_folder(out) / FILE_NAME).stat().st_size / 1e6
        print(f"{tables['documents'].num_rows} documents; tables and index made in {making:.0f} s, index {size:.0f} MB")
        for word in WORDS:
            _compare(out, word, name, body, commands=commands)


def _compare(out: Path, word: str, person: str, body: str, *, commands: bool) -> None:
    reference = best(lambda: scan(out, word))
    print(f"\n{word!r}, {person!r}; reference: pandas reads and scans the texts, {reference:.2f} s")
    archive = open_archive(out)
    for name, ask, command in questions(word, person, body):
        rows = len(ask(archive))
        seconds = best(lambda ask=ask: ask(archive))
        line = f"{name:<24} {rows:6} rows {seconds:7.3f} s  {reference / seconds:6.1f} x as fast"
        print(f"{line}  process {_cpu_of(command, out):.2f} s" if commands else line)


def _cpu_of(command: list[str], out: Path) -> float:
    before = getrusage(RUSAGE_CHILDREN)
    call = [sys.executable, "-m", "pipeline", *command, "--tables", str(out)]
    subprocess.run(call, cwd=ROOT, check=False, capture_output=True)
    after = getrusage(RUSAGE_CHILDREN)
    return after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime


if __name__ == "__main__":
    given = sys.argv[1:]
    main(Path(given[0]) if given else ROOT / "data" / "processed", int(given[1]) if len(given) > 1 else None)
