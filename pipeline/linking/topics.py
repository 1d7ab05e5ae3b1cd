"""Subjects that recur across meetings, with labels from the text itself.

What secretaries write above their sections names the subjects: the runs of content words of those headings are the
terms, and headings and texts of all meetings say how often each recurs. Where terms overlap the longest counts, so
that a word that only occurs inside a longer name is no subject of its own (the idea of the C-value: Frantzi,
Ananiadou and Mima, *Automatic recognition of multi-word terms*, 2000). Singular and plural are one term.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from pipeline.linking.counting import most_frequent
from pipeline.linking.occasions import Occasion, count_meetings, stable_id
from pipeline.linking.topic_terms import (
    Term,
    Words,
    is_abbreviation_of,
    is_content,
    read_terms,
    read_words,
    same_terms,
)
from pipeline.tabulate import Row, Rows

MEETINGS = 3
"""Meetings in which a subject must occur."""

_HEADINGS = 2  # meetings that must have a single word in a heading before it is a subject
_EVERYWHERE = 0.5  # share of all meetings from which a term says nothing of any of them
_FEW = 10  # meetings under which that share says nothing
_HEADED = 0.25  # share of the meetings with a single word that must have it in a heading: others are everyday words
_HEADED_NAME = 0.15  # likewise for one that is written as a name
_WEIGHT = 0.15  # weight under which a section merely mentions a subject
_HEADING = 3  # how many occurrences in the text a heading is worth
_HALF = 4.0  # score at which half of a section is about a subject
_DENSITY = 100  # words per which occurrences in the text count


class _Place(NamedTuple):
    """Where a term stands: its first word, how many it has, what it stands for, its first and past its last letter."""

    position: int
    length: int
    term: Term
    start: int
    end: int


@dataclass(slots=True)
class _Section:
    """A section with the places of terms in its text and in its heading."""

    section_id: str
    document_id: str
    text: str
    length: int
    told: list[_Place]
    headed: list[_Place]


def find_topics(rows: Rows, occasions: Mapping[str, Occasion]) -> tuple[list[Row], list[Row]]:
    """Return the rows of ``topics`` and of ``section_topics``.

    Sections of copies and of documents without a meeting are left out, and so are the names of people,
    organisations, places and bodies, which have tables of their own.

    Args:
        rows: all other published tables.
        occasions: the occasion of every document.
    """
    copies = {row["document_id"] for row in rows["documents"] if row["duplicate_of"] is not None}
    told = [row for row in rows["sections"] if row["meeting_id"] is not None and row["document_id"] not in copies]
    names = _read_names(rows)
    titles = [str(row["title"]) for row in told if row["title"] is not None and row["kind"] in (None, "topic")]
    by_name = _by_first_word({name: name for name in names})
    terms = {term for title in titles for term in read_terms(_without(title, by_name)) if not _is_name(term, names)}
    sections = _find_terms(told, same_terms(terms) | {name: name for name in names})
    kept = _recurring(sections, names, occasions)
    kept -= _find_abbreviations(kept, _read_wholes(rows))
    return _publish(sections, kept, occasions)


def _read_names(rows: Rows) -> set[Term]:
    """Return the names of people, word by word, and those of organisations, places and bodies as a whole.

    A name takes its words away from the subjects that they could be part of.
    """
    names: set[Term] = set()
    for person in rows["people"]:
        names |= {(word,) for word in read_words(str(person["name"])).stems}
    places = {str(row["text"]) for row in rows["mentions"] if row["label"] == "LOC"}
    for whole in _read_wholes(rows) | places:
        words = [word for word in whole.split() if is_content(word)]
        names |= {tuple(read_words(text).stems) for text in (whole, " ".join(words))}
    return names - {()}


def _without(title: str, names: Mapping[str, list[tuple[Term, Term]]]) -> str:
    """Return a heading with the names in it cut out, so that no term holds a part of one."""
    words = read_words(title)
    for place in reversed(list(_find_places(words, names))):
        if place.length > 1:
            title = f"{title[: place.start]};{title[place.end :]}"
    return title


def _is_name(term: Term, names: set[Term]) -> bool:
    """Tell whether a term is made of names, or holds two words of them: a person, not a subject that bears a name."""
    named = sum((word,) in names for word in term)
    return named == len(term) or named > 1


def _read_wholes(rows: Rows) -> set[str]:
    """Return the names of organisations and bodies, however they are written."""
    wholes = {str(form) for row in rows["organisations"] for form in _listed(row["aliases"])}
    return wholes | {str(row["body"]) for row in rows["meetings"] if row["body"] is not None}


def _find_abbreviations(terms: Iterable[Term], names: Iterable[str]) -> set[Term]:
    """Return the single words that abbreviate a name: those who meet, not what they speak of."""
    by_letter: dict[str, list[str]] = defaultdict(list)
    for name in names:
        by_letter[name[:1].casefold()].append(name)
    single = [term for term in terms if len(term) == 1]
    return {term for term in single if any(is_abbreviation_of(term[0], name) for name in by_letter[term[0][0]])}


def _listed(values: object) -> list[object]:
    return values if isinstance(values, list) else []


def _by_first_word(terms: Mapping[Term, Term]) -> dict[str, list[tuple[Term, Term]]]:
    """Return terms, with what each stands for, by their first word, the longest first."""
    by_first: dict[str, list[tuple[Term, Term]]] = defaultdict(list)
    for term in sorted(terms, key=lambda term: (-len(term), term)):
        by_first[term[0]].append((term, terms[term]))
    return by_first


def _find_terms(rows: Iterable[Row], terms: Mapping[Term, Term]) -> list[_Section]:
    by_first = _by_first_word(terms)
    sections = []
    for row in rows:
        words = read_words(str(row["text"]))
        sections.append(
            _Section(
                section_id=str(row["section_id"]),
                document_id=str(row["document_id"]),
                text=words.text,
                length=len(words.stems),
                told=list(_find_places(words, by_first)),
                headed=list(_find_places(read_words(str(row["title"] or "")), by_first)),
            )
        )
    return sections


def _find_places(words: Words, by_first: Mapping[str, list[tuple[Term, Term]]]) -> Iterator[_Place]:
    """Yield the places of all terms in order, the longest first where several start at one word."""
    stems, spans = words.stems, words.spans
    for position, word in enumerate(stems):
        if word in by_first:
            for term, subject in by_first[word]:
                last = position + len(term)
                if len(term) == 1 or (tuple(stems[position:last]) == term and words.is_phrase(position, last)):
                    yield _Place(position, len(term), subject, spans[position][0], spans[last - 1][1])


def _recurring(sections: list[_Section], names: set[Term], occasions: Mapping[str, Occasion]) -> set[Term]:
    """Return the terms of enough meetings, and keep in the sections the longest of overlapping ones."""
    kept = _of_enough_meetings(sections, occasions) | names
    for section in sections:
        section.told = _longest(section.told, kept)
        section.headed = _longest(section.headed, kept)
    return _of_enough_meetings(sections, occasions) - names


def _of_enough_meetings(sections: Iterable[_Section], occasions: Mapping[str, Occasion]) -> set[Term]:
    meetings: dict[Term, set[str | None]] = defaultdict(set)
    headings: dict[Term, set[str | None]] = defaultdict(set)
    proper: Counter[Term] = Counter()
    for section in sections:
        meeting = occasions[section.document_id].meeting_id
        for place in section.told:
            meetings[place.term].add(meeting)
            # an abbreviation or the name of a thing (API, GraphQL) against a word
            capitals = sum(letter.isupper() for letter in section.text[place.start : place.end])
            proper[place.term] += 1 if capitals > 1 else -1
        for place in section.headed:
            headings[place.term].add(meeting)
    total = len({occasions[section.document_id].meeting_id for section in sections})
    most = total if total < _FEW else _EVERYWHERE * total

    def is_headed(term: Term, held: int) -> bool:
        share = _HEADED_NAME if proper[term] > 0 else _HEADED
        return len(term) > 1 or len(headings[term]) >= max(_HEADINGS, share * held)

    return {term for term, held in meetings.items() if MEETINGS <= len(held) <= most and is_headed(term, len(held))}


def _longest(places: Iterable[_Place], kept: set[Term]) -> list[_Place]:
    chosen = []
    free = 0
    for place in places:
        if place.position >= free and place.term in kept:
            chosen.append(place)
            free = place.position + place.length
    return chosen


def _publish(
    sections: list[_Section], kept: set[Term], occasions: Mapping[str, Occasion]
) -> tuple[list[Row], list[Row]]:
    spellings: dict[Term, Counter[str]] = defaultdict(Counter)
    weights: dict[Term, dict[str, float]] = defaultdict(dict)
    documents: dict[Term, set[str]] = defaultdict(set)
    for section in sections:
        for place in section.told:
            if place.term in kept:
                spellings[place.term][section.text[place.start : place.end].replace("\n", " ")] += 1
                documents[place.term].add(section.document_id)
        for term, weight in _weigh(section, kept).items():
            weights[term][section.section_id] = weight
    topics: list[Row] = []
    treated: list[Row] = []
    for term in sorted(term for term in kept if weights[term]):
        topic_id = stable_id("top", " ".join(term))
        topics.append(
            {
                "topic_id": topic_id,
                "label": most_frequent(spellings[term]),
                "terms": sorted(spellings[term]),
                **count_meetings(documents[term], occasions),
            }
        )
        treated += [{"section_id": s, "topic_id": topic_id, "weight": w} for s, w in weights[term].items()]
    topics.sort(key=lambda row: (str(row["label"]).casefold(), str(row["topic_id"])))
    treated.sort(key=lambda row: (str(row["section_id"]), str(row["topic_id"])))
    return topics, treated


def _weigh(section: _Section, kept: set[Term]) -> dict[Term, float]:
    """Return how much of a section each term is: s / (s + 4) for a score s.

    The score counts occurrences per hundred words (in a section shorter than that, occurrences) and three for one in
    the heading.
    """
    density = _DENSITY / max(_DENSITY, section.length)
    scores: dict[Term, float] = defaultdict(float)
    for place in section.told:
        scores[place.term] += density
    for place in section.headed:
        scores[place.term] += _HEADING
    weights = {term: round(score / (score + _HALF), 4) for term, score in scores.items() if term in kept}
    return {term: weight for term, weight in weights.items() if weight >= _WEIGHT}
