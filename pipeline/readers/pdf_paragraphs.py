"""Paragraphs of a PDF: lines joined where the text runs on, parted where the layout says that something new begins."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from .pdf_lines import Line
from .pdf_words import BREAK_HYPHEN

_EXTRA_SPACE = 1.22
_USUAL_PITCH = 1.3
_WIDEST_PITCH = 2.2
_PITCH_SHARE = 0.15
_INDENT = 5.0
_STRETCHED = 1.4
_SIZE_CHANGE = 0.7
_RAGGED = 0.85
_MUCH_SHORTER = 0.3
_NARROWEST = 0.5

_GLUED_BULLET = re.compile(r"[-–•▪●➢✓➔\uf000-\uf0ff][^\W\d_]")
_ENDED = re.compile(r"[.;:!?…][\"'”’)\]]*$")
_JOINED = re.compile(r"(?:,|\w-)$")
_UNFINISHED = re.compile(
    r"\b(?:aan|als|bij|dat|de|deze|die|dit|door|een|en|het|hun|in|is|met|na|naar|namens|of|om|onder|op|over|te|ten|ter"
    r"|tegen|tot|tussen|uit|van|voor|wordt|worden|zijn)$"
)
_SENTENCE_END = re.compile(r"[.!?…:;][\"'”’)\]]*$")


@dataclass(slots=True)
class Paragraph:
    """Lines that are read as one.

    Attributes:
        lines: at least one line.
        gap: white space above it in points, None for the first of a page, column or cell.
        tight: whether it follows the one above without extra space.
        bullet: whether it opens with a bullet.
        level: depth of a list item, 1 outermost; None for others.
        furniture: whether it is a line of a letterhead or margin column.
    """

    lines: list[Line]
    gap: float | None = None
    tight: bool = False
    bullet: bool = False
    level: int | None = None
    furniture: bool = False


class Pitches:
    """Tell how far apart the lines of running text stand, for each font size of a document."""

    def __init__(self, columns: Iterable[Sequence[Line]]) -> None:
        counts: dict[float, Counter[float]] = defaultdict(Counter)
        for lines in columns:
            for above, below in pairwise(lines):
                distance = round(2 * (below.baseline - above.baseline)) / 2
                if above.size == below.size and 0.8 * above.size < distance < _WIDEST_PITCH * above.size:
                    counts[above.size][distance] += 1
        self._pitches = {size: _smallest_common(found) for size, found in counts.items()}

    def of(self, size: float) -> float:
        """Return the usual distance between baselines in points."""
        return self._pitches.get(size, _USUAL_PITCH * size)


def _smallest_common(counts: Counter[float]) -> float:
    total = counts.total()
    return min(distance for distance, count in counts.items() if count >= _PITCH_SHARE * total or total < 4)


def glued_bullet(line: Line) -> bool:
    """Tell whether a line opens with a bullet that has no space after it (``-Opening``)."""
    return bool(_GLUED_BULLET.match(line.words[0].text))


def split_paragraphs(lines: Sequence[Line], right: float, pitches: Pitches) -> list[Paragraph]:
    """Return the paragraphs of a column.

    Args:
        lines: its lines from top to bottom.
        right: right edge of the column in points, the furthest that a line could reach.
        pitches: usual distances between lines.
    """
    paragraphs: list[Paragraph] = []
    rights = _local_rights(lines, right, pitches)
    for index, line in enumerate(lines):
        last = paragraphs[-1] if paragraphs else None
        if last is None:
            paragraphs.append(_begin(line, None, tight=False))
            continue
        above = last.lines[-1]
        spaced = _is_spaced(above, line, last, rights[index - 1], pitches)
        if spaced or _starts(last, line, rights[index - 1], above):
            paragraphs.append(_begin(line, max(line.top - above.bottom, 0.0), tight=not spaced))
        else:
            last.lines.append(line)
    return paragraphs


def _begin(line: Line, gap: float | None, *, tight: bool) -> Paragraph:
    return Paragraph([line], gap, tight, bullet=bool(line.lead) or glued_bullet(line))


def _local_rights(lines: Sequence[Line], right: float, pitches: Pitches) -> list[float]:
    """Return for each line how far it could have reached.

    A paragraph may be set narrower than its column: where most lines of a stretch without extra space end
    near one another, that is their margin, and else the column's.
    """
    rights: list[float] = []
    stretch: list[Line] = []

    def close() -> None:
        reach = max((line.x1 for line in stretch), default=right)
        left = min((line.x0 for line in stretch), default=0.0)
        full = sum(line.x1 - left >= _RAGGED * (reach - left) for line in stretch[:-1])
        wide = reach - left >= _NARROWEST * (right - left)
        narrow = len(stretch) >= 3 and wide and full >= 0.75 * (len(stretch) - 1)
        rights.extend([min(reach + 1, right) if narrow else right] * len(stretch))

    for line in lines:
        if stretch and (
            abs(line.size - stretch[-1].size) > _SIZE_CHANGE
            or line.lead
            or line.bold != stretch[-1].bold
            or line.baseline - stretch[-1].baseline > _EXTRA_SPACE * pitches.of(line.size)
        ):
            close()
            stretch = []
        stretch.append(line)
    close()
    return rights


def _is_spaced(above: Line, line: Line, paragraph: Paragraph, right: float, pitches: Pitches) -> bool:
    distance = line.baseline - above.baseline
    usual = pitches.of(max(above.size, line.size))
    if len(paragraph.lines) > 1 and above.size == line.size:
        usual = above.baseline - paragraph.lines[-2].baseline
    # Lines of a sentence may stand further apart than most where a sign or an image makes them higher.
    if distance > 0 and _goes_on(above, line, right) and above.bold == line.bold:
        usual *= _STRETCHED
    return distance <= 0 or distance > _EXTRA_SPACE * usual + 0.5


def _starts(paragraph: Paragraph, line: Line, right: float, above: Line) -> bool:
    """Tell whether a line begins a new paragraph though it follows at the usual distance."""
    if line.lead or _is_sibling(paragraph, line):
        return True
    forced = _is_forced(above, line, right)
    goes_on = _goes_on(above, line, right)
    if line.numbered or glued_bullet(line):
        # A date or a name may happen to open a line in the middle of a sentence.
        return forced or bool(_ENDED.search(above.text)) or _is_outdented(paragraph, line) or _is_tabbed(line)
    if abs(line.size - above.size) > _SIZE_CHANGE and not goes_on:
        return True
    if not goes_on and _weight_changes(above, line):
        return True
    if forced and _opens(line, above):
        return True
    return _indent_changes(paragraph, line, above) and not goes_on


def _is_sibling(paragraph: Paragraph, line: Line) -> bool:
    """Tell whether a line opens with the same kind of sign at the same place as the paragraph above it."""
    first = paragraph.lines[0]
    alike = (paragraph.bullet and glued_bullet(line)) or (first.numbered and line.numbered)
    return alike and abs(first.x0 - line.x0) <= 3


def _is_forced(above: Line, line: Line, right: float) -> bool:
    """Tell whether the first word of a line would have fitted on the line above."""
    first, last = line.words[0], line.words[0]
    for word in line.words:
        last = word
        if not word.tied:
            break
    space = 0.3 * above.size
    if _JOINED.search(above.text):
        # After a comma or a hyphen only a line that is much shorter tells of a list.
        return above.x1 < right - _MUCH_SHORTER * (right - above.x0)
    return above.x1 + space + (last.x1 - first.x0) < right - 1


def _goes_on(above: Line, line: Line, right: float) -> bool:
    """Tell whether a line was full, its sentence had not ended and the next one opens with a small letter."""
    return not _is_forced(above, line, right) and not _ENDED.search(above.text) and line.text[:1].islower()


def _opens(line: Line, above: Line) -> bool:
    if _UNFINISHED.search(above.text) or above.text.rfind("(") > above.text.rfind(")"):
        return False
    # A bracket goes on with the sentence that it explains, unless that had ended.
    return bool(_ENDED.search(above.text)) or not (line.text[:1].islower() or line.text.startswith("("))


def _is_tabbed(line: Line) -> bool:
    return line.words[1].x0 - line.words[0].x1 > 0.7 * line.size if len(line.words) > 1 else False


def _is_outdented(paragraph: Paragraph, line: Line) -> bool:
    return line.x0 < min(other.body_x0 for other in paragraph.lines) - _INDENT


def _weight_changes(above: Line, line: Line) -> bool:
    if above.bold:
        return not line.starts_bold
    return line.bold


def _indent_changes(paragraph: Paragraph, line: Line, above: Line) -> bool:
    first = paragraph.lines[0]
    if len(paragraph.lines) == 1:
        allowed = {first.x0, first.body_x0}
        # A first line may be indented against the rest of its paragraph.
        if line.x0 < first.x0 and not paragraph.bullet and not first.numbered:
            return first.x0 - line.x0 > 6 * first.size
        if _is_centred(above, line) or _hangs(paragraph, line):
            return False
    else:
        allowed = {other.x0 for other in paragraph.lines[1:]}
    return all(abs(line.x0 - x0) > _INDENT for x0 in allowed)


def _hangs(paragraph: Paragraph, line: Line) -> bool:
    """Tell whether a line is indented under the text after a bullet or number."""
    first = paragraph.lines[0]
    opened = paragraph.bullet or first.numbered
    return opened and first.x0 <= line.x0 <= first.body_x0 + 2 * first.size


def _is_centred(above: Line, line: Line) -> bool:
    return abs((above.x0 + above.x1) - (line.x0 + line.x1)) < 6


def set_levels(paragraphs: Iterable[Paragraph]) -> None:
    """Give each list item its depth from the indents of the items above it."""
    stack: list[float] = []
    for paragraph in paragraphs:
        x0 = paragraph.lines[0].x0
        if not paragraph.bullet:
            if stack and x0 < stack[0] + 2:
                stack = []
            continue
        while stack and stack[-1] > x0 + 4:
            stack.pop()
        if not stack or x0 > stack[-1] + 4:
            stack.append(x0)
        paragraph.level = len(stack)


def runs_on(above: Paragraph, below: Paragraph) -> bool:
    """Tell whether a paragraph at the top of a page or column goes on from the one before it."""
    last, first = above.lines[-1], below.lines[0]
    if below.bullet or first.numbered or abs(last.size - first.size) > _SIZE_CHANGE or last.bold != first.bold:
        return False
    if last.words[-1].text.endswith(BREAK_HYPHEN):
        return first.text[:1].islower()
    return first.text[:1].islower() and not _SENTENCE_END.search(last.text)
