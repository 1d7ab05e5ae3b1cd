"""Finds who said what: statements that the text attributes to a person, a role-holder or an organisation."""

from __future__ import annotations

import re
from collections import Counter
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
from pipeline.nlp.components.attributions import find_attribution
from pipeline.nlp.components.person_names import stands_alone
from pipeline.nlp.components.turns import Turn, Turns
from pipeline.nlp.context import Context, context_of
from pipeline.nlp.names import find_forms, is_given
from pipeline.nlp.rules import compile_pattern, load_rules
from pipeline.nlp.sentences import MAX_LENGTH, Sentence
from pipeline.nlp.zones import Zones, within

FACTORY = "verslag_contributions"

MIN_WORDS = 3
"""Number of words from which a sentence may hold a subject, a verb and what is said."""

_PROMPTED = compile_pattern(r"\W*(?:op|na|naar aanleiding van|n\.a\.v\.|in (?:antwoord|reactie) op) ", ignore_case=True)
"""How a sentence opens with what prompted it: the one who answers said it, if anybody does."""

_OF_NOBODY = compile_pattern(r"\W*volgens (?:hem|haar|hen)\b", ignore_case=True)
"""How a sentence opens that goes on with the speaker before it; its subject is only spoken of."""


@Language.factory(FACTORY, assigns=["doc.spans"])
def create_contributions(nlp: Language, name: str) -> Callable[[Doc], Doc]:  # noqa: ARG001
    """Return the component that fills ``doc.spans["contributions"]``."""
    return annotate_contributions


def annotate_contributions(doc: Doc) -> Doc:
    """Write the contributions of a Doc to ``doc.spans["contributions"]``."""
    mentions = [*read_facts(doc, PEOPLE, Mention), *read_facts(doc, ORGANISATIONS, Mention)]
    mentions += _shared_names(context_of(doc), read_entities(doc, PEOPLE, Person), mentions)
    mentions.sort(key=lambda mention: mention.start)
    kinds = [organisation.kind for organisation in read_entities(doc, ORGANISATIONS, Organisation)]
    actions = read_facts(doc, ACTION_ITEMS, ActionItem)
    contributions = find_contributions(context_of(doc), mentions, kinds, actions)
    write_facts(doc, CONTRIBUTIONS, contributions, [contribution.act for contribution in contributions])
    return doc


def _shared_names(context: Context, people: Sequence[Person], mentions: Sequence[Mention]) -> list[Mention]:
    """Return where a given name stands alone that several people have: a speaker, though nobody knows which."""
    times = Counter(person.given_name for person in people)
    shared = [name for name, count in times.items() if name is not None and count > 1 and is_given(name)]
    taken = Zones((mention.start, mention.end) for mention in mentions)
    return [
        Mention(start, end, "PERSON")
        for start, end, _ in find_forms(context, shared)
        if not taken.touches(start, end) and stands_alone(context.text, start, end, taken)
    ]


def find_contributions(
    context: Context,
    mentions: Sequence[Mention],
    kinds: Sequence[str | None] = (),
    actions: Sequence[ActionItem] = (),
) -> list[Contribution]:
    """Return the contributions of a document in order, one per sentence at most.

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
    turns = Turns(context, sentences, inside)
    found: list[Contribution] = []
    index = 0
    while index < len(sentences):
        sentence, turn, last = sentences[index], turns.at(index), index
        if turn is not None and not listed.touches(turn.start, turn.end) and _converses(context, turn, kinds):
            found.append(_contribution(context, turn.actor, turn.start, turn.end, turn.act, turn.rule))
            last = turn.last
        elif turn is None:
            contribution = _attributed(context, sentence, inside[index])
            if contribution is not None and not (
                (contribution.rule == "noun" and listed.touches(sentence.start, sentence.end))
                or (sentence.start in done and _tells_what_is_done(context, contribution))
            ):
                last = _last_of(context, sentences, inside, index)
                found.append(replace(contribution, end=sentences[last].end))
        index = last + 1
    return found


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


def _converses(context: Context, turn: Turn, kinds: Sequence[str | None]) -> bool:
    """Tell whether the words behind a label are said: an organisation that is no party may be a subject as well."""
    organisation = turn.actor.organisation
    if organisation is None or (organisation < len(kinds) and kinds[organisation] == "party"):
        return True
    return re.search(r"\b(?:wij|we|ik|ons|onze)\b", context.text[turn.start : turn.end], re.IGNORECASE) is not None


def _may_speak(context: Context, actor: Actor) -> bool:
    return actor.kind != "everybody" and not is_deciding(context.text[actor.start : actor.end])


def _contribution(context: Context, actor: Actor, start: int, end: int, act: str, rule: str) -> Contribution:
    person = None if actor.joint else actor.person
    organisation = None if actor.joint else actor.organisation
    confidence = load_rules("reporting_verbs")["confidence"][rule]
    speaker = " ".join(context.text[actor.start : actor.end].split())
    return Contribution(start, end, speaker, person, organisation, act, confidence, rule)


def _attributed(context: Context, sentence: Sentence, actors: Sequence[Actor]) -> Contribution | None:
    """Return a sentence that attributes itself by a verb, a noun or a word such as *volgens*."""
    text = context.text[sentence.start : sentence.end]
    if len(text) > MAX_LENGTH or len(text.split()) < MIN_WORDS:
        return None
    prompted = None
    for actor in actors:
        found = find_attribution(text, actor, actor.start - sentence.start, actor.end - sentence.start)
        if found is not None and found[1] == "noun" and _PROMPTED.match(text):
            prompted = prompted or (actor, found)
        elif found is not None and not (found[1] == "verb_inverted" and _OF_NOBODY.match(text)):
            return _contribution(context, actor, sentence.start, sentence.end, *found)
    return None if prompted is None else _contribution(context, prompted[0], sentence.start, sentence.end, *prompted[1])
