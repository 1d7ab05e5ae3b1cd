"""Documents and structures built by hand, all people and places in them invented."""

from __future__ import annotations

from datetime import date
from functools import cache

from spacy.language import Language

from pipeline.document import Block, Document, DocumentBuilder
from pipeline.facts import Attendee, DateFact, Facts, Header, Section, Structure
from pipeline.nlp import find_facts
from pipeline.nlp.context import Context
from pipeline.nlp.load import load_model


def paragraphs(*texts: str) -> Document:
    """Return a document of paragraphs; ``- `` makes a list item, ``# `` a heading, `` | `` a row of cells."""
    builder = DocumentBuilder()
    table = row = -1
    for text in texts:
        if " | " in text:
            table, row = (table, row + 1) if row >= 0 else (table + 1, 0)
            for column, cell in enumerate(text.split(" | ")):
                builder.add(cell, Block(0, 0, "cell", table=table, row=row, column=column))
            continue
        row = -1
        if text.startswith("- "):
            builder.add(text[2:], Block(0, 0, "list_item", level=1, tight=True), prefix="- ")
        elif text.startswith("# "):
            builder.add(text[2:], Block(0, 0, "heading", level=1))
        else:
            builder.add(text, Block(0, 0))
    return builder.build(media_type="text/plain")


@cache
def blank() -> Language:
    """Return a pipeline without a language model; loading one takes longer than the tests that use it."""
    return load_model("blank")


def attendee(document: Document, name: str, status: str | None = "present", **fields: str | None) -> Attendee:
    start = document.text.index(name)
    return Attendee(name, start, start + len(name), status, **fields)


def structure(
    document: Document,
    *,
    attendees: tuple[Attendee, ...] = (),
    dates: tuple[tuple[str, date], ...] = (),
    header: Header | None = None,
    kind: str = "minutes",
) -> Structure:
    """Return a structure with a section for each heading and the dates at their first occurrence."""
    headings = [block for block in document.blocks if block.kind == "heading"]
    ends = [*(block.start for block in headings[1:]), len(document.text)]
    first = headings[0].start if headings else len(document.text)
    sections = [Section(0, 0, first, 0)] if first else []
    for block, end in zip(headings, ends, strict=False):
        sections.append(Section(len(sections), block.start, end, block.end, 1, None, document.text_of(block)))
    found = []
    for written, day in dates:
        start = document.text.index(written)
        found.append(DateFact(start, start + len(written), day, day, "day"))
    return Structure(kind, "nl", header or Header(), tuple(sections), attendees, tuple(found))


def read(*texts: str, **fields: object) -> tuple[str, Facts]:
    """Return the text of a document and the facts that are found in it without a language model."""
    document = paragraphs(*texts)
    names = fields.pop("present", ())
    given = tuple(attendee(document, name) for name in names)
    return document.text, find_facts(document, structure(document, attendees=given, **fields), blank())


def context_of(*texts: str) -> Context:
    document = paragraphs(*texts)
    return Context(document, structure(document))
