"""Words and phrases looked up in the full-text index, ranked by BM25."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterable, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa
from rapidfuzz import fuzz, process

from pipeline.analysis.columns import numbers, texts
from pipeline.analysis.tables import QuestionError, TablesError
from pipeline.fulltext.index import COLUMNS, FILE_NAME, is_whole
from pipeline.fulltext.words import silent_words, split_words, stem

_QUOTED = re.compile(r'["“”„«»]([^"“”„«»]*)["“”„«»]')
_WEIGHTS = {"words": 1.0, "parts": 0.5, "exact": 1.0, "title": 2.0, "title_exact": 2.0, "above": 0.5, "subject": 0.5}
_OWN, _TITLE, _ABOVE, _SUBJECT = ("words", "parts", "exact"), ("title", "title_exact"), ("above",), ("subject",)
_PLACES = (
    ("sentence", _OWN),
    ("title", _TITLE),
    ("title above", (*_TITLE, *_ABOVE)),
    ("sentence and title", (*_OWN, *_TITLE, *_ABOVE)),
    ("subject", COLUMNS),
)
"""Where all words of a question may stand, and the columns to look in; each leaves out what the ones before found."""

MATCHED_IN = ("sentence", "sentence and title", "title", "title above", "subject")
"""The same places, the best first."""

_GUESSES = 3
_LIKENESS = 78


@dataclass(frozen=True, slots=True)
class Query:
    """Hold what is looked for: folded words in any order, and phrases as rows of folded words.

    All of them must be there, or else one of ``names``: phrases that are other forms of the name that the words are.
    """

    words: tuple[str, ...]
    phrases: tuple[tuple[str, ...], ...]
    names: tuple[tuple[str, ...], ...] = ()

    @property
    def stems(self) -> frozenset[str]:
        """The stems of all words, those of phrases and names too."""
        phrases = (*self.phrases, *self.names)
        return frozenset(map(stem, (*self.words, *(word for phrase in phrases for word in phrase))))

    def expression(self, columns: Sequence[str]) -> str:
        """Return the FTS5 expression for all of it in any of some columns."""
        stemmed = " ".join(column for column in columns if not column.endswith("exact"))
        exact = " ".join(column for column in columns if column.endswith("exact"))
        terms = [f'{{{stemmed}}} : "{stem(word)}"' for word in self.words]

        def phrase_term(phrase: Sequence[str]) -> str:
            return (
                f'{{{exact}}} : "{" ".join(phrase)}"' if exact else f'{{{stemmed}}} : "{" ".join(map(stem, phrase))}"'
            )

        asked = " AND ".join([*terms, *map(phrase_term, self.phrases)])
        return " OR ".join([f"({asked})", *map(phrase_term, self.names)]) if self.names else asked


def read_query(text: str) -> Query:
    """Return what somebody looks for; what stands between quotation marks is a phrase.

    Words such as ``de`` and ``wie`` count only within a phrase, or where there is nothing else.

    Raises:
        QuestionError: there is no word in it.
    """
    phrases = tuple(tuple(split_words(part)) for part in _QUOTED.findall(text) if split_words(part))
    all_words = tuple(dict.fromkeys(split_words(_QUOTED.sub(" ", text))))
    telling = tuple(word for word in all_words if word not in silent_words())
    words = telling if telling or phrases else all_words
    if not words and not phrases:
        msg = f"there is no word in {text!r} to look for: give one or more, or leave it out"
        raise QuestionError(msg)
    return Query(words, phrases)


class Index:
    """Search the full-text index of a set of tables.

    Args:
        folder: the folder that holds the tables.

    Raises:
        TablesError: there is no index, or one that an older version made.
    """

    def __init__(self, folder: Path) -> None:
        self._path = folder / FILE_NAME
        if not is_whole(self._path):
            msg = f"no full-text index in {folder}: bring it up to date with `verslag run`"
            raise TablesError(msg)

    def find(self, query: Query, kinds: Iterable[str]) -> pa.Table:
        """Return the entries whose own text holds all that is looked for.

        ``rank`` is 0 for the best of ``MATCHED_IN``; ``score`` is higher for what fits better.
        """
        return self._match(query, kinds, _PLACES[:1])

    def find_with_context(self, query: Query, kinds: Iterable[str]) -> pa.Table:
        """Return also the entries that stand under a heading or in a section of a subject with what is looked for.

        ``matched_in`` tells where all of it stands: in the sentence; partly in the sentence and partly in the heading
        above it; in the heading; in a heading above that one; or with the help of the topics of the section.
        """
        return self._match(query, kinds, _PLACES)

    def similar_words(self, query: Query) -> dict[str, list[str]]:
        """Return, for each word that occurs nowhere, words of the archive that are spelt like it."""
        guesses = {}
        with self._open() as connection:
            vocabulary = [word for (word,) in connection.execute("SELECT word FROM vocabulary")]
            for word in query.words:
                expression = Query((word,), ()).expression(COLUMNS)
                if not connection.execute("SELECT 1 FROM search WHERE search MATCH ? LIMIT 1", [expression]).fetchone():
                    near = process.extract(word, vocabulary, scorer=fuzz.ratio, limit=_GUESSES, score_cutoff=_LIKENESS)
                    guesses[word] = [found for found, *_ in near]
        return guesses

    def _match(self, query: Query, kinds: Iterable[str], places: Sequence[tuple[str, Sequence[str]]]) -> pa.Table:
        kinds = list(kinds)
        weights = ", ".join(str(_WEIGHTS[column]) for column in COLUMNS)
        sql = (
            f"SELECT entries.id, -bm25(search, {weights}) FROM search"
            " JOIN entries ON entries.number = search.rowid"
            f" WHERE search MATCH ? AND entries.kind IN ({', '.join('?' * len(kinds))})"
        )
        found: dict[str, tuple[int, float]] = {}
        with self._open() as connection:
            for matched_in, columns in places:
                rank = MATCHED_IN.index(matched_in)
                for key, score in connection.execute(sql, [query.expression(columns), *kinds]):
                    found.setdefault(key, (rank, score))
        ranks, scores = zip(*found.values(), strict=True) if found else ((), ())
        columns_of_hits = [texts(list(found)), numbers(ranks, pa.int64()), numbers(scores, pa.float64())]
        return pa.Table.from_arrays(columns_of_hits, names=["id", "rank", "score"])

    def _open(self) -> closing[sqlite3.Connection]:
        return closing(sqlite3.connect(f"{self._path.resolve().as_uri()}?mode=ro&immutable=1", uri=True))
