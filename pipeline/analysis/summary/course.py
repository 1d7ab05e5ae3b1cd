"""Which sentences of which meetings are quoted: clear ones, few of each, and not more than one wants to read."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Sequence
from functools import cache
from importlib.resources import files

from pipeline.analysis.passages import has_any
from pipeline.analysis.search import Query
from pipeline.analysis.summary.lines import Line
from pipeline.analysis.summary.material import Material, spread
from pipeline.analysis.summary.ranking import choose
from pipeline.analysis.summary.sentences import Sentence
from pipeline.fulltext.words import is_abbreviation, split_words

Course = dict[str, list[Sentence]]
"""The sentences that are quoted of each meeting, in the order of time."""

# what is attributed to somebody, and what has the words looked for, say more of a subject than other running text
_ATTRIBUTED, _ON_TOPIC = 1.5, 1.5
# two pages; from there on fewer of each meeting, and then of fewer meetings
_MOST = 40
# of so many sentences of one meeting the rank is worked out; it takes the square of their number
_CANDIDATES = 400


def choose_course(material: Material, wanted: int, query: Query | None) -> Course:
    """Return the sentences to quote of each meeting, none that repeats an earlier meeting.

    Args:
        material: what there is.
        wanted: the most of each meeting.
        query: what was looked for.
    """
    candidates: dict[str, list[Sentence]] = defaultdict(list)
    for one in material.quotable:
        candidates[one.meeting_id].append(one)
    ids = spread(str(row["meeting_id"]) for row in material.meetings if str(row["meeting_id"]) in candidates)
    each = min(wanted, max(1, _MOST // max(len(ids), 1)))
    said: list[str] = []
    course: Course = {}
    for meeting_id in ids:
        among = sorted(candidates[meeting_id], key=lambda one: one.source.start)
        chosen = _choose_clear(among, each, said, query)
        # what was said long ago may be said again
        said = (said + [one.text for one in chosen])[-_MOST:]
        if chosen:
            course[meeting_id] = chosen
    return _thin_out(course)


def _choose_clear(among: Sequence[Sentence], wanted: int, said: Sequence[str], query: Query | None) -> list[Sentence]:
    """Return clear sentences, or one that is not where a meeting has no other."""
    clear = [one for one in among if is_clear(one)]
    wanted, among = (wanted, clear) if clear else (min(wanted, 1), among)
    among = among[:_CANDIDATES]
    first = [_weigh(one, query) for one in among]
    return [among[i] for i in choose([one.text for one in among], wanted, said=said, first=first)]


def _weigh(one: Sentence, query: Query | None) -> float:
    on_topic = query is not None and has_any(one.text, query)
    return (_ATTRIBUTED if one.speaker else 1.0) * (_ON_TOPIC if on_topic else 1.0)


def _thin_out(course: Course) -> Course:
    """Return the course with so many sentences as one wants to read, those that say most."""
    among = [one for chosen in course.values() for one in chosen]
    if len(among) <= _MOST:
        return course
    step = -(-len(among) // _CANDIDATES)
    among = among[::step]
    kept: Course = defaultdict(list)
    for i in choose([one.text for one in among], _MOST):
        kept[among[i].meeting_id].append(among[i])
    return dict(kept)


def is_clear(one: Sentence) -> bool:
    """Tell whether a sentence makes sense by itself.

    It does not where it begins in the middle (a small letter), breaks off (a colon, a comma, an abbreviation) or
    points back to a sentence before it (``Dit``, ``Daarom``). ``Hij`` is clear where the speaker is known, whom the
    line names.
    """
    words = one.text.split()
    if not words or words[0][0].islower() or one.text[-1] in ":,;(" or is_abbreviation(words[-1]):
        return False
    first, second = [*split_words(" ".join(words[:2])), "", ""][:2]
    pointing = _pointing()
    if one.speaker is not None and first in pointing["person"]:
        return True
    return first not in pointing["person"] | pointing["word"] and not (
        first in pointing["pronoun"] and second in pointing["verb"]
    )


def name_speaker(one: Sentence) -> Line:
    """Return a sentence as a line that says whose it is where the sentence does not."""
    named = set(split_words(one.text))
    known = not one.speaker or any(word in named for word in split_words(one.speaker) if len(word) > 2)
    return Line(None if known else one.speaker, one.text, (one.source,))


@cache
def _pointing() -> dict[str, frozenset[str]]:
    """Return the words with which a sentence points back to one before it."""
    text = files("pipeline.analysis.summary").joinpath("pointing_words.json").read_text(encoding="utf-8")
    return {name: frozenset(words.split()) for name, words in json.loads(text).items() if name != "about"}
