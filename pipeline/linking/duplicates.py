"""The same text in another format or version.

Two documents are copies when their files are equal, or when at least half of all runs of ``SHINGLE`` words of the two
stand in both and their dates do not contradict each other (near-duplicate detection by shingles: Broder, *On the
resemblance and containment of documents*, 1997). In an archive of 257 documents of nine organisations the copies
resembled each other for 0.86 and more, other pairs for 0.30 and less. Series of meetings repeat whole sentences, so
that likeness alone is not enough: another date is another meeting, and an undated text that is like meetings of two
days is a copy of neither.
"""

from __future__ import annotations

import re
import unicodedata
import zlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import combinations

from pipeline.linking.counting import gather
from pipeline.linking.groups import Groups
from pipeline.linking.occasions import text_of
from pipeline.schema import MEETING_KINDS
from pipeline.tabulate import Row

SHINGLE = 4
RESEMBLANCE = 0.5
"""Share of all shingles of two texts that both hold; a list of decisions inside minutes is no copy of them."""

_SAMPLE = 4  # one shingle in four is kept, chosen by its checksum, so that both texts keep the same ones
_ENOUGH = 5  # sampled shingles in common under which texts are too short to tell
_COMMON = 40  # documents in which a shingle is a formula and suggests nothing
_RICHNESS = (
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "text/markdown",
    "text/html",
    "text/plain",
    "application/pdf",
)
_CONCEPT_TEXT = re.compile(
    r"\b(?:concept|voorlopige?)[ -]?(?:verslag|notulen|besluitenlijst)|^\W*concept\W*$", re.I | re.M
)
_CONCEPT_NAME = re.compile(r"(?:^|[^a-z])(?:concept|draft)|(?:^|[^a-z])v?0[._]\d", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Text:
    document_id: str
    date: str | None
    meeting: bool
    sha256: str | None
    shingles: frozenset[int]
    preference: tuple[bool, bool, bool, int, int, str]


def find_copies(documents: Iterable[Row], meetings: Iterable[Row], dates: Iterable[Row]) -> dict[str, str]:
    """Return, for each document that is a copy, the document that counts.

    A report of a meeting counts before anything else, a final version before a concept, a format that states its
    headings and tables before one in which they are guessed (Word, Markdown, HTML, text, PDF; a scan last), then the
    longer text, for it lost less, then the first path.

    Args:
        documents: rows of all documents.
        meetings: rows of all meetings: the days they were held.
        dates: rows of all dates: the days that texts without a meeting are about.
    """
    days = {str(row["document_id"]): str(row["date_start"]) for row in dates if row["relation"] == "meeting"}
    days |= {str(row["document_id"]): str(row["date"]) for row in meetings if row["date"] is not None}
    texts = [_read(row, days) for row in documents if row["text"] is not None]
    texts.sort(key=lambda text: text.preference)
    groups = Groups(text.document_id for text in texts)
    for one, other in _equal_files(texts):
        groups.join(one.document_id, other.document_id)
    _join_like(texts, groups)
    # members stand in order of preference, since that is how they were added
    return {copy: first for first, *copies in groups.members() for copy in copies}


def complete_meetings(meetings: Iterable[Row], copies: Mapping[str, str]) -> list[Row]:
    """Fill what the meeting of the document that counts leaves open with what its copies say, the preferred first."""
    rows = list(meetings)
    copied = gather(
        (row for row in rows if str(row["document_id"]) in copies), lambda row: copies[str(row["document_id"])]
    )
    order = {document_id: number for number, document_id in enumerate(copies)}
    completed = []
    for row in rows:
        others = copied.get(str(row["document_id"]), [])
        others.sort(key=lambda other: order[str(other["document_id"])])
        filled = {
            column: next((other[column] for other in others if other[column] is not None), None)
            for column, value in row.items()
            if value is None
        }
        completed.append(row | filled)
    return completed


def _read(row: Row, days: Mapping[str, str]) -> _Text:
    document_id, text, path = str(row["document_id"]), str(row["text"]), str(row["source_path"])
    media_type = text_of(row, "media_type")
    concept = _CONCEPT_NAME.search(path.rpartition("/")[2]) or _CONCEPT_TEXT.search(text[:400])
    meeting = row["kind"] in MEETING_KINDS
    richness = _RICHNESS.index(media_type) if media_type in _RICHNESS else len(_RICHNESS)
    return _Text(
        document_id=document_id,
        date=days.get(document_id),
        meeting=meeting,
        sha256=text_of(row, "sha256"),
        shingles=read_shingles(text),
        preference=(not meeting, bool(concept), bool(row["ocr"]), richness, -len(text), path),
    )


def read_shingles(text: str) -> frozenset[int]:
    """Return the checksums of a sample of the runs of ``SHINGLE`` words of a text, without case, accents, digits."""
    plain = unicodedata.normalize("NFKC", text).casefold()
    words = re.findall(r"[^\W\d_]+", plain)
    checksums = (zlib.crc32(" ".join(words[i : i + SHINGLE]).encode()) for i in range(len(words) - SHINGLE + 1))
    return frozenset(checksum for checksum in checksums if checksum % _SAMPLE == 0)


def _equal_files(texts: Iterable[_Text]) -> list[tuple[_Text, _Text]]:
    first: dict[str, _Text] = {}
    return [(first[t.sha256], t) for t in texts if t.sha256 and first.setdefault(t.sha256, t) is not t]


def _join_like(texts: list[_Text], groups: Groups[str]) -> None:
    pairs = [pair for pair in _candidates(texts) if _is_like(*pair)]
    for one, other in pairs:
        if one.date == other.date:
            groups.join(one.document_id, other.document_id)
    mixed = [(a, b) if a.date is None else (b, a) for a, b in pairs if (a.date is None) != (b.date is None)]
    days: dict[str, set[str | None]] = defaultdict(set)
    for undated, dated in mixed:
        days[groups.find(undated.document_id)].add(dated.date)
    clear = [(undated, dated) for undated, dated in mixed if len(days[groups.find(undated.document_id)]) == 1]
    for undated, dated in clear:
        groups.join(undated.document_id, dated.document_id)


def _candidates(texts: list[_Text]) -> list[tuple[_Text, _Text]]:
    """Return the pairs that share some of their rarer shingles."""
    holders: dict[int, list[int]] = defaultdict(list)
    for number, text in enumerate(texts):
        for shingle in text.shingles:
            holders[shingle].append(number)
    shared: Counter[tuple[int, int]] = Counter()
    for numbers in holders.values():
        if 2 <= len(numbers) <= _COMMON:
            shared.update(combinations(numbers, 2))
    return [(texts[a], texts[b]) for (a, b), count in sorted(shared.items()) if count >= _ENOUGH]


def _is_like(one: _Text, other: _Text) -> bool:
    both = len(one.shingles & other.shingles)
    return both >= _ENOUGH and both >= RESEMBLANCE * len(one.shingles | other.shingles)
