"""Finds tasks that are to be done after the meeting: in action lists, behind labels and in sentences."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import cache

from spacy.language import Language
from spacy.tokens import Doc

from pipeline.facts import ActionItem, Mention
from pipeline.nlp.annotation import ACTION_ITEMS, ORGANISATIONS, PEOPLE, read_facts, write_facts
from pipeline.nlp.components.action_tables import find_rows, is_action_section, is_done
from pipeline.nlp.components.actors import Actor, find_actors
from pipeline.nlp.components.owners import NOBODY, Owner, owner_of, read_due, read_owner
from pipeline.nlp.components.verbs import Lexicon, VerbForm
from pipeline.nlp.context import Context, context_of
from pipeline.nlp.rules import compile_pattern, load_rules
from pipeline.nlp.sentences import Sentence
from pipeline.nlp.zones import keep_first, within

FACTORY = "verslag_action_items"


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
    """Return the action items of a document in order; each stretch of text is one action item at most."""
    actors = find_actors(context, mentions)
    return keep_first((*find_rows(context, mentions), *_in_text(context, actors, mentions)))


def _in_text(context: Context, actors: Sequence[Actor], mentions: Sequence[Mention]) -> Iterator[ActionItem]:
    previous: Sentence | None = None
    listed: object = None
    for sentence in context.sentences:
        if context.is_heading(sentence.start) or sentence.block.kind in ("furniture", "heading"):
            previous = None
            continue
        inside = within(actors, sentence.start, sentence.end)
        item = _labelled(context, sentence, previous, inside) or _noted(context, sentence, previous, mentions)
        if item is None and sentence.block.table is None and is_action_section(context, sentence.start):
            item = _listed(context, sentence, inside, mentions) if sentence.block is not listed else None
            listed = sentence.block
        elif item is None and sentence.block.table is None:
            item = _stated(context, sentence, inside)
        if item is not None:
            yield item
        previous = sentence


def _item(context: Context, start: int, end: int, owner: Owner, rule: str, confidence: float) -> ActionItem:
    due, due_text = read_due(context, start, end)
    done = context.document.share_marked(start, end, "strike") > 0.5
    status = "done" if done else "open"
    return ActionItem(
        start, end, owner.written, owner.person, owner.organisation, due, due_text, status, confidence, rule
    )


def _confidence(rule: str) -> float:
    value: float = load_rules("action_items")["confidence"][rule]
    return value


def _labelled(
    context: Context, sentence: Sentence, previous: Sentence | None, actors: Sequence[Actor]
) -> ActionItem | None:
    """Return the task of a line that opens with a label; a label without a task is about the sentence before it."""
    rules = load_rules("action_items")
    opening = compile_pattern(rules["opening"], ignore_case=True).match(context.text, sentence.start, sentence.end)
    if opening is None:
        return None
    actor = next((actor for actor in actors if actor.start == opening.end()), None)
    if actor is not None:
        closing = compile_pattern(rules["closing"]).match(context.text, actor.end, sentence.end)
        if closing is None and not opening["mark"]:
            return None
        start = closing.end() if closing else opening.end()
        owner, rule = owner_of(context, actor), "label_owner"
    elif opening["mark"] in (":", "]", ">", ")"):
        start, rule = opening.end("mark"), "label"
        owner = (
            owner_of(context, actors[-1])
            if actors and context.text[actors[-1].end : sentence.end].strip() in (")", ").")
            else NOBODY
        )
    else:
        return None
    end = sentence.end
    while start < end and context.text[start] in " \n*:-–":
        start += 1
    if not re.search(r"\w", context.text[start:end]):
        if previous is None or previous.block is not sentence.block:
            return None
        start, end = previous.start, previous.end
    return _item(context, start, end, owner, rule, _confidence(rule))


def _noted(
    context: Context, sentence: Sentence, previous: Sentence | None, mentions: Sequence[Mention]
) -> ActionItem | None:
    """Return the task of a sentence with a note such as ``(actie Saskia)`` behind it."""
    pattern = compile_pattern(load_rules("action_items")["trailing"], ignore_case=True)
    note = pattern.search(context.text, sentence.start, sentence.end)
    if note is None:
        return None
    start, end = sentence.start, note.start()
    if len(context.text[start:end].split()) < 3 and previous is not None and previous.block is sentence.block:
        start, end = previous.start, previous.end
    end -= len(context.text[start:end]) - len(context.text[start:end].rstrip(" *\n"))
    owner = read_owner(context, *note.span("who"), mentions)
    return _item(context, start, end, owner, "trailing", _confidence("trailing")) if end > start else None


def _listed(
    context: Context, sentence: Sentence, actors: Sequence[Actor], mentions: Sequence[Mention]
) -> ActionItem | None:
    """Return a bullet or line under a heading such as *Actielijst*, with the owner before or behind the task."""
    block = sentence.block
    text = context.text[block.start : block.end]
    if (block.kind == "paragraph" and (len(text) > 300 or text.rstrip().endswith(":"))) or len(text.split()) < 2:
        return None
    start, end, owner = block.start, block.end, NOBODY
    behind = re.search(r"\s*[(\[]([^()\[\]]{2,60})[)\]]\s*\.?$", text)
    first = next((actor for actor in actors if actor.start == block.start), None)
    if first is not None:
        owner = owner_of(context, first)
        mark = re.match(r"\s*[:\-–]+\s*", context.text[first.end : end])
        start = first.end + mark.end() if mark else start
    elif behind is not None and any(block.start + behind.start(1) <= m.start < block.end for m in mentions):
        owner = read_owner(context, block.start + behind.start(1), block.start + behind.end(1), mentions)
        end = block.start + behind.start()
    if start >= end:
        return None
    item = _item(context, start, end, owner, "list", _confidence("list"))
    if is_done(re.split(r"\s[-–:→>]+\s|\. ", text)[-1]) and len(text.split()) > 3:
        return replace(item, status="done")
    return item


@cache
def _verbs() -> Lexicon:
    return Lexicon(VerbForm.read(form, verb) for verb in load_rules("action_items")["verbs"] for form in verb["forms"])


@cache
def _auxiliaries() -> tuple[tuple[Lexicon, re.Pattern[str], float], ...]:
    """Return each auxiliary with what may not follow it and how sure it is."""
    return tuple(
        (Lexicon(VerbForm.read(form, verb) for form in verb["forms"]), compile_pattern(verb["not"]), verb["confidence"])
        for verb in load_rules("action_items")["auxiliaries"]
    )


_INFINITIVE = re.compile(
    r"(?<![\w])(?!(?:een|geen|en|alleen|samen|binnen|buiten|tegen|tussen|morgen|kunnen|moeten|zullen|worden)\b)[a-zà-ÿ]{2,}(?:en|aan|oen|ien)\b"
)


def _stated(context: Context, sentence: Sentence, actors: Sequence[Actor]) -> ActionItem | None:
    """Return a sentence in which somebody takes on or is given a task."""
    rules = load_rules("action_items")
    text = context.text[sentence.start : sentence.end]
    if any(compile_pattern(pattern, ignore_case=True).search(text) for pattern in rules["not"]):
        return None
    for actor in actors:
        start, end = actor.start - sentence.start, actor.end - sentence.start
        owner = owner_of(context, actor)
        for auxiliary, unless, confidence in _auxiliaries():
            verb = auxiliary.find(text, start, end, plural=actor.may_be_plural)
            if verb is not None and not unless.search(verb[1]) and _INFINITIVE.search(verb[1]):
                return _item(context, sentence.start, sentence.end, owner, "auxiliary", confidence)
        if actor.kind != "role" and _verbs().find(text, start, end, plural=actor.may_be_plural) is not None:
            return _item(context, sentence.start, sentence.end, owner, "verb", _confidence("verb"))
        for rule, confidence in _handed_out(text, start, end):
            return _item(context, sentence.start, sentence.end, owner, rule, confidence)
    return None


def _handed_out(text: str, start: int, end: int) -> Iterator[tuple[str, float]]:
    """Yield the rules by which a sentence gives a task to whom stands between start and end."""
    rules = load_rules("action_items")
    marked = f"{text[:start]}\x00{text[end:]}"
    for request in rules["requests"]:
        if compile_pattern(request["pattern"].replace("{Who}", "\x00"), ignore_case=True).search(marked):
            yield request["name"], request["confidence"]
    if start == 0 and compile_pattern(rules["until"]["pattern"]).match(text[end:].lstrip()):
        yield "until", rules["until"]["confidence"]
