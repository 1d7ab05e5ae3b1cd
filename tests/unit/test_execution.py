from __future__ import annotations

import os
import time
from functools import partial
from pathlib import Path

import pytest
import standins

from pipeline.archive import Results
from pipeline.execution import Limits, Refresh, fingerprint, fingerprint_of, make_plan, work_through
from pipeline.source import RunError, document_id_of, list_files, source_path_of

FINGERPRINT = "v1"


def work(job: str, *, folder: Path) -> None:
    match job:
        case "crash":
            os.abort()
        case "exit":
            os._exit(7)
        case "hang":
            time.sleep(600)
        case "memory":
            raise MemoryError
        case "error":
            raise ValueError("what is this")
    (folder / job).write_text(str(os.getpid()))


def ready() -> None:
    pass


def not_ready() -> None:
    raise RunError("the model is not there")


def endings(folder: Path, jobs: list[str], **limits: float) -> dict[str, tuple[str, str]]:
    outcomes = work_through(jobs, partial(work, folder=folder), prepare=ready, limits=Limits(**limits))
    return {outcome.job: (outcome.ending, outcome.message) for outcome in outcomes}


def test_jobs_are_done_in_other_processes_that_are_kept(tmp_path: Path) -> None:
    found = endings(tmp_path, ["a", "b", "c"], workers=1)
    assert found == dict.fromkeys("abc", ("done", ""))
    processes = {(tmp_path / name).read_text() for name in "abc"}
    assert len(processes) == 1
    assert str(os.getpid()) not in processes


@pytest.mark.parametrize("workers", [1, 2])
def test_what_goes_wrong_with_a_job_costs_only_that_job(tmp_path: Path, workers: int) -> None:
    jobs = ["a", "crash", "b", "exit", "error", "memory", "c", "hang", "d"]
    found = endings(tmp_path, jobs, workers=workers, timeout=2)
    assert {job for job, (ending, _) in found.items() if ending == "done"} == set("abcd")
    assert found["crash"] == ("lost", "crashed with SIGABRT")
    assert found["exit"] == ("lost", "ended with exit code 7")
    assert found["error"] == ("failed", "ValueError: what is this")
    assert found["memory"] == ("lost", "needs more than the memory that a document may take")
    assert found["hang"] == ("lost", "took longer than the 2 seconds that a document may take")


def test_a_crash_of_the_last_job_leaves_no_process(tmp_path: Path) -> None:
    assert endings(tmp_path, ["crash"]) == {"crash": ("lost", "crashed with SIGABRT")}


def test_no_job_starts_no_process(tmp_path: Path) -> None:
    assert endings(tmp_path, []) == {}


def test_a_process_that_cannot_get_ready_ends_the_run(tmp_path: Path) -> None:
    with pytest.raises(RunError, match="the model is not there"):
        list(work_through(["a"], partial(work, folder=tmp_path), prepare=not_ready, limits=Limits()))


def test_a_process_that_dies_before_it_is_ready_ends_the_run(tmp_path: Path) -> None:
    with pytest.raises(RunError, match="crashed with SIGABRT before it was ready"):
        list(work_through(["a"], partial(work, folder=tmp_path), prepare=os.abort, limits=Limits()))


def test_who_stops_listening_stops_the_processes(tmp_path: Path) -> None:
    outcomes = work_through(["a", "hang"], partial(work, folder=tmp_path), prepare=ready, limits=Limits(workers=1))
    assert next(outcomes).job == "a"
    outcomes.close()
    process = int((tmp_path / "a").read_text())
    with pytest.raises(ProcessLookupError):
        os.kill(process, 0)


def plan_of(root: Path, out: Path, **options: object) -> list[str]:
    limits = options.pop("limits", Limits())
    files = list_files(root).files
    plan = make_plan(files, root, Results(out), fingerprint=FINGERPRINT, limits=limits, **options)
    return [source_path_of(job.path, root) for job in plan.jobs]


def refresh(root: Path, out: Path, limits: Limits | None = None) -> list[str]:
    limits = limits or Limits()
    keeping = Refresh(root, Results(out), FINGERPRINT, "none", limits, standins.process, standins.prepare)
    plan = make_plan(list_files(root).files, root, Results(out), fingerprint=FINGERPRINT, limits=limits)
    return [path.name for path in keeping.carry_out(plan)]


def test_only_what_is_new_or_changed_is_read(tmp_path: Path) -> None:
    root, out = standins.fill(tmp_path / "in", {"a.txt": "Een", "b.txt": "Twee", "c.txt": "DATA"}), tmp_path / "out"
    assert refresh(root, out) == ["a.txt", "b.txt", "c.txt"]
    assert refresh(root, out) == []
    stat = (root / "a.txt").stat()
    (root / "a.txt").write_text("Nee")  # of the same length, and made to look as old
    os.utime(root / "a.txt", ns=(stat.st_atime_ns, stat.st_mtime_ns))
    standins.fill(root, {"d/e.txt": "Drie"})
    os.utime(root / "b.txt")
    assert refresh(root, out) == ["a.txt", "e.txt"]
    assert plan_of(root, out, force=True) == ["a.txt", "b.txt", "c.txt", "d/e.txt"]


def test_a_damaged_result_is_made_again(tmp_path: Path) -> None:
    root, out = standins.fill(tmp_path / "in", {"a.txt": "Een", "b.txt": "Twee"}), tmp_path / "out"
    refresh(root, out)
    path = Results(out).folder / f"{document_id_of('a.txt')}.json.gz"
    path.write_bytes(path.read_bytes()[:-9])
    assert refresh(root, out) == ["a.txt"]


def test_another_limit_gives_what_a_limit_decided_another_try(tmp_path: Path) -> None:
    root, out = standins.fill(tmp_path / "in", {"a.txt": "HANG", "b.txt": "BUG"}), tmp_path / "out"
    refresh(root, out, Limits(timeout=1))
    kept = Results(out).read(document_id_of("a.txt"))
    assert kept is not None
    assert kept.rows["documents"][0]["message"] == (
        "reading this document took longer than the 1 seconds that a document may take; "
        "convert or split it, or raise the limit"
    )
    assert plan_of(root, out, limits=Limits(timeout=1)) == []
    assert plan_of(root, out, limits=Limits(timeout=2)) == ["a.txt"]


def test_a_file_that_cannot_be_opened_is_a_failure_that_is_tried_each_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root, out = standins.fill(tmp_path / "in", {"a.txt": "Een"}), tmp_path / "out"

    def refuse(path: Path) -> str:
        raise PermissionError(13, "Permission denied", str(path))

    with monkeypatch.context() as patch:
        patch.setattr("pipeline.execution.plan.sha256_of", refuse)
        patch.setattr("pipeline.execution.documents.sha256_of", refuse)
        assert refresh(root, out) == ["a.txt"]
        digest = Results(out).digest([document_id_of("a.txt")])
        assert refresh(root, out) == ["a.txt"]
        assert Results(out).digest([document_id_of("a.txt")]) == digest
    kept = Results(out).read(document_id_of("a.txt"))
    assert kept is not None
    assert kept.rows["documents"][0]["message"] == "the file cannot be opened: Permission denied"
    assert refresh(root, out) == ["a.txt"]
    assert refresh(root, out) == []


def test_files_are_listed_by_path_without_hidden_ones_and_the_output(tmp_path: Path) -> None:
    root = standins.fill(
        tmp_path / "in", dict.fromkeys(("b.txt", "a/z.txt", ".git/x", "~$b.docx", "tables/documents.parquet"), "x")
    )
    listing = list_files(root, exclude=root / "tables")
    assert [source_path_of(path, root) for path in listing.files] == ["a/z.txt", "b.txt"]
    assert listing.notices == ()


def test_links_that_leave_the_folder_are_not_followed(tmp_path: Path) -> None:
    root = standins.fill(tmp_path / "in", {"a.txt": "x"})
    (tmp_path / "secret.txt").write_text("x")
    (root / "out.txt").symlink_to(tmp_path / "secret.txt")
    (root / "alias.txt").symlink_to(root / "a.txt")
    (root / "round").symlink_to(root)
    os.mkfifo(root / "pipe")
    listing = list_files(root)
    assert [path.name for path in listing.files] == ["a.txt", "alias.txt"]
    assert [notice.split(" ", 1) for notice in listing.notices] == [
        [str(root / "out.txt"), "is a link that leaves the folder and was not followed"],
        [str(root / "pipe"), "is no regular file and was left out"],
        [str(root / "round"), "is a link to a folder and was not followed"],
    ]


def test_a_name_that_is_no_utf8_has_a_path_that_can_be_written() -> None:
    assert source_path_of(Path(os.fsdecode(b"in/caf\xe9.txt")), Path("in")) == "caf\\xe9.txt"


def test_an_id_is_made_from_the_path_alone() -> None:
    assert document_id_of("2031/verslag.docx") == "doc_fbc77837dece"


def test_a_rule_or_model_that_changes_changes_the_fingerprint(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    package = standins.fill(
        tmp_path / "pipeline", {"__init__.py": "", "nlp/rules/people.json": "[]", "linking/people.py": ""}
    )
    monkeypatch.setattr(fingerprint.pipeline, "__file__", str(package / "__init__.py"))
    before = fingerprint_of("auto")
    standins.fill(package, {"linking/people.py": "# other"})
    assert fingerprint_of("auto") == before
    standins.fill(package, {"nlp/rules/people.json": "[1]"})
    ruled = fingerprint_of("auto")
    assert ruled != before
    meta = '{"lang": "nl", "name": "other", "version": "1.0.0"}'
    model = standins.fill(tmp_path / "nl_other", {"meta.json": meta})
    named = fingerprint_of(str(model))
    standins.fill(model, {"weights": "0.5"})
    assert len({before, ruled, named, fingerprint_of(str(model))}) == 4
