"""Measure what each page of the explorer takes on a large archive: the tables of a run, multiplied.

Run by hand: ``python benchmarks/explorer.py [TABLES [COPIES]]``, with the same archive as ``queries.py`` makes. Figures
are the processor's seconds of all cores together, the lowest of three, so that what else the machine does counts less;
then the clock's of that same time. Each is given as a ratio to reading all texts with pandas and scanning them for a
word in the same run, and its page's size. A page is made here without a browser or a network between.
"""

from __future__ import annotations

import re
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from time import perf_counter, process_time

from queries import ROOT, WORDS, best, publish_large, scan
from starlette.testclient import TestClient

from pipeline.explorer import create_app

LISTS = ("vergaderingen", "mensen", "organisaties", "onderwerpen")


def paths(client: TestClient, word: str) -> Iterator[str]:
    """Yield the address of each page, and of the first meeting, person, organisation and topic that is listed."""
    yield from ("/", f"/zoeken?q={word}", f"/zoeken?q={word}&pagina=3", "/besluiten", f"/besluiten?q={word}")
    yield from ("/acties", "/acties?staat=overdue", "/acties.csv", f"/samenvatting?q={word}", "/kwaliteit")
    for name in LISTS:
        yield f"/{name}"
        first = re.search(rf'"(/{name}/[a-z]{{3}}_[^"#]+)', client.get(f"/{name}").text)
        if first:
            yield first[1]


def measure(client: TestClient, path: str) -> tuple[float, float, int]:
    """Return the processor's and the clock's seconds of the quickest of three, and the kilobytes of the page."""
    taken = []
    for _ in range(3):
        start, began = process_time(), perf_counter()
        answer = client.get(path)
        taken.append((process_time() - start, perf_counter() - began, len(answer.content) // 1000))
        answer.raise_for_status()
    return min(taken)


def main(source: Path, copies: int | None = None, word: str = WORDS[1]) -> None:
    """Make the large archive, and print a table of what each page takes on it."""
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder)
        documents = publish_large(source, out, copies)["documents"].num_rows
        reference = best(lambda: scan(out, word))
        print(f"{documents} documents; reference: pandas reads and scans the texts, {reference:.2f} s")
        client = TestClient(create_app(out))
        for path in paths(client, word):
            seconds, clock, size = measure(client, path)
            ratio = reference / seconds
            print(
                f"{path:<48} {seconds:7.3f} s {clock:7.3f} s by the clock {size:6} kB {ratio:6.1f} x as fast",
                flush=True,
            )


if __name__ == "__main__":
    given = sys.argv[1:]
    main(Path(given[0]) if given else ROOT / "data" / "processed", int(given[1]) if len(given) > 1 else None)
