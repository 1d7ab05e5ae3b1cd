"""Tells what somebody will do from what he says, thinks or is, in sentences in the plain present tense.

Minutes write a task as ``Saskia deelt de planning``. What people say, think, undergo or do in the meeting itself is
told by a limited set of verbs; those are listed, and every other verb of which a person is the subject tells a task.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from pipeline.nlp.components.verbs import Lexicon, VerbForm, verb_before, verb_behind
from pipeline.nlp.rules import compile_pattern, load_rules

_PLURAL = re.compile(r"[a-zà-ÿ]{2,}(?:en|aan|oen|ien)")
_SINGULAR = re.compile(r"[a-zà-ÿ]{2,}t")
_SHORT_PLURAL = re.compile(r"[a-zà-ÿ]*(?:aan|oen|ien)")

_SUBORDINATE = re.compile(
    r"(?<!\w)(?:dat(?!(?: ook)?$)|die|of|wat|wie|waar\w*|hoe|om|omdat|zodat|als|er|we|wij)(?!\w)|[;:]"
)

OTHER_CLAUSE = r"(?<!\w)(?:of|dat|om|die|wat|waar\w*|omdat|zodat|als)(?!\w)|[;:]"
"""What begins another clause, in which a split-off particle belongs to another verb."""

_POINTER = r"(?: (?:dat|die)(?! (?:de|het|een|er|we|wij|hij|zij|ze|je|u|men|dit|deze|[A-ZÀ-Ý])))?"
"""*Dat* as an object: ``geeft dat morgen door``."""

_PREPOSITION = (
    r" (?:te|de|het|een|dit|deze|die|dat|welke|wat|zijn|haar|hun|onze?|grote|basis|verzoek|\w+dagen)\b| [A-ZÀ-Ý]"
)
"""What follows a particle that is a preposition."""

MAX_FRONTED = 7
"""Number of words before the verb from which it hardly stands in second place."""


def stem(form: str) -> str:
    """Return what the present forms of a regular verb share: ``loop``, ``loopt`` and ``lopen`` give ``lop``."""
    if _SHORT_PLURAL.fullmatch(form):
        form = form[:-1]
    elif form.endswith("en"):
        form = form[:-2]
    form = re.sub(r"(.)\1", r"\1", form)
    return form.rstrip("t").replace("v", "f").replace("z", "s")


@cache
def _no_tasks() -> frozenset[str]:
    """Return the stems of verbs that tell no task, those that attribute statements among them."""
    reporting = load_rules("reporting_verbs")
    plain = [verb for verb in reporting["verbs"] if not verb.keys() & {"particle", "with"}]
    forms = [form for verb in plain for form in verb["forms"] if " " not in form]
    return frozenset(stem(form) for form in [*forms, *load_rules("task_verbs")["no_task"]])


@cache
def listed_verbs() -> Lexicon:
    """Return the verbs of ``rules/action_items.json``, which tell a task whoever is their subject."""
    return Lexicon(_form(form, verb) for verb in load_rules("action_items")["verbs"] for form in verb["forms"])


def _form(form: str, verb: dict[str, str]) -> VerbForm:
    """Return a form of which the particle closes the clause that the verb is in."""
    finite, *rest = form.split()
    particle = verb.get("particle")
    if particle is None:
        return VerbForm.read(form, verb)
    bound = rf"^(?={_POINTER}(?:(?!{OTHER_CLAUSE}).)*?(?<!\w){particle}(?!\w|{_PREPOSITION}))"
    condition = verb.get("with", "")
    return VerbForm(finite, tuple(rest), bound + (condition if condition.startswith("^") else f".*(?:{condition})"))


@cache
def _told() -> Lexicon:
    return Lexicon(VerbForm.read(form, verb) for verb in load_rules("task_verbs")["told"] for form in verb["forms"])


def find_told(text: str, start: int, end: int, *, plural: bool) -> bool:
    """Tell whether a verb of saying tells what ``text[start:end]`` will hand on, ask or tell later."""
    return any(_told().complete(finite, rest, plural=plural) for finite, rest in _verbs(text, start, end))


def find_done(text: str, start: int, end: int, *, plural: bool) -> bool:
    """Tell whether ``text[start:end]``, the subject of a sentence, will do what its verb says.

    Args:
        text: a sentence.
        start: first character of the subject.
        end: one past its last.
        plural: whether the subject asks for a plural verb.
    """
    for finite, rest in _verbs(text, start, end):
        number = _PLURAL if plural else _SINGULAR
        if not number.fullmatch(finite) or compile_pattern(load_rules("task_verbs")["noun"]).fullmatch(finite):
            continue
        if stem(finite) not in _no_tasks() and _is_of_substance(finite, rest):
            return True
    return False


def _verbs(text: str, start: int, end: int) -> Iterator[tuple[str, str]]:
    """Yield what may be the verb with the words after it, behind the subject or before it in second place."""
    yield from verb_behind(text, start, end)
    fronted = re.split(r"[:;] ", text[:start])[-1].split()
    openings = load_rules("task_verbs")["fronted"]
    if 1 < len(fronted) <= MAX_FRONTED and fronted[0].lower() in openings and "," not in text[:start]:
        yield from verb_before(text, start, end)


def _is_of_substance(finite: str, rest: str) -> bool:
    """Tell whether the words after a verb make a task of it."""
    rules = load_rules("task_verbs")
    against = [
        *rules["no_rest"],
        *(rules["not_with"][verb] for verb in rules["not_with"] if stem(verb) == stem(finite)),
    ]
    if any(compile_pattern(pattern).search(rest) for pattern in against):
        return False
    return compile_pattern(rules["substance"]).search(rest) is not None


def in_third_person(text: str, end: int) -> str:
    """Return a sentence with the verb behind *ik*, which ends at ``end``, in the third person."""
    verb = re.compile(r"\s+([a-zà-ÿ]+)").match(text, end)
    if verb is None or verb[1].endswith("t") or re.match(load_rules("task_verbs")["same_in_third"], verb[1]):
        return text
    ending = "at" if verb[1] in ("ga", "sta", "sla") else "t"
    return text[: verb.end()] + ending + text[verb.end() :]


def going_on(text: str, end: int) -> Iterator[tuple[str, int]]:
    """Yield the clauses in which the subject that ends at ``end`` goes on, with the length of the subject in each.

    As a pronoun (``Bram legt uit dat het kan, hij past de tekst aan``) or without (``Bram leest het en past het aan``).
    """
    again = compile_pattern(load_rules("task_verbs")["again"])
    if compile_pattern(load_rules("task_verbs")["describing"]).match(text, end):
        return
    for match in again.finditer(text, end):
        if match["pronoun"]:
            yield text[match.start("pronoun") :], len(match["pronoun"])
        elif not _SUBORDINATE.search(text, end, match.start()):
            yield f"{text[:end]} {text[match.end() :]}", end
