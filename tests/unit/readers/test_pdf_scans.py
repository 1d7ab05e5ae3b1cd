from __future__ import annotations

from pathlib import Path

import pytest
from reportlab.lib.utils import ImageReader

from pipeline.readers import ocr
from pipeline.readers.pdf import read_pdf
from pipeline.readers.pdf_words import Word

from .blocks import texts
from .pdf_factory import PdfFactory


def scan(made: PdfFactory) -> Path:
    from PIL import Image

    made.canvas.drawImage(ImageReader(Image.new("L", (60, 80), 200)), 0, 0, made.width, made.height)
    made.page().line("Bladzijde met tekst.").page()
    made.canvas.drawImage(ImageReader(Image.new("L", (60, 80), 190)), 0, 0, made.width, made.height)
    return made.text(400, 20, "RIS123456").save()


def test_pages_without_text_are_counted_in_one_warning(factory, monkeypatch):
    monkeypatch.setattr(ocr, "is_available", lambda: False)
    document = read_pdf(scan(factory()))
    assert document.warnings == (
        "2 pages (1, 3) hold no text; install Tesseract with Dutch (Debian: apt-get install tesseract-ocr "
        "tesseract-ocr-nld; then pip install 'verslag[ocr]') and run again",
    )
    assert not document.ocr
    assert "Bladzijde met tekst." in document.text


def test_pages_without_text_are_recognised_where_tesseract_is_installed(factory, monkeypatch):
    monkeypatch.setattr(ocr, "is_available", lambda: True)
    spoken = iter(["Opening", "Sluiting"])
    monkeypatch.setattr(
        ocr, "recognise_page", lambda page: [Word(next(spoken), 70, 110, 90, 100, 100, 10, bold=False, italic=False)]
    )
    document = read_pdf(scan(factory()))
    assert document.ocr
    assert document.warnings == ()
    assert texts(document) == ["Opening", "Bladzijde met tekst.", "Sluiting"]


def test_words_from_the_data_of_tesseract():
    data = {
        "text": ["", "Opening", "ruis", "stemming"],
        "conf": [-1, 96, 12, 91],
        "block_num": [1, 1, 1, 1],
        "par_num": [1, 1, 1, 1],
        "line_num": [0, 1, 1, 2],
        "left": [0, 300, 600, 300],
        "top": [0, 300, 300, 360],
        "width": [0, 150, 90, 200],
        "height": [0, 42, 40, 45],
    }
    words = ocr._words(data)
    assert [(w.text, w.x0, round(w.top, 1), w.size) for w in words] == [
        ("Opening", 72.0, 72.0, 10),
        ("stemming", 72.0, 86.4, 10),
    ]


@pytest.mark.skipif(not ocr.is_available(), reason="Tesseract with Dutch is not installed")
def test_tesseract_reads_a_rendered_page(factory, tmp_path):
    import pypdfium2

    source = factory().line("Saskia Verhoeven opent de vergadering", size=14).save()
    with pypdfium2.PdfDocument(source) as opened:
        image = opened[0].render(scale=3).to_pil()
    made = PdfFactory(tmp_path / "scan.pdf")
    made.canvas.drawImage(ImageReader(image), 0, 0, made.width, made.height)
    document = read_pdf(made.save())
    assert document.ocr
    assert "Verhoeven opent de vergadering" in document.text
