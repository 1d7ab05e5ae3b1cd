"""Finds what may be the name of an organisation: by the words it is made of, and by the words around it."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from functools import cache

from pipeline.nlp.components.bodies import SMALL, excluded, gazetteer, heads, says_body
from pipeline.nlp.components.organisation_company import without_neighbours
from pipeline.nlp.components.organisation_lookalikes import says_nothing, without_opener
from pipeline.nlp.components.recognised import letters_of
from pipeline.nlp.context import Context
from pipeline.nlp.names import GIVEN, INITIALS, PREFIX, WORD, given_names, is_given
from pipeline.nlp.rules import any_of, compile_pattern, load_rules
from pipeline.structure.attendee_details import LOWER_NAME
from pipeline.structure.names import fold_name

_CAPITAL = r"[A-ZÀ-Ý][\w’'&/+.-]{0,40}[\w+]|[A-Z]\b"
_LINK = rf"(?: (?:{SMALL})(?: (?:de|het|den|der))?)?"
_NAME = rf"(?:(?:{_CAPITAL})(?:{_LINK} (?:{_CAPITAL})){{0,5}})"
_BESIDE_PERSON = (
    rf"(?P<first>{GIVEN})(?P<last>(?: (?:{PREFIX} ){{0,3}}{WORD})?) (?P<link>van|namens|\() ?(?:de |het )?"
    rf"(?P<name>{_NAME})"
)


_MORE = compile_pattern(rf" ?/ ?(?P<names>{_NAME}(?: / {_NAME}){{0,2}})\)")
"""What stands behind the first organisation beside a person (``(Enexis / Buurtwerk)``); a comma may part a team."""

_FEW = 2
_ONE_WORD = r"commiss?ie|(?:team|groep|tafel|museum|consortium|ziekenhuis|fonds)\Z"
"""What makes one word the name of a body, where a pattern of the rules finds it."""


_SEAT = re.compile(r"^(?!.*(?:[Gg]emeente|[Kk]erk|[Pp]arochie) te ).* te [A-ZÀ-Ý][\w'’-]+\Z")
"""Where an organisation has its seat, behind its name; of a congregation it is part of the name."""


@cache
def announcing_patterns() -> list[tuple[re.Pattern[str], str]]:
    """Return the patterns for names that say what kind of body they name, with the kind."""
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


def find_announced(context: Context) -> Iterator[tuple[str, str]]:
    """Yield names that say themselves what kind of body they name, with the kind."""
    for pattern, kind in announcing_patterns():
        for match in pattern.finditer(context.text):
            name = _without_opening(match.group())
            if (
                name is None
                or says_nothing(name)
                or context.blind.touches(*match.span())
                or _opens_sentence(context.text, match, kind)
            ):
                continue
            last = name.split()[-1]
            # "Gemeente Den": cut off by a line or a column
            if last not in ("Den", "De", "Het", "Ter", "Sint") and (kind != "committee" or not is_given(last)):
                yield trim_name(name), kind


def find_fractions(context: Context) -> Iterator[str]:
    """Yield the parties of which a fraction is named (``de fractie van Meerwijk Lokaal``, ``de SP-fractie``)."""
    before = compile_pattern(rf"(?<!\w)[Ff]racties? (?:van )?(?:de |het )?(?P<name>{_NAME})")
    # "Hart voor Meerwijk-fractie": the last word alone is no party
    inside = r"(?<!\bDen\s)(?<!\bvoor\s)(?<!\bvan\s)"
    behind = compile_pattern(rf"(?<![\w-]){inside}(?P<name>{_CAPITAL})-(?:raads|staten)?fractie(?!\w)")
    for pattern in (before, behind):
        for match in pattern.finditer(context.text):
            name = trim_name(match["name"])
            if not _names_person(name) and name not in excluded():
                yield name


def _opens_sentence(text: str, match: re.Match[str], kind: str) -> bool:
    """Tell whether the one capital before a committee is that of the sentence (``Volgende werkgroep``)."""
    words = match.group().split()
    if kind != "committee" or len(words) != 2 or not words[1].islower() or words[0].lower() in heads():
        return False
    before = text[max(match.start() - 3, 0) : match.start()]
    return bool(re.search(r"(?:^|[.!?:\n]\s*|[-•*]\s)\Z", before)) and words[0][1:].islower()


def trim_name(name: str) -> str:
    """Return a name without what stands around it: the person before, the organisation whose part it is, another."""
    name = without_neighbours(without_opener(re.sub(r"^\W+", "", " ".join(name.split()))))
    seat = re.search(r"(?<= \S)\S* (?:in|te) (?P<place>\S+(?: \S+)?)\Z", name)
    if seat and (seat["place"] in _municipalities() or _SEAT.search(name)):
        name = name[: seat.start("place")].rpartition(" ")[0].rpartition(" ")[0]
    first, *rest = name.split(" ")
    if rest and first in given_names() and rest[0] == "van":
        name = re.sub(r"^van (?:de |het )?", "", " ".join(rest))
    person = re.match(rf"(?P<first>{GIVEN}) (?:{PREFIX} )+{WORD} van (?:de |het )?", name)
    if person and is_given(person["first"]):
        name = name[person.end() :]
    words = name.split()
    for index, word in enumerate(words[2:], 2):
        if word in given_names() and words[index - 1] in ("van", "en", "met", "aan", "door"):
            return " ".join(words[: index - 1])
    for link in re.finditer(r" (?:van (?:de|het)|en(?: (?:de|het))?) (?=(?P<next>\S+))", name):
        whole, head = name[: link.start()], name.split()[0].lower()
        if (whole in gazetteer() or name[link.end() :] in gazetteer()) and name not in gazetteer():
            return whole
        if link["next"].lower() in _part_heads() and (head in heads() or " " in whole):
            return whole
    return name


@cache
def _part_heads() -> frozenset[str]:
    return frozenset(head for head in heads() if head not in ("raad", "leden", "partners", "bewoners", "ouders"))


def _without_opening(name: str) -> str | None:
    """Return a name without words that only begin a sentence, cut off where a person's name begins in it."""
    words = name.split()
    while words and words[0] in load_rules("people")["not_names"] and words[0].lower() not in heads():
        words = words[1:]
    for index, word in enumerate(words[1:], 1):
        if word in given_names() and words[index - 1] in ("van", "en", "met", "aan", "door"):
            words = words[: index - 1]
            break
        # "Kascommissie Saskia Verhoeven": its members behind the word for the committee
        if word in given_names() and index == 1 and words[0].lower().endswith("commissie") and len(words) > index + 1:
            words = words[:1]
            break
    return " ".join(words) if len(words) > 1 or (words and re.search(_ONE_WORD, words[0].lower())) else None


def find_beside_people(context: Context) -> Iterator[str]:
    """Yield what stands behind a person's name as the organisation (``Bram de Wit (Enexis)``).

    *Van* may begin a surname: without a surname before it, the word after it must name a kind of organisation.
    """
    roles = {role.lower() for role in load_rules("roles")["roles"]}
    endings = tuple(load_rules("organisations")["endings"])
    surnames = {fold_name(attendee.name).partition(" ")[2] for attendee in context.structure.attendees}
    for match in compile_pattern(rf"(?<!\w){_BESIDE_PERSON}").finditer(context.text):
        name, last = match["name"], match["last"].strip()
        if not is_given(match["first"]) or name.split()[0].lower() in roles or _names_person(name):
            continue
        # "Jan Willem van Veen": a second given name is no surname, and with *van* begins one of the list
        last = "" if is_given(last) else last
        if fold_name(f"{match['link']} {name.split()[0]}") in surnames:
            continue
        if match["link"] == "(":
            closed = context.text[match.end() : match.end() + 1] in (")", ",")
            sure = bool(last) and closed and not _is_subsequence(name.upper(), _initials(f"{match['first']} {last}"))
        else:
            # "Saskia van Basten Batenburg" bears two surnames; "Saskia van Stichting Het Anker" does not
            named = any(word.lower() in heads() for word in name.split()) or says_body(name) or name in gazetteer()
            kind_of_body = len(name) > 6 and (name.lower().endswith(endings) or (" " in name and named))
            sure = bool(last) or match["link"] == "namens" or kind_of_body
        if sure:
            yield from split_affiliation(name)
        if last and (more := _MORE.match(context.text, match.end())) and match["link"] == "(":
            parts = (part for part in split_affiliation(more["names"]) if not _names_person(part))
            yield from (part for part in parts if part.split()[0].lower() not in roles)


def _names_person(name: str) -> bool:
    return any(is_given(word) for word in name.split())


def find_introduced(context: Context) -> Iterator[tuple[str, str]]:
    """Yield names that are followed by their abbreviation between brackets (``Centraal Overleg Wonen (COW)``)."""
    pattern = compile_pattern(rf"(?<!\w)(?P<name>{_NAME}) \((?P<short>[A-Z][A-Za-z&]{{1,7}}(?: [A-Z]{{2,4}})?)\)")
    for match in pattern.finditer(context.text):
        name, short = _without_opening(match["name"]) or match["name"], match["short"]
        if (
            _shortens(short, name)
            and (says_body(name) or short in gazetteer())
            and short not in excluded()
            and not is_given(name.split()[0])
        ):
            yield name, short


def _shortens(short: str, name: str) -> bool:
    """Tell whether the capitals of an abbreviation are those of a name, or of the parts of its words (``CCR``)."""
    capitals = "".join(letter for letter in short if letter.isupper())
    if len(capitals) < _FEW or name[0] != short[0]:
        return False
    initials = _initials(name)
    every = _is_subsequence(initials, capitals) and _is_subsequence(capitals.lower(), name.lower())
    return _is_subsequence(capitals, initials) or (every and len(initials) > 1)


def find_initials(context: Context, names: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Yield names of three words or more with the abbreviation that the text has for them (``HvM``, ``NPRZ``)."""
    written: dict[str, set[str]] = {}
    for match in re.finditer(r"(?<![\w@-])[A-Z][A-Za-z&]{2,6}(?![\w@])", context.text):
        if sum(letter.isupper() for letter in match.group()) > 1:
            written.setdefault(match.group().lower(), set()).add(match.group())
    for name in names:
        initials = "".join(word[0] for word in name.split() if word[0].isalpha()).lower()
        if len(initials) > 2:
            yield from ((name, short) for short in sorted(written.get(initials, ())) if short not in excluded())


def _initials(name: str) -> str:
    return "".join(word[0] for word in re.split(r"[\s/-]+", name) if word).upper()


def _is_subsequence(short: str, long: str) -> bool:
    rest = iter(long)
    return all(letter in rest for letter in short)


_GOVERNS = compile_pattern(
    r"(?:burgemeester|wethouder|gemeentesecretaris|raadslid|raadsgriffier|schepen) (?:van )?"
    rf"(?P<place>{WORD}(?:-{WORD})*)(?=,|\Z)"
)
"""The office of somebody on a list with the municipality where it is held."""


_LEADS = compile_pattern(
    r"(?:[a-z]+[ -])?(?:directeur|bestuurder|eigenaar|eigenaresse|commandant|rector)(?:-bestuurder)? "
    rf"(?:van )?(?:de |het )?(?P<name>{_NAME})\Z"
)
"""The office of somebody on a list with what they lead; a field such as *Bedrijfsvoering* is none."""


def find_governed(context: Context) -> Iterator[tuple[str, str]]:
    """Yield the municipalities of those who govern one, by the list of those present, each with its bare name."""
    for attendee in context.structure.attendees:
        office = _GOVERNS.match(attendee.role or "")
        if office:
            yield f"gemeente {office['place']}", office["place"]


def find_affiliations(context: Context) -> Iterator[str]:
    """Yield what those present belong to; two organisations may be written together."""
    letters = {short for attendee in context.structure.attendees for short in letters_of(attendee)}
    for attendee in context.structure.attendees:
        led = _LEADS.match(attendee.role or "")
        if led and not led["name"].lower().endswith(tuple(load_rules("organisations")["committee_topics"])):
            yield led["name"]
        yield from (name for name in split_affiliation(attendee.organisation or "") if not _is_somebody(name, letters))


def split_affiliation(written: str) -> Iterator[str]:
    """Yield the organisations that are written together as somebody's, without what somebody does there."""
    if written in gazetteer():
        yield written
        return
    for part in re.split(r"\s*[,;]\s*|\s+/\s+|/\s|/(?=[A-Z])|\s+en\s+(?=gemeente)|\s+i\.p\.v\.\s.*", written):
        name = _without_role(re.sub(r"\s+\([^()]*\)?$", "", part))
        if any(c.isupper() for c in name) or name in gazetteer() or LOWER_NAME.match(name):
            yield name


def _without_role(name: str) -> str:
    """Return what follows the office of somebody at an organisation (``wethouder gemeente Meerwijk``)."""
    office = compile_pattern(
        rf"(?i:(?:MT[ -]?|bestuurs|raads)?(?:lid|{any_of(load_rules('roles')['roles'])})) (?:van |bij )?(?:de |het )?"
    ).match(name)
    rest = name[office.end() :] if office else ""
    return rest if rest[:1].isupper() or rest.partition(" ")[0].lower() in heads() else name


def _is_somebody(name: str, letters: Collection[str]) -> bool:
    """Tell whether what stands for an organisation on a list is somebody: initials, or words with a person's name."""
    if name.casefold() in letters:
        return True
    if says_body(name) or any(pattern.match(name) for pattern, _ in announcing_patterns()):
        return False
    behind = re.search(rf" van (?P<first>{GIVEN}) (?:{PREFIX} )?{WORD}$", name)
    return re.match(rf"{INITIALS} ?(?=[^\W\d_a-z])", name) is not None or (
        behind is not None and is_given(behind["first"])
    )


@cache
def _municipalities() -> frozenset[str]:
    places = load_rules("municipalities")
    return frozenset([*places["dutch"], *places["flemish"], *places["ambiguous"]])


def may_be_believed(name: str) -> bool:
    """Tell whether a name that only a language model gives can be one: no place, postcode or line of a table."""
    after_postcode = re.sub(r"^[A-Z]{2} ", "", name)
    return after_postcode not in _municipalities() and not re.search(
        r"\s\d+$| (?:van|voor|en) \w+[^A-Z\s]$", f" {name}"
    )
