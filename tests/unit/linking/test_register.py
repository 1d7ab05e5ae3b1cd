from __future__ import annotations

from typing import Any

import pytest

from pipeline.archive import to_tables
from pipeline.linking import link
from pipeline.tabulate import Rows

from .minutes import minutes


def meeting(
    day: str, *listed: str, said: tuple[str, ...] = (), body: str | None = "Wijkraad", path: str | None = None
) -> Rows:
    """Return minutes with an action list (``[12 | ]task[ | owner][ | done]``) and sentences that hand out tasks."""
    name = path or f"{body}-{day}.md"
    rows = minutes(
        name,
        body=body,
        date=day,
        text=f"{name} {day} {' '.join(said)} {hash(name)}",
        sections=[("Besproken", "\n".join(said)), ("Actielijst", "\n".join(listed))],
    )
    besproken, actielijst = rows["sections"][-2:]
    actielijst["kind"] = "action_list"
    template, text = rows["action_items"][0], str(rows["documents"][0]["text"])
    rows["action_items"] = []
    for section, lines in ((besproken, said), (actielijst, listed)):
        for line in lines:
            cells = line.split(" | ")
            task = cells[1] if cells[0][-1].isdigit() else cells[0]
            rest = cells[cells.index(task) + 1 :]
            start = text.index(line, int(str(section["start"]))) + line.index(task)
            rows["action_items"].append(
                template
                | {
                    "action_id": f"{template['action_id']}{len(rows['action_items'])}",
                    "section_id": section["section_id"],
                    "text": task,
                    "owner": next((cell for cell in rest if cell != "done"), None),
                    "owner_person_id": None,
                    "status": "done" if "done" in rest else "open",
                    "start": start,
                    "end": start + len(task),
                }
            )
    return rows


def register(*shards: Rows) -> dict[str, tuple[str, list[tuple[str, str]]]]:
    """Return the state and the changes, as day and state, of each task."""
    tables = link(shards)
    to_tables(tables)
    changes: dict[object, list[tuple[str, str]]] = {}
    for row in tables["action_changes"]:
        changes.setdefault(row["register_id"], []).append((str(row["date"])[5:], str(row["state"])))
    return {
        str(row["text"]): (str(row["state"]), sorted(changes[row["register_id"]])) for row in tables["action_register"]
    }


def test_a_task_is_followed_until_it_is_done() -> None:
    assert register(
        meeting("2024-01-01", "Zaal regelen voor de buurtdag | Bram"),
        meeting("2024-02-01", "Zaal regelen voor de buurtdag | Bram"),
        meeting("2024-03-01", "Zaal regelen voor de buurtdag | Bram | done", "Folder drukken | Saskia"),
        meeting("2024-04-01", "Zaal regelen voor de buurtdag | Bram | done", "Folder drukken | Saskia"),
    ) == {
        "Zaal regelen voor de buurtdag": ("done", [("01-01", "open"), ("02-01", "carried_over"), ("03-01", "done")]),
        "Folder drukken": ("carried_over", [("03-01", "open"), ("04-01", "carried_over")]),
    }


def test_what_a_later_list_leaves_out_was_dropped_and_may_come_back() -> None:
    found = register(
        meeting("2024-01-01", "Zaal regelen voor de buurtdag | Bram"),
        meeting("2024-02-01", "Folder drukken | Saskia"),
        meeting("2024-03-01", "Folder drukken | Saskia | done", "Zaal regelen voor de buurtdag | Bram"),
    )
    assert found["Zaal regelen voor de buurtdag"] == (
        "carried_over",
        [("01-01", "open"), ("02-01", "silently_dropped"), ("03-01", "carried_over")],
    )


def test_minutes_without_a_list_and_what_was_only_said_drop_nothing() -> None:
    found = register(
        meeting("2024-01-01", "Zaal regelen voor de buurtdag | Bram", said=("Lieke belt de wethouder over het hek",)),
        meeting("2024-02-01", said=("Bram vertelt over zijn vakantie",)),
        meeting("2024-03-01", "Zaal regelen voor de buurtdag | Bram | done"),
    )
    assert found["Zaal regelen voor de buurtdag"][0] == "done"
    assert found["Lieke belt de wethouder over het hek"] == ("open", [("01-01", "open")])


def test_another_body_has_a_register_of_its_own() -> None:
    found = link(
        [
            meeting("2024-01-01", "Zaal regelen voor de buurtdag | Bram"),
            meeting("2024-02-01", "Zaal regelen voor de buurtdag | Bram", body="Bestuur"),
            meeting("2024-03-01", "Zaal regelen voor de buurtdag | Bram", body=None),
            meeting("2024-04-01", "Zaal regelen voor de buurtdag | Bram", body=None, path="ander.md"),
        ]
    )["action_register"]
    assert [row["state"] for row in found] == ["open"] * 4


@pytest.mark.parametrize(
    ("before", "after", "same"),
    [
        ("Friso benaderen over het hek | Bram", "Friso opnieuw benaderen over het hek | Bram", True),
        ("Zaal regelen | Bram", "Zaal regelen. Stand 1 mei: de beheerder belt terug | Bram", False),
        ("Zaal regelen voor de buurtdag", "Zaal regelen voor de buurtdag. Stand 1 mei: wacht op de beheerder", True),
        ("Folder over het hek drukken | Bram", "Folder over het bad drukken | Saskia", False),
        ("A3 | Begroting opstellen | Bram", "A3 | Opzet van de begroting maken | Bram", True),
        ("A3 | Folder drukken voor mei | Bram", "A4 | Folder drukken voor juni | Bram", False),
        ("3 | Folder drukken voor mei | Bram", "1 | Folder drukken voor mei | Bram", True),
        ("Zaal regelen voor de buurtdag | Bram", "Zaal regelen voor de buurtdag | Saskia", True),
        ("Opzet maken voor een uur over geld | Bram", "Opzet uur over geld | Bram", True),
        ("Bram benaderen wegens de zaal | Het Anker", "Benaderen wegens de zaal | Bram", True),
    ],
)
def test_wording_owner_and_number_say_whether_it_is_the_same(before: str, after: str, same: bool) -> None:
    assert len(register(meeting("2024-01-01", before), meeting("2024-02-01", after))) == (1 if same else 2)


def test_what_is_said_and_stands_on_the_list_of_one_day_is_one_task() -> None:
    tables = link(
        [meeting("2024-01-01", "Zaal regelen voor de buurtdag | Bram", said=("Bram zal een zaal regelen | Bram",))]
    )
    (task,) = tables["action_register"]
    assert task["text"] == "Zaal regelen voor de buurtdag"
    assert {row["register_id"] for row in tables["action_items"]} == {task["register_id"]}
    assert len(tables["action_items"]) == 2


def test_a_promise_is_another_one_when_a_meeting_lies_between() -> None:
    said = ("Lieke stuurt een datumprikker rond",)
    days = [meeting("2024-01-01", said=said), meeting("2024-02-01"), meeting("2024-03-01", said=said)]
    assert len(link(days)["action_register"]) == 2
    assert len(link([days[0], meeting("2024-02-01", said=said)])["action_register"]) == 1


def test_the_same_words_of_two_people_are_two_promises() -> None:
    said = ("Bram gaat er achteraan | Bram", "Saskia gaat er achteraan | Saskia")
    assert len(link([meeting("2024-01-01", said=said)])["action_register"]) == 2


def test_done_and_asked_again_is_a_new_task() -> None:
    tables = link(
        [
            meeting("2024-01-01", "Jaarverslag opstellen | Bram | done"),
            meeting("2024-02-01", "Jaarverslag opstellen | Bram"),
        ]
    )
    assert sorted(str(row["state"]) for row in tables["action_register"]) == ["done", "open"]
    assert len({row["register_id"] for row in tables["action_register"]}) == 2


def test_the_register_holds_the_last_owner_and_day_and_the_meetings_of_the_first_and_last_change() -> None:
    first = meeting("2024-01-01", "Zaal regelen voor de buurtdag | Bram")
    last = meeting("2024-02-01", "Zaal regelen voor de buurtdag | Saskia")
    last["action_items"][0]["due_date"] = "2024-03-01"
    tables = link([first, last])
    (task,) = tables["action_register"]
    expected: dict[str, Any] = {
        "meeting_id": first["meetings"][0]["meeting_id"],
        "changed_meeting_id": last["meetings"][0]["meeting_id"],
        "opened_on": "2024-01-01",
        "changed_on": "2024-02-01",
        "owner": "Saskia",
        "due_date": "2024-03-01",
        "body": "Wijkraad",
        "listed": True,
        "meeting_count": 2,
    }
    assert {key: task[key] for key in expected} == expected
    assert [row["owner"] for row in tables["action_changes"]] == ["Bram", "Saskia"]
    assert [row["due_date"] for row in tables["action_changes"]] == [None, "2024-03-01"]
