"""A document as it was read, with its facts marked in the text, and pictures of its pages."""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path

import pypdfium2
from starlette.requests import Request
from starlette.responses import Response

from pipeline.analysis.summary.lines import as_count
from pipeline.analysis.wording import WORDS
from pipeline.explorer.marks import Mark, cut
from pipeline.explorer.pages import not_found, render, state_of
from pipeline.explorer.state import State

Row = Mapping[str, object]

_PDF = "application/pdf"
_DOTS_PER_INCH = 110
_POINTS_PER_INCH = 72
# PDFium is not made for threads
_drawing = threading.Lock()

FACTS = {
    "decision": ("conclusions", "conclusion_id", "kind"),
    "action": ("action_items", "action_id", "status"),
    "contribution": ("contributions", "contribution_id", "act"),
}
"""Table, key and telling column of each kind of fact that is marked."""

_SECTIONS = """
    SELECT section_id, parent_id, position, level, number, title, kind, page, start, "end", text
    FROM sections WHERE document_id = $document ORDER BY position"""
_MARKS = """
    SELECT 'decision' AS kind, conclusion_id AS id, x.start, x."end", NULL AS who FROM conclusions x
        JOIN meetings m USING (meeting_id) WHERE m.document_id = $document
    UNION ALL SELECT 'action', action_id, x.start, x."end", owner FROM action_items x
        JOIN meetings m USING (meeting_id) WHERE m.document_id = $document
    UNION ALL SELECT 'contribution', contribution_id, x.start, x."end", speaker FROM contributions x
        JOIN meetings m USING (meeting_id) WHERE m.document_id = $document
    UNION ALL SELECT 'name', mention_id, start, "end", label FROM mentions
        WHERE document_id = $document AND label <> 'LOC'"""


def show_document(request: Request) -> Response:
    """Show a document that reports no meeting, or a copy; for a meeting there is the page of the meeting."""
    state, document_id = state_of(request), request.path_params["document_id"]
    document = state.find_one("SELECT * FROM documents WHERE document_id = $document", document=document_id)
    if document is None:
        not_found()
    return render(request, "document.html", {"document": document, **read_text(state, document)})


def read_text(state: State, document: Row) -> dict[str, object]:
    """Return the sections of a document in pieces with their marks, and the pages there are pictures of."""
    key = document["document_id"]
    rows = state.ask(_SECTIONS, document=key)
    marks = [_mark(row) for row in state.ask(_MARKS, document=key)]
    sections = [{**row, "pieces": cut(str(row["text"]), marks, offset=as_count(row["start"]))} for row in rows]
    pages = range(1, as_count(document["page_count"]) + 1) if find_pdf(state, document) else range(0)
    return {"sections": sections, "page_images": pages}


def _mark(row: Row) -> Mark:
    kind = str(row["kind"])
    named = kind == "name"
    title = None if named else " ".join(str(part) for part in (WORDS["kind"][kind], row["who"]) if part)
    return Mark(as_count(row["start"]), as_count(row["end"]), kind, None if named else str(row["id"]), title)


def find_pdf(state: State, document: Row) -> Path | None:
    """Return the PDF file a document was read from, None where it is no PDF, is not at hand, or has changed since."""
    if state.documents is None or document["media_type"] != _PDF:
        return None
    root = state.documents.resolve()
    path = (root / str(document["source_path"])).resolve()
    if not path.is_relative_to(root) or not path.is_file():
        return None
    return path if path.stat().st_size == document["size_bytes"] else None


def show_page(request: Request) -> Response:
    """Return a picture of a page of a PDF document."""
    state, number = state_of(request), request.path_params["page"]
    document = state.find_one(
        "SELECT * FROM documents WHERE document_id = $document", document=request.path_params["document_id"]
    )
    path = find_pdf(state, document) if document is not None else None
    if document is None or path is None or not 1 <= number <= as_count(document["page_count"]):
        not_found()
    content = path.read_bytes()
    if hashlib.sha256(content).hexdigest() != document["sha256"]:
        not_found()
    return Response(_draw(content, number), media_type="image/png")


def _draw(content: bytes, number: int) -> bytes:
    with _drawing:
        pdf = pypdfium2.PdfDocument(content)
        try:
            image = pdf[number - 1].render(scale=_DOTS_PER_INCH / _POINTS_PER_INCH).to_pil()
        finally:
            pdf.close()
    stream = BytesIO()
    image.save(stream, "PNG")
    return stream.getvalue()
