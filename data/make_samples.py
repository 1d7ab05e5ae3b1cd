"""Make the Word and PDF samples of ``data/raw`` from the texts in ``data/samples``; the same bytes on every run.

Run as ``python data/make_samples.py [folder]``; without a folder the samples in ``data/raw`` are made anew.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path

from sample_pdf import make_adopted_pdf, make_council_pdf, make_decisions_pdf, make_letterhead_pdf, make_scanned_pdf
from sample_word import make_agenda_word, make_styled_word, make_typed_word

RAW = Path(__file__).parent / "raw"

SAMPLES: dict[str, Callable[[Path], None]] = {
    "wijkalliantie/Verslag 22 mei CONCEPT.docx": partial(make_typed_word, text="wijkalliantie-mei"),
    "wijkalliantie/verslag-mei-vastgesteld.pdf": partial(make_adopted_pdf, text="wijkalliantie-mei"),
    "gemeente/notulen-raad-maart.pdf": partial(make_council_pdf, text="raad-maart"),
    "gemeente/besluitenlijst-bw-week-10.pdf": partial(make_decisions_pdf, text="besluitenlijst-college"),
    "gemeente/agenda-samenleving.docx": partial(make_agenda_word, text="agenda-commissie"),
    "school/mr-regenboog-31-maart.docx": partial(make_styled_word, text="mr-regenboog"),
    "werkgroepen/werkgroep-verkeer.pdf": partial(make_letterhead_pdf, text="werkgroep-verkeer"),
    "werkgroepen/scan-zilverhof.pdf": partial(make_scanned_pdf, text="bewonersoverleg-zilverhof"),
}
"""Path in the archive and what makes it."""


def make_samples(folder: Path) -> list[Path]:
    """Make every sample under a folder and return their paths."""
    paths = []
    for name, make in SAMPLES.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        make(path)
        paths.append(path)
    return paths


if __name__ == "__main__":
    for made in make_samples(Path(sys.argv[1]) if len(sys.argv) > 1 else RAW):
        print(made)
