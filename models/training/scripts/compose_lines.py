"""Make documents in the dress of minutes and lists from treebank sentences: headings and lines without a full stop.

Treebanks hold few of them, and their sentences nearly all end with a stop, so a parser trained on them alone runs a
heading into the next sentence. A heading here is a noun phrase taken out of a tree, a line is a sentence without its
last stop.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence

Row = list[str]
STOPS = frozenset({".", "?", "!", ";"})
HEADING_ROLES = frozenset({"nsubj", "obj", "obl", "nmod", "conj", "appos", "root", "nsubj:pass", "obl:agent"})
LONGEST_HEADING = 8
LONGEST_LIST = 5


def read_rows(chunk: str) -> list[Row]:
    """Return the rows of a sentence without comments."""
    return [line.split("\t") for line in chunk.split("\n") if line and not line.startswith("#")]


def join_rows(rows: Sequence[Row]) -> str:
    """Return rows as CoNLL-U lines."""
    return "\n".join("\t".join(row) for row in rows)


def dress_as_line(chunk: str, rng: random.Random, small: float = 0.5) -> str:
    """Return a sentence as a line of minutes: without its last stop, in some cases with a small first letter."""
    rows = read_rows(chunk)
    last = rows[-1]
    if len(rows) > 1 and last[1] in STOPS and all(row[6] != last[0] for row in rows):
        rows.pop()
        rows[-1][9] = "_"
    first = rows[0]
    if first[3] != "PROPN" and first[1][:1].isupper() and rng.random() < small:
        first[1] = first[1][0].lower() + first[1][1:]
    return join_rows(rows)


def find_phrases(chunk: str) -> list[list[Row]]:
    """Return the short unbroken noun phrases of a tree, without a preposition, comma or stop at their edges."""
    rows = read_rows(chunk)
    if any(not row[0].isdigit() for row in rows):
        return []
    heads = [int(row[6]) for row in rows]
    phrases = []
    for index, row in enumerate(rows):
        if row[3] not in {"NOUN", "PROPN"} or row[7] not in HEADING_ROLES:
            continue
        inside = {index + 1}
        while more := {i + 1 for i, head in enumerate(heads) if head in inside} - inside:
            inside |= more
        # what introduces or joins the phrase is no part of a heading
        inside -= {
            i
            for i in inside
            if heads[i - 1] == index + 1 and rows[i - 1][7] in {"case", "cc", "punct", "mark", "cop", "nsubj"}
        }
        first, last = min(inside), max(inside)
        kept = rows[first - 1 : last]
        closed = all(i == index + 1 or heads[i - 1] in inside for i in range(first, last + 1))
        if len(inside) == len(kept) <= LONGEST_HEADING and closed and "PUNCT" not in {kept[0][3], kept[-1][3]}:
            phrases.append(renumber(kept, index + 1))
    return phrases


def renumber(rows: Sequence[Row], root: int) -> list[Row]:
    """Return rows cut out of a sentence as a sentence of their own, with the token of number ``root`` as its root."""
    shift = int(rows[0][0]) - 1
    copies = []
    for row in rows:
        is_root = int(row[0]) == root
        head, relation = ("0", "root") if is_root else (str(int(row[6]) - shift), row[7])
        copies.append([str(int(row[0]) - shift), *row[1:6], head, relation, "_", row[9]])
    copies[-1][9] = "_"
    return copies


def make_heading(phrase: Sequence[Row], rng: random.Random) -> str:
    """Return a noun phrase as a heading: with a capital nearly always, mostly without its article."""
    rows = [list(row) for row in phrase]
    if len(rows) > 1 and rows[0][4].startswith("LID") and rng.random() < 0.8:
        rows = renumber(rows[1:], next(int(row[0]) for row in rows if row[6] == "0"))
    if rng.random() < 0.85:
        rows[0][1] = rows[0][1][:1].upper() + rows[0][1][1:]
    return join_rows(rows)


def compose(groups: Sequence[list[str]], number: int, rng: random.Random) -> Iterator[list[str]]:
    """Yield documents of runs of sentences with headings and lists between them.

    ``groups`` are runs of sentences in order; what is drawn from them comes back, each time otherwise.
    """
    sentences = [chunk for group in groups for chunk in group]
    for _ in range(number):
        document: list[str] = []
        while len(document) < 8:
            choice = rng.random()
            if choice < 0.35:
                phrases = find_phrases(rng.choice(sentences))
                document.extend(make_heading(rng.choice(phrases), rng) for _ in phrases[:1])
            elif choice < 0.55:
                items = [find_phrases(rng.choice(sentences)) for _ in range(rng.randint(2, LONGEST_LIST))]
                document.extend(make_heading(rng.choice(phrases), rng) for phrases in items if phrases)
            elif choice < 0.75:
                document.append(dress_as_line(rng.choice(sentences), rng, 0.15))
            else:
                document.extend(rng.choice(groups)[:3])
        yield document
