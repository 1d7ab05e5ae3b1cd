"""A summary of what was said over many meetings: the minutes' own sentences, and templates filled from the tables.

Nothing is put in other words. A line's lead is made from the tables (a date, an outcome, a name); its quote stands as
it is in the document that the source names.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import TypeVar

from pipeline.analysis.query import Archive
from pipeline.analysis.search import read_query
from pipeline.analysis.summary.course import Course, choose_course, name_speaker
from pipeline.analysis.summary.lines import Line, Part, Source, Summary, count, plain, write_day
from pipeline.analysis.summary.material import LAST, Material, Row, Scope, Sentence, gather, source_of
from pipeline.analysis.summary.ranking import choose
from pipeline.analysis.tables import NothingFoundError, QuestionError
from pipeline.analysis.wording import WORDS

T = TypeVar("T")

_SPEAKERS, _OF_EACH_SPEAKER = 12, 2
_IN_SHORT = 5
_BODIES = 6
# of more decisions, tasks or questions the latest are listed, and the number of the others
_LISTED = 200
# a body that has not met for longer than this when the newest meeting was held has no last meeting to tell of
_LATELY = timedelta(days=365)


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
    course = choose_course(material, sentences, None if topic is None else read_query(topic))
    quoted = {one for chosen in course.values() for one in chosen}
    parts = (
        *([_in_short(course)] if len(quoted) > 2 * _IN_SHORT else []),
        _course(material, course),
        _speakers(material, quoted),
        _decisions(material.decisions),
        _actions(material),
        # of one meeting everything has been told
        *([_last_meeting(material)] if len(material.meetings) > 1 else []),
        _open_questions(material),
    )
    return Summary(_title(scope), _cover(material), parts)


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


def _in_short(course: Course) -> Part:
    among = [one for chosen in course.values() for one in chosen]
    chosen = choose([one.text for one in among], _IN_SHORT)
    return Part("In het kort", [name_speaker(among[i]) for i in chosen])


def _course(material: Material, course: Course) -> Part:
    part = Part("Verloop")
    for meeting in material.meetings:
        chosen = course.get(str(meeting["meeting_id"]))
        if chosen:
            part.lines.append(_heading(meeting))
            part.lines += [replace(name_speaker(one), of=1) for one in chosen]
    told = {one.meeting_id for one in material.quotable} | material.unread
    if len(told) > len(course):
        more = count(len(told) - len(course), "vergadering", "vergaderingen")
        part.lines.append(Line(f"en nog {more}, waaruit niets is aangehaald", None, ()))
    return part


def _speakers(material: Material, quoted: set[Sentence]) -> Part:
    """Return who contributed most, with what of it has not been quoted before."""
    by_speaker: dict[str, list[Sentence]] = defaultdict(list)
    for one in material.said:
        if one.speaker:
            by_speaker[one.person_id or one.organisation_id or one.speaker].append(one)
    part = Part("Wie erover sprak", empty="Geen enkele bijdrage is aan iemand toegeschreven.")
    most_first = sorted(by_speaker.values(), key=lambda own: (-len(own), own[0].source.day or date.max, own[0].speaker))
    for own in most_first[:_SPEAKERS]:
        meetings = {one.meeting_id for one in own}
        number = count(len(own), "bijdrage", "bijdragen")
        held = count(len(meetings), "vergadering", "vergaderingen")
        part.lines.append(Line(f"{_name(own[0])}: {number} in {held}", None, _distinct(one.source for one in own)))
        fresh = [one for one in own if one not in quoted]
        texts = [one.text for one in fresh]
        part.lines += [replace(_quote(fresh[i]), of=1) for i in choose(texts, _OF_EACH_SPEAKER)]
    if len(most_first) > _SPEAKERS:
        part.lines.append(Line(f"en nog {len(most_first) - _SPEAKERS} anderen", None, ()))
    return part


def _name(one: Sentence) -> str:
    """Return a speaker with the organisation, unless that is the speaker."""
    speaker = str(one.speaker)
    told = one.organisation is None or one.organisation.casefold() in speaker.casefold()
    return speaker if told else f"{speaker} ({one.organisation})"


def _distinct(sources: Iterable[Source]) -> tuple[Source, ...]:
    """Return one source of those that read the same."""
    return tuple({str(source): source for source in reversed(list(sources))}.values())[::-1]


def _latest(lines: Sequence[T], one: str, more: str) -> tuple[list[Line], Sequence[T]]:
    """Return the latest of what is listed, and a line that tells how many others there are."""
    others = len(lines) - _LISTED
    return [Line(f"en nog {count(others, one, more)} daarvoor", None, ())] if others > 0 else [], lines[-_LISTED:]


def _decisions(decisions: Sequence[Row]) -> Part:
    part = Part("Besluiten en conclusies", empty="Er is geen besluit of conclusie over gevonden.")
    part.lines, latest = _latest(decisions, "besluit of conclusie", "besluiten en conclusies")
    part.lines += [_decision(row) for row in latest]
    return part


def _decision(row: Row) -> Line:
    lead = [write_day(_day(row))]
    if row["outcome"] is not None:
        lead.append(WORDS["outcome"][str(row["outcome"])])
    if row["votes_for"] is not None:
        lead.append(f"{row['votes_for']} voor")
    if row["votes_against"] is not None:
        lead.append(f"{row['votes_against']} tegen")
    return Line(", ".join(lead), plain(str(row["text"])), (source_of(row),))


def _actions(material: Material) -> Part:
    part = Part("Acties en wat ervan werd", empty="Er is geen actie over gevonden.")
    part.lines, latest = _latest(material.actions, "actie", "acties")
    for row in latest:
        part.lines.append(_action(row))
        told = plain(str(row["text"])).casefold()
        for change in material.histories.get(str(row["register_id"]), ()):
            text = None if change["text"] is None else plain(str(change["text"]))
            quote = None if text is None or text.casefold() == told else text
            lead = f"{write_day(_day(change))}: {WORDS['state'][str(change['state'])]}"
            part.lines.append(Line(lead, quote, () if text is None else (source_of(change),), of=1))
    return part


def _action(row: Row) -> Line:
    lead = [WORDS["state"][str(row["state"])]]
    owner = row["person"] or row["organisation"] or row["owner"]
    if owner:
        lead.append(str(owner))
    if isinstance(row["due_date"], date):
        late = ", verlopen" if row["overdue"] else ""
        lead.append(f"uiterlijk {write_day(row['due_date'])}{late}")
    return Line(", ".join(lead), plain(str(row["text"])), (source_of(row),))


def _last_meeting(material: Material) -> Part:
    """Return what the last meeting changed of each body that has met lately."""
    part = Part("Wat de laatste vergadering veranderde", empty="De laatste vergadering veranderde hieraan niets.")
    newest = max((day for row in material.meetings if (day := _day(row))), default=None)
    last: dict[str, object] = {}
    for meeting in material.meetings:
        day = _day(meeting)
        if newest is None or (day is not None and newest - day <= _LATELY):
            last[str(meeting["body"]).casefold()] = meeting["meeting_id"]
    wanted = set(last.values())
    for meeting in material.meetings:
        if meeting["meeting_id"] not in wanted:
            continue
        lines = [_decision(row) for row in material.decisions if row["meeting_id"] == meeting["meeting_id"]]
        for row in material.actions:
            if row["meeting_id"] == meeting["meeting_id"]:
                action = _action(row)
                lines.append(replace(action, lead=f"nieuwe actie, {action.lead}"))
            elif row["changed_meeting_id"] == meeting["meeting_id"]:
                lines.append(_action(row))
        if lines:
            part.lines.append(_heading(meeting))
            part.lines += [replace(line, of=1) for line in lines]
    return part


def _open_questions(material: Material) -> Part:
    """Return the questions after which no answer is written down in their section."""
    part = Part("Vragen zonder opgetekend antwoord", empty="Er is geen vraag gevonden waarop een antwoord ontbreekt.")
    asked = [
        one
        for one in material.said
        if one.act == "asks" and material.answered.get(str(one.section_id), -1) < one.source.start
    ]
    part.lines, latest = _latest(asked, "vraag", "vragen")
    part.lines += map(name_speaker, latest)
    return part


def _heading(meeting: Row) -> Line:
    title, body = str(meeting["meeting"] or ""), str(meeting["body"] or "")
    named = title if body.casefold() in title.casefold() else f"{title}, {body}".strip(", ")
    return Line(": ".join(part for part in (write_day(_day(meeting)), plain(named)) if part), None, ())


def _quote(one: Sentence) -> Line:
    return Line(None, one.text, (one.source,))


def _day(row: Row) -> date | None:
    return row["date"] if isinstance(row["date"], date) else None
