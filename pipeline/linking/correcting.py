"""Carries out the corrections of the user on people or organisations that were linked.

A line acts on what the lines before it left. Ids stay: of two that are merged the one that it becomes keeps its id,
what is split off gets one made from the id it came from and the place, a new name changes no id.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Generic, Protocol, TypeVar

from pipeline.linking.corrections import Correction
from pipeline.linking.occasions import Occasion, stable_id


class Known(Protocol):
    """A person or organisation as one document knows it."""

    @property
    def document_id(self) -> str:
        """The document."""

    @property
    def name(self) -> str:
        """The fullest name in it."""

    @property
    def forms(self) -> tuple[str, ...]:
        """Every form in it."""


_Known = TypeVar("_Known", bound=Known)


@dataclass(slots=True)
class Linked(Generic[_Known]):
    """Hold people or organisations across the archive: by id, what documents know of each, and names given by hand."""

    members: dict[str, list[_Known]]
    names: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Naming(Generic[_Known]):
    """Say how a kind of thing is named: the name shown of what documents know, and a key for equal spellings."""

    shown: Callable[[Sequence[_Known]], str]
    fold: Callable[[str], str]


def correct(linked: Linked[_Known], lines: Sequence[Correction], naming: Naming[_Known], places: Places) -> list[str]:
    """Carry out corrections and return one sentence for each that found nothing to correct, with its line number."""
    if not lines:
        return []
    work = _Work(linked, naming, places)
    notices = []
    for line in lines:
        wrong = work.carry_out(line)
        if wrong:
            notices.append(" ".join(f"corrections, line {line.line}: {wrong}".split()))
    return notices


class Places:
    """Tell which documents a correction is about."""

    def __init__(self, paths: Mapping[str, str], occasions: Mapping[str, Occasion], fold: Callable[[str], str]) -> None:
        self._paths = paths
        self._occasions = occasions
        self._fold = fold

    def find(self, where: str) -> set[str]:
        """Return the documents whose path begins so or whose body is called so; all where nothing is said."""
        body = self._fold(where)
        return {
            document_id
            for document_id, path in self._paths.items()
            if path.startswith(where.rstrip("*"))
            or (body and (self._occasions[document_id].body or "").partition("@")[0] == body)
        }


class _Work(Generic[_Known]):
    def __init__(self, linked: Linked[_Known], naming: Naming[_Known], places: Places) -> None:
        self.linked, self.naming, self.places = linked, naming, places
        self.known: dict[str, tuple[str, frozenset[str]]] = {}
        for key in linked.members:
            self._note(key)

    def _note(self, key: str) -> None:
        """Remember by which names a person or organisation is found."""
        fold, forms = self.naming.fold, {form for one in self.linked.members[key] for form in (*one.forms, one.name)}
        self.known[key] = fold(self._shown(key)), frozenset(map(fold, forms))

    def _shown(self, key: str) -> str:
        return self.linked.names.get(key) or self.naming.shown(self.linked.members[key])

    def find(self, name: str, documents: set[str]) -> list[str]:
        """Return the ids of those with a name or id that occur in some documents; a form counts where no name does."""
        inside = {key for key, ones in self.linked.members.items() if any(one.document_id in documents for one in ones)}
        if name in inside:
            return [name]
        folded = self.naming.fold(name)
        shown = sorted(key for key in inside if self.known[key][0] == folded)
        return shown or sorted(key for key in inside if folded in self.known[key][1])

    def carry_out(self, line: Correction) -> str | None:
        documents = self.places.find(line.where)
        if not documents:
            return f"there is no document or body {line.where!r}"
        found = self.find(line.name, documents)
        if not found:
            return f"there is no {line.kind} {line.name!r}" + (f" in {line.where!r}" if line.where else "")
        match line.correction:
            case "merge":
                return self._merge(line, found, documents)
            case "split":
                return self._split(line, found, documents)
            case "rename":
                for key in found:
                    self.linked.names[key] = line.becomes
                    self._note(key)
            case _:
                for key in found:
                    self._take(key, documents)
        return None

    def _merge(self, line: Correction, found: list[str], documents: set[str]) -> str | None:
        everywhere = self.places.find("")
        others = self.find(line.becomes, everywhere)
        if self.naming.fold(line.name) != self.naming.fold(line.becomes):
            others = [key for key in others if key not in found] or others
            if len(others) > 1:
                return f"{line.becomes!r} may be {len(others)}: write the id of one of them ({', '.join(others)})"
        if not others or {*found, *others} == {others[0]}:
            return f"there is no other {line.kind} {line.becomes!r}"
        # of several with one name the one that most documents know stays
        kept = min(others, key=lambda key: (-len(self.linked.members[key]), key))
        shown = self._shown(kept)
        for key in found:
            if key != kept:
                self.linked.members[kept] += self._take(key, documents)
        if self._shown(kept) != shown:
            self.linked.names[kept] = shown
        self._note(kept)
        return None

    def _split(self, line: Correction, found: list[str], documents: set[str]) -> str | None:
        whole = all(one.document_id in documents for key in found for one in self.linked.members[key])
        if whole:
            return f"all of {line.name!r} is in {line.where!r}: there is nothing to split"
        new = stable_id(found[0].partition("_")[0], f"{found[0]} {line.where}")
        self.linked.members[new] = [one for key in found for one in self._take(key, documents)]
        if line.becomes:
            self.linked.names[new] = line.becomes
        self._note(new)
        return None

    def _take(self, key: str, documents: set[str]) -> list[_Known]:
        """Take what some documents know out of a person or organisation, and forget it where nothing is left."""
        ones = self.linked.members[key]
        taken = [one for one in ones if one.document_id in documents]
        left = [one for one in ones if one.document_id not in documents]
        if left:
            self.linked.members[key] = left
            self._note(key)
        else:
            del self.linked.members[key], self.known[key]
            self.linked.names.pop(key, None)
        return taken
