"""Open a Word file without trusting it: stated limits on what it unpacks to, and XML that expands nothing."""

from __future__ import annotations

import posixpath
import zipfile
import zlib
from pathlib import Path
from types import TracebackType
from typing import Self

from lxml import etree

from . import limits
from .errors import DamagedFileError, EncryptedFileError, TooLargeError

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"

_RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_MEGABYTE = 1024 * 1024
# Word can save "strict" files, which differ in the names of their namespaces.
_STRICT = (
    (
        b"http://purl.oclc.org/ooxml/wordprocessingml/main",
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    ),
    (
        b"http://purl.oclc.org/ooxml/officeDocument/relationships",
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    ),
)


class Package:
    """The parts of a Word file, by name and by what the main document refers to them as.

    Raises:
        DamagedFileError: no readable zip file, or a part that is not well-formed XML.
        EncryptedFileError: a zip file with a password.
        TooLargeError: it unpacks to more than ``limits`` allow.
    """

    def __init__(self, path: Path) -> None:
        self._name = path.name
        self._read = 0
        try:
            self._archive = zipfile.ZipFile(path)
        except (zipfile.BadZipFile, ValueError, EOFError) as error:
            raise self._damaged(error) from error
        try:
            self._check_directory()
            self.main = self._main_part()
            self._targets = self._relationships(self.main)
        except BaseException:
            self._archive.close()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._archive.close()

    def part(self, name: str) -> etree._Element | None:
        """Return the root of an XML part, None where the file has no such part."""
        try:
            info = self._archive.getinfo(name)
        except KeyError:
            return None
        data = self._unpack(info)
        for strict, transitional in _STRICT:
            data = data.replace(strict, transitional)
        parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False, load_dtd=False)
        try:
            root = etree.fromstring(data, parser)
        except (etree.XMLSyntaxError, ValueError) as error:
            raise self._damaged(error) from error
        return root

    def related(self, kind: str) -> etree._Element | None:
        """Return the part that the main document relates to as ``styles``, ``numbering``, ``footnotes`` ..."""
        for target_kind, target in self._targets.values():
            if target_kind == kind:
                return self.part(target)
        return None

    def target(self, reference: str | None) -> str | None:
        """Return what a relationship id of the main document points to."""
        return self._targets[reference][1] if reference in self._targets else None

    def _main_part(self) -> str:
        for kind, target in self._relationships("").values():
            if kind == "officeDocument":
                return target
        return "word/document.xml"

    def _relationships(self, part: str) -> dict[str | None, tuple[str, str]]:
        folder, name = posixpath.split(part)
        root = self.part(posixpath.join(folder, "_rels", f"{name}.rels"))
        found: dict[str | None, tuple[str, str]] = {}
        for item in () if root is None else root.iter(_RELATIONSHIP):
            kind = str(item.get("Type", "")).rsplit("/", 1)[-1]
            target = str(item.get("Target", ""))
            if item.get("TargetMode") != "External":
                target = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
            found[str(item.get("Id"))] = kind, target
        return found

    def _check_directory(self) -> None:
        total = 0
        for info in self._archive.infolist():
            if info.flag_bits & 1:
                reason = f"{self._name} asks for a password: save a copy without one"
                raise EncryptedFileError(reason)
            total += info.file_size
            self._check_expansion(info, info.file_size)
        if total > limits.MAX_EXPANDED_BYTES:
            reason = f"unpacks to {total} bytes, the limit is {limits.MAX_EXPANDED_BYTES}"
            raise self._too_large(reason)

    def _check_expansion(self, info: zipfile.ZipInfo, size: int) -> None:
        if size > _MEGABYTE and size > limits.MAX_EXPANSION * max(info.compress_size, 1):
            reason = f"holds a part that unpacks to more than {limits.MAX_EXPANSION} times its size"
            raise self._too_large(reason)

    def _unpack(self, info: zipfile.ZipInfo) -> bytes:
        """Unpack piece by piece, because a hostile directory lies about sizes."""
        pieces: list[bytes] = []
        size = 0
        try:
            with self._archive.open(info) as file:
                while piece := file.read(_MEGABYTE):
                    pieces.append(piece)
                    size += len(piece)
                    self._read += len(piece)
                    self._check_expansion(info, size)
                    if self._read > limits.MAX_EXPANDED_BYTES:
                        reason = f"unpacks to more than {limits.MAX_EXPANDED_BYTES} bytes"
                        raise self._too_large(reason)
        except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError) as error:
            raise self._damaged(error) from error
        return b"".join(pieces)

    def _damaged(self, error: Exception) -> DamagedFileError:
        return DamagedFileError(f"{self._name} is cut off or damaged ({error}): open it in Word and save it again")

    def _too_large(self, reason: str) -> TooLargeError:
        return TooLargeError(f"{self._name} {reason}: open it in Word, remove what is large and save it again")
