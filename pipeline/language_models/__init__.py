"""The Dutch spaCy pipelines: which are here, which of them a name comes down to, and which can be had."""

from pipeline.language_models.found import (
    AUTO,
    BLANK,
    BUNDLED,
    LABELS,
    LARGE,
    Choice,
    Model,
    ModelError,
    choose,
    find_models,
    read_model,
    title_of,
)

__all__ = [
    "AUTO",
    "BLANK",
    "BUNDLED",
    "LABELS",
    "LARGE",
    "Choice",
    "Model",
    "ModelError",
    "choose",
    "find_models",
    "read_model",
    "title_of",
]
