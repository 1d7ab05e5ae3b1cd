"""The configuration file: what the options of a command are where the command line leaves them out."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any

import typer

from pipeline.cli.errors import USAGE, end

FILE = "verslag.toml"


@dataclass(frozen=True, slots=True)
class Key:
    """Tell what a key of the file holds.

    Attributes:
        parameter: of the commands, that it is the default of.
        types: of the value, as TOML has them.
        allowed: the values, in words.
        least: smallest number.
    """

    parameter: str
    types: tuple[type, ...]
    allowed: str
    least: float = 0

    def allows(self, value: object) -> bool:
        """Tell whether a value is one of those allowed."""
        if type(value) not in self.types:
            return False
        return value >= self.least if isinstance(value, (int, float)) else bool(value)


KEYS = {
    "input": Key("source", (str,), "the path of a folder, in quotes"),
    "out": Key("out", (str,), "the path of a folder, in quotes"),
    "model": Key("model", (str,), "'auto', or the name or path of a spaCy pipeline, in quotes"),
    "workers": Key("workers", (int,), "a whole number of 1 or more", 1),
    "timeout": Key("timeout", (int, float), "a number of seconds of 0.1 or more", 0.1),
    "memory": Key("memory", (int,), "a whole number of megabytes, 0 for no limit"),
}
"""The keys of the file; their limits are those of the options of ``verslag run``."""


class ConfigurationError(Exception):
    """The configuration file cannot be read, or says something that is not allowed."""


def read_configuration(file: Path) -> dict[str, Any]:
    """Return the values of a configuration file by the parameter of the commands that they are for.

    Paths count from the folder of the file; ``~`` is the home of the user.

    Raises:
        ConfigurationError: the file is not there, is no TOML, or has a key or value that is not allowed.
    """
    try:
        table = tomllib.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else f"it is not TOML in UTF-8: {error}"
        message = f"the configuration file {file} cannot be read: {reason}"
        raise ConfigurationError(message) from error
    values = {}
    for name, value in table.items():
        key = KEYS.get(name)
        if key is None:
            message = f"{file}: there is no key {name!r}; the keys are {', '.join(KEYS)}"
            raise ConfigurationError(message)
        if not key.allows(value):
            message = f"{file}: {name} = {value!r} is not allowed; {name} is {key.allowed}"
            raise ConfigurationError(message)
        is_path = name in ("input", "out") or (name == "model" and _from(file, str(value)).is_dir())
        values[key.parameter] = str(_from(file, str(value))) if is_path else value
    return values


def _from(file: Path, path: str) -> Path:
    return file.parent / Path(path).expanduser()


def _configure(context: typer.Context, file: Path | None) -> Path | None:
    """Make the values of the file the defaults of a command, before its options are read."""
    if file is None and Path(FILE).is_file():
        file = Path(FILE)
    if file is not None:
        try:
            context.default_map = read_configuration(file)
        except ConfigurationError as error:
            end(str(error), USAGE)
    return file


Config = Annotated[
    Path | None,
    typer.Option(
        "--config",
        metavar="FILE",
        help=f"TOML file with defaults for these options: {', '.join(KEYS)}. The command line goes before it.",
        show_default=f"{FILE} in this folder, where it is",
        callback=_configure,
        is_eager=True,
    ),
]
