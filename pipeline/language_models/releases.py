"""Brings packages of explosion/spacy-models: which release fits the spaCy installed, and installing it with pip.

As ``spacy download`` does, but without a network it can say which file to bring, and it takes such a file.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import urllib.request
from dataclasses import dataclass
from importlib import invalidate_caches
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path
from typing import Any
from zipfile import BadZipFile, ZipFile

from packaging.version import Version

from pipeline.language_models.found import LARGE, Model, ModelError, read_model

DUTCH = ("nl_core_news_sm", "nl_core_news_md", LARGE)

_SECONDS = 20


@dataclass(frozen=True, slots=True)
class Release:
    """Name a release of a package and where it is."""

    name: str
    version: str
    base: str

    @property
    def file(self) -> str:
        """Return the name of its wheel."""
        return f"{self.name}-{self.version}-py3-none-any.whl"

    @property
    def url(self) -> str:
        """Return where its wheel can be fetched."""
        return f"{self.base}/{self.name}-{self.version}/{self.file}"

    @property
    def remedy(self) -> str:
        """Tell how to bring it to a computer without a network."""
        return (
            f"where there is a network, fetch {self.url}; put {self.file} in {Path.cwd()} and run "
            f"'verslag model install {self.file}' there"
        )


def install_release(name: str) -> Model:
    """Fetch and install the release of a Dutch package that fits the installed spaCy.

    Raises:
        ModelError: there is none, or it cannot be fetched: with the file to bring, and where to put it.
    """
    from spacy import about

    if name not in DUTCH:
        message = f"there is no package {name!r} to install: name {', '.join(DUTCH)} or a wheel (.whl)"
        raise ModelError(message)
    minor = ".".join(version("spacy").split(".")[:2])
    # what explosion calls its first release for a minor version of spaCy; the table knows of later ones
    likely = Release(name, f"{minor}.0", about.__download_url__)
    release = Release(name, _read_version(about.__compatibility__, name, minor, likely), about.__download_url__)
    _run_pip(release.url, f"{release.file} could not be installed, and pip says why above; {release.remedy}")
    return _installed(name)


def install_wheel(path: Path) -> Model:
    """Install a Dutch package from a wheel.

    Raises:
        ModelError: it is no wheel of a Dutch pipeline, does not fit the installed spaCy, or pip does not take it.
    """
    meta = _read_meta(path)
    model = Model(f"{meta.get('lang')}_{meta.get('name')}", "installed", None, meta)
    if meta.get("lang") != "nl":
        message = f"{path} holds a model for {meta.get('lang')!r}; minutes in Dutch need one for 'nl'"
        raise ModelError(message)
    if not model.fits:
        minor = ".".join(version("spacy").split(".")[:2])
        message = (
            f"{path} was made for spaCy {model.needs} and spaCy {version('spacy')} is installed: "
            f"bring {model.name}-{minor}.0-py3-none-any.whl"
        )
        raise ModelError(message)
    _run_pip(str(path), f"{path} could not be installed, and pip says why above")
    return _installed(model.name)


def _read_version(table: str, name: str, minor: str, likely: Release) -> str:
    """Return the newest version of a package for a minor version of spaCy, from the table of compatible releases."""
    try:
        with urllib.request.urlopen(table, timeout=_SECONDS) as answer:  # https, as spaCy gives it
            found: list[str] = json.load(answer)["spacy"][minor][name]
        return max(found, key=Version)
    except KeyError as error:
        message = f"there is no release of {name} for spaCy {minor}: run with another model; see 'verslag model list'"
        raise ModelError(message) from error
    except (OSError, ValueError) as error:
        message = f"{likely.file} cannot be fetched, for {table} does not answer ({error}): {likely.remedy}"
        raise ModelError(message) from error


def _read_meta(path: Path) -> dict[str, Any]:
    try:
        with ZipFile(path) as wheel:
            (member,) = [name for name in wheel.namelist() if name.endswith("/meta.json") and name.count("/") == 1]
            meta: dict[str, Any] = json.loads(wheel.read(member))
    except FileNotFoundError as error:
        message = f"there is no file {path}: name a wheel (.whl), or one of {', '.join(DUTCH)}"
        raise ModelError(message) from error
    except (OSError, BadZipFile, ValueError) as error:
        message = f"{path} is no wheel of a spaCy pipeline ({error}): fetch it again"
        raise ModelError(message) from error
    return meta


def _run_pip(target: str, failure: str) -> None:
    """Install in this interpreter; what the installer says goes to standard error."""
    if find_spec("pip") is not None:
        command = [sys.executable, "-m", "pip", "install", "--disable-pip-version-check"]
    elif uv := shutil.which("uv"):
        command = [uv, "pip", "install", "--python", sys.executable]
    else:
        message = f"there is neither pip nor uv to install {target}: run '{sys.executable} -m ensurepip' first"
        raise ModelError(message)
    if subprocess.run([*command, target], stdout=2, check=False).returncode:
        raise ModelError(failure)


def _installed(name: str) -> Model:
    invalidate_caches()
    spec = find_spec(name)
    if spec is None or not spec.submodule_search_locations:
        message = f"{name} was installed, but not where {sys.executable} looks for packages: run pip for that one"
        raise ModelError(message)
    return read_model(Path(spec.submodule_search_locations[0]), name)
