"""The glossary laid out for its page: letters, terms, and the other names under which they are looked for."""

import unicodedata
from dataclasses import dataclass, field
from itertools import groupby

from .lexicon import Entry, Said, current_lexicon


@dataclass(frozen=True)
class Place:
    """A line of the page: a term with all that is known of it, or another name that leads to one."""

    name: str
    entry: Entry
    said: Said
    leads: bool = False

    @property
    def others(self) -> list[Said]:
        """What it is called in the other languages."""
        return [said for code, said in self.entry.said.items() if code != self.said.language]


@dataclass(frozen=True)
class GlossaryPage:
    """``letters``: those that have something; ``number``: of terms, whatever their names."""

    letters: list[tuple[str, list[Place]]] = field(default_factory=list)
    number: int = 0
    total: int = 0


def glossary_page(language: str, sought: str = "") -> GlossaryPage:
    """The terms of a language whose names, definition or names elsewhere hold all the words that are sought."""
    every = list(current_lexicon(now=True).said_in(language))
    wanted = folded(sought).split()
    found = [(entry, said) for entry, said in every if all(word in _searched(entry) for word in wanted)]
    places = [place for entry, said in found for place in _places(entry, said)]
    places.sort(key=lambda place: (_letter(place.name) == "#", folded(place.name), place.leads))
    letters = [(letter, list(group)) for letter, group in groupby(places, key=lambda place: _letter(place.name))]
    return GlossaryPage(letters, len(found), len(every))


def _places(entry: Entry, said: Said) -> list[Place]:
    """Another name has a line of its own unless it would stand beside the term."""
    start = folded(said.preferred)[:3]
    others = [Place(name, entry, said, leads=True) for name in said.variants if folded(name)[:3] != start]
    return [Place(said.preferred, entry, said), *others]


def _searched(entry: Entry) -> str:
    return folded(" ".join(text for said in entry.said.values() for text in (*said.forms, said.definition)))


def folded(text: str) -> str:
    """In lower case, without accents."""
    bare = unicodedata.normalize("NFKD", text.casefold().replace("œ", "oe").replace("’", "'"))
    return "".join(letter for letter in bare if not unicodedata.combining(letter))


def _letter(name: str) -> str:
    first = folded(name)[:1].upper()
    return first if first.isalpha() else "#"
