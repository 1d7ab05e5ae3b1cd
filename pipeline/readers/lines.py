"""Lines of running text: which line break parts two blocks, and which one only wraps the source.

Minutes are typed both ways: prose wrapped at a column, and one statement, name or label per line. A break wraps
where the next word would not have fitted any more (the test that every text formatter makes), or where the sentence
plainly goes on; otherwise it parts.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

WIDEST = 132
"""Longest line, in characters, that is taken for wrapped text: the widest terminals and printers."""

_NARROWEST = 45
_EVIDENT = 40
_SIGNS = "•·▪▫■□●○◦‣⁃∙➢➤►▶❖✓✔✗–—*-"
_BULLET = re.compile(
    rf"(?:[{re.escape(_SIGNS)}\uf000-\uf0ff]|o(?=\t| {{2}}))\s+(?=\S)|[•▪●◦‣➢►\uf0b7\uf0a7\uf0d8](?=\w)|-(?=[A-Za-z])"
)
_NUMBER = re.compile(r"(?:\d{1,2}(?:\.\d{1,2}){0,3}[.)]|[a-zA-Z][.)]|\d{1,2}(?:\.\d{1,2}){1,3})\s+\S")
_LABEL = re.compile(r"(?=[A-ZÀ-Þ])[^\s:.!?]+(?: [^\s:.!?]+){0,3} ?:(?=\s|$)")
_ATTENDANCE = re.compile(
    r"(?:aanw|afw|verh|verontsch|afgem|gast|voorz|vz|notulist|verslag|datum|tijd|plaats|locatie)\w{0,8}\.? ?:(?=\s)",
    re.IGNORECASE,
)
_ADDRESSED = re.compile(
    r"(?:[^\s:]+(?: [^\s:]+)?:\s+)?(?:de heer|mevrouw|mevr\.|mw\.?|dhr\.?)\s+(?:[a-z'’]+ ){0,3}[A-ZÀ-Ý].*(?:[\w)]|;)$"
)
"""An entry of a list of names, with the label before its first one."""

_ENDED = re.compile(r"[.!?:;…][\"'’”)\]]*$")
_GAP = re.compile(r"^(?![ \t]*[#|>])(?=.{100})(.*[a-zß-ÿ,])[ \t]*\n(?:[ \t]*\n){1,4}(?=[ \t]*[a-zß-ÿ]{2,}[ ,])", re.M)
_ADDRESS = re.compile(r"(?:https?:|www\.)\S+$")
_FUNCTION_WORDS = """
    de het een en of van voor met in op te ten ter aan bij door naar om dat die als uit over onder tussen tot
    tegen zonder zijn haar hun deze dit is zijn was waren wordt worden heeft hebben zal zullen kan kunnen moet
    er niet ook nog maar dan wel zich je we wij onze ons the a and of to for
"""
_CONTINUES = frozenset(_FUNCTION_WORDS.split())


def mend(text: str) -> str:
    """Close the gap that a page break left in a sentence, for the blank line in it ends no paragraph."""
    return _GAP.sub(r"\1\n", text)


def bullet(line: str, *, inset: bool = False) -> int:
    """Return how many characters a typed bullet at the start of a line takes, 0 where there is none.

    The letter ``o`` counts as one before a tab or two spaces, or before one space in a line that is set in.
    """
    if inset and line.startswith("o ") and line[2:].strip():
        return 2
    match = _BULLET.match(line)
    return match.end() if match else 0


def wrap_width(lines: Sequence[str]) -> int | None:
    """Return the column at which these lines of one paragraph are wrapped, None where they are not."""
    body = lines[:-1]
    if len(body) < 2:
        return None
    widest = max(map(len, body))
    if not _NARROWEST <= widest <= WIDEST or min(map(len, body)) < 0.75 * widest:
        return None
    evident = sum(_runs_on(a, b) for a, b in pairwise(lines))
    return widest if evident >= max(1, len(body) / 3) else None


def source_width(text: str) -> int | None:
    """Return the column at which a whole source is wrapped, None where it is not."""
    found = text.split("\n")
    evident = sorted(len(a.rstrip()) for a, b in pairwise(found) if _runs_on(a.strip(), b.strip()))
    if len(evident) < 4 or evident[-1] > WIDEST:
        return None
    near = sum(length > evident[-1] - 16 for length in evident)
    return evident[-1] if near >= 0.7 * len(evident) else None


def _runs_on(before: str, after: str) -> bool:
    """Tell that a sentence plainly goes on from one long line to the next."""
    return len(before) >= _NARROWEST and after[:1].islower() and not _ENDED.search(before) and not bullet(after)


def _is_entry(before: str, after: str) -> bool:
    """Tell whether two lines name somebody each, with what they are in brackets or behind a comma."""
    named = bool(_ADDRESSED.match(before) and _ADDRESSED.match(after))
    return named and all("(" in line or ", " in line for line in (before, after))


def apart(before: str, after: str, *, width: int | None = None, opens: bool = False) -> bool:
    """Tell whether the break between two lines parts two blocks.

    Args:
        before: the line above, stripped.
        after: the line under it, stripped.
        width: the column at which the source is wrapped, None where it is not.
        opens: whether the line under it opens in another look, as a speaker's name in bold does.
    """
    if bullet(after) or before.endswith(":") or _ATTENDANCE.match(after) or _is_entry(before, after):
        return True
    word = re.split(r"\s", after, maxsplit=1)[0]
    full = width is not None and len(before) + 1 + len(word) > width
    ended = bool(_ENDED.search(before))
    if full:
        return ended and (opens or bool(_NUMBER.match(after) or _LABEL.match(after)))
    if ended or opens or _NUMBER.match(after) or _LABEL.match(after):
        return True
    last = re.split(r"[\s(]", before)[-1].lower()
    if after.startswith(("http:", "https:", "www.")) and _ADDRESS.search(before):
        return True
    if before.endswith((",", "(", "&", "/")) or last in _CONTINUES:
        return False
    return not ((after[0].islower() or after[0] == "(") and len(before) >= _EVIDENT)
