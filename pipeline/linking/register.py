"""The action register: tasks followed from meeting to meeting of one body.

The minutes of a body are read in order of day. What they say of a task is taken for a task that is known when the
wordings are alike enough (``tasks.likeness``); two sentences that stand on no list are one only in meetings that follow
each other, for what is promised anew a year later is another promise. A task that was done stays done; the same words
again are a new task.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from pipeline.linking.counting import gather
from pipeline.linking.occasions import Occasion, stable_id, text_of
from pipeline.linking.tasks import Task, fold_words, likeness, read_tasks
from pipeline.tabulate import Row, Rows

_SHARED = 0.5  # share of the words of the shorter wording that a task must share before it is compared


@dataclass(slots=True)
class _Change:
    """What a meeting made of a task; ``task`` is None where it left it out."""

    meeting_id: str
    state: str
    task: Task | None


@dataclass(slots=True)
class _Thread:
    """One task with all that meetings say of it; ``met`` is the number of the day it was last met."""

    seen: list[Task]
    met: int
    changes: list[_Change] = field(default_factory=list)

    @property
    def state(self) -> str:
        return self.changes[-1].state

    @property
    def listed(self) -> bool:
        return any(task.listed for task in self.seen)

    def see(self, task: Task, day: int) -> None:
        state = "done" if task.done else "carried_over" if self.changes else "open"
        if state != "done" or not self.changes or self.state != "done":
            self.changes.append(_Change(task.meeting_id, state, task))
        if self.changes[0].task is not task:
            self.seen.append(task)
        self.met = day

    def may_be(self, task: Task, day: int) -> bool:
        """Tell whether time and place allow that a task is this one."""
        if self.state == "done" and not task.done:
            return False
        return self.listed or task.listed or self.met >= day - 1

    def likeness(self, task: Task) -> float:
        return max(likeness(self.seen[0], task), likeness(self.seen[-1], task))


def make_register(rows: Rows, occasions: Mapping[str, Occasion]) -> tuple[list[Row], list[Row], dict[str, str]]:
    """Return the rows of ``action_register`` and of ``action_changes``, and the register id of every action item.

    Args:
        rows: the tables that are linked already.
        occasions: the occasion of every document.
    """
    meetings = {str(row["meeting_id"]): row for row in rows["meetings"]}
    texts = {row["document_id"]: str(row["text"]) for row in rows["documents"]}
    text_of_meeting: dict[object, str] = {key: texts[row["document_id"]] for key, row in meetings.items()}
    kinds = {row["section_id"]: row["kind"] for row in rows["sections"]}
    actions = gather(rows["action_items"], lambda row: str(row["meeting_id"]))
    register: list[Row] = []
    changes: list[Row] = []
    ids: dict[str, str] = {}
    taken: Counter[str] = Counter()
    for days in _series(meetings.values(), occasions):
        told = [[row for meeting_id in day for row in actions.get(meeting_id, ())] for day in days]
        for thread in _follow(read_tasks(rows_of_day, kinds, text_of_meeting) for rows_of_day in told):
            first = thread.seen[0]
            key = f"{first.meeting_id} {' '.join(fold_words(str(first.rows[0]['text'])))}"
            taken[key] += 1
            register_id = stable_id("act", key if taken[key] == 1 else f"{key} {taken[key]}")
            register.append(_register_row(register_id, thread, meetings))
            changes += _change_rows(register_id, thread, meetings)
            ids |= {str(row["action_id"]): register_id for task in thread.seen for row in task.rows}
    return register, changes, ids


def _series(meetings: Iterable[Row], occasions: Mapping[str, Occasion]) -> Iterator[list[list[str]]]:
    """Yield, for each body, its meetings by day; one whose body or day is not known is a series of its own."""

    def series(row: Row) -> str:
        document_id = str(row["document_id"])
        return occasions[document_id].series if row["date"] is not None else document_id

    for ones in gather(meetings, series).values():
        days = gather(ones, lambda row: str(row["date"]))
        yield [[str(row["meeting_id"]) for row in days[day]] for day in sorted(days)]


def _follow(days: Iterable[list[Task]]) -> list[_Thread]:
    """Return the tasks of a series of meetings."""
    threads: list[_Thread] = []
    holders: dict[str, set[int]] = defaultdict(set)
    for day, tasks in enumerate(days):
        found = _find(threads, holders, tasks, day)
        for position, task in enumerate(tasks):
            if position not in found:
                found[position] = len(threads)
                threads.append(_Thread([task], day))
            threads[found[position]].see(task, day)
            for words in task.wordings:
                for word in words:
                    holders[word].add(found[position])
        listing = next((task for task in tasks if task.listed), None)
        if listing is not None:
            for thread in threads:
                if thread.met < day and thread.listed and thread.state in ("open", "carried_over"):
                    thread.changes.append(_Change(listing.meeting_id, "silently_dropped", None))
    return threads


def _find(threads: list[_Thread], holders: Mapping[str, set[int]], tasks: list[Task], day: int) -> dict[int, int]:
    """Return the number of the thread of each task that is known, one to one, the likest first."""
    alike = []
    for position, task in enumerate(tasks):
        for number in _candidates(holders, task):
            thread = threads[number]
            if thread.may_be(task, day) and (score := thread.likeness(task)):
                alike.append((-score, -thread.met, number, position))
    found: dict[int, int] = {}
    for _, _, number, position in sorted(alike):
        if position not in found and number not in found.values():
            found[position] = number
    return found


def _candidates(holders: Mapping[str, set[int]], task: Task) -> list[int]:
    """Return the numbers of the threads that share enough words with a task to be compared with it."""
    if task.unique:
        words = set(task.wordings[0])
        return sorted(set().union(*(holders.get(word, ()) for word in words)))
    chosen: set[int] = set()
    for words_ in task.wordings:
        shared = Counter(number for word in set(words_) for number in holders.get(word, ()))
        chosen |= {number for number, count in shared.items() if count >= min(_SHARED * len(set(words_)), 3)}
    return sorted(chosen)


def _register_row(register_id: str, thread: _Thread, meetings: Mapping[str, Row]) -> Row:
    first, last = thread.seen[0], thread.changes[-1]
    latest = thread.seen[::-1]
    owned = next((task for task in latest if task.value("owner") is not None), first)
    opened, changed = meetings[first.meeting_id], meetings[last.meeting_id]
    return {
        "register_id": register_id,
        "meeting_id": first.meeting_id,
        "body": text_of(opened, "body"),
        "text": " ".join(str(first.rows[0]["text"]).split()),
        "owner": owned.value("owner"),
        "owner_person_id": owned.value("owner_person_id"),
        "owner_organisation_id": owned.value("owner_organisation_id"),
        "due_date": next((due for task in latest if (due := task.value("due_date")) is not None), None),
        "state": last.state,
        "opened_on": opened["date"],
        "changed_meeting_id": last.meeting_id,
        "changed_on": changed["date"],
        "listed": thread.listed,
        "meeting_count": len({task.meeting_id for task in thread.seen}),
    }


def _change_rows(register_id: str, thread: _Thread, meetings: Mapping[str, Row]) -> list[Row]:
    return [
        {
            "register_id": register_id,
            "meeting_id": change.meeting_id,
            "date": meetings[change.meeting_id]["date"],
            "state": change.state,
            "action_id": change.task.rows[0]["action_id"] if change.task else None,
            "owner": change.task.value("owner") if change.task else None,
            "due_date": change.task.value("due_date") if change.task else None,
        }
        for change in thread.changes
    ]
