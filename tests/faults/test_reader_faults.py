from __future__ import annotations

import io
import os
import struct
import zipfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipeline.readers import (
    DamagedFileError,
    EncryptedFileError,
    NotADocumentError,
    ReadError,
    TooLargeError,
    limits,
    read_document,
)

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
BODY = "<w:p><w:r><w:t>Saskia Verhoeven opent de vergadering.</w:t></w:r></w:p>"


def word(body: str = BODY, *, start: str = "", **parts: bytes) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", f'{start}<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>')
        for name, content in parts.items():
            archive.writestr(name.replace("__", "/"), content)
    return stream.getvalue()


@pytest.fixture
def save(tmp_path: Path):
    def write(name: str, content: bytes) -> Path:
        path = tmp_path / name
        path.write_bytes(content)
        return path

    return write


def test_the_plain_file_is_read(save):
    assert read_document(save("a.docx", word())).text == "Saskia Verhoeven opent de vergadering."


def test_zip_bomb_is_refused_by_its_directory(save):
    with pytest.raises(TooLargeError, match="200 times its size"):
        read_document(save("a.docx", word(word__media__a=b"\0" * 20_000_000)))


def test_sum_of_parts_is_limited(save, monkeypatch):
    monkeypatch.setattr(limits, "MAX_EXPANDED_BYTES", 3000)
    with pytest.raises(TooLargeError, match="the limit is 3000"):
        read_document(save("a.docx", word(a=os.urandom(2000), b=os.urandom(2000))))


def test_directory_that_lies_about_a_size_is_not_trusted(save):
    data = word(BODY * 100_000)
    real = struct.pack("<I", len(BODY) * 100_000 + len(f'<w:document xmlns:w="{W}"><w:body></w:body></w:document>'))
    assert data.count(real) == 2
    with pytest.raises((DamagedFileError, TooLargeError)):
        read_document(save("a.docx", data.replace(real, struct.pack("<I", 1000))))


def test_file_above_the_limit_is_not_read(save, monkeypatch):
    path = save("a.txt", b"x" * 11)
    monkeypatch.setattr(limits, "MAX_BYTES", 10)
    monkeypatch.setattr(Path, "open", lambda *_args, **_kwargs: pytest.fail("it was opened"))
    with pytest.raises(TooLargeError, match="11 bytes, the limit is 10"):
        read_document(path)


def test_text_above_the_limit_is_refused(save, monkeypatch):
    monkeypatch.setattr(limits, "MAX_CHARACTERS", 10)
    with pytest.raises(TooLargeError, match="the limit is 10"):
        read_document(save("a.txt", b"een twee drie vier"))


def test_entities_do_not_expand(save):
    levels = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    doctype = f'<!DOCTYPE w:document [<!ENTITY l0 "lol">{levels}]>'
    document_or_error = _try(save("a.docx", word("<w:p><w:r><w:t>&l9;x</w:t></w:r></w:p>", start=doctype)))
    assert isinstance(document_or_error, DamagedFileError) or len(document_or_error.text) < 10


def test_external_entities_are_not_read(save):
    secret = save("geheim.txt", b"wachtwoord")
    doctype = f'<!DOCTYPE w:document [<!ENTITY x SYSTEM "file://{secret}">]>'
    document = _try(save("a.docx", word("<w:p><w:r><w:t>a&x;b</w:t></w:r></w:p>", start=doctype)))
    assert isinstance(document, DamagedFileError) or "wachtwoord" not in document.text
    page = f'<!DOCTYPE html [<!ENTITY x SYSTEM "file://{secret}">]><html><body><p>a&x;b</p></body></html>'
    assert "wachtwoord" not in read_document(save("a.html", page.encode())).text


def _try(path: Path):
    try:
        return read_document(path)
    except DamagedFileError as error:
        return error


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9, 0.99])
def test_truncated_word_file(save, share):
    data = word(BODY * 50)
    with pytest.raises(DamagedFileError, match="cut off or damaged"):
        read_document(save("a.docx", data[: int(len(data) * share)]))


def test_word_file_that_is_not_well_formed(save):
    with pytest.raises(DamagedFileError, match="damaged"):
        read_document(save("a.docx", word("<w:p>")))


def test_word_file_without_a_body(save):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("word/document.xml", f'<w:document xmlns:w="{W}"/>')
    with pytest.raises(DamagedFileError, match="holds no text"):
        read_document(save("a.docx", stream.getvalue()))


def test_zip_with_a_password(save):
    data = bytearray(word())
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.find(signature)
        data[at + offset] |= 1
    with pytest.raises(EncryptedFileError, match="password"):
        read_document(save("a.docx", bytes(data)))


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.html", b"<div>" * 50_000 + b"x"),
        ("a.html", b"<table><tr><td>" * 5_000 + b"x"),
        ("a.html", b"<ul><li>" * 5_000 + b"x"),
        ("a.md", b"> " * 5_000 + b"x"),
        ("a.md", b"- " * 5_000 + b"x"),
        ("a.md", b"[" * 20_000 + b"x"),
        ("a.md", b"*a " * 20_000),
        ("a.md", b"`" * 20_000 + b"x"),
        ("a.md", b"<" * 50_000),
        ("a.md", b"{{<" * 20_000),
        ("a.md", b"<!--" * 20_000),
        ("a.md", b"<table>" * 20_000),
        ("a.md", b"#" * 50_000 + b"x"),
        ("a.md", b"|a" * 3_000 + b"\n" + b"|-" * 3_000 + b"\n" + b"|b" * 3_000),
        ("a.txt", b"- " * 50_000),
        ("a.txt", b" " * 200_000 + b"x"),
        ("a.txt", b"=-" * 50_000),
        ("a.txt", b"x\n" * 50_000),
        ("a.txt", ("a" * 120 + "\n" + "\n" * 6).encode() * 2_000),
    ],
    ids=lambda value: repr(value[:12]) if isinstance(value, bytes) else value,
)
def test_monotonous_input_ends(save, name, content):
    outcome = _try(save(name, content))
    assert isinstance(outcome, DamagedFileError) or len(outcome.text) <= 2 * len(content)


def test_deeply_nested_word_file(save):
    deep = "<w:sdt><w:sdtContent>" * 3000 + BODY + "</w:sdtContent></w:sdt>" * 3000
    with pytest.raises(DamagedFileError):
        read_document(save("a.docx", word(deep)))


def test_styles_and_lists_that_refer_in_circles(save):
    ns = f'xmlns:w="{W}"'
    styles = (
        f'<w:styles {ns}><w:style w:type="paragraph" w:styleId="A"><w:basedOn w:val="B"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="B"><w:basedOn w:val="A"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr>'
        "</w:pPr></w:style></w:styles>"
    )
    numbering = (
        f'<w:numbering {ns}><w:abstractNum w:abstractNumId="0"><w:numStyleLink w:val="B"/></w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
    )
    base = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    rels = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="s" Type="{base}/styles" Target="styles.xml"/>'
        f'<Relationship Id="n" Type="{base}/numbering" Target="numbering.xml"/></Relationships>'
    )
    stream = io.BytesIO(word('<w:p><w:pPr><w:pStyle w:val="A"/></w:pPr><w:r><w:t>Opening</w:t></w:r></w:p>'))
    with zipfile.ZipFile(stream, "a") as archive:
        for name, content in {
            "_rels/document.xml.rels": rels,
            "styles.xml": styles,
            "numbering.xml": numbering,
        }.items():
            archive.writestr(f"word/{name}", content)
    document = read_document(save("a.docx", stream.getvalue()))
    assert [block.number for block in document.blocks] == [None]
    assert document.text == "Opening"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_named_pipe_does_not_hang(tmp_path):
    os.mkfifo(tmp_path / "a.txt")
    with pytest.raises(NotADocumentError, match="regular file"):
        read_document(tmp_path / "a.txt")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_file_without_permission(save):
    path = save("a.txt", b"Verslag")
    path.chmod(0)
    with pytest.raises(DamagedFileError, match="permissions"):
        read_document(path)


def outcome_of(path: Path) -> str:
    """Return the text of a document or the reason why there is none."""
    try:
        document = read_document(path)
    except ReadError as error:
        return str(error)
    assert all(document.text_of(block).strip() for block in document.blocks)
    return f"text: {document.text}"


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.binary(max_size=400), st.sampled_from([".txt", ".md", ".html", ".docx", "", ".doc"]))
def test_arbitrary_bytes_give_a_document_or_a_reason(save, data, suffix):
    assert outcome_of(save(f"a{suffix}", data)).startswith(("text: ", f"a{suffix}"))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.integers(0, 10_000), st.integers(0, 255))
def test_one_wrong_byte_in_a_word_file_gives_a_document_or_a_reason(save, position, value):
    data = bytearray(word(BODY * 3))
    data[position % len(data)] = value
    assert outcome_of(save("a.docx", bytes(data))).startswith(("text: ", "a.docx "))
