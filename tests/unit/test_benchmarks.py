"""The benchmarks still run; what they measure depends on the machine and is no test."""

from __future__ import annotations

import runpy
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
