"""Tables of two invented meetings, made without reading a document."""

from __future__ import annotations

from datetime import date
from functools import partial
from pathlib import Path

from pipeline.archive import publish, to_tables
from pipeline.fulltext import FILE_NAME, write_index

PEOPLE = {
    "per_saskia": ("Saskia Verhoeven", ["Saskia", "Saskia Verhoeven"], "org_anker"),
    "per_bram": ("Bram de Wit", ["Bram", "Bram de Wit"], None),
    "per_aya": ("Aya Benali", ["A. Benali", "Aya Benali"], "org_brug"),
}
ORGANISATIONS = {
    "org_anker": ("Stichting Het Anker", ["Het Anker", "Stichting Het Anker"]),
    "org_brug": ("Woningcorporatie De Brug", ["De Brug", "Woningcorporatie De Brug"]),
    "org_npm": ("Nationaal Programma Meerwijk", ["NPM", "Nationaal Programma Meerwijk"]),
}
MARCH = (
    ("Opening", 1, None, "Saskia Verhoeven opent de vergadering."),
    (
        "Werving directeur",
        1,
        None,
        "Bram de Wit vraagt wanneer de nieuwe directeur begint. Saskia antwoordt dat er acht brieven zijn. "
        "Afgesproken wordt dat de commissie twee mensen uitnodigt. Bram maakt een rooster voor 1 april.",
    ),
    ("Profiel", 2, 1, "Aya Benali stelt voor om naar ervaring te vragen."),
    (
        "Uitvoeringsprogramma",
        1,
        None,
        "De voorzitter meldt dat het programma van NPM bijna klaar is. Het uitvoeringsprogramma wordt vastgesteld.",
    ),
)
MAY = (
    ("Mededelingen", 1, None, "Aya bedankt de wervingscommissie voor de nieuwe directeur."),
    ("Armoede", 1, None, "Saskia zegt dat drie gezinnen hulp kregen. Bram heeft het rooster gemaakt."),
)
SAID = (
    ("a", 1, "Bram de Wit", "per_bram", "asks", "Bram de Wit vraagt wanneer de nieuwe directeur begint."),
    ("a", 1, "Saskia", "per_saskia", "answers", "Saskia antwoordt dat er acht brieven zijn."),
    ("a", 2, "Aya Benali", "per_aya", "proposes", "Aya Benali stelt voor om naar ervaring te vragen."),
    ("a", 3, "De voorzitter", None, "states", "De voorzitter meldt dat het programma van NPM bijna klaar is."),
    ("b", 0, "Aya", "per_aya", "thanks", "Aya bedankt de wervingscommissie voor de nieuwe directeur."),
    ("b", 1, "Saskia", "per_saskia", "states", "Saskia zegt dat drie gezinnen hulp kregen."),
)
DECIDED = (
    ("a", 1, "agreement", None, "Afgesproken wordt dat de commissie twee mensen uitnodigt."),
    ("a", 3, "decision", "adopted", "Het uitvoeringsprogramma wordt vastgesteld."),
)
TASKS = (
    ("a", 1, "act_1", "Bram", "open", date(2031, 4, 1), "Bram maakt een rooster voor 1 april."),
    ("b", 1, "act_1", "Bram", "done", None, "Bram heeft het rooster gemaakt."),
)
NAMED = {"Saskia": "per_saskia", "Bram": "per_bram", "Aya": "per_aya"}

Rows = dict[str, list[dict[str, object]]]


def rows() -> Rows:
    """Return the rows of every table: a meeting of 2031-03-04 and one of 2031-05-06 of the same council."""
    made: Rows = {name: [] for name in ("documents", "meetings", "sections", "mentions")}
    for letter, parts, day, path in (
        ("a", MARCH, date(2031, 3, 4), "raad/maart.txt"),
        ("b", MAY, date(2031, 5, 6), "raad/mei.txt"),
    ):
        _add_document(made, letter, parts, day, path)
    made["documents"].append(
        made["documents"][0]
        | {"document_id": "doc_c", "source_path": "raad/maart-concept.txt", "duplicate_of": "doc_a"}
    )
    made["people"] = [
        {"person_id": key, "name": name, "aliases": aliases, "organisation_id": org, "meeting_count": 1}
        for key, (name, aliases, org) in PEOPLE.items()
    ]
    made["organisations"] = [
        {"organisation_id": key, "name": name, "aliases": aliases, "meeting_count": 1}
        for key, (name, aliases) in ORGANISATIONS.items()
    ]
    _add_statements(made)
    made["topics"] = [{"topic_id": "top_1", "label": "armoede", "terms": ["Armoede", "armoede"], "meeting_count": 1}]
    made["section_topics"] = [{"section_id": "doc_b-s001", "topic_id": "top_1", "weight": 0.5}]
    made["attendance"] = [
        {"meeting_id": "mtg_a", "person_id": "per_saskia", "name_as_written": "Saskia Verhoeven", "status": "present"},
        {"meeting_id": "mtg_a", "person_id": "per_bram", "name_as_written": "Bram", "status": "absent"},
    ]
    return made


def publish_minutes(out: Path, content: Rows | None = None, *, version: str = "0.1.0", index: bool = True) -> Path:
    """Publish tables with their index in a folder."""
    tables = to_tables(rows() if content is None else content)
    beside = {FILE_NAME: partial(write_index, tables)} if index else {}
    publish(out, tables, descriptor={"version": version}, state="test", beside=beside)
    return out


def _add_document(made: Rows, letter: str, parts: tuple, day: date, path: str) -> None:
    document, text = f"doc_{letter}", ""
    for position, (title, level, parent, body) in enumerate(parts):
        start = len(text)
        text += f"{title}\n{body}\n"
        made["sections"].append(
            {
                "section_id": f"{document}-s{position:03d}",
                "document_id": document,
                "meeting_id": f"mtg_{letter}",
                "parent_id": None if parent is None else f"{document}-s{parent:03d}",
                "position": position,
                "level": level,
                "title": title,
                "kind": "topic",
                "start": start,
                "end": len(text),
                "text": text[start:],
            }
        )
    made["documents"].append({"document_id": document, "source_path": path, "status": "ok", "text": text})
    made["meetings"].append(
        {
            "meeting_id": f"mtg_{letter}",
            "document_id": document,
            "title": "Verslag",
            "body": "Bewonersraad",
            "date": day,
        }
    )


def _quote(made: Rows, letter: str, section: int, text: str) -> dict[str, object]:
    whole = next(str(row["text"]) for row in made["documents"] if row["document_id"] == f"doc_{letter}")
    start = whole.index(text)
    return {"section_id": f"doc_{letter}-s{section:03d}", "text": text, "start": start, "end": start + len(text)}


def _add_statements(made: Rows) -> None:
    for table in ("contributions", "conclusions", "action_items", "action_register", "action_changes"):
        made[table] = []
    for number, (letter, section, speaker, person, act, text) in enumerate(SAID):
        quote = _quote(made, letter, section, text)
        made["contributions"].append(
            quote
            | {
                "contribution_id": f"said_{number}",
                "meeting_id": f"mtg_{letter}",
                "speaker": speaker,
                "person_id": person,
                "act": act,
            }
        )
        if speaker.split()[0] in NAMED:
            made["mentions"].append(
                {
                    "mention_id": f"mention_{number}",
                    "document_id": f"doc_{letter}",
                    "section_id": quote["section_id"],
                    "label": "PERSON",
                    "text": speaker,
                    "start": quote["start"],
                    "end": int(str(quote["start"])) + len(speaker),
                    "person_id": NAMED[speaker.split()[0]],
                }
            )
    for number, (letter, section, kind, outcome, text) in enumerate(DECIDED):
        made["conclusions"].append(
            _quote(made, letter, section, text)
            | {"conclusion_id": f"decided_{number}", "meeting_id": f"mtg_{letter}", "kind": kind, "outcome": outcome}
        )
    for number, (letter, section, task, owner, status, due, text) in enumerate(TASKS):
        made["action_items"].append(
            _quote(made, letter, section, text)
            | {
                "action_id": f"does_{number}",
                "meeting_id": f"mtg_{letter}",
                "owner": owner,
                "owner_person_id": "per_bram",
                "due_date": due,
                "status": status,
                "register_id": task,
            }
        )
        made["action_changes"].append(
            {
                "register_id": task,
                "meeting_id": f"mtg_{letter}",
                "date": date(2031, 3 if letter == "a" else 5, 4 if letter == "a" else 6),
                "state": status,
                "action_id": f"does_{number}",
                "owner": owner,
                "due_date": due,
            }
        )
    made["action_register"].append(
        {
            "register_id": "act_1",
            "meeting_id": "mtg_a",
            "body": "Bewonersraad",
            "text": TASKS[0][-1],
            "owner": "Bram",
            "owner_person_id": "per_bram",
            "due_date": date(2031, 4, 1),
            "state": "done",
            "opened_on": date(2031, 3, 4),
            "changed_meeting_id": "mtg_b",
            "changed_on": date(2031, 5, 6),
            "listed": True,
            "meeting_count": 2,
        }
    )
