"""Small stages for the tests of the house around them: what a file does is what its first word says."""

from __future__ import annotations

import ctypes
import time
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from pipeline.document import Block, Document
from pipeline.execution.documents import source_of
from pipeline.facts import Conclusion, Facts, Header, Section, Structure, Value
from pipeline.run import Stages
from pipeline.tabulate import Row, Rows, tabulate, tabulate_failure


def process(path: Path, root: Path, model: str) -> Rows:
    """Read a text file as minutes of one section with one decision, or go wrong as its first word says."""
    text = path.read_text(encoding="utf-8")
    match text.split()[0]:
        case "CRASH":
            ctypes.string_at(0)
        case "HANG":
            time.sleep(600)
        case "EAT":
            hoard = [bytearray(1 << 20) for _ in range(1 << 16)]
            del hoard
        case "BUG":
            raise ValueError("no such thing as a thing")
        case "DATA":
            return {}
        case "BROKEN":
            return tabulate_failure(source_of(path, root), "the file is damaged: ask for another copy")
        case "SLOW":
            time.sleep(0.2)
    document = Document(text, (Block(0, len(text)),))
    date = Value(text.split()[1], text.index(text.split()[1]), 0) if text.split()[1:] else None
    section = Section(position=0, start=0, end=len(text), body_start=0)
    structure = Structure("minutes", "nl", Header(date=date), (section,), (), ())
    decision = Conclusion(0, len(text), "decision", "adopted", None, None, 0.9, "standin")
    return tabulate(source_of(path, root, model=model), document, structure, Facts(conclusions=(decision,)))


def prepare(model: str) -> None:
    """Load nothing, unless the model is one that is not there."""
    if model == "missing":
        raise ValueError("there is no language model 'missing'")


def prepare_badly(model: str) -> None:
    """Take the process down before it is ready."""
    ctypes.string_at(0)


def link(shards: Iterable[Rows], *_: object) -> dict[str, list[Row]]:
    """Put the rows of all documents together."""
    tables: dict[str, list[Row]] = {}
    for rows in shards:
        for name, more in rows.items():
            tables.setdefault(name, []).extend(more)
    return tables


STAGES = Stages(lambda _model: "standins", process, prepare, link)
STAGES_BADLY_PREPARED = replace(STAGES, prepare=prepare_badly)


def fill(folder: Path, texts: dict[str, str]) -> Path:
    """Write files, making the folders they are in."""
    for name, text in texts.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder
