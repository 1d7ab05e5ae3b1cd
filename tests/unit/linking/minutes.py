"""Rows of invented minutes, as ``tabulate`` returns them."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from datetime import date as day
from typing import Any

from pipeline.document import Block, Document
from pipeline.facts import (
    ActionItem,
    Attendee,
    Conclusion,
    DateFact,
    Facts,
    Header,
    Mention,
    Organisation,
    Person,
    Section,
    Structure,
    Value,
)
from pipeline.source import Source, document_id_of
from pipeline.structure.names import split_name
from pipeline.tabulate import Rows, tabulate


def minutes(
    path: str,
    *,
    people: Iterable[str | tuple[str, str]] = (),
    named_only: Iterable[str] = (),
    roles: Mapping[str, str] | None = None,
    organisations: Iterable[str | tuple[str, ...]] = (),
    body: str | None = None,
    date: str | None = None,
    text: str = "",
    sections: Iterable[tuple[str, str]] = (),
    kind: str = "minutes",
    media_type: str = "text/markdown",
) -> Rows:
    """Return the rows of one document.

    Args:
        path: where it stands.
        people: names, each alone or with an organisation; all are present and named once.
        roles: what people are, by name.
        named_only: names of people of whom the minutes speak and who were not there.
        organisations: names, each alone or with other forms.
        body: who met.
        date: ISO day.
        text: text before the first section; the names are added to it.
        sections: titles and texts.
        kind: of the document.
        media_type: of the file.
    """
    named = [(one, None) if isinstance(one, str) else one for one in people]
    present = len(named)
    named += [(one, None) for one in named_only]
    spelt = [(one,) if isinstance(one, str) else one for one in organisations]
    known = [forms[0] for forms in spelt]
    for _, organisation in named:
        if organisation and organisation not in known:
            known.append(organisation)
            spelt.append((organisation,))
    intro = "\n".join([text or path, *(name for name, _ in named), *known])
    whole, found = intro, [Section(0, 0, len(intro), 0)]
    for position, (title, body_text) in enumerate(sections, 1):
        start = len(whole)
        whole += f"\n{title}\n{body_text}"
        found.append(Section(position, start + 1, len(whole), start + 2 + len(title), level=1, title=title))
    persons = tuple(_person(name, known.index(o) if o else None) for name, o in named)
    for person in persons:
        person.role = (roles or {}).get(person.name)
    places = [(whole.index(name, len(text or path)), name) for name, _ in named]
    facts = Facts(
        people=persons,
        organisations=tuple(Organisation(forms[0], set(forms)) for forms in spelt),
        mentions=tuple(Mention(start, start + len(name), "PERSON", n) for n, (start, name) in enumerate(places)),
        attendance=tuple(
            (Attendee(name, start, start + len(name), "present"), n) for n, (start, name) in enumerate(places[:present])
        ),
        conclusions=(Conclusion(0, len(intro), "decision", None, None, None, 1.0, "invented"),),
        actions=(ActionItem(0, len(intro), None, 0 if named else None, None, None, None, "open", 1.0, "invented"),),
        chair=0 if named else None,
    )
    header = Header(body=Value(body, 0, 0) if body else None, date=Value(date, 0, 0) if date else None)
    days = (DateFact(0, 1, day.fromisoformat(date), day.fromisoformat(date), "day", "meeting"),) if date else ()
    structure = Structure(kind, "nl", header, tuple(found), (), days)
    return tabulate(source(path, whole), Document(whole, (Block(0, len(whole)),), (), media_type), structure, facts)


def source(path: str, text: str) -> Source:
    return Source(
        document_id=document_id_of(path),
        source_path=path,
        sha256=hashlib.sha256(f"{path} {text}".encode()).hexdigest(),
        size_bytes=len(text),
        media_type=None,
        model=None,
        pipeline_version="0",
        processed_at="2024-01-01T00:00:00+00:00",
    )


def _person(name: str, organisation: int | None) -> Person:
    if " " not in name:
        return Person(name, forms={name}, organisation=organisation)
    parts = split_name(name)
    return Person(name, parts.given, parts.prefix, parts.surname, {name}, None, organisation)


def names(tables: dict[str, Any]) -> list[str]:
    """Return the names of all people, sorted."""
    return sorted(str(row["name"]) for row in tables["people"])


def organisations(tables: dict[str, Any]) -> dict[str, list[str]]:
    """Return the aliases of all organisations by name."""
    return {row["name"]: row["aliases"] for row in tables["organisations"]}
