"""Topics that recur: the list, and one of them through the meetings."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from starlette.requests import Request
from starlette.responses import Response

from pipeline.analysis import records
from pipeline.analysis.passages import best_passage, matching_spans
from pipeline.analysis.search import read_query
from pipeline.analysis.summary.lines import as_count
from pipeline.explorer.charts import count_by_year, draw_bars, draw_grid
from pipeline.explorer.pages import SHOWN, filters_of, given, not_found, render, state_of

Row = Mapping[str, object]

_SECTIONS = """
    SELECT s.section_id, s.title, s.number, s.text, m.meeting_id, m.date, m.title AS meeting, m.body
    FROM section_topics x JOIN sections s USING (section_id) JOIN meetings m ON m.meeting_id = s.meeting_id
    WHERE x.topic_id = $key ORDER BY m.date NULLS LAST, s.start"""
_FACTS = """
    SELECT c.section_id, c.contribution_id AS id, 'contribution' AS kind, c.act AS said, c.text, c.person_id,
        coalesce(p.name, o.name, c.speaker) AS who, c.start
    FROM contributions c LEFT JOIN people p USING (person_id)
    LEFT JOIN organisations o ON o.organisation_id = c.organisation_id
    WHERE c.section_id IN (SELECT section_id FROM section_topics WHERE topic_id = $key)
    UNION ALL SELECT section_id, conclusion_id, 'decision', outcome, text, NULL, NULL, start FROM conclusions
    WHERE section_id IN (SELECT section_id FROM section_topics WHERE topic_id = $key)
    ORDER BY start"""
_SPEAKERS = """
    SELECT c.person_id, c.organisation_id, coalesce(p.name, o.name, mode(c.speaker)) AS who, count(*) AS times
    FROM (SELECT section_id, meeting_id, speaker, person_id,
            CASE WHEN person_id IS NULL THEN organisation_id END AS organisation_id,
            CASE WHEN person_id IS NULL AND organisation_id IS NULL THEN lower(speaker) END AS unknown
        FROM contributions) c
    JOIN section_topics x ON x.section_id = c.section_id AND x.topic_id = $key
    JOIN meetings m ON m.meeting_id = c.meeting_id
    LEFT JOIN people p USING (person_id)
    LEFT JOIN organisations o ON o.organisation_id = c.organisation_id
    GROUP BY c.person_id, c.organisation_id, p.name, o.name, c.unknown ORDER BY times DESC, who"""


def list_topics(request: Request) -> Response:
    """Show topics, those of most meetings first, and who speaks on which."""
    archive, words, narrowed = state_of(request).archive, given(request, "q"), filters_of(request)
    rows = records(archive.topics(words, **narrowed))
    spoken = [
        (_name(row, "topic_id", "label"), _name(row, "person_id", "person"), as_count(row["contributions"]))
        for row in records(archive.speakers(words, **narrowed))
    ]
    return render(
        request,
        "topics.html",
        {
            "topics": rows[:SHOWN],
            "total": len(rows),
            "chosen": narrowed,
            "q": words,
            "grid": draw_grid("Bijdragen: wie het meest spreekt over wat het meest besproken wordt", spoken),
        },
    )


def show_topic(request: Request) -> Response:
    """Show a topic: a timeline of the sections that treat it, who spoke in them and what was decided."""
    state, key = state_of(request), request.path_params["topic_id"]
    topic = state.find_one("SELECT * FROM topics WHERE topic_id = $key", key=key)
    if topic is None:
        not_found()
    sections = state.ask(_SECTIONS, key=key)
    facts: dict[object, list[dict[str, object]]] = {}
    for row in state.ask(_FACTS, key=key):
        facts.setdefault(row["section_id"], []).append(row)
    years = [row["date"].year if isinstance(row["date"], date) else None for row in sections]
    return render(
        request,
        "topic.html",
        {
            "topic": topic,
            "sections": [
                {**row, "facts": told, "passage": None if told else _passage(row, str(topic["label"]))}
                for row in sections[:SHOWN]
                for told in [facts.get(row["section_id"], [])]
            ],
            "total": len(sections),
            "speakers": state.ask(_SPEAKERS, key=key),
            "chart": draw_bars("Behandeld per jaar", count_by_year(years)),
        },
    )


def _name(row: Row, key: str, name: str) -> tuple[str, str]:
    return str(row[key]), str(row[name])


def _passage(row: Row, label: str) -> str | None:
    """Return the sentence of a section that has most of a topic's name, None where only the heading has it."""
    text, query = str(row["text"]), read_query(label)
    start, end = best_passage(text, query)
    passage = " ".join(text[start:end].split())
    is_heading = start == 0 and row["title"] is not None
    return passage if matching_spans(passage, query) and not is_heading else None
