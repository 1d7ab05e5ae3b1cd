"""Structure Dutch meeting minutes: from a folder of verslagen to tidy tables."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pipeline.analysis import Archive

__all__ = ["__version__", "open_archive"]

__version__ = "0.1.0"


def open_archive(folder: str | Path) -> Archive:
    """Open the tables of a run for questions.

    Raises:
        pipeline.analysis.TablesError: there are no tables, they are damaged, or a newer version of this program made
            them.

    Example:
        >>> from pipeline import open_archive
        >>> archive = open_archive("data/processed")
        >>> archive.who_raised("armoede", since="2025")[["date", "person", "text"]]
    """
    # only here, since the command line imports this package for every --help
    from pipeline.analysis import Archive

    return Archive(folder)
