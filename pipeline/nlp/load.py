"""Loads a Dutch spaCy pipeline and puts the components of this package on top."""

from __future__ import annotations

from importlib.metadata import version
from importlib.resources import files
from importlib.util import find_spec
from pathlib import Path

import spacy
from spacy.language import Language

from pipeline.nlp.components import FACTORIES

LARGE_MODEL = "nl_core_news_lg"
BUNDLED_MODEL = "nl_verslag"
BLANK = "blank"


class ModelError(RuntimeError):
    """A language model cannot be loaded."""


def load_model(name: str = "auto") -> Language:
    """Return a Dutch pipeline that ends with the components of this package.

    Args:
        name: ``auto`` for ``nl_core_news_lg`` where it is installed, else the bundled ``nl_verslag``, else a blank
            Dutch pipeline; ``blank`` for the last at once; otherwise a package name or the path of a model.

    Raises:
        ModelError: the model is not there, is not Dutch, or does not fit this spaCy.
    """
    nlp = _load_auto() if name == "auto" else _load_named(name)
    for position, factory in enumerate(FACTORIES):
        if factory not in nlp.pipe_names:
            nlp.add_pipe(factory, first=position == 0 or None)
    return nlp


def describe_model(nlp: Language) -> str:
    """Return name and version of a pipeline, ``blank-nl`` with the version of spaCy for one without a model."""
    if set(nlp.pipe_names) <= set(FACTORIES):
        return f"blank-{nlp.lang} {version('spacy')}"
    return f"{nlp.lang}_{nlp.meta['name']} {nlp.meta['version']}"


def _load_auto() -> Language:
    if find_spec(LARGE_MODEL) is not None:
        return _load_named(LARGE_MODEL)
    bundled = _find_bundled()
    return spacy.blank("nl") if bundled is None else _load_named(str(bundled))


def _find_bundled() -> Path | None:
    package = Path(str(files("pipeline")))
    for folder in (package / "models", package.parent / "models"):
        if (folder / BUNDLED_MODEL / "meta.json").is_file():
            return folder / BUNDLED_MODEL
    return None


def _load_named(name: str) -> Language:
    if name == BLANK:
        return spacy.blank("nl")
    try:
        nlp = spacy.load(name)
    except (OSError, ValueError, ImportError) as error:
        message = (
            f"The language model {name!r} cannot be loaded: {error} "
            f"Name an installed spaCy package, the folder of a model, {BLANK!r} or 'auto'; "
            f"a package is installed with: python -m spacy download {LARGE_MODEL}"
        )
        raise ModelError(message) from error
    if nlp.lang != "nl":
        message = f"The language model {name!r} is for {nlp.lang!r}; minutes in Dutch need one for 'nl'."
        raise ModelError(message)
    return nlp
