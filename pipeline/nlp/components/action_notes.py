"""Reads what stands beside a task in its line: who does it, by when, and whether it is done.

``task - Saskia - 1 april``, ``task (Saskia, 1 april)``, ``task. Actie: Saskia. Deadline: 1 april`` and columns that a
text sets with tabs or spaces.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from pipeline.facts import ActionItem, Mention
from pipeline.nlp.components.action_due import NO_DUE, Due, is_ahead, is_event, read_due
from pipeline.nlp.components.action_status import is_done, is_status
from pipeline.nlp.components.owners import NOBODY, Owner, read_owner
from pipeline.nlp.components.task_lines import Line, action_item, confidence_of
from pipeline.nlp.context import Context
from pipeline.nlp.rules import any_of, compile_pattern, load_rules
from pipeline.nlp.zones import within

_BRACKETS = re.compile(r"(?s)(?P<task>.*?)\s*[(\[](?P<note>[^()\[\]\n]{1,80})[)\]][\s.;,]*")
_BORDER = re.compile(
    r"(?s)(?P<task>.*\S)(?:\s+(?:[-–—|→]|->|=>)\s+|\s*\t+|[^\S\n]{3,}|(?<=[)\]])\s+)"
    r"(?P<note>\S(?:[^\n]{0,78}\S)?)\s*"
)
_STATE = re.compile(
    r"(?s)(?P<task>.*(?:en|aan|doen|[.)\]]))\s+(?P<note>open|loopt|gesloten|afgehandeld|afgerond|gereed|gedaan|voltooid)\W*"
)
_COLON = re.compile(r"(?s)(?P<task>.*\S)\s*:\s+(?P<note>[^:()\n]{2,60}?)(?P<more>\s*\([^()\n]{2,40}\))?[\s.;,]*")
_TAILS = (_COLON, _BRACKETS, _BORDER, _STATE)
"""A note at the end of a line: behind a colon, a dash, an arrow or the space of a column, or between brackets."""

_NUMBER = re.compile(r"(?:\d{1,4}[-./]\d{1,4}|\d{1,3}[.)]|[A-Z]{1,3}[-.]?\d{1,4}[.:)]?)\s+(?=[A-Za-zÀ-ÿ(])")
"""A number that the writer gave a task."""


@dataclass(frozen=True, slots=True)
class Note:
    """A task, 0-based and end exclusive, with what stands beside it."""

    start: int
    end: int
    owner: Owner = NOBODY
    due: Due = NO_DUE
    done: bool = False


def read_notes(context: Context, start: int, end: int, mentions: Sequence[Mention]) -> Note:
    """Return the task in a stretch of text without the number before it and the notes behind it."""
    number = _NUMBER.match(context.text, start, end)
    note = Note(number.end() if number is not None else start, end)
    note = _read_labels(context, note, mentions)
    while (tail := _read_tail(context, note, mentions)) is not None and tail.end < note.end:
        note = tail
    return tail or note


def _read_tail(context: Context, note: Note, mentions: Sequence[Mention]) -> Note | None:
    """Return a task without the last note behind it, and with what that says; None where there is no note.

    A day between brackets is part of what the task says, and stays.
    """
    dated = None
    for pattern in _TAILS:
        tail = pattern.fullmatch(context.text, note.start, note.end)
        read = _read_field(context, *tail.span("note"), mentions) if tail is not None else None
        if pattern is _COLON and tail is not None and read is not None:
            read = _with_day(context, read, *tail.span("more")) if read.owner.person is not None else None
        if tail is not None and read is not None and tail.end("task") > note.start:
            stays = pattern is _BRACKETS and not read.owner.written and not read.done
            found = replace(
                note,
                end=note.end if stays else tail.end("task"),
                owner=note.owner if note.owner.written else read.owner,
                due=note.due if note.due[1] else read.due,
                done=note.done or read.done,
            )
            if not stays:
                return found
            # the name may stand before the brackets: "folders ophalen → Saskia (eind april)"
            dated = found
    return dated


def _with_day(context: Context, note: Note, start: int, end: int) -> Note:
    """Return a note with the day that stands between brackets behind it."""
    return replace(note, due=read_due(context, start, end, cell=True)) if 0 <= start < end else note


def read_beside(context: Context, start: int, end: int, mentions: Sequence[Mention]) -> tuple[Owner, Due]:
    """Return who and when of a note such as ``Saskia, 1 april``."""
    facts = within(context.structure.dates, start, end)
    due = read_due(context, start, end, cell=True) if facts else NO_DUE
    until = facts[0].start if facts else end
    lead = re.sub(rf"[\s,;:(/-]*(?<!\w)(?:{_lead()}[\s:]*)*$", "", context.text[start:until], flags=re.IGNORECASE)
    return read_owner(context, start, start + len(lead), mentions), due


def _lead() -> str:
    """Return what may stand before the day in a note."""
    sure = load_rules("action_items")["deadlines"]["sure"]
    return any_of([*sure, "begin", "half", "medio", "einde", "eind", "per", "op"])


def _read_field(context: Context, start: int, end: int, mentions: Sequence[Mention]) -> Note | None:
    """Return what a field behind a task says, None where it goes on with the task."""
    written = context.text[start:end].strip(" \t\n.*_)]")
    ahead = read_due(context, start, end, cell=True) if is_done(written) else NO_DUE
    if ahead[0] is not None and is_ahead(context, ahead[0]):
        # "gereed 1 mei" tells when it will be
        return Note(start, end, due=ahead)
    if is_event(context, start, end):
        return Note(start, end, due=read_due(context, start, end, cell=True))
    if is_done(written):
        return Note(start, end, done=True)
    if is_status(written):
        return Note(start, end)
    facts = within(context.structure.dates, start, end)
    dated = sum(fact.end - fact.start for fact in facts)
    named = sum(mention.end - mention.start for mention in within(mentions, start, end) if mention.label != "LOC")
    known = compile_pattern(
        rf"(?:(?:de|het|alle) )?(?:{any_of(load_rules('roles')['everybody'])}|{any_of(load_rules('roles')['groups'])}"
        rf"|{any_of(load_rules('roles')['speaking_roles'])})",
        ignore_case=True,
    ).fullmatch(written)
    # "eind oktober" counts as a whole, whatever stands between the names does not
    said = re.sub(rf"(?<!\w)(?:{_lead()}|en)(?!\w)|[\W_]", "", written, flags=re.IGNORECASE)
    if known is None and (not named + dated or 2 * (named + dated) < len(said)):
        return None
    if known is not None or named:
        owner, due = read_beside(context, start, end, mentions)
        return Note(start, end, owner, due)
    return Note(start, end, due=read_due(context, start, end, cell=True))


def _labels() -> re.Pattern[str]:
    rules = load_rules("action_items")["labels"]
    return compile_pattern(
        rf"(?<![\w-])[(\[]?\**(?:(?P<owner>{any_of(rules['owner'])})|(?P<due>{any_of(rules['due'])})) ?:\** ?",
        ignore_case=True,
    )


def _read_labels(context: Context, whole: Note, mentions: Sequence[Mention]) -> Note:
    """Return a task with what the labels behind it say: ``Actie: Saskia. Deadline: 1 april``."""
    first = _labels().search(context.text, whole.start + 1, whole.end)
    if first is None:
        return whole
    note, end = replace(whole, end=len(context.text[: first.start()].rstrip())), whole.end
    found = list(_labels().finditer(context.text, first.start(), end))
    for label, following in zip(found, [*found[1:], None], strict=True):
        until = following.start() if following is not None else end
        said = label.end() + len(context.text[label.end() : until].rstrip(" \n\t.;,)]"))
        read = _read_field(context, label.end(), said, mentions)
        if label["due"]:
            note = replace(note, due=read_due(context, label.end(), said, cell=True))
        elif read is None:
            return whole
        else:
            note = replace(note, owner=read.owner, due=read.due if read.due[1] else note.due)
    return note


def noted_item(line: Line, start: int, end: int, owner: Owner, rule: str, mentions: Sequence[Mention]) -> ActionItem:
    """Return a task with what stands beside it; who is named before it owns it."""
    note = read_notes(line.context, start, end, mentions)
    if owner.written and note.owner.written and note.due[1] is None and not note.done:
        # who is named behind a task that has its owner takes part in it
        note = replace(note, end=end, owner=NOBODY)
    item = action_item(
        line.context, note.start, note.end, owner if owner.written else note.owner, rule, confidence_of(rule)
    )
    if note.due[1] is not None:
        item = replace(item, due=note.due[0], due_text=note.due[1])
    return replace(item, status="done") if note.done else item
