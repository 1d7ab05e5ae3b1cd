"""The parts of a summary: templates filled from the tables, and the minutes' own sentences."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import TypeVar

from pipeline.analysis.summary.course import Course, name_speaker
from pipeline.analysis.summary.lines import Line, Part, Source, count, plain, write_day
from pipeline.analysis.summary.material import Material
from pipeline.analysis.summary.ranking import choose
from pipeline.analysis.summary.sentences import Row, Sentence, source_of
from pipeline.analysis.wording import WORDS

T = TypeVar("T")

IN_SHORT = 5
_SPEAKERS, _OF_EACH_SPEAKER = 12, 2
# of so many sentences of one speaker the rank is worked out; it takes the square of their number
_CANDIDATES = 100
# of more places that bear out a number the latest are named
_SOURCES = 5
# of more decisions, tasks or questions the latest are listed, and the number of the others
_LISTED = 200
# a body that has not met for longer than this when the newest meeting was held has no last meeting to tell of
_LATELY = timedelta(days=365)


def tell_in_short(course: Course) -> Part:
    """Return what says most of all that is quoted."""
    among = [one for chosen in course.values() for one in chosen]
    chosen = choose([one.text for one in among], IN_SHORT)
    return Part("In het kort", [name_speaker(among[i]) for i in chosen])


def tell_course(material: Material, course: Course) -> Part:
    """Return what was said, meeting by meeting."""
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


def tell_speakers(material: Material, quoted: set[Sentence]) -> Part:
    """Return who contributed most, with what of it has not been quoted before."""
    by_speaker: dict[str, list[Sentence]] = defaultdict(list)
    for one in material.said:
        if one.speaker:
            by_speaker[one.person_id or one.organisation_id or one.speaker].append(one)
    part = Part("Wie erover sprak", empty="Geen enkele bijdrage is aan iemand toegeschreven.")
    most_first = sorted(by_speaker.values(), key=lambda own: (-len(own), own[0].source.day or date.max, own[0].speaker))
    for own in most_first[:_SPEAKERS]:
        part.lines.append(_count_said(own))
        fresh = [one for one in own if one not in quoted]
        fresh = fresh[:: max(-(-len(fresh) // _CANDIDATES), 1)]
        chosen = choose([one.text for one in fresh], _OF_EACH_SPEAKER)
        part.lines += [Line(None, fresh[i].text, (fresh[i].source,), of=1) for i in chosen]
    if len(most_first) > _SPEAKERS:
        part.lines.append(Line(f"en nog {len(most_first) - _SPEAKERS} anderen", None, ()))
    return part


def _count_said(own: Sequence[Sentence]) -> Line:
    """Return how often somebody spoke, and where; of many places the last ones."""
    number = count(len(own), "bijdrage", "bijdragen")
    held = count(len({one.meeting_id for one in own}), "vergadering", "vergaderingen")
    places: dict[str, Source] = {}
    for one in reversed(own):
        places[str(one.source)] = one.source
        if len(places) > _SOURCES:
            break
    last = ", het laatst" if len(places) > _SOURCES else ""
    return Line(f"{_name(own[0])}: {number} in {held}{last}", None, tuple(places.values())[:_SOURCES][::-1])


def _name(one: Sentence) -> str:
    """Return a speaker with the organisation, unless that is the speaker."""
    speaker = str(one.speaker)
    told = one.organisation is None or one.organisation.casefold() in speaker.casefold()
    return speaker if told else f"{speaker} ({one.organisation})"


def _latest(lines: Sequence[T], one: str, more: str) -> tuple[list[Line], Sequence[T]]:
    """Return the latest of what is listed, and a line that tells how many others there are."""
    others = len(lines) - _LISTED
    return [Line(f"en nog {count(others, one, more)} daarvoor", None, ())] if others > 0 else [], lines[-_LISTED:]


def tell_decisions(decisions: Sequence[Row]) -> Part:
    """Return the decisions in the order of time, each with its outcome."""
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


def tell_actions(material: Material) -> Part:
    """Return the tasks, each with what later meetings made of it."""
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


def tell_last_meeting(material: Material) -> Part:
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


def tell_open_questions(material: Material) -> Part:
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


def _day(row: Row) -> date | None:
    return row["date"] if isinstance(row["date"], date) else None
