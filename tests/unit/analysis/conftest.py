"""The archive that most tests of questions ask."""

from __future__ import annotations

import pytest

from pipeline import open_archive

from .minutes import publish_minutes


@pytest.fixture(scope="session")
def minutes_folder(tmp_path_factory):
    """Publish the tables of two invented meetings once and return their folder, to read only."""
    return publish_minutes(tmp_path_factory.mktemp("minutes"))


@pytest.fixture(scope="session")
def archive(minutes_folder):
    """Open them."""
    return open_archive(minutes_folder)
