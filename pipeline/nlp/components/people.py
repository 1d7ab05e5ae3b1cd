"""Finds people: makes one person of each human being that is named, and marks every mention."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import replace

from spacy.language import Language
from spacy.tokens import Doc

from pipeline.facts import Mention, Organisation, Person
from pipeline.nlp.annotation import ORGANISATIONS, PEOPLE, read_entities, read_facts, write_facts
from pipeline.nlp.components.person_names import acts_behind, find_given, find_listed, find_named, stands_alone
from pipeline.nlp.components.recognised import believed_people
from pipeline.nlp.components.registry import Registry
from pipeline.nlp.context import Context, context_of
from pipeline.nlp.names import ambiguous_names, find_forms
from pipeline.nlp.rules import any_of, compile_pattern, load_rules
from pipeline.nlp.zones import Zones, within

FACTORY = "verslag_people"


@Language.factory(FACTORY, assigns=["doc.spans"])
def create_people(nlp: Language, name: str) -> Callable[[Doc], Doc]:  # noqa: ARG001
    """Return the component that fills ``doc.spans["people"]``."""
    return annotate_people


def annotate_people(doc: Doc) -> Doc:
    """Write the people of a Doc and their mentions to ``doc.spans["people"]``."""
    entities = [(ent.start_char, ent.end_char) for ent in doc.ents if ent.label_ == "PERSON"]
    organisations = read_entities(doc, ORGANISATIONS, Organisation)
    occurrences = read_facts(doc, ORGANISATIONS, Mention)
    people, mentions = find_people(context_of(doc), entities, organisations, occurrences)
    write_facts(doc, PEOPLE, mentions, [mention.label for mention in mentions], people)
    return doc


def find_people(
    context: Context,
    entities: Sequence[tuple[int, int]] = (),
    organisations: Sequence[Organisation] = (),
    occurrences: Sequence[Mention] = (),
) -> tuple[list[Person], list[Mention]]:
    """Return the people of a document and every mention of them.

    Args:
        context: the document with its structure.
        entities: start and end of what a language model takes for people.
        organisations: those of the document, that a person may belong to.
        occurrences: where organisations are mentioned; no person is looked for there.
    """
    taken = Zones((mention.start, mention.end) for mention in occurrences)
    named = [c for c in find_named(context, believed_people(context, entities)) if not taken.touches(c.start, c.end)]
    named = [c for c in named if not context.blind.touches(c.start, c.end)]
    registry = Registry()
    bodies = {form.lower() for organisation in organisations for form in organisation.forms}
    for candidate in find_listed(context):
        if candidate.name.lower() not in bodies:
            registry.add_listed(
                candidate.name,
                initials=candidate.initials,
                role=candidate.role,
                written=candidate.written,
                present=candidate.present,
            )
    for candidate in sorted(named, key=lambda c: (-len(c.name.split()), c.start)):
        titled = candidate.rule == "title"
        number = registry.add(candidate.name, titled=titled, role=candidate.role, written=candidate.written)
        if number is not None and candidate.initials:
            registry.abbreviate(number, candidate.initials)
    alone = (c.name for c in find_given(context, taken) if not taken.touches(c.start, c.end))
    for name in dict.fromkeys(alone):
        registry.add(name)
    people, mentions = _met(registry, list(_mentions(context, registry, taken, {(c.start, c.end) for c in named})))
    _take_from_list(context, people, mentions, organisations)
    _take_from_text(context, people, mentions, occurrences)
    return people, mentions


def _met(registry: Registry, mentions: Sequence[Mention]) -> tuple[list[Person], list[Mention]]:
    """Return those whom the text mentions or a list names, numbered anew: part of somebody's name is nobody."""
    met = {mention.entity for mention in mentions}
    kept = [number for number in range(len(registry.people)) if number in met or registry.is_on_list(number)]
    order = {number: new for new, number in enumerate(kept)}
    renumbered = [replace(mention, entity=order[mention.entity or 0]) for mention in mentions]
    return [registry.people[number] for number in kept], renumbered


def _mentions(
    context: Context, registry: Registry, taken: Zones, named: Collection[tuple[int, int]]
) -> Iterator[Mention]:
    listed = Zones((attendee.start, attendee.end) for attendee in context.structure.attendees)
    forms = registry.forms()
    for start, end, form in find_forms(context, forms):
        if taken.touches(start, end):
            continue
        sure = " " in form or (start, end) in named or listed.touches(start, end)
        known = _may_stand_alone(registry, form) or acts_behind(context.text, end)
        if sure or (known and stands_alone(context.text, start, end, taken)):
            entity = forms[form]
            registry.people[entity].forms.add(form)
            yield Mention(start, end, "PERSON", entity)


def _may_stand_alone(registry: Registry, form: str) -> bool:
    """Tell whether one word is enough of a name: not where it is an ordinary word too, unless a list writes it so."""
    ordinary = form in ambiguous_names() or form in load_rules("people")["common_surnames"]
    return not ordinary or registry.is_listed(form)


def _take_from_list(
    context: Context, people: Sequence[Person], mentions: Sequence[Mention], organisations: Sequence[Organisation]
) -> None:
    """Give people the role and organisation that the list of those present states."""
    number = {form.lower(): i for i, organisation in enumerate(organisations) for form in organisation.forms}
    for attendee in context.structure.attendees:
        for mention in within(mentions, attendee.start, attendee.end):
            person = people[mention.entity or 0]
            person.role = attendee.role or person.role
            person.organisation = number.get((attendee.organisation or "").lower(), person.organisation)


def _take_from_text(
    context: Context, people: Sequence[Person], mentions: Sequence[Mention], occurrences: Sequence[Mention]
) -> None:
    """Give people the role and organisation behind their name (``X, programmamanager Y``, ``X van Y``, ``X (Y)``)."""
    starts = {mention.start: mention.entity for mention in occurrences}
    role = compile_pattern(rf", (?P<role>{any_of(load_rules('roles')['roles'])})(?!\w)", ignore_case=True)
    link = compile_pattern(r" ?\( ?|, (?:namens )?| (?:van|namens|bij) (?:(?:de|het) )?| ")
    for mention in mentions:
        person = people[mention.entity or 0]
        after = role.match(context.text, mention.end)
        if after is not None:
            person.role = person.role or after["role"].lower()
        joined = link.match(context.text, after.end() if after else mention.end)
        plain = joined is not None and not joined.group().strip() and after is None
        if person.organisation is None and joined is not None and not plain:
            person.organisation = starts.get(joined.end())
