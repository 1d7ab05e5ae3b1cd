"""Loads a Dutch spaCy pipeline and puts the components of this package on top."""

from __future__ import annotations

import spacy
from spacy.language import Language

from pipeline.language_models import AUTO, BUNDLED, Choice, Model, ModelError, choose, title_of
from pipeline.nlp.components import FACTORIES, second_names
from pipeline.nlp.matrices import multiplying_with_numpy


def load_model(name: str = AUTO) -> Language:
    """Return a Dutch pipeline with the components of this package.

    Args:
        name: as for ``pipeline.language_models.choose``.

    Raises:
        ModelError: the model is not there, is damaged, is not Dutch, or does not fit this spaCy.
    """
    choice = choose(name)
    with multiplying_with_numpy():
        return _compose(choice)


def _compose(choice: Choice) -> Language:
    nlp = _load(choice.model)
    nlp.add_pipe(FACTORIES[0], first=True)
    if choice.names is not None:
        nlp.add_pipe(second_names.FIND, after=FACTORIES[0], config={"model": str(choice.names.folder)})
        nlp.add_pipe(second_names.JOIN)
    for factory in FACTORIES[1:]:
        nlp.add_pipe(factory)
    return nlp


def describe_model(nlp: Language) -> str:
    """Return name and version of a pipeline, and of the one whose recogniser of names runs beside its own."""
    beside = [pipe.title for _, pipe in nlp.pipeline if isinstance(pipe, second_names.SecondNames)]
    return " + ".join([title_of(nlp.meta), *beside])


def _load(model: Model) -> Language:
    """Load a pipeline without components of ours that it was saved with, and without what ours leave no work to."""
    if model.folder is None:
        nlp = spacy.blank("nl")
        nlp.meta.update(model.meta)
        return nlp
    try:
        place = model.name if model.origin == "installed" else model.folder
        # the layout has set every sentence start before a senter could
        return spacy.load(place, exclude=[*FACTORIES, second_names.FIND, second_names.JOIN, "senter"])
    except Exception as error:
        remedy = f"run with --model {BUNDLED}"
        if model.origin == "installed":
            remedy = f"install it again with 'verslag model install {model.name}', or {remedy}"
        message = f"the language model {model.title} in {model.folder} cannot be loaded ({error}): {remedy}"
        raise ModelError(message) from error
