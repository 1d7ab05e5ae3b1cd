"""The benchmarks still run; what they measure depends on the machine and is no test."""

from __future__ import annotations

import runpy
import shutil
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


def test_pdf_engines_are_compared_on_the_samples(capsys: pytest.CaptureFixture[str]) -> None:
    benchmark = runpy.run_path(str(ROOT / "benchmarks" / "pdf_engines.py"))
    benchmark["main"](ROOT / "data" / "raw" / "werkgroepen")
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].endswith("reference: pdfplumber, words and tables")
    assert [line.split()[0] for line in lines[1:]] == [
        "tables_by_pdfplumber",
        "words_by_pdfplumber",
        "whole_reader",
        "text_by_pdfium",
    ]


def test_the_language_layer_is_compared_with_the_bare_pipeline(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shutil, "which", lambda _: None)  # Frog takes long, and is seldom there
    benchmark = runpy.run_path(str(ROOT / "benchmarks" / "language_layer.py"))
    benchmark["main"](ROOT / "data" / "raw" / "wijkalliantie", 200)
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].endswith("references: bare_pipe and frog")
    assert [line.split()[0] for line in lines[1:4]] == ["bare_pipe", "layers", "with_components"]
    assert "1.00 x bare_pipe" in lines[1]
    assert lines[4] == "frog is not installed and was left out: apt install frog frogdata"


def test_questions_are_held_against_a_scan_with_pandas(
    sample_archive: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    benchmark = runpy.run_path(str(ROOT / "benchmarks" / "queries.py"))
    benchmark["main"](sample_archive, 2, commands=False)
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith("40 documents; tables and index made in")
    assert len([line for line in lines if line.endswith("x as fast")]) == 24


def test_the_pages_of_the_explorer_are_held_against_the_same(
    sample_archive: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.syspath_prepend(str(ROOT / "benchmarks"))
    benchmark = runpy.run_path(str(ROOT / "benchmarks" / "explorer.py"))
    benchmark["main"](sample_archive, 2)
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith("40 documents; reference: pandas reads and scans the texts")
    assert [line.split()[0].split("_")[0] for line in lines[-4:]] == [
        "/organisaties",
        "/organisaties/org",
        "/onderwerpen",
        "/onderwerpen/top",
    ]
    assert all(line.endswith("x as fast") for line in lines[1:])
