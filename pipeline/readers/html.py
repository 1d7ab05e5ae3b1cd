"""Read HTML pages as a council site or an editor saves them."""

from __future__ import annotations

import re
from pathlib import Path

from lxml import etree

from pipeline.document import Document

from .characters import clean, decode
from .html_walk import parse, write_blocks
from .runs import Writer

_CHARSET = re.compile(rb"<meta[^>]+charset\s*=\s*[\"']?\s*([A-Za-z0-9_:.-]+)", re.I)
_MARKED = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")
_MAIN = (
    ".//main",
    ".//*[@role='main']",
    ".//article",
    ".//*[@id='content']",
    ".//*[@id='main']",
    ".//*[@id='main-content']",
)
_AROUND = frozenset({"header", "footer", "aside"})
_ROLES = frozenset({"navigation", "banner", "contentinfo", "search", "dialog", "alertdialog", "complementary"})
_CLUTTER = re.compile(
    r"cookie|consent|breadcrumb|kruimelpad|skip-?(?:link|to)|share-|social-media|sr-only|visually-hidden", re.I
)
_ENOUGH = 0.25


def read_html(path: Path) -> Document:
    """Read the main content of a saved web page; nothing it refers to is fetched."""
    writer = Writer()
    metadata = {}
    root = parse(_decode_page(path.read_bytes()))
    if root is not None:
        title = clean(" ".join((root.findtext(".//title") or "").split()))
        metadata = {"title": title} if title else {}
        write_blocks(writer, _main_content(root))
    return writer.builder.build(media_type="text/html", metadata=metadata)


def _decode_page(data: bytes) -> str:
    declared = _CHARSET.search(data[:4096])
    if declared and not data.startswith(_MARKED):
        name = declared[1].decode("ascii").lower()
        # Browsers read Latin-1 as Windows-1252, and pages rely on it.
        name = "cp1252" if name in {"iso-8859-1", "latin1", "us-ascii", "ascii"} else name
        try:
            return data.decode(name)
        except (LookupError, UnicodeError):
            return decode(data)
    return decode(data)


def _main_content(root: etree._Element) -> etree._Element:
    """Return the element that holds the text, cleared of what stands around it."""
    body = root.find("body")
    body = root if body is None else body
    for element in list(body.iter(etree.Element)):
        if _is_clutter(element) and element.getparent() is not None and element is not body:
            _drop(element)
    size = _size(body)
    for path in _MAIN:
        found = root.findall(path)
        if len(found) == 1 and _size(found[0]) >= _ENOUGH * size:
            return found[0]
    return body


def _drop(element: etree._Element) -> None:
    """Remove an element but not the text after it."""
    parent, before = element.getparent(), element.getprevious()
    if parent is None:
        return
    if before is None:
        parent.text = f"{parent.text or ''} {element.tail or ''}"
    else:
        before.tail = f"{before.tail or ''} {element.tail or ''}"
    parent.remove(element)


def _size(element: etree._Element) -> int:
    return sum(len(str(text).strip()) for text in element.itertext())


def _is_clutter(element: etree._Element) -> bool:
    role = str(element.get("role", "")).lower()
    names = f"{element.get('id', '')} {element.get('class', '')}"
    if role in _ROLES or _CLUTTER.search(names):
        return True
    # The header of an article holds its title; that of the page holds the menu.
    inside = any(parent.tag in {"main", "article"} for parent in element.iterancestors())
    return element.tag in _AROUND and not (inside and element.tag == "header")
