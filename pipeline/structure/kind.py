"""What a document is: minutes, a decision list, an agenda, an announcement or something else.

Clues are weighed by where they stand: a word in the title tells more than one in the text, and a memo may be called
*verslag* while minutes may lack the word. The clues are data, in ``kind_clues.json``.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from importlib.resources import files
from itertools import islice

from pipeline.document import Document
from pipeline.schema import DOCUMENT_KINDS

_ARTICLE = frozenset({"summary", "author", "categories"})


@dataclass(frozen=True, slots=True)
class Clue:
    """A pattern, the kind it speaks for, its weight, and how often it counts at most."""

    kind: str
    pattern: re.Pattern[str]
    weight: float
    most: int


def _load(place: str) -> tuple[Clue, ...]:
    clues = json.loads(files(__package__).joinpath("kind_clues.json").read_text(encoding="utf-8"))[place]
    return tuple(Clue(c["kind"], _compile(c), c["weight"], c["most"]) for c in clues)


def _compile(clue: dict[str, list[str]]) -> re.Pattern[str]:
    pattern = f"{clue.get('before', '')}(?:{'|'.join(clue['words'])}){clue.get('after', '')}"
    return re.compile(pattern, re.IGNORECASE | re.MULTILINE)


_TITLE_CLUES, _TEXT_CLUES, _ARTICLE_CLUES = _load("title"), _load("text"), _load("article")


def find_kind(document: Document, title: str) -> str:
    """Return the kind of a document.

    Args:
        document: as a reader left it.
        title: the document's own title, its metadata's where the text has none.
    """
    scores = dict.fromkeys(DOCUMENT_KINDS, 0.0)
    scores["other"] = 1.5
    for clue in _TITLE_CLUES:
        if clue.pattern.search(title):
            scores[clue.kind] += clue.weight
    article = _ARTICLE & document.metadata.keys()  # front matter of a news item, which minutes seldom have
    for clue in (*_TEXT_CLUES, *(_ARTICLE_CLUES if article else ())):
        hits = sum(1 for _ in islice(clue.pattern.finditer(document.text), clue.most))
        scores[clue.kind] += clue.weight * hits
    if article:
        scores["announcement"] += 1.0 * len(article)
        scores["other"] += 1.5
    if len(document.text.split()) < 60 and scores["minutes"] < 3:
        scores["minutes"] -= 1.0
    return max(scores, key=lambda kind: scores[kind])
