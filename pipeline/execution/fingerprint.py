"""What a result was made with, in a few letters: when it differs, the result is made again."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Iterable
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import pipeline
from pipeline.language_models import choose
from pipeline.source import sha256_of

_STAGES = (
    "readers",
    "structure",
    "nlp",
    "execution/documents.py",
    "document.py",
    "facts.py",
    "schema",
    "source.py",
    "tabulate.py",
)
_TABLES = ("linking", "exports", "archive", "fulltext", "schema")
_LIBRARIES = (
    "charset-normalizer",
    "lxml",
    "markdown-it-py",
    "mdit-py-plugins",
    "pdfplumber",
    "pypdfium2",
    "pytesseract",
    "python-docx",
    "spacy",
)


def fingerprint_of(model: str) -> str:
    """Return the fingerprint of all that decides what a document yields: program, rules, libraries and model.

    A model counts by its content, whatever name it was given.

    Raises:
        pipeline.language_models.ModelError: there is no such model, or it does not fit.
    """
    choice = choose(model)
    package = Path(pipeline.__file__).parent
    parts = [pipeline.__version__, f"tesseract {shutil.which('tesseract') is not None}"]
    parts += [f"{name} {_version(name)}" for name in _LIBRARIES]
    parts += _contents(package / stage for stage in _STAGES)
    parts += [choice.title, *_contents(choice.folders)]
    return _digest(parts)


def fingerprint_of_tables() -> str:
    """Return the fingerprint of the code that makes tables from what the documents yielded."""
    package = Path(pipeline.__file__).parent
    return _digest(
        [
            pipeline.__version__,
            _version("pyarrow"),
            _version("pystemmer"),
            *_contents(package / name for name in _TABLES),
        ]
    )


def _version(distribution: str) -> str:
    try:
        return version(distribution)
    except (PackageNotFoundError, ValueError):
        return "-"


def _contents(places: Iterable[Path]) -> list[str]:
    """Return name and digest of every file under the places that are there."""
    found = []
    for place in places:
        files = [place] if place.is_file() else sorted(path for path in place.rglob("*") if path.is_file())
        found += [
            f"{path.relative_to(place.parent).as_posix()} {sha256_of(path)}"
            for path in files
            if "__pycache__" not in path.parts
        ]
    return found


def _digest(parts: Iterable[str]) -> str:
    return hashlib.blake2b("\n".join(parts).encode(), digest_size=16).hexdigest()
