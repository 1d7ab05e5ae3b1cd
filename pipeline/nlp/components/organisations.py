"""Finds organisations: known ones, those whose name announces itself, and those that people are said to belong to."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from spacy.language import Language
from spacy.tokens import Doc

from pipeline.facts import Mention, Organisation
from pipeline.nlp.annotation import ORGANISATIONS, PLACES, write_facts
from pipeline.nlp.components.bodies import Bodies, gazetteer
from pipeline.nlp.components.organisation_actors import find_actors, find_spoken_for
from pipeline.nlp.components.organisation_cities import find_acting_cities, find_listed
from pipeline.nlp.components.organisation_columns import find_in_columns
from pipeline.nlp.components.organisation_company import (
    find_in_lists,
    find_initiatives,
    is_misspelt_group,
    names_portfolio,
)
from pipeline.nlp.components.organisation_lookalikes import (
    names_no_body,
    names_product_or_place,
    without_opener,
)
from pipeline.nlp.components.organisation_names import (
    find_affiliations,
    find_announced,
    find_beside_people,
    find_fractions,
    find_governed,
    find_initials,
    find_introduced,
    may_be_believed,
    trim_name,
)
from pipeline.nlp.components.organisation_titles import find_bodies_met, find_shouted
from pipeline.nlp.components.places import find_places
from pipeline.nlp.components.recognised import believed_organisations, whole_name
from pipeline.nlp.context import Context, context_of
from pipeline.nlp.names import find_forms
from pipeline.nlp.zones import Zones

FACTORY = "verslag_organisations"


@Language.factory(FACTORY, assigns=["doc.spans"])
def create_organisations(nlp: Language, name: str) -> Callable[[Doc], Doc]:  # noqa: ARG001
    """Return the component that fills ``doc.spans["organisations"]`` and ``doc.spans["places"]``."""
    return annotate_organisations


def annotate_organisations(doc: Doc) -> Doc:
    """Write the organisations and places of a Doc to its span groups."""
    context = context_of(doc)
    named = [(ent.start_char, ent.end_char) for ent in doc.ents if ent.label_ == "ORG"]
    organisations, mentions = find_organisations(context, named)
    write_facts(doc, ORGANISATIONS, mentions, [mention.label for mention in mentions], organisations)
    located = [(ent.start_char, ent.end_char) for ent in doc.ents if ent.label_ == "LOC"]
    places = find_places(context, located, Zones((mention.start, mention.end) for mention in mentions))
    write_facts(doc, PLACES, places, [place.label for place in places])
    return doc


def find_organisations(
    context: Context, named: Sequence[tuple[int, int]] = ()
) -> tuple[list[Organisation], list[Mention]]:
    """Return the organisations of a document and every mention of them.

    Args:
        context: the document with its structure.
        named: where a language model sees organisations; 0-based, end exclusive.
    """
    organisations = Bodies()
    named = [whole_name(context, start, end) for start, end in named]
    for name in find_affiliations(context):
        organisations.add(name, sure=True)
    for name, kind, forms in _find_by_rules(context):
        organisations.add(name, kind, forms)
    _add_initials(context, organisations)
    for written in believed_organisations(context, named):
        name = trim_name(written)
        if _is_believed(context, name, written, organisations):
            organisations.add(name)
    for name in list(find_in_lists(context, organisations.forms.keys())):
        organisations.add(name)
    _add_initials(context, organisations)
    organisations.join_parts()
    mentions = [
        Mention(start, end, "ORG", organisations.forms[form])
        for start, end, form in find_forms(context, organisations.forms)
        if not names_portfolio(context.text, start) and not names_product_or_place(context.text, start, end)
    ]
    return _present(organisations.found, mentions, context.text)


def _add_initials(context: Context, organisations: Bodies) -> None:
    for name, short in list(find_initials(context, [body.name for body in organisations.found])):
        organisations.join_short(name, short)


def _is_believed(context: Context, name: str, written: str, found: Bodies) -> bool:
    """Tell whether a name that only a language model takes for an organisation is added to those found by rules."""
    if not name or (" " not in name and without_opener(written) != written and name not in found.forms):
        return False
    unlikely = is_misspelt_group(name) or found.holds_part_of(name)
    return may_be_believed(name) and not unlikely and not names_no_body(context, name, found.forms.keys())


def _find_by_rules(context: Context) -> Iterator[tuple[str, str | None, Sequence[str]]]:
    """Yield name, kind and other forms of what the text itself shows to be an organisation, the surest first."""
    yield from ((name, None, ()) for name in find_in_columns(context))
    yield from ((name, "municipality", (place,)) for name, place in find_governed(context))
    yield from ((name, "committee", ()) for name in find_bodies_met(context))
    yield from ((form, None, ()) for _, _, form in find_forms(context, gazetteer()))
    yield from ((name, kind, (form,)) for name, kind, form in find_shouted(context))
    yield from ((name, kind, ()) for name, kind in find_announced(context))
    for place in find_listed(context):
        yield f"gemeente {place}", "municipality", (f"gemeenten {place}", place)
    yield from ((f"gemeente {place}", "municipality", (place,)) for place in find_acting_cities(context))
    yield from ((name, "party", ()) for name in find_fractions(context))
    yield from ((name, None, ()) for name in find_spoken_for(context))
    yield from ((name, None, (name.replace("Elkaar", "elkaar"),)) for name in find_initiatives(context))
    yield from ((name, None, ()) for name in find_beside_people(context))
    yield from ((trim_name(name), None, ()) for name in find_actors(context))
    yield from ((name, None, (short,)) for name, short in find_introduced(context))


def _present(
    found: Sequence[Organisation], mentions: Sequence[Mention], text: str
) -> tuple[list[Organisation], list[Mention]]:
    """Return the organisations that are mentioned, numbered anew, each with the forms met."""
    order = {number: new for new, number in enumerate(sorted({mention.entity or 0 for mention in mentions}))}
    kept = [found[number] for number in order]
    renumbered = []
    for mention in mentions:
        number = order[mention.entity or 0]
        kept[number].forms.add(" ".join(text[mention.start : mention.end].split()))
        renumbered.append(Mention(mention.start, mention.end, mention.label, number))
    for organisation in kept:
        # "de gemeenten Assen en Zwolle" names the gemeente Zwolle without writing it
        if organisation.name not in organisation.forms and organisation.kind != "municipality":
            organisation.name = max(sorted(organisation.forms), key=len)
    return kept, renumbered
