"""The notebooks run from top to bottom on the sample archive, and are committed without what they showed."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))


def test_there_are_three():
    assert [path.stem for path in NOTEBOOKS] == [
        "decisions_and_actions",
        "quality_and_coverage",
        "who_raised_which_topic",
    ]


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_notebook_is_committed_without_output(path):
    cells = json.loads(path.read_text("utf-8"))["cells"]
    code = [cell for cell in cells if cell["cell_type"] == "code"]
    assert len(code) > 3
    assert all(cell["outputs"] == [] and cell["execution_count"] is None for cell in code)


def test_every_notebook_runs(sample_archive):
    command = [sys.executable, "-m", "pytest", "--nbmake", "--nbmake-timeout=300", "--force-enable-socket", "-p",
               "no:cacheprovider", *map(str, NOTEBOOKS)]  # fmt: skip
    environment = {**os.environ, "VERSLAG_TABLES": str(sample_archive), "PYTHONPATH": str(ROOT), "MPLBACKEND": "agg"}
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout[-3000:]
    assert "3 passed" in done.stdout
