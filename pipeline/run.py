"""One run: bring what is kept of a folder up to date, link it, and put the tables in place."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from pipeline.archive import Results, current_folder, locked, paths_of, publish, published_state, to_tables
from pipeline.execution import Limits, Process, Refresh, fingerprint_of, fingerprint_of_tables, make_plan
from pipeline.execution.documents import load_once, process_file
from pipeline.exports.datapackage import describe
from pipeline.fulltext import FILE_NAME, is_whole, write_index
from pipeline.linking import link
from pipeline.linking.corrections import FILE_NAME as CORRECTIONS
from pipeline.linking.corrections import NO_CORRECTIONS, Corrections, read_corrections
from pipeline.schema import TABLES
from pipeline.source import RunError, list_files
from pipeline.tabulate import Row, Rows

Link = Callable[[Iterable[Rows], Corrections, Callable[[str], object]], dict[str, list[Row]]]
Progress = Callable[[int, int, Path | None], None]


@dataclass(frozen=True, slots=True)
class Settings:
    """State what a run reads, where it writes and what it may take.

    Attributes:
        source: the folder with documents.
        out: the folder for the tables.
        model: ``auto``, or the name or path of a spaCy pipeline for Dutch.
        force: whether to read every file anew.
        limits: of processes, time and memory.
        corrections: the file with what the user knows better; ``corrections.csv`` in ``source``, if it is there,
            where none is named.
    """

    source: Path
    out: Path
    model: str = "auto"
    force: bool = False
    limits: Limits = field(default_factory=Limits)
    corrections: Path | None = None

    @property
    def corrections_file(self) -> Path | None:
        """The file of corrections that counts, None where there is none."""
        beside = self.source / CORRECTIONS
        return self.corrections or (beside if beside.is_file() else None)


@dataclass(frozen=True, slots=True)
class Stages:
    """Name the functions between a file and the tables; ``process`` and ``prepare`` must pickle.

    ``fingerprint`` tells, for a model, all that decides what ``process`` returns for a content.
    """

    fingerprint: Callable[[str], str] = fingerprint_of
    process: Process = process_file
    prepare: Callable[[str], object] = load_once
    link: Link = link


@dataclass(frozen=True, slots=True)
class Report:
    """Tell what a run did.

    Attributes:
        files: number of files found.
        read: number of files read: new, changed, or done with another program, rules or model.
        kept: number of files whose result stood.
        removed: number of files that are gone since the run before.
        published: whether the tables were written; if not, they are as a new set would have been.
        notices: one sentence for each thing that was not followed, and each correction that found nothing.
    """

    files: int
    read: int
    kept: int
    removed: int
    published: bool
    notices: tuple[str, ...]


def run(settings: Settings, *, stages: Stages | None = None, progress: Progress = lambda *_: None) -> Report:
    """Turn a folder of documents into tables, reading only what is new or has changed.

    A document that cannot be read, in whatever way, is a row in ``documents`` and no error. ``progress`` is told the
    number of files done, the number to do, and the last one.

    Raises:
        RunError: there is nothing to read, another run is at work, a model is missing, the corrections cannot be read,
            or a check on the tables fails.
        OSError: something cannot be written.
    """
    stages = stages or Stages()
    if settings.source.resolve() == settings.out.resolve():
        msg = f"{settings.out} would be read and written: name another folder with --out"
        raise RunError(msg)
    listing = list_files(settings.source, exclude=settings.out)
    correcting = settings.corrections_file
    corrections = read_corrections(correcting) if correcting else NO_CORRECTIONS
    files = tuple(path for path in listing.files if path not in (correcting, settings.source / CORRECTIONS))
    if not files:
        msg = f"there are no files in {settings.source}: put documents there or name another folder"
        raise RunError(msg)
    with locked(settings.out):
        results, limits = Results(settings.out), settings.limits
        fingerprint = stages.fingerprint(settings.model)
        plan = make_plan(files, settings.source, results, fingerprint=fingerprint, limits=limits, force=settings.force)
        refresh = Refresh(settings.source, results, fingerprint, settings.model, limits, stages.process, stages.prepare)
        total = len(plan.jobs) + len(plan.unreadable)
        progress(0, total, None)
        for done, path in enumerate(refresh.carry_out(plan), 1):
            progress(done, total, path)
        removed = results.keep_only(plan.document_ids)
        published, notices = _publish(settings.out, results, plan.document_ids, stages.link, corrections)
    return Report(len(files), total, plan.kept, removed, published, (*listing.notices, *corrections.notices, *notices))


def _publish(
    out: Path, results: Results, document_ids: tuple[str, ...], link: Link, corrections: Corrections
) -> tuple[bool, list[str]]:
    """Make tables and index anew unless those that stand were made from the same.

    Return whether they were, and a sentence for each correction that found nothing: those stand with the state, so
    that a run that changes nothing tells them too.
    """
    state = f"{results.digest(document_ids)} {fingerprint_of_tables()} {corrections.digest}"
    before, *notices = (published_state(out) or "").split("\n")
    if before == state and is_whole(current_folder(out) / FILE_NAME):
        return False, notices
    notices = []
    tables = to_tables(link(results.in_order(document_ids), corrections, notices.append))
    paths = {name: paths_of(name, table.num_rows) for name, table in tables.items()}
    beside = {FILE_NAME: partial(write_index, tables)}
    state = "\n".join([state, *notices])
    publish(out, tables, descriptor=describe(TABLES, paths), state=state, beside=beside)
    return True, notices
