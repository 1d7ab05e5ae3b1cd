from __future__ import annotations

import csv
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
import standins
from typer.testing import CliRunner, Result

from pipeline import __version__
from pipeline.archive import locked
from pipeline.cli import app
from pipeline.cli.run import default_workers
from pipeline.language_models import choose

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr("pipeline.run.Stages", lambda: standins.STAGES)
    return standins.fill(tmp_path / "in", {"a.txt": "Een 2031-01-01", "b.txt": "Twee 2031-02-01", "c.csv": "DATA"})


def call(folder: Path, *options: str) -> Result:
    return CliRunner().invoke(
        app, ["run", str(folder), "--out", str(folder.parent / "out"), "--workers", "1", *options]
    )


def inspect(file: Path, *options: str) -> Result:
    return CliRunner().invoke(app, ["inspect", str(file), *options])


def test_a_run_ends_with_a_summary(folder: Path) -> None:
    result = call(folder)
    assert result.exit_code == 0, result.output
    assert result.stdout.splitlines()[:3] == [
        "documents      2 (2 ok)",
        "               2 minutes",
        "this run       3 read, 0 unchanged, 1 other files skipped as no documents",
    ]
    assert result.stdout.splitlines()[-1] == f"tables         {folder.parent / 'out'}"


def test_json_goes_to_standard_output_and_progress_to_standard_error(folder: Path, monkeypatch) -> None:
    monkeypatch.setattr("pipeline.cli.progress._SECONDS_BETWEEN_LINES", float("inf"))  # however slow the machine
    result = call(folder, "--format", "json")
    summary = json.loads(result.stdout)
    assert (summary["documents"], summary["decisions"], summary["skipped"], summary["failures"]) == (2, 2, 1, [])
    assert result.stderr == (
        f"verslag: 3 documents to read with the language model {choose().title}\nverslag: 3 of 3 documents read\n"
    )


def test_failures_are_grouped_by_reason_and_give_exit_code_3(folder: Path) -> None:
    standins.fill(folder, {f"x{number}.txt": "BROKEN" for number in range(5)} | {"bug.txt": "BUG"})
    result = call(folder)
    assert result.exit_code == 3
    assert result.stdout.splitlines()[-2:] == [
        "  5 × the file is damaged: ask for another copy: x0.txt, x1.txt, x2.txt, ...",
        "  1 × an error in the program: ValueError: no such thing as a thing: bug.txt",
    ]
    again = call(folder, "--format", "csv")
    assert again.exit_code == 3
    rows = list(csv.reader(again.stdout.splitlines()))
    assert rows[0] == ["group", "name", "count"]
    assert ["status", "failed", "6"] in rows
    assert ["failure", "the file is damaged: ask for another copy", "5"] in rows
    assert ["run", "files_read", "0"] in rows


def test_a_run_that_finds_nothing_changed_says_so(folder: Path) -> None:
    call(folder)
    result = call(folder)
    assert result.exit_code == 0
    assert result.stderr == "verslag: nothing has changed since the last run; the tables stay as they are\n"
    assert call(folder, "--quiet").stderr == ""
    assert "3 read" in call(folder, "--force").stdout


def test_what_is_not_followed_is_told(folder: Path) -> None:
    (folder / "elsewhere.txt").symlink_to("/etc/hostname")
    assert "elsewhere.txt is a link that leaves the folder and was not followed" in call(folder).stderr


@pytest.mark.parametrize(
    ("options", "code", "words"),
    [
        (["run", "nowhere"], 1, "verslag: there is no folder nowhere: name the folder that holds the documents\n"),
        (["run", "--workers", "0"], 2, "--workers"),
        (["run", "--workers", "-2"], 2, "--workers"),
        (["run", "--format", "xml"], 2, "xml"),
        (["walk"], 2, "walk"),
    ],
)
def test_what_cannot_be_done_is_told_on_standard_error(options: list[str], code: int, words: str) -> None:
    result = CliRunner().invoke(app, options)
    assert (result.exit_code, result.stdout) == (code, "")
    assert words in result.stderr


def test_a_model_that_is_not_there_ends_the_command_in_one_line(folder: Path) -> None:
    for result in (call(folder, "--model", "missing"), inspect(folder / "a.txt", "--model", "missing")):
        assert (result.exit_code, result.stdout, len(result.stderr.splitlines())) == (1, "", 1)
        assert result.stderr.startswith(
            "verslag: there is no language model 'missing': name an installed spaCy package"
        )


def test_a_folder_in_use_ends_the_run_in_one_line(folder: Path) -> None:
    with locked(folder.parent / "out"):
        result = call(folder)
    assert result.exit_code == 1
    assert f"another run (process {os.getpid()}) is at work" in result.stderr


def test_an_error_in_the_program_shows_its_traceback_only_with_debug(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise ZeroDivisionError("what now")

    monkeypatch.setattr("pipeline.run.make_plan", fail)
    result = call(folder)
    assert result.exit_code == 1
    assert result.stderr == (
        "verslag: an error in the program (ZeroDivisionError: what now); run again with --debug to see where\n"
    )
    assert isinstance(call(folder, "--debug").exception, ZeroDivisionError)


def test_ctrl_c_ends_with_how_to_go_on(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def stop(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("pipeline.run.make_plan", stop)
    result = call(folder)
    assert result.exit_code == 1
    assert result.stderr == "verslag: stopped; what is done is kept: run the same command again to go on\n"


def test_help_and_version_need_nothing_heavy() -> None:
    code = (
        "import sys\nfrom pipeline.cli import app\n"
        "try: app(sys.argv[1:])\n"
        "except SystemExit as end: code = end.code\n"
        "print([name for name in ('spacy', 'pyarrow', 'pandas', 'numpy', 'lxml') if name in sys.modules], code)"
    )
    for option in ("--help", "--version"):
        done = subprocess.run(
            [sys.executable, "-c", code, option],
            capture_output=True,
            text=True,
            check=True,
            env=os.environ | {"PYTHONPATH": str(ROOT)},
        )
        assert done.stdout.splitlines()[-1] == "[] 0"
    assert f"verslag {__version__}" in done.stdout


def test_the_number_of_processes_is_that_of_the_cores_and_at_most_eight(monkeypatch: pytest.MonkeyPatch) -> None:
    for cores, workers in ((1, 1), (6, 6), (64, 8)):
        monkeypatch.setattr(os, "sched_getaffinity", lambda _, n=cores: set(range(n)))
        assert default_workers() == workers
