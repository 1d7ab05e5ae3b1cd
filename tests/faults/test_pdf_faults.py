from __future__ import annotations

import io
import random
from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas
from unit.readers.pdf_factory import PdfFactory

from pipeline.readers import DamagedFileError, EncryptedFileError, ReadError, TooLargeError, limits
from pipeline.readers.pdf import read_pdf

NO_PAGES = b"""%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj
trailer<</Root 1 0 R>>
%%EOF"""


def minutes(path: Path, pages: int = 3, **options: str) -> Path:
    made = PdfFactory(path, **options)
    for page in range(1, pages + 1):
        made.line(f"{page}. Agendapunt", "b").line(f"Bram de Wit meldt stand {page} van de haven.")
        made.text(480, 815, f"Pagina {page} van {pages}")
        if page < pages:
            made.page()
    return made.save()


def test_password(tmp_path):
    with pytest.raises(EncryptedFileError, match=r"besloten\.pdf: the PDF asks for a password.*qpdf --decrypt"):
        read_pdf(minutes(tmp_path / "besloten.pdf", password="geheim"))


def test_empty_password_opens(tmp_path):
    document = read_pdf(minutes(tmp_path / "a.pdf", password="", owner="geheim"))
    assert document.text.startswith("1. Agendapunt\nBram de Wit meldt stand 1 van de haven.")


@pytest.mark.parametrize("content", [b"%PDF-1.7\nhalf a file", b"\x00" * 400, b"geen pdf"])
def test_garbage(tmp_path, content):
    path = tmp_path / "a.pdf"
    path.write_bytes(content)
    with pytest.raises(DamagedFileError, match=r"a\.pdf: PDFium cannot open it .* Fetch or export it again"):
        read_pdf(path)


def test_empty_file(tmp_path):
    path = tmp_path / "a.pdf"
    path.touch()
    with pytest.raises(DamagedFileError, match="empty"):
        read_pdf(path)


def test_no_pages(tmp_path):
    path = tmp_path / "a.pdf"
    path.write_bytes(NO_PAGES)
    with pytest.raises(DamagedFileError):
        read_pdf(path)


@pytest.mark.parametrize("share", [0.02, 0.1, 0.3, 0.5, 0.7, 0.9, 0.99])
def test_truncated(tmp_path, share):
    content = minutes(tmp_path / "whole.pdf").read_bytes()
    path = tmp_path / "cut.pdf"
    path.write_bytes(content[: int(share * len(content))])
    # PDFium mends what it can; the pages that are left are read, or the file is refused.
    try:
        document = read_pdf(path)
    except DamagedFileError as error:
        assert "cut.pdf" in str(error)  # noqa: PT017
    else:
        assert document.page_count in (1, 2, 3)


@pytest.mark.parametrize("seed", range(40))
def test_flipped_bytes_give_a_document_or_a_reason(tmp_path, seed):
    content = bytearray(minutes(tmp_path / "whole.pdf").read_bytes())
    chance = random.Random(seed)
    for _ in range(30):
        content[chance.randrange(len(content))] = chance.randrange(256)
    path = tmp_path / "flipped.pdf"
    path.write_bytes(content)
    try:
        document = read_pdf(path)
    except ReadError as error:
        assert "flipped.pdf" in str(error)  # noqa: PT017
    else:
        document.text.encode()
        for block in document.blocks:
            assert 0 <= block.start < block.end <= len(document.text)


def test_five_hundred_pages(tmp_path):
    document = read_pdf(minutes(tmp_path / "a.pdf", pages=500))
    assert document.page_count == 500
    assert document.blocks[-1].page == 500
    assert "Pagina" not in document.text
    assert len(document.blocks) == 1000


def test_too_many_pages_are_refused_before_they_are_read(tmp_path, monkeypatch):
    path = minutes(tmp_path / "a.pdf", pages=4)
    monkeypatch.setattr(limits, "MAX_PAGES", 3)
    monkeypatch.setattr("pipeline.readers.pdf._read_page", lambda *_: pytest.fail("a page was read"))
    with pytest.raises(TooLargeError, match=r"a\.pdf: 4 pages, the limit is 3"):
        read_pdf(path)


def test_too_much_text(tmp_path, monkeypatch):
    path = minutes(tmp_path / "a.pdf")
    monkeypatch.setattr(limits, "MAX_CHARACTERS", 20)
    with pytest.raises(TooLargeError, match="more than 20 characters"):
        read_pdf(path)


def test_too_many_bytes(tmp_path, monkeypatch):
    path = minutes(tmp_path / "a.pdf")
    monkeypatch.setattr(limits, "MAX_BYTES", 10)
    with pytest.raises(TooLargeError, match="limit of 10"):
        read_pdf(path)


def test_blank_page_gives_an_empty_document(tmp_path):
    document = read_pdf(PdfFactory(tmp_path / "a.pdf").page().save())
    assert (document.text, document.blocks, document.warnings) == ("", (), ())


def test_script_and_link_are_not_followed(tmp_path):
    made = PdfFactory(tmp_path / "a.pdf").line("Opening.")
    made.canvas.linkURL("http://meerwijk.invalid/", (70, 700, 200, 760))
    made.canvas._doc.Catalog.OpenAction = "<< /S /JavaScript /JS (app.alert(1)) >>"
    assert read_pdf(made.save()).text == "Opening."


def test_page_full_of_rules_ends(tmp_path):
    stream = io.BytesIO()
    canvas = Canvas(stream, pagesize=(600, 600))
    chance = random.Random(1)
    for _ in range(5000):
        x, y = chance.random() * 600, chance.random() * 600
        canvas.line(x, y, x, y + 90)
        canvas.line(x, y, x + 90, y)
    canvas.drawString(70, 500, "Opening.")
    canvas.save()
    path = tmp_path / "a.pdf"
    path.write_bytes(stream.getvalue())
    assert "Opening." in read_pdf(path).text
