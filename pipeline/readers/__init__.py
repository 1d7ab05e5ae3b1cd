"""Read a file into a document: the format is told by the content, each format has a module of its own."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from pipeline.document import Document

from . import limits
from .errors import (
    DamagedFileError,
    EncryptedFileError,
    NotADocumentError,
    ReadError,
    TooLargeError,
    UnsupportedFormatError,
)
from .sniff import Format, sniff

__all__ = [
    "DamagedFileError",
    "EncryptedFileError",
    "NotADocumentError",
    "ReadError",
    "TooLargeError",
    "UnsupportedFormatError",
    "read_document",
]


def read_document(path: Path) -> Document:
    """Read a file of any supported format.

    Raises:
        NotADocumentError: it is data, code, an archive or no regular file.
        UnsupportedFormatError: it is a document in a format that is not read.
        EncryptedFileError: it asks for a password.
        DamagedFileError: it is empty, truncated, unreadable or not what it says it is.
        TooLargeError: it goes past a limit of ``limits``.
    """
    try:
        size = path.stat().st_size
        if not path.is_file():
            reason = f"{path.name} is no regular file"
            raise NotADocumentError(reason)
        if size > limits.MAX_BYTES:
            reason = f"{path.name} is {size} bytes, the limit is {limits.MAX_BYTES}: split it"
            raise TooLargeError(reason)
        document = _read(path, sniff(path))
    except OSError as error:
        reason = f"{path.name} cannot be opened ({error.strerror}): check its permissions"
        raise DamagedFileError(reason) from error
    except RecursionError as error:
        reason = f"{path.name} nests its parts too deeply: save it again from an editor"
        raise DamagedFileError(reason) from error
    if len(document.text) > limits.MAX_CHARACTERS:
        reason = f"{path.name} holds {len(document.text)} characters, the limit is {limits.MAX_CHARACTERS}: split it"
        raise TooLargeError(reason)
    return _with_warnings(document)


def _with_warnings(document: Document) -> Document:
    """Tell of a document without text, and of characters that no encoding gave."""
    found = list(document.warnings)
    if not document.blocks and not found:
        found.append("It holds no text: if it is a picture of a page, save it as PDF and have that recognised.")
    unknown = document.text.count("\ufffd") if document.media_type.startswith("text/") else 0
    if unknown:
        found.append(f"{unknown} characters could not be decoded: save it again as UTF-8.")
    return replace(document, warnings=tuple(found))


def _read(path: Path, kind: Format) -> Document:
    # Each reader is imported where it is needed: the PDF and Word libraries are slow to load.
    if kind == "pdf":
        from .pdf import read_pdf

        return read_pdf(path)
    if kind == "docx":
        from .docx import read_docx

        return read_docx(path)
    if kind == "html":
        from .html import read_html

        return read_html(path)
    if kind == "markdown":
        from .markdown import read_markdown

        return read_markdown(path)
    from .text import read_text

    return read_text(path)
