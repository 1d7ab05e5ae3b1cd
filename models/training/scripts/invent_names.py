"""Invent names in the shape of given ones, so that a recogniser learns contexts and shapes rather than a list."""

from __future__ import annotations

import json
import random
import string
from collections.abc import Sequence
from importlib.resources import files

from faker import Faker

# fmt: off
_PARTICLES = frozenset([
    "van", "de", "der", "den", "ter", "ten", "te", "het", "in", "op", "'t", "la", "le", "du", "di", "el",
])
_SHORT = ("vd", "v", "v.d.", "v/d", "vder", "vden", "te", "ter", "Groot")
_BODIES = ("Stichting", "Vereniging", "Provincie", "Waterschap", "Hogeschool", "Universiteit")
_COMMITTEES = (
    "commissie", "commissie", "commissie", "commissie", "werkgroep", "werkgroep", "stuurgroep", "raad", "overleg",
    "tafel", "platform", "beraad", "team", "klankbordgroep", "community", "projectgroep", "expertgroep", "kerngroep",
    "comité",
)
# "te" and "ter" are also words before a place, "Groot" is also an adjective
_RARE_PARTICLES = ("te", "ter", "ten", "op de", "in 't", "El", "Al", "Groot", "Klein", "v.d.", "vd", "von")
_THEMES = (
    "cultuur", "onderwijs", "verkeer", "wijk", "bouw", "financiën", "jeugd", "zorg", "natuur", "sport", "water",
    "energie", "wonen", "kunst", "techniek", "gegevens", "beveiliging", "veiligheid", "toezicht", "advies",
    "mobiliteit", "communicatie", "evenementen", "kas", "markt", "archief", "beleid", "congres", "marketing",
    "activiteiten", "programma", "workshop", "website", "jubileum", "ouder", "bewoners", "architectuur",
)
_SYLLABLES = (
    "ver", "lo", "mi", "ta", "ran", "ke", "bo", "vis", "nor", "da", "lin", "zo", "cen", "tri", "pla", "net", "wij",
    "sol", "gra", "ven", "mar", "du", "fo", "ri", "sta", "kli", "mo", "bel", "ar", "qua", "pri", "el", "om", "vi",
)
_HALVES = (
    (
        "Voor", "Front", "Buurt", "Groen", "Zonne", "Water", "Fiets", "Licht", "Vrij", "Stads", "Jong", "Samen", "Rond",
        "Ster", "Wind",
    ),
    (
        "kracht", "kring", "bron", "wijzer", "lopers", "denkers", "trekkers", "eers", "werkers", "bloem", "ster",
        "stroom", "sprong", "land", "en",
    ),
)
_ENDINGS = ("", "", "", "", "net", "tec", "lab", "plus", "groep", "huis", "U", "IT", "work", "punt", "land", "fonds")
_AFFIXES = (
    "Media", "Groep", "Advies", "Consultancy", "Solutions", "Nederland", "Wonen", "Zorg", "Energie", "Academie",
    "Publishing", "Labs", "International", "Partners", "Welzijn", "Lokaal", "Bouw", "BV", "Magazine", "Studio",
)
_DEPARTMENTS = (
    "Standaarden", "Productiehuis", "Realisatie", "Informatievoorziening", "Bedrijfsvoering", "Beheer", "Ontwikkeling",
    "Communicatie", "Noord", "Zuid", "ICT", "Architectuur", "portfolio-ontwikkeling", "Wonen", "Ruimte", "Inkoop",
)
# fmt: on


class Inventor:
    """Draw names of people, organisations and places; every draw depends on the seed only."""

    def __init__(self, organisations: Sequence[str], *, seed: int) -> None:
        """Keep real organisations of the training part as one of the sources of organisations."""
        self._rng = random.Random(seed)
        self._organisations = sorted(set(organisations))
        rules = json.loads((files("pipeline") / "nlp/rules/municipalities.json").read_text("utf-8"))
        self._towns = [*rules["dutch"], *rules["flemish"]]
        self._regions = list(rules["regions"])
        self._fakers = []
        for locale in ("nl_NL", "nl_NL", "nl_BE", "de_DE", "tr_TR", "fr_FR", "en_GB"):
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

    def draw_person(self) -> tuple[str, str]:
        """Return a first name and a surname with its particle."""
        locals_, foreign = self._fakers[:3], self._fakers[3:]
        faker = self._rng.choice(locals_ if self._rng.random() < 0.85 else foreign)
        first, surname = str(faker.first_name()), str(faker.last_name())
        roll = self._rng.random()
        if roll < 0.05:
            first = "".join(self._rng.choice(_SYLLABLES) for _ in range(2)).capitalize()
        elif roll < 0.13:
            surname = f"{self._rng.choice(_RARE_PARTICLES)} {surname.split()[-1]}"
        return first, surname

    def draw_city(self) -> str:
        """Return a town of the Netherlands or Flanders, large ones more often."""
        if self._rng.random() < 0.6:
            return self._rng.choice(self._towns)
        return str(self._rng.choice(self._fakers[:3]).city())

    def draw_place(self) -> str:
        """Return a town, at times a province, country or foreign city."""
        return self._rng.choice(self._regions) if self._rng.random() < 0.25 else self.draw_city()

    def draw_street(self) -> str:
        """Return the name of a street."""
        return str(self._rng.choice(self._fakers[:3]).street_name())

    def draw_brand(self) -> str:
        """Return a name as companies, programmes and websites have: one made-up word, at times with a second one."""
        if self._rng.random() < 0.25:
            return "".join(self._rng.choice(half) for half in _HALVES)
        stem = "".join(self._rng.choice(_SYLLABLES) for _ in range(self._rng.choice((2, 2, 3))))
        word = stem.capitalize() + self._rng.choice(_ENDINGS)
        roll = self._rng.random()
        if roll < 0.25:
            return f"{word} {self._rng.choice(_AFFIXES)}"
        if roll < 0.32:
            return word[0].lower() + word[1:].capitalize()
        return word.upper() if roll < 0.37 else word

    def draw_letters(self) -> str:
        """Return an abbreviation in capitals, at times with a small letter, an ampersand or a hyphen in it."""
        letters = [self._rng.choice("ABCDEFGHIKLMNOPRSTUVWZ") for _ in range(self._rng.choice((2, 3, 3, 3, 4, 4, 5)))]
        if len(letters) > 2 and self._rng.random() < 0.2:
            middle = self._rng.randrange(1, len(letters) - 1)
            letters[middle] = self._rng.choice((letters[middle].lower(), letters[middle].lower(), "-", "&"))
        return "".join(letters)

    def draw_committee(self) -> str:
        """Return a committee, working group or the like in one of the ways in which it is written."""
        kind = self._rng.choice(_COMMITTEES)
        theme = self._rng.choice(_THEMES)
        joined = theme + kind
        forms = (
            joined,
            joined,
            joined.capitalize(),
            f"{kind} {theme}",
            f"{kind} {theme.capitalize()}",
            f"{kind.capitalize()} {theme.capitalize()}",
            f"{kind.capitalize()} {theme.capitalize()} en {self._rng.choice(_THEMES).capitalize()}",
            f"{theme.capitalize()} {kind.capitalize()}",
            joined,
            f"{theme}cie",
            f"{kind}-{theme.capitalize()}",
            f"cie. {theme.capitalize()}",
            f"{self.draw_letters()} {self._rng.choice((kind, kind.capitalize()))}",
            f"{self.draw_letters()}-{self._rng.choice(('team', 'groep', kind))}",
        )
        return self._rng.choice(forms)

    def _person(self, name: str) -> str:
        first, surname = self.draw_person()
        words = name.split()
        if len(words) == 1:
            return self._single_word(name, first, surname)
        if words[0].lower() in _PARTICLES:
            return surname[0].upper() + surname[1:]
        if "." in words[0] or len(words[0]) == 1:
            return f"{self._initials()} {surname}"
        if "," in name:
            return f"{surname}, {first}"
        return self._full_name(first, surname)

    def _single_word(self, name: str, first: str, surname: str) -> str:
        if "." in name:
            return self._initials() + surname
        if name.isupper() or self._rng.random() < 0.03:
            return "".join(word[0] for word in f"{first} {surname}".replace("'", "").split())
        return surname.split()[-1] if self._rng.random() < 0.35 else first

    def _full_name(self, first: str, surname: str) -> str:
        """Return first name and surname, at times in one of the ways in which attendance lists are hasty."""
        last = surname.split()[-1]
        hasty = (
            (0.01, f"{surname}, {first}"),
            (0.04, f"{surname} {first}"),
            (0.03, f"{self._initials()}{surname}"),
            (0.03, f"{self._initials()} {surname}"),
            (0.04, f"{first} {self._rng.choice(_SHORT)} {last}"),
            (0.02, f"{first} {self._rng.choice(('v', 'vd', 'van', 'de', 'van der'))} {last[0]}"),
            (0.03, f"{first} {surname[0].upper()}"),
            (0.01, f"{first}{last}"),
            (0.01, f"{first} ({surname})"),
            (0.01, f"{first} {surname.lower()}"),
        )
        roll = self._rng.random()
        for share, form in hasty:
            if roll < share:
                return form
            roll -= share
        return f"{first} {surname}"

    def _initials(self) -> str:
        letters = string.ascii_uppercase
        return "".join(self._rng.choice(letters) + "." for _ in range(self._rng.choice((1, 1, 2, 3))))

    def _organisation(self, name: str) -> str:
        if name.isupper() and len(name) <= 6 and self._rng.random() < 0.6:
            return self.draw_letters()
        if name.lower().startswith("gemeente "):
            return name[:9] + self.draw_city()
        roll = self._rng.random()
        if roll < 0.08:
            return str(self._rng.choice(self._fakers[:3]).company())
        if roll < 0.16:
            return f"{self._rng.choice(_BODIES)} {self.draw_city()}"
        if roll < 0.28:
            return self.draw_committee()
        if roll < 0.46:
            return self.draw_brand()
        similar = [
            o for o in self._organisations if len(o.split()) == len(name.split()) and o.islower() == name.islower()
        ]
        chosen = self._rng.choice(similar or self._organisations)
        if self._rng.random() < 0.05:
            return f"{chosen} {self._rng.choice(_DEPARTMENTS)}"
        return chosen

    def _place(self, name: str) -> str:
        if any(character.isdigit() for character in name):
            return f"{self.draw_street()} {self._rng.randint(1, 200)}"
        faker = self._rng.choice(self._fakers[:3])
        roll = self._rng.random()
        if roll < 0.2:
            return self.draw_street()
        if roll < 0.3:
            return str(faker.province())
        return str(faker.country()) if roll < 0.4 else self.draw_city()
