"""Filters of a listing, with the number of things that each would leave.

All that the reader may see of the listing is fetched as a few columns, then sifted here: the number of queries does not
depend on what is chosen, and a count can speak of nothing but what this reader may see.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from django.utils.functional import Promise


@dataclass
class Entry:
    """One thing of the listing: its id, and the values that it has of each facet."""

    pk: int
    values: dict[str, set[str]] = field(default_factory=dict)

    def add(self, facet: str, value: str | None) -> None:
        if value:
            self.values.setdefault(facet, set()).add(value)

    def has(self, facet: str, value: str) -> bool:
        return not value or value in self.values.get(facet, ())


@dataclass(frozen=True)
class Option:
    value: str
    label: str | Promise
    count: int
    chosen: bool


@dataclass(frozen=True)
class Facet:
    """A filter as a form shows it; ``everything`` is the label of no choice."""

    name: str
    label: str | Promise
    everything: str | Promise
    options: list[Option]


class Sieve:
    """``entries`` in their order, and the value ``chosen`` of each facet ("" for none)."""

    def __init__(self, entries: Iterable[Entry], chosen: Mapping[str, str]) -> None:
        self.entries = list(entries)
        self.chosen = chosen

    def matching(self, but: str = "") -> list[Entry]:
        """Those that have all chosen values, one facet left out."""
        asked = [(facet, value) for facet, value in self.chosen.items() if facet != but and value]
        return [entry for entry in self.entries if all(entry.has(facet, value) for facet, value in asked)]

    def values_of(self, facet: str) -> set[str]:
        """What there is to choose, whatever is chosen."""
        return {value for entry in self.entries for value in entry.values.get(facet, ())}

    def options(self, facet: str, labels: Mapping[str, str | Promise]) -> list[Option]:
        """In the order of ``labels``, with how many would be left; what would leave none is left out."""
        counts = Counter(value for entry in self.matching(but=facet) for value in entry.values.get(facet, ()))
        chosen, known = self.chosen.get(facet, ""), self.values_of(facet)
        return [
            Option(value, label, counts[value], value == chosen)
            for value, label in labels.items()
            if counts[value] or (value == chosen and value in known)
        ]
