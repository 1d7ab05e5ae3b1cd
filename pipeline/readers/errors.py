"""Why a file could not be read: one exception for each outcome that a user can act on."""

from __future__ import annotations


class ReadError(Exception):
    """Say why a file gave no document; the message names the reason and the remedy."""


class NotADocumentError(ReadError):
    """The file is data, code or an archive: it is skipped and counted, and is no failure."""


class UnsupportedFormatError(ReadError):
    """The file is a document in a format that is not read; the message says how to convert it."""


class EncryptedFileError(ReadError):
    """The file asks for a password."""


class DamagedFileError(ReadError):
    """The file is truncated, empty or not what it says it is."""


class TooLargeError(ReadError):
    """The file goes past one of the stated limits."""
