from __future__ import annotations

import io
import re
import zipfile

import pytest

from pipeline.readers import (
    DamagedFileError,
    EncryptedFileError,
    NotADocumentError,
    UnsupportedFormatError,
    read_document,
)
from pipeline.readers.sniff import sniff

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600


def zipped(**members: str) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, content in members.items():
            archive.writestr(name.replace("__", "/"), content)
    return stream.getvalue()


@pytest.mark.parametrize(
    ("name", "content", "expected"),
    [
        ("a.txt", "Verslag", "text"),
        ("a", "Verslag", "text"),
        ("verslag 3.12.2020", "Verslag", "text"),
        ("a.md", "# Verslag", "markdown"),
        ("a.md", "[verslag](a.pdf)", "markdown"),
        ("a.html", "<p>Verslag</p>", "html"),
        ("a.txt", " <!-- x -->\n<!DOCTYPE html><html><body>x", "html"),
        ("a.doc", "<html><body>Word als HTML</body></html>", "html"),
        ("a.txt", b"%PDF-1.7\n...", "pdf"),
        ("a.pdf", b"rommel\n%PDF-1.4", "pdf"),
        ("a.pdf", zipped(**{"word__document.xml": "x"}), "docx"),
        ("a.txt", "[Verslag van de vergadering]\n{zie bijlage}", "text"),
        ("a.txt", "a;b\nc;d", "text"),
        ("a.txt", "Café".encode("utf-16"), "text"),
    ],
)
def test_content_decides(save, name, content, expected):
    assert sniff(save(name, content)) == expected


@pytest.mark.parametrize(
    ("name", "content", "remedy"),
    [
        ("a.doc", OLE + "WordDocument".encode("utf-16-le"), "soffice --headless --convert-to docx a.doc"),
        ("a.xls", OLE + "Workbook".encode("utf-16-le"), "PDF"),
        ("a.odt", zipped(mimetype="application/vnd.oasis.opendocument.text"), "--convert-to docx a.odt"),
        ("a.rtf", b"{\\rtf1 Verslag}", "--convert-to docx a.rtf"),
        ("a.pptx", zipped(ppt__presentation__xml="x", **{"ppt__presentation.xml": "x"}), "PDF"),
        ("a.xlsx", zipped(**{"xl__workbook.xml": "x"}), "PDF"),
        ("a.pages", zipped(**{"Index__Document.iwa": "x"}), "PDF"),
        ("scan.png", b"\x89PNG\r\n\x1a\n\x00\x00", "save it as PDF"),
        ("scan.txt", b"\xff\xd8\xff\xe0\x00\x10JFIF", "save it as PDF"),
        ("scan.tif", b"II*\x00\x08\x00", "save it as PDF"),
        ("a.wpd", b"\xffWPC\x10\x00", "--convert-to docx"),
        ("mail.eml", "From: Bram\nSubject: Verslag\n\nTekst", "PDF"),
    ],
)
def test_unsupported_documents_name_the_remedy(save, name, content, remedy):
    with pytest.raises(UnsupportedFormatError, match=r".+") as caught:
        read_document(save(name, content))
    assert remedy in str(caught.value)
    assert name in str(caught.value)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.csv", "a,b\n1,2"),
        ("a.json", '{"a": 1}'),
        ("a.txt", '{"a": [1, 2]}'),
        ("a.txt", '<?xml version="1.0"?><a/>'),
        ("a.txt", "naam\tbedrag\tjaar\n" * 6),
        ("a.py", "print(1)"),
        ("a", "#!/bin/sh\necho"),
        ("a.zip", zipped(**{"verslag.txt": "x"})),
        ("a.gz", b"\x1f\x8b\x08\x00"),
        ("a.parquet", b"PAR1\x15\x04"),
        ("a.db", b"SQLite format 3\x00"),
        (".DS_Store", b"\x00\x00\x00\x01Bud1"),
        ("Thumbs.db", OLE),
        ("~$verslag.docx", b"\x05Bram"),
        ("._verslag.docx", b"\x00\x05\x16\x07"),
        ("a.bin", bytes(range(256)) * 4),
        ("a.ics", "BEGIN:VCALENDAR"),
        ("a.mp4", b"\x00\x00\x00\x18ftypmp42"),
    ],
)
def test_what_is_no_document(save, name, content):
    with pytest.raises(NotADocumentError, match=re.escape(name)):
        read_document(save(name, content))


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.txt", b""),
        ("a.txt", b" \r\n\t\n"),
        ("a.docx", b""),
        ("a.docx", b"PK\x03\x04afgebroken"),
        ("a.docx", zipped(x="y")),
        ("a.pdf", b"\x00\x01\x02\x03" * 100),
        ("a.txt", b"\x00\x01\x02\x03" * 100),
        ("a.pdf", b"version https://git-lfs.github.com/spec/v1\noid sha256:0"),
    ],
)
def test_damaged_files(save, name, content):
    with pytest.raises(DamagedFileError, match=name):
        read_document(save(name, content))


def test_encrypted_word_file(save):
    with pytest.raises(EncryptedFileError, match="password"):
        read_document(save("a.docx", OLE + "EncryptedPackage".encode("utf-16-le")))


def test_folder_is_no_document(tmp_path):
    with pytest.raises(NotADocumentError):
        read_document(tmp_path)


def test_missing_file_names_the_reason(tmp_path):
    with pytest.raises(DamagedFileError, match=r"weg\.txt cannot be opened"):
        read_document(tmp_path / "weg.txt")


def test_each_format_finds_its_reader(save, word):
    media = [
        read_document(path).media_type
        for path in (
            save("a.txt", "Verslag"),
            save("b.md", "Verslag"),
            save("c.html", "<p>Verslag</p>"),
            save("d.txt", "# Verslag"),
            word("<w:p><w:r><w:t>Verslag</w:t></w:r></w:p>"),
        )
    ]
    assert media[:4] == ["text/plain", "text/markdown", "text/html", "text/markdown"]
    assert media[4].endswith("wordprocessingml.document")


def test_document_without_text_is_a_warning(word):
    document = read_document(word("<w:p/>"))
    assert document.text == ""
    assert document.warnings[0].startswith("It holds no text")


def test_undecodable_characters_are_a_warning(save):
    document = read_document(save("a.txt", "Eén idee over de financiën".encode() + b"\xff"))
    assert document.warnings == ("1 characters could not be decoded: save it again as UTF-8.",)
