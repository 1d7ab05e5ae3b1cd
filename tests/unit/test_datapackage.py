from __future__ import annotations

import json
from pathlib import Path

import pyarrow as pa
import pytest
import standins
from frictionless import Package

from pipeline.exports.datapackage import describe
from pipeline.run import Settings, run
from pipeline.schema import TABLES, TEXT, Column, Table


def resource(name: str) -> dict[str, object]:
    return next(found for found in describe(TABLES)["resources"] if found["name"] == name)


def test_the_descriptor_is_valid() -> None:
    report = Package.validate_descriptor(describe(TABLES))
    assert report.valid, report.flatten()
    assert [found["name"] for found in describe(TABLES)["resources"]] == list(TABLES)


def test_a_field_says_what_is_allowed() -> None:
    fields = {field["name"]: field for field in resource("documents")["schema"]["fields"]}
    assert fields["document_id"]["constraints"] == {"required": True, "unique": True}
    assert fields["status"]["constraints"] == {"required": True, "enum": ["ok", "warning", "failed"]}
    assert (fields["size_bytes"]["type"], fields["size_bytes"]["arrowType"]) == ("integer", "int64")
    assert fields["processed_at"]["type"] == "datetime"
    assert "constraints" not in fields["text"]
    assert all(field["description"] for field in fields.values())


def test_keys_point_at_other_tables_and_at_the_table_itself() -> None:
    assert resource("attendance")["schema"]["primaryKey"] == ["meeting_id", "person_id"]
    keys = resource("sections")["schema"]["foreignKeys"]
    assert {"fields": ["document_id"], "reference": {"resource": "documents", "fields": ["document_id"]}} in keys
    assert {"fields": ["parent_id"], "reference": {"resource": "", "fields": ["section_id"]}} in keys


def test_a_table_in_parts_lists_them() -> None:
    table = {"people": TABLES["people"]}
    parts = ["people.parquet/part-00000.parquet", "people.parquet/part-00001.parquet"]
    assert describe(table, {"people": parts})["resources"][0]["path"] == parts
    assert describe(table)["resources"][0]["path"] == "people.parquet"


def test_a_type_without_a_name_is_an_error() -> None:
    odd = Table("odd", "odd", (Column("size", pa.decimal128(3), "odd"), Column("name", TEXT, "odd")), ("name",))
    with pytest.raises(TypeError, match="decimal128"):
        describe({"odd": odd})


def test_what_a_run_publishes_keeps_its_own_descriptor(tmp_path: Path) -> None:
    root = standins.fill(tmp_path / "in", {"a.txt": "Een 2031-01-01", "b.txt": "BROKEN"})
    run(Settings(root, tmp_path / "out", "none"), stages=standins.STAGES)
    report = Package(str(tmp_path / "out" / "datapackage.json")).validate()
    assert report.valid, report.flatten()
    counts = {task.name: task.stats.get("rows") for task in report.tasks}
    assert (counts["documents"], counts["meetings"]) == (2, 1)


def test_the_descriptor_would_refuse_other_tables(tmp_path: Path) -> None:
    root = standins.fill(tmp_path / "in", {"a.txt": "Een 2031-01-01"})
    run(Settings(root, tmp_path / "out", "none"), stages=standins.STAGES)
    path = tmp_path / "out" / "datapackage.json"
    descriptor = json.loads(path.read_text(encoding="utf-8"))
    kinds = next(found for found in descriptor["resources"] if found["name"] == "conclusions")["schema"]["fields"]
    next(field for field in kinds if field["name"] == "kind")["constraints"]["enum"] = ["agreement"]
    path.write_text(json.dumps(descriptor), encoding="utf-8")
    assert not Package(str(path)).validate().valid
