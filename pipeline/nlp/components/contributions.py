"""Finds who said what: statements that the text attributes to a person, a role-holder or an organisation."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from spacy.language import Language
from spacy.tokens import Doc

from pipeline.facts import ActionItem, Contribution, Mention, Organisation, Person
from pipeline.nlp.annotation import (
    ACTION_ITEMS,
    CONTRIBUTIONS,
    ORGANISATIONS,
    PEOPLE,
    read_entities,
    read_facts,
    write_facts,
)
from pipeline.nlp.components.actors import Actor, find_actors, is_deciding
from pipeline.nlp.components.attributions import find_attribution, find_own_clause, is_procedural
from pipeline.nlp.components.bracketed import find_bracketed
from pipeline.nlp.components.conclusion_rules import read_votes
from pipeline.nlp.components.turns import Turn, Turns
from pipeline.nlp.components.unnamed_speakers import with_unnamed_speakers
from pipeline.nlp.context import Context, context_of
from pipeline.nlp.rules import compile_pattern, load_rules
from pipeline.nlp.sentences import MAX_LENGTH, Sentence
from pipeline.nlp.zones import Zones, within

FACTORY = "verslag_contributions"

MIN_WORDS = 3
"""Number of words from which a sentence may hold a subject, a verb and what is said."""

_PROMPTED = compile_pattern(r"\W*(?:op|na|naar aanleiding van|n\.a\.v\.|in (?:antwoord|reactie) op) ", ignore_case=True)
"""How a sentence opens with what prompted it: the one who answers said it, if anybody does."""

_PRONOUN = re.compile(r"(?:Hij|Zij|Ze)(?= )")
_FIRST_PERSON = re.compile(r"\b(?:wij|we|ik|ons|onze)\b", re.IGNORECASE)
_JOINT = re.compile(r"[\s,;]*(?:\b(?:en|maar|terwijl|waarop|waarna|want|doch))?\s*\Z")
_ADDRESSED = re.compile(r"\s+(?:vraagt|vragen|vroeg)\s+(?P<whom>[A-ZÀ-Ý][\w'’-]+)")

_OF_NOBODY = compile_pattern(r"\W*volgens (?:hem|haar|hen)\b", ignore_case=True)
"""How a sentence opens that goes on with the speaker before it; its subject is only spoken of."""


@Language.factory(FACTORY, assigns=["doc.spans"])
def create_contributions(nlp: Language, name: str) -> Callable[[Doc], Doc]:  # noqa: ARG001
    """Return the component that fills ``doc.spans["contributions"]``."""
    return annotate_contributions


def annotate_contributions(doc: Doc) -> Doc:
    """Write the contributions of a Doc to ``doc.spans["contributions"]``."""
    mentions = [*read_facts(doc, PEOPLE, Mention), *read_facts(doc, ORGANISATIONS, Mention)]
    organisations = read_entities(doc, ORGANISATIONS, Organisation)
    mentions = with_unnamed_speakers(context_of(doc), read_entities(doc, PEOPLE, Person), organisations, mentions)
    kinds = [organisation.kind for organisation in organisations]
    actions = read_facts(doc, ACTION_ITEMS, ActionItem)
    contributions = find_contributions(context_of(doc), mentions, kinds, actions)
    write_facts(doc, CONTRIBUTIONS, contributions, [contribution.act for contribution in contributions])
    return doc


def find_contributions(
    context: Context,
    mentions: Sequence[Mention],
    kinds: Sequence[str | None] = (),
    actions: Sequence[ActionItem] = (),
) -> list[Contribution]:
    """Return the contributions of a document in order, one for each speaker of a sentence that says so by a verb.

    Args:
        context: the document with its structure.
        mentions: the people and organisations in it, in order of start.
        kinds: what kind of organisation each is that the mentions count into.
        actions: the action items; a name before one that stands in a list is its owner, and says nothing.
    """
    actors = [actor for actor in find_actors(context, mentions) if _may_speak(context, actor)]
    sentences = [s for s in context.sentences if not context.is_heading(s.start) and s.block.kind != "furniture"]
    inside = [within(actors, s.start, s.end) for s in sentences]
    listed = Zones((a.start, a.end) for a in actions if a.rule in load_rules("reporting_verbs")["listed_actions"])
    done = {a.start for a in actions if a.rule in load_rules("reporting_verbs")["done_actions"]}
    turns = Turns(context, sentences, inside, actors)
    found: list[Contribution] = []
    opened: Turn | None = None
    index = 0
    while index < len(sentences):
        sentence, turn, last = sentences[index], turns.at(index), index
        opened = turn or opened
        if turn is not None and not listed.touches(turn.start, turn.end) and _converses(context, turn, kinds):
            found.append(_contribution(context, turn.actor, turn.start, turn.end, turn.act, turn.rule))
            last = turn.last
        elif turn is None and not context.is_verbatim:
            tasked = listed.touches(sentence.start, sentence.end)
            own = opened is not None and _in_own_words(context, opened, sentences[opened.last], sentence)
            told = [actor for actor in inside[index] if not own or actor.kind in ("person", "role")]
            said = [c for c in _attributed(context, sentence, told) if not (c.rule == "noun" and tasked)]
            said = [c for c in said if not (c.start in done and _tells_what_is_done(context, c))]
            if said:
                last = _last_of(context, sentences, inside, index)
                found += [*said[:-1], replace(said[-1], end=sentences[last].end)]
            elif not (tasked or _is_labelled(context.text[sentence.start : sentence.end])):
                loose, last = _said_without_verb(context, sentences, inside, index)
                found += loose
        index = last + 1
    return found


def _said_without_verb(
    context: Context, sentences: Sequence[Sentence], inside: Sequence[Sequence[Actor]], index: int
) -> tuple[list[Contribution], int]:
    """Return what the name between brackets behind a sentence says, or who opens it and goes on as *hij* or *zij*.

    With it comes the index of the last sentence that is said (``Saskia was bij het congres. Zij vertelt dat ...``).
    """
    named = find_bracketed(context, sentences, inside, index)
    if named is not None:
        return [_contribution(context, named.actor, named.start, named.end, named.act, "bracket")], named.last
    people = [actor for actor in inside[index] if actor.kind == "person"]
    start, last = sentences[index].start, index + 1
    opens = len(people) == 1 and not people[0].joint and not context.text[start : people[0].start].strip(" *_-")
    if not opens or last == len(sentences) or sentences[last].block is not sentences[index].block:
        return [], index
    if is_procedural(context.text[people[0].end : sentences[index].end]):
        return [], index
    text = context.text[sentences[last].start : sentences[last].end]
    pronoun = _PRONOUN.match(text)
    found = find_attribution(text, people[0], *pronoun.span()) if pronoun else None
    if found is None or found[1] != "verb":
        return [], index
    last = _last_of(context, sentences, inside, last)
    return [_contribution(context, people[0], start, sentences[last].end, *found)], last


def _tells_what_is_done(context: Context, contribution: Contribution) -> bool:
    """Tell whether a verb that may report says what somebody will do, and promises nothing in so many words."""
    promise = compile_pattern(load_rules("reporting_verbs")["promise"])
    verbal = contribution.rule in ("verb", "verb_inverted", "weak_verb")
    return verbal and not promise.search(context.text, contribution.start, contribution.end)


def _last_of(context: Context, sentences: Sequence[Sentence], inside: Sequence[Sequence[Actor]], index: int) -> int:
    """Return the index of the last sentence in which the same speaker goes on as *hij* or *zij*."""
    again = compile_pattern(load_rules("reporting_verbs")["goes_on"])
    last = index
    while last + 1 < len(sentences) and sentences[last + 1].block == sentences[index].block:
        following = sentences[last + 1]
        said = again.match(context.text, following.start, following.end)
        if said is None or any(actor.start < said.end() for actor in inside[last + 1]):
            break
        last += 1
    return last


def _in_own_words(context: Context, turn: Turn, said: Sentence, sentence: Sentence) -> bool:
    """Tell whether a sentence still belongs to what somebody says of *ons* or *wij*: no body speaks in it."""
    if turn.actor.kind not in ("person", "role") or said.block is not sentence.block:
        return False
    return _FIRST_PERSON.search(context.text, turn.actor.end, sentence.end) is not None


def _converses(context: Context, turn: Turn, kinds: Sequence[str | None]) -> bool:
    """Tell whether the words behind a label are said: an organisation that is no party may be a subject as well."""
    organisation = turn.actor.organisation
    if organisation is None or (organisation < len(kinds) and kinds[organisation] == "party"):
        return True
    return _FIRST_PERSON.search(context.text, turn.start, turn.end) is not None


def _may_speak(context: Context, actor: Actor) -> bool:
    return actor.kind != "everybody" and not is_deciding(context, actor)


def _contribution(context: Context, actor: Actor, start: int, end: int, act: str, rule: str) -> Contribution:
    person = None if actor.joint else actor.person
    organisation = None if actor.joint else actor.organisation
    confidence = load_rules("reporting_verbs")["confidence"][rule]
    speaker = " ".join(context.text[actor.start : actor.end].split())
    return Contribution(start, end, speaker, person, organisation, act, confidence, rule)


def _attributed(context: Context, sentence: Sentence, actors: Sequence[Actor]) -> list[Contribution]:
    """Return what a sentence attributes by a verb, a noun or a word such as *volgens*, to one speaker after another."""
    text = context.text[sentence.start : sentence.end]
    if len(text) > MAX_LENGTH or len(text.split()) < MIN_WORDS or _is_labelled(text):
        return []
    first = _first_attributed(context, sentence, actors)
    said = [] if first is None else [first]
    for actor in actors:
        if said and text.find(said[-1].speaker, said[-1].start - sentence.start) >= actor.start - sentence.start:
            continue
        found = find_own_clause(text, actor, actor.start - sentence.start, actor.end - sentence.start)
        if found is None:
            continue
        start = actor.start if said else sentence.start
        if said:
            said[-1] = replace(said[-1], end=sentence.start + len(_JOINT.sub("", text[: actor.start - sentence.start])))
        said.append(_contribution(context, actor, start, sentence.end, *found))
    return said


def _is_labelled(text: str) -> bool:
    """Tell whether a label makes a sentence an action or a decision (``Actie: Bram informeert de buurt.``)."""
    return compile_pattern(load_rules("reporting_verbs")["labels"], ignore_case=True).match(text) is not None


def _first_attributed(context: Context, sentence: Sentence, actors: Sequence[Actor]) -> Contribution | None:
    text = context.text[sentence.start : sentence.end]
    prompted = None
    for actor in actors:
        found = find_attribution(text, actor, actor.start - sentence.start, actor.end - sentence.start)
        if found is not None and _asks_absent(context, text, actor, sentence):
            return None
        if found is not None and found[1] == "noun" and read_votes(text):
            continue
        if found is not None and actor.kind == "group" and _concludes(text[actor.end - sentence.start :]):
            return None
        if found is not None and found[1] == "noun" and _PROMPTED.match(text):
            prompted = prompted or (actor, found)
        elif found is not None and not (found[1] == "verb_inverted" and _OF_NOBODY.match(text)):
            return _contribution(context, actor, sentence.start, sentence.end, *found)
    return None if prompted is None else _contribution(context, prompted[0], sentence.start, sentence.end, *prompted[1])


def _concludes(after: str) -> bool:
    """Tell whether the verb behind a body makes what it finds a conclusion (``De werkgroep concludeert dat``)."""
    return compile_pattern(load_rules("reporting_verbs")["concludes"]).match(after) is not None


def _asks_absent(context: Context, text: str, actor: Actor, sentence: Sentence) -> bool:
    """Tell whether a question is for somebody who is not there: it is still to be asked."""
    asked = _ADDRESSED.match(text, actor.end - sentence.start)
    absent = {word for a in context.structure.attendees if a.status == "absent" for word in a.name.split()}
    return asked is not None and asked["whom"] in absent
