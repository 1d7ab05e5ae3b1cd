"""Sentences of the minutes with their sources: what is attributed to somebody, and the running text around it."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import accumulate

from pipeline.analysis.passages import has_any, sentence_spans
from pipeline.analysis.search import Query
from pipeline.analysis.summary.lines import Source, as_count, plain

Row = Mapping[str, object]
Span = tuple[str, int, int]
"""A document, and the first and one past the last character in it."""

# shorter is a heading or a label, longer a table or a list without stops
_SHORTEST, _LONGEST = 6, 60


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of the minutes.

    Attributes:
        text: on one line.
        source: where it stands.
        meeting_id: the meeting.
        section_id: the section.
        speaker: whom it is attributed to, by name or as written; None for running text.
        person_id: that person.
        organisation: whom the speaker is there for, or is.
        organisation_id: the organisation that speaks itself, without a person.
        act: what the speaker does.
    """

    text: str
    source: Source
    meeting_id: str
    section_id: str | None
    speaker: str | None = None
    person_id: str | None = None
    organisation: str | None = None
    organisation_id: str | None = None
    act: str | None = None

    @property
    def span(self) -> Span:
        """Where it stands."""
        return self.source.document_id, self.source.start, self.source.end


class Places:
    """Know which characters of which documents are taken.

    Args:
        spans: documents with first and last characters (0-based, end exclusive).
    """

    def __init__(self, spans: Iterable[Span]) -> None:
        by_document: dict[str, set[tuple[int, int]]] = defaultdict(set)
        for document, start, end in spans:
            by_document[document].add((start, end))
        self._starts = {document: sorted(start for start, _ in own) for document, own in by_document.items()}
        # how far the spans reach that begin at or before each start
        self._reach = {
            document: list(accumulate((end for _, end in sorted(own)), max)) for document, own in by_document.items()
        }

    def __contains__(self, span: Span) -> bool:
        """Tell whether a span shares a character with one of them."""
        document, start, end = span
        before = bisect_left(self._starts.get(document, ()), end)
        return before > 0 and self._reach[document][before - 1] > start


def span_of(row: Row) -> Span:
    """Return the place of a row of an answer."""
    return str(row["document_id"]), as_count(row["start"]), as_count(row["end"])


def read_said(row: Row) -> Sentence:
    """Return a row of ``Archive.who_raised`` as a sentence."""
    return Sentence(
        text=plain(str(row["text"])),
        source=source_of(row),
        meeting_id=str(row["meeting_id"]),
        section_id=_text(row["section_id"]),
        speaker=_text(row["person"]) or _text(row["speaker"]),
        person_id=_text(row["person_id"]),
        organisation=_text(row["organisation"]),
        organisation_id=None if row["person_id"] is not None else _text(row["organisation_id"]),
        act=_text(row["act"]),
    )


def read_running(row: Row, taken: Places, ends: Collection[str], query: Query | None) -> Iterator[Sentence]:
    """Yield the sentences of a section that are neither attributed to anybody nor a decision or a task.

    Where the topic stands in the text and not in the heading, only the sentences that have a word of it.

    Args:
        row: of ``Archive.sections``.
        taken: where all that is told otherwise stands.
        ends: the sections that lie within one page.
        query: what was looked for.
    """
    everywhere = query is None or row["matched_in"] != "sentence"
    text, (document, offset, _) = str(row["text"]), span_of(row)
    for start, end in sentence_spans(text):
        words = len(text[start:end].split())
        heading = row["section"] is not None and (start == 0 or plain(text[start:end]) == plain(str(row["section"])))
        if heading or not _SHORTEST <= words <= _LONGEST or not text[start].isalpha():
            continue
        if (document, offset + start, offset + end) in taken:
            continue
        if not everywhere and query is not None and not has_any(text[start:end], query):
            continue
        yield Sentence(
            text=plain(text[start:end]),
            source=source_of(
                {**row, "start": offset + start, "end": offset + end}, exact=str(row["section_id"]) in ends
            ),
            meeting_id=str(row["meeting_id"]),
            section_id=_text(row["section_id"]),
        )


def source_of(row: Row, *, exact: bool = True) -> Source:
    """Return the source of a row of an answer."""
    day = row["date"] if "date" in row else row["opened_on"]
    section = " ".join(str(row[name]) for name in ("section_number", "section") if row[name] is not None)
    return Source(
        document_id=str(row["document_id"]),
        path=str(row["source_path"]),
        day=day if isinstance(day, date) else None,
        section_id=_text(row["section_id"]),
        section=section or None,
        page=as_count(row["page"]) if row["page"] is not None else None,
        start=as_count(row["start"]),
        end=as_count(row["end"]),
        exact=exact,
    )


def _text(value: object) -> str | None:
    return None if value is None else str(value)
