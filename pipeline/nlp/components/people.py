"""Finds people: collects names with their evidence, makes one person of each human being, and marks every mention."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from spacy.language import Language
from spacy.tokens import Doc

from pipeline.facts import Mention, Organisation, Person
from pipeline.nlp.annotation import ORGANISATIONS, PEOPLE, read_entities, read_facts, write_facts
from pipeline.nlp.components.registry import Registry
from pipeline.nlp.context import Context, context_of
from pipeline.nlp.names import GIVEN, INITIALS, PREFIX, SURNAME, WORD, ambiguous_names, find_forms, given_names, is_given
from pipeline.nlp.rules import any_of, compile_pattern, load_rules

FACTORY = "verslag_people"


@dataclass(frozen=True, slots=True)
class Candidate:
    """A name that may be a person's, where it stands, and why it is taken for one."""

    name: str
    start: int
    end: int
    rule: str
    role: str | None = None
    initials: str | None = None


@Language.factory(FACTORY, assigns=["doc.spans"])
def create_people(nlp: Language, name: str) -> Callable[[Doc], Doc]:  # noqa: ARG001
    """Return the component that fills ``doc.spans["people"]``."""
    return annotate_people


def annotate_people(doc: Doc) -> Doc:
    """Write the people of a Doc and their mentions to ``doc.spans["people"]``."""
    entities = [(ent.start_char, ent.end_char) for ent in doc.ents if ent.label_ in ("PERSON", "PER")]
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
    taken = [(mention.start, mention.end) for mention in occurrences]
    registry = Registry()
    organisation_names = {form.lower() for organisation in organisations for form in organisation.forms}
    for candidate in _listed(context):
        if candidate.name.lower() in organisation_names or candidate.name.split()[0] in ("Zie", "Gemeente", "Diverse"):
            continue
        registry.add(candidate.name, initials=candidate.initials, role=candidate.role)
    found = [*_titled(context), *_full_names(context), *_initialled(context), *_entities(context, entities)]
    found += _speakers(context, found)
    found = [c for c in found if not _inside((c.start, c.end), taken) and not context.is_blind(c.start, c.end)]
    for candidate in sorted(found, key=lambda c: (-len(c.name.split()), c.start)):
        registry.add(candidate.name, titled=candidate.rule == "title", role=candidate.role)
    for candidate in _single_names(context, taken):
        if not _inside((candidate.start, candidate.end), taken):
            registry.add(candidate.name)
    mentions = list(_mentions(context, registry, taken, {(c.start, c.end): c for c in found if c.rule == "title"}))
    people = registry.people
    _affiliate(context, people, mentions, organisations, occurrences)
    return people, mentions


def _listed(context: Context) -> Iterator[Candidate]:
    header = context.structure.header
    for attendee in context.structure.attendees:
        yield Candidate(attendee.name, attendee.start, attendee.end, "list", attendee.role, attendee.initials)
    for value, role in ((header.chair, "voorzitter"), (header.secretary, "notulist")):
        if value is not None:
            yield Candidate(value.value, value.start, value.end, "header", role)


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    roles = load_rules("roles")
    honorific = "(?:" + "|".join(_either_case(word) for word in _longest(roles["honorifics"])) + ")"
    role = "(?:" + "|".join(_either_case(word) for word in _longest(roles["roles"])) + ")"
    academic = f"(?:{any_of(roles['academic'])} ?)*"
    low = r"(?:van der|van den|van 't|van ’t|ter|ten)"
    name = rf"(?:{INITIALS})?(?:{GIVEN} )?{SURNAME}"
    return {
        "honorific": compile_pattern(rf"(?<!\w)(?P<title>{honorific}) {academic}(?P<name>{name})(?!\w)"),
        "role": compile_pattern(rf"(?<!\w)(?P<title>{role}) {academic}(?!(?!{low})[a-z])(?P<name>{name})(?!\w)"),
        "full": compile_pattern(rf"(?<![\w@/.-])(?P<name>{GIVEN}(?: {WORD})?(?: {PREFIX})* {SURNAME})(?!\w)"),
        "given": compile_pattern(rf"(?<![\w@/.'’-])(?P<name>{GIVEN})(?![\w@]|-\w|\.\w)"),
        "initials": compile_pattern(rf"(?<![\w.@-])(?P<name>{INITIALS}{SURNAME})(?!\w)"),
        "speaker": compile_pattern(rf"(?P<name>{GIVEN}(?: {SURNAME})?)(?: ?\([^)\n]{{1,40}}\))? ?:"),
    }


def _longest(words: list[str]) -> list[str]:
    return sorted(words, key=len, reverse=True)


def _either_case(word: str) -> str:
    return f"[{word[0].lower()}{word[0].upper()}]{re.escape(word[1:])}".replace(r"\ ", " ") if word[0].isalpha() else word


@cache
def _not_names() -> frozenset[str]:
    return frozenset(load_rules("people")["not_names"])


def _clean(name: str) -> str | None:
    """Return a name with its white space folded, None where it begins or ends with a word that no name has."""
    words = name.split()
    if words[-1] in _not_names() or words[0].rstrip(".") in _not_names() - {"De", "Van", "Op", "Aan", "In", "Het"}:
        return None
    if words[-1].lower().endswith(tuple(load_rules("people")["street"])) and len(words) > 1 and words[-1] not in (
        "Hof", "Park", "Dijk", "Weg", "Wal", "Laan",
    ):
        return None if not words[-1].lower().endswith(("dijk", "hof", "wal", "brug", "kerk")) else " ".join(words)
    return " ".join(words)


def _titled(context: Context) -> Iterator[Candidate]:
    for kind in ("honorific", "role"):
        for match in _patterns()[kind].finditer(context.text):
            name = _clean(match["name"])
            if name is not None and "\n\n" not in match.group() and (kind != "role" or _is_holder(match["title"], name)):
                role = match["title"].lower() if kind == "role" else None
                yield Candidate(name, *match.span("name"), "title", role)


def _is_holder(role: str, name: str) -> bool:
    """Tell whether what follows a function is its holder and not its field (``wethouder Financiën``)."""
    rules, first = load_rules("roles"), name.split()[0]
    if first in rules["portfolios"]:
        return False
    return is_given(first) or (role.lower() in rules["offices"] and name not in _places())


@cache
def _places() -> frozenset[str]:
    rules = load_rules("municipalities")
    return frozenset([*rules["dutch"], *rules["flemish"]])


def _full_names(context: Context) -> Iterator[Candidate]:
    for match in _patterns()["full"].finditer(context.text):
        first, second = match["name"].split()[:2]
        written = match["name"]
        # "Saskia Verhoeven van Mibosie": with a surname already there, van begins an organisation
        if second[0].isupper() and not is_given(second) and f"{first} {second} van " in written:
            written = f"{first} {second}"
        name = _clean(written)
        if name is not None and "\n" not in match["name"] and is_given(first):
            yield Candidate(name, match.start(), match.start() + len(written), "full_name")


def _initialled(context: Context) -> Iterator[Candidate]:
    opens = {sentence.start for sentence in context.sentences if sentence.first}
    for match in _patterns()["initials"].finditer(context.text):
        name = _clean(match["name"])
        # "A. Opening" is a numbered heading
        if name is not None and (match.start() not in opens or name.count(".") > 1) and "\n" not in match.group():
            yield Candidate(name, *match.span("name"), "initials")


def _entities(context: Context, entities: Sequence[tuple[int, int]]) -> Iterator[Candidate]:
    for start, end in entities:
        name = _clean(context.text[start:end])
        if name is not None and name[0].isupper() and (" " in name or is_given(name)):
            yield Candidate(name, start, end, "model")


def _speakers(context: Context, found: Sequence[Candidate]) -> list[Candidate]:
    """Return those who speak before a colon.

    A word that is no given name counts only among others who speak so, since labels look the same.
    """
    labels = frozenset(load_rules("people")["labels"])
    known = {c.name for c in found} | {a.name.split()[0] for a in context.structure.attendees}
    sure: list[Candidate] = []
    unsure: list[Candidate] = []
    for sentence in context.sentences:
        match = _patterns()["speaker"].match(context.text, sentence.start, sentence.end)
        if match is None or not sentence.first:
            continue
        name = _clean(match["name"])
        if name is None or name.lower() in labels or context.is_heading(sentence.start):
            continue
        candidate = Candidate(name, *match.span("name"), "speaker")
        (sure if name in known or is_given(name.split()[0]) else unsure).append(candidate)
    lower = set(re.findall(r"\b[a-zà-ÿ]{3,}\b", context.text))
    single = [c for c in unsure if " " not in c.name and c.name.lower() not in lower]
    return sure + (single if len({c.name for c in sure}) >= 3 else [])


def _single_names(context: Context, taken: Sequence[tuple[int, int]]) -> Iterator[Candidate]:
    for match in _patterns()["given"].finditer(context.text):
        name = match["name"]
        known = name in given_names() or ("-" in name and is_given(name))
        if known and not context.is_blind(*match.span()) and _stands_alone(context.text, *match.span(), taken):
            yield Candidate(name, *match.span(), "given_name")


_BEFORE = re.compile(r"(?:[A-ZÀ-Ý][\w.’'-]*|Sint)[ \t\xa0]\Z")
_AFTER = re.compile(rf"[ \t\xa0](?:{PREFIX}[ \t\xa0])*[A-ZÀ-Ý][a-zà-ÿ]")


def _stands_alone(text: str, start: int, end: int, taken: Sequence[tuple[int, int]] = ()) -> bool:
    """Tell whether a word has no capitalised neighbour in its line that would make it part of a longer name.

    What is taken for an organisation (``Saskia van Het Anker``) is no part of it.
    """
    before = _BEFORE.search(text[max(start - 30, 0) : start])
    if before is not None:
        word = before.group().strip()
        sentence_start = start - len(before.group()) == 0 or text[start - len(before.group()) - 1] in "\n.:|-•*"
        if not (word in _not_names() or sentence_start or word.endswith((".", ":"))):
            return False
        if is_given(word) and not word.endswith("."):
            return False
    after = _AFTER.match(text, end)
    return after is None or _inside((after.end() - 2, after.end()), taken)


def _inside(span: tuple[int, int], taken: Sequence[tuple[int, int]]) -> bool:
    return any(a < span[1] and span[0] < b for a, b in taken)


def _mentions(
    context: Context,
    registry: Registry,
    taken: Sequence[tuple[int, int]],
    titled: dict[tuple[int, int], Candidate],
) -> Iterator[Mention]:
    forms = registry.forms()
    for start, end, form in find_forms(context, forms):
        if _inside((start, end), taken):
            continue
        if " " not in form and (start, end) not in titled and not _lone_form_counts(context, registry, form, start, end, taken):
            continue
        entity = forms[form]
        registry.people[entity].forms.add(form)
        yield Mention(start, end, "PERSON", entity)


def _lone_form_counts(
    context: Context, registry: Registry, form: str, start: int, end: int, taken: Sequence[tuple[int, int]]
) -> bool:
    if any(a.start <= start and end <= a.end for a in context.structure.attendees):
        return True
    if form in ambiguous_names() and not registry.is_listed(form):
        return False
    if form in load_rules("people")["common_surnames"] and not registry.is_listed(form):
        return False
    return form.isupper() or _stands_alone(context.text, start, end, taken)


def _affiliate(
    context: Context,
    people: Sequence[Person],
    mentions: Sequence[Mention],
    organisations: Sequence[Organisation],
    occurrences: Sequence[Mention],
) -> None:
    """Give people the role and organisation that the list of those present, or the words around a name, state."""
    number = {form.lower(): i for i, organisation in enumerate(organisations) for form in organisation.forms}
    starts = {mention.start: mention.entity for mention in occurrences}
    role = compile_pattern(rf", (?P<role>{any_of(load_rules('roles')['roles'])})(?!\w)", ignore_case=True)
    link = re.compile(r"\s*(?:\(\s*|,\s*(?:namens\s+)?|\s+(?:van|namens)\s+(?:(?:de|het)\s+)?)")
    listed = {(a.start, a.end): a for a in context.structure.attendees}
    for mention in mentions:
        person = people[mention.entity or 0]
        for (start, end), attendee in listed.items():
            if start <= mention.start and mention.end <= end:
                person.role = attendee.role or person.role
                person.organisation = number.get((attendee.organisation or "").lower(), person.organisation)
        after = role.match(context.text, mention.end)
        if after is not None and person.role is None:
            person.role = after["role"].lower()
        joined = link.match(context.text, after.end() if after else mention.end)
        if person.organisation is None:
            at = joined.end() if joined else (after.end() + 1 if after else -1)
            person.organisation = starts.get(at, person.organisation)
