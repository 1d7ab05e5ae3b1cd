"""The full-text index goes with its tables: made with them, replaced with them, and made again when it is lost."""

from __future__ import annotations

import pytest
import standins

from pipeline import open_archive
from pipeline.archive import current_folder
from pipeline.execution import Limits
from pipeline.fulltext import FILE_NAME, is_whole
from pipeline.run import Settings, run


@pytest.fixture
def start(tmp_path):
    folder = standins.fill(tmp_path / "in", {"a.txt": "Een 2031-01-01", "b.txt": "Twee 2031-02-01"})

    def start():
        return run(Settings(folder, tmp_path / "out", limits=Limits(workers=1)), stages=standins.STAGES)

    return start


def test_a_run_leaves_an_index_of_its_tables(tmp_path, start) -> None:
    start()
    assert open_archive(tmp_path / "out").find("twee")["source_path"].unique().tolist() == ["b.txt"]
    standins.fill(tmp_path / "in", {"c.txt": "Twee 2031-03-01"})
    start()
    assert sorted(open_archive(tmp_path / "out").find("twee")["source_path"].unique()) == ["b.txt", "c.txt"]


@pytest.mark.parametrize("content", [None, b"", b"broken"])
def test_an_index_that_is_lost_or_damaged_is_made_again_with_the_same_tables(tmp_path, start, content) -> None:
    start()
    path = current_folder(tmp_path / "out") / FILE_NAME
    index = path.read_bytes()
    tables = {path.name: path.read_bytes() for path in (tmp_path / "out").glob("*.parquet")}
    path.unlink() if content is None else path.write_bytes(content)
    assert start().published
    assert {path.name: path.read_bytes() for path in (tmp_path / "out").glob("*.parquet")} == tables
    assert (current_folder(tmp_path / "out") / FILE_NAME).read_bytes() == index
    assert not start().published


def test_where_the_index_cannot_be_written_the_old_tables_stay(tmp_path, start, monkeypatch) -> None:
    start()
    before = current_folder(tmp_path / "out")
    standins.fill(tmp_path / "in", {"c.txt": "Drie 2031-03-01"})

    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("pipeline.run.write_index", fail)
    with pytest.raises(OSError, match="No space"):
        start()
    assert current_folder(tmp_path / "out") == before
    assert is_whole(before / FILE_NAME)
    monkeypatch.undo()
    assert start().published
