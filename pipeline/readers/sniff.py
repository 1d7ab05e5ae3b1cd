"""Tell what a file is from its content; the name only where the content leaves it open."""

from __future__ import annotations

import json
import mmap
import re
import zipfile
from pathlib import Path
from typing import Literal

from .characters import decode
from .errors import DamagedFileError, EncryptedFileError, NotADocumentError, UnsupportedFormatError

Format = Literal["pdf", "docx", "html", "markdown", "text"]

_HEAD = 65_536
_MARKDOWN = frozenset({".md", ".markdown", ".mdown", ".mkd", ".mdx", ".qmd", ".rmd"})
_PAGES = frozenset({".html", ".htm", ".xhtml"})
_WRITTEN = frozenset({".txt", ".text", ".pdf", ".docx", ".docm", ".dotx", *_MARKDOWN, *_PAGES})
_DATA_SUFFIXES = """
    .csv .tsv .json .jsonl .ndjson .geojson .xml .xsd .xsl .rdf .ttl .yaml .yml .toml .ini .cfg .conf
    .properties .env .lock .sql .py .pyc .ipynb .js .mjs .ts .tsx .jsx .css .scss .less .java .c .h .cpp .hpp
    .cs .go .rs .rb .php .pl .sh .bash .zsh .ps1 .bat .cmd .r .jl .lua .swift .kt .scala .vue .map .log .ics
    .vcf .srt .vtt .bib .gitignore .svg
"""
_DATA = frozenset(_DATA_SUFFIXES.split())
_CONVERT = 'save it as .docx or PDF, e.g. "soffice --headless --convert-to docx {name}"'
_PRINT = "print or save it as PDF"
_SCAN = 'save it as PDF, e.g. "img2pdf {name} -o scan.pdf"'
_UNSUPPORTED_MAGIC: tuple[tuple[bytes, str, str], ...] = (
    (b"{\\rtf", "an RTF document", _CONVERT),
    (b"\xffWPC", "a WordPerfect document", _CONVERT),
    (b"\x89PNG\r\n\x1a\n", "an image", _SCAN),
    (b"\xff\xd8\xff", "an image", _SCAN),
    (b"GIF8", "an image", _SCAN),
    (b"II*\x00", "an image", _SCAN),
    (b"MM\x00*", "an image", _SCAN),
    (b"BM", "an image", _SCAN),
    (b"%!PS", "a PostScript file", _PRINT),
)
_UNSUPPORTED_NAMES = {
    **dict.fromkeys((".rtf", ".wpd", ".odt", ".ott", ".doc", ".dot", ".pages"), ("a word processor file", _CONVERT)),
    **dict.fromkeys((".odp", ".ppt", ".pptx", ".key"), ("a presentation", _PRINT)),
    **dict.fromkeys((".ods", ".xls", ".xlsx", ".numbers"), ("a spreadsheet", _PRINT)),
    **dict.fromkeys((".eml", ".msg", ".mht", ".mhtml"), ("a saved message or web archive", _PRINT)),
    **dict.fromkeys((".epub", ".tex"), ("a book or typesetting source", _PRINT)),
}
_NO_DOCUMENTS: tuple[bytes, ...] = (
    b"\x1f\x8b", b"7z\xbc\xaf\x27\x1c", b"Rar!\x1a\x07", b"\xfd7zXZ\x00", b"BZh", b"\x28\xb5\x2f\xfd", b"PAR1",
    b"ARROW1", b"SQLite format 3\x00", b"\x7fELF", b"MZ\x90", b"\xca\xfe\xba\xbe", b"\x00asm", b"ID3", b"OggS",
    b"fLaC", b"\x1aE\xdf\xa3", b"\x00\x05\x16\x07", b"\x00\x00\x00\x01Bud1", b"wOFF", b"OTTO",
)  # fmt: skip
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_HTML = re.compile(
    r"\s*(?:<\?xml[^>]*\?>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html[\s>]|head[\s>]|body[\s>])", re.I | re.S
)
_TAG = re.compile(r"<(?:p|div|h[1-6]|table|ul|ol|br|span|section|article)\b[^>]*>", re.I)
_ZIP_MEDIA = {
    "application/vnd.oasis.opendocument.text": (".odt", _CONVERT),
    "application/vnd.oasis.opendocument.presentation": ("a presentation", _PRINT),
    "application/vnd.oasis.opendocument.spreadsheet": ("a spreadsheet", _PRINT),
    "application/epub+zip": ("an e-book", _PRINT),
}


def sniff(path: Path) -> Format:
    """Return the format of a file.

    Raises:
        NotADocumentError: data, code, an archive or a file of the operating system.
        UnsupportedFormatError: a document of a kind that is not read.
        EncryptedFileError: a Word file with a password.
        DamagedFileError: empty, or not what its name says.
    """
    name, suffix = path.name, path.suffix.lower()
    if name.startswith(("._", "~$")) or name.lower() in {".ds_store", "thumbs.db", "desktop.ini"}:
        reason = f"{name} is a file of the operating system or an editor, not a document"
        raise NotADocumentError(reason)
    with path.open("rb") as file:
        head = file.read(_HEAD)
    if not head.strip(b" \t\r\n\x00"):
        reason = f"{name} is empty: ask for it again at its source"
        raise DamagedFileError(reason)
    if head.startswith(b"version https://git-lfs.github.com/spec"):
        reason = f'{name} only points at a file in Git LFS: fetch it with "git lfs pull"'
        raise DamagedFileError(reason)
    if b"%PDF-" in head[:1024] and (suffix == ".pdf" or head.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"%PDF-")):
        return "pdf"
    if head.startswith(b"PK\x03\x04"):
        return _sniff_zip(path)
    if head.startswith(_OLE):
        raise _ole_error(path)
    _refuse_binary(name, suffix, head)
    return _sniff_text(path, decode(head))


def _sniff_zip(path: Path) -> Format:
    name = path.name
    try:
        with zipfile.ZipFile(path) as archive:
            members = set(archive.namelist())
            media = archive.read("mimetype")[:200].decode("ascii", "replace").strip() if _has_media(archive) else ""
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError, EOFError, ValueError) as error:
        if path.suffix.lower() in _WRITTEN:
            reason = f"{name} is cut off or damaged ({error}): open it in Word and save it again"
            raise DamagedFileError(reason) from error
        reason = f"{name} is a broken archive, not a document"
        raise NotADocumentError(reason) from error
    if "word/document.xml" in members or any(re.fullmatch(r"word/document\d*\.xml", member) for member in members):
        return "docx"
    for prefix, what in (("ppt/", "a presentation"), ("xl/", "a spreadsheet")):
        if any(member.startswith(prefix) for member in members):
            raise _unsupported(name, what, _PRINT)
    for start, (what, remedy) in _ZIP_MEDIA.items():
        if media.startswith(start):
            raise _unsupported(name, what, remedy)
    if any(member.startswith("Index/") and member.endswith(".iwa") for member in members) or "Index.zip" in members:
        raise _unsupported(name, "an Apple iWork document", _PRINT)
    if path.suffix.lower() in {".docx", ".docm", ".dotx"}:
        reason = f"{name} holds no Word document: ask for it again at its source"
        raise DamagedFileError(reason)
    reason = f"{name} is an archive, not a document: unpack it to read what is in it"
    raise NotADocumentError(reason)


def _has_media(archive: zipfile.ZipFile) -> bool:
    return "mimetype" in archive.namelist() and archive.getinfo("mimetype").file_size < 1024


def _ole_error(path: Path) -> Exception:
    """Tell the kinds of OLE container apart by the names in their directory."""
    with path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as data:

        def holds(stream: str) -> bool:
            return data.find(stream.encode("utf-16-le")) >= 0

        if holds("EncryptedPackage") or holds("EncryptionInfo"):
            return EncryptedFileError(f"{path.name} asks for a password: save a copy without one")
        if holds("WordDocument"):
            return _unsupported(path.name, "a Word document of before 2007 (.doc)", _CONVERT)
        if holds("PowerPoint Document"):
            return _unsupported(path.name, "a presentation", _PRINT)
        if holds("Workbook"):
            return _unsupported(path.name, "a spreadsheet", _PRINT)
        if holds("__properties_version"):
            return _unsupported(path.name, "an Outlook message", _PRINT)
    if path.suffix.lower() in {".doc", ".docx"}:
        return _unsupported(path.name, "a Word document of before 2007 (.doc)", _CONVERT)
    return NotADocumentError(f"{path.name} is an Office container without a document")


def _unsupported(name: str, what: str, remedy: str) -> UnsupportedFormatError:
    return UnsupportedFormatError(f"{name} is {what}, which is not read: {remedy.format(name=name)}")


def _refuse_binary(name: str, suffix: str, head: bytes) -> None:
    for magic, what, remedy in _UNSUPPORTED_MAGIC:
        if head.startswith(magic) and (magic != b"BM" or suffix in {".bmp", ".dib"}):
            raise _unsupported(name, what, remedy)
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        raise _unsupported(name, "an image", _SCAN)
    if head[4:8] == b"ftyp" and head[8:12] in {b"heic", b"heix", b"mif1", b"avif", b"heim", b"msf1"}:
        raise _unsupported(name, "an image", _SCAN)
    if head.startswith(_NO_DOCUMENTS) or head[257:262] == b"ustar" or head[4:8] == b"ftyp" or head[:4] == b"RIFF":
        reason = f"{name} is an archive, a database, a program or a recording, not a document"
        raise NotADocumentError(reason)
    if _is_binary(head):
        if suffix in _UNSUPPORTED_NAMES:
            raise _unsupported(name, *_UNSUPPORTED_NAMES[suffix])
        if suffix in _WRITTEN:
            reason = f"{name} does not hold what its name says ({suffix}): ask for it again at its source"
            raise DamagedFileError(reason)
        reason = f"{name} is a binary file, not a document"
        raise NotADocumentError(reason)


def _is_binary(head: bytes) -> bool:
    """Tell bytes that no encoding turns into text: control or undecodable characters in number."""
    text = decode(head)
    control = sum(char < " " and char not in "\t\n\r\f\v\x1a\x1b" for char in text)
    return control > 0.02 * len(text) or text.count("\ufffd") > 0.1 * len(text)


def _sniff_text(path: Path, head: str) -> Format:
    name, suffix = path.name, path.suffix.lower()
    if suffix in {".mht", ".mhtml", ".eml", ".tex"}:
        raise _unsupported(name, *_UNSUPPORTED_NAMES[suffix])
    if suffix in _DATA or head.startswith("#!") or name.lower() in {"makefile", "dockerfile"}:
        reason = f"{name} holds data or code, not a document"
        raise NotADocumentError(reason)
    if _HTML.match(head) or (suffix in _PAGES and _TAG.search(head)):
        return "html"
    if _is_data(path, head):
        reason = f"{name} holds data, not a document"
        raise NotADocumentError(reason)
    return "markdown" if suffix in _MARKDOWN else "text"


def _is_data(path: Path, head: str) -> bool:
    start = head.lstrip("\ufeff \t\r\n")
    if start.startswith(("<?xml", "BEGIN:VCALENDAR", "BEGIN:VCARD", "WEBVTT", "-----BEGIN ")):
        return True
    if start[:1] in {"{", "["} and path.suffix.lower() not in _MARKDOWN:
        return _is_json(start)
    rows = [row for row in start.splitlines() if row.strip()][:50]
    if path.suffix.lower() in _MARKDOWN or len(rows) < 5:
        return False
    return any(rows[0].count(mark) >= 2 and len({row.count(mark) for row in rows[:-1]}) == 1 for mark in "\t;")


def _is_json(start: str) -> bool:
    try:
        json.JSONDecoder().raw_decode(start)
    except RecursionError:
        return True
    except ValueError:
        return len(start) > _HEAD // 2 and bool(re.match(r'[\[{]\s*["{\[]', start))
    return True
