"""Finds the pipelines that are here by what stands in their ``meta.json``; nothing is loaded, spaCy least of all."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, distribution, entry_points, version
from importlib.resources import files
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Literal

from packaging.specifiers import InvalidSpecifier, SpecifierSet
from packaging.version import Version

from pipeline.source import RunError

AUTO, BLANK = "auto", "blank"
LARGE, BUNDLED = "nl_core_news_lg", "nl_verslag"

LABELS = ("PERSON", "ORG", "LOC")
"""What names are to this program; a recogniser that gives these was made for it."""


class ModelError(RunError):
    """A language model is not there, is damaged, or does not fit."""


@dataclass(frozen=True, slots=True)
class Model:
    """Hold what is known of a pipeline without loading it.

    Attributes:
        name: of the package, or of the pipeline where it is a folder.
        origin: how it came here.
        folder: holds ``meta.json``; None for ``blank``.
        meta: what stands there.
    """

    name: str
    origin: Literal["bundled", "installed", "folder", "blank"]
    folder: Path | None
    meta: Mapping[str, Any]

    @property
    def title(self) -> str:
        """Return name and version."""
        return title_of(self.meta)

    @property
    def needs(self) -> str:
        """Return the versions of spaCy that it was made for, as pip writes them; empty for any."""
        return str(self.meta.get("spacy_version", ""))

    @property
    def fits(self) -> bool:
        """Tell whether it was made for the minor version of spaCy that is installed."""
        try:
            wanted = SpecifierSet(self.needs)
        except InvalidSpecifier:
            return False
        spacy = Version(version("spacy"))
        made_with = (Version(part.version.removesuffix(".*")) for part in wanted if part.operator in (">=", "==", "~="))
        return wanted.contains(spacy, prereleases=True) or any(v.release[:2] == spacy.release[:2] for v in made_with)

    @property
    def size(self) -> int:
        """Return the number of bytes of its files."""
        return sum(path.stat().st_size for path in self.folder.rglob("*") if path.is_file()) if self.folder else 0


@dataclass(frozen=True, slots=True)
class Choice:
    """Name the pipeline that reads, and the one whose recogniser of names is run beside its own, if any."""

    model: Model
    names: Model | None = None

    @property
    def title(self) -> str:
        """Return names and versions, as ``documents.model`` records them."""
        return self.model.title if self.names is None else f"{self.model.title} + {self.names.title}"

    @property
    def folders(self) -> tuple[Path, ...]:
        """Return the folders whose content decides what is found."""
        return tuple(model.folder for model in (self.model, self.names) if model and model.folder)


def title_of(meta: Mapping[str, Any]) -> str:
    """Return name and version of a pipeline from its ``meta``."""
    return f"{meta['lang']}_{meta['name']} {meta['version']}"


def choose(name: str = AUTO) -> Choice:
    """Return what a name comes down to.

    A pipeline whose recogniser has other labels than ours was not made for minutes: the bundled one reads names
    beside it.

    Args:
        name: ``auto`` for ``nl_core_news_lg`` where it is installed, else the bundled ``nl_verslag``, else a blank
            Dutch pipeline; ``blank`` for the last at once; otherwise a package name or the folder of a model.

    Raises:
        ModelError: there is no such model, it is damaged, is not Dutch, or does not fit the spaCy installed.
    """
    bundled = _find_bundled()
    if name == AUTO:
        name = LARGE if _is_installed(LARGE) else BUNDLED if bundled else BLANK
    if name == BLANK:
        meta = {"lang": "nl", "name": "blank", "version": version("spacy")}
        return Choice(Model(BLANK, "blank", None, meta))
    model = bundled if bundled and name == BUNDLED else _find_named(name)
    if model.meta["lang"] != "nl":
        message = f"the language model {name} is for {model.meta['lang']!r}; minutes in Dutch need one for 'nl'"
        raise ModelError(message)
    if not model.fits:
        message = (
            f"the language model {model.title} was made for spaCy {model.needs} and spaCy {version('spacy')} is "
            f"installed: bring the release that fits with 'verslag model install {model.name}', or run with "
            f"--model {BUNDLED}"
        )
        raise ModelError(message)
    ours = set(model.meta.get("labels", {}).get("ner", ())) == set(LABELS)
    return Choice(model, None if ours or model.origin == "bundled" else bundled)


def find_models() -> list[Model]:
    """Return the Dutch pipelines that are here: the bundled one, then the installed packages by name.

    Raises:
        ModelError: a package is damaged.
    """
    bundled = _find_bundled()
    names = sorted({entry.name for entry in entry_points(group="spacy_models")})
    installed = [read_model(_folder_of_package(name), name) for name in names if _is_installed(name)]
    return [model for model in [bundled, *installed] if model and model.meta["lang"] == "nl"]


def read_model(folder: Path, package: str | None = None) -> Model:
    """Return the pipeline in a folder.

    Raises:
        ModelError: its ``meta.json`` is missing or does not name language, name and version.
    """
    remedy = f"install it again with 'verslag model install {package}'" if package else "name the folder of a model"
    try:
        meta = json.loads((folder / "meta.json").read_text(encoding="utf-8"))
        title_of(meta)
    except (OSError, ValueError, KeyError, TypeError) as error:
        message = f"the language model in {folder} has no meta.json that can be read ({error}): {remedy}"
        raise ModelError(message) from error
    return Model(package or f"{meta['lang']}_{meta['name']}", "installed" if package else "folder", folder, meta)


def _find_bundled() -> Model | None:
    package = Path(str(files("pipeline")))
    for folder in (package / "models" / BUNDLED, package.parent / "models" / BUNDLED):
        if (folder / "meta.json").is_file():
            return Model(BUNDLED, "bundled", folder, read_model(folder).meta)
    return None


def _find_named(name: str) -> Model:
    if _is_installed(name):
        return read_model(_folder_of_package(name), name)
    if Path(name).is_dir():
        return read_model(Path(name))
    message = (
        f"there is no language model {name!r}: name an installed spaCy package, the folder of a model, {BUNDLED!r}, "
        f"{BLANK!r} or {AUTO!r}; 'verslag model list' shows what is here and "
        f"'verslag model install {LARGE}' brings a larger one"
    )
    raise ModelError(message)


def _is_installed(name: str) -> bool:
    """Tell whether a package is installed; a folder of that name that merely can be imported is not enough to spaCy."""
    try:
        distribution(name)
    except (PackageNotFoundError, ValueError):
        return False
    return True


def _folder_of_package(name: str) -> Path:
    """Return the folder of a package; one that lies nowhere is given as its bare name."""
    spec = find_spec(name) if name.isidentifier() else None
    return Path(next(iter(spec.submodule_search_locations or [name]))) if spec else Path(name)
