from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
import standins

from pipeline.execution import Limits
from pipeline.run import Report, Settings, run
from pipeline.source import RunError

HEADING = "correction;kind;name;becomes;where\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return standins.fill(tmp_path / "in", {"a.txt": "Een 2031-01-01"})


def run_it(folder: Path, corrections: Path | None = None) -> Report:
    def link(shards, corrections, notice):
        for line in corrections.lines:
            notice(f"line {line.line} found nothing")
        return standins.link(shards)

    settings = Settings(folder, folder.parent / "out", limits=Limits(workers=1), corrections=corrections)
    return run(settings, stages=replace(standins.STAGES, link=link))


def test_the_file_beside_the_documents_is_no_document_and_is_heard_on_every_run(folder: Path) -> None:
    assert run_it(folder).notices == ()
    standins.fill(folder, {"corrections.csv": f"{HEADING}rename;;Bram;Bram de Wit\nweg;;Saskia\n"})
    first, second = run_it(folder), run_it(folder)
    assert (first.files, first.published) == (1, True)
    assert (second.read, second.published) == (0, False)
    assert first.notices == second.notices
    assert len(first.notices) == 2
    assert first.notices[0].startswith("corrections.csv, line 3: 'weg' is no correction")
    assert first.notices[1] == "line 2 found nothing"


def test_a_change_of_the_corrections_makes_the_tables_anew_and_reads_nothing(folder: Path) -> None:
    run_it(folder)
    standins.fill(folder, {"corrections.csv": f"{HEADING}rename;;Bram;Bram de Wit\n"})
    changed = run_it(folder)
    assert (changed.read, changed.published) == (0, True)
    (folder / "corrections.csv").unlink()
    assert run_it(folder).published


def test_a_file_that_is_named_goes_before_the_one_beside_the_documents(folder: Path, tmp_path: Path) -> None:
    standins.fill(folder, {"corrections.csv": f"{HEADING}weg;;Saskia\n"})
    standins.fill(tmp_path, {"other.csv": HEADING})
    assert run_it(folder, tmp_path / "other.csv").notices == ()
    with pytest.raises(RunError, match=r"corrections in .* cannot be read"):
        run_it(folder, tmp_path / "missing.csv")
