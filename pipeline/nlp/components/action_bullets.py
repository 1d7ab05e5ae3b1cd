"""Reads bullets that hand out a task in a few words without a label.

``Saskia: zaal reserveren``, ``Zaal reserveren (Saskia)``.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from pipeline.facts import ActionItem, Mention
from pipeline.nlp.components.action_due import read_due
from pipeline.nlp.components.action_notes import noted_item, read_beside
from pipeline.nlp.components.action_status import find_box
from pipeline.nlp.components.action_tables import is_action_section
from pipeline.nlp.components.owners import owner_of
from pipeline.nlp.components.task_lines import INFINITIVE, Line, action_item, confidence_of
from pipeline.structure.vocabulary import FINITE_VERB

_GIVEN = re.compile(
    r": (?!volgende|graag|misschien|kan|kunnen|mag|is|zijn|moet|moeten|we|er|niet|geen|wil|liever|ook|beter)"
    r"(?P<task>(?:[a-zà-ÿA-Z][\w'’/&-]* ){1,7}[\w-]+)(?=[,.(]|$)"
)
"""A few words behind a name and a colon that may be a task: ``Saskia: zaal reserveren, voor 12 mei``."""

_SAID = re.compile(r"[A-ZÀ-Ý][^:?\n]{1,40}: ?(?P<words>[^?\n]{2,200})(?P<asked>\?)?")
"""A bullet with a name, or another word, before a colon."""

_NO_TASK = re.compile(
    r"(?<!\w)(?:te|zal|zullen|is|zijn|was|waren|wordt|worden|werd|werden|heeft|hebben|kan|kunnen|moet|moeten|mag|mogen|wil"
    r"|willen|gaat|we|wij|ik|er|niet|geen|graag|liever|[Vv]raag|[Oo]pmerking)(?!\w)"
)
"""Words that tell a statement or a wish, not a task in a few words up to an infinitive."""

_OTHER = re.compile(r"(?<!\w)(?:of|dat|om|die|waar\w*|wat|wie|hoe|zodat|zodra)(?!\w)")
"""What begins a clause that such a task goes on with: ``vragen of het kan``."""

_NOTED_BY = re.compile(
    r"(?P<task>[^\n]{8,160}?)"
    r"(?: ?[(\[](?P<bracketed>[^()\[\]\n]{2,60})[)\]]|(?:: | [-–—→] | -> |, )(?P<behind>[^:()\n]{2,60}?)"
    r"(?P<more> ?\([^()\n]{2,40}\))?)[.;]?"
)
"""A few words and, between brackets or behind a mark, who does that and by when."""

_BESIDE = re.compile(r"\s*(?:[,;(]|samen\b|met\b|voor\b|vóór\b|tegen\b|uiterlijk\b)")
"""What goes on behind who does a task and is no second name."""

_SLACK = 30
"""Number of characters that may stand beside a name in such a note: others who help, a day."""

_AGENDA = re.compile(
    r"\W*(?:concept)?(?:agenda|programma|dagorde|te bespreken(?: punten)?|agendapunten)\W*", re.IGNORECASE
)
"""A title over a list of what will be talked about, and by whom."""


def read_given(line: Line, mentions: Sequence[Mention]) -> ActionItem | None:
    """Return the task of a bullet that is a name, a colon and a few words up to an infinitive."""
    actor = next((a for a in line.actors if a.start == line.start and a.kind == "person"), None)
    if actor is None or line.block.kind != "list_item" or line.end != line.block.end:
        return None
    # there every bullet is read, with the deadline that its title may set
    if is_action_section(line.context, line.start):
        return None
    words = _GIVEN.match(line.context.text, actor.end, line.end)
    if words is None or not INFINITIVE.fullmatch(words["task"].split()[-1]) or FINITE_VERB.search(words["task"]):
        return None
    if _is_talk(line):
        return None
    return noted_item(line, words.start("task"), line.end, owner_of(line.context, actor), "label_owner", mentions)


def _is_talk(line: Line) -> bool:
    """Tell whether the bullets beside a line are what people say: one asks something, or most tell something."""
    section = line.context.section_at(line.start)
    bullets = [
        block
        for block in line.context.document.blocks
        if block.kind == "list_item" and line.context.section_at(block.start) is section
    ]
    said = [match for block in bullets if (match := _SAID.match(line.context.document.text_of(block)))]
    told = sum(FINITE_VERB.search(match["words"]) is not None for match in said)
    return 2 * told > len(said) or any(match["asked"] for match in said)


def read_assigned(line: Line, mentions: Sequence[Mention]) -> ActionItem | None:
    """Return the task of a bullet that is a few words with an infinitive and then who does that, and by when.

    ``Offerte aanvragen bij de drukker (Saskia, voor 1 mei)``, ``Zaal huren in het buurthuis: Saskia``.
    """
    if line.block.kind != "list_item" or line.start != line.block.start or line.end != line.block.end:
        return None
    # there the whole bullet is read
    if is_action_section(line.context, line.start) or find_box(line.context.text, line.start):
        return None
    if any(_AGENDA.fullmatch(title) for title in line.context.titles_over(line.start)):
        return None
    found = _NOTED_BY.fullmatch(line.text)
    if found is None:
        return None
    group = "bracketed" if found["bracketed"] else "behind"
    who = line.start + found.start(group)
    actor = next((a for a in line.actors if a.start == who and a.kind in ("person", "role", "everybody")), None)
    main = _OTHER.split(found["task"])[0]
    if actor is None or not INFINITIVE.search(main) or _NO_TASK.search(main) or FINITE_VERB.search(main):
        return None
    owner, due = read_beside(line.context, who, line.start + found.end(group), mentions)
    if found["more"]:
        due = read_due(line.context, line.start + found.start("more"), line.start + found.end("more"), cell=True)
    if _BESIDE.match(line.context.text, actor.end, line.start + found.end(group)):
        owner = owner_of(line.context, actor)
    if owner.written is None or len(owner.written) > actor.end - actor.start + _SLACK:
        return None
    end = line.start + found.end("task")
    item = action_item(line.context, line.start, end, owner, "trailing", confidence_of("trailing"))
    return replace(item, due=due[0], due_text=due[1]) if due[0] is not None else item
