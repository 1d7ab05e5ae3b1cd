"""How headings nest: level 1 is the agenda, whatever level the format gave it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from pipeline.structure.heading_lines import ROW_STYLE, Candidate, Look
from pipeline.structure.vocabulary import AGENDA_LEVEL, ITEM_END, PART_TITLES, kind_of_title

Rank = tuple[int, ...]


def assign_levels(headings: Sequence[Candidate]) -> list[int]:
    """Return the level of each heading, 1 for the agenda.

    Numbers tell most: the headings numbered 1, 2, 3, ... are the agenda, and ``2.3`` stands under ``2``. Without a
    number the level that the format states decides, else the look. In a numbered agenda a heading without a number
    stands under the item before it, unless it is one that belongs to every agenda (closing, action list).
    """
    agenda = _agenda_items(headings)
    if len(agenda) >= 2:
        return _levels_by_agenda(headings, agenda)
    return _nest([_rank(heading, headings) for heading in headings])


def _agenda_items(headings: Sequence[Candidate]) -> set[int]:
    """Return the positions of the headings that number the agenda: the longest chain 1, 2, 3, ... in order.

    Of two chains the one wins whose format level is higher, so that numbers that begin anew under each item lose.
    """
    best: list[int] = []
    for first in range(len(headings)):
        number = headings[first].number
        if number is None or len(number.path) != 1 or number.path[0] > 2 or first in best:
            continue
        chain = [first]
        for position in range(first + 1, len(headings)):
            follower = headings[position].number
            last = headings[chain[-1]].number
            if follower is None or last is None or len(follower.path) != 1 or follower.style != number.style:
                continue
            if follower.path[0] - last.path[0] in (0, 1, 2) and _same_rank(headings[chain[0]], headings[position]):
                chain.append(position)
        if len(chain) > len(best):
            best = chain
    return set(best) | _moved(headings, best)


def _moved(headings: Sequence[Candidate], chain: Sequence[int]) -> set[int]:
    """Return the items that were treated out of turn: their number is missing from the chain, their look is its own."""
    numbers = {number.path[0] for i in chain if (number := headings[i].number)}
    found: set[int] = set()
    for position in range(chain[0], len(headings)) if len(chain) >= 3 else ():
        number, first = headings[position].number, headings[chain[0]]
        if position in chain or number is None or first.number is None or len(number.path) != 1:
            continue
        alike = number.style == first.number.style and _same_rank(first, headings[position])
        bold = headings[position].look.bold == first.look.bold
        follows = number.path[0] <= max(numbers) + 1 or headings[position].look.style == ROW_STYLE
        if alike and bold and follows and number.path[0] not in numbers:
            found.add(position)
            numbers.add(number.path[0])
    return found


def _same_rank(first: Candidate, other: Candidate) -> bool:
    """Tell whether two numbered headings may be of one list: Word keeps ranks apart, authors of Markdown slip."""
    if first.look.style != other.look.style:
        return False
    if first.look.stated is None and other.look.stated is None:
        return first.look.depth == other.look.depth
    return first.look.style is None or first.look.stated == other.look.stated


def _levels_by_agenda(headings: Sequence[Candidate], agenda: set[int]) -> list[int]:
    first = min(agenda)
    above = _holds_agenda(headings, first)
    parts = _parts(headings, agenda)
    base = 2 if above is not None or parts else 1
    stated = [headings[i].look.stated for i in agenda if headings[i].look.stated is not None]
    item_level = min((level for level in stated if level is not None), default=None)
    listed = _is_list([headings[i] for i in sorted(agenda)])
    levels: list[int] = []
    inner: list[Rank] = []
    for position, heading in enumerate(headings):
        if position in agenda:
            levels.append(base)
            inner = []
        elif position in parts or position < first or (above is not None and _is_above(heading, headings[above])):
            levels.append(1)
        elif heading.number and len(heading.number.path) > 1 and heading.look.stated is None:
            levels.append(base + len(heading.number.path) - 1)
            inner = []
        elif heading.number is None and (
            _is_agenda_level(heading, item_level, last=position > max(agenda))
            or (listed and heading.look.stated is None)
            or (position > max(agenda) and _is_alike(heading, headings[max(agenda)]))
        ):
            levels.append(base)
            inner = []
        elif heading.look.stated is None and heading.number is None and ITEM_END.match(heading.title):
            levels.append(base + 1)
            inner = []
        else:
            inner.append(_rank(heading, headings))
            levels.append(base + _nest(inner)[-1])
    return levels


def _is_alike(heading: Candidate, item: Candidate) -> bool:
    """Tell whether a heading without a number is marked as the items of the agenda are (``Aansluitend``)."""
    own, other = heading.look, item.look
    marked = own.stated is not None or own.bold or own.caps
    return marked and (own.stated, own.bold, own.size, own.caps) == (other.stated, other.bold, other.size, other.caps)


def _is_list(items: Sequence[Candidate]) -> bool:
    """Tell whether the agenda is a plain list, so that what follows it does not stand under its last item."""
    steps = [b.index - a.index for a, b in pairwise(items)]
    return bool(steps) and steps.count(1) >= 0.8 * len(steps)


def _holds_agenda(headings: Sequence[Candidate], first: int) -> int | None:
    """Return the heading under which the whole numbered agenda stands (``Verslag``), None where it stands by itself."""
    if first == 0:
        return None
    before, item = headings[first - 1], headings[first]
    if before.look.stated is None or before.number is not None:
        return None
    if item.look.stated is None or item.look.stated > before.look.stated:
        return first - 1
    return None


def _parts(headings: Sequence[Candidate], agenda: set[int]) -> set[int]:
    """Return the plain headings that part a numbered agenda (``Besloten zitting``), the first above its first item."""
    found = {
        position
        for position, heading in enumerate(headings)
        if heading.number is None
        and heading.look.stated is None
        and position + 1 in agenda
        and PART_TITLES.fullmatch(heading.title)
    }
    return found if min(agenda) - 1 in found else set()


def _is_above(heading: Candidate, holder: Candidate) -> bool:
    return (
        heading.number is None and heading.look.stated is not None and heading.look.stated <= (holder.look.stated or 0)
    )


def _is_agenda_level(heading: Candidate, item_level: int | None, *, last: bool) -> bool:
    """Tell whether a heading without a number stands beside the items; an action list does so after the last one."""
    if heading.look.stated is not None and item_level is not None and heading.look.stated < item_level:
        return True
    deeper = heading.look.stated is not None and item_level is not None and heading.look.stated > item_level
    if deeper or not AGENDA_LEVEL.match(heading.title):
        return False
    return (
        last or heading.look.stated is not None or kind_of_title(heading.title) not in ("action_list", "decision_list")
    )


def _rank(heading: Candidate, headings: Sequence[Candidate]) -> Rank:
    """Return what orders headings by rank: stated level, then size (larger first), then the order of first use."""
    looks: list[Look] = []
    for other in headings:
        if other.look.stated is None and other.look not in looks:
            looks.append(other.look)
    if heading.look.stated is not None:
        return (heading.look.stated, 0, 0)
    lowest = max((h.look.stated for h in headings if h.look.stated is not None), default=0)
    depth = len(heading.number.path) + 10 * heading.look.depth if heading.number else 0
    return (lowest + 1, -int((heading.look.size or 0) * 2), depth or looks.index(heading.look))


def _nest(ranks: Sequence[Rank]) -> list[int]:
    """Turn ranks into levels without gaps: a heading stands one below the nearest one before it that ranks higher."""
    levels: list[int] = []
    stack: list[Rank] = []
    for rank in ranks:
        while stack and stack[-1] >= rank:
            stack.pop()
        stack.append(rank)
        levels.append(len(stack))
    return levels
