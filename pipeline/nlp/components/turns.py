"""Finds the turns of a conversation: what stands behind a name and a colon, a full stop, or a tag with a name."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.nlp.components.actors import Actor
from pipeline.nlp.components.conclusion_rules import find_wording
from pipeline.nlp.context import Context
from pipeline.nlp.rules import any_of, compile_pattern, load_rules
from pipeline.nlp.sentences import Sentence
from pipeline.nlp.zones import within

MIN_WORDS = 5
"""Number of words up to which what is said takes the next sentence of the same paragraph along."""

MIN_VERBATIM = 3
"""Number of paragraphs that open with a speaker and a full stop from which a document is a word-for-word report."""

_OF_WHOM = r", [A-ZÀ-Ý][\w&/.-]*(?: [\w&/.-]+){0,2}"
"""For whom somebody speaks, between a name and a colon (``Saskia de Vries, VNG:``)."""

_AFTER_SPEAKER = r"(?:, (?:vice-?)?voorzitter)?(?: ?\([^()\n]{1,60}\))?"


@dataclass(frozen=True, slots=True)
class Turn:
    """What an actor says from ``start`` to ``end``; ``last`` is the index of its last sentence."""

    actor: Actor
    start: int
    end: int
    last: int
    act: str
    rule: str


def _speakers_in_headings(context: Context, actors: Sequence[Actor]) -> dict[int, Actor]:
    """Return for the position of each section of which the title gives a speaker (``Inbreng Bram``) who that is."""
    words = any_of(load_rules("reporting_verbs")["headings"])
    pattern = compile_pattern(
        rf"\W*(?:\d+\.?\d* )?{words} (?:(?:van|door|by|namens) )?(?:de )?(?:fractie )?", ignore_case=True
    )
    found = {}
    for section in context.structure.sections:
        opened = pattern.match(context.text, section.start, section.body_start) if section.title else None
        named = within(actors, section.start, section.body_start)
        if opened is None or len(named) != 1 or not named[0].start <= opened.end() < named[0].end:
            continue
        if not context.text[named[0].end : section.body_start].strip(" :*_\n()"):
            found[section.position] = named[0]
    return found


class Turns:
    """Find the turns of a document of which the sentences, and the actors in each, are known."""

    def __init__(
        self,
        context: Context,
        sentences: Sequence[Sentence],
        inside: Sequence[Sequence[Actor]],
        actors: Sequence[Actor],
    ) -> None:
        self._context = context
        self._headed = _speakers_in_headings(context, actors)
        self._sentences, self._inside = sentences, inside
        opened = sum(self._opens_verbatim(index) for index in range(len(sentences)))
        self._verbatim = opened >= MIN_VERBATIM
        labelled = sum(self._opens_with_colon(index) for index in range(len(sentences)))
        self._conversation = labelled >= MIN_VERBATIM

    def at(self, index: int) -> Turn | None:
        """Return the turn that a sentence opens, None where it opens none."""
        actors = self._inside[index]
        if not actors:
            return self._under_heading(index)
        if self._verbatim and self._opens_verbatim(index):
            return self._turn(index, actors[0], self._sentences[index].end, "verbatim")
        label_end = self._after_tag(index, actors[0]) or self._after_colon(index, actors)
        label_end = label_end or self._after_bare_name(index, actors[0])
        if label_end is not None:
            return self._turn(index, actors[0], label_end, "colon")
        label_end = self._after_dash(index, actors[0])
        if label_end is not None:
            return self._turn(index, actors[0], label_end, "dash")
        named = any(actor.kind in ("person", "organisation") for actor in actors)
        return None if named else self._under_heading(index)

    def _under_heading(self, index: int) -> Turn | None:
        """Return the turn of who is named in the heading (``Inbreng Bram``) right over this sentence."""
        sentence = self._sentences[index]
        section = self._context.section_at(sentence.start) if self._headed else None
        actor = self._headed.get(section.position) if section is not None else None
        if section is None or actor is None or sentence.block.table is not None:
            return None
        if index and self._sentences[index - 1].start >= section.start:
            return None
        return self._turn(index, actor, sentence.start, "heading")

    def _after_dash(self, index: int, actor: Actor) -> int | None:
        """Return where a clause begins behind a name and a dash at the start of a line (``Ada - wie kan er?``)."""
        sentence, text = self._sentences[index], self._context.text
        if not sentence.first or actor.kind != "person" or text[sentence.start : actor.start].strip(" *_-–•"):
            return None
        if any(attendee.start == actor.start for attendee in self._context.structure.attendees):
            return None
        dash = re.compile(rf"{_AFTER_SPEAKER}[ *_]* [-–—] (?=\S)").match(text, actor.end, sentence.end)
        finite = compile_pattern(rf"(?<!\w){any_of(load_rules('reporting_verbs')['finite'])}(?!\w)", ignore_case=True)
        if dash is None or not (finite.search(text, dash.end(), sentence.end) or text[: sentence.end].endswith("?")):
            return None
        return dash.end()

    def _opens_with_colon(self, index: int) -> bool:
        actors = self._inside[index]
        return bool(actors) and actors[0].kind == "person" and self._after_colon(index, actors) is not None

    def _after_bare_name(self, index: int, actor: Actor) -> int | None:
        """Return where a clause begins behind a name that lost its colon, in a report that has them."""
        sentence, text = self._sentences[index], self._context.text
        if not self._conversation or not sentence.first or actor.kind != "person" or actor.start != sentence.start:
            return None
        opener = any_of(load_rules("reporting_verbs")["clause_openers"])
        clause = compile_pattern(rf"[*_]* (?={opener}(?!\w))").match(text, actor.end, sentence.end)
        return None if clause is None else clause.end()

    def _opens_verbatim(self, index: int) -> bool:
        """Tell whether a sentence is a speaker and a full stop, as reports of councils have (``De voorzitter.``)."""
        sentence, actors = self._sentences[index], self._inside[index]
        if not sentence.first or not actors or actors[0].start != sentence.start:
            return False
        return bool(re.fullmatch(rf"{_AFTER_SPEAKER}\s?\.", self._context.text[actors[0].end : sentence.end]))

    def _after_colon(self, index: int, actors: Sequence[Actor]) -> int | None:
        sentence, text, actor = self._sentences[index], self._context.text, actors[0]
        if text[sentence.start : actor.start].strip(" \"'“*-–>=@[") or actor.kind == "group":
            return None
        colon = compile_pattern(rf"(?:{_AFTER_SPEAKER}|{_OF_WHOM})[ *_\]]*:").match(text, actor.end, sentence.end)
        if colon is None or (sentence.block.table is not None and len(actors) > 2):
            return None
        # "Voorzitter: Saskia Verhoeven, lid van de raad" names and says nothing
        if actor.kind == "role" and len(actors) > 1 and actors[1].kind == "person":
            behind = text[actors[1].end : sentence.end].lstrip()
            if not text[colon.end() : actors[1].start].strip(" |\n") and (not behind.strip(" .") or behind[0] in ",("):
                return None
        if actor.kind == "role" and any(
            sentence.start <= attendee.start < sentence.end for attendee in self._context.structure.attendees
        ):
            return None
        if len(actors) > 1 and actors[1].kind == "person" and not text[actors[1].end : sentence.end].strip(" ."):
            return None
        return colon.end()

    def _after_tag(self, index: int, actor: Actor) -> int | None:
        """Return where what is said begins behind a tag: a name (``<Bram>``), or a noun with one (``<vraag Bram>``)."""
        sentence, text = self._sentences[index], self._context.text
        nouns = any_of([rule["noun"] for rule in load_rules("reporting_verbs")["nouns"]])
        alone = "|<" if actor.kind == "person" else ""
        before = compile_pattern(
            rf"[<\[{{] ?{nouns}(?: van)? |(?:\w+ )?{nouns} ?:? ?[<\[{{(] ?{alone}", ignore_case=True
        )
        opened = before.match(text, sentence.start, actor.start)
        closed = re.compile(r" ?(?:[>\]}]:?|\):) ?").match(text, actor.end, sentence.end)
        return closed.end() if opened and closed and opened.end() == actor.start else None

    def _turn(self, index: int, actor: Actor, said_from: int, rule: str) -> Turn | None:
        """Return a turn that takes sentences along until something is said, None where nothing is."""
        text, said, last = self._context.text, 0, index
        empty = compile_pattern(load_rules("reporting_verbs")["empty_turn"], ignore_case=True)
        if empty.match(text[said_from : self._sentences[index].end]):
            return None
        procedural = compile_pattern(load_rules("reporting_verbs")["procedural_turn"], ignore_case=True)
        for number in range(index, len(self._sentences)):
            sentence = self._sentences[number]
            if number > index and not self._goes_on(index, number, said=said > 0):
                break
            if number > index and rule != "verbatim" and find_wording(self._context, sentence) is not None:
                break
            words = text[max(said_from, sentence.start) : sentence.end].split()
            last = number
            if rule != "verbatim" or not procedural.search(" ".join(words)):
                said += sum(any(letter.isalnum() for letter in word) for word in words)
            if said >= MIN_WORDS:
                break
        if not said:
            return None
        start, end = self._sentences[index].start, self._sentences[last].end
        act = "asks" if text[:end].rstrip().endswith("?") and rule != "verbatim" else "states"
        return Turn(actor, start, end, last, act, rule)

    def _goes_on(self, index: int, number: int, *, said: bool) -> bool:
        """Tell whether a sentence belongs to the turn that opened at another: the same paragraph, or right under it."""
        before, sentence = self._sentences[number - 1], self._sentences[number]
        if sentence.block == self._sentences[index].block:
            return not any(actor.start == sentence.start for actor in self._inside[number][:1])
        near = sentence.start - before.end <= 20
        return near and not said and not self._opens_verbatim(number) and self._after_any(number) is None

    def _after_any(self, number: int) -> int | None:
        actors = self._inside[number]
        return self._after_colon(number, actors) if actors else None
