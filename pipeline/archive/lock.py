"""One run at a time on one output folder."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from pipeline.source import RunError

if sys.platform == "win32":
    import msvcrt

    def _seize(descriptor: int) -> None:
        os.lseek(descriptor, 1 << 20, os.SEEK_SET)  # past the process id, which others must be able to read
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _seize(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)


class LockedError(RunError):
    """Another run is at work on the same output folder."""


@contextmanager
def locked(out: Path) -> Iterator[None]:
    """Hold an output folder for oneself; the folder is made where it is not there.

    The operating system holds the lock and drops it when the process ends in whatever way, so that no stale lock can
    be left behind; the process id in the file is there for the message only.

    Raises:
        LockedError: another process holds it.
        RunError: the folder cannot be written to.
    """
    home = out / ".verslag"
    try:
        home.mkdir(parents=True, exist_ok=True)
        descriptor = os.open(home / "lock", os.O_RDWR | os.O_CREAT, 0o644)
    except OSError as error:
        msg = f"cannot write to {out}: {error.strerror}; name another folder with --out"
        raise RunError(msg) from error
    try:
        try:
            _seize(descriptor)
        except OSError as error:
            holder = os.pread(descriptor, 20, 0).decode("ascii", "replace").strip() if hasattr(os, "pread") else ""
            msg = f"another run (process {holder or 'unknown'}) is at work on {out}: wait for it or name another --out"
            raise LockedError(msg) from error
        os.ftruncate(descriptor, 0)
        os.lseek(descriptor, 0, os.SEEK_SET)
        os.write(descriptor, f"{os.getpid()}\n".encode("ascii"))
        yield
    finally:
        os.close(descriptor)
