from __future__ import annotations

import re
from pathlib import Path

import pytest

from pipeline.schema import TABLE_KEYS, TABLES

CONTRACT = Path(__file__).resolve().parents[2].parent / "shared" / "contract" / "TABLES.md"


def test_keys_and_references_name_what_is_there() -> None:
    for table in TABLES.values():
        names = [column.name for column in table.columns]
        assert len(set(names)) == len(names), table.name
        assert set(table.key) <= {column.name for column in table.columns if column.required}, table.name
        for column in table.columns:
            assert column.references is None or TABLES[column.references].key == (TABLE_KEYS[column.references],)


def test_arrow_schemas_carry_nullability_and_descriptions() -> None:
    schema = TABLES["meetings"].schema
    assert not schema.field("meeting_id").nullable
    assert schema.field("date").nullable
    assert str(schema.field("date").type) == "date32[day]"
    assert schema.field("date").metadata == {b"description": b"the day it met"}


@pytest.mark.skipif(not CONTRACT.exists(), reason="the contract is not at hand")
def test_every_table_and_column_of_the_contract_is_declared() -> None:
    blocks = re.split(r"\n\*\*(\w+)\*\* — ", CONTRACT.read_text(encoding="utf-8"))[1:]
    names = dict(zip(blocks[::2], blocks[1::2], strict=True))
    assert set(TABLES) - set(names) == {"action_register", "action_changes", "doubts"}
    for name in names:
        body = re.sub(r"\([^()]*\)", "", names[name].split("\n\n")[0])
        assert set(re.findall(r"`(\w+)`", body)) <= {column.name for column in TABLES[name].columns}, name
