"""The headings and words of what people take along, read back with openpyxl."""

from __future__ import annotations

import datetime

import openpyxl

from pipeline import open_archive
from pipeline.analysis import records
from pipeline.exports.sheets import make_sheet
from pipeline.exports.workbook import write_workbook


def test_what_the_tables_say_in_english_is_dutch_and_keys_come_last(sample_archive):
    archive = open_archive(sample_archive)
    said = make_sheet("bijdragen", records(archive.who_raised(person="Ayşe Kaya", order="oldest")))
    assert list(said.columns) == [
        *("Datum", "Vergadering", "Wie", "Organisatie", "Wat", "Bijdrage"),
        *("Agendapunt", "Bron", "Pagina", "Kenmerk"),
    ]
    assert said["Wat"].iloc[0] == "stelt voor"
    decided = make_sheet("besluiten", records(archive.decisions(body="gemeente Meerwijk")))
    assert set(decided["Uitkomst"]) == {"aangenomen", "verworpen"}
    assert set(decided["Soort"]) == {"besluit"}
    held = make_sheet("vergaderingen", records(archive.meetings(body="Oosterveld")))
    assert held["Volgende vergadering"].iloc[0] == datetime.date(2025, 9, 18)


def test_where_something_was_found_is_told_of_a_topic_only(sample_archive):
    archive = open_archive(sample_archive)
    found = make_sheet("bijdragen", records(archive.who_raised("werving coördinator")))
    assert {"de zin", "het kopje"} <= set(found["Gevonden in"])
    assert "Gevonden in" not in make_sheet("acties", records(archive.actions())).columns
    assert "Gevonden in" not in make_sheet("acties", []).columns


def test_a_task_names_its_owner_and_whether_it_is_late(sample_archive):
    tasks = make_sheet("acties", records(open_archive(sample_archive).actions(owner="Yasmina")))
    assert tasks[["Te laat", "Eigenaar", "Termijn"]].values.tolist() == [
        ["ja", "Yasmina Chaouki", datetime.date(2025, 6, 30)]
    ]


def test_a_sheet_is_one_page_wide_with_its_header_on_every_page(sample_archive, tmp_path):
    path = tmp_path / "v.xlsx"
    rows = records(open_archive(sample_archive).decisions())
    write_workbook({"besluiten": make_sheet("besluiten", rows)}, path)
    sheet = openpyxl.load_workbook(path)["besluiten"]
    assert (sheet.print_title_rows, sheet.page_setup.orientation) == ("$1:$1", "landscape")
    assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (None, 0)
    assert sheet["A2"].number_format == "dd-mm-yyyy"
    headings = {cell.value: cell.column_letter for cell in sheet[1]}
    widths = {name: round(sheet.column_dimensions[letter].width) for name, letter in headings.items()}
    assert widths["Besluit"] == 71
    assert max(width for name, width in widths.items() if name != "Besluit") <= 27
    text, height = max(
        (str(row[6].value), sheet.row_dimensions[row[0].row].height) for row in sheet.iter_rows(min_row=2)
    )
    assert sheet["G2"].alignment.wrap_text
    assert height >= 15 * -(-len(text) // 70)
