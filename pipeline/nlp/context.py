"""What the components know of a text besides its words: its blocks, its sentences and its structure.

A ``Context`` travels with a spaCy ``Doc`` as ``doc._.context``; it is not serialised with it.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from spacy.tokens import Doc

from pipeline.document import Block, Document
from pipeline.facts import Header, Section, Structure
from pipeline.nlp.rules import any_of, compile_pattern, load_rules
from pipeline.nlp.sentences import Sentence, split_document
from pipeline.nlp.zones import Zones

if not Doc.has_extension("context"):
    Doc.set_extension("context", default=None)

_BLIND = re.compile(
    r"\S{1,64}@\S{1,100}\.\w+|(?:https?://|www\.)\S+|\b[\w-]+\.(?:pdf|docx?|xlsx?|pptx?|md|html?|png|jpe?g|svg)\b"
)

_LETTERED = re.compile(r"^[^\S\n]*(?P<letter>[A-Z])\.[^\S\n]", re.MULTILINE)

MIN_TURNS = 8
"""Number of paragraphs that open with a speaker from which a document may be a word-for-word report."""

_FIRST_PERSON = re.compile(r"\b(?:ik|mijn|wij|mij)\b", re.IGNORECASE)
_SPOKEN = 0.12
"""Share of the sentences of a word-for-word report, at least, that are in the first person."""


@dataclass(frozen=True)
class Context:
    """Hold a document and its structure, with the sentences and look-ups that all components share."""

    document: Document
    structure: Structure

    @cached_property
    def blind(self) -> Zones:
        """Return where no name is looked for: e-mail addresses, web addresses, file names."""
        return Zones(match.span() for match in _BLIND.finditer(self.text))

    @property
    def text(self) -> str:
        """Return the text of the document."""
        return self.document.text

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """Return the sentences of all blocks that hold running text, in order."""
        return tuple(split_document(self.document))

    @cached_property
    def is_verbatim(self) -> bool:
        """Tell whether the document gives word for word what speakers said, so that most of it is somebody's view."""
        speaker = compile_pattern(load_rules("reporting_verbs")["speaker"], ignore_case=True)
        turns = sum(bool(speaker.match(self.document.text_of(block))) for block in self.document.blocks)
        spoken = sum(bool(_FIRST_PERSON.search(self.text, s.start, s.end)) for s in self.sentences)
        return turns >= MIN_TURNS and spoken >= _SPOKEN * len(self.sentences)

    @cached_property
    def is_told_in_past(self) -> bool:
        """Tell whether the minutes are in the past tense (``De voorzitter opende``), where *zou* is what will be."""
        past, present = (
            len(compile_pattern(rf"(?<!\w){any_of(forms)}(?!\w)", ignore_case=True).findall(self.text))
            for forms in (load_rules("reporting_verbs")["told"][tense] for tense in ("past", "present"))
        )
        return past > present

    @cached_property
    def lettered(self) -> frozenset[int]:
        """Return where lines begin with a letter and a full stop, in a document whose agenda is lettered so."""
        lines = list(_LETTERED.finditer(self.text))
        opens = any(
            [line["letter"] for line in lines[index : index + 3]] == ["A", "B", "C"] for index in range(len(lines))
        )
        return frozenset(line.start("letter") for line in lines) if opens else frozenset()

    @cached_property
    def small_words(self) -> frozenset[str]:
        """Return the words of three letters or more that the text writes without a capital."""
        return frozenset(re.findall(r"\b[a-zà-ÿ]{3,}\b", self.text))

    def section_at(self, offset: int) -> Section | None:
        """Return the innermost section that holds a character."""
        sections = self.structure.sections
        index = bisect_right(sections, offset, key=lambda section: section.start) - 1
        return sections[index] if index >= 0 and offset < sections[index].end else None

    def is_heading(self, start: int) -> bool:
        """Tell whether a character stands in a heading."""
        section = self.section_at(start)
        return section is not None and section.title is not None and start < section.body_start

    def titles_over(self, offset: int) -> Iterator[str]:
        """Yield the titles of the section that holds a character and of those it is part of, innermost first."""
        section = self.section_at(offset)
        while section is not None:
            if section.title:
                yield section.title
            section = self.structure.sections[section.parent] if section.parent is not None else None


def context_of(doc: Doc) -> Context:
    """Return what is known of a Doc; a Doc that came without a document counts each of its lines as a paragraph."""
    context: Context | None = doc._.context
    if context is None:
        blocks = tuple(Block(match.start(), match.end()) for match in re.finditer(r"\S[^\n]*", doc.text))
        structure = Structure("other", None, Header(), (), (), ())
        context = Context(Document(doc.text, blocks), structure)
        doc._.context = context
    return context
