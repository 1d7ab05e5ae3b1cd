"""The documentation, held against the code."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner

from pipeline.cli import app

ROOT = Path(__file__).resolve().parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")
COMMANDS = typer.main.get_command(app).commands
for group in ("model", "export"):
    COMMANDS |= {f"{group} {name}": command for name, command in COMMANDS[group].commands.items()}


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_a_command_has_help_with_an_example_and_stands_in_the_readme(name: str) -> None:
    command = COMMANDS[name]
    assert f"Example: verslag {name}" in command.help
    assert f"verslag {name}" in README
    for option in command.params:
        assert option.help, f"verslag {name}: {option.name} has no help"


ANSWERS = [
    "ask",
    "find",
    "decisions",
    "actions",
    "people",
    "topics",
    "meetings",
    "sql",
    "summarise",
    "compare",
    "export",
]


@pytest.mark.parametrize("line", re.findall(rf"^verslag (?:{'|'.join(ANSWERS)}) .*", README, re.MULTILINE))
def test_a_question_of_the_readme_has_an_answer_on_the_samples(
    line: str, sample_archive: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    arguments = shlex.split(re.sub(r" > \S+", "", line), comments=True)[1:]
    done = CliRunner().invoke(app, [*arguments, "--tables", str(sample_archive)])
    assert done.exit_code == 0, done.output


def test_every_option_of_run_stands_in_the_readme() -> None:
    names = {name for option in COMMANDS["run"].params for name in option.opts if name.startswith("--")}
    assert {name for name in names if f"`{name}`" not in README} == set()


def test_make_targets_in_the_documentation_exist() -> None:
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    named = set(re.findall(r"(?:^|`)make ([a-z]+)", README, re.MULTILINE))
    assert named == {"demo", "test", "check", "wheel", "clean", "help"}
    assert named <= targets


def test_links_in_the_documentation_lead_somewhere() -> None:
    for target in re.findall(r"\]\(([^)#]+)\)", README):
        assert target.startswith("https://") or (ROOT / target).exists(), target


def test_ci_runs_the_test_command_of_the_readme() -> None:
    assert "\nmake test" in README
    assert "\nmake test\n" in (ROOT / ".ci" / "run").read_text(encoding="utf-8")
