from __future__ import annotations

import zipfile
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from .pdf_factory import PdfFactory

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
NAMESPACES = (
    f'xmlns:w="{W}" xmlns:r="{REL}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)
ROOTS = {
    "styles": "styles",
    "numbering": "numbering",
    "footnotes": "footnotes",
    "endnotes": "endnotes",
    "header": "hdr",
}


@pytest.fixture
def save(tmp_path: Path) -> Callable[[str, bytes | str], Path]:
    """Write a file and return its path."""

    def write(name: str, content: bytes | str) -> Path:
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    return write


@pytest.fixture
def word(tmp_path: Path) -> Callable[..., Path]:
    """Write a Word file from the XML inside its body and, by keyword, inside its other parts."""

    def write(body: str, *, name: str = "verslag.docx", links: str = "", core: str = "", **parts: str) -> Path:
        path = tmp_path / name
        base = "http://schemas.openxmlformats.org/package/2006/relationships"
        relations = "".join(
            f'<Relationship Id="part_{part}" Type="{REL}/{part}" Target="{part}.xml"/>' for part in parts
        )
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr(
                "_rels/.rels",
                f'<Relationships xmlns="{base}"><Relationship Id="a" Type="{REL}/officeDocument" '
                'Target="word/document.xml"/></Relationships>',
            )
            archive.writestr(
                "word/_rels/document.xml.rels", f'<Relationships xmlns="{base}">{relations}{links}</Relationships>'
            )
            archive.writestr("word/document.xml", f"<w:document {NAMESPACES}><w:body>{body}</w:body></w:document>")
            for part, content in parts.items():
                root = ROOTS[part]
                archive.writestr(f"word/{part}.xml", f"<w:{root} {NAMESPACES}>{content}</w:{root}>")
            if core:
                archive.writestr("docProps/core.xml", core)
        return path

    return write


@pytest.fixture
def factory(tmp_path: Path) -> Callable[..., PdfFactory]:
    """Return what makes the factory of one PDF."""
    return partial(PdfFactory, tmp_path / "verslag.pdf")
