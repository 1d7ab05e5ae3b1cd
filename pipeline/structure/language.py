"""The main language of a text, told by its commonest words."""

from __future__ import annotations

import re
from collections import Counter

_COMMON = {
    "nl": "de het een en van is dat niet te zijn op voor met wordt aan er maar om ook naar bij door over nog",
    "en": "the of and to in is that for it with as was on are be this by not or from have will",
    "de": "der die und das nicht ist mit ein eine den zu auf für von dem sich auch des werden wird",
    "fr": "le la les et des est une un du que dans pour qui sur pas au avec ne par ce",
}
_WORDS = {code: frozenset(words.split()) for code, words in _COMMON.items()}


def find_language(text: str) -> str | None:
    """Return the ISO 639-1 code of the main language (nl, en, de or fr), None for too little text to tell."""
    counts: Counter[str] = Counter()
    words = re.findall(r"[^\W\d_]+", text[:50_000].lower())
    for word in words:
        counts.update(code for code, common in _WORDS.items() if word in common)
    if not counts or len(words) < 20 or max(counts.values()) < 0.05 * len(words):
        return None
    return max(sorted(counts), key=lambda code: counts[code])
