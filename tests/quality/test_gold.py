"""The program against annotated documents: what it found may not fall below these floors.

Skipped where the annotated documents are not at hand; scored by the same program that is published beside them.
"""

from __future__ import annotations

import importlib.util
import json
import subprocess
import sys
from pathlib import Path

import pandas
import pytest

from pipeline.execution import Limits
from pipeline.run import Settings, run

SHARED = Path(__file__).resolve().parents[2].parent / "shared"
GOLD = SHARED / "gold" / "documents"
FLOORS = {
    "kind": 0.95,
    "meeting_date": 0.95,
    "meeting_fields": 0.80,
    "sections": 0.92,
    "section_levels": 0.85,
    "people": 0.95,
    "attendance": 0.93,
    "contributions": 0.82,
    "contribution_person": 0.80,
}
EXACT = (
    *("kind", "meeting_date", "meeting_fields", "sections", "section_levels", "people", "attendance", "organisations"),
    *("dates", "conclusions", "action_items", "action_owner", "action_due", "contributions", "contribution_person"),
)
"""What must come out without a slip of the minutes of the alliance."""

pytestmark = [
    pytest.mark.quality,
    pytest.mark.skipif(not GOLD.is_dir(), reason=f"there are no annotated documents in {GOLD}"),
]


@pytest.fixture(scope="session")
def tables(tmp_path_factory):
    """Run over the whole archive once."""
    out = tmp_path_factory.mktemp("archive")
    run(Settings(SHARED / "archive", out, limits=Limits(workers=2)))
    return out


@pytest.fixture(scope="session")
def score():
    """Import the scoring program."""
    spec = importlib.util.spec_from_file_location("score", SHARED / "evaluation" / "score.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def score_of(score, tables, capsys, *options):
    assert score.main([str(GOLD), str(tables), "--json", *options]) == 0
    return json.loads(capsys.readouterr().out)


@pytest.mark.parametrize("facet", list(FLOORS))
def test_floor(score, tables, capsys, facet):
    result = score_of(score, tables, capsys)
    assert result["documents"] == len(list(GOLD.glob("*.json")))
    assert result["facets"][facet]["f1"] >= FLOORS[facet]


@pytest.mark.parametrize("facet", EXACT)
def test_minutes_of_the_alliance_are_exact(score, tables, capsys, facet):
    result = score_of(score, tables, capsys, "--only", "pact")
    assert result["documents"] == 3
    assert result["facets"][facet]["f1"] == 1.0


def test_every_document_is_read(tables):
    documents = pandas.read_parquet(tables / "documents.parquet", columns=["source_path", "status", "message"])
    assert documents[documents["status"] == "failed"].to_dict("records") == []
    listed = [path for path in (SHARED / "archive").rglob("*.*") if path.name != "manifest.jsonl"]
    assert len(documents) == len(listed)


def test_tables_keep_the_contract(tables):
    check = SHARED / "evaluation" / "check_tables.py"
    done = subprocess.run([sys.executable, str(check), str(tables)], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout
    assert "the tables keep the contract" in done.stdout
