"""Finds what may be a person's name, and by which rule: list, given name, initials, colon, language model."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from pipeline.nlp.components.announced_people import find_announced_people
from pipeline.nlp.components.candidates import Candidate, clean_name, not_names, noun_endings
from pipeline.nlp.components.companions import find_companions
from pipeline.nlp.components.name_bounds import are_several, end_of_name
from pipeline.nlp.components.person_lookalikes import is_no_attendee, is_title, stands_in_street
from pipeline.nlp.components.titled_people import find_titled
from pipeline.nlp.context import Context
from pipeline.nlp.names import GIVEN, INITIALS, PREFIX, SURNAME, WORD, given_names, glued_at, is_given
from pipeline.nlp.rules import any_of, compile_pattern, load_rules
from pipeline.nlp.zones import Zones

_LOWER_END = re.compile(r"(?<=\w)(?<!\bvan)(?<!\bde)(?<!\bder)(?<!\bden)(?<!\bter)(?<!\bten)\s+[a-zà-ÿ]+\Z")
"""A word in small letters at the end of what a model takes for a name: no surname (``Koen lichtte``)."""

_TURNED = 3
"""Number of names from which a list may tell that it writes surnames first."""


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    roles = load_rules("roles")
    return {
        "full": compile_pattern(rf"(?<![\w@/.-])(?P<name>{GIVEN}(?: {WORD})? {SURNAME})(?!\w)"),
        "given": compile_pattern(rf"(?<![\w@/.'’-])(?P<name>{GIVEN})(?![\w@]|-\w|\.\w)"),
        "initials": compile_pattern(rf"(?<![\w.@&-])(?!(?:B|N|C)\. ?V\.)(?P<name>{INITIALS}{SURNAME})(?!\w)"),
        "title": compile_pattern(rf"(?i:{any_of([*roles['honorifics'], *roles['offices']])}) (?={PREFIX} |{WORD})"),
        "speaker": compile_pattern(rf"(?P<name>{GIVEN}(?: {SURNAME})?)(?: ?\([^)\n]{{1,40}}\))? ?:"),
    }


def find_listed(context: Context) -> Iterator[Candidate]:
    """Yield those whom the structure names: who was present or absent, the chair, the minute taker."""
    header, attendees = context.structure.header, context.structure.attendees
    turned = _are_turned([attendee.name.split() for attendee in attendees])
    for attendee in attendees:
        words = attendee.name.split()
        if words[0] not in load_rules("people")["not_listed"] and not is_no_attendee(attendee.name):
            there = attendee.status == "present"
            place = (attendee.start, attendee.end)
            surname_first = turned and len(words) > 1 and not is_given(words[0])
            name = " ".join([words[-1], *words[:-1]]) if surname_first else attendee.name
            written = attendee.name if surname_first else None
            yield Candidate(name, *place, "list", attendee.role, attendee.initials, written, present=there)
    for value, role in ((header.chair, "voorzitter"), (header.secretary, "notulist")):
        if value is not None:
            yield Candidate(value.value, value.start, value.end, "header", role)


def _are_turned(names: Sequence[Sequence[str]]) -> bool:
    """Tell whether a list writes surnames first, as Flemish ones do: ``Goossens Annemie``, ``Van Looy Dirk``."""
    full = [words for words in names if len(words) > 1]
    turned = sum(is_given(words[-1]) and not is_given(words[0]) for words in full)
    return len(full) >= _TURNED and turned >= 0.7 * len(full)


def find_named(context: Context, entities: Sequence[tuple[int, int]]) -> list[Candidate]:
    """Return the names in running text, but for given names alone.

    Args:
        context: the document with its structure.
        entities: start and end of what a language model takes for people.
    """
    found = [*find_titled(context), *find_announced_people(context), *_full_names(context), *_initialled(context)]
    found += [*_entities(context, entities), *find_companions(context)]
    return found + _speakers(context, found)


def _full_names(context: Context) -> Iterator[Candidate]:
    place = 0
    while match := _patterns()["full"].search(context.text, place):
        written = match["name"]
        first, second = written.split()[:2]
        # "Veiligheid van Bram de Wit": the name begins later
        place = match.start() + len(first)
        if not is_given(first):
            continue
        # "Saskia Verhoeven van Buurtwerk": with a surname already there, van begins an organisation
        if second[0].isupper() and not is_given(second) and f"{first} {second} van " in written:
            written = f"{first} {second}"
        written = context.text[match.start() : end_of_name(context, match.start(), match.start() + len(written))]
        place = match.start() + len(written)
        name = clean_name(written)
        if name is not None and not are_several(written.split()) and not is_title(context, match.start(), written):
            yield Candidate(name, match.start(), match.start() + len(written), "full_name")


def _initialled(context: Context) -> Iterator[Candidate]:
    opens = {sentence.start for sentence in context.sentences if sentence.first}
    for match in _patterns()["initials"].finditer(context.text):
        name = clean_name(match["name"])
        # "A. Opening" is a numbered heading, and in one line with others it opens no sentence
        if match.start() in context.lettered:
            continue
        lettered = name is not None and (match.start() in opens or _is_word(context, name))
        if name is not None and (not lettered or name.count(".") > 1 or " van " in name):
            yield Candidate(name, *match.span("name"), "initials")


def _is_word(context: Context, name: str) -> bool:
    """Tell whether what follows an initial is a word of the text or ends as nouns do, and no surname that is a word."""
    word = name.split()[-1]
    noun = word.lower() in context.small_words or word.lower().endswith(noun_endings())
    return noun and word not in load_rules("people")["common_surnames"]


def _entities(context: Context, entities: Sequence[tuple[int, int]]) -> Iterator[Candidate]:
    for begin, end in entities:
        start = begin + glued_at(context.text[begin:end])
        title = _patterns()["title"].match(context.text, start, end)
        start = title.end() if title else start
        end = start + len(_LOWER_END.sub("", context.text[start:end]))
        name = clean_name(context.text[start:end])
        street = name is not None and ("/" in name or name.endswith("weg"))
        if name is None or street or _is_branch(name):
            continue
        if name[0].isupper() and (" " in name or is_given(name)):
            yield Candidate(name, start, end, "model")


def _is_branch(name: str) -> bool:
    """Tell whether a name is that of a company in a town (``Vesta Genk``): a town behind what is no given name."""
    first, _, last = name.rpartition(" ")
    towns = load_rules("municipalities")
    return bool(first) and not is_given(first.split()[0]) and (last in towns["dutch"] or last in towns["flemish"])


def _speakers(context: Context, found: Sequence[Candidate]) -> list[Candidate]:
    """Return those who speak before a colon.

    A word that is no given name counts only among others who speak so, since labels look the same; so do two words,
    which must have a party or affiliation behind them as the others have.
    """
    labels = frozenset(load_rules("people")["labels"])
    known = {c.name for c in found} | {a.name.split()[0] for a in context.structure.attendees}
    sure: list[Candidate] = []
    unsure: list[Candidate] = []
    for sentence in context.sentences:
        match = _patterns()["speaker"].match(context.text, sentence.start, sentence.end)
        if match is None or not sentence.first or context.is_heading(sentence.start):
            continue
        name = clean_name(match["name"])
        if name is not None and name.lower() not in labels:
            candidate = Candidate(name, *match.span("name"), "speaker")
            (sure if name in known or is_given(name.split()[0]) else unsure).append(candidate)
    unsure = [c for c in unsure if _is_no_label(context, c)]
    return sure + (unsure if len({c.name for c in sure}) >= 3 else [])


def _is_no_label(context: Context, speaker: Candidate) -> bool:
    """Tell whether a word is none of the language, or two words have a party or affiliation behind them."""
    name = speaker.name.lower()
    if " " in name:
        return re.match(r" ?\([^\W\d_]", context.text[speaker.end :][:3]) is not None
    # a word of the language ends in -ing or -heid; a rare given name does not
    return name not in context.small_words and not name.endswith(noun_endings())


def find_given(context: Context, taken: Zones) -> Iterator[Candidate]:
    """Yield given names that stand alone.

    Args:
        context: the document with its structure.
        taken: where organisations are mentioned.
    """
    for match in _patterns()["given"].finditer(context.text):
        name, (start, end) = match["name"], match.span()
        owned = (
            name[:-1] in given_names() and name[-1] == "s" and bool(re.match(r" [a-z]", context.text[end : end + 2]))
        )
        known = name in given_names() or ("-" in name and is_given(name)) or owned
        free = not context.blind.touches(start, end) and not stands_in_street(context.text, end)
        if known and free and stands_alone(context.text, start, end, taken):
            yield Candidate(name[:-1] if owned and name not in given_names() else name, start, end, "given_name")


_BEFORE = re.compile(r"(?:[A-ZÀ-Ý][\w.’'-]*|Sint)[^\S\n]\Z")
_AFTER = re.compile(rf"[^\S\n](?:{PREFIX}[^\S\n]){{0,3}}[A-ZÀ-Ý][a-zà-ÿ]")


def acts_behind(text: str, end: int) -> bool:
    """Tell whether a verb of saying or doing stands right behind a word, which is a name then: ``Tol meldde``."""
    return _acting().match(text, end) is not None


@cache
def _acting() -> re.Pattern[str]:
    verbs = [*load_rules("reporting_verbs")["verbs"], *load_rules("action_items")["verbs"]]
    forms = {form.split(" ")[0] for verb in verbs for form in verb["forms"]} - {"is", "heeft", "had"}
    forms = {form for form in forms if not form.endswith("en")}  # "Vos bellen" may be to call him
    return compile_pattern(rf" {any_of(sorted(forms))}(?!\w)")


def stands_alone(text: str, start: int, end: int, taken: Zones) -> bool:
    """Tell whether a word has no capitalised neighbour in its line that would make it part of a longer name.

    What is taken for an organisation (``Saskia van Het Anker``) is no part of it.
    """
    before = _BEFORE.search(text[max(start - 30, 0) : start])
    if before is not None:
        word, at = before.group().strip(), start - len(before.group())
        opens_sentence = text[max(at - 3, 0) : at].rstrip(" ")[-1:] in ("", *"\n.:;!?|-–•*()\"'")
        if is_given(word) or not (word in not_names() or opens_sentence or word.endswith((".", ":"))):
            return False
    after = _AFTER.match(text, end)
    # "Saskia Neemt contact op": a verb with a slip in its capital
    slip = after is not None and re.match(rf"[^\S\n](?!{PREFIX} )(\w+)", text[end:])
    return after is None or taken.touches(after.end() - 2, after.end()) or bool(slip and slip[1] in not_names())
