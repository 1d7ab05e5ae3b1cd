"""Which documents are versions of one another, and their text by section."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pipeline.archive import read_table
from pipeline.source import RunError

_COLUMNS = ["document_id", "source_path", "duplicate_of"]
_SHOWN = 5


@dataclass(frozen=True, slots=True)
class Part:
    """Hold the heading of a section with its number, empty before the first heading, and the text under it."""

    heading: str
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class Version:
    """Hold a document as it is compared: its path in the input folder and its sections."""

    path: str
    parts: tuple[Part, ...]


def find_versions(out: Path, one: str, other: str | None = None) -> list[tuple[Version, Version]]:
    """Return the pairs of versions to compare, the older first.

    Args:
        out: folder with the tables of a run.
        one: path, end of a path or id of a document, or id of a meeting.
        other: the newer document; where none is named, the other versions of the meeting that ``one`` reports: each
            copy is the older of it and the document that counts.

    Raises:
        RunError: there are no tables, a document is not found or may be several, or there is no other version.
    """
    documents: list[dict[str, Any]] = read_table(out, "documents", _COLUMNS).to_pylist()
    first = _find(out, documents, one)
    if other is not None:
        second = _find(out, documents, other)
        if first["document_id"] == second["document_id"]:
            msg = f"{one} and {other} are the same document: name two"
            raise RunError(msg)
        pairs = [(first, second)]
    else:
        counts = first["duplicate_of"] or first["document_id"]
        final = next(row for row in documents if row["document_id"] == counts)
        copies = [row for row in documents if row["duplicate_of"] == counts]
        chosen = [first] if first["duplicate_of"] else copies
        pairs = [(row, final) for row in chosen]
        if not pairs:
            msg = f"there is no other version of {first['source_path']}: name a second document to compare it with"
            raise RunError(msg)
    wanted = {row["document_id"] for pair in pairs for row in pair}
    sections: list[dict[str, Any]] = [
        row for row in read_table(out, "sections").to_pylist() if row["document_id"] in wanted
    ]
    return [(_read(older, sections), _read(newer, sections)) for older, newer in pairs]


def _find(out: Path, documents: Sequence[dict[str, Any]], name: str) -> dict[str, Any]:
    name = name.replace("\\", "/")
    if name.startswith("mtg_"):
        meetings = read_table(out, "meetings", ["meeting_id", "document_id"]).to_pylist()
        name = next((row["document_id"] for row in meetings if row["meeting_id"] == name), name)
    exact = [row for row in documents if name in (row["document_id"], row["source_path"])]
    # a path as it is typed in the input folder, or from outside of it, ends as the one that is known
    found = exact or [row for row in documents if f"/{row['source_path']}".endswith(f"/{name}")]
    found = found or [row for row in documents if f"/{name}".endswith(f"/{row['source_path']}")]
    if len(found) == 1:
        return found[0]
    if not found:
        msg = f"there is no document or meeting {name!r} in {out}: write its path as the table documents has it"
        raise RunError(msg)
    paths = ", ".join(row["source_path"] for row in found[:_SHOWN])
    msg = f"{name!r} may be {len(found)} documents ({paths}): write more of the path"
    raise RunError(msg)


def _read(document: dict[str, Any], sections: Sequence[dict[str, Any]]) -> Version:
    own = [row for row in sections if row["document_id"] == document["document_id"]]
    own.sort(key=lambda row: row["position"])
    return Version(document["source_path"], tuple(_part(row) for row in own))


def _part(section: dict[str, Any]) -> Part:
    title, number = section["title"] or "", section["number"]
    text = section["text"]
    # the text of a section begins with its heading
    first = text.find(title) + len(title) if title and title in text else 0
    return Part(f"{number}. {title}" if number else title, title, text[first:].strip(" :*#_\n"))
