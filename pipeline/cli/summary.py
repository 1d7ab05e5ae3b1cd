"""What a run left in its tables, in numbers."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

from pipeline.archive import read_table
from pipeline.cli.output import as_csv
from pipeline.run import Report

_NAMES_SHOWN = 3


@dataclass(frozen=True, slots=True)
class Failure:
    """Hold one reason for which documents could not be read, with how many and the paths of the first few."""

    reason: str
    count: int
    files: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Summary:
    """Hold what the tables of a run come down to."""

    tables: str
    documents: int
    kinds: dict[str, int]
    statuses: dict[str, int]
    meetings: int
    people: int
    organisations: int
    decisions: int
    open_actions: int
    contributions: int
    skipped: int
    read: int
    kept: int
    removed: int
    failures: tuple[Failure, ...]


def summarise(out: Path, report: Report) -> Summary:
    """Count what stands in the published tables.

    Raises:
        RunError: there are no tables.
    """
    documents = read_table(out, "documents", ["source_path", "kind", "status", "message"]).to_pylist()
    decisions = read_table(out, "conclusions", ["kind"])["kind"].to_pylist()
    actions = read_table(out, "action_items", ["status"])["status"].to_pylist()
    return Summary(
        tables=str(out),
        documents=len(documents),
        kinds=_count(row["kind"] for row in documents if row["kind"]),
        statuses=_count(row["status"] for row in documents),
        meetings=_rows(out, "meetings", "meeting_id"),
        people=_rows(out, "people", "person_id"),
        organisations=_rows(out, "organisations", "organisation_id"),
        decisions=decisions.count("decision"),
        open_actions=actions.count("open"),
        contributions=_rows(out, "contributions", "contribution_id"),
        skipped=report.files - len(documents),
        read=report.read,
        kept=report.kept,
        removed=report.removed,
        failures=_failures(documents),
    )


def render(summary: Summary, form: str) -> str:
    """Return a summary as ``table`` (for people), ``csv`` (group, name, count) or ``json``."""
    if form == "json":
        return json.dumps(asdict(summary), ensure_ascii=False, indent=2)
    if form == "csv":
        return as_csv(("group", "name", "count"), _lines(summary)).rstrip("\n")
    return _for_people(summary)


def _lines(summary: Summary) -> Iterator[tuple[str, str, int]]:
    for name in ("files_read", "files_kept", "files_removed", "files_skipped"):
        yield "run", name, getattr(summary, name.removeprefix("files_"))
    yield "documents", "all", summary.documents
    yield from (("kind", name, count) for name, count in summary.kinds.items())
    yield from (("status", name, count) for name, count in summary.statuses.items())
    for name in ("meetings", "people", "organisations", "decisions", "open_actions", "contributions"):
        yield "tables", name, getattr(summary, name)
    yield from (("failure", failure.reason, failure.count) for failure in summary.failures)


def _for_people(summary: Summary) -> str:
    skipped = f", {summary.skipped} other files skipped as no documents" if summary.skipped else ""
    removed = f", {summary.removed} gone" if summary.removed else ""
    rows = [
        ("documents", f"{summary.documents} ({_listed(summary.statuses)})"),
        ("", _listed(summary.kinds)),
        ("this run", f"{summary.read} read, {summary.kept} unchanged{removed}{skipped}"),
        *((name.replace("_", " "), str(getattr(summary, name))) for name in ("meetings", "people", "organisations")),
        *((name.replace("_", " "), str(getattr(summary, name))) for name in ("decisions", "open_actions")),
        ("contributions", str(summary.contributions)),
        ("tables", summary.tables),
    ]
    lines = [f"{name:<14} {value}".rstrip() for name, value in rows if value]
    if summary.failures:
        lines += ["", "not read:"]
    for failure in summary.failures:
        more = ", ..." if failure.count > len(failure.files) else ""
        lines.append(f"  {failure.count} × {failure.reason}: {', '.join(failure.files)}{more}")
    return "\n".join(lines)


def _failures(documents: list[dict[str, str]]) -> tuple[Failure, ...]:
    files: dict[str, list[str]] = {}
    for row in documents:
        if row["status"] == "failed":
            files.setdefault(row["message"], []).append(row["source_path"])
    ordered = sorted(files.items(), key=lambda item: (-len(item[1]), item[0]))
    return tuple(Failure(reason, len(paths), tuple(paths[:_NAMES_SHOWN])) for reason, paths in ordered)


def _count(values: Iterator[str]) -> dict[str, int]:
    return dict(sorted(Counter(values).items(), key=lambda item: (-item[1], item[0])))


def _listed(counts: dict[str, int]) -> str:
    return ", ".join(f"{count} {name.replace('_', ' ')}" for name, count in counts.items())


def _rows(out: Path, table: str, column: str) -> int:
    return int(read_table(out, table, [column]).num_rows)
