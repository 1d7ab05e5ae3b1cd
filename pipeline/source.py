"""The files a run starts from: which ones there are, how they are known, and why a run cannot go on."""

from __future__ import annotations

import hashlib
import os
from dataclasses import dataclass
from pathlib import Path

_HIDDEN = (".", "~$")  # "~$" marks the lock files that Word leaves beside a document that is open
_CHUNK = 1 << 20


class RunError(Exception):
    """Say why a run, as opposed to one document, cannot go on; the message names what, where and the remedy."""


@dataclass(frozen=True, slots=True)
class Source:
    """Hold what is known of a file apart from its content, for its row in ``documents``.

    Attributes:
        document_id: made from ``source_path``.
        source_path: path relative to the input folder, with ``/``.
        sha256: of the content, hexadecimal; None where the file could not be opened.
        size_bytes: size of the file; None where it is not known.
        media_type: None until a reader has looked at the content.
        model: name and version of the language model; None where none was used.
        pipeline_version: version of this program.
        processed_at: when, ISO 8601 in UTC.
    """

    document_id: str
    source_path: str
    sha256: str | None
    size_bytes: int | None
    media_type: str | None
    model: str | None
    pipeline_version: str
    processed_at: str


@dataclass(frozen=True, slots=True)
class Listing:
    """Hold the files of an input folder, sorted by path, and one sentence for each thing that was not followed."""

    files: tuple[Path, ...]
    notices: tuple[str, ...]


def document_id_of(source_path: str) -> str:
    """Return the id of a document: ``doc_`` and 12 hexadecimal digits of the BLAKE2b of its path."""
    return f"doc_{hashlib.blake2b(source_path.encode(), digest_size=6).hexdigest()}"


def source_path_of(path: Path, root: Path) -> str:
    r"""Return the path relative to the input folder, with ``/``; bytes that are no UTF-8 are shown as ``\\xe9``."""
    return os.fsencode(path.relative_to(root).as_posix()).decode("utf-8", "backslashreplace")


def sha256_of(path: Path) -> str:
    """Return the SHA-256 of a file's content, hexadecimal.

    Raises:
        OSError: the file cannot be opened or read.
    """
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK):
            digest.update(chunk)
    return digest.hexdigest()


def list_files(root: Path, *, exclude: Path | None = None) -> Listing:
    """List the regular files under a folder, without hidden ones, links that lead elsewhere and ``exclude``.

    Links to folders are never entered, so that no file is met twice and no circle is walked.

    Raises:
        RunError: ``root`` is no folder or cannot be listed.
    """
    if not root.exists():
        msg = f"there is no folder {root}: name the folder that holds the documents"
        raise RunError(msg)
    if not root.is_dir():
        msg = f"{root} is a file: name the folder that holds it"
        raise RunError(msg)
    files: list[Path] = []
    notices: list[str] = []
    home = root.resolve()
    shut = exclude.resolve() if exclude else None

    def refuse(error: OSError) -> None:
        if error.filename == str(root):
            msg = f"the folder {root} cannot be listed: {error.strerror}"
            raise RunError(msg) from error
        notices.append(f"{error.filename} cannot be listed and was left out: {error.strerror}")

    for folder, folders, names in os.walk(root, onerror=refuse):
        here = Path(folder)
        for name in folders:
            if (here / name).is_symlink() and not name.startswith(_HIDDEN):
                notices.append(f"{here / name} is a link to a folder and was not followed")
        folders[:] = [name for name in folders if not name.startswith(_HIDDEN) and (here / name).resolve() != shut]
        for name in names:
            path = here / name
            if name.startswith(_HIDDEN):
                continue
            if path.is_symlink() and not path.resolve().is_relative_to(home):
                notices.append(f"{path} is a link that leaves the folder and was not followed")
            elif path.is_file():
                files.append(path)
            else:
                notices.append(f"{path} is no regular file and was left out")
    return Listing(tuple(sorted(files, key=lambda path: source_path_of(path, root))), tuple(sorted(notices)))
