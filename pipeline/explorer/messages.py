"""What the table of documents says in English of why a document could not be read, for Dutch readers."""

from __future__ import annotations

import json
import re
from functools import cache
from importlib.resources import files


def in_dutch(message: str) -> str:
    """Return a message in Dutch; what is not known stays as it is."""
    for pattern, dutch in _translations():
        message = pattern.sub(dutch, message)
    return message


@cache
def _translations() -> tuple[tuple[re.Pattern[str], str], ...]:
    """Return what the program says, and the Dutch with the same groups."""
    text = files("pipeline.explorer").joinpath("messages.json").read_text(encoding="utf-8")
    return tuple((re.compile(english), dutch) for english, dutch in json.loads(text)["messages"].items())
