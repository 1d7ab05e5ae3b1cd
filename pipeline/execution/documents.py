"""The one thing that is done to every file: read it, find its structure and facts, make rows of them."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline import __version__
from pipeline.source import Source, document_id_of, sha256_of, source_path_of
from pipeline.tabulate import Rows, tabulate, tabulate_failure

if TYPE_CHECKING:
    from spacy.language import Language


@cache
def load_once(model: str) -> Language:
    """Return the language model of this process.

    Raises:
        pipeline.nlp.load.ModelError: it cannot be loaded.
    """
    from pipeline.nlp.load import load_model

    return load_model(model)


def process_file(path: Path, root: Path, model: str) -> Rows:
    """Return what one file gives to the per-document tables; nothing at all where it is no document.

    A file that is a document and cannot be read gives one row of ``documents`` with the reason.

    Raises:
        OSError: the file cannot be opened.
    """
    from pipeline.nlp import find_facts
    from pipeline.nlp.load import describe_model
    from pipeline.readers import read_document
    from pipeline.readers.errors import NotADocumentError, ReadError
    from pipeline.structure import read_structure

    try:
        document = read_document(path)
    except NotADocumentError:
        return {}
    except ReadError as error:
        return tabulate_failure(source_of(path, root), str(error))
    structure = read_structure(document, name=source_path_of(path, root))
    nlp = load_once(model)
    facts = find_facts(document, structure, nlp)
    return tabulate(source_of(path, root, model=describe_model(nlp)), document, structure, facts)


def source_of(path: Path, root: Path, *, model: str | None = None) -> Source:
    """Describe a file as it is now, as far as it can be opened."""
    source_path = source_path_of(path, root)
    try:
        sha256, size = sha256_of(path), path.stat().st_size
    except OSError:
        sha256, size = None, None
    return Source(
        document_id=document_id_of(source_path),
        source_path=source_path,
        sha256=sha256,
        size_bytes=size,
        media_type=None,
        model=model,
        pipeline_version=__version__,
        processed_at=datetime.now(UTC).isoformat(),
    )
