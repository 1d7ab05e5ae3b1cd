"""The parts of a Dutch or Flemish personal name, and what makes two written names the same one."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

PREFIXES = frozenset(
    word
    for line in (
        "van de den der het 't ’t ten ter te la le du des da di dos el al af von zu zum ben bin op aan in 's in't",
        "vd v.d. vde vder vden v/d d' l' los las del della",
    )
    for word in line.split()
)
"""Words that stand between given name and surname (tussenvoegsels), lower case."""

TITLES = frozenset(
    word
    for line in (
        "de het heer heren mevrouw mevr mw mvr dhr hr dames mijnheer meneer juffrouw drs dr ir ing mr prof",
        "professor bc ba ma msc bsc mba phd lic em wethouder burgemeester gedeputeerde raadslid raadsleden",
        "voorzitter lid leden commissielid statenlid schepen minister staatssecretaris griffier secretaris",
        "notulist stadsgezant ds dominee pastoor juf meester",
    )
    for word in line.split()
)
"""Honorifics, degrees and offices that may stand before a name, lower case without dots."""

_DEGREES_AFTER = re.compile(r",?\s+(?:MSc|BSc|MA|BA|MBA|LL\.?M|PhD|RA|MPA|MPM|EMIM)\b\.?", re.IGNORECASE)
_INITIALS = re.compile(r"^(?:[A-Z]\.?[a-z]?\.?-?){1,5}$")
_WORD = re.compile(r"^[^\W\d_][\w.’'`´-]*$")


@dataclass(frozen=True, slots=True)
class NameParts:
    """Hold a name split into given name or initials, tussenvoegsel and surname; None where there is none."""

    given: str | None
    prefix: str | None
    surname: str | None


def strip_titles(name: str) -> str:
    """Drop honorifics, degrees and offices at either end of a name (``De heer drs. J. Bos`` -> ``J. Bos``).

    ``De`` and ``het`` go only before another title, since they may begin a surname.
    """
    words = _DEGREES_AFTER.sub("", " ".join(name.split())).split(" ")
    while len(words) > 1 and words[0].strip(".,").casefold() in TITLES:
        if words[0].casefold() in ("de", "het") and words[1].strip(".,").casefold() not in TITLES:
            break
        words = words[1:]
    return " ".join(words).strip(" ,;:")


def reorder(name: str) -> str:
    """Put ``Groot, Piet de`` in the order it is spoken (``Piet de Groot``); other names come back as they are."""
    surname, comma, rest = name.partition(",")
    rest_words = rest.split()
    if not comma or not 1 <= len(rest_words) <= 4 or len(surname.split()) > 4 or "," in rest:
        return " ".join(name.split())
    return " ".join([*rest_words, *surname.split()])


def is_initials(word: str) -> bool:
    """Tell whether a word is initials (``J.``, ``A.B.``, ``Th.``, ``AB``)."""
    return bool(_INITIALS.match(word)) and ("." in word or (word.isupper() and len(word) <= 3))


def split_name(name: str) -> NameParts:
    """Split a name without titles into its parts.

    One word is taken for a given name, a tussenvoegsel and what follows for a surname (``van de Laar``). The first
    tussenvoegsel after a given name begins the surname; without one, the last word is the surname, and a double
    surname keeps its hyphen.
    """
    words = reorder(strip_titles(name)).split(" ")
    if words == [""]:
        return NameParts(None, None, None)
    first = next((i for i, word in enumerate(words[:-1]) if _binds(word)), None)
    # "Th. Koppejan-de Visser": a hyphen before a tussenvoegsel joins the halves of a double surname
    if first is not None and "-" in words[first]:
        return NameParts(" ".join(words[:first]) or None, None, " ".join(words[first:]))
    if first is None:
        if len(words) == 1:
            return NameParts(words[0], None, None)
        return NameParts(" ".join(words[:-1]), None, words[-1])
    last = first
    while last + 1 < len(words) - 1 and words[last + 1].casefold() in PREFIXES:
        last += 1
    return NameParts(
        " ".join(words[:first]) or None, " ".join(words[first : last + 1]).lower(), " ".join(words[last + 1 :])
    )


def _binds(word: str) -> bool:
    """Tell whether a word is a tussenvoegsel, or one half of a double surname with the tussenvoegsel of the other."""
    half, hyphen, last = word.casefold().rpartition("-")
    return word.casefold() in PREFIXES or (bool(half and hyphen) and last in PREFIXES)


def fold_name(name: str) -> str:
    """Return a key under which spellings of one name are equal: order, case, accents, dots and titles folded."""
    plain = unicodedata.normalize("NFKD", reorder(strip_titles(name)))
    plain = "".join(c for c in plain if not unicodedata.combining(c)).casefold()
    plain = re.sub(r"[’`´‘]", "'", plain).replace("v/d", "van de").replace(".", " ")
    words = re.sub(r"[^\w' -]+", " ", plain).replace("-", " ").split()
    short = {"vd": "van de", "vder": "van der", "vden": "van den"}
    return " ".join(short.get(word, word) for word in words)


def looks_like_name(text: str) -> bool:
    """Tell whether a short text has the shape of a personal name: capitalised words, tussenvoegsels, no digits.

    One word may have lost its capital (``Marcel van den brink``), as happens in typed lists.
    """
    words = reorder(strip_titles(text)).split()
    if not 1 <= len(words) <= 7 or any(not _WORD.match(word) and word.casefold() not in PREFIXES for word in words):
        return False
    # "Afdeling.Technisch.Ontwerp": what a file or a system is called
    if any(re.search(r"[a-z]{4}\.[A-Z]", word) for word in words):
        return False
    proper = [word for word in words if word.casefold() not in PREFIXES]
    capital = [word[0].isupper() or bool(re.match(r"^[a-z]{1,2}['’][A-Z]", word)) for word in proper]
    return any(capital) and len(proper) - sum(capital) <= 1 and capital[0] | (len(words) > len(proper))
