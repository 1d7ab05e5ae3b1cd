"""What each document yielded, kept from run to run so that only what changed is read again."""

from __future__ import annotations

import gzip
import hashlib
import json
import zlib
from collections.abc import Collection, Iterable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

from pipeline.archive.files import write_whole
from pipeline.source import sha256_of
from pipeline.tabulate import Rows

_SUFFIX = ".json.gz"


@dataclass(frozen=True, slots=True)
class Stamp:
    """Tell from what a result was made.

    Attributes:
        sha256: of the content that was read; None where it could not be opened, which is tried anew each time.
        fingerprint: of program, rules and model.
    """

    sha256: str | None
    fingerprint: str


@dataclass(frozen=True, slots=True)
class Result:
    """Hold what one file yielded and from what; ``rows`` is empty where the file is no document."""

    document_id: str
    stamp: Stamp
    rows: Rows


class Results:
    """Keep one gzipped file per document in ``OUT/.verslag/results``: a line with its stamp, a line with its rows."""

    def __init__(self, out: Path) -> None:
        self.folder = out / ".verslag" / "results"

    def write(self, result: Result) -> None:
        """Keep a result in place of an older one.

        Raises:
            OSError: it cannot be written.
        """
        self.folder.mkdir(parents=True, exist_ok=True)
        head = {"document_id": result.document_id} | asdict(result.stamp)
        text = "\n".join(json.dumps(part, ensure_ascii=False, separators=(",", ":")) for part in (head, result.rows))
        # Half a surrogate pair, from a broken font map, is no text that UTF-8 or Parquet could hold.
        data = text.encode("utf-8", "replace")
        write_whole(self._path(result.document_id), gzip.compress(data, compresslevel=3, mtime=0))

    def read(self, document_id: str) -> Result | None:
        """Return what is kept of a document, None where nothing is or where it is damaged."""
        lines = self._lines(document_id)
        if lines is None:
            return None
        stamp, rows = lines
        return Result(document_id, stamp, json.loads(rows))

    def stamp(self, document_id: str) -> Stamp | None:
        """Return from what the result of a document was made, None where there is none or it is damaged."""
        lines = self._lines(document_id)
        return lines[0] if lines else None

    def digest(self, document_ids: Iterable[str]) -> str:
        """Return a digest of all that is kept of documents."""
        digest = hashlib.blake2b(digest_size=16)
        for document_id in document_ids:
            path = self._path(document_id)
            digest.update(f"{document_id} {sha256_of(path) if path.exists() else '-'}\n".encode())
        return digest.hexdigest()

    def _lines(self, document_id: str) -> tuple[Stamp, bytes] | None:
        """Return the two lines of a file; the checksum in it vouches for what is not parsed."""
        try:
            head, rows = gzip.decompress(self._path(document_id).read_bytes()).split(b"\n")
            content = json.loads(head)
            stamp = Stamp(content["sha256"], content["fingerprint"])
        except (OSError, EOFError, zlib.error, ValueError, KeyError, TypeError):
            return None
        return (stamp, rows) if content["document_id"] == document_id else None

    def keep_only(self, document_ids: Collection[str]) -> int:
        """Remove what is kept of other documents, and what an interrupted run left; return how many documents."""
        wanted, removed = set(document_ids), 0
        for path in self.folder.iterdir() if self.folder.is_dir() else ():
            if path.name.removesuffix(_SUFFIX) not in wanted:
                path.unlink(missing_ok=True)
                removed += path.name.endswith(_SUFFIX)
        return removed

    def in_order(self, document_ids: Iterable[str]) -> Iterator[Rows]:
        """Yield the rows of documents in the order given, those of files that are no documents left out."""
        for document_id in document_ids:
            result = self.read(document_id)
            if result is not None and result.rows:
                yield result.rows

    def _path(self, document_id: str) -> Path:
        return self.folder / f"{document_id}{_SUFFIX}"
