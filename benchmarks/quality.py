"""The figures of docs/quality.md: what ``verslag evaluate`` says of all annotated documents and of each folder.

    python benchmarks/quality.py GOLD OUT

GOLD holds annotated documents, OUT the tables of a run over these documents. Prints two Markdown tables.
"""

from __future__ import annotations

import sys
from pathlib import Path

from pipeline.evaluation import FACETS, evaluate
from pipeline.evaluation.annotations import read_annotations

SHOWN = ("people", "organisations", "dates", "conclusions", "action_items", "contributions")


def render(gold: Path, out: Path) -> str:
    """Return both tables as Markdown."""
    whole = evaluate(gold, out)
    lines = ["| facet | precision | recall | F1 | right | found | annotated |", "|---|---|---|---|---|---|---|"]
    for facet in FACETS:
        of = whole.facets[facet]
        shares = f"{of.precision:.3f} | {of.recall:.3f} | {of.f1:.3f}"
        lines.append(f"| {facet.replace('_', ' ')} | {shares} | {of.right} | {of.found} | {of.annotated} |")
    lines += [f"| macro | | | {whole.macro_f1:.3f} | | | |", ""]
    lines.append(f"| folder | documents | {' | '.join(facet.replace('_', ' ') for facet in SHOWN)} |")
    lines.append("|" + "---|" * (len(SHOWN) + 2))
    for folder in sorted({annotation["id"].partition("/")[0] for annotation in read_annotations(gold)}):
        part = evaluate(gold, out, only=f"{folder}/")
        cells = [f"{part.facets[f].f1:.2f}" if part.facets[f].annotated else "-" for f in SHOWN]
        lines.append(f"| {folder} | {part.documents} | {' | '.join(cells)} |")
    return "\n".join(lines)


if __name__ == "__main__":
    print(render(Path(sys.argv[1]), Path(sys.argv[2])))
