"""What the user knows better: lines of a CSV file that are applied to people and organisations on every run.

The columns are ``correction``, ``kind``, ``name``, ``becomes``, ``where`` and, for the user alone, ``note``. README.md
says what each line does.
"""

from __future__ import annotations

import csv
import hashlib
import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from pipeline.source import RunError

FILE_NAME = "corrections.csv"
"""Its name in the input folder: it belongs to the documents, and the output folder may be thrown away."""

CORRECTIONS = ("merge", "split", "rename", "not-a-person", "not-an-organisation")
KINDS = ("person", "organisation")
COLUMNS = ("correction", "kind", "name", "becomes", "where")
_NEEDS = {"merge": "becomes", "rename": "becomes", "split": "where"}


@dataclass(frozen=True, slots=True)
class Correction:
    """Hold one line.

    Attributes:
        line: its number in the file, from 1.
        correction: one of ``CORRECTIONS``.
        kind: one of ``KINDS``.
        name: the name or id of whom it is about.
        becomes: the name or id of the other one (merge), or the new name (rename, split); empty where there is none.
        where: in which documents: the beginning of their path, or the body that met; empty for all.
    """

    line: int
    correction: str
    kind: str
    name: str
    becomes: str = ""
    where: str = ""


@dataclass(frozen=True, slots=True)
class Corrections:
    """Hold the lines that can be carried out, and one sentence for each that cannot."""

    lines: tuple[Correction, ...] = ()
    notices: tuple[str, ...] = ()

    @property
    def digest(self) -> str:
        """A digest of what they say."""
        return hashlib.blake2b(repr(self).encode(), digest_size=8).hexdigest()

    def of(self, kind: str) -> list[Correction]:
        """Return the lines about people or about organisations."""
        return [line for line in self.lines if line.kind == kind]


NO_CORRECTIONS = Corrections()


def read_corrections(path: Path) -> Corrections:
    """Read a file of corrections: fields between ``;`` or ``,``, in UTF-8 or as Excel on Windows writes it.

    Raises:
        RunError: the file cannot be read or has not the columns it needs.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        msg = f"the corrections in {path} cannot be read: {error.strerror}; mend that or name another file"
        raise RunError(msg) from error
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("cp1252", "replace")
    text = text.replace("\0", "")
    heading = text.lstrip().partition("\n")[0]
    rows = csv.reader(io.StringIO(text), delimiter=";" if heading.count(";") >= heading.count(",") else ",")
    try:
        return _read_rows(path.name, ((rows.line_num, row) for row in rows))
    except csv.Error as error:
        msg = f"{path}, line {rows.line_num}: {error}; save it as CSV once more"
        raise RunError(msg) from error


def _read_rows(name: str, rows: Iterator[tuple[int, list[str]]]) -> Corrections:
    filled = ((line, [cell.strip() for cell in row]) for line, row in rows if any(cell.strip() for cell in row))
    _, heading = next(filled, (0, []))
    heading = [cell.casefold() for cell in heading]
    if heading and not {"correction", "name"} <= set(heading):
        msg = f"the first line of {name} names no columns 'correction' and 'name': it has to be {';'.join(COLUMNS)}"
        raise RunError(msg)
    lines: list[Correction] = []
    notices: list[str] = []
    for line, row in filled:
        cells = dict(zip(heading, row, strict=False))
        wrong = _wrong_in(cells)
        if wrong:
            notices.append(f"{name}, line {line}: {wrong}; the line was left out")
        elif not cells["correction"].startswith("#"):
            lines.append(_read_line(line, cells))
    return Corrections(tuple(lines), tuple(notices))


def _read_line(line: int, cells: Mapping[str, str]) -> Correction:
    correction = _word(cells["correction"])
    kind = {"not-a-person": "person", "not-an-organisation": "organisation"}.get(correction)
    return Correction(
        line,
        correction,
        kind or cells.get("kind", "").casefold() or "person",
        cells["name"],
        cells.get("becomes", ""),
        cells.get("where", "").replace("\\", "/"),
    )


def _wrong_in(cells: Mapping[str, str]) -> str | None:
    correction = _word(cells.get("correction", ""))
    if correction.startswith("#"):
        return None
    if correction not in CORRECTIONS:
        return f"{cells.get('correction', '')!r} is no correction: write one of {', '.join(CORRECTIONS)}"
    if cells.get("kind") and cells["kind"].casefold() not in KINDS:
        return f"{cells['kind']!r} is no kind: write one of {', '.join(KINDS)}"
    if not cells.get("name"):
        return "there is no name"
    needed = _NEEDS.get(correction)
    if needed and not cells.get(needed):
        return f"{correction} needs the column {needed!r}"
    return None


def _word(text: str) -> str:
    return "-".join(text.casefold().replace("_", " ").replace("-", " ").split())
