"""Write made-up pieces of minutes with made-up names: headers, attendance, turns, motions, decisions and action lists.

Headings, column titles, decisions, products, laws and abbreviations of things stand between the names, as in real
minutes, so that a capital alone does not make a name. The templates are in ``templates/minutes.json``. A letter in
braces becomes a name with its label:

- people: ``P`` full name, ``F`` first name, ``S`` surname with its particle in capitals, ``C`` surname before first
  name, ``I`` initials, ``M`` a hasty form, ``v`` and ``s`` first name and surname in columns of their own;
- organisations: ``A`` of a person who attends, ``O`` any, ``K`` committee, ``G`` municipality, ``B`` one made-up word,
  ``U`` town that acts, ``Y`` party;
- places: ``L`` town, ``R`` street, ``N`` street and number, ``W`` quarter, ``V`` venue, ``Z`` room, ``E`` room with its
  building;

or it becomes something without a label: ``T`` title of a motion or plan (with names of its own), ``x`` abbreviation of
a thing, ``p`` product or law, ``f`` function, ``d`` date, ``t`` time, ``n`` number, ``c`` postal code, ``e`` e-mail
address, ``w`` web address, ``k`` capital letter, ``q`` outcome, ``z`` state of an action.
"""

from __future__ import annotations

import argparse
import json
import random
import re
from collections.abc import Callable
from pathlib import Path

import spacy
from compose_names import annotate
from invent_names import Inventor
from spacy.tokens import DocBin

_SLOT = re.compile(r"\{([A-Za-z])\}")
_TEXTS: dict[str, list[str]] = json.loads((Path(__file__).parents[1] / "templates" / "minutes.json").read_text("utf-8"))
_LABELS = {
    **dict.fromkeys("PFSICMsv", "PERSON"),
    **dict.fromkeys("AOKGBUY", "ORG"),
    **dict.fromkeys("LRNWVZE", "LOC"),
}


class Writer:
    """Fill templates; the people who attend and their organisations come back through one piece."""

    def __init__(self, seed: int) -> None:
        """Start with no piece: ``begin`` draws who attends."""
        self._rng = random.Random(seed)
        self._inventor = Inventor(["Stichting De Brug"], seed=seed)
        self._people: list[tuple[str, str]] = []
        self._bodies: list[str] = []
        self._turn = 0
        self.begin()

    def begin(self) -> None:
        """Draw the people and organisations of a new piece."""
        self._people = [self._inventor.draw_person() for _ in range(self._rng.randint(3, 14))]
        self._bodies = [self._body() for _ in range(self._rng.randint(2, 7))]

    def write(self) -> tuple[str, list[tuple[int, int, str]]]:
        """Return the text of a new piece with the places and labels of its names."""
        self.begin()
        lines = self._lines()
        text = ""
        spans: list[tuple[int, int, str]] = []
        for template in lines:
            end = 0
            line = template.replace("{T}", self._rng.choice(_TEXTS["titles"]))
            for slot in _SLOT.finditer(line):
                text += line[end : slot.start()]
                name, label = self._fill(slot[1])
                if label:
                    spans.append((len(text), len(text) + len(name), label))
                text += name
                end = slot.end()
            text += line[end:]
        cut = len(text) - len(text.lstrip())
        return text.strip(), [(start - cut, end - cut, label) for start, end, label in spans]

    def _lines(self) -> list[str]:
        rng = self._rng
        talk, council, place, organisation, plain = (
            _TEXTS[name] for name in ("talk", "council", "place", "organisation", "plain")
        )
        kinds = (talk, council, place, organisation, plain, [*talk, *organisation, *plain], [*place, *council])
        blocks = (self._attendance, self._attendance, self._actions, self._actions, self._reports)
        lines: list[str] = []
        if rng.random() < 0.5:
            lines = [line + "\n" for line in rng.sample(_TEXTS["header"], rng.randint(2, 7))]
        for _ in range(rng.randint(2, 4)):
            if rng.random() < 0.4:
                lines += rng.choice(blocks)()
                continue
            if rng.random() < 0.6:
                number = rng.choice(("", f"{rng.randint(1, 9)}. ", f"{rng.randint(1, 9)} "))
                section = rng.choice(_TEXTS["sections"])
                owner = rng.choice(("", "", " ({F})", " ({P})", " ({F}/{F})"))
                lines.append(f"\n{number}{section}{owner}\n\n")
            kind = rng.choice(kinds)
            end = rng.choice(("\n", "\n\n", " "))
            bullet = "- " if end != " " and rng.random() < 0.3 else ""
            lines += [f"{bullet}{line}{end}" for line in rng.sample(kind, rng.randint(3, 7))]
        return lines

    def _attendance(self) -> list[str]:
        rng = self._rng
        person = rng.choice(_TEXTS["attendance_people"])
        row = rng.choice(_TEXTS["attendance_rows"]).replace("{}", person)
        if rng.random() < 0.12:
            row = "{s} | {v} | {A}\n"
        rows = [row] * rng.randint(3, len(self._people) + 1)
        if rng.random() < 0.25 and person != "{C}":
            joined = ", ".join(line.strip("-\n ") for line in rows)
            return [f"{rng.choice(_TEXTS['attendance_starts'])}: {joined}.\n"]
        return [f"\n{rng.choice(_TEXTS['heads'])}\n", *rows, "\n"]

    def _reports(self) -> list[str]:
        """Return what each person did, under the name as a heading."""
        rng = self._rng
        person = rng.choice(("{C}", "{C}", "{F}", "{P}", "{M}", "{M}"))
        lines: list[str] = []
        for _ in range(rng.randint(2, 5)):
            lines += [f"\n{person}\n\n", *rng.choices(_TEXTS["reports"], k=rng.randint(0, 3))]
        return lines

    def _actions(self) -> list[str]:
        rng = self._rng
        texts = (*_TEXTS["talk"][:4], *_TEXTS["tasks"])
        owner = rng.choice(_TEXTS["owners"])
        row = rng.choice(_TEXTS["action_rows"])
        head = f"\n{rng.choice(_TEXTS['action_heads'])}\n" if "|" in row else "\nActielijst\n"
        tasks = (rng.choice(texts).strip(".") for _ in range(rng.randint(3, 7)))
        return [head, *(row.replace("{}", task).replace("{o}", owner) for task in tasks), "\n"]

    def _body(self) -> str:
        rng, inventor = self._rng, self._inventor
        roll = rng.random()
        if roll < 0.2:
            return inventor.draw_letters()
        if roll < 0.45:
            return inventor.draw_brand()
        if roll < 0.52:
            return f"{rng.choice(('gemeente', 'Gemeente', 'gemeente'))} {inventor.draw_city()}"
        if roll < 0.58:
            return inventor.draw_city()
        form = rng.choice(_TEXTS["bodies"])
        fillings = {
            "{}": inventor.draw_city(),
            "{m}": rng.choice(_TEXTS["ministries"]),
            "{s}": rng.choice(_TEXTS["ministry_letters"]),
            "{v}": rng.choice(_TEXTS["sectors"]),
            "{b}": inventor.draw_brand().split()[0],
            "{w}": self._quarter(),
            "{a}": rng.choice(_TEXTS["departments"]),
        }
        for mark, filling in fillings.items():
            form = form.replace(mark, filling)
        return form

    def _quarter(self) -> str:
        rng = self._rng
        name = rng.choice(_TEXTS["quarter_starts"]) + rng.choice(_TEXTS["quarter_ends"])
        return rng.choice((name, name, name, f"{name}-Noord", f"{name} Zuid", f"Oud-{name}", f"De {name}"))

    def _fill(self, slot: str) -> tuple[str, str]:
        """Return the text of a slot and its label, empty for what is no name."""
        label = _LABELS.get(slot, "")
        if label == "PERSON":
            return self._person(slot), label
        if label:
            return self._thing(slot), label
        return self._word(slot), ""

    def _person(self, slot: str) -> str:
        rng = self._rng
        # one after the other, so that lists do not repeat themselves
        self._turn += rng.choice((1, 1, 1, 2))
        first, surname = self._people[self._turn % len(self._people)]
        full = f"{first} {surname}"
        letters = "".join(word[0] for word in full.replace("'", "").split())
        if slot == "P":
            return self._inventor.invent("Jan Jansen", "PERSON") if rng.random() < 0.25 else full
        in_table = rng.choice((f"{surname} {first}", f"{surname}, {first}"))
        hasty = rng.choice(
            (
                f"{first[0]}. {surname}",
                f"{first[0]}.{surname}",
                f"{first} {surname[0].upper()}",
                f"{first}{surname.split()[-1]}",
            )
        )
        with_capital = surname[0].upper() + surname[1:]
        forms = {"F": first, "S": with_capital, "s": surname, "v": first, "C": in_table, "I": letters, "M": hasty}
        return forms[slot]

    def _thing(self, slot: str) -> str:
        rng, inventor = self._rng, self._inventor
        city = inventor.draw_city()
        if slot == "A":
            body = rng.choice(self._bodies)
            return f"{body} {rng.choice(_TEXTS['departments'])}" if rng.random() < 0.15 else body
        if slot == "V":
            return self._venue(city)
        if slot == "Y" and rng.random() < 0.12:
            return inventor.draw_letters()
        if slot == "Y":
            return rng.choice(_TEXTS["parties"]).replace("{}", city)
        draws: dict[str, Callable[[], str]] = {
            "U": lambda: city,
            "E": self._numbered_room,
            "O": self._body,
            "K": inventor.draw_committee,
            "B": inventor.draw_brand,
            "G": lambda: rng.choice(("gemeente ", "Gemeente ")) + city,
            "L": inventor.draw_place,
            "R": inventor.draw_street,
            "N": lambda: f"{inventor.draw_street()} {rng.randint(1, 300)}",
            "W": self._quarter,
            "Z": lambda: rng.choice(_TEXTS["rooms"]).replace("{}", str(rng.randint(1, 9))),
        }
        return draws[slot]()

    def _venue(self, city: str) -> str:
        venue = self._rng.choice(_TEXTS["venues"]).replace("{}", city)
        return venue.replace("{b}", self._inventor.draw_brand().split()[0].capitalize())

    def _numbered_room(self) -> str:
        rng = self._rng
        building = self._inventor.draw_brand().split()[0]
        colour = rng.choice(("Blauw ", "Paars ", "Groen ", "Rood ", ""))
        return f"{building} {colour}{rng.randint(0, 9)}.0{rng.randint(1, 60)}"

    def _address(self) -> str:
        """Return the e-mail address of one who attends: no name, though it has one in it."""
        rng = self._rng
        first, surname = rng.choice(self._people)
        last = surname.split()[-1]
        name = rng.choice(
            (f"{first}.{last}", f"{first[0]}.{last}", f"{first}.{last}".lower(), "info", "secretariaat", "api")
        )
        domain = self._inventor.draw_brand().split()[0]
        written = rng.choice((domain, domain.lower(), domain.upper()))
        return f"{name}@{written}.{rng.choice(('nl', 'nl', 'NL', 'be', 'org'))}"

    def _date(self, month: str) -> str:
        rng = self._rng
        written = f"{rng.randint(1, 28)} {month} 20{rng.randint(10, 26)}"
        return rng.choice((written, month, f"{rng.randint(1, 28)}-{rng.randint(1, 12)}-20{rng.randint(10, 26)}"))

    def _word(self, slot: str) -> str:
        rng, inventor = self._rng, self._inventor
        month = rng.choice(_TEXTS["months"])
        words: dict[str, Callable[[], str]] = {
            "x": inventor.draw_letters,
            "n": lambda: str(rng.randint(1, 99)),
            "p": lambda: rng.choice(_TEXTS["products"]),
            "f": lambda: rng.choice(_TEXTS["functions"]),
            "d": lambda: self._date(month),
            "t": lambda: f"{rng.randint(9, 21)}.{rng.choice(('00', '15', '30'))}",
            "z": lambda: rng.choice(_TEXTS["states"]),
            "q": lambda: rng.choice(_TEXTS["outcomes"]),
            "e": self._address,
            "w": lambda: f"{inventor.draw_brand().split()[0].lower()}.{rng.choice(('nl', 'org', 'be', 'com'))}",
            "k": lambda: rng.choice("ABCDEFGHIJKLMNO"),
            "c": lambda: f"{rng.randint(1000, 9999)} {rng.choice('ABCDEJKLX')}{rng.choice('ABCDEGHNV')}",
        }
        return words[slot]()


def main() -> None:
    """Write one DocBin of pieces."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("output", type=Path)
    parser.add_argument("--pieces", type=int, default=700)
    parser.add_argument("--seed", type=int, default=7)
    arguments = parser.parse_args()
    nlp = spacy.blank("nl")
    writer = Writer(arguments.seed)
    pieces = (writer.write() for _ in range(arguments.pieces))
    docs = [annotate(nlp.make_doc(text), spans, []) for text, spans in pieces]
    arguments.output.parent.mkdir(parents=True, exist_ok=True)
    DocBin(docs=docs, store_user_data=False).to_disk(arguments.output)
    print(f"{len(docs)} pieces, {sum(map(len, docs))} tokens, {sum(len(doc.ents) for doc in docs)} names")


if __name__ == "__main__":
    main()
