"""What the layout and the wording of a document say of it, before any language model."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from pipeline.document import Document
from pipeline.facts import Structure
from pipeline.structure.attendance import find_attendees, with_officers
from pipeline.structure.candidates import find_candidates
from pipeline.structure.date_relations import find_due_places, relate_dates
from pipeline.structure.dates import find_dates
from pipeline.structure.fields import find_fields
from pipeline.structure.header import read_header
from pipeline.structure.kind import find_kind
from pipeline.structure.language import find_language
from pipeline.structure.meeting_date import published_day
from pipeline.structure.outline import find_outline
from pipeline.structure.titles import find_title, named_title
from pipeline.structure.told_presence import with_told_presence

__all__ = ["read_structure"]


def read_structure(document: Document, *, name: str = "") -> Structure:
    """Read the kind, language, header, outline, attendance and dates of a document.

    Args:
        document: as a reader left it.
        name: the file's name, weak evidence where the document leaves something open.
    """
    title_blocks = [document.blocks[i] for i in find_title(document, find_candidates(document))]
    own_title = " ".join(" ".join(document.text_of(block).split()) for block in title_blocks)
    named = named_title(document)
    kind = find_kind(document, f"{named}\n{own_title}".strip())
    sections = find_outline(document, kind=kind).sections
    fields = find_fields(document, sections)
    attendees = with_told_presence(find_attendees(document, fields), document, sections)
    header = read_header(
        document,
        title=own_title or named,
        title_span=(title_blocks[0].start, title_blocks[-1].end) if title_blocks else (0, 0),
        fields=fields,
        sections=sections,
        attendees=attendees,
        name=name,
    )
    meeting = date.fromisoformat(header.date.value) if header.date else None
    following = date.fromisoformat(header.next_meeting.value) if header.next_meeting else None
    dates = relate_dates(
        find_dates(document.text, meeting or published_day(document)),
        document.text,
        meeting=meeting,
        next_meeting=following,
        due=find_due_places(document, sections),
    )
    return Structure(
        kind=kind,
        language=find_language(document.text),
        header=replace(header, warnings=()),
        sections=sections,
        attendees=with_officers(attendees, header),
        dates=dates,
        warnings=header.warnings,
    )
