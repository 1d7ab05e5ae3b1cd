"""What makes two written names of an organisation the same one, and what its words say of its kind."""

from __future__ import annotations

import json
import re
import unicodedata
from functools import lru_cache
from importlib.resources import files

_WORDS = json.loads(files("pipeline.linking").joinpath("organisation_words.json").read_text(encoding="utf-8"))
_SHORT_WORDS: dict[str, str] = _WORDS["short_words"]
_LEGAL_FORMS = frozenset(_WORDS["legal_forms"].split())
_FILLERS = frozenset(_WORDS["fillers"].split())
_GENERIC = frozenset(_WORDS["generic"].split())
_SAME = tuple(line.split() for line in _WORDS["same_bodies"])
_MINISTRIES: dict[str, str] = {name: short for short, name in _WORDS["ministries"].items()}
_UNMISTAKABLE = frozenset(_WORDS["unmistakable"].split())
_COMMITTEES: tuple[str, ...] = tuple(_WORDS["committees"].split())
_FEW = 2
_KINDS = tuple((kind, re.compile(pattern, re.IGNORECASE)) for kind, pattern in _WORDS["kinds"].items())


@lru_cache(maxsize=65536)
def fold_organisation(name: str) -> str:
    """Return a key under which spellings of one name are equal.

    Case, accents, punctuation and spaces, a leading article, legal forms (``B.V.``) and usual short words
    (``gem. Meerwijk``, ``MinFin``, ``wg Groen``) are folded; anything else makes another name.
    """
    name = re.sub(r"^[Mm]in\.?(?=[A-Z])", "ministerie ", name.strip())
    plain = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c)).casefold()
    plain = re.sub(r"['’`´‘.]", "", plain).replace("&", " en ")
    words = re.findall(r"\w+", plain)
    while len(words) > 1 and words[-1] in _LEGAL_FORMS:
        words.pop()
    while len(words) > 1 and words[0] in ("de", "het", "the"):
        words.pop(0)
    words[:1] = [_SHORT_WORDS.get(word, word) for word in words[:1]]
    if words[:1] == ["stichting"] and len(words) > _FEW:
        del words[: 2 if words[1] in ("de", "het") else 1]
    return _fold_committee(_fold_ministry(words))


def _fold_ministry(words: list[str]) -> list[str]:
    """Return the abbreviation for the name of a ministry; one that means nothing else needs no word before it."""
    if words[:1] != ["ministerie"]:
        return ["ministerie", *words] if "".join(words) in _UNMISTAKABLE else words
    rest = [word for word in words[1:] if word not in ("van", "voor")]
    return ["ministerie", _MINISTRIES.get(" ".join(rest), "".join(rest))]


def _fold_committee(words: list[str]) -> str:
    """Return one key for ``commissie Groen`` and ``groencommissie``."""
    key = "".join(words)
    if key in _GENERIC:
        return key
    for head in _COMMITTEES:
        if key.endswith(head) and len(key) > len(head) + _FEW and not key.startswith(_COMMITTEES):
            return head + key.removesuffix(head).removesuffix("s")
        if len(words) == _FEW and words[0] == head:
            return head + words[1].removesuffix("s")
    return key


def is_generic(key: str) -> bool:
    """Tell whether a folded name says what it is but not whose (``stuurgroep``)."""
    return key in _GENERIC


def is_filler(word: str) -> bool:
    """Tell whether a folded word of a name is left out of its abbreviation (``van``, ``de``)."""
    return word in _FILLERS


def same_body(key: str) -> list[str]:
    """Return the folded names that mean the same body as a generic one, the usual one first, itself among them."""
    return next((words for words in _SAME if key in words), [key])


def abbreviates(short: str, full: str) -> bool:
    """Tell whether a word can be the abbreviation of a name.

    It has at least two capitals and no space; its letters stand in the name in that order, the first of them at the
    beginning of a word.
    """
    letters = [c for c in short.casefold() if c.isalnum()]
    if " " in short or not 2 <= len(letters) <= 10 or sum(c.isupper() for c in short) < 2:
        return False
    words = re.findall(r"\w+", full.casefold())
    if sum(map(len, words)) <= len(letters) + 2 or (len(words) == 1 and full.isupper()):
        return False
    for first, word in enumerate(words):
        rest = iter("".join(words[first:]))
        if word.startswith(letters[0]) and word not in _FILLERS and all(letter in rest for letter in letters):
            return True
    return False


def recognise_kind(name: str) -> str | None:
    """Return the kind of organisation that the words of its name state, None where they state none."""
    return next((kind for kind, pattern in _KINDS if pattern.search(name)), None)
