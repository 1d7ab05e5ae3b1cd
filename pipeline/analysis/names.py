"""Names in a question: whom and what of the archive they mean, and what is spelt like them."""

from __future__ import annotations

from collections.abc import Sequence

from rapidfuzz import fuzz, process

from pipeline.analysis.tables import NothingFoundError, QuestionError, Tables
from pipeline.fulltext.words import split_words

_GUESSES = 5  # names offered
_LIKENESS = 70  # of 100, under which a name is no guess

_FORMS = {
    "person": "SELECT person_id AS id, name, unnest(list_append(aliases, name)) AS form FROM people"
    " UNION SELECT NULL, speaker, speaker FROM contributions WHERE person_id IS NULL",
    "organisation": "SELECT organisation_id AS id, name, unnest(list_append(aliases, name)) AS form FROM organisations",
    "owner": "SELECT person_id AS id, name, unnest(list_append(aliases, name)) AS form FROM people"
    " UNION SELECT organisation_id, name, unnest(list_append(aliases, name)) FROM organisations"
    " UNION SELECT NULL, owner, owner FROM action_items WHERE owner IS NOT NULL",
    "body": "SELECT DISTINCT body AS id, body AS name, body AS form FROM meetings WHERE body IS NOT NULL",
}
"""For each kind of name: its key, the name it is shown by, and every form of it; speakers who were never linked to a
person (``De burgemeester``) have no key."""


class UnknownNameError(NothingFoundError):
    """A name in a question is nobody's.

    Attributes:
        kind: ``person``, ``organisation``, ``owner`` or ``body``.
        name: as it was given.
        near: names of the archive that are spelt like it, the likeliest first.
    """

    def __init__(self, kind: str, name: str, near: Sequence[str]) -> None:
        self.kind, self.name, self.near = kind, name, tuple(near)
        remedy = f"did you mean {' or '.join(near)}?" if near else "nothing is spelt like it"
        super().__init__(f"no {kind} named {name!r} in these tables: {remedy}")


def words_of_name(kind: str, name: str) -> list[str]:
    """Return the words by which a name is looked up: folded, without the titles before the name of a person.

    Raises:
        QuestionError: there are none.
    """
    # only here: it brings in all that reads the layout of documents, which takes a quarter of a second
    from pipeline.structure.names import strip_titles

    words = split_words(strip_titles(name) if kind in ("person", "owner") else name)
    if not words:
        msg = f"{name!r} is no name: give a {kind}, or leave it out"
        raise QuestionError(msg)
    return words


def find_names(tables: Tables, kind: str, name: str) -> list[str]:
    """Return the keys of everything that bears a name: one of its forms is that name, or else holds all its words.

    The list may be empty for a speaker who was never linked to a person.

    Args:
        tables: where to look.
        kind: ``person``, ``organisation``, ``owner`` (of a task: either of these) or ``body``.
        name: a name or part of one; case, accents, punctuation and titles do not matter.

    Raises:
        UnknownNameError: nobody and nothing bears it.
    """
    sql = f"""
        SELECT DISTINCT id, len(words_of(form)) = len($words) AS whole FROM ({_FORMS[kind]})
        WHERE contains(strip_accents(lower(form)), $longest) AND list_has_all(words_of(form), $words) ORDER BY id
    """
    words = words_of_name(kind, name)
    found = tables.query(sql, {"words": words, "longest": max(words, key=len)}).to_pylist()
    if not found:
        raise UnknownNameError(kind, name, similar_names(tables, kind, name))
    whole = any(row["whole"] and row["id"] for row in found)
    return list(dict.fromkeys(row["id"] for row in found if row["id"] and (row["whole"] or not whole)))


def other_forms(tables: Tables, name: str) -> list[str]:
    """Return the abbreviation of the organisation that bears a name, or what its abbreviation stands for.

    Other forms are no safe way to find an organisation: ``de gemeente`` is any.
    """
    sql = f"""
        WITH forms AS ({_FORMS["organisation"]}),
        asked AS (
            SELECT id FROM forms WHERE contains(strip_accents(lower(form)), $longest) AND words_of(form) = $words)
        SELECT DISTINCT form FROM forms WHERE id IN (SELECT id FROM asked) AND words_of(form) <> $words ORDER BY form
    """
    words = split_words(name)
    if not words:
        return []
    found = [row["form"] for row in tables.query(sql, {"words": words, "longest": max(words, key=len)}).to_pylist()]
    if len(words) == 1:
        return [form for form in found if len(split_words(form)) > 1 and form[0].isupper()]
    return [form for form in found if form.isupper() and len(form) > 2 and " " not in form]


def similar_names(tables: Tables, kind: str, name: str) -> list[str]:
    """Return the names that are spelt most like one, at most five, the likeliest first.

    Each word given is held against the word of a name that is most like it; the mean counts.
    """
    rows = tables.query(f"SELECT name, form FROM ({_FORMS[kind]}) ORDER BY name, form").to_pylist()
    forms = [split_words(row["form"]) for row in rows]
    wanted, known = words_of_name(kind, name), sorted({word for words in forms for word in words})
    likeness = {
        word: dict(found[:2] for found in process.extract(word, known, scorer=fuzz.ratio, limit=None, score_cutoff=50))
        for word in wanted
    }
    ranked = [
        (sum(max((likeness[word].get(other, 0.0) for other in words), default=0.0) for word in wanted), -place)
        for place, words in enumerate(forms)
    ]
    best = [rows[-place]["name"] for score, place in sorted(ranked, reverse=True) if score >= _LIKENESS * len(wanted)]
    return list(dict.fromkeys(best))[:_GUESSES]
