"""Annotated documents: one JSON file each (see docs/annotations.md)."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from pipeline.source import RunError

Annotation = dict[str, Any]

_LISTS = {
    "sections": ("title", "level"),
    "people": ("name",),
    "organisations": ("name",),
    "dates": (),
    "conclusions": ("text",),
    "action_items": ("text",),
    "contributions": ("text", "speaker"),
}


def read_annotations(folder: Path, *, only: str = "") -> list[Annotation]:
    """Return the annotations of a folder in order of file name, those whose id starts with ``only``.

    Raises:
        RunError: there are none, or a file is not what docs/annotations.md describes.
    """
    paths = sorted(folder.glob("*.json")) if folder.is_dir() else []
    if not paths:
        msg = f"there are no annotated documents (*.json) in {folder}: name the folder that holds them"
        raise RunError(msg)
    found = [annotation for path in paths if (annotation := _read(path))["id"].startswith(only)]
    if not found:
        msg = f"no annotated document in {folder} has an id that starts with {only!r}"
        raise RunError(msg)
    return found


def _read(path: Path) -> Annotation:
    try:
        annotation = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        msg = f"{path} is no JSON in UTF-8 ({error}): mend it or move it elsewhere"
        raise RunError(msg) from error
    wrong = _wrong_in(annotation)
    if wrong:
        msg = f"{path}: {wrong}; docs/annotations.md says what an annotated document holds"
        raise RunError(msg)
    return dict(annotation)


def _wrong_in(annotation: object) -> str | None:
    if not isinstance(annotation, dict) or not isinstance(annotation.get("id"), str):
        return "there is no id"
    if not isinstance(annotation.get("meeting") or {}, dict):
        return "meeting is no object"
    for facet, needed in _LISTS.items():
        entries = annotation.get(facet, [])
        if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
            return f"{facet} is no list of objects"
        for number, entry in enumerate(entries):
            for name in needed:
                if entry.get(name) is None:
                    return f"{facet}[{number}] has no {name}"
    return None
