from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from pipeline.archive import (
    CheckError,
    LockedError,
    Result,
    Results,
    Stamp,
    current_folder,
    locked,
    paths_of,
    publication,
    publish,
    published_state,
    read_table,
    to_tables,
)
from pipeline.schema import TABLES
from pipeline.source import RunError

TEXT = "Besluit: het plan is vastgesteld."


def rows() -> dict[str, list[dict[str, object]]]:
    return {
        "documents": [
            {"document_id": "doc_b", "source_path": "b.txt", "status": "ok", "text": TEXT},
            {"document_id": "doc_a", "source_path": "a.txt", "status": "failed", "message": "damaged"},
        ],
        "meetings": [{"meeting_id": "mtg_b", "document_id": "doc_b", "date": "2031-03-04", "chair_id": "per_1"}],
        "people": [{"person_id": "per_1", "name": "Saskia Verhoeven", "aliases": ["Saskia"], "meeting_count": 1}],
        "conclusions": [
            {
                "conclusion_id": "c2",
                "meeting_id": "mtg_b",
                "kind": "decision",
                "text": "vastgesteld",
                "start": 21,
                "end": 32,
            },
            {"conclusion_id": "c1", "meeting_id": "mtg_b", "kind": "decision", "text": "plan", "start": 13, "end": 17},
        ],
    }


def publish_rows(out: Path, content: dict[str, list[dict[str, object]]], state: str = "one") -> None:
    publish(out, to_tables(content), descriptor={"name": "verslag"}, state=state)


def test_every_table_is_made_with_the_types_declared() -> None:
    tables = to_tables(rows())
    assert list(tables) == list(TABLES)
    assert tables["meetings"]["date"].to_pylist() == [date(2031, 3, 4)]
    assert tables["topics"].num_rows == 0
    assert all(table.schema.equals(TABLES[name].schema) for name, table in tables.items())


def test_rows_stand_in_order_of_path_and_place_whatever_order_they_came_in() -> None:
    backwards = {name: more[::-1] for name, more in rows().items()}
    assert to_tables(rows())["documents"]["source_path"].to_pylist() == ["a.txt", "b.txt"]
    assert to_tables(rows())["conclusions"]["conclusion_id"].to_pylist() == ["c1", "c2"]
    assert all(to_tables(backwards)[name].equals(table) for name, table in to_tables(rows()).items())


@pytest.mark.parametrize(
    ("table", "change", "words"),
    [
        ("documents", {"status": "good"}, "column status: not one of ok, warning, failed: 'good' in row ['doc_b']"),
        ("documents", {"source_path": None}, "column source_path: no value"),
        ("documents", {"message": " "}, "column message: an empty text"),
        ("documents", {"document_id": "doc_a"}, "column document_id: ('doc_a',) stands there more than once"),
        ("documents", {"size_bytes": "many"}, "column size_bytes: no value of type int64"),
        ("documents", {"colour": "red"}, "column colour: there is no such column"),
        ("meetings", {"chair_id": "per_9"}, "column chair_id: not in people: 'per_9' in row ['mtg_b']"),
        ("meetings", {"date": "4 maart"}, "column date: no value of type date32"),
        ("conclusions", {"start": 20}, "column text: documents.text[20:32] is not the text quoted, 'vastgesteld'"),
    ],
)
def test_rows_that_break_the_schema_are_refused(table: str, change: dict[str, object], words: str) -> None:
    broken = rows()
    broken[table][0] |= change
    with pytest.raises(CheckError) as caught:
        to_tables(broken)
    assert f"table {table}, {words}" in str(caught.value)


def test_a_table_that_is_not_declared_is_refused() -> None:
    with pytest.raises(CheckError, match="no such table"):
        to_tables(rows() | {"votes": []})


def test_published_tables_are_read_by_pandas(tmp_path: Path) -> None:
    publish_rows(tmp_path, rows())
    frame = pd.read_parquet(tmp_path / "conclusions.parquet")
    assert frame["text"].tolist() == ["plan", "vastgesteld"]
    assert json.loads((tmp_path / "datapackage.json").read_text()) == {"name": "verslag"}
    assert pq.read_metadata(tmp_path / "documents.parquet").row_group(0).column(0).compression == "ZSTD"


def test_one_swap_changes_all_tables_and_leaves_the_set_before(tmp_path: Path) -> None:
    publish_rows(tmp_path, rows())
    first = current_folder(tmp_path)
    publish_rows(tmp_path, {"documents": rows()["documents"][1:]}, "two")
    assert read_table(tmp_path, "documents", ["document_id"]).to_pylist() == [{"document_id": "doc_a"}]
    assert pq.read_table(first / "meetings.parquet").num_rows == 1
    publish_rows(tmp_path, rows(), "three")
    assert not first.exists()
    assert len(list((tmp_path / ".verslag/generations").iterdir())) == 2


def test_the_same_rows_give_the_same_bytes(tmp_path: Path) -> None:
    for name in ("one", "two"):
        publish_rows(tmp_path / name, rows())
    for name in TABLES:
        assert (tmp_path / f"one/{name}.parquet").read_bytes() == (tmp_path / f"two/{name}.parquet").read_bytes()


def test_the_folder_can_be_moved(tmp_path: Path) -> None:
    publish_rows(tmp_path / "here", rows())
    shutil.move(tmp_path / "here", tmp_path / "there")
    assert published_state(tmp_path / "there") == "one"


def test_a_large_table_becomes_a_folder_of_parts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    publish_rows(tmp_path, rows())
    monkeypatch.setattr(publication, "PART_ROWS", 1)
    assert paths_of("documents", 2) == ["documents.parquet/part-00000.parquet", "documents.parquet/part-00001.parquet"]
    publish_rows(tmp_path, rows(), "two")
    assert pd.read_parquet(tmp_path / "documents.parquet")["document_id"].tolist() == ["doc_a", "doc_b"]
    assert read_table(tmp_path, "documents").num_rows == 2
    assert published_state(tmp_path) == "two"


@pytest.mark.parametrize("part_rows", [1, 1000])
def test_without_links_the_files_are_put_in_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, part_rows: int
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise NotImplementedError

    monkeypatch.setattr(Path, "symlink_to", refuse)
    monkeypatch.setattr(publication, "PART_ROWS", part_rows)
    publish_rows(tmp_path, rows())
    publish_rows(tmp_path, rows(), "two")
    assert not (tmp_path / "documents.parquet").is_symlink()
    assert pd.read_parquet(tmp_path / "documents.parquet")["document_id"].tolist() == ["doc_a", "doc_b"]
    assert published_state(tmp_path) == "two"


@pytest.mark.parametrize("name", ["people.parquet", "datapackage.json"])
def test_a_table_that_is_lost_or_damaged_shows(tmp_path: Path, name: str) -> None:
    publish_rows(tmp_path, rows())
    assert published_state(tmp_path) == "one"
    (tmp_path / name).resolve().write_bytes(b"PAR1 broken")
    assert published_state(tmp_path) is None


def test_a_folder_of_someone_else_in_the_place_of_a_table_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "people.parquet").mkdir()
    (tmp_path / "people.parquet" / "notes.txt").write_text("mine")
    with pytest.raises(RunError, match=r"notes\.txt"):
        publish_rows(tmp_path, rows())
    assert (tmp_path / "people.parquet" / "notes.txt").read_text() == "mine"


def test_reading_where_nothing_is_published_tells_how_to(tmp_path: Path) -> None:
    with pytest.raises(RunError, match="make them with `verslag run"):
        read_table(tmp_path, "documents")


def test_a_result_is_kept_and_read_back(tmp_path: Path) -> None:
    results = Results(tmp_path)
    results.write(Result("doc_a", Stamp("ab12", "v1"), {"documents": [{"document_id": "doc_a", "text": "één\nregel"}]}))
    assert results.stamp("doc_a") == Stamp("ab12", "v1")
    kept = results.read("doc_a")
    assert kept is not None
    assert kept.rows["documents"][0]["text"] == "één\nregel"
    assert results.stamp("doc_b") is None


def test_half_a_surrogate_pair_is_kept_as_a_question_mark_of_the_same_length(tmp_path: Path) -> None:
    results = Results(tmp_path)
    results.write(Result("doc_a", Stamp(None, "v1"), {"documents": [{"text": "a\ud83db"}]}))
    assert list(results.in_order(["doc_a"])) == [{"documents": [{"text": "a?b"}]}]


@pytest.mark.parametrize("cut", [0, 1, 20, -1])
def test_a_damaged_result_counts_as_none(tmp_path: Path, cut: int) -> None:
    results = Results(tmp_path)
    results.write(Result("doc_a", Stamp("ab12", "v1"), {"documents": [{"text": "tekst" * 50}]}))
    (path,) = results.folder.iterdir()
    path.write_bytes(path.read_bytes()[:cut])
    assert results.stamp("doc_a") is None
    assert results.read("doc_a") is None


def test_a_result_under_the_name_of_another_counts_as_none(tmp_path: Path) -> None:
    results = Results(tmp_path)
    results.write(Result("doc_a", Stamp("ab12", "v1"), {}))
    (results.folder / "doc_a.json.gz").rename(results.folder / "doc_b.json.gz")
    assert results.stamp("doc_b") is None


def test_results_of_files_that_are_gone_are_removed(tmp_path: Path) -> None:
    results = Results(tmp_path)
    for name in ("doc_a", "doc_b"):
        results.write(Result(name, Stamp("ab12", "v1"), {}))
    (results.folder / ".doc_c.json.gz.99.tmp").write_bytes(b"half")
    assert results.keep_only(["doc_a"]) == 1
    assert [path.name for path in results.folder.iterdir()] == ["doc_a.json.gz"]


def test_the_digest_of_results_follows_their_content(tmp_path: Path) -> None:
    results = Results(tmp_path)
    results.write(Result("doc_a", Stamp("ab12", "v1"), {}))
    before = results.digest(["doc_a"])
    results.write(Result("doc_a", Stamp("ab12", "v1"), {}))
    assert results.digest(["doc_a"]) == before
    results.write(Result("doc_a", Stamp("ab12", "v2"), {}))
    assert results.digest(["doc_a"]) != before


def test_a_second_run_on_the_same_folder_is_refused(tmp_path: Path) -> None:
    other = subprocess.Popen(
        [
            sys.executable,
            "-c",
            "import sys, pathlib; from pipeline.archive import locked\n"
            "with locked(pathlib.Path(sys.argv[1])): print('held', flush=True); sys.stdin.read()",
            str(tmp_path),
        ],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env=os.environ | {"PYTHONPATH": str(Path(__file__).resolve().parents[2])},
    )
    assert other.stdout is not None
    try:
        assert other.stdout.readline() == b"held\n"
        with pytest.raises(LockedError, match=f"process {other.pid}"), locked(tmp_path):
            pytest.fail("two runs hold the same folder")
    finally:
        other.kill()
        other.communicate()
    with locked(tmp_path):  # kill -9 leaves the lock file and not the lock
        assert (tmp_path / ".verslag" / "lock").read_text() == f"{os.getpid()}\n"


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(RunError, match=r"cannot write to .*file/out"), locked(tmp_path / "file" / "out"):
        pytest.fail("a folder was made inside a file")


def test_a_check_that_fails_leaves_the_old_tables(tmp_path: Path) -> None:
    publish_rows(tmp_path, rows())
    broken = rows()
    broken["meetings"][0]["document_id"] = "doc_z"
    with pytest.raises(CheckError):
        publish_rows(tmp_path, broken, "two")
    assert published_state(tmp_path) == "one"


def test_parts_keep_the_arrow_types(tmp_path: Path) -> None:
    publish_rows(tmp_path, rows())
    assert read_table(tmp_path, "people").schema.field("aliases").type == pa.list_(pa.string())
