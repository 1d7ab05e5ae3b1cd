"""The configuration file: defaults for the options, and clear words about what is wrong with it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import standins
import typer
from typer.testing import CliRunner

from pipeline.cli import app
from pipeline.cli.configuration import KEYS, ConfigurationError, read_configuration


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr("pipeline.run.Stages", lambda: standins.STAGES)
    monkeypatch.chdir(tmp_path)
    return standins.fill(tmp_path, {"in/a.txt": "Een 2031-01-01", "in/b.txt": "Twee 2031-02-01"})


def write(folder: Path, text: str, name: str = "verslag.toml") -> Path:
    (folder / name).write_text(text, encoding="utf-8")
    return folder / name


def test_a_file_in_the_working_directory_gives_the_defaults(folder: Path) -> None:
    write(folder, 'input = "in"\nout = "tabellen"\nmodel = "blank"\nworkers = 1\n')
    result = CliRunner().invoke(app, ["run", "--format", "json"])
    assert result.exit_code == 0, result.output
    assert json.loads(result.stdout)["documents"] == 2
    assert (folder / "tabellen" / "documents.parquet").exists()
    assert "with the language model nl_blank " in result.stderr


def test_the_command_line_goes_before_the_file(folder: Path) -> None:
    write(folder, 'input = "nowhere"\nout = "tabellen"\nworkers = 1\nmodel = "blank"\n')
    result = CliRunner().invoke(app, ["run", "in", "--out", "elsewhere"])
    assert result.exit_code == 0, result.output
    assert (folder / "elsewhere" / "documents.parquet").exists()
    assert not (folder / "tabellen").exists()


def test_paths_count_from_the_folder_of_the_file(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = write(folder, 'input = "in"\nout = "tabellen"\nworkers = 1\nmodel = "blank"\n', "eigen.toml")
    (folder / "sub").mkdir()
    monkeypatch.chdir(folder / "sub")
    result = CliRunner().invoke(app, ["run", "--config", str(file)])
    assert result.exit_code == 0, result.output
    assert (folder / "tabellen" / "documents.parquet").exists()


def test_a_model_beside_the_file_is_a_path_and_any_other_a_name(tmp_path: Path) -> None:
    (tmp_path / "models" / "nl_eigen").mkdir(parents=True)
    file = write(tmp_path, 'model = "models/nl_eigen"')
    assert read_configuration(file) == {"model": str(tmp_path / "models" / "nl_eigen")}
    assert read_configuration(write(tmp_path, 'model = "nl_core_news_lg"')) == {"model": "nl_core_news_lg"}


def test_home_is_known(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", "/home/saskia")
    assert read_configuration(write(tmp_path, 'out = "~/tabellen"')) == {"out": "/home/saskia/tabellen"}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('modle = "auto"', "there is no key 'modle'; the keys are input, out, model, workers, timeout, memory"),
        ("workers = 0", "workers = 0 is not allowed; workers is a whole number of 1 or more"),
        ('workers = "4"', "workers = '4' is not allowed; workers is a whole number of 1 or more"),
        ("workers = true", "workers = True is not allowed; workers is a whole number of 1 or more"),
        ("timeout = 0", "timeout = 0 is not allowed; timeout is a number of seconds of 0.1 or more"),
        ("memory = -1", "memory = -1 is not allowed; memory is a whole number of megabytes, 0 for no limit"),
        ("model = 3", "model = 3 is not allowed; model is 'auto', or the name or path of a spaCy pipeline, in quotes"),
        ('out = ""', "out = '' is not allowed; out is the path of a folder, in quotes"),
        ("[run]\nworkers = 2", "there is no key 'run'"),
        ("workers: 2", "it is not TOML in UTF-8"),
    ],
)
def test_what_is_not_allowed_is_told_with_file_key_and_what_is(tmp_path: Path, text: str, words: str) -> None:
    file = write(tmp_path, text)
    with pytest.raises(ConfigurationError) as caught:
        read_configuration(file)
    assert words in str(caught.value)
    assert str(file) in str(caught.value)


def test_a_wrong_file_ends_the_command_in_one_line(folder: Path) -> None:
    write(folder, "workers = 0")
    result = CliRunner().invoke(app, ["run", "in"])
    assert (result.exit_code, result.stdout) == (2, "")
    assert (
        result.stderr == "verslag: verslag.toml: workers = 0 is not allowed; workers is a whole number of 1 or more\n"
    )


def test_a_file_that_is_not_there_is_told(folder: Path) -> None:
    result = CliRunner().invoke(app, ["run", "in", "--config", "none.toml"])
    assert result.exit_code == 2
    assert result.stderr == "verslag: the configuration file none.toml cannot be read: No such file or directory\n"


@pytest.mark.parametrize("name", [name for name, key in KEYS.items() if str not in key.types])
def test_numbers_have_the_limits_of_the_options(name: str) -> None:
    least = KEYS[name].least
    assert CliRunner().invoke(app, ["run", "nowhere", f"--{name}", f"{least:g}"]).exit_code == 1
    assert (
        CliRunner()
        .invoke(app, ["run", "nowhere", f"--{name}", f"{least - (1 if name != 'timeout' else 0.05):g}"])
        .exit_code
        == 2
    )


def test_every_key_is_for_a_parameter_of_run() -> None:
    parameters = {parameter.name for parameter in typer.main.get_command(app).commands["run"].params}
    assert {key.parameter for key in KEYS.values()} <= parameters
