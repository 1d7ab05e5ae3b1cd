"""Which files to read anew, and reading them: what is kept of the others stays as it is."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from pipeline.archive import Result, Results, Stamp
from pipeline.execution.documents import load_once, process_file, source_of
from pipeline.execution.pool import Limits, Outcome, work_through
from pipeline.source import document_id_of, sha256_of, source_path_of
from pipeline.tabulate import Rows, tabulate_failure

Process = Callable[[Path, Path, str], Rows]


@dataclass(frozen=True, slots=True)
class Job:
    """Name a file to read and what its result is to be kept under."""

    path: Path
    document_id: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Plan:
    """Tell what is to be done with each file.

    Attributes:
        jobs: files to read: new, changed, or read with another program, rules or model.
        unreadable: files that cannot be opened, with the reason.
        kept: number of files whose result stands.
        document_ids: of all files, in order of path.
    """

    jobs: tuple[Job, ...]
    unreadable: tuple[tuple[Path, str], ...]
    kept: int
    document_ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Refresh:
    """Bring what is kept of the files of a folder up to date.

    Attributes:
        root: the input folder.
        results: where the outcome is kept.
        fingerprint: of program, rules and model.
        model: name or path of the language model.
        limits: of processes, time and memory.
        process: what turns a file into rows; it must pickle.
        prepare: what every process does first, so that no document pays for it; it must pickle.
    """

    root: Path
    results: Results
    fingerprint: str
    model: str
    limits: Limits
    process: Process = process_file
    prepare: Callable[[str], object] = load_once

    def carry_out(self, plan: Plan) -> Iterator[Path]:
        """Read the files of a plan and keep what each yields; yield each path when it is done.

        Raises:
            RunError: no process can be started, or the model cannot be loaded.
            OSError: a result cannot be kept.
        """
        for path, message in plan.unreadable:
            self._keep_failure(path, None, f"the file cannot be opened: {message}", self.fingerprint)
            yield path
        prepare = partial(self.prepare, self.model)
        for outcome in work_through(plan.jobs, self._work, prepare=prepare, limits=self.limits):
            if outcome.ending != "done":
                self._keep_outcome(outcome)
            yield outcome.job.path

    def _work(self, job: Job) -> None:
        """Read one file, in a worker, and keep its rows; they go through the file and not through the pipe."""
        rows = self.process(job.path, self.root, self.model)
        self.results.write(Result(job.document_id, Stamp(job.sha256, self.fingerprint), rows))

    def _keep_outcome(self, outcome: Outcome[Job]) -> None:
        job = outcome.job
        if outcome.ending == "lost":
            message = f"reading this document {outcome.message}; convert or split it, or raise the limit"
            self._keep_failure(job.path, job.sha256, message, limited(self.fingerprint, self.limits))
        else:
            self._keep_failure(job.path, job.sha256, f"an error in the program: {outcome.message}", self.fingerprint)

    def _keep_failure(self, path: Path, sha256: str | None, message: str, fingerprint: str) -> None:
        source = replace(source_of(path, self.root), sha256=sha256)
        rows = tabulate_failure(source, message)
        if sha256 is None and self._is_kept(rows):
            return
        self.results.write(Result(source.document_id, Stamp(sha256, fingerprint), rows))

    def _is_kept(self, rows: Rows) -> bool:
        """Tell whether a file that cannot be opened is known as such, so that trying it again changes nothing."""
        (row,) = rows["documents"]
        before = self.results.read(str(row["document_id"]))
        known = before.rows.get("documents") if before else None
        return known is not None and known[0] | {"processed_at": None} == row | {"processed_at": None}


def make_plan(
    files: tuple[Path, ...], root: Path, results: Results, *, fingerprint: str, limits: Limits, force: bool = False
) -> Plan:
    """Compare every file, by its content, with what is kept of it.

    The time of change is not looked at: a copy or a checkout may change it or keep it, whatever the content does.
    """
    jobs, unreadable, ids, kept = [], [], [], 0
    current = (fingerprint, limited(fingerprint, limits))
    for path in files:
        document_id = document_id_of(source_path_of(path, root))
        ids.append(document_id)
        try:
            sha256 = sha256_of(path)
        except OSError as error:
            unreadable.append((path, error.strerror or str(error)))
            continue
        stamp = None if force else results.stamp(document_id)
        if stamp is not None and stamp.sha256 == sha256 and stamp.fingerprint in current:
            kept += 1
        else:
            jobs.append(Job(path, document_id, sha256))
    return Plan(tuple(jobs), tuple(unreadable), kept, tuple(ids))


def limited(fingerprint: str, limits: Limits) -> str:
    """Return the fingerprint of a result that a limit decided, so that another limit gives the file another try."""
    return f"{fingerprint} within {limits.timeout:g} s, {limits.memory} MB"
