from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import pyarrow as pa
import pytest
import standins

from pipeline.archive import CheckError, LockedError, locked, published_state, read_table
from pipeline.execution import Limits
from pipeline.run import Report, Settings, Stages, run
from pipeline.schema import TABLES
from pipeline.source import Listing, RunError, list_files
from pipeline.tabulate import Row

HERE = Path(__file__).resolve()
MINUTES = {
    f"{year}/verslag-{number}.txt": f"Op {year}-03-0{number} is besloten."
    for year in (2031, 2032)
    for number in (1, 2, 3)
}


def run_it(
    root: Path,
    out: Path,
    *,
    force: bool = False,
    model: str = "none",
    stages: Stages = standins.STAGES,
    **limits: float,
) -> Report:
    return run(Settings(root, out, model, force, Limits(**limits)), stages=stages)


def tables(out: Path) -> dict[str, pa.Table]:
    """Read all tables, without the one column that may differ between runs."""
    found = {name: read_table(out, name) for name in TABLES}
    return found | {"documents": found["documents"].drop_columns("processed_at")}


def moments(out: Path) -> dict[str, object]:
    documents = read_table(out, "documents", ["source_path", "processed_at"]).to_pylist()
    return {row["source_path"]: row["processed_at"] for row in documents}


def statuses(out: Path) -> dict[str, str]:
    documents = read_table(out, "documents", ["source_path", "status", "message"]).to_pylist()
    return {row["source_path"]: row["message"] or row["status"] for row in documents}


def test_the_order_of_the_files_and_the_number_of_workers_do_not_show(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = standins.fill(tmp_path / "in", MINUTES | {"x.csv": "DATA", "y.txt": "BROKEN"})
    run_it(root, tmp_path / "one", workers=1)

    def shuffled(*args: object, **options: object) -> Listing:
        listing = list_files(*args, **options)
        files = list(listing.files)
        random.shuffle(files)
        return replace(listing, files=tuple(files))

    monkeypatch.setattr("pipeline.run.list_files", shuffled)
    run_it(root, tmp_path / "three", workers=3)
    assert tables(tmp_path / "one") == tables(tmp_path / "three")
    assert tables(tmp_path / "one")["meetings"].num_rows == 6
    for name in set(TABLES) - {"documents"}:
        assert (tmp_path / f"one/{name}.parquet").read_bytes() == (tmp_path / f"three/{name}.parquet").read_bytes()
    assert (tmp_path / "one/datapackage.json").read_bytes() == (tmp_path / "three/datapackage.json").read_bytes()


def test_nothing_is_written_when_nothing_has_changed(tmp_path: Path) -> None:
    root, out = standins.fill(tmp_path / "in", MINUTES), tmp_path / "out"
    first = run_it(root, out)
    assert (first.files, first.read, first.published) == (6, 6, True)
    inode = (out / "documents.parquet").stat().st_ino
    second = run_it(root, out)
    assert (second.read, second.kept, second.published) == (0, 6, False)
    assert (out / "documents.parquet").stat().st_ino == inode


def test_a_second_run_touches_only_what_changed_and_drops_what_is_gone(tmp_path: Path) -> None:
    root, out = standins.fill(tmp_path / "in", MINUTES), tmp_path / "out"
    run_it(root, out)
    before = moments(out)
    (root / "2031/verslag-1.txt").unlink()
    standins.fill(root, {"2032/verslag-2.txt": "Op 2032-05-05 is anders besloten.", "nieuw.txt": "Nieuw 2033-01-01"})
    report = run_it(root, out)
    assert (report.read, report.kept, report.removed) == (2, 4, 1)
    after = moments(out)
    assert sorted(path for path, moment in after.items() if before.get(path) != moment) == [
        "2032/verslag-2.txt",
        "nieuw.txt",
    ]
    assert sorted(set(before) - set(after)) == ["2031/verslag-1.txt"]


def test_with_force_everything_is_read_anew(tmp_path: Path) -> None:
    root, out = standins.fill(tmp_path / "in", {"a.txt": "Een 2031-01-01"}), tmp_path / "out"
    run_it(root, out)
    before, first = moments(out), tables(out)
    assert run_it(root, out, force=True).read == 1
    assert moments(out)["a.txt"] > before["a.txt"]
    assert tables(out) == first


def test_lost_tables_are_made_again_from_what_is_kept(tmp_path: Path) -> None:
    root, out = standins.fill(tmp_path / "in", MINUTES), tmp_path / "out"
    run_it(root, out)
    (out / "meetings.parquet").unlink()
    report = run_it(root, out)
    assert (report.read, report.published) == (0, True)
    assert tables(out)["meetings"].num_rows == 6


@pytest.mark.parametrize("workers", [1, 2])
def test_a_document_that_crashes_hangs_or_eats_memory_costs_only_itself(tmp_path: Path, workers: int) -> None:
    texts = {"crash.txt": "CRASH", "hang.txt": "HANG", "eat.txt": "EAT", "bug.txt": "BUG", "broken.txt": "BROKEN"}
    root, out = standins.fill(tmp_path / "in", MINUTES | texts), tmp_path / "out"
    run_it(root, out, workers=workers, timeout=5, memory=600)
    after = "; convert or split it, or raise the limit"
    assert {path: status for path, status in statuses(out).items() if path in texts} == {
        "crash.txt": f"reading this document crashed with SIGSEGV{after}",
        "hang.txt": f"reading this document took longer than the 5 seconds that a document may take{after}",
        "eat.txt": f"reading this document needs more than the 600 megabytes that a document may take{after}",
        "bug.txt": "an error in the program: ValueError: no such thing as a thing",
        "broken.txt": "the file is damaged: ask for another copy",
    }
    assert sum(status == "ok" for status in statuses(out).values()) == 6
    assert run_it(root, out, workers=workers, timeout=5, memory=600).read == 0


def start_slow_run(root: Path, out: Path) -> subprocess.Popen[bytes]:
    code = (
        "import signal, sys, pathlib, standins\nfrom pipeline.run import Settings, run\n"
        # a shell starts what runs in its background with this signal ignored
        "signal.signal(signal.SIGINT, signal.default_int_handler)\n"
        "if __name__ == '__main__': run(Settings(pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2]), 'none'), "
        "stages=standins.STAGES)\n"
    )
    script = out.with_suffix(".py")
    script.write_text(code)
    path = os.pathsep.join(str(folder) for folder in (HERE.parents[2], HERE.parents[1]))
    return subprocess.Popen(
        [sys.executable, str(script), str(root), str(out)],
        env=os.environ | {"PYTHONPATH": path},
        start_new_session=True,
    )


def wait_for_results(out: Path, number: int) -> None:
    for _ in range(600):
        if len(list((out / ".verslag/results").glob("doc_*.json.gz"))) >= number:
            return
        time.sleep(0.05)
    pytest.fail(f"no {number} results within 30 seconds")


def test_a_run_that_is_killed_goes_on_where_it_was(tmp_path: Path) -> None:
    slow = {f"{number:02}.txt": f"SLOW 2031-03-{number:02} is besloten." for number in range(1, 21)}
    root, out = standins.fill(tmp_path / "in", slow), tmp_path / "out"
    killed = start_slow_run(root, out)
    wait_for_results(out, 3)
    with pytest.raises(LockedError):
        run_it(root, out)
    killed.send_signal(signal.SIGKILL)
    killed.wait()
    assert published_state(out) is None
    report = run_it(root, out, workers=2)
    assert report.kept >= 3
    assert report.read == 20 - report.kept > 0
    run_it(root, tmp_path / "whole")
    assert tables(out) == tables(tmp_path / "whole")
    assert not [path for path in (out / ".verslag/results").iterdir() if path.name.endswith(".tmp")]


def test_after_ctrl_c_what_is_done_is_kept_and_no_process_lives_on(tmp_path: Path) -> None:
    slow = {f"{number:02}.txt": f"SLOW 2031-03-{number:02} is besloten." for number in range(1, 21)}
    root, out = standins.fill(tmp_path / "in", slow), tmp_path / "out"
    stopped = start_slow_run(root, out)
    wait_for_results(out, 2)
    children = [int(pid) for pid in Path(f"/proc/{stopped.pid}/task/{stopped.pid}/children").read_text().split()]
    stopped.send_signal(signal.SIGINT)
    assert stopped.wait(timeout=60) != 0
    assert len(children) >= 1
    time.sleep(0.5)
    assert not [child for child in children if Path(f"/proc/{child}").exists() and "Z" not in state_of(child)]
    assert run_it(root, out).kept >= 2


def state_of(process: int) -> str:
    return Path(f"/proc/{process}/stat").read_text().rsplit(")", 1)[1].split()[0]


def test_a_document_that_hangs_does_not_outlive_a_killed_run(tmp_path: Path) -> None:
    root, out = standins.fill(tmp_path / "in", {"a.txt": "Een 2031-01-01", "b.txt": "HANG"}), tmp_path / "out"
    killed = start_slow_run(root, out)
    wait_for_results(out, 1)
    children = [int(pid) for pid in Path(f"/proc/{killed.pid}/task/{killed.pid}/children").read_text().split()]
    killed.kill()
    killed.wait()
    for _ in range(200):
        if not any(Path(f"/proc/{child}").exists() and state_of(child) != "Z" for child in children):
            return
        time.sleep(0.05)
    pytest.fail("a worker lives on after its parent")


def test_an_error_in_the_rows_stops_the_run_and_leaves_the_old_tables(tmp_path: Path) -> None:
    root, out = standins.fill(tmp_path / "in", {"a.txt": "Een 2031-01-01"}), tmp_path / "out"
    run_it(root, out)

    def link_badly(shards: object, *_: object) -> dict[str, list[Row]]:
        linked: dict[str, list[Row]] = standins.link(shards)
        linked["meetings"][0]["chair_id"] = "per_gone"
        return linked

    standins.fill(root, {"b.txt": "Twee 2031-01-02"})
    with pytest.raises(CheckError, match="table meetings, column chair_id: not in people: 'per_gone'"):
        run_it(root, out, stages=replace(standins.STAGES, link=link_badly))
    assert statuses(out) == {"a.txt": "ok"}
    assert run_it(root, out).published
    assert statuses(out) == {"a.txt": "ok", "b.txt": "ok"}


def test_a_kill_between_two_tables_leaves_the_old_ones(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root, out = standins.fill(tmp_path / "in", {"a.txt": "Een 2031-01-01"}), tmp_path / "out"
    run_it(root, out)
    standins.fill(root, {"b.txt": "Twee 2031-01-02"})
    from pipeline.archive import publication

    write = publication._write

    def write_some(folder: Path, name: str, table: pa.Table) -> None:
        if name == "people":
            raise OSError(28, "No space left on device")
        write(folder, name, table)

    with monkeypatch.context() as patch:
        patch.setattr(publication, "_write", write_some)
        with pytest.raises(OSError, match="No space left"):
            run_it(root, out)
    assert statuses(out) == {"a.txt": "ok"}
    assert run_it(root, out).read == 0
    assert statuses(out) == {"a.txt": "ok", "b.txt": "ok"}
    assert len(list((out / ".verslag/generations").iterdir())) == 2


@pytest.mark.parametrize(
    ("stages", "model", "words"),
    [
        (standins.STAGES, "missing", "there is no language model 'missing'"),
        (standins.STAGES_BADLY_PREPARED, "none", "crashed with SIGSEGV before it was ready: run again with --debug"),
    ],
)
def test_a_run_without_a_model_that_works_stops(tmp_path: Path, stages: Stages, model: str, words: str) -> None:
    root = standins.fill(tmp_path / "in", {"a.txt": "Een 2031-01-01"})
    with pytest.raises(RunError, match=words):
        run_it(root, tmp_path / "out", model=model, stages=stages)
    assert published_state(tmp_path / "out") is None


def test_an_empty_or_missing_folder_leaves_the_tables(tmp_path: Path) -> None:
    root, out = standins.fill(tmp_path / "in", {"a.txt": "Een 2031-01-01"}), tmp_path / "out"
    run_it(root, out)
    (root / "a.txt").unlink()
    with pytest.raises(RunError, match="there are no files in"):
        run_it(root, out)
    root.rmdir()
    with pytest.raises(RunError, match="there is no folder"):
        run_it(root, out)
    assert statuses(out) == {"a.txt": "ok"}


def test_the_output_folder_may_lie_in_the_input_folder_but_not_be_it(tmp_path: Path) -> None:
    root = standins.fill(tmp_path / "in", {"a.txt": "Een 2031-01-01"})
    run_it(root, root / "tabellen")
    assert run_it(root, root / "tabellen").files == 1
    with pytest.raises(RunError, match="would be read and written"):
        run_it(root, root)


def test_a_file_that_vanishes_during_a_run_is_a_failure_and_then_gone(tmp_path: Path) -> None:
    root, out = (
        standins.fill(tmp_path / "in", {"a.txt": "Een 2031-01-01", "b.txt": "Twee 2031-01-02"}),
        tmp_path / "out",
    )

    def vanish(done: int, total: int, path: Path | None) -> None:
        (root / "b.txt").unlink(missing_ok=True)

    run(Settings(root, out, "none"), stages=standins.STAGES, progress=vanish)
    assert "FileNotFoundError" in statuses(out)["b.txt"]
    run_it(root, out)
    assert statuses(out) == {"a.txt": "ok"}


def test_two_runs_at_the_same_time_on_one_folder_do_not_mix(tmp_path: Path) -> None:
    root, out = standins.fill(tmp_path / "in", {"a.txt": "Een 2031-01-01"}), tmp_path / "out"
    with locked(out), pytest.raises(LockedError, match=f"process {os.getpid()}"):
        run_it(root, out)
