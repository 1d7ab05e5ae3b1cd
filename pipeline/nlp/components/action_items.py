"""Finds tasks that are to be done after the meeting: in action lists, behind labels and in sentences."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from spacy.language import Language
from spacy.tokens import Doc

from pipeline.document import Block
from pipeline.facts import ActionItem, Mention
from pipeline.nlp.annotation import ACTION_ITEMS, ORGANISATIONS, PEOPLE, read_facts, write_facts
from pipeline.nlp.components.action_lines import Line, read_labelled, read_listed, read_noted
from pipeline.nlp.components.action_sentences import read_stated
from pipeline.nlp.components.action_tables import find_rows, is_action_section
from pipeline.nlp.components.actors import Actor, find_actors
from pipeline.nlp.context import Context, context_of
from pipeline.nlp.rules import compile_pattern, load_rules
from pipeline.nlp.zones import keep_first, within

FACTORY = "verslag_action_items"

LOOK_BACK = 6
"""Number of sentences of its block before a label in which the task is looked for that it marks."""


@Language.factory(FACTORY, assigns=["doc.spans"])
def create_action_items(nlp: Language, name: str) -> Callable[[Doc], Doc]:  # noqa: ARG001
    """Return the component that fills ``doc.spans["action_items"]``."""
    return annotate_action_items


def annotate_action_items(doc: Doc) -> Doc:
    """Write the action items of a Doc to ``doc.spans["action_items"]``."""
    mentions = [*read_facts(doc, PEOPLE, Mention), *read_facts(doc, ORGANISATIONS, Mention)]
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
    actors = find_actors(context, mentions)
    return keep_first((*find_rows(context, mentions), *_in_text(context, actors, mentions)))


def _in_text(context: Context, actors: Sequence[Actor], mentions: Sequence[Mention]) -> Iterator[ActionItem]:
    introduction = compile_pattern(load_rules("action_items")["introduction"], ignore_case=True)
    introduced = False
    read: Block | None = None
    earlier: list[Line] = []
    for sentence in context.sentences:
        if context.is_heading(sentence.start) or sentence.block.kind in ("furniture", "heading"):
            introduced = False
            continue
        earlier = [line for line in earlier if line.block is sentence.block]
        present = within(actors, sentence.start, sentence.end)
        line = Line(context, sentence.start, sentence.end, sentence.block, present, tuple(earlier))
        in_list = line.block.table is None and is_action_section(context, line.start)
        introduced = introduced and line.block.kind == "list_item"
        item = read_labelled(line) or read_noted(line, mentions)
        if item is None and (in_list or introduced):
            # the first sentence of a bullet is read with the whole bullet
            item = read_listed(line, mentions) if line.block is not read else None
        elif item is None:
            item = read_stated(line)
        if item is not None:
            yield item
        introduced = introduced or introduction.search(line.text) is not None
        read = line.block
        earlier = [*earlier, replace(line, earlier=())][-LOOK_BACK:]
