"""An opened archive and the questions it answers, each with a pandas DataFrame.

The methods take the same filters, all of them optional:

- ``person``, ``organisation``, ``body``: a name or part of one; case, accents and titles do not matter.
- ``since``, ``until``: first and last day of the meeting, as ``date`` or as ``2023``, ``2023-05`` or ``2023-05-01``;
  with one of them, meetings of which the day is not known are left out.
- ``meeting``: the ``meeting_id`` of one meeting.

A ``topic`` is words, all of which must be there, and phrases between double quotation marks. A row is on a topic when
its own text has the words, the heading it stands under, or a heading above that one, together or alone, or when its
section treats a subject of that name: ``matched_in`` tells which (``sentence``, ``sentence and title``, ``title``,
``title above``, ``subject``). The answer stands in that order, and within it by ``score`` (BM25); without a topic the
newest meeting stands first. With ``order`` (``best``, ``newest``, ``oldest``) it stands by the day of the meeting.

Columns have Arrow types and a missing value is ``pandas.NA``; ``pipeline.analysis.records`` turns an answer into plain
Python values. ``start`` and ``end`` count in ``documents.text`` (0-based, end exclusive), ``page`` from 1. A name that
is nobody's raises ``UnknownNameError``, with the names spelt like it; what cannot be asked raises ``QuestionError``; a
table or an index that is missing raises ``TablesError``.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Unpack

from pipeline.analysis import registers
from pipeline.analysis.answers import to_frame
from pipeline.analysis.filters import Filters, Given, spelt_out
from pipeline.analysis.opened import Answer
from pipeline.analysis.statements import Statements


class Questions(Statements[Answer]):
    """Answer questions about the tables of one run in a form of one's own; ``Archive`` gives DataFrames."""

    @spelt_out
    def meetings(self, topic: str | None = None, **given: Unpack[Given]) -> Answer:
        """Return meetings, the newest first; on a topic those of which a section treats it.

        ``person`` was on the list of those present and absent or spoke; so did somebody for ``organisation``.

        Returns:
            One row per meeting: date, body, meeting (its title), start_time, end_time, location, chair, secretary,
            next_meeting, numbers of present, contributions, decisions and actions, source_path, meeting_id,
            document_id, chair_id, secretary_id.

        Example:
            >>> archive.meetings(body="wijkalliantie", since="2025")[["date", "chair", "decisions"]]
        """
        return self._form(registers.list_meetings(self._tables, topic, Filters.read(self._tables, **given)))

    @spelt_out
    def people(self, topic: str | None = None, **given: Unpack[Given]) -> Answer:
        """Return people, those who take part most first; on a topic those who spoke on it.

        Numbers and days count what the filters leave; with a body, a period or a meeting only who took part in it is
        there: present, speaking or with a task.

        Returns:
            One row per person: name, role, organisation, numbers of meetings, contributions and actions, first_seen,
            last_seen, aliases, person_id, organisation_id.

        Example:
            >>> archive.people("armoede", since="2025")[["name", "organisation", "contributions"]]
        """
        return self._form(registers.list_people(self._tables, topic, Filters.read(self._tables, **given)))

    @spelt_out
    def organisations(self, **given: Unpack[Given]) -> Answer:
        """Return organisations, those of most meetings first; ``person`` is or was there for it.

        Returns:
            One row per organisation: name, kind, numbers of meetings and mentions, first_seen, last_seen, aliases,
            organisation_id.

        Example:
            >>> archive.organisations(body="gemeenteraad")[["name", "mentions"]]
        """
        return self._form(registers.list_organisations(self._tables, Filters.read(self._tables, **given)))

    @spelt_out
    def topics(self, words: str | None = None, **given: Unpack[Given]) -> Answer:
        """Return subjects that recur, those of most meetings first; ``person`` spoke in a section that treats it.

        Numbers and days count what the filters leave.

        Returns:
            One row per subject: label, numbers of meetings, sections, contributions and decisions, first_seen,
            last_seen, terms, topic_id.

        Example:
            >>> archive.topics(person="Saskia Verhoeven")[["label", "meetings"]]
        """
        return self._form(registers.list_topics(self._tables, words, Filters.read(self._tables, **given)))

    @spelt_out
    def speakers(self, words: str | None = None, **given: Unpack[Given]) -> Answer:
        """Return who speaks on what: how often a person spoke in sections that treat a subject, most first.

        Returns:
            One row per subject and person: label, person, numbers of contributions and meetings, topic_id, person_id.

        Example:
            >>> archive.speakers(body="wijkalliantie").pivot(index="label", columns="person", values="contributions")
        """
        return self._form(registers.list_speakers(self._tables, words, Filters.read(self._tables, **given)))


if TYPE_CHECKING:
    import pandas as pd

    _Frames = Questions[pd.DataFrame]
else:
    _Frames = Questions


class Archive(_Frames):
    """Answer questions about the tables of one run.

    The tables stay those of the run they were opened after; ``is_current`` tells whether there are newer ones. One
    archive may be used by several threads.

    Args:
        folder: the output folder of a run.

    Raises:
        TablesError: there are no tables, they are damaged, or a newer version of this program made them.

    Example:
        >>> archive = open_archive("data/processed")
        >>> archive.who_raised("armoede", since="2025")[["date", "person", "text"]]
    """

    def __init__(self, folder: str | Path) -> None:
        super().__init__(folder, to_frame)
