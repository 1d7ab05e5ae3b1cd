"""What the minutes of one day say of each task, and how much two of these are alike."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache

from rapidfuzz import fuzz

from pipeline.linking.occasions import text_of
from pipeline.tabulate import Row

SAME = 0.8
"""Likeness of two wordings from which they are one task, where nothing else speaks for it or against it."""

_SAME_OWNER, _OTHER_OWNER = 0.7, 0.88
_SAME_LABEL, _SHARED_LABEL, _OTHER_LABEL = 0.3, 0.6, 0.95
_FEW = 2  # words that a sentence needs before a row of the same owner that holds them is the same task
_SOME = 3  # words that a wording needs to be the beginning of a longer one, to which remarks were added
_BEGINS = 0.9  # share of these that the longer one must begin with
_MORE = 4  # words that a sentence needs before a row of another owner that holds them is the same task
_LONG, _NEAR = 5, 80  # letters of a word that may be spelt otherwise, and the likeness of 100 that it needs
_LABEL = re.compile(r"^[^\w\n]*((?:[a-z]{1,9}[ .]?)?\d[\w./-]{0,11})[.):]?\s*(?:[|:)-]\s*|$)", re.IGNORECASE)


@dataclass(frozen=True)
class Task:
    """Hold what the minutes of one day say of one task.

    Attributes:
        rows: the action items that say it.
        listed: whether one of them stands on an action list.
        label: the number or mark of its row (``12``, ``A3``, ``mrt24/03``), None where it has none.
        unique: whether no other row of that day has this label.
    """

    rows: tuple[Row, ...]
    listed: bool
    label: str | None = None
    unique: bool = False

    @property
    def done(self) -> bool:
        """Whether it was reported done."""
        return any(row["status"] == "done" for row in self.rows)

    @property
    def meeting_id(self) -> str:
        """The meeting that says it."""
        return str(self.rows[0]["meeting_id"])

    @cached_property
    def owners(self) -> frozenset[str]:
        """The words of the owners' names, and their ids."""
        ids = {str(row[c]) for row in self.rows for c in ("owner_person_id", "owner_organisation_id") if row[c]}
        return frozenset(ids.union(*(fold_words(text_of(row, "owner") or "") for row in self.rows)))

    @cached_property
    def words(self) -> frozenset[str]:
        """All words of its rows."""
        return frozenset().union(*(fold_words(str(row["text"])) for row in self.rows))

    @cached_property
    def wordings(self) -> tuple[tuple[str, ...], ...]:
        """The words of each row that say what is to be done: not those of its owner."""
        return tuple(dict.fromkeys(self._words(row) for row in self.rows))

    def _words(self, row: Row) -> tuple[str, ...]:
        words = _content(fold_words(str(row["text"]).replace(str(row["due_text"] or "\0"), " ")))
        return tuple(word for word in words if word not in self.owners) or words

    def value(self, column: str) -> object:
        """Return the first value of a column that is not null."""
        return next((row[column] for row in self.rows if row[column] is not None), None)


def read_tasks(rows: Iterable[Row], kinds: Mapping[object, object], texts: Mapping[object, str]) -> list[Task]:
    """Return the tasks of one day: a row of the list and the sentence that says the same are one.

    Args:
        rows: the action items of that day.
        kinds: the kind of each section.
        texts: the text of the document of each meeting.
    """
    rows = list(rows)
    labels = {str(row["action_id"]): _read_label(row, texts[row["meeting_id"]]) for row in rows}
    counts = Counter(labels.values())
    tasks: list[Task] = []
    # first the list, so that a sentence goes up in its row
    for row in sorted(rows, key=lambda row: kinds.get(row["section_id"]) != "action_list"):
        label = labels[str(row["action_id"])]
        unique = label is not None and counts[label] == 1
        task = Task((row,), kinds.get(row["section_id"]) == "action_list", label, unique)
        same = max(tasks, key=lambda other: _likeness_in_one_day(other, task), default=None)
        if same is not None and _likeness_in_one_day(same, task):
            tasks[tasks.index(same)] = Task((*same.rows, row), same.listed, same.label, same.unique)
        else:
            tasks.append(task)
    return tasks


def _likeness_in_one_day(one: Task, other: Task) -> float:
    """Return likeness, 0 for two rows of one list that do not say exactly the same."""
    if one.listed and other.listed:
        return float(one.wordings == other.wordings and one.label == other.label)
    # a row says at length what a sentence says in a few words
    few = _FEW if one.owners and other.owners and not _differ(one, other) else _MORE
    contained = max(_share(a, b) if min(len(a), len(b)) >= few else 0.0 for a in one.wordings for b in other.wordings)
    return max(likeness(one, other), contained if contained >= SAME else 0.0)


def likeness(one: Task, other: Task) -> float:
    """Return how much two tasks are alike (0 to 1), 0 where that is not enough to be the same.

    The same owner or the same label asks for less, another one for more.
    """
    if _differ(one, other) and not one.listed and not other.listed:
        return 0.0
    pairs = [(a, b) for a in one.wordings for b in other.wordings]
    best = max(_text_likeness(a, b) for a, b in pairs)
    if one.owners and other.owners and not _differ(one, other):
        contained = max((_share(a, b) for a, b in pairs if min(len(a), len(b)) >= _SOME), default=0.0)
        best = max(best, contained if contained >= _BEGINS else 0.0)
    return best if best >= _needed(one, other) else 0.0


def _differ(one: Task, other: Task) -> bool:
    """Tell whether two tasks have other owners; one whose words name the owner of the other has the same."""
    if not one.owners or not other.owners:
        return False
    return not (one.owners & (other.owners | other.words) or other.owners & one.words)


def _needed(one: Task, other: Task) -> float:
    if one.label and other.label and not (one.label.isdigit() and other.label.isdigit()):
        if one.label != other.label:
            return _OTHER_LABEL
        return _SAME_LABEL if one.unique and other.unique else _SHARED_LABEL
    if not one.owners or not other.owners:
        return SAME
    return _OTHER_OWNER if _differ(one, other) else _SAME_OWNER


@lru_cache(maxsize=1 << 16)
def _text_likeness(one: tuple[str, ...], other: tuple[str, ...]) -> float:
    """Return the F1 of the words of two wordings, or of the shorter and the beginning of the longer."""
    shown = min(len(one), len(other))
    whole = 2 * _count_shared(one, other) / (len(one) + len(other))
    beginning = _share(one[:shown], other[:shown]) if shown >= _SOME else 0.0
    return max(whole, beginning) if beginning >= _BEGINS else whole


def _share(one: tuple[str, ...], other: tuple[str, ...]) -> float:
    """Return the share of the words of the shorter wording that stand in the other one."""
    return _count_shared(one, other) / min(len(one), len(other))


def _count_shared(one: tuple[str, ...], other: tuple[str, ...]) -> int:
    """Return how many words two wordings share; another ending or a slip of the pen in a long word does not count."""
    same = set(one) & set(other)
    left = [word for word in one if word not in same and len(word) >= _LONG]
    right = [word for word in other if word not in same and len(word) >= _LONG]
    shared = len(same)
    for word in left:
        near = max(right, key=lambda candidate: fuzz.ratio(word, candidate), default=None)
        if near is not None and fuzz.ratio(word, near) >= _NEAR:
            right.remove(near)
            shared += 1
    return shared


def _content(words: tuple[str, ...]) -> tuple[str, ...]:
    """Return each word once, without those that any sentence may hold, unless nothing would be left."""
    return tuple(dict.fromkeys(word for word in words if word not in stop_words())) or words


@cache
def stop_words() -> frozenset[str]:
    """Return the words that say nothing of what a task is about."""
    from spacy.lang.nl.stop_words import STOP_WORDS

    return frozenset(STOP_WORDS)


def fold_words(text: str) -> tuple[str, ...]:
    """Return the words of a text in lower case and without accents."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return tuple(re.findall(r"\w+(?:[.,/]\d+)*", plain.casefold()))


def _read_label(row: Row, text: str) -> str | None:
    """Return the number or mark that stands before a task on its line."""
    start = int(str(row["start"]))
    before = text[text.rfind("\n", 0, start) + 1 : start]
    match = _LABEL.match(before)
    return match[1].casefold() if match else None
