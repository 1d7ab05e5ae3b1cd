"""Compare the engines that can take the words off a PDF page: why PDFium reads and pdfplumber only helps with tables.

Run by hand: ``python benchmarks/pdf_engines.py [FOLDER]`` (default ``data/raw``). Every figure is CPU time and is given
as a ratio to pdfplumber's in the same run, so that machines do not matter.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from time import process_time

import pdfplumber
import pypdfium2

from pipeline.readers import ReadError
from pipeline.readers.pdf import read_pdf


def words_by_pdfplumber(path: Path) -> int:
    """Take words with fonts and sizes by pdfplumber; return the number of pages."""
    with pdfplumber.open(path) as pdf:
        for page in pdf.pages:
            page.extract_words(extra_attrs=["fontname", "size"])
        return len(pdf.pages)


def tables_by_pdfplumber(path: Path) -> int:
    """Take words and tables by pdfplumber, as a reader without PDFium would have to; return the number of pages."""
    with pdfplumber.open(path) as pdf:
        for page in pdf.pages:
            page.extract_words(extra_attrs=["fontname", "size"])
            page.find_tables()
        return len(pdf.pages)


def text_by_pdfium(path: Path) -> int:
    """Take the bare text by PDFium, the least that any reader costs; return the number of pages."""
    document = pypdfium2.PdfDocument(path)
    try:
        for page in document:
            page.get_textpage().get_text_range()
        return len(document)
    finally:
        document.close()


def whole_reader(path: Path) -> int:
    """Read a PDF as ``verslag run`` does: words, layout, tables, paragraphs; return the number of pages."""
    return read_pdf(path).page_count or 0


def measure(engine: Callable[[Path], int], paths: list[Path]) -> tuple[float, int]:
    """Return the CPU seconds and the number of pages an engine takes for some files."""
    start = process_time()
    pages = sum(engine(path) for path in paths)
    return process_time() - start, pages


def main(folder: Path) -> None:
    """Print a table of the engines for the readable PDFs with text in a folder."""
    paths = []
    for path in sorted(folder.rglob("*.pdf")):
        try:
            if not read_pdf(path).ocr:
                paths.append(path)
        except ReadError:
            continue
    reference, pages = measure(tables_by_pdfplumber, paths)
    print(f"{len(paths)} files, {pages} pages; reference: pdfplumber, words and tables")
    for engine in (tables_by_pdfplumber, words_by_pdfplumber, whole_reader, text_by_pdfium):
        seconds, _ = measure(engine, paths)
        print(f"{engine.__name__:<22} {1000 * seconds / pages:7.1f} ms a page   {reference / seconds:6.1f} x as fast")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).resolve().parent.parent / "data" / "raw")
