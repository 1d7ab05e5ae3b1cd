"""A summary of what was said over many meetings: the minutes' own sentences, and templates filled from the tables.

Nothing is put in other words. A line's lead is made from the tables (a date, an outcome, a name); its quote stands as
it is in the document that the source names.
"""

from __future__ import annotations

from datetime import date

from pipeline.analysis.query import Archive
from pipeline.analysis.search import read_query
from pipeline.analysis.summary.course import choose_course
from pipeline.analysis.summary.lines import Part, Summary, count, write_day
from pipeline.analysis.summary.material import LAST, Material, Scope, gather
from pipeline.analysis.summary.parts import (
    IN_SHORT,
    tell_actions,
    tell_course,
    tell_decisions,
    tell_in_short,
    tell_last_meeting,
    tell_open_questions,
    tell_speakers,
)
from pipeline.analysis.tables import NothingFoundError, QuestionError

_BODIES = 6


def summarise(
    archive: Archive,
    *,
    topic: str | None = None,
    person: str | None = None,
    organisation: str | None = None,
    body: str | None = None,
    since: str | date | None = None,
    until: str | date | None = None,
    sentences: int = 3,
) -> Summary:
    """Return a summary in Dutch of what the archive has on a topic, a person, an organisation, a body or a period.

    Sentences are chosen by LexRank and maximal marginal relevance, first in each meeting and then among meetings; what
    repeats an earlier meeting is left out, and so is what makes no sense by itself. Of many meetings fewer are quoted.

    Args:
        archive: the tables.
        topic: words or a phrase.
        person: who said it, by name or part of one.
        organisation: for whom it was said.
        body: the organ that met.
        since: a day, month or year, or ``LAST`` for the last meeting.
        until: a day, month or year.
        sentences: the most to quote of each meeting.

    Raises:
        QuestionError: nothing is asked for.
        NothingFoundError: the archive has nothing of it.
    """
    scope = Scope(topic=topic, person=person, organisation=organisation, body=body, since=since, until=until)
    if scope == Scope():
        msg = "a summary is about something: name a topic, a person, an organisation, a body or a period"
        raise QuestionError(msg)
    material = gather(archive, scope)
    if not material.meetings:
        msg = "no meeting has anything on this: try other words, or fewer"
        raise NothingFoundError(msg)
    return Summary(_title(scope), _cover(material), _tell(material, scope, sentences))


def _tell(material: Material, scope: Scope, sentences: int) -> tuple[Part, ...]:
    course = choose_course(material, sentences, None if scope.topic is None else read_query(scope.topic))
    quoted = {one for chosen in course.values() for one in chosen}
    return (
        *([tell_in_short(course)] if len(quoted) > 2 * IN_SHORT else []),
        tell_course(material, course),
        tell_speakers(material, quoted),
        tell_decisions(material.decisions),
        tell_actions(material),
        # of one meeting everything has been told
        *([tell_last_meeting(material)] if len(material.meetings) > 1 else []),
        tell_open_questions(material),
    )


def _title(scope: Scope) -> str:
    about = [part for part in (scope.topic, scope.person, scope.organisation, scope.body) if part]
    if scope.since == LAST:
        about.append("sinds de laatste vergadering")
    elif scope.since is not None:
        about.append(f"vanaf {scope.since}")
    if scope.until is not None:
        about.append(f"tot en met {scope.until}")
    return f"Samenvatting: {', '.join(map(str, about))}"


def _cover(material: Material) -> str:
    days = [row["date"] for row in material.meetings if isinstance(row["date"], date)]
    period = ""
    if days:
        first, last = write_day(min(days)), write_day(max(days))
        period = f" van {first} tot en met {last}" if first != last else f" van {first}"
    # a body in capitals on one letterhead is the same body; the last one written is shown
    bodies = sorted(
        {str(row["body"]).casefold(): str(row["body"]) for row in material.meetings if row["body"]}.values()
    )
    more = [f"en nog {len(bodies) - _BODIES} andere"] if len(bodies) > _BODIES else []
    organs = f" ({', '.join([*bodies[:_BODIES], *more])})" if bodies else ""
    counts = (
        count(len(material.said), "bijdrage", "bijdragen"),
        count(len(material.decisions), "besluit of conclusie", "besluiten en conclusies"),
        count(len(material.actions), "actie", "acties"),
    )
    return f"{count(len(material.meetings), 'vergadering', 'vergaderingen')}{period}{organs}: {', '.join(counts)}."
