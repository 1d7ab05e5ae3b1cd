"""Compare the language layer, with and without what finds facts, with bare spaCy and with Frog doing the same layers.

Run by hand: ``python benchmarks/language_layer.py [FOLDER [WORDS]]`` (default ``data/raw`` and 20,000 words; the
documents are repeated until there are so many). Words are what white space separates. Every figure is CPU time of one
thread, reading the files, loading the models and a first document (what is compiled or filled once) left out, and is
given as a ratio to the references of the same run, so that machines do not matter. Peak memory is that of a process
that does only this, model and documents included.

Frog (Debian packages ``frog`` and ``frogdata``) gives tokens, tags, lemmas, names and trees; its chunker and its
morphological analyser are off, for nothing here does that. Of sentences over 200 words, which are lists and tables, it
gives no tree: those take it gigabytes.
"""

from __future__ import annotations

import json
import os
import pickle
import resource
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from itertools import cycle
from pathlib import Path
from time import process_time

from pipeline.document import Document
from pipeline.facts import Structure

Read = list[tuple[Document, Structure]]

ROOT = Path(__file__).resolve().parent.parent
FROG = ("frog", "--skip=ac", "--threads=1", "--max-parser-tokens=200", "--nostdout")
ONE_THREAD = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1")


def bare_pipe(documents: Read) -> float:
    """Run the bundled model by ``nlp.pipe`` as spaCy comes, nothing on top; return the CPU seconds."""
    import spacy

    from pipeline.language_models import BUNDLED, choose

    nlp = spacy.load(choose(BUNDLED).folders[0])
    nlp(documents[0][0].text)
    start = process_time()
    for _ in nlp.pipe(document.text for document, _ in documents):
        pass
    return process_time() - start


def layers(documents: Read) -> float:
    """Run the model in our pipeline, without the components that find facts: Frog's layers; return the CPU seconds."""
    from pipeline.language_models import BUNDLED
    from pipeline.nlp.components import FACTORIES
    from pipeline.nlp.context import Context
    from pipeline.nlp.load import load_model

    nlp = load_model(BUNDLED)
    for factory in FACTORIES[1:]:
        nlp.remove_pipe(factory)
    nlp(documents[0][0].text)
    start = process_time()
    for document, structure in documents:
        doc = nlp.make_doc(document.text)
        doc._.context = Context(document, structure)
        nlp(doc)
    return process_time() - start


def with_components(documents: Read) -> float:
    """Find the facts, as ``verslag run`` does: the model and our components on top; return the CPU seconds."""
    from pipeline.language_models import BUNDLED
    from pipeline.nlp import find_facts
    from pipeline.nlp.load import load_model

    nlp = load_model(BUNDLED)
    find_facts(*documents[0], nlp)
    start = process_time()
    for document, structure in documents:
        find_facts(document, structure, nlp)
    return process_time() - start


def frog(documents: Read) -> float:
    """Run Frog; return its CPU seconds above those for a single word, which go to loading."""
    seconds = []
    with tempfile.TemporaryDirectory() as folder:
        for text in ("Ja.\n", "\n\n".join(document.text for document, _ in documents)):
            (Path(folder) / "text").write_text(text, encoding="utf-8")
            before = resource.getrusage(resource.RUSAGE_CHILDREN)
            subprocess.run([*FROG, "-t", "text", "-o", "out"], cwd=folder, check=True, capture_output=True)
            after = resource.getrusage(resource.RUSAGE_CHILDREN)
            seconds.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    return seconds[1] - seconds[0]


ENGINES: dict[str, Callable[[Read], float]] = {f.__name__: f for f in (bare_pipe, layers, with_components, frog)}


def read(folder: Path, words: int) -> tuple[Read, int]:
    """Return the readable documents of a folder, repeated until they have so many words, and how many they have."""
    from pipeline.readers import ReadError, read_document
    from pipeline.structure import read_structure

    found: Read = []
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        try:
            document = read_document(path)
        except ReadError:
            continue
        found.append((document, read_structure(document, name=path.name)))
    taken, count = [], 0
    for pair in cycle(found):
        if count >= words:
            break
        taken.append(pair)
        count += len(pair[0].text.split())
    return taken, count


def measure(engine: str, pickled: Path) -> tuple[float, float]:
    """Return CPU seconds and peak megabytes of an engine, in a process of its own."""
    command = [sys.executable, __file__, "--engine", engine, str(pickled)]
    environment = os.environ | ONE_THREAD | {"PYTHONPATH": str(ROOT)}
    done = subprocess.run(command, env=environment, check=True, stdout=subprocess.PIPE, text=True)
    seconds, megabytes = json.loads(done.stdout)
    return seconds, megabytes


def work(engine: str, pickled: Path) -> None:
    """Be the process of an engine: print CPU seconds and peak megabytes as JSON."""
    documents = pickle.loads(pickled.read_bytes())
    seconds = ENGINES[engine](documents)
    who = resource.RUSAGE_CHILDREN if engine == "frog" else resource.RUSAGE_SELF
    print(json.dumps([seconds, resource.getrusage(who).ru_maxrss / 1000]))


def main(folder: Path, words: int = 20_000) -> None:
    """Print a table of the engines for the documents of a folder."""
    documents, count = read(folder, words)
    print(f"{len(documents)} documents, {count} words; references: bare_pipe and frog")
    engines = list(ENGINES) if shutil.which("frog") else [name for name in ENGINES if name != "frog"]
    with tempfile.TemporaryDirectory() as place:
        pickled = Path(place) / "documents"
        pickled.write_bytes(pickle.dumps(documents))
        figures = {engine: measure(engine, pickled) for engine in engines}
    for engine, (seconds, megabytes) in figures.items():
        ratios = [
            f"{figures[other][0] / seconds:7.2f} x {other}" for other in ("bare_pipe", "frog") if other in figures
        ]
        print(f"{engine:<16} {count / seconds:7.0f} words a second {''.join(ratios)}  {megabytes:6.0f} MB")
    if "frog" not in figures:
        print("frog is not installed and was left out: apt install frog frogdata")


if __name__ == "__main__":
    if sys.argv[1:2] == ["--engine"]:
        work(sys.argv[2], Path(sys.argv[3]))
    else:
        folder = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "data" / "raw"
        main(folder, *map(int, sys.argv[2:3]))
