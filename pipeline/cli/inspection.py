"""How one document and what was found in it is shown: for people, as CSV, or as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass

from rich.console import Console
from rich.table import Table
from rich.text import Text
from rich.tree import Tree

from pipeline.cli import output
from pipeline.document import Document
from pipeline.facts import Facts, Section, Structure

_STYLES = {
    "person": "bold cyan",
    "organisation": "bold magenta",
    "place": "green",
    "date": "yellow",
    "conclusion": "on dark_green",
    "action item": "on dark_red",
    "contribution": "underline",
}
_FIELDS = ("title", "body", "date", "start_time", "end_time", "location", "chair", "secretary", "next_meeting")


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing found: what it is, what was made of it, where it stands (0-based, end exclusive), and by which rule."""

    what: str
    value: str
    start: int
    end: int
    rule: str
    confidence: float | None = None


def find_all(structure: Structure, facts: Facts) -> list[Finding]:
    """Return everything found in a document in the order of its evidence."""
    found = [*_names(facts), *_statements(facts)]
    for fact in structure.dates:
        period = fact.first.isoformat() if fact.first == fact.last else f"{fact.first} – {fact.last}"
        found.append(Finding("date", f"{period} ({fact.relation})", fact.start, fact.end, "dates"))
    return sorted(found, key=lambda finding: (finding.start, finding.end, finding.what))


def _names(facts: Facts) -> Iterator[Finding]:
    for mention in facts.mentions:
        if mention.label == "PERSON":
            value = facts.people[mention.entity].name if mention.entity is not None else "?"
            yield Finding("person", value, mention.start, mention.end, "people")
        elif mention.label == "ORG":
            value = facts.organisations[mention.entity].name if mention.entity is not None else "?"
            yield Finding("organisation", value, mention.start, mention.end, "organisations")
        else:
            yield Finding("place", "", mention.start, mention.end, "places")


def _statements(facts: Facts) -> Iterator[Finding]:
    for c in facts.conclusions:
        votes = f"{c.votes_for}–{c.votes_against}" if c.votes_for is not None else ""
        value = ", ".join(part for part in (c.kind, c.outcome, votes) if part)
        yield Finding("conclusion", value, c.start, c.end, c.rule, c.confidence)
    for a in facts.actions:
        due = a.due.isoformat() if a.due else a.due_text
        value = ", ".join(part for part in (a.owner or "nobody named", due, a.status) if part)
        yield Finding("action item", value, a.start, a.end, a.rule, a.confidence)
    for s in facts.contributions:
        who = facts.people[s.person].name if s.person is not None else s.speaker
        yield Finding("contribution", f"{who} {s.act}", s.start, s.end, s.rule, s.confidence)


def as_csv(document: Document, structure: Structure, facts: Facts) -> str:
    """Return the findings as CSV, one a line, with their words."""
    rows = []
    for f in find_all(structure, facts):
        confidence = "" if f.confidence is None else f"{f.confidence:.2f}"
        page, words = document.page_at(f.start), document.text[f.start : f.end]
        rows.append((f.what, f.value, f.start, f.end, page, f.rule, confidence, words))
    return output.as_csv(("what", "value", "start", "end", "page", "rule", "confidence", "text"), rows)


def as_json(document: Document, structure: Structure, facts: Facts) -> str:
    """Return document, structure and facts as one JSON object."""
    whole = {"document": asdict(document), "structure": asdict(structure), "facts": asdict(facts)}
    return json.dumps(whole, ensure_ascii=False, indent=1, default=_plain) + "\n"


def _plain(value: object) -> object:
    return sorted(value) if isinstance(value, (set, frozenset)) else str(value)


def show(name: str, document: Document, structure: Structure, facts: Facts, *, with_text: bool) -> None:
    """Print a document for people; colours only on a terminal, elsewhere the evidence stands between marks."""
    console = Console(highlight=False, soft_wrap=True)
    console.print(_heading(name, document, structure))
    console.print(_outline(structure.sections))
    if facts.attendance:
        console.print(_attendance(facts))
    findings = find_all(structure, facts)
    for line in _statement_lines(document, structure.sections, findings):
        console.print(line)
    for warning in (*document.warnings, *structure.warnings):
        console.print(f"[red]warning[/red] {warning}")
    if with_text:
        console.rule("text")
        console.print(_highlighted(document, structure.sections, findings, plain=not console.is_terminal))


def _heading(name: str, document: Document, structure: Structure) -> Table:
    table = Table(title=Text(name, style="bold"), show_header=False, box=None, title_justify="left")
    pages = f", {document.page_count} pages" if document.page_count else ""
    table.add_row(
        "kind", Text(f"{structure.kind} ({document.media_type}{pages}, language {structure.language or '?'})")
    )
    for field in _FIELDS:
        value = getattr(structure.header, field)
        if value is not None:
            table.add_row(field.replace("_", " "), Text(value.value))
    return table


def _outline(sections: Sequence[Section]) -> Tree:
    root = Tree("outline")
    nodes = {-1: root}
    for section in sections:
        label = Text(f"{section.number}. " if section.number else "")
        label.append(section.title or "(before the first heading)", style="bold" if section.title else "dim")
        label.append(f"  {section.kind or ''}{f', page {section.page}' if section.page else ''}", style="dim")
        parent = nodes.get(-1 if section.parent is None else section.parent, root)
        nodes[section.position] = parent.add(label)
    return root


def _attendance(facts: Facts) -> Table:
    table = Table("status", "person", "function", "role", "organisation", box=None)
    for attendee, number in facts.attendance:
        person = facts.people[number]
        organisation = None if person.organisation is None else facts.organisations[person.organisation].name
        cells = (attendee.status, person.name, attendee.function, attendee.role, organisation)
        table.add_row(*(Text(cell or "") for cell in cells))
    return table


def _statement_lines(document: Document, sections: Sequence[Section], findings: Sequence[Finding]) -> Iterator[Text]:
    """Yield two lines for each statement: what was made of it and why, then its own words."""
    for finding in findings:
        if finding.confidence is None:
            continue
        section = next((s for s in reversed(sections) if s.start <= finding.start), None)
        page = document.page_at(finding.start)
        title = " ".join(part for part in (section.number, section.title) if part) if section else ""
        place = ", ".join(part for part in (title, f"page {page}" if page else "") if part)
        why = f"{place}; {finding.start}–{finding.end}; {finding.rule} {finding.confidence:.2f}"
        kind = Text(finding.what, style=_STYLES[finding.what])
        yield Text.assemble(kind, "  ", (finding.value, "bold"), "  ", (f"[{why}]", "dim"))
        yield Text("    " + " ".join(document.text[finding.start : finding.end].split()))


def _highlighted(document: Document, sections: Sequence[Section], findings: Sequence[Finding], *, plain: bool) -> Text:
    """Return the text with headings in bold and every finding in its colour, or between ``«what: …»`` marks."""
    if plain:
        marks = [(f.start, 1, f"«{f.what}: ") for f in findings] + [(f.end, 0, "»") for f in findings]
        parts, last = [], 0
        for offset, _, mark in sorted(marks):
            parts += [document.text[last:offset], mark]
            last = offset
        return Text("".join([*parts, document.text[last:]]))
    text = Text(document.text)
    for section in sections:
        if section.title:
            text.stylize("bold reverse", section.start, section.body_start)
    for finding in findings:
        text.stylize(_STYLES[finding.what], finding.start, finding.end)
    return text
