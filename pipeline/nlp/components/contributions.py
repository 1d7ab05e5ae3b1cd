"""Finds who said what: statements that the text attributes to a person, a role-holder or an organisation."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cache

from spacy.language import Language
from spacy.tokens import Doc

from pipeline.facts import Contribution, Mention
from pipeline.nlp.annotation import CONTRIBUTIONS, ORGANISATIONS, PEOPLE, read_facts, write_facts
from pipeline.nlp.components.actors import Actor, find_actors, is_deciding
from pipeline.nlp.components.verbs import Lexicon, VerbForm
from pipeline.nlp.context import Context, context_of
from pipeline.nlp.rules import any_of, compile_pattern, load_rules
from pipeline.nlp.sentences import MAX_LENGTH, Sentence
from pipeline.nlp.zones import within

FACTORY = "verslag_contributions"

_AFTER_SPEAKER = r"(?: ?\([^()\n]{1,60}\))?"


@Language.factory(FACTORY, assigns=["doc.spans"])
def create_contributions(nlp: Language, name: str) -> Callable[[Doc], Doc]:  # noqa: ARG001
    """Return the component that fills ``doc.spans["contributions"]``."""
    return annotate_contributions


def annotate_contributions(doc: Doc) -> Doc:
    """Write the contributions of a Doc to ``doc.spans["contributions"]``."""
    mentions = [*read_facts(doc, PEOPLE, Mention), *read_facts(doc, ORGANISATIONS, Mention)]
    mentions.sort(key=lambda mention: mention.start)
    contributions = find_contributions(context_of(doc), mentions)
    write_facts(doc, CONTRIBUTIONS, contributions, [contribution.act for contribution in contributions])
    return doc


def find_contributions(context: Context, mentions: Sequence[Mention]) -> list[Contribution]:
    """Return the contributions of a document in order, one per sentence at most."""
    actors = [actor for actor in find_actors(context, mentions) if _may_speak(context, actor)]
    sentences = [s for s in context.sentences if not context.is_heading(s.start) and s.block.kind != "furniture"]
    inside = [within(actors, s.start, s.end) for s in sentences]
    verbatim = sum(_is_verbatim(context, s, a) for s, a in zip(sentences, inside, strict=True)) >= 3
    found: list[Contribution] = []
    for index, (sentence, present) in enumerate(zip(sentences, inside, strict=True)):
        following = sentences[index + 1] if index + 1 < len(sentences) else None
        if verbatim and following is not None and _is_verbatim(context, sentence, present):
            found.append(_contribution(context, present[0], sentence.start, following.end, "states", "verbatim"))
            continue
        contribution = _spoken(context, sentence, following, present) or _attributed(context, sentence, present)
        if contribution is not None:
            found.append(contribution)
    return found


def _may_speak(context: Context, actor: Actor) -> bool:
    return actor.kind != "everybody" and not is_deciding(context.text[actor.start : actor.end])


def _contribution(context: Context, actor: Actor, start: int, end: int, act: str, rule: str) -> Contribution:
    person = None if actor.joint else actor.person
    organisation = None if actor.joint else actor.organisation
    confidence = load_rules("reporting_verbs")["confidence"][rule]
    speaker = " ".join(context.text[actor.start : actor.end].split())
    return Contribution(start, end, speaker, person, organisation, act, confidence, rule)


def _is_verbatim(context: Context, sentence: Sentence, actors: Sequence[Actor]) -> bool:
    """Tell whether a block opens with a speaker and a full stop, as reports of councils do (``De voorzitter.``)."""
    if not sentence.first or not actors or actors[0].start != sentence.start:
        return False
    return bool(re.fullmatch(rf"{_AFTER_SPEAKER}\s?\.", context.text[actors[0].end : sentence.end]))


def _spoken(
    context: Context, sentence: Sentence, following: Sentence | None, actors: Sequence[Actor]
) -> Contribution | None:
    """Return what somebody says after a name and a colon; a name alone goes with the sentence or bullet under it."""
    if not actors or context.text[sentence.start : actors[0].start].strip(" \"'“*-–>="):
        return None
    actor = actors[0]
    colon = compile_pattern(rf"{_AFTER_SPEAKER}[ *_]*:").match(context.text, actor.end, sentence.end)
    if colon is None or actor.kind == "group" or (sentence.block.table is not None and len(actors) > 2):
        return None
    # "Voorzitter: Saskia Verhoeven" names and says nothing
    if len(actors) > 1 and actors[1].kind == "person" and not context.text[actors[1].end : sentence.end].strip(" ."):
        return None
    said = context.text[colon.end() : sentence.end]
    end = sentence.end
    if not re.search(r"\w", said):
        if following is None or following.start - sentence.end > 20:
            return None
        end = following.end
    act = "asks" if context.text[:end].rstrip().endswith("?") else "states"
    return _contribution(context, actor, sentence.start, end, act, "colon")


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


def _attributed(context: Context, sentence: Sentence, actors: Sequence[Actor]) -> Contribution | None:
    """Return a sentence that attributes itself by a verb, a noun or a word such as *volgens*."""
    text = context.text[sentence.start : sentence.end]
    if len(text) > MAX_LENGTH or len(text.split()) < 3:
        return None
    procedural = compile_pattern(rf"(?:{any_of(load_rules('reporting_verbs')['procedural'])})", ignore_case=True)
    for actor in actors:
        start, end = actor.start - sentence.start, actor.end - sentence.start
        if procedural.match(text[end:].lstrip()):
            return None
        for strength in ("verbs", "weak") if actor.kind in ("person", "organisation") else ("verbs",):
            verb = _lexicon(strength).find(text, start, end, plural=actor.may_be_plural)
            if verb is not None:
                rule = "weak_verb" if strength == "weak" else ("verb" if start == 0 else "verb_inverted")
                return _contribution(context, actor, sentence.start, sentence.end, verb[0].act, rule)
        sourced = _sourced(text, start, end)
        if sourced is not None:
            return _contribution(context, actor, sentence.start, sentence.end, *sourced)
    return None


def _sourced(text: str, start: int, end: int) -> tuple[str, str] | None:
    """Return act and rule where a name stands behind *volgens*, *aldus*, or a noun such as *vraag van*."""
    before, after = text[:start], text[end:]
    if re.search(r"(?:^|\W)(?:[Vv]olgens|[Aa]ldus)\s+\Z", before) or (
        re.search(r"(?:^|\W)[Ww]at\s+\Z", before) and re.match(r"\s+betreft\b", after)
    ):
        return "states", "source"
    if re.match(r"^Vanuit\s+$", before) and re.search(
        r"\b(?:gevraagd|aangegeven|gemeld|opgemerkt|vraag|opmerking|feedback|voorstel|verzoek|we|wij)\b", after
    ):
        return "states", "source"
    rules = load_rules("reporting_verbs")
    agent = rf"(?<!\w)(?:{any_of(rules['agents'])}) door \Z"
    if compile_pattern(agent).search(before) or (
        before == "Door " and re.match(r"\s+(?:is|wordt|werd|worden)\b", after)
    ):
        return "states", "agent"
    for rule in rules["nouns"]:
        noun = compile_pattern(
            rf"^[\W\d]*(?:de |het |een )?{rule['noun']}(?: (?:van|door|vanuit|namens))? $", ignore_case=True
        )
        if noun.match(before):
            return rule["act"], "noun"
    return None
