"""Reads the rules of the language layer: JSON files in ``rules/``, each telling its own fields under ``about``."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from typing import Any


class RuleError(ValueError):
    """A rule file is missing, is not JSON, or holds a pattern that is not a regular expression."""


@cache
def load_rules(name: str) -> dict[str, Any]:
    """Return the rules of ``rules/<name>.json``.

    Raises:
        RuleError: there is no such file, or it is not JSON.
    """
    path = files("pipeline.nlp").joinpath("rules", f"{name}.json")
    try:
        rules: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        message = f"There are no rules {name!r}: {path} is missing; reinstall the package."
        raise RuleError(message) from error
    except json.JSONDecodeError as error:
        message = f"{path} is not valid JSON ({error}); correct the file."
        raise RuleError(message) from error
    return rules


@cache
def compile_pattern(pattern: str, *, ignore_case: bool = False) -> re.Pattern[str]:
    """Return a rule's regular expression; a space in it stands for white space in a line, `` ?`` for that or none.

    Raises:
        RuleError: it is not a regular expression.
    """
    try:
        return re.compile(_SPACE.sub(_spread, pattern), re.IGNORECASE if ignore_case else 0)
    except re.error as error:
        message = f"The rule {pattern!r} is not a regular expression: {error}."
        raise RuleError(message) from error


_SPACE = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]| \??")


def _spread(part: re.Match[str]) -> str:
    """Return what a space of a pattern stands for; a space in a set of characters stays."""
    return {" ": r"[^\S\n]+", " ?": r"[^\S\n]*"}.get(part.group(), part.group())


def any_of(words: Iterable[str]) -> str:
    """Return a pattern for any of these words, the longest first, each as it is written."""
    return _any_of(tuple(words))


@cache
def _any_of(words: tuple[str, ...]) -> str:
    return "(?:" + "|".join(re.escape(word).replace("\\ ", " ") for word in sorted(words, key=len, reverse=True)) + ")"
