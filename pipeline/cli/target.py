"""The file that a command writes: where it may stand, and that nothing there is lost unasked."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from pipeline.cli.errors import USAGE, end

Overwrite = Annotated[bool, typer.Option("--overwrite", help="Replace the file if there is one.")]


def check_target(*paths: Path, overwrite: bool) -> None:
    """End with one line where a file cannot be written, or where one is there that was not to be replaced."""
    for path in paths:
        if path.is_dir():
            end(f"{path} is a folder: name a file in it", USAGE)
        if not path.parent.is_dir():
            end(f"there is no folder {path.parent}: make it, or name another file", USAGE)
        if path.exists() and not overwrite:
            end(f"{path} is there already: name another file, or replace it with --overwrite", USAGE)
