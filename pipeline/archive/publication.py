"""The tables that others read: written beside the old ones and put in their place in one step."""

from __future__ import annotations

import json
import os
import re
import shutil
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from pipeline.archive.files import sync, write_whole
from pipeline.schema import TABLES
from pipeline.source import RunError

PART_ROWS = 2_000_000
"""Rows above which a table becomes a folder of parts."""

_STATE = "published.json"
_NULLABLE = {pa.int32(): "Int32", pa.int64(): "Int64", pa.bool_(): "boolean"}


def paths_of(table: str, rows: int) -> list[str]:
    """Return the files of a table, relative to the output folder: one, or the parts of a folder of that name."""
    if rows <= PART_ROWS:
        return [f"{table}.parquet"]
    return [f"{table}.parquet/part-{number:05d}.parquet" for number in range(-(-rows // PART_ROWS))]


Write = Callable[[Path], object]
"""Writes one file that goes with the tables."""


def publish(
    out: Path,
    tables: Mapping[str, pa.Table],
    *,
    descriptor: Mapping[str, object],
    state: str,
    beside: Mapping[str, Write] | None = None,
) -> None:
    """Put a set of tables in place of the one before.

    All tables are links through ``OUT/.verslag/current``, so that one rename changes them together: a reader sees the
    old set or the new one. Where links are not available (Windows without the right to make them) the files are put
    in place one by one; each is then old or new, but for a moment not all are the same.

    Args:
        out: the output folder, locked by the caller.
        tables: every published table, checked.
        descriptor: what to write as ``datapackage.json``.
        state: what the tables were made from; ``published_state`` returns it until something is lost.
        beside: files that belong to these tables and change with them, by name.

    Raises:
        OSError: something cannot be written; the old tables stay.
        RunError: in the place of a table stands a folder that is not of this program.
    """
    home = out / ".verslag"
    beside = beside or {}
    names = [*(f"{name}.parquet" for name in tables), "datapackage.json", *beside]
    for name in names:
        _refuse_foreign(out / name)
    (home / _STATE).unlink(missing_ok=True)
    before = current_folder(out)
    folder = _next_folder(home / "generations")
    for name, table in tables.items():
        _write(folder, name, table)
    described = json.dumps(descriptor, ensure_ascii=False, indent=1).encode() + b"\n"
    _write_beside(folder, {**beside, "datapackage.json": partial(write_whole, content=described)})
    try:
        _point(home / "current", Path("generations") / folder.name)
        for name in names:
            _point(out / name, Path(".verslag") / "current" / name)
    except (NotImplementedError, PermissionError):
        _move_one_by_one(folder, out, names)
    write_whole(home / _STATE, json.dumps({"state": state}).encode())
    _remove_old(home / "generations", keep={folder.name, before.name})


def published_state(out: Path) -> str | None:
    """Return what the published tables were made from, None where there are none or one of them is damaged."""
    try:
        state = json.loads((out / ".verslag" / _STATE).read_bytes())["state"]
        json.loads((out / "datapackage.json").read_bytes())
        for name in TABLES:
            path = out / f"{name}.parquet"
            for part in sorted(path.iterdir()) if path.is_dir() else [path]:
                pq.read_metadata(part)
    except (OSError, ValueError, KeyError, TypeError, pa.ArrowException):
        return None
    return state if isinstance(state, str) else None


def current_folder(out: Path) -> Path:
    """Return the folder that holds the published tables now.

    A reader of several tables opens them all from here, and so has one set even when a run publishes meanwhile; the
    set stays until the run after the next.
    """
    current = out / ".verslag" / "current"
    return current.resolve() if current.is_dir() else out


def read_table(out: Path, name: str, columns: list[str] | None = None) -> pa.Table:
    """Return a published table, or some of its columns.

    Raises:
        RunError: nothing has been published there.
    """
    path = current_folder(out) / f"{name}.parquet"
    if not path.exists():
        msg = f"there are no tables in {out}: make them with `verslag run INPUT --out {out}`"
        raise RunError(msg)
    parts = sorted(path.iterdir()) if path.is_dir() else [path]
    return pa.concat_tables(pq.ParquetFile(part).read(columns=columns) for part in parts)


def _write(folder: Path, name: str, table: pa.Table) -> None:
    for number, relative in enumerate(paths_of(name, table.num_rows)):
        path = folder / relative
        path.parent.mkdir(exist_ok=True)
        part = _with_pandas_types(table).slice(number * PART_ROWS, PART_ROWS)
        pq.write_table(part, path, compression="zstd")
        sync(path)


def _write_beside(folder: Path, writers: Mapping[str, Write]) -> None:
    for name, write in writers.items():
        write(folder / name)
        sync(folder / name)


def _with_pandas_types(table: pa.Table) -> pa.Table:
    """Have pandas read whole numbers that may be missing as such; by itself it would make them floating."""
    columns = [
        {"name": field.name, "field_name": field.name, "pandas_type": str(field.type), "numpy_type": kind}
        for field in table.schema
        if (kind := _NULLABLE.get(field.type))
    ]
    content = json.dumps({"index_columns": [], "column_indexes": [], "columns": columns})
    return table.replace_schema_metadata({**(table.schema.metadata or {}), "pandas": content})


def _next_folder(generations: Path) -> Path:
    generations.mkdir(parents=True, exist_ok=True)
    numbers = [int(path.name) for path in generations.iterdir() if path.name.isdigit()]
    folder = generations / str(max(numbers, default=0) + 1)
    folder.mkdir()
    return folder


def _point(link: Path, target: Path) -> None:
    """Make a link, or have it point elsewhere, in one step."""
    temporary = link.with_name(f".{link.name}.{os.getpid()}.tmp")
    temporary.unlink(missing_ok=True)
    temporary.symlink_to(target)
    if link.is_dir() and not link.is_symlink():
        shutil.rmtree(link)
    temporary.replace(link)


def _move_one_by_one(folder: Path, out: Path, names: list[str]) -> None:
    (out / ".verslag" / "current").unlink(missing_ok=True)
    for name in names:
        target = out / name
        if target.is_dir() and not target.is_symlink():
            shutil.rmtree(target)
        (folder / name).replace(target)


def _refuse_foreign(path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        foreign = [entry.name for entry in path.iterdir() if not re.fullmatch(r"part-\d{5}\.parquet", entry.name)]
        if foreign:
            msg = f"{path} is a folder with other files ({foreign[0]}): move it or name another --out"
            raise RunError(msg)


def _remove_old(generations: Path, *, keep: set[str]) -> None:
    for path in generations.iterdir():
        if path.name not in keep:
            shutil.rmtree(path, ignore_errors=True)
