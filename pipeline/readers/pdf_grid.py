"""What stands on a PDF page after its layout is known: columns of text and tables."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TypeAlias

from .pdf_lines import Line


@dataclass(slots=True)
class Column:
    """Lines that are read from top to bottom.

    Attributes:
        lines: at least one line.
        right: the furthest that a line could reach, in points.
        furniture: whether it is a letterhead or margin column.
        continues: whether the text of the column before it may run on in it (a new page or column).
    """

    lines: list[Line]
    right: float
    furniture: bool = False
    continues: bool = False


@dataclass(slots=True)
class Cell:
    """A cell of a table; one that spans several rows or columns stands at its first."""

    column: int
    content: list[Item] = field(default_factory=list)

    @property
    def lines(self) -> list[Line]:
        """The lines in it, those of tables inside it left out."""
        return [line for item in self.content if isinstance(item, Column) for line in item.lines]

    @property
    def text(self) -> str:
        """Its words with single spaces."""
        return " ".join(line.text for line in self.lines)


@dataclass(slots=True)
class Table:
    """A table with or without ruling lines.

    Attributes:
        page: page on which it starts, from 1.
        edges: left edges of its columns in points.
        rows: cells from left to right; an empty cell may be missing.
        top: its upper edge in points.
        header: whether the first row is a header row.
        shaded: whether the first row, and not the second, stands on a coloured ground.
        open_top: whether it has no ruling line above it, so that its first row may go on from the page before.
    """

    page: int
    edges: list[float]
    rows: list[list[Cell]]
    top: float
    header: bool = False
    shaded: bool = False
    open_top: bool = False


Item: TypeAlias = Column | Table
