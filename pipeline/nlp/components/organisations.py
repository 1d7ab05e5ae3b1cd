"""Finds organisations: known ones, those whose name announces itself, and those that people are said to belong to."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc

from pipeline.facts import Mention, Organisation
from pipeline.nlp.annotation import ORGANISATIONS, PLACES, write_facts
from pipeline.nlp.components.places import find_places
from pipeline.nlp.context import Context, context_of
from pipeline.nlp.names import GIVEN, PREFIX, WORD, find_forms, given_names, is_given
from pipeline.nlp.rules import any_of, compile_pattern, load_rules

FACTORY = "verslag_organisations"

_LABELS = ("ORG", "NORP")


@Language.factory(FACTORY, assigns=["doc.spans"])
def create_organisations(nlp: Language, name: str) -> Callable[[Doc], Doc]:  # noqa: ARG001
    """Return the component that fills ``doc.spans["organisations"]`` and ``doc.spans["places"]``."""
    return annotate_organisations


def annotate_organisations(doc: Doc) -> Doc:
    """Write the organisations and places of a Doc to its span groups."""
    context = context_of(doc)
    named = [ent.text for ent in doc.ents if ent.label_ in _LABELS]
    organisations, mentions = find_organisations(context, named)
    write_facts(doc, ORGANISATIONS, mentions, [mention.label for mention in mentions], organisations)
    located = [(ent.start_char, ent.end_char) for ent in doc.ents if ent.label_ in ("LOC", "GPE", "FAC")]
    places = find_places(context, located, [(mention.start, mention.end) for mention in mentions])
    write_facts(doc, PLACES, places, [place.label for place in places])
    return doc


class _Organisations:
    """Number organisations in the order in which they are added and keep every way to write them."""

    def __init__(self) -> None:
        self.found: list[Organisation] = []
        self.forms: dict[str, int] = {}
        self._number: dict[str, int] = {}

    def add(self, name: str, kind: str | None = None, forms: Sequence[str] = ()) -> None:
        """Add an organisation, or a form of one that is there; a name that says nothing is left out."""
        name = _trim(name)
        if not _may_be_name(name):
            return
        known = _gazetteer().get(name)
        if known is not None:
            forms, kind = (name, *known["forms"], *forms), known["kind"]
            name = known["name"]
        forms = (*forms, *_other_order(name))
        number = next((self._number[f.lower()] for f in (name, *forms) if f.lower() in self._number), None)
        if number is None:
            number = len(self.found)
            self.found.append(Organisation(name, set(), kind))
        for form in (name, *forms):
            self._number.setdefault(form.lower(), number)
            for spelling in (form, form[0].upper() + form[1:], _small_head(form)):
                self.forms.setdefault(spelling, number)


def find_organisations(context: Context, named: Sequence[str] = ()) -> tuple[list[Organisation], list[Mention]]:
    """Return the organisations of a document and every mention of them.

    Args:
        context: the document with its structure.
        named: what a language model takes for organisations.
    """
    organisations = _Organisations()
    for name in _affiliations(context):
        organisations.add(name)
    body = context.structure.header.body
    for name in _body_names(body.value if body is not None else ""):
        organisations.add(name, "committee")
    for start, end, form in find_forms(context, _gazetteer()):
        if not _part_of_name(context.text, start, end):
            organisations.add(form)
    for name, kind in _announced(context):
        organisations.add(name, kind)
    for name in _beside_people(context):
        organisations.add(name)
    for name, short in _introduced(context):
        organisations.add(name, None, [short])
    for name in named:
        if name[0].isupper() and not is_given(name.split()[0]):
            organisations.add(name)
    mentions = [
        Mention(start, end, "ORG", organisations.forms[form])
        for start, end, form in find_forms(context, organisations.forms)
        if not _part_of_name(context.text, start, end)
    ]
    return _present(organisations.found, mentions, context.text)


def _body_names(body: str) -> Iterator[str]:
    """Yield the organisations in the name of the organ that met: itself unless it is general, and whose it is."""
    words = body.split()
    if len(words) > 1 and words[0].lower() not in load_rules("organisations")["organs"] and len(words) < 8:
        yield body
    for head in load_rules("organisations")["programme_heads"]:
        rest = body[len(head) :].strip()
        if body.lower().startswith(f"{head} ") and any(letter.isupper() for letter in rest):
            yield re.sub(r"^(?:van )?(?:de |het )?", "", rest)


def _present(
    found: Sequence[Organisation], mentions: Sequence[Mention], text: str
) -> tuple[list[Organisation], list[Mention]]:
    """Return the organisations that are mentioned, numbered anew, each with the forms met and the longest as its name."""
    order = {number: new for new, number in enumerate(sorted({mention.entity or 0 for mention in mentions}))}
    kept = [found[number] for number in order]
    renumbered = []
    for mention in mentions:
        number = order[mention.entity or 0]
        kept[number].forms.add(" ".join(text[mention.start : mention.end].split()))
        renumbered.append(Mention(mention.start, mention.end, mention.label, number))
    for organisation in kept:
        if organisation.name not in organisation.forms:
            organisation.name = max(sorted(organisation.forms), key=len)
    return kept, renumbered


@cache
def _gazetteer() -> dict[str, dict[str, Any]]:
    """Return the known public bodies by every form of their name."""
    return {form: body for body in load_rules("organisations")["public"] for form in (body["name"], *body["forms"])}


_SMALL = r"van|voor|en|&|in|op|aan|bij|te|ter|ten|tegen|met|and|for|of"
_CAPITAL = r"[A-ZÀ-Ý][\w’'&/+.-]*[\w+]|[A-Z]\b"
_LINK = rf"(?: (?:{_SMALL})(?: (?:de|het|den|der))?)?"
_NAME = rf"(?:(?:{_CAPITAL})(?:{_LINK} (?:{_CAPITAL})){{0,5}})"
_BESIDE_PERSON = rf"(?P<first>{GIVEN})(?P<last>(?: (?:{PREFIX} )*{WORD})?) (?P<link>van|namens|\() ?(?:de |het )?(?P<name>{_NAME})"


@cache
def _patterns() -> list[tuple[re.Pattern[str], str]]:
    rules = load_rules("organisations")["patterns"]
    return [(compile_pattern(r"(?<![\w@/.-])" + _fill(rule["pattern"])), rule["kind"]) for rule in rules]


def _fill(pattern: str) -> str:
    """Return a pattern of the rules with its placeholders filled in."""
    rules = load_rules("municipalities")
    place = rf"(?:{any_of([*rules['dutch'], *rules['flemish'], *rules['ambiguous']])}(?![\w-])|{WORD}(?:-{WORD})*)"
    topic = rf"[a-zà-ÿ]*(?:{any_of(load_rules('organisations')['committee_topics'])})(?!\w)"
    filled = {"{Name}": _NAME, "{Place}": place, "{Topic}": topic, "{Capital}": f"(?:{_CAPITAL})"}
    for key, value in filled.items():
        pattern = pattern.replace(key, value)
    return pattern


def _announced(context: Context) -> Iterator[tuple[str, str]]:
    for pattern, kind in _patterns():
        for match in pattern.finditer(context.text):
            name = _without_opening(match.group())
            if name is not None and not context.is_blind(*match.span()):
                yield name, kind


def _without_opening(name: str) -> str | None:
    """Return a name without words that only begin a sentence, cut off where a person's name begins in it."""
    words = name.split(" ") if "\n" not in name else []
    while words and words[0] in load_rules("people")["not_names"] and words[0].lower() not in _heads():
        words = words[1:]
    for index, word in enumerate(words[1:], 1):
        if word in given_names() and words[index - 1] in ("van", "en", "met", "aan", "door"):
            words = words[: index - 1]
            break
    return " ".join(words) if len(words) > 1 or (words and "commissie" in words[0].lower()) else None


def _beside_people(context: Context) -> Iterator[str]:
    """Yield what stands behind a person's name as the organisation (``Saskia van Buurtwerk``, ``Bram de Wit (Enexis)``).

    *Van* may begin a surname: without a surname before it, the word after it must name a kind of organisation.
    """
    roles = {role.lower() for role in load_rules("roles")["roles"]}
    endings = tuple(load_rules("organisations")["endings"])
    for match in compile_pattern(rf"(?<!\w){_BESIDE_PERSON}").finditer(context.text):
        name, last = match["name"], match["last"].strip()
        if not is_given(match["first"]) or "\n" in match.group() or name.split()[0].lower() in roles or is_given(name.split()[0]):
            continue
        if match["link"] == "(":
            closed = context.text[match.end() : match.end() + 1] in (")", ",")
            sure = bool(last) and closed and not _is_subsequence(name.upper(), _initials(match["first"] + " " + last))
        else:
            sure = bool(last) or match["link"] == "namens" or len(name) > 6 and (name.lower().endswith(endings) or " " in name)
        if sure:
            yield name


def _introduced(context: Context) -> Iterator[tuple[str, str]]:
    """Yield names that are followed by their abbreviation between brackets (``Centraal Overleg Wonen (COW)``)."""
    for match in compile_pattern(rf"(?<!\w)(?P<name>{_NAME}) \((?P<short>[A-Z][A-Za-z&]{{1,7}})\)").finditer(context.text):
        name, short = match["name"], match["short"]
        initials = _initials(name)
        capitals = "".join(letter for letter in short if letter.isupper())
        if not is_given(name.split()[0]) and len(capitals) > 1 and short not in _excluded() and _is_subsequence(capitals, initials) and initials[0] == capitals[0]:
            yield name, short


def _initials(name: str) -> str:
    return "".join(word[0] for word in re.split(r"[\s/-]+", name) if word).upper()


def _is_subsequence(short: str, long: str) -> bool:
    rest = iter(long)
    return all(letter in rest for letter in short)


def _affiliations(context: Context) -> Iterator[str]:
    """Yield what those present belong to; two organisations may be written together."""
    for attendee in context.structure.attendees:
        written = attendee.organisation or ""
        if written in _gazetteer():
            yield written
            continue
        for part in re.split(r"\s*[,;]\s*|\s+/\s+|/(?=[A-Z])|\s+en\s+(?=gemeente)", written):
            if part and (part[0].isupper() or part in _gazetteer() or any(c.isupper() for c in part)):
                yield part


@cache
def _excluded() -> frozenset[str]:
    return frozenset(load_rules("organisations")["not"])


@cache
def _generic() -> frozenset[str]:
    return frozenset(load_rules("organisations")["generic"])


def _trim(name: str) -> str:
    """Return a name without surrounding punctuation, articles and small words at the end."""
    name = " ".join(name.split()).strip(" .,;:()[]*_\"“”")
    name = re.sub(r"^(?:[Dd]e|[Hh]et|[Ee]en) (?=\S)", "", name) if name not in _gazetteer() else name
    return re.sub(rf"(?: (?:{_SMALL}))+$", "", name)


def _other_order(name: str) -> tuple[str, ...]:
    """Return the compound for a committee that is named in two words, and the other way round."""
    two = re.fullmatch(r"([Cc]ommissie|[Ww]erkgroep) (\w+)", name)
    if two:
        return (f"{two[2].lower()}{two[1].lower()}",)
    one = re.fullmatch(r"(\w+?)(commissie)", name)
    return (f"{one[2]} {one[1].lower()}",) if one else ()


def _may_be_name(name: str) -> bool:
    return len(name) > 1 and name.lower() not in _generic() and name not in _excluded() and not name.isdigit()


def _small_head(form: str) -> str:
    """Return a name of several words with a small first letter where its first word is an ordinary one."""
    head = form.split()[0]
    return form[0].lower() + form[1:] if " " in form and head[1:].islower() and head.lower() in _heads() else form


@cache
def _heads() -> frozenset[str]:
    groups = load_rules("roles")["groups"]
    return frozenset([*groups, "ministerie", "waterschap", "stichting", "gemeente", "universiteit", "hogeschool", "coalitie"])


def _part_of_name(text: str, start: int, end: int) -> bool:
    """Tell whether a short form is only part of a longer capitalised word group with a hyphen, or of a heading number."""
    return text[end : end + 1] == "-" and text[end + 1 : end + 2].islower() and start < end
