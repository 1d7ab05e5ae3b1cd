"""Finds tasks that are to be done after the meeting: in action lists, behind labels and in sentences."""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from spacy.language import Language
from spacy.tokens import Doc

from pipeline.document import Block
from pipeline.facts import ActionItem, Mention, Organisation
from pipeline.nlp.annotation import ACTION_ITEMS, ORGANISATIONS, PEOPLE, read_entities, read_facts, write_facts
from pipeline.nlp.components.action_lines import is_label_alone, is_labelled, read_labelled, read_listed, read_noted
from pipeline.nlp.components.action_sentences import read_promise, read_stated
from pipeline.nlp.components.action_status import find_box
from pipeline.nlp.components.action_tables import find_rows, is_action_section
from pipeline.nlp.components.actors import Actor, find_actors, find_members
from pipeline.nlp.components.owners import NOBODY, Owner, called_actors, called_owner, read_owner
from pipeline.nlp.components.role_holders import Holders, find_holders, holder_of
from pipeline.nlp.components.task_lines import Line
from pipeline.nlp.components.unnamed_speakers import find_bare_places
from pipeline.nlp.context import Context, context_of
from pipeline.nlp.rules import any_of, compile_pattern, load_rules
from pipeline.nlp.zones import keep_first, within

FACTORY = "verslag_action_items"

MIN_SENTENCE = 5
"""Number of words from which a part of a paragraph is a sentence, and no note about a task such as ``Gereed.``"""

LOOK_BACK = 6
"""Number of sentences of its block before a label in which the task is looked for that it marks."""


@Language.factory(FACTORY, assigns=["doc.spans"])
def create_action_items(nlp: Language, name: str) -> Callable[[Doc], Doc]:  # noqa: ARG001
    """Return the component that fills ``doc.spans["action_items"]``."""
    return annotate_action_items


def annotate_action_items(doc: Doc) -> Doc:
    """Write the action items of a Doc to ``doc.spans["action_items"]``."""
    mentions = [*read_facts(doc, PEOPLE, Mention), *read_facts(doc, ORGANISATIONS, Mention)]
    mentions += find_bare_places(context_of(doc), read_entities(doc, ORGANISATIONS, Organisation), mentions)
    mentions.sort(key=lambda mention: mention.start)
    items = find_action_items(context_of(doc), mentions)
    write_facts(doc, ACTION_ITEMS, items, [item.status for item in items])
    return doc


def find_action_items(context: Context, mentions: Sequence[Mention]) -> list[ActionItem]:
    """Return the action items of a document in order; each stretch of text is one action item at most.

    Args:
        context: the document with its structure.
        mentions: of people and organisations, in order.
    """
    known = find_actors(context, mentions)
    actors = sorted(
        [*known, *find_members(context, known), *called_actors(context, mentions)],
        key=lambda actor: (actor.start, -actor.end),
    )
    rows = list(find_rows(context, mentions))
    items = keep_first((*rows, *_in_text(context, actors, mentions, rows)))
    holders = find_holders(context, mentions)
    return [_with_holder(context, holders, _of_heading(context, mentions, item)) for item in items]


def _of_heading(context: Context, mentions: Sequence[Mention], item: ActionItem) -> ActionItem:
    """Return a task behind a label that names nobody with whom the title over it names: ``Nieuwsbrief (Saskia)``."""
    section = context.section_at(item.start)
    if item.owner is not None or item.rule != "label" or section is None:
        return item
    named = re.compile(r"[^\n]*\((?P<who>[^()\n]{2,40})\)[\s:*#.]*").fullmatch(
        context.text, section.start, section.body_start
    )
    owner = read_owner(context, *named.span("who"), mentions) if named is not None else NOBODY
    person = (
        called_owner(context, owner.written, mentions).person
        if owner.written and owner.person is None
        else owner.person
    )
    return replace(item, owner=owner.written, owner_person=person) if person is not None else item


def _with_holder(context: Context, holders: Holders, item: ActionItem) -> ActionItem:
    """Return a task that a role without a name owns with the person who holds it."""
    if item.owner is None or item.owner_person is not None or item.owner_organisation is not None:
        return item
    return replace(item, owner_person=holder_of(context, holders, item.owner, item.start))


def _in_text(
    context: Context, actors: Sequence[Actor], mentions: Sequence[Mention], rows: Sequence[ActionItem]
) -> Iterator[ActionItem]:
    # under a table of tasks the lines are notes
    tabled = {section.position for row in rows if (section := context.section_at(row.start)) is not None}
    closed = False
    verbatim, rules = context.is_verbatim, load_rules("action_items")
    introduced: Owner | None = None
    read: Block | None = None
    speaker: Actor | None = None
    for line in _lines(context, actors):
        if line is None:
            introduced, closed = None, False
            continue
        closed = closed or compile_pattern(rules["closing_lines"], ignore_case=True).fullmatch(line.text) is not None
        speaker = _speaker(line) or speaker
        in_list = line.block.table is None and not closed and is_action_section(context, line.start)
        paragraph = line.block.kind == "paragraph"
        if in_list and (
            _is_of_minutes(line) or (paragraph and (_is_under(context, line.start, tabled) or _is_prose(line)))
        ):
            in_list = False
        in_list = in_list or _is_boxed(line)
        introduced = introduced if line.block.kind == "list_item" else None
        announced = _announced_owner(line, mentions)
        item = None if announced is not None else read_labelled(line, mentions) or read_noted(line, mentions)
        if item is None and announced is None and (in_list or introduced is not None):
            # the first sentence of a bullet is read with the whole bullet
            item = read_listed(line, mentions, introduced or NOBODY) if line.block is not read else None
        elif item is None and announced is None:
            item = read_promise(line, speaker) if verbatim else read_stated(line)
        if item is not None:
            yield item
        if announced is not None:
            introduced = announced
        elif compile_pattern(rules["introduction"], ignore_case=True).search(line.text):
            introduced = NOBODY
        read = line.block


def _is_boxed(line: Line) -> bool:
    """Tell whether a line is a bullet with a box, and not somebody on a list who was there or not."""
    start, end = line.block.start, line.block.end
    listed = any(start <= attendee.start < end for attendee in line.context.structure.attendees)
    return line.block.kind == "list_item" and not listed and find_box(line.context.text, start) is not None


def _is_of_minutes(line: Line) -> bool:
    """Tell whether a line stands under a title that goes over the minutes together with their action list."""
    section = line.context.section_at(line.start)
    return section is not None and re.search(r"\b(?:notulen|verslag)\b", section.title or "", re.IGNORECASE) is not None


def _is_prose(line: Line) -> bool:
    """Tell whether a line stands in a paragraph of more sentences, which talks about a list."""
    sentences = (s for s in line.context.sentences if s.block is line.block)
    return sum(len(line.context.text[s.start : s.end].split()) >= MIN_SENTENCE for s in sentences) > 1


def _is_under(context: Context, offset: int, positions: Container[int]) -> bool:
    """Tell whether a character stands in one of some sections, or in a part of one."""
    section = context.section_at(offset)
    while section is not None and section.position not in positions:
        section = context.structure.sections[section.parent] if section.parent is not None else None
    return section is not None


def _lines(context: Context, actors: Sequence[Actor]) -> Iterator[Line | None]:
    """Yield the sentences with those of their block before them; None where a heading or a margin comes between."""
    earlier: list[Line] = []
    following = {before.end: after for before, after in pairwise(context.document.blocks)}
    for sentence in context.sentences:
        if context.is_heading(sentence.start) or sentence.block.kind in ("furniture", "heading"):
            yield None
            if not is_labelled(context, sentence.start, sentence.end):
                continue
        earlier = [line for line in earlier if line.block is sentence.block or _leads(line, sentence.block)]
        present = within(actors, sentence.start, sentence.end)
        line = Line(
            context,
            sentence.start,
            sentence.end,
            sentence.block,
            present,
            tuple(earlier),
            following.get(sentence.block.end),
        )
        yield line
        earlier = [*earlier, replace(line, earlier=())][-LOOK_BACK:]


def _leads(line: Line, block: Block) -> bool:
    """Tell whether a line is a label over a block right under it (``Saskia:``), or what such a block is about."""
    label = block.tight and line.text.endswith(":")
    return line.following is block and (label or is_label_alone(line.context, block))


def _announced_owner(line: Line, mentions: Sequence[Mention]) -> Owner | None:
    """Return whom a line such as ``Actiepunten Saskia:`` names, where a list follows."""
    if line.end != line.block.end or line.following is None or line.following.kind != "list_item":
        return None
    pattern = compile_pattern(load_rules("action_items")["introduced_owner"], ignore_case=True)
    announced = pattern.match(line.context.text, line.start, line.end)
    if announced is None:
        return None
    owner = read_owner(line.context, *announced.span("who"), mentions)
    # at the end of a bullet it is a label, about the bullet itself
    if line.block.kind == "list_item" and not announced.group().endswith(":"):
        return None
    single = "@" in announced.group() and not re.search(r" [^A-ZÀ-Ý]", announced["who"])
    named = sum(m.end - m.start for m in within(mentions, *announced.span("who")) if m.entity is not None)
    known = single or 2 * named > len(announced["who"]) or _is_group(announced["who"])
    return owner if known else None


def _is_group(written: str) -> bool:
    """Tell whether words name no person but all, or a body."""
    roles = load_rules("roles")
    words = any_of([*roles["groups"], *roles["everybody"], *roles["speaking_roles"]])
    group = rf"(?:(?:de|het|alle|ons|onze) )?{words}"
    return compile_pattern(group, ignore_case=True).fullmatch(written) is not None


def _speaker(line: Line) -> Actor | None:
    """Return who speaks from here on: a block opens with them and a colon or full stop."""
    actor = line.actors[0] if line.actors and line.actors[0].start == line.block.start else None
    if actor is None:
        return None
    after = line.context.text[actor.end : line.block.end]
    return actor if re.match(r"(?: ?\([^()\n]{1,60}\))?\s?[:.]", after) else None
