"""How a command ends that cannot do its work: one line on standard error, a traceback only where it is asked for."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import NoReturn

import typer

from pipeline.source import RunError

FAILURE, USAGE, SOME_FAILED = 1, 2, 3


@contextmanager
def in_one_line(*, debug: bool, on_interrupt: str = "stopped") -> Iterator[None]:
    """Turn whatever goes wrong into one line and exit code 1; with ``debug`` let it through.

    Args:
        debug: whether the traceback is wanted.
        on_interrupt: what to say after Ctrl-C.
    """
    try:
        yield
    except KeyboardInterrupt:
        end(on_interrupt)
    except Exception as error:
        if debug or isinstance(error, (typer.Exit, typer.Abort)) or _is_usage(error):
            raise
        if isinstance(error, RunError):
            end(str(error))
        if isinstance(error, OSError):
            end(f"{error.filename or 'a file'}: {error.strerror or error}; see that there is room and permission")
        end(f"an error in the program ({type(error).__name__}: {error}); run again with --debug to see where")


def _is_usage(error: Exception) -> bool:
    return hasattr(error, "exit_code") and hasattr(error, "show")


def end(message: str, code: int = FAILURE) -> NoReturn:
    """End with one line on standard error."""
    typer.echo(f"verslag: {' '.join(message.split())}", err=True)
    raise typer.Exit(code)
