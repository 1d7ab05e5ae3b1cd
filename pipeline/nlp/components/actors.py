"""Finds who may say or do something: people with their titles, role-holders without a name, organisations, groups."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from pipeline.facts import Mention
from pipeline.nlp.context import Context
from pipeline.nlp.rules import any_of, compile_pattern, load_rules
from pipeline.nlp.zones import Zones, within


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody as written, title included; offsets count characters of the document, end exclusive.

    ``kind`` is ``person``, ``organisation``, ``role`` (a function without a name), ``group`` (a body without a name)
    or ``everybody``. Several together (``joint``) have the ``person`` and ``organisation`` of the first.
    """

    start: int
    end: int
    kind: str
    person: int | None = None
    organisation: int | None = None
    joint: bool = False

    @property
    def may_be_plural(self) -> bool:
        """Whether a plural verb may have this actor as its subject."""
        return self.joint or self.kind in ("group", "everybody", "organisation")


_WHOLE = r"(?:(?:nieuwe|huidige|zittende|volledige|voltallige|hele|gezamenlijke) )"
"""What may stand before a group without making another of it."""

_STRANGER = re.compile(r" (?:en|&) [A-ZÀ-Ý][\w'’-]+(?= (?:(?:ook|nog|samen|dan) )?(?:gaan|doen|[a-zà-ÿ]{2,}en)\b)")
"""Somebody that the text names but once, together with a person and before the verb of both."""


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    roles = load_rules("roles")
    title = any_of([*roles["honorifics"], *roles["roles"]])
    ending = rf"[a-z-]{{0,25}}{any_of(roles['speaking_endings'])}"
    article = r"(?:de|het|onze|een) "
    return {
        "before": compile_pattern(
            rf"(?:(?:de|het|onze) )?(?:(?:oud|ex|voormalig|kandidaat|nieuwe|technisch|waarnemend)[- ])?"
            rf"(?:(?:{title}|{ending}) )?(?:{any_of(roles['academic'])} ?)*\Z",
            ignore_case=True,
        ),
        "role": compile_pattern(
            rf"(?<![\w-])(?:{article}(?:plaatsvervangend |technisch |waarnemend )?{any_of(roles['speaking_roles'])}"
            rf"|(?:de|het|onze) {ending}|(?<=\n){any_of(roles['speaking_roles'])})(?![\w-])",
            ignore_case=True,
        ),
        "asked": compile_pattern(
            rf"\W*{any_of(rule['noun'] for rule in load_rules('reporting_verbs')['nouns'])} (?:van |door )?"
            rf"(?P<role>{any_of(roles['speaking_roles'])}|{ending}) ?:",
            ignore_case=True,
        ),
        "group": compile_pattern(
            rf"(?<![\w-])(?:(?:de|het|ons|onze) (?:rest van (?:de|het) )?){_WHOLE}?(?:{any_of(roles['groups'])}"
            rf"|[\w-]{{3,30}}{any_of(roles['bodies'])})(?![\w-])",
            ignore_case=True,
        ),
        "bare_group": compile_pattern(rf"(?:{any_of(roles['groups'])})(?![\w-])", ignore_case=True),
        "everybody": compile_pattern(
            rf"(?<![\w-])(?:{any_of(roles['everybody'])}|alle (?:[\w-]+ )?[\w-]{{0,30}}{any_of(roles['plural'])})"
            r"(?![\w-])",
            ignore_case=True,
        ),
        "members": compile_pattern(
            rf"(?:(?:de|onze|overige|de overige) )?[\w-]*{any_of(roles['members'])}(?![\w-])", ignore_case=True
        ),
        "asked_members": compile_pattern(
            rf"\b(?:[Aa]an|vraagt|verzoekt|dat) (?P<who>(?:de |onze )?[\w-]*{any_of(roles['members'])})(?![\w-])"
        ),
    }


def group_at(text: str, start: int) -> Actor | None:
    """Return the group without an article that begins at a character, such as ``Beheer``."""
    group = _patterns()["bare_group"].match(text, start)
    return Actor(*group.span(), "group") if group is not None else None


_FUNCTION = re.compile(r"(?!leden\b|lid\b|gasten?\b)[a-zà-ÿ-]{5,30}(?: [a-zà-ÿ-]+){0,3}")
_BEFORE_BODY = re.compile(r"(?<!\w)(?:(?:[Dd]e\s+)?[Ff]ractie(?:\s+van)?(?:\s+(?:de|het))?|[Dd]e|[Hh]et)\s+\Z")
_PART = re.compile(r"-(?:raads|staten)?(?:fractie|leden|delegatie)(?!\w)")
_JOIN = re.compile(r"(?:\s*,\s*|\s+en\s+|\s*/\s*|\s*&\s*|\s+&\s+|,?\s+alsmede\s+)")


def is_deciding(context: Context, actor: Actor) -> bool:
    """Tell whether a group is the meeting itself, which concludes what it finds: not the board before its members."""
    written = re.sub(
        rf"^(?:(?:de|het|ons|onze|alle) )*(?:rest van (?:de|het) )?{_WHOLE}?",
        "",
        " ".join(context.text[actor.start : actor.end].split()),
        flags=re.IGNORECASE,
    ).lower()
    if written not in {group.lower() for group in load_rules("roles")["deciding"]}:
        return False
    return not (written in load_rules("roles")["executives"] and _is_assembly(context))


def _is_assembly(context: Context) -> bool:
    """Tell whether those meet to whom a board or an executive answers."""
    header = context.structure.header
    pattern = compile_pattern(rf"(?<!\w)(?:{'|'.join(load_rules('roles')['assemblies'])})(?!\w)", ignore_case=True)
    return any(value is not None and pattern.search(value.value) for value in (header.body, header.title))


def find_actors(context: Context, mentions: Sequence[Mention]) -> list[Actor]:
    """Return all actors of a document in order, those that are named together as one after the separate ones."""
    actors: list[Actor] = []
    for mention in mentions:
        if mention.label == "LOC":
            continue
        start = _with_title(context.text, mention.start, person=mention.label == "PERSON")
        person = mention.entity if mention.label == "PERSON" else None
        organisation = mention.entity if mention.label == "ORG" else None
        kind = "person" if mention.label == "PERSON" else "organisation"
        end = mention.end
        if kind == "organisation" and (part := _PART.match(context.text, end)):
            end = part.end()
        both = _STRANGER.match(context.text, end) if kind == "person" else None
        together = both is not None and not within(mentions, *both.span())
        end = both.end() if both is not None and together else end
        actors.append(Actor(start, end, kind, person, organisation, joint=together))
    named = Zones((actor.start, actor.end) for actor in actors)
    unnamed = [
        (kind, match) for kind in ("role", "group", "everybody") for match in _patterns()[kind].finditer(context.text)
    ]
    unnamed += [("role", match) for match in _listed_roles(context).finditer(context.text)]
    for sentence in context.sentences:
        opening = _patterns()["bare_group"].match(context.text, sentence.start, sentence.end)
        if opening is not None:
            unnamed.append(("group", opening))
        asked = _patterns()["asked"].match(context.text, sentence.start, sentence.end)
        if asked is not None and named.add(*asked.span("role")):
            actors.append(Actor(*asked.span("role"), "role"))
    actors += [Actor(*match.span(), kind) for kind, match in unnamed if named.add(*match.span())]
    return list(_join(context.text, sorted(set(actors), key=lambda actor: (actor.start, -actor.end))))


def find_members(context: Context, actors: Sequence[Actor]) -> list[Actor]:
    """Return the members of a body that are none of some actors: where they open a sentence, and where they are asked.

    ``De werkgroepleden`` and ``vraagt de FAB-leden om``.
    """
    taken = Zones((actor.start, actor.end) for actor in actors)
    opening = (_patterns()["members"].match(context.text, s.start, s.end) for s in context.sentences)
    asked = _patterns()["asked_members"].finditer(context.text)
    found = [*(match.span() for match in opening if match), *(match.span("who") for match in asked)]
    return [Actor(*span, "everybody") for span in found if taken.add(*span)]


def _listed_roles(context: Context) -> re.Pattern[str]:
    """Return a pattern for the functions that the list of those present gives (``de functionaris bescherming``)."""
    written = {" ".join((attendee.role or "").lower().split()) for attendee in context.structure.attendees}
    roles = sorted(role for role in written if _FUNCTION.fullmatch(role))
    return compile_pattern(rf"(?<![\w-])(?:de|het) {any_of(roles)}(?![\w-])" if roles else r"(?!)", ignore_case=True)


def _with_title(text: str, start: int, *, person: bool) -> int:
    """Return where an actor begins when its article, form of address and function are taken along."""
    before = text[max(0, start - 60) : start]
    match = _patterns()["before"].search(before) if person else _BEFORE_BODY.search(before)
    if match is None or not match.group().strip():
        return start
    found = start - len(match.group())
    if found and (text[found - 1].isalnum() or "\n\n" in match.group()):
        return start
    return found + len(match.group()) - len(match.group().lstrip())


def _join(text: str, actors: Sequence[Actor]) -> Iterator[Actor]:
    """Yield each actor; a chain of them (``A, B en C``) becomes one joint actor in their place."""
    index = 0
    while index < len(actors):
        last = index
        while last + 1 < len(actors) and _joined(text, actors[last], actors[last + 1]):
            last += 1
        if last == index:
            yield actors[index]
        else:
            first = actors[index]
            yield replace(first, end=actors[last].end, joint=True)
        index = last + 1


def _joined(text: str, left: Actor, right: Actor) -> bool:
    between = text[left.end : right.start]
    # "Saskia Verhoeven, gemeente Meerwijk" is one, "Saskia en de gemeente" are two
    same = left.kind == right.kind or "," not in between
    return bool(_JOIN.fullmatch(between)) and "\n" not in between and same
