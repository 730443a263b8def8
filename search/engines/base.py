"""What an engine answers, and the part that all databases share: one query for a page of things and all counts."""

from abc import ABC, abstractmethod
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from django.db import connection

from search.models import SearchEntry
from search.parsing import Query
from search.policies import Condition

FACETS = {"type": "kind", "domain": "domain_id", "language": "language"}


class Sort(StrEnum):
    RELEVANCE = "relevance"
    DATE = "date"


@dataclass(frozen=True)
class Filters:
    """What results are narrowed to, by facet; none: to nothing."""

    chosen: dict[str, tuple[Any, ...]] = field(default_factory=dict)

    def condition(self, aside: str = "") -> Condition:
        """On the hits; ``aside``: a facet that counts as if nothing were chosen in it."""
        parts, values = ["1 = 1"], list[Any]()
        for facet, chosen in self.chosen.items():
            if chosen and facet != aside:
                parts.append(f"{FACETS[facet]} IN ({', '.join(['%s'] * len(chosen))})")
                values += chosen
        return Condition(" AND ".join(parts), tuple(values))


@dataclass(frozen=True)
class Found:
    """A thing, by what its entries count as, and the languages of those that match."""

    thing: str
    languages: frozenset[str]


@dataclass(frozen=True)
class Answer:
    """How many things there are in all, how many by value of each facet, and one page of them in order.

    The counts of a facet are what one would get by choosing that value in it, the other facets being as they are.
    """

    total: int
    facets: dict[str, dict[str, int]]
    found: list[Found]


class DatabaseEngine(ABC):
    """Finds entries in the database that holds them.

    ``readable`` is the condition under which the person reads, which is part of every query: what is not theirs is
    neither counted nor ranked.
    """

    # The entries ``e`` beside their index, and the conditions and the figures on them; each takes one expression.
    source: str
    matches: str
    score: str
    in_title: str

    @abstractmethod
    def expression(self, query: Query, *, title: bool = False, exact: bool = False) -> str:
        """What is sought, in the engine's own language: in titles only, as exact words only."""

    @abstractmethod
    def index(self, entries: Iterable[SearchEntry]) -> None:
        """Take these saved entries in, in the place of what is known of them."""

    @abstractmethod
    def remove(self, ids: Iterable[int]) -> None:
        """Forget these entries."""

    @abstractmethod
    def clear(self) -> None:
        """Forget everything."""

    def compact(self) -> None:  # noqa: B027 - most databases need nothing
        """Leave no trace of what was removed in the files of the database, where the engine would keep one."""

    @abstractmethod
    def indexed(self) -> set[int]:
        """The ids of the entries that are taken in."""

    def search(
        self,
        query: Query,
        readable: Condition,
        *,
        filters: Filters | None = None,
        language: str = "fr",
        sort: Sort = Sort.RELEVANCE,
        first: int = 0,
        length: int = 20,
    ) -> Answer:
        """``language`` is the reader's: between things that match as well, those written in it come first."""
        if not query:
            return Answer(0, {facet: {} for facet in FACETS}, [])
        filters = filters or Filters()
        order = "best_date DESC NULLS LAST, name" if sort is Sort.DATE else _BY_RELEVANCE
        chosen = filters.condition()
        counts, their_values = _counts(filters)
        rows = self._rows(
            f"WITH hits AS MATERIALIZED (SELECT COALESCE(NULLIF(e.counts_as, ''), e.thing) AS thing,"
            f" e.kind, e.domain_id, e.language, e.date,"
            f" CASE WHEN {self.in_title} THEN 2 WHEN {self.in_title} THEN 1 ELSE 0 END AS tier,"
            f" CASE WHEN e.language IN ('', %s) THEN 1 ELSE 0 END AS near, {self.score} AS score"
            f" FROM {self.source} WHERE {self.matches} AND {readable.sql}),"
            f" things AS (SELECT thing AS name, MAX(tier) AS best_tier, MAX(near) AS best_near,"
            f" MAX(score) AS best_score, MAX(date) AS best_date FROM hits WHERE {chosen.sql} GROUP BY thing),"
            f" page AS (SELECT name, ROW_NUMBER() OVER (ORDER BY {order}) AS place FROM things"
            f" ORDER BY place LIMIT %s OFFSET %s)"
            f" SELECT 'found', name, hits.language, place FROM page JOIN hits ON hits.thing = name"
            f" WHERE {chosen.sql} UNION ALL {counts}",
            [
                self.expression(query, title=True, exact=True),
                self.expression(query, title=True),
                language,
                *self.score_values(query),
                self.expression(query),
                *readable.values,
                *chosen.values,
                length,
                first,
                *chosen.values,
                *their_values,
            ],
        )
        return _answer(rows)

    def score_values(self, query: Query) -> list[Any]:
        """The values that ``score`` takes."""
        return []

    def _rows(self, sql: str, values: list[Any]) -> list[tuple[Any, ...]]:
        with connection.cursor() as cursor:
            cursor.execute(sql, values)
            return list(cursor.fetchall())


# A title that holds all that is sought comes first, as exact words before others; then what is in the reader's
# language; then the engine's own figure. So all engines agree on what matters most.
_BY_RELEVANCE = "best_tier DESC, best_near DESC, best_score DESC, best_date DESC NULLS LAST, name"


def _counts(filters: Filters) -> tuple[str, list[Any]]:
    """How many things there are among the hits: in all, and by value of each facet."""
    every = filters.condition()
    parts = [f"SELECT 'total', '', '', COUNT(DISTINCT thing) FROM hits WHERE {every.sql}"]
    values = [*every.values]
    for facet, column in FACETS.items():
        others = filters.condition(aside=facet)
        parts.append(
            f"SELECT '{facet}', CAST({column} AS TEXT), '', COUNT(DISTINCT thing) FROM hits"
            f" WHERE {others.sql} GROUP BY {column}"
        )
        values += others.values
    return " UNION ALL ".join(parts), values


def _answer(rows: list[tuple[str, str, str, int]]) -> Answer:
    """From rows of what is told, its name, its language and a number."""
    facets: dict[str, dict[str, int]] = {facet: {} for facet in FACETS}
    total, things = 0, dict[str, set[str]]()
    for told, name, language, number in sorted(rows, key=lambda row: (row[0], row[3])):
        if told == "total":
            total = number
        elif told == "found":
            things.setdefault(name, set()).add(language)
        elif name:
            facets[told][name] = number
    return Answer(total, facets, [Found(name, frozenset(languages)) for name, languages in things.items()])
