"""What is asked of an engine, and what it answers, whichever it is."""

import datetime as dt
from abc import ABC, abstractmethod
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from intranet.territory.models import end_of_day, start_of_day
from search.models import SearchEntry
from search.parsing import Query
from search.policies import Reading

# What results are narrowed by, and the column of an entry that holds it; ``themes`` holds several.
FACETS = {
    "type": "kind",
    "domain": "domain_id",
    "theme": "themes",
    "space": "space_id",
    "organisation": "organisation_id",
    "language": "language",
    "author": "author_id",
}
# What a word counts for, by where it stands (``settings.SEARCH_BOOSTS``).
BOOSTS = ("title", "summary", "headings", "text", "file")
# A value that no entry has: to be narrowed to what is unknown, or not to be known, finds nothing.
NO_SUCH_VALUE = "0"
# Nothing is dated outside; the calendar of databases ends somewhere.
FIRST_DAY, LAST_DAY = dt.date(1900, 1, 1), dt.date(9000, 1, 1)
# How many values of one facet are told at most, the most frequent ones.
MOST_VALUES = 1000


class Sort(StrEnum):
    """By the names that addresses say."""

    RELEVANCE = "relevance"
    NEWEST = "date"
    OLDEST = "oldest"
    TITLE = "title"


class Ability(StrEnum):
    """What an engine may lack; the page does without."""

    # It proposes another spelling.
    CORRECTION = "correction"
    # It completes what is being typed.
    COMPLETION = "completion"
    # It weighs how rare a word is.
    RARITY = "rarity"


@dataclass(frozen=True)
class Filters:
    """What results are narrowed to: by facet, to one of the values ``chosen``; to the days from ``since`` to ``until``.

    Values are those of the columns of :data:`FACETS`. What has no date is in no period.
    """

    chosen: Mapping[str, tuple[Any, ...]] = field(default_factory=dict)
    since: dt.date | None = None
    until: dt.date | None = None

    def __bool__(self) -> bool:
        return any(self.chosen.values()) or bool(self.since or self.until)

    @property
    def begins(self) -> dt.datetime | None:
        """The first instant of the period."""
        return None if self.since is None else start_of_day(max(self.since, FIRST_DAY))

    @property
    def ends(self) -> dt.datetime | None:
        """The first instant after the period, whose last day is part of it."""
        return None if self.until is None else end_of_day(min(self.until, LAST_DAY))


@dataclass(frozen=True)
class Found:
    """A thing, by what its entries count as, and the languages of those that match.

    ``direct``: by what was typed, not only by words that mean the same.
    """

    thing: str
    languages: frozenset[str]
    direct: bool = True


@dataclass(frozen=True)
class Answer:
    """How many things there are in all, how many by value of each facet, and one page of them in order.

    The counts of a facet are what one would get by choosing that value in it, the other facets being as they are.
    Values are told as text. ``reduced``: by the database, since the engine that should answer cannot.
    """

    total: int
    facets: dict[str, dict[str, int]]
    found: list[Found]
    reduced: bool = False


@dataclass(frozen=True)
class Completion:
    """The title of a thing, in which what is being typed goes on."""

    text: str
    language: str
    thing: str


def no_answer() -> Answer:
    return Answer(0, {facet: {} for facet in FACETS}, [])


class Engine(ABC):
    """Finds entries by their words, for somebody who reads so.

    ``reading`` is part of whatever is asked: what is not theirs is neither found, counted, ranked, nor proposed as a
    spelling or as a completion. ``language`` is the reader's.
    """

    name: str
    abilities: frozenset[Ability] = frozenset()

    @abstractmethod
    def search(
        self,
        query: Query,
        reading: Reading,
        *,
        filters: Filters | None = None,
        language: str = "fr",
        sort: Sort = Sort.RELEVANCE,
        first: int = 0,
        length: int = 20,
    ) -> Answer:
        """Between things that match as well, those written in the reader's language come first."""

    @abstractmethod
    def complete(self, typed: str, reading: Reading, *, language: str = "fr", length: int = 8) -> list[Completion]:
        """Titles that hold the words typed, of which the last one may be unfinished; those that begin so come first.

        One for each thing, in the reader's language where there is a choice.
        """

    def correct(self, query: Query, reading: Reading, *, language: str = "fr") -> str | None:
        """What was probably meant, to be searched instead; it finds something that this person may read."""
        return None

    # Writing

    @abstractmethod
    def index(self, entries: Iterable[SearchEntry]) -> None:
        """Take these saved entries in, in the place of what is known of them."""

    @abstractmethod
    def remove(self, ids: Iterable[int]) -> None:
        """Forget these entries."""

    @abstractmethod
    def clear(self) -> None:
        """Forget everything."""

    def compact(self) -> None:  # noqa: B027 - most engines need nothing
        """Leave no trace of what was removed in the files of the engine, where it would keep one."""

    @abstractmethod
    def indexed(self) -> set[int]:
        """The ids of the entries that are taken in."""
