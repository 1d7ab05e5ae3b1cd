"""Lines of a PDF page: words that stand on one baseline, split where a wide gap or a ruling line parts them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from .pdf_rules import Area
from .pdf_words import BREAK_HYPHEN, Word

_SAME_LINE = 0.36
_WIDE_GAP = 1.5

BULLETS = frozenset("•▪■□●○◦‣⁃∙·◆◇➢➤➔→✓✔✗✦❖*-–—")
"""Signs that open a list item when they stand alone before its text."""

_TYPED_NUMBER = re.compile(
    r"(?:\(?(?:\d{1,2}|[a-zA-Z]|[ivx]{1,5})[.):]|\d{1,2}(?:\.\d{1,2}){1,3}[.):]?|[A-Z]\.?\d{1,2}\.?)$"
)
_BARE_NUMBER = re.compile(r"(?:\d{1,2}|[A-Z])$")


@dataclass
class Line:
    """Words from left to right on one baseline with no wide gap between them.

    Attributes:
        words: at least one word.
        page: page on which it stands, from 1.
    """

    words: list[Word]
    page: int

    @cached_property
    def x0(self) -> float:
        """Left edge in points."""
        return self.words[0].x0

    @cached_property
    def x1(self) -> float:
        """Right edge in points."""
        return max(word.x1 for word in self.words)

    @cached_property
    def top(self) -> float:
        """Upper edge in points."""
        return min(word.top for word in self.words)

    @cached_property
    def bottom(self) -> float:
        """Lower edge in points."""
        return max(word.bottom for word in self.words)

    @cached_property
    def baseline(self) -> float:
        """Baseline of its largest share of characters, in points from the top."""
        return _heaviest((word.baseline, len(word.text)) for word in self.words)

    @cached_property
    def size(self) -> float:
        """Font size of its largest share of characters, in points."""
        return _heaviest((round(word.size, 1), len(word.text)) for word in self.words)

    @cached_property
    def text(self) -> str:
        """Words with single spaces, a break hyphen shown as a hyphen."""
        return " ".join(word.text for word in self.words).replace(BREAK_HYPHEN, "-")

    @cached_property
    def lead(self) -> int:
        """Number of words at the front that are a bullet (1) or nothing (0)."""
        return int(is_bullet(self.words))

    @cached_property
    def numbered(self) -> bool:
        """Whether it opens with a typed number or letter such as ``1.``, ``2.3`` or ``a)``."""
        return len(self.words) > 1 and bool(_TYPED_NUMBER.match(self.words[0].text) or self._tabbed_number)

    @cached_property
    def _tabbed_number(self) -> bool:
        first, second = self.words[0], self.words[1]
        return bool(_BARE_NUMBER.match(first.text)) and second.x0 - first.x1 > 0.7 * first.size

    @cached_property
    def body_x0(self) -> float:
        """Left edge of its text after a bullet or typed number, in points."""
        skipped = self.lead or int(self.numbered)
        return self.words[skipped].x0 if skipped < len(self.words) else self.x0

    @cached_property
    def bold(self) -> bool:
        """Whether all its words with letters are bold; a bullet or number does not count."""
        return _all_marked(self.words[self.lead :], "bold")

    @cached_property
    def starts_bold(self) -> bool:
        """Whether its first word with letters is bold."""
        return next((word.bold for word in self.words if any(map(str.isalpha, word.text))), False)


def _heaviest(values: Iterable[tuple[float, int]]) -> float:
    counts: Counter[float] = Counter()
    for value, weight in values:
        counts[value] += weight
    return max(counts, key=lambda value: (counts[value], value))


def _all_marked(words: Sequence[Word], name: str) -> bool:
    marked = [getattr(word, name) for word in words if any(map(str.isalnum, word.text))]
    return bool(marked) and all(marked)


def is_bullet(words: Sequence[Word]) -> bool:
    """Tell whether the first of some words is a bullet that stands apart from the text after it."""
    if len(words) < 2:
        return len(words) == 1 and len(words[0].text) == 1 and (words[0].text in BULLETS or _private(words[0].text))
    first, second = words[0], words[1]
    if first.text in BULLETS or (len(first.text) == 1 and _private(first.text)):
        return True
    # Word sets hollow bullets as the letter o of a typewriter font, with a tab after it.
    return first.text in ("o", "O", "§", "Ø", "ü") and second.x0 - first.x1 > 0.6 * first.size


def _private(character: str) -> bool:
    return "\ue000" <= character <= "\uf8ff"


def build_lines(words: Iterable[Word], page: int, rules: Sequence[Area] = ()) -> list[list[Line]]:
    """Return the rows of a page from top to bottom, each as its lines from left to right.

    Words are on one row when their baselines differ by at most 0.36 of the font size: cells of a row are
    often set a point or two apart. A row is parted into lines where a gap is wider than one and a half
    times the font size, or where a vertical ruling line passes.

    Args:
        words: upright words in any order.
        page: page number, from 1.
        rules: vertical ruling lines.
    """
    rows: list[list[Word]] = []
    for word in sorted(words, key=lambda word: (word.baseline, word.x0)):
        row = rows[-1] if rows else None
        if row is not None and word.baseline - _middle(row) <= _SAME_LINE * max(word.size, row[0].size, 4):
            row.append(word)
        else:
            rows.append([word])
    return [[Line(part, page) for part in _split(row, rules)] for row in rows]


def _middle(row: list[Word]) -> float:
    return sum(word.baseline for word in row) / len(row)


def _split(row: list[Word], rules: Sequence[Area]) -> list[list[Word]]:
    row.sort(key=lambda word: word.x0)
    y = (min(word.top for word in row) + max(word.bottom for word in row)) / 2
    parts = [[row[0]]]
    for left, right in pairwise(row):
        # A bullet or number belongs to its text, however wide the tab between them.
        opener = len(parts[-1]) == 1 and (is_bullet([left, right]) or Line([left, right], 0).numbered)
        gap = right.x0 - left.x1
        ruled = any(left.x1 - 1 <= rule.x0 <= right.x0 + 1 and rule.top <= y <= rule.bottom for rule in rules)
        if ruled or gap > _WIDE_GAP * max(left.size, right.size) * (4 if opener else 1):
            parts.append([right])
        else:
            parts[-1].append(right)
    return parts
