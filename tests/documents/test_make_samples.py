"""The Word and PDF samples are made from texts, the same on every run, and those kept are those made."""

from __future__ import annotations

import importlib
import sys

import pytest
from expectations import RAW

from pipeline.readers import read_document


@pytest.fixture(scope="module")
def make_samples():
    """Import the script that makes the samples."""
    sys.path.insert(0, str(RAW.parent))
    try:
        return importlib.import_module("make_samples")
    finally:
        sys.path.remove(str(RAW.parent))


def test_made_twice_the_bytes_are_the_same(make_samples, tmp_path):
    first, second = (make_samples.make_samples(tmp_path / name) for name in ("first", "second"))
    assert [path.read_bytes() for path in first] == [path.read_bytes() for path in second]
    assert len(first) == len(make_samples.SAMPLES) == 8


def test_kept_samples_say_what_made_ones_say(make_samples, tmp_path):
    made = {path.relative_to(tmp_path): path for path in make_samples.make_samples(tmp_path)}
    for name, path in made.items():
        assert read_document(path).text == read_document(RAW / name).text


def test_archive_stays_small():
    assert sum(path.stat().st_size for path in RAW.rglob("*") if path.is_file()) < 1_500_000
