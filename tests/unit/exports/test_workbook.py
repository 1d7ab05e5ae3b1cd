from __future__ import annotations

import datetime

import openpyxl
import pandas as pd
import pytest

from pipeline.exports import workbook
from pipeline.exports.workbook import TooLongError, write_workbook


def test_values_come_back_as_what_they_are(tmp_path):
    frame = pd.DataFrame(
        {
            "text": ["=1+1", "https://voorbeeld.nl", None],
            "due": [datetime.date(2025, 3, 1), None, None],
            "names": [["Bram", "Saskia"], [], None],
            "votes": pd.array([9, None, 0], dtype="Int64"),
        }
    )
    path = tmp_path / "keuze.xlsx"
    write_workbook({"besluiten": frame, "leeg": frame.iloc[:0]}, path)
    book = openpyxl.load_workbook(path)
    assert book.sheetnames == ["besluiten", "leeg"]
    sheet = book["besluiten"]
    assert [cell.value for cell in sheet[1]] == ["text", "due", "names", "votes"]
    assert [cell.value for cell in sheet[2]] == ["=1+1", datetime.datetime(2025, 3, 1), "Bram; Saskia", 9]
    assert sheet["A2"].data_type == "s"
    assert sheet["A3"].hyperlink is None
    assert [cell.value for cell in sheet[4]] == [None, None, None, 0]
    assert (sheet.freeze_panes, sheet.auto_filter.ref) == ("A2", "A1:D4")


def test_text_that_no_cell_holds_is_cut_and_says_so(tmp_path):
    path = tmp_path / "lang.xlsx"
    write_workbook({"stukken": pd.DataFrame({"text": ["x" * 40_000]})}, path)
    value = openpyxl.load_workbook(path)["stukken"]["A2"].value
    assert len(value) == 32_767
    assert value.endswith("x…")


def test_moments_lose_their_zone_only(tmp_path):
    path = tmp_path / "tijd.xlsx"
    write_workbook({"t": pd.DataFrame({"at": [pd.Timestamp("2025-03-01T12:30:00Z")]})}, path)
    assert openpyxl.load_workbook(path)["t"]["A2"].value == datetime.datetime(2025, 3, 1, 12, 30)


def test_more_rows_than_a_sheet_has_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(workbook, "_MAX_ROWS", 2)
    with pytest.raises(TooLongError, match="besluiten has 3 rows and a worksheet at most 2"):
        write_workbook({"besluiten": pd.DataFrame({"a": [1, 2, 3]})}, tmp_path / "x.xlsx")
