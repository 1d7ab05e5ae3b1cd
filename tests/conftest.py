"""What several folders of tests share."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.execution import Limits
from pipeline.run import Settings, run

RAW = Path(__file__).parents[1] / "data" / "raw"


@pytest.fixture(scope="session")
def sample_archive(tmp_path_factory):
    """Run over the sample documents once and return the folder with their tables, to read only."""
    out = tmp_path_factory.mktemp("sample-archive")
    run(Settings(RAW, out, limits=Limits(workers=2)))
    return out
