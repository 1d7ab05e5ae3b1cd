"""Reads lines that are marked as a task: by a label before it, a note behind it, or the list they stand in."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from pipeline.document import Block
from pipeline.facts import ActionItem, Mention
from pipeline.nlp.components.action_bullets import read_assigned, read_given
from pipeline.nlp.components.action_due import read_due_over
from pipeline.nlp.components.action_notes import noted_item, read_beside, read_notes
from pipeline.nlp.components.action_status import find_box, is_done, is_ticked
from pipeline.nlp.components.actors import group_at
from pipeline.nlp.components.listed_talk import is_address, is_of_agreements, is_statement
from pipeline.nlp.components.owners import NOBODY, Owner, called_owner, owner_of, read_owner
from pipeline.nlp.components.task_lines import INFINITIVE, Line, action_item, confidence_of
from pipeline.nlp.context import Context
from pipeline.nlp.rules import compile_pattern, load_rules

_TEAM = re.compile(r"(?:[A-ZÀ-Ý@][\w.'’-]*(?: ?[,/&] ?| )?){1,3}|(?:alle )?[\w-]*(?:team|leden|groep|allen)")
"""Who is to do something, though the text names nobody of that name."""

_HANDLE = re.compile(r"@(?P<who>[\w.-]*\w) ?[:\])>-]+ ?")
"""An account name as the owner behind a label."""

_ARROW = re.compile(r"\s*(?:-+>|=+>|→|➔|➜)\s*(?P<who>[^.:\n]{2,60}?)[\s.]*$")
"""What an arrow at the end of a line points at: who is to do it."""

_BRACKETS = re.compile(r"\([^()\n]*\)")

_NAME = 4
"""Number of words up to which what stands behind a label may be no more than who is to do it."""

_SHORT = 5
"""Number of words below which a sentence before a label only goes on about the one before it."""


def read_labelled(line: Line, mentions: Sequence[Mention]) -> ActionItem | None:
    """Return the task of a line that opens with a label; a label without a task is about the sentence before it."""
    rules, text = load_rules("action_items"), line.context.text
    opening = compile_pattern(rules["opening"], ignore_case=True).match(text, line.start, line.end)
    if opening is None:
        return None
    actor = next((actor for actor in line.actors if actor.start == opening.end()), None)
    if opening["word"].lower() == "a" and (actor is None or _answers(line)):
        return None
    if actor is not None:
        tagged = opening.group().startswith(("<", "["))
        closing = compile_pattern(
            r" ?, ?" if tagged and text[actor.end : actor.end + 1] == "," else rules["closing"]
        ).match(text, actor.end, line.end)
        if closing is None and not opening["mark"] and not tagged:
            return None
        start, owner, rule = closing.end() if closing else opening.end(), owner_of(line.context, actor), "label_owner"
    elif (handle := _HANDLE.match(text, opening.end(), line.end)) is not None:
        start, owner, rule = handle.end(), called_owner(line.context, handle["who"], mentions), "label_owner"
    else:
        first = text[opening.end() : line.end].split(" ")[0]
        if not opening["mark"].strip("-") and not (opening["word"][0].isupper() and INFINITIVE.fullmatch(first)):
            return None
        start, owner, rule = opening.end("mark"), NOBODY, "label"
    start += len(text[start : line.end]) - len(text[start : line.end].lstrip(" \n*:-–,"))
    if not re.search(r"\w", text[start : line.end]) or _is_name(line, start):
        return _about_before(line, owner, rule)
    if line.earlier and is_label_alone(line.context, line.block):
        return _about_before(line, _labelled_owner(line, start, mentions), rule)
    group = group_at(text, start)
    # "Beheer uitwerken" says who, "Werkgroep opstarten" says what
    unit = group is not None and not re.search(
        r"(?:groep|commissie|team|raad)$", text[start : group.end], re.IGNORECASE
    )
    if (
        not owner.written
        and group is not None
        and unit
        and (INFINITIVE.match(text, group.end + 1) or re.compile(r"[a-zà-ÿ]{2,}t\b").match(text, group.end + 1))
    ):
        owner = owner_of(line.context, group)
    whole = text.find(">", start, line.end) if opening.group().startswith("<") else -1
    if whole > start and not owner.written and _TEAM.fullmatch(text, start, whole):
        return _about_before(line, Owner(text[start:whole].strip()), "label_owner")
    return noted_item(line, start, whole if whole > start else line.end, owner, rule, mentions)


def _labelled_owner(line: Line, start: int, mentions: Sequence[Mention]) -> Owner:
    """Return who stands behind a label; one word may be a surname that is not known for a name by itself."""
    owner = read_owner(line.context, start, line.end, mentions)
    if owner.person is not None or owner.organisation is not None:
        return owner
    return replace(owner, person=called_owner(line.context, owner.written or "", mentions).person)


def _answers(line: Line) -> bool:
    """Tell whether *A:* stands for an answer: questions are marked as well, or somebody has that initial."""
    return re.search(r"(?m)^\W*(?:[VQ]|[Vv]raag) ?:|\bA\W{1,3}[Aa]ntwoord", line.context.text) is not None


def is_labelled(context: Context, start: int, end: int) -> bool:
    """Tell whether a line hands out a task in so many words, be it set as a heading."""
    opening = compile_pattern(load_rules("action_items")["opening"], ignore_case=True).match(context.text, start, end)
    return bool(opening and opening["mark"].strip("-") and len(context.text[opening.end() : end].split()) > _SHORT)


def is_label_alone(context: Context, block: Block) -> bool:
    """Tell whether a line says who is to do what the line above it tells, and no more: ``Actie: projectleider``.

    Who that is stands elsewhere as well: on the list of those present, or in the text with a word before it.
    """
    text = context.document.text_of(block)
    opening = compile_pattern(load_rules("action_items")["opening"], ignore_case=True).match(text)
    written = text[opening.end("mark") :].strip(" .\n") if opening is not None and opening["mark"].strip("-") else ""
    if not written or len(written.split()) > _NAME or re.search(r"\d", written) or INFINITIVE.search(written):
        return False
    parts = [re.escape(part) for part in re.split(r" ?[,/&] ?| en ", written)]
    listed = " ".join(f"{attendee.name} {attendee.organisation}" for attendee in context.structure.attendees)
    before = r"\b(?:[Dd]e|[Hh]et|[Dd]hr\.|[Mm]w\.) "
    return all(re.search(rf"(?<!\w){p}(?!\w)", listed) or re.search(rf"{before}{p}(?!\w)", context.text) for p in parts)


def _is_name(line: Line, start: int) -> bool:
    """Tell whether nothing but the owner stands behind a label."""
    ends = (actor.end for actor in line.actors if actor.start == start)
    return any(not re.search(r"\w", line.context.text[end : line.end]) for end in ends)


def _about_before(line: Line, owner: Owner, rule: str) -> ActionItem | None:
    """Return the sentence of the same block that a label without words is about, as a task."""
    about = _sentence_before(line)
    if about is None:
        return None
    return action_item(line.context, about.start, about.end, owner, rule, confidence_of(rule))


def _sentence_before(line: Line) -> Line | None:
    whole = (before for before in reversed(line.earlier) if len(before.text.split()) >= _SHORT)
    asked = (before for before in whole if not before.text.endswith("?"))
    return next(asked, line.earlier[0] if line.earlier else None)


def read_noted(line: Line, mentions: Sequence[Mention]) -> ActionItem | None:
    """Return the task of a sentence with a note such as ``(actie Saskia)`` behind it, or the task in that note."""
    pattern = compile_pattern(load_rules("action_items")["trailing"], ignore_case=True)
    note = pattern.search(line.context.text, line.start, line.end)
    if note is None:
        return _pointed(line, mentions) or read_given(line, mentions) or read_assigned(line, mentions)
    inside = _in_note(line, *note.span("who"))
    if inside is not None:
        return inside
    start, end = line.start, note.start()
    about = _sentence_before(line)
    if len(line.context.text[start:end].split()) < _SHORT and about is not None:
        start, end = about.start, about.end
    end -= len(line.context.text[start:end]) - len(line.context.text[start:end].rstrip(" *\n"))
    if end <= start:
        return None
    owner, due = read_beside(line.context, *note.span("who"), mentions)
    item = action_item(line.context, start, end, owner, "trailing", confidence_of("trailing"))
    return replace(item, due=due[0], due_text=due[1]) if due[0] is not None else item


def _pointed(line: Line, mentions: Sequence[Mention]) -> ActionItem | None:
    """Return the task of a line that ends with an arrow to somebody, or of the sentence before such an arrow."""
    arrow = _ARROW.search(line.text)
    actor = next((a for a in line.actors if arrow and a.start == line.start + arrow.start("who")), None)
    if arrow is None or actor is None or actor.kind not in ("person", "role", "group", "everybody"):
        return None
    who = (line.start + arrow.start("who"), line.start + arrow.end("who"))
    # "-> Saskia belt de gemeente" is a sentence of its own
    if re.search(
        r"\b[a-z]{3,}\b", re.sub(r"\b(?:voor|uiterlijk|eind|begin|week)\b", "", line.context.text[actor.end : who[1]])
    ):
        return None
    owner, due = read_beside(line.context, *who, mentions)
    if not arrow.start():
        return _about_before(line, owner, "trailing")
    start, end = line.start, line.start + arrow.start()
    # "Gemeente Meerwijk -> Bram" says who comes for whom
    if len(_BRACKETS.sub("", line.context.text[start:end]).split()) < 2 or any(
        mention.start <= start and end <= mention.end + 1 for mention in mentions
    ):
        return None
    item = action_item(line.context, start, end, owner, "trailing", confidence_of("trailing"))
    return replace(item, due=due[0], due_text=due[1]) if due[0] is not None else item


def _in_note(line: Line, start: int, end: int) -> ActionItem | None:
    """Return the task that stands in a note itself: ``<actiepunt Saskia, offerte aanvragen>``."""
    actor = next((actor for actor in line.actors if actor.start == start), None)
    text = line.context.text
    rest = re.compile(r"\s*[,:;–-]?\s*(?P<task>\w.*)", re.DOTALL).match(text, actor.end, end) if actor else None
    if actor is None or rest is None or len(rest["task"].split()) < 3 or not INFINITIVE.search(rest["task"]):
        return None
    owner = owner_of(line.context, actor)
    return action_item(line.context, rest.start("task"), end, owner, "label_owner", confidence_of("label_owner"))


def read_listed(line: Line, mentions: Sequence[Mention], owner: Owner = NOBODY) -> ActionItem | None:
    """Return a bullet or line under a heading such as *Actielijst*, with the owner before or behind the task.

    Args:
        line: of which the whole block is read.
        mentions: of people and organisations, in order.
        owner: whom the line above the list names.
    """
    block, context = line.block, line.context
    text = context.document.text_of(block)
    prose = block.kind == "paragraph" and (len(text) > 300 or text.rstrip().endswith(":"))
    rules = load_rules("action_items")
    refers = any(
        compile_pattern(pattern, ignore_case=True).search(text)
        for pattern in [*rules["not"], rules["would"], rules["legend"]]
    )
    if prose or refers or len(re.findall(r"\w{2,}", text)) < 2:
        return None
    box = find_box(context.text, block.start)
    start = max(block.start, box.end()) if box is not None else block.start
    first = next((actor for actor in line.actors if actor.start == start), None)
    if is_address(text) or is_statement(line):
        return None
    mark = re.match(r"\s*[:\-–]+\s*", context.text[first.end : block.end]) if first is not None else None
    called = _called(line, block.end)
    if first is not None:
        owner, start = owner_of(context, first), first.end + mark.end() if mark else start
    elif called is not None:
        owner, start = called
    if start >= block.end:
        return None
    # "Contract Codewerk tekenen (Bram)": what opens the line is what is done something with
    behind = read_notes(context, start, block.end, mentions).owner if first is not None and mark is None else NOBODY
    if behind.written:
        owner = NOBODY
    item = noted_item(line, start, block.end, owner, "list", mentions)
    section = context.section_at(start)
    title = section.title if section is not None else None
    if is_of_agreements(title) and not item.owner and re.match(r"(?:We|Wij|Er|Het|De)\b", text):
        return None
    if item.due is None and section is not None:
        due, due_text = read_due_over(context, section.start, section.body_start)
        item = replace(item, due=due, due_text=due_text or item.due_text)
    finished = len(text.split()) > 3 and is_done(re.split(r"\s[-–:→>]+\s|\. ", text)[-1])
    return replace(item, status="done") if finished or (box is not None and is_ticked(box)) else item


def _called(line: Line, end: int) -> tuple[Owner, int] | None:
    """Return whom a line calls with ``@`` and where its task begins."""
    text = line.context.text
    call = re.compile(
        r"(?<![\w.])@(?P<who>[\w.'’-]+(?:[^\S\n](?:van |de |der |den )*[A-ZÀ-Ý][\w'’-]+){0,3})(?P<mark>\s*:\s*)?"
    ).search(text, line.block.start, end)
    if call is None:
        return None
    actor = next((actor for actor in line.actors if actor.start == call.start("who")), None)
    owner = owner_of(line.context, actor) if actor is not None else Owner(call["who"])
    return owner, call.end() if call["mark"] and call.start() == line.block.start else line.block.start
