"""Invent names in the shape of given ones, so that a recogniser learns contexts and shapes rather than a list."""

from __future__ import annotations

import random
import string
from collections.abc import Sequence

from faker import Faker

# fmt: off
_PARTICLES = frozenset([
    "van", "de", "der", "den", "ter", "ten", "te", "het", "in", "op", "'t", "la", "le", "du", "di", "el",
])
_SHORT = ("vd", "v", "v.d.", "v/d", "te", "ter", "Groot")
_BODIES = ("Stichting", "Vereniging", "Provincie", "Waterschap", "Hogeschool", "Universiteit")
_COMMITTEES = ("commissie", "werkgroep", "stuurgroep", "raad", "overleg", "platform", "beraad", "team")
_THEMES = (
    "cultuur", "onderwijs", "verkeer", "wijk", "bouw", "financiën", "jeugd", "zorg", "natuur", "sport", "water",
    "energie", "wonen", "kunst", "techniek", "gegevens", "beveiliging", "veiligheid", "toezicht", "advies",
    "mobiliteit", "communicatie", "evenementen", "kas", "markt", "archief", "beleid",
)
# fmt: on


class Inventor:
    """Draw names of people, organisations and places; every draw depends on the seed only."""

    def __init__(self, organisations: Sequence[str], *, seed: int) -> None:
        """Keep real organisations of the training part as one of the sources of organisations."""
        self._rng = random.Random(seed)
        self._organisations = sorted(set(organisations))
        self._fakers = []
        for locale in ("nl_NL", "nl_NL", "nl_BE"):
            faker = Faker(locale)
            faker.seed_instance(self._rng.random())
            self._fakers.append(faker)

    def invent(self, name: str, label: str) -> str:
        """Return another name of the same kind and much the same shape."""
        draw = {"PERSON": self._person, "ORG": self._organisation, "LOC": self._place}[label]
        invented = draw(name)
        if name.isupper() and len(name) > 5:
            return invented.upper()
        return invented.lower() if name.islower() else invented

    def _person(self, name: str) -> str:
        faker = self._rng.choice(self._fakers)
        words = name.split()
        first, surname = str(faker.first_name()), str(faker.last_name())
        if len(words) == 1:
            if "." in name:
                return self._initials() + surname
            return surname.split()[-1] if self._rng.random() < 0.35 else first
        if words[0].lower() in _PARTICLES:
            return surname[0].upper() + surname[1:]
        if "." in words[0] or len(words[0]) == 1:
            return f"{self._initials()} {surname}"
        if "," in name:
            return f"{surname}, {first}"
        return self._full_name(first, surname)

    def _full_name(self, first: str, surname: str) -> str:
        """Return first name and surname, at times in one of the ways in which attendance lists are hasty."""
        roll = self._rng.random()
        if roll < 0.05:
            return f"{surname}, {first}"
        if roll < 0.09:
            return f"{self._initials()}{surname}"
        if roll < 0.13:
            return f"{first} {self._rng.choice(_SHORT)} {surname.split()[-1]}"
        return f"{first} {surname[0]}" if roll < 0.15 else f"{first} {surname}"

    def _initials(self) -> str:
        letters = string.ascii_uppercase
        return "".join(self._rng.choice(letters) + "." for _ in range(self._rng.choice((1, 1, 2, 3))))

    def _organisation(self, name: str) -> str:
        faker = self._rng.choice(self._fakers)
        if name.isupper() and len(name) <= 6 and self._rng.random() < 0.6:
            return "".join(self._rng.choice("ABCDEFGHIKLMNOPRSTUVWZ") for _ in range(self._rng.randint(2, 5)))
        if name.lower().startswith("gemeente "):
            return name[:9] + str(faker.city())
        roll = self._rng.random()
        if roll < 0.15:
            return str(faker.company())
        if roll < 0.25:
            kind = self._rng.choice(_BODIES)
            return f"{kind} {faker.city()}"
        if roll < 0.35:
            return self._committee()
        similar = [
            o for o in self._organisations if len(o.split()) == len(name.split()) and o.islower() == name.islower()
        ]
        return self._rng.choice(similar or self._organisations)

    def _committee(self) -> str:
        kind = self._rng.choice(_COMMITTEES)
        theme = self._rng.choice(_THEMES)
        joined = theme + kind
        forms = (
            joined,
            joined.capitalize(),
            f"{kind} {theme}",
            f"{kind} {theme.capitalize()}",
            f"{kind.capitalize()} {theme.capitalize()}",
        )
        return self._rng.choice(forms)

    def _place(self, name: str) -> str:
        faker = self._rng.choice(self._fakers)
        if any(character.isdigit() for character in name):
            return f"{faker.street_name()} {self._rng.randint(1, 200)}"
        roll = self._rng.random()
        if roll < 0.15:
            return str(faker.street_name())
        if roll < 0.3:
            return str(faker.country() if roll < 0.25 else faker.province())
        return str(faker.city())
