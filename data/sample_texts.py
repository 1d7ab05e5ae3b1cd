"""The texts of ``data/samples`` from which the Word and PDF samples are made.

``#`` starts the title, ``##`` and ``###`` a heading, ``Label:: value`` a line of the header block, ``|`` a row of a
table, ``-`` a bullet, ``1.`` an item of a numbered list; ``=====`` stands where the scanned page begins.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

TEXTS = Path(__file__).parent / "samples"
SCAN = "====="


@dataclass(frozen=True)
class Part:
    """Hold one paragraph, heading, list item, header line or table row of a text."""

    kind: str
    cells: tuple[str, ...]

    @property
    def text(self) -> str:
        """Return the words of a part that is no row."""
        return self.cells[0]


def read_parts(name: str) -> list[Part]:
    """Read a text of ``data/samples``."""
    lines = (TEXTS / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    return [_read_part(line) for line in lines if line.strip()]


def _read_part(line: str) -> Part:
    for mark, kind in (("### ", "subheading"), ("## ", "heading"), ("# ", "title"), ("- ", "bullet")):
        if line.startswith(mark):
            return Part(kind, (line.removeprefix(mark),))
    if line.startswith("| "):
        return Part("row", tuple(cell.strip() for cell in line.strip("| ").split("|")))
    if re.match(r"\w[\w ]*:: ", line):
        return Part("field", tuple(line.split(":: ", 1)))
    if item := re.match(r"\d+\. (.*)", line):
        return Part("item", (item.group(1),))
    return Part("scan" if line == SCAN else "text", (line,))


def runs(parts: list[Part]) -> Iterator[tuple[str, list[Part]]]:
    """Yield neighbours of one kind together, so that rows become one table."""
    for kind, group in groupby(parts, key=lambda part: part.kind):
        yield kind, list(group)
