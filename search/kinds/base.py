"""What a kind of findable things says of itself, and the register of all of them."""

from abc import ABC, abstractmethod
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from django.utils.functional import Promise

from intranet.access.models import Space
from intranet.access.policies import Person
from intranet.accounts.languages import interface_language
from search.models import SearchEntry

Key = str | int


@dataclass(frozen=True)
class Shown:
    """A thing that the reader may open; ``url`` empty: it has no address of its own. ``state``: of a translation."""

    url: str = ""
    state: str | Promise = ""


class Kind(ABC):
    """Things of one kind: which there are, the entries that they make, and whether somebody may really see them.

    A thing has a key (of a page: its translation key, common to its languages) and an entry for each language in which
    it is written. ``make`` and ``visible`` take many at once, in a bounded number of queries.
    """

    source: str

    def thing(self, key: Key) -> str:
        """What the thing's entries have in common."""
        return f"{self.source}:{key}"

    @abstractmethod
    def keys(self) -> Iterable[Key]:
        """The keys of all that may have entries, in a stable order."""

    @abstractmethod
    def make(self, keys: Sequence[Key]) -> Iterable[SearchEntry]:
        """Entries, not saved, of those things; none for what is not to be found today."""

    @abstractmethod
    def visible(self, user: Person, entries: Sequence[SearchEntry]) -> Mapping[int, Shown]:
        """By ``object_id``, those that the real policy of such things shows to this person."""

    @abstractmethod
    def labels(self) -> Mapping[str, tuple[str, str]]:
        """For each ``SearchEntry.kind`` that it makes, what one and what many are called."""


_kinds: dict[str, Kind] = {}


def register(kind: Kind) -> None:
    """Make things findable; a kind of the same source is replaced."""
    _kinds[kind.source] = kind
    _labels_in.cache_clear()


def kinds() -> list[Kind]:
    return list(_kinds.values())


def kind_named(source: str) -> Kind | None:
    return _kinds.get(source)


def all_labels() -> Mapping[str, tuple[str, str]]:
    """What one and what many of each ``SearchEntry.kind`` are called, in the reader's language."""
    return _labels_in(interface_language())


@cache
def _labels_in(_language: str) -> Mapping[str, tuple[str, str]]:
    return {name: labels for kind in kinds() for name, labels in kind.labels().items()}


def labels_by_kind() -> dict[str, str]:
    """What one thing of each ``SearchEntry.kind`` is called."""
    return {name: one for name, (one, _many) in all_labels().items()}


def domain_of(space: Space | None) -> int | None:
    """The domain of a space, or of the nearest one around it that has one."""
    while space is not None and space.domain_id is None:
        space = space.parent
    return None if space is None else space.domain_id
