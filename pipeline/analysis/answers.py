"""How a question becomes a query, and what its answer comes as."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from typing import TYPE_CHECKING

import pyarrow as pa

from pipeline.analysis.columns import numbers, texts
from pipeline.analysis.filters import Conditions, Filters
from pipeline.analysis.names import other_forms
from pipeline.analysis.passages import best_passage
from pipeline.analysis.search import MATCHED_IN, Index, Query, read_query
from pipeline.analysis.shapes import SHAPES, Shape
from pipeline.analysis.tables import QuestionError, Tables
from pipeline.fulltext.words import split_words

if TYPE_CHECKING:
    import pandas as pd

KINDS = tuple(SHAPES)
"""What can be searched: contribution, decision, action, section."""

MATCHED_IN_SQL = f"{list(MATCHED_IN)}[h.rank + 1] AS matched_in"

_IN_DOCUMENT = 'd.source_path, x.start, x."end"'
_ORDERS = {
    "best": f"h.rank, h.score DESC, m.date DESC NULLS LAST, {_IN_DOCUMENT}",
    "newest": f"m.date DESC NULLS LAST, {_IN_DOCUMENT}",
    "oldest": f"m.date NULLS LAST, {_IN_DOCUMENT}",
}
ORDERS = tuple(_ORDERS)
"""How an answer may be ordered; without a topic the newest is the best."""

_PASSAGE = ("kind", "text", "start", "end")

_FACETS = """
    WITH named AS (
        SELECT f.id, n.person_id, n.organisation_id FROM found f
        JOIN mentions n ON n.section_id = f.section_id AND n.start >= f.start AND n."end" <= f."end"
        WHERE f.kind IN ('section', 'decision')
        UNION SELECT id, person_id, organisation_id FROM found),
    people_named AS (SELECT DISTINCT id, person_id FROM named WHERE person_id IS NOT NULL),
    organisations_named AS (SELECT DISTINCT id, organisation_id FROM named WHERE organisation_id IS NOT NULL),
    counted AS (
        SELECT 'kind' AS facet, kind AS value, NULL AS id, count(*) AS count FROM found GROUP BY kind
        UNION ALL SELECT 'body', mode(body), NULL, count(*) FROM found WHERE body IS NOT NULL GROUP BY words_of(body)
        UNION ALL SELECT 'year', year(date)::VARCHAR, NULL, count(*) FROM found
            WHERE date IS NOT NULL GROUP BY year(date)
        UNION ALL SELECT 'person', name, person_id, count(*)
            FROM people_named JOIN people USING (person_id) GROUP BY name, person_id
        UNION ALL SELECT 'organisation', name, organisation_id, count(*)
            FROM organisations_named JOIN organisations USING (organisation_id) GROUP BY name, organisation_id)
    SELECT facet, value, count, id FROM (
        SELECT *, row_number() OVER (PARTITION BY facet ORDER BY count DESC, value, id) AS place FROM counted) {enough}
    ORDER BY list_position(['kind', 'year', 'body', 'person', 'organisation'], facet), count DESC, value, id"""


_BEST = "ORDER BY score DESC, date DESC, id"
_FEW = 200
"""So many keys are written out in a query, which keeps DuckDB from reading the texts of all other rows."""


def to_frame(table: pa.Table) -> pd.DataFrame:
    """Return a table as a DataFrame with Arrow types: a missing value is ``pandas.NA`` in every column."""
    import pandas as pd  # only here, since the command line does without and it takes half a second to import

    frame: pd.DataFrame = table.to_pandas(types_mapper=pd.ArrowDtype)
    return frame


def records(frame: pd.DataFrame) -> list[dict[str, object]]:
    """Return the rows of an answer as plain Python values, a missing one as None."""
    rows: list[dict[str, object]] = pa.Table.from_pandas(frame, preserve_index=False).to_pylist()
    return rows


def answer(
    tables: Tables,
    shape: Shape,
    filters: Filters,
    *,
    topic: str | None,
    order: str,
    limit: int | None,
    more: Conditions | None = None,
) -> pa.Table:
    """Return the rows of one kind, on a topic with ``matched_in`` and ``score``.

    Args:
        tables: the tables.
        shape: the kind of row.
        filters: what to narrow it down to.
        topic: words or phrases; None for all rows.
        order: one of ``ORDERS``.
        limit: the most rows to return; None for all.
        more: other conditions.
    """
    conditions = filters.on(shape.involved)
    if more is not None:
        conditions.add_all(more)
    if order not in ORDERS:
        msg = f"there is no order {order!r}: choose from {', '.join(ORDERS)}"
        raise QuestionError(msg)
    columns, source, extra = shape.columns, shape.source, {}
    if topic is not None:
        extra["hits"] = on_topic(tables, topic, shape.kind)
        columns += f", {MATCHED_IN_SQL}, h.score"
        source += f" JOIN hits h ON h.id = x.{shape.key}"
    elif order == "best":
        order = "newest"
    sql = f"SELECT {columns} {source} {conditions.where} ORDER BY {_ORDERS[order]} {limit_to(limit)}"
    return tables.query(sql, conditions.values, **extra)


def on_topic(tables: Tables, topic: str, *kinds: str) -> pa.Table:
    """Return what the full-text index holds on a topic."""
    return Index(tables.folder).find_with_context(read_words(tables, topic), kinds)


def read_words(tables: Tables, text: str) -> Query:
    """Return what somebody looks for; the name of an organisation is looked for in its other forms too."""
    query = read_query(text)
    if query.phrases:
        return query
    return replace(query, names=tuple(tuple(split_words(form)) for form in other_forms(tables, text)))


def find(tables: Tables, words: str, kinds: Collection[str] | None, filters: Filters, *, limit: int | None) -> pa.Table:
    """Return what holds all words, the best first, each with the passage that says most of them."""
    query = read_words(tables, words)
    return _show(tables, query, _found(tables, query, kinds, filters), limit)


def find_and_count(
    tables: Tables, words: str, kinds: Collection[str] | None, filters: Filters, *, limit: int | None, most: int | None
) -> tuple[pa.Table, pa.Table]:
    """Return what ``find`` and what ``count_facets`` return, for the price of one; of each facet ``most`` values."""
    query = read_words(tables, words)
    found = _found(tables, query, kinds, filters)
    return _show(tables, query, found, limit), _count(tables, found, most)


def _show(tables: Tables, query: Query, found: pa.Table, limit: int | None) -> pa.Table:
    """Return the best of what was found with their text and all that is told of them."""
    best = tables.query(f"SELECT kind, id, score FROM found {_BEST} {limit_to(limit)}", found=found)
    keys: dict[str, list[str]] = {kind: [] for kind in KINDS}
    for kind, key in zip(best["kind"].to_pylist(), best["id"].to_pylist(), strict=True):
        keys[kind].append(key)
    values = {f"{kind}_{number}": key for kind, own in keys.items() for number, key in enumerate(own)}
    if len(values) > _FEW:
        values = {}
    wholes = " UNION ALL ".join(
        f"SELECT {shape.common}, b.score, x.text {shape.source} JOIN best b ON b.id = x.{shape.key}"
        + (f" WHERE x.{shape.key} IN ({', '.join(f'${kind}_{n}' for n in range(len(keys[kind])))})" if values else "")
        for kind, shape in SHAPES.items()
        if keys[kind] or not best.num_rows
    )
    answered = tables.query(f"SELECT * FROM ({wholes}) {_BEST}", values, best=best)
    passages, starts, ends = [], [], []
    for kind, text, start, end in zip(*(answered[name].to_pylist() for name in _PASSAGE), strict=True):
        first, last = best_passage(text, query) if kind == "section" else (0, end - start)
        passages.append(text[first:last])
        starts.append(start + first)
        ends.append(start + last)
    columns = {"start": numbers(starts, pa.int64()), "end": numbers(ends, pa.int64())}
    for name, column in columns.items():
        answered = answered.set_column(answered.schema.get_field_index(name), name, column)
    who = answered.schema.get_field_index("who")
    return answered.drop_columns(["text"]).add_column(who + 1, "text", texts(passages))


def count_facets(tables: Tables, words: str, kinds: Collection[str] | None, filters: Filters) -> pa.Table:
    """Return how much of what holds all words there is of each kind, year, body, person and organisation."""
    return _count(tables, _found(tables, read_words(tables, words), kinds, filters), None)


def _count(tables: Tables, found: pa.Table, most: int | None) -> pa.Table:
    enough = "" if most is None else "WHERE place <= $most"
    values = {} if most is None else {"most": most}
    return tables.query(_FACETS.format(enough=enough), values, found=found)


def _found(tables: Tables, query: Query, kinds: Collection[str] | None, filters: Filters) -> pa.Table:
    """Return everything that holds all words, without its text."""
    kinds = KINDS if kinds is None else kinds
    unknown = sorted(set(kinds) - set(KINDS))
    if unknown:
        msg = f"there is no kind {unknown[0]!r}: choose from {', '.join(KINDS)}"
        raise QuestionError(msg)
    hits = Index(tables.folder).find(query, kinds)
    parts: list[str] = []
    values: dict[str, object] = {}
    for shape in (SHAPES[kind] for kind in KINDS if kind in kinds):
        conditions = filters.on(shape.involved)
        values |= conditions.values
        parts.append(
            f"SELECT {shape.place}, h.score FROM {shape.table} x {shape.lean}"
            f" JOIN hits h ON h.id = x.{shape.key} {conditions.where}"
        )
    return tables.query(" UNION ALL ".join(parts), values, hits=hits)


def limit_to(limit: int | None) -> str:
    """Return the clause for at most so many rows.

    Raises:
        QuestionError: the number is negative.
    """
    if limit is not None and limit < 0:
        msg = f"at most {limit} rows makes no sense: give a number from 0, or none for all"
        raise QuestionError(msg)
    return "" if limit is None else f"LIMIT {limit}"
