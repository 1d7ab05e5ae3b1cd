"""A pool of processes in which a job that crashes, hangs or eats memory costs only itself.

The parent hands out one job at a time per worker and watches its deadline. ``concurrent.futures`` is not used, for
there the death of one process breaks the pool and a job that hangs cannot be ended.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from time import monotonic
from typing import Generic, Literal, TypeVar

from pipeline.source import RunError

J = TypeVar("J")
Ending = Literal["done", "failed", "lost"]

# One thread per process, for the processes are the parallelism; fixed hashes, so that no order depends on the run.
_ENVIRONMENT = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "MKL_NUM_THREADS": "1", "PYTHONHASHSEED": "0"}
_SPAWN = multiprocessing.get_context("spawn")


@dataclass(frozen=True, slots=True)
class Limits:
    """State what a pool and each of its jobs may take.

    Attributes:
        workers: number of processes.
        timeout: seconds that one job may take; loading what a worker needs is not counted.
        memory: megabytes of data that one worker may hold, 0 for no limit; it has no effect on Windows and macOS.
        silent: whether what libraries write to standard output and error is thrown away.
    """

    workers: int = 1
    timeout: float = 300.0
    memory: int = 0
    silent: bool = True


@dataclass(frozen=True, slots=True)
class Outcome(Generic[J]):
    """Tell how a job ended: ``failed`` by an exception, ``lost`` by a crash, a limit or want of memory."""

    job: J
    ending: Ending
    message: str = ""


def work_through(
    jobs: Iterable[J], work: Callable[[J], None], *, prepare: Callable[[], object], limits: Limits
) -> Iterator[Outcome[J]]:
    """Do jobs in processes of their own and yield how each ended, in the order in which they end.

    ``jobs``, ``work`` and ``prepare`` must pickle; ``prepare`` runs once in every new process. When the caller stops
    listening, all processes are ended.

    Raises:
        RunError: ``prepare`` fails, or a process ends before it is ready.
    """
    waiting = deque(jobs)
    workers: list[_Worker[J]] = []
    try:
        workers += [_Worker(work, prepare, limits) for _ in range(min(limits.workers, len(waiting)))]
        while waiting or any(worker.job is not None for worker in workers):
            for worker in _due(workers):
                outcome = worker.collect()
                if outcome is not None:
                    yield outcome
                if worker.over:
                    worker.stop()
                    workers.remove(worker)
                    if len(workers) < len(waiting):
                        workers.append(_Worker(work, prepare, limits))
                elif waiting and worker.job is None:
                    worker.give(waiting.popleft())
    finally:
        for worker in workers:
            worker.stop()


class _Worker(Generic[J]):
    """One process, with the job it has in hand and the moment by which it must have answered."""

    def __init__(self, work: Callable[[J], None], prepare: Callable[[], object], limits: Limits) -> None:
        self.limits = limits
        self.job: J | None = None
        self.over = False
        self.deadline = float("inf")
        self._ready = False
        self.connection, theirs = _SPAWN.Pipe()
        self._process = _SPAWN.Process(target=_serve, args=(theirs, work, prepare, limits), daemon=True)
        with _starting():
            self._process.start()
        theirs.close()

    def give(self, job: J) -> None:
        """Hand out a job; a process that has died meanwhile is noticed when its answer is collected."""
        self.job, self.deadline = job, monotonic() + self.limits.timeout
        try:
            self.connection.send(job)
        except OSError:
            self.deadline = monotonic()

    def collect(self) -> Outcome[J] | None:
        """Take what the process has to say, or what its silence says; None where there was no job in hand."""
        job, late = self.job, False
        ending: Ending | Literal["ready", "broken"]
        try:
            late = not self.connection.poll()
            ending, message = ("lost", "") if late else self.connection.recv()
        except (EOFError, OSError):
            ending, message = "lost", ""
        self.job, self.deadline = None, float("inf")
        if ending == "ready":
            self._ready = True
            return None
        if ending == "broken":
            raise RunError(message)
        self.over = ending == "lost"
        if self.over and not message:
            message = self._last_words(late=late)
        if job is None:
            if not self._ready:
                msg = f"a worker process {message} before it was ready: run again with --debug to see why"
                raise RunError(msg)
            return None
        return Outcome(job, ending, message)

    def stop(self) -> None:
        """End the process and whatever it has started."""
        if self._process.is_alive() and self._process.pid is not None:
            try:
                os.killpg(self._process.pid, signal.SIGKILL)
            except (AttributeError, ProcessLookupError, PermissionError):  # no groups here, or not its own one yet
                self._process.kill()
        self._process.join()
        self.connection.close()

    def _last_words(self, *, late: bool) -> str:
        if late and self._process.is_alive():
            return f"took longer than the {self.limits.timeout:g} seconds that a document may take"
        self._process.join(timeout=5)
        code = self._process.exitcode
        if code is not None and code < 0:
            return f"crashed with {signal.Signals(-code).name}"
        return f"ended with exit code {code}"


def _due(workers: list[_Worker[J]]) -> list[_Worker[J]]:
    """Wait until a process says something, ends or is late, and return those that do."""
    left = min(worker.deadline for worker in workers) - monotonic()
    spoken = wait([worker.connection for worker in workers], None if left == float("inf") else max(left, 0))
    now = monotonic()
    return [worker for worker in workers if worker.connection in spoken or worker.deadline <= now]


@contextmanager
def _starting() -> Iterator[None]:
    """Give a process to be its environment, and keep Ctrl-C from it: the parent ends it when there is one."""
    before = {name: os.environ.get(name) for name in _ENVIRONMENT}
    os.environ.update(_ENVIRONMENT)
    if sys.platform != "win32":
        signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        if sys.platform != "win32":
            signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})
        for name, value in before.items():
            if value is None:
                del os.environ[name]
            else:
                os.environ[name] = value


def _serve(connection: Connection, work: Callable[[J], None], prepare: Callable[[], object], limits: Limits) -> None:
    """Be a worker: get ready, then answer each job, until the parent ends this process or ends itself."""
    _leave_no_trace(silent=limits.silent)
    try:
        prepare()
    except Exception as error:  # noqa: BLE001 - whatever it is, the parent must hear of it
        connection.send(("broken", str(error) or repr(error)))
        return
    _limit_memory(limits.memory)
    connection.send(("ready", ""))
    while True:
        try:
            job = connection.recv()
        except EOFError:
            return
        try:
            work(job)
        except MemoryError:
            # What is left of the memory may be in pieces: the parent starts another process.
            allowed = f"the {limits.memory} megabytes" if limits.memory else "the memory"
            connection.send(("lost", f"needs more than {allowed} that a document may take"))
            return
        except Exception as error:  # noqa: BLE001 - an error in one document must not cost the others
            connection.send(("failed", f"{type(error).__name__}: {error}"))
        else:
            connection.send(("done", ""))


def _leave_no_trace(*, silent: bool) -> None:
    """Stay out of the parent's way: no output of its own, no part in Ctrl-C, no life after it."""
    if hasattr(os, "setsid"):
        os.setsid()
    sys.stdout.flush()
    if silent:
        null = os.open(os.devnull, os.O_WRONLY)
        os.dup2(null, 2)
        os.close(null)
    os.dup2(2, 1)  # standard output belongs to the results of the command
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is None:
        return
    parent.join()
    if hasattr(os, "killpg"):
        os.killpg(0, signal.SIGKILL)
    os._exit(1)


def _limit_memory(megabytes: int) -> None:
    """Limit the data of this process; address space that is merely reserved is not counted."""
    if megabytes and sys.platform == "linux":
        import resource

        limit = megabytes * 1024 * 1024
        _, hard = resource.getrlimit(resource.RLIMIT_DATA)
        resource.setrlimit(resource.RLIMIT_DATA, (limit if hard < 0 else min(limit, hard), hard))
