"""Finds by which words a sentence attributes itself to an actor: a verb, an agent, a noun, a source."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from pipeline.nlp.components.actors import Actor
from pipeline.nlp.components.verbs import Lexicon, VerbForm, find_coordinated
from pipeline.nlp.rules import any_of, compile_pattern, load_rules

_BESIDES = r"(?:(?:o\.a\.|onder andere|onder meer|m\.n\.|met name|zowel|namens) )?"
_VIEW = compile_pattern(
    r"(?<!\w)(?:naar|in|tot|volgens) (?:de |het )?(?:mening|oordeel|idee|gevoel|opvatting|inschatting|ogen|visie"
    r"|overtuiging|ervaring) van \Z",
    ignore_case=True,
)
_BOUNDARY = re.compile(r"(?:[,;]|(?:,|(?<=\w)) ?\b(?:en|maar|terwijl|want|doch)|, (?:waarop|waarna)) \Z")
_COMPLEMENT = re.compile(r"\b(?:dat|of|wat|hoe|waarom|welke|wie|wanneer|waar)\b|:")
_PHRASE = 5
"""Number of words up to which what stands before a name at the end of a sentence is a phrase."""

_PART = re.compile(r"(?:fractie|delegatie)\b", re.IGNORECASE)
_PASSIVE = compile_pattern(r"(?<!\w)(?:wordt|worden|werd|werden|is|zijn|was|waren) ")


def find_attribution(text: str, actor: Actor, start: int, end: int) -> tuple[str, str] | None:
    """Return act and rule by which a sentence is an actor's, None where it is not.

    Args:
        text: the sentence.
        actor: who may have said it.
        start: where the actor begins in the sentence.
        end: one past its last character.
    """
    ceremonial = _pattern("ceremonial")
    if is_procedural(text[end:]):
        verb = find_coordinated(_lexicon("verbs"), text, start, end, plural=actor.may_be_plural, but=ceremonial)
        return None if verb is None or verb.act == "thanks" else (verb.act, "verb")
    if _is_promise(text[end:]):
        return None
    named = actor.kind in ("person", "organisation")
    for strength in ("verbs", "weak") if named else ("verbs",):
        found = _lexicon(strength).find(text, start, end, plural=actor.may_be_plural)
        if found is not None and not _is_of_body(actor, text[start:end], *found):
            rule = "weak_verb" if strength == "weak" else ("verb" if start == 0 else "verb_inverted")
            return found[0].act, rule
    if actor.kind in ("person", "role", "organisation"):
        plural = actor.may_be_plural and actor.kind != "organisation"
        verb = find_coordinated(_lexicon("verbs"), text, start, end, plural=plural)
        if verb is not None:
            return verb.act, "verb"
    return next(_without_subject(text, start, end, kind=actor.kind), None)


def find_own_clause(text: str, actor: Actor, start: int, end: int) -> tuple[str, str] | None:
    """Return act and rule where an actor opens a main clause in the middle of a sentence, with a verb of its own.

    ``Saskia vindt het plan te duur en Bram wil liever wachten``: what follows the second name is the second's.
    """
    if not _BOUNDARY.search(text[:start]) or is_procedural(text[end:]) or _is_promise(text[end:]):
        return None
    clause = text[start:]
    for strength in ("verbs", "weak") if actor.kind in ("person", "organisation") else ("verbs",):
        found = _lexicon(strength).find(clause, 0, end - start, plural=actor.may_be_plural)
        if found is not None and not _is_of_body(actor, text[start:end], *found):
            return found[0].act, "weak_verb" if strength == "weak" else "verb"
    return None


@cache
def _pattern(key: str) -> re.Pattern[str]:
    """Return one pattern of ``rules/reporting_verbs.json``."""
    return compile_pattern(load_rules("reporting_verbs")[key], ignore_case=True)


def is_procedural(after: str) -> bool:
    """Tell whether what follows a subject is what a chair does, or the ceremony of a meeting, and says nothing."""
    procedural = compile_pattern(rf"(?:{any_of(load_rules('reporting_verbs')['procedural'])})", ignore_case=True)
    return procedural.match(after.lstrip()) is not None or _pattern("ceremonial").match(after.lstrip()) is not None


def _is_promise(after: str) -> bool:
    """Tell whether what follows a subject is that it will tell somebody something at a time to come: a task."""
    rules = load_rules("reporting_verbs")["promises"]
    clause = _COMPLEMENT.split(after, maxsplit=1)[0]
    verb = compile_pattern(rules["verb"], ignore_case=True)
    return bool(verb.match(clause) and compile_pattern(rules["when"], ignore_case=True).search(clause))


@cache
def _bodies() -> re.Pattern[str]:
    return compile_pattern(rf"{any_of(load_rules('roles')['groups'])}\b", ignore_case=True)


def _is_body(actor: Actor, written: str) -> bool:
    """Tell whether an actor is a body that meets: what it agrees to is a conclusion."""
    named = actor.kind == "group" or _bodies().search(written) is not None
    return named and not _PART.search(written)


def _is_of_body(actor: Actor, written: str, verb: VerbForm, rest: str) -> bool:
    """Tell whether a verb says no view of a body that meets: what it agrees to, how it feels, what it looks for."""
    if (
        actor.kind == "group"
        and verb.finite in ("is", "zijn", "was", "waren")
        and _pattern("states_of_bodies").match(rest)
    ):
        return True
    return verb.act == "supports" and _is_body(actor, written)


@cache
def _lexicon(strength: str) -> Lexicon:
    """Return the verbs of that strength, with a participle after *heeft* as well."""
    forms: list[VerbForm] = []
    for verb in load_rules("reporting_verbs")[strength]:
        forms += [VerbForm.read(form, verb) for form in verb["forms"]]
        if verb.get("participle"):
            plain = {"act": verb["act"]}
            forms += [
                VerbForm.read(f"{aux} {verb['participle']}", plain) for aux in ("heeft", "hebben", "had", "hadden")
            ]
    return Lexicon(forms)


@cache
def _participles() -> str:
    rules = load_rules("reporting_verbs")
    said = {verb["participle"] for verb in rules["verbs"] if verb.get("participle")}
    return any_of([*said - set(rules["not_agents"]), *rules["agents"]])


def _without_subject(text: str, start: int, end: int, *, kind: str) -> Iterator[tuple[str, str]]:
    """Yield act and rule where an actor is not the subject: behind *volgens*, *door*, a noun, between brackets."""
    before, after = text[:start], text[end:]
    if _is_source(before, after, kind=kind) and (kind != "organisation" or _is_quoting(before)):
        yield "states", "source"
    if compile_pattern(rf"(?:^|\W)[Dd]oor {_BESIDES}\Z").search(before) and _is_agent(text, before, after):
        yield "states", "agent"
    if _is_treated(text, after):
        return
    for rule in load_rules("reporting_verbs")["nouns"]:
        if _belongs(rule["noun"], before, after, named=kind in ("person", "organisation")):
            yield rule["act"], "noun"
    if kind == "person" and _is_label(before, after):
        yield "states", "noun"


def _is_label(before: str, after: str) -> bool:
    """Tell whether a noun makes a name a label of what follows (``Voorbeeld van Saskia: in de wijk``)."""
    label = rf"\W*{any_of(load_rules('reporting_verbs')['labels_before'])} (?:(?:van|vanuit|door) )?(?:(?:de|het) )?$"
    return compile_pattern(label, ignore_case=True).match(before) is not None and bool(
        re.match(r" ?(?:\([^()\n]{1,60}\))?:\s*\S", after)
    )


def _is_treated(text: str, after: str) -> bool:
    """Tell whether a sentence is of what is done with somebody's words (``De feedback van X wordt verwerkt``)."""
    if _pattern("awaited").match(after):
        return True
    treated = compile_pattern(rf"(?<!\w){load_rules('reporting_verbs')['treated']}(?!\w)", ignore_case=True)
    return bool(_PASSIVE.search(text) and treated.search(after.partition(".")[0]))


def _is_source(before: str, after: str, *, kind: str) -> bool:
    if re.search(r"(?:^|\W)(?:[Vv]olgens|[Aa]ldus)\s+\Z", before):
        return True
    if _VIEW.search(before):
        return True
    if kind in ("person", "role") and re.search(r"(?:^|\W)[Ww]at\s+\Z", before) and re.match(r"\s+betreft\b", after):
        return True
    said = any_of(load_rules("reporting_verbs")["sources"])
    return bool(re.match(r"^Vanuit\s+$", before) and compile_pattern(rf"(?<!\w){said}(?!\w)").search(after))


def _is_quoting(before: str) -> bool:
    """Tell whether *volgens* before an organisation gives its view: at the start of a clause or behind its verb."""
    words = any_of(load_rules("reporting_verbs")["quoting"])
    return bool(
        compile_pattern(rf"(?:^|[,;:(.] ?|(?<!\w){words} )volgens\s+\Z", ignore_case=True).search(before)
        or not re.search(r"[Vv]olgens\s+\Z", before)
    )


def _is_agent(text: str, before: str, after: str) -> bool:
    """Tell whether *door* and a name stand beside the participle of a reporting verb."""
    agent = compile_pattern(rf"(?<!\w)(?:{_participles()}) door {_BESIDES}\Z", ignore_case=True)
    later = compile_pattern(rf"(?<!\w)(?:{_participles()})(?!\w)")
    return bool(agent.search(before) or (_PASSIVE.search(text) and later.search(after)))


def _belongs(noun: str, before: str, after: str, *, named: bool) -> bool:
    """Tell whether a noun of speech is an actor's: ``Vraag X``, ``op verzoek van X``, ``X's vraag``, ``(vraag X)``.

    A phrase of its own that names a noun and an actor says nothing (``Met name de reactie van X.``).
    """
    if "(" not in before and len(before.split()) <= _PHRASE and not re.search(r"[\w:]", after):
        return False
    opens = rf"^[\W\d]*(?:(?:de|het|een|te bespreken|korte) )*{noun}(?: (?:van|door|vanuit|namens))? (?:de |het )?$"
    about = rf"(?<!\w){noun} (?:over|rond|inzake|m\.b\.t\.) (?:[^\s.,;:]+ ){{1,6}}(?:vanuit|namens) {_BESIDES}$"
    link = rf"(?<!\w)(?<!geen\s){noun} (?:van|vanuit|door|namens|uit) {_BESIDES}$"
    linked = compile_pattern(link).search(before) or compile_pattern(about).search(before)
    if linked is not None and not _pattern("cited").search(before[: linked.start()]):
        return True
    if compile_pattern(opens, ignore_case=True).match(before):
        return True
    owned = rf"(?:['’]s|['’]|s) (?:\w+ )?{noun}(?!\w)"
    if compile_pattern(owned).match(after):
        return True
    return named and bool(
        compile_pattern(rf"\({noun}\.?(?: van)? $", ignore_case=True).search(before) and after.startswith(")")
    )
