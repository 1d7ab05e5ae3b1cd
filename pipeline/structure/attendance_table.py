"""Tables of people: ``Naam | Organisatie | Opmerking``, ``Achternaam | Voornaam``, or pairs of columns side by side."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from pipeline.document import Block, Document
from pipeline.facts import Attendee
from pipeline.structure.attendee_details import AWAY, LOWER_NAME, describe
from pipeline.structure.name_lists import read_names
from pipeline.structure.names import looks_like_name, reorder, split_name, strip_titles

_HEADERS = {
    "name": r"(?:naam|namen|leden|lid|deelnemers?|wie|aanwezig|aanwezigen|persoon|genodigden?|voor- en achternaam)",
    "surname": r"(?:achternaam|familienaam)",
    "given": r"(?:voornaam|roepnaam|voorletters)",
    "presence": r"(?:aanw|aanwezig\?|aanwezigheid|present|aanw(?:ezig)?\.? ja/nee|\+ ?/ ?[–-])\.?",
    "initials": r"(?:init|initialen|initiaal|afk|afkorting|paraaf)\.?",
    "organisation": r"(?:organisatie|departement|namens|partij|fractie|instelling|bedrijf|gemeente|afdeling|vereniging|"
    r"organization|ministerie|school)",
    "role": r"(?:rol|functie|geleding|taak|vertegenwoordigt|opmerking|opmerkingen|toelichting|role|hoedanigheid)",
}
_PRESENCE = re.compile(r"aanw(?:ezig(?:heid)?)?\W*", re.IGNORECASE)
_ABSENT = re.compile(
    r"(?:nee|n|no|afwezig|afw|afgemeld|verhinderd|-|–|m\.?k\.?|a\.?m\.?k\.?|verontschuldigd)\.?(?:[,;( ].*)?",
    re.IGNORECASE,
)
_MARKS = {
    "there": r"(?:aanw(?:ezig)?|a|p|present|erbij)",
    "away": r"(?:niet aanw(?:ezig)?|afw(?:ezig)?|af|v|vm|afgem(?:eld)?|verontsch(?:uldigd)?|verh(?:inderd)?|absent)"
    r"(?: (?:met|zonder) (?:kennisgeving|bericht)| ?[mz]\.?k)?|[mz]\.?k",
}
"""Headers over columns in which a mark says who was there and who was not."""

_AWAY = re.compile(rf"\s*\({AWAY.pattern}[^()]*\)", re.IGNORECASE)
_TICK = re.compile(r"[xXvV✓✔☑☒√●•*+1]")
_MARK_HEADERS = {key: re.compile(pattern, re.IGNORECASE) for key, pattern in _MARKS.items()}
_PATTERNS = {key: re.compile(rf"{pattern}\s*:?", re.IGNORECASE) for key, pattern in _HEADERS.items()}


def read_attendance_table(document: Document, rows: list[list[Block]]) -> list[Attendee] | None:
    """Return the people in a table, None where its columns do not tell which hold names.

    The status is left open, for the label or heading of the table to give, unless a column tells it.
    """
    header = next((i for i, row in enumerate(rows[:2]) if column_roles(document, row)), None)
    if header is None:
        roles = _guess_roles(document, rows)
        body = rows
    else:
        roles = column_roles(document, rows[header])
        body = rows[header + 1 :]
    if not any(role in ("name", "surname") for _, role in roles):
        return None
    found: list[Attendee] = []
    ticked = _ticked_column(document, body, roles)
    for row in body:
        open_box = ticked is not None and all(cell.column != ticked for cell in row)
        people = _row_people(document, row, roles)
        found.extend(replace(person, status="absent") if open_box else person for person in people)
    return found


def _ticked_column(document: Document, rows: list[list[Block]], roles: list[tuple[int, str]]) -> int | None:
    """Return the column in which a cell is ticked or left open to say who was there."""
    for column, role in roles:
        cells = [document.text_of(cell).strip() for row in rows for cell in row if cell.column == column]
        if role == "presence" and cells and all(_TICK.fullmatch(text) for text in cells):
            return column
    return None


def column_roles(document: Document, row: list[Block]) -> list[tuple[int, str]]:
    """Return what the columns of a table of people hold, by the headers in a row; empty where it is no such row.

    A pair of headers may come back further to the right.
    """
    roles = []
    for cell in row:
        text = document.text_of(cell).strip()
        role = next((key for key, pattern in _PATTERNS.items() if pattern.fullmatch(text)), None)
        if role and cell.column is not None:
            roles.append((cell.column, role))
    if len({column for column, role in roles if role in ("name", "surname")}) > 1:
        shown = {cell.column for cell in row if _PRESENCE.fullmatch(document.text_of(cell).strip())}
        roles = [(column, "presence" if column in shown else role) for column, role in roles]
    if any(role == "surname" for _, role in roles):
        roles = [(column, "given" if role == "initials" else role) for column, role in roles]
    roles = _with_marks(document, row, roles)
    names = sum(role in ("name", "surname") for _, role in roles)
    return roles if names and (len(roles) > 1 or len(row) == 1) else []


def _with_marks(document: Document, row: list[Block], roles: list[tuple[int, str]]) -> list[tuple[int, str]]:
    """Add the columns behind a name that are ticked for those who were there and for those who were not."""
    texts = {cell.column: document.text_of(cell).strip(" \n:*.") for cell in row if cell.column is not None}
    first = min((column for column, role in roles if role in ("name", "surname")), default=len(row))
    marks = {
        column: next((key for key, pattern in _MARK_HEADERS.items() if pattern.fullmatch(text)), "")
        for column, text in texts.items()
        if column > first
    }
    if not {"there", "away"} <= set(marks.values()):
        return roles
    kept = [(column, role) for column, role in roles if not marks.get(column)]
    return kept + [(column, role) for column, role in marks.items() if role]


def _guess_roles(document: Document, rows: list[list[Block]]) -> list[tuple[int, str]]:
    """Take the first column whose cells are mostly full names for the names, the one behind it for organisations."""
    columns: dict[int, list[str]] = {}
    for row in rows:
        for cell in row:
            columns.setdefault(cell.column or 0, []).append(document.text_of(cell).strip())
    for column in sorted(columns):
        cells = columns[column]
        named = sum(looks_like_name(reorder(text)) and len(text.split()) > 1 for text in cells)
        if len(cells) >= 2 and named >= 0.7 * len(cells):
            roles = [(column, "name")]
            return [*roles, (column + 1, "organisation")] if column + 1 in columns else roles
    return []


def _row_people(document: Document, row: list[Block], roles: list[tuple[int, str]]) -> Iterator[Attendee]:
    cells: dict[int, Block] = {}
    for cell in row:
        cells.setdefault(cell.column or 0, cell)
    people: list[Attendee] = []
    surname: Block | None = None
    given: Block | None = None
    before = ""
    letters = _initials_beside(roles)
    order = [role for _, role in sorted(roles) if role in ("given", "surname")]
    for column, role in sorted(roles):
        block = cells.get(column)
        if block is None:
            continue
        text = " ".join(document.text_of(block).split())
        if role in ("name", "surname"):
            yield from people
            surname = block if role == "surname" else None
            people = [describe(p, before) for p in _cell_people(document, block, several=role == "name")]
            people = [_called(document, person, given, block) for person in people] if given else people
            short = cells.get(letters.get(column, -1))
            people = (
                [replace(person, initials=document.text_of(short).strip()) for person in people] if short else people
            )
            given, before = None, ""
        elif role == "presence":
            status = "absent" if _ABSENT.fullmatch(text) else "present"
            people = [replace(person, status=status) for person in people]
        elif role in ("there", "away"):
            people = [replace(person, status="present" if role == "there" else "absent") for person in people]
        elif role == "given" and order[:1] == ["given"]:
            given = block
        elif role == "given" and people and surname:
            people = [_called(document, person, block, surname) for person in people]
        elif role == "organisation" and people and LOWER_NAME.match(text):
            people = [replace(person, organisation=person.organisation or text) for person in people]
        elif text and people and role != "initials":
            people = [_described(person, text) for person in people]
        elif role == "organisation":
            before = text
    yield from people


def _initials_beside(roles: list[tuple[int, str]]) -> dict[int, int]:
    """Return for each column of names the column of initials that is nearest to it."""
    letters = [column for column, role in roles if role == "initials"]
    names = [column for column, role in roles if role == "name"]
    return {name: min(letters, key=lambda column: abs(column - name)) for name in names if letters}


def _described(person: Attendee, text: str) -> Attendee:
    """Add what a cell says of somebody; ``verkeer (afwezig)`` says that they were not there as well."""
    away = _AWAY.search(text)
    person = describe(person, _AWAY.sub("", text).strip())
    return replace(person, status="absent") if away is not None else person


def _called(document: Document, person: Attendee, given: Block, surname: Block) -> Attendee:
    """Return a person of whom one cell has the given name and another the surname."""
    name = " ".join(f"{document.text_of(given)} {person.name}".split())
    return replace(person, name=name, start=min(given.start, surname.start), end=max(given.end, surname.end))


def _cell_people(document: Document, cell: Block, *, several: bool) -> list[Attendee]:
    """Return the person whom a cell names, or the persons, each with a full name and what stands in brackets."""
    if several:
        found = list(read_names(document.text_of(cell), cell.start))
        if len(found) > 1 and all(split_name(person.name).given and " " in person.name for person in found):
            return found
    text = " ".join(document.text_of(cell).split())
    name = strip_titles(text.partition("(")[0])
    if not looks_like_name(reorder(name)):
        return []
    person = Attendee(reorder(name), cell.start, cell.start + len(name), None)
    for detail in re.findall(r"\(([^)]*)\)", text):
        for part in re.split(r"\s*[,;]\s*", detail):
            person = describe(person, part)
    return [person]
