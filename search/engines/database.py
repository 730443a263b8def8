"""What all databases share: one query for a page of things and all counts."""

import datetime as dt
from abc import abstractmethod
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import partial
from typing import Any

from django.conf import settings
from django.db import connection
from django.db.models import Max

from search.correction import corrected
from search.models import SearchEntry, SearchWord
from search.parsing import Query
from search.policies import Condition, Reading
from search.vocabulary import learn

from .base import FACETS, MOST_VALUES, Ability, Answer, Completion, Engine, Filters, Found, Sort, no_answer
from .typed import beginning_of

# The columns of an entry that a hit keeps, to be narrowed and counted by.
HIT_COLUMNS = ", ".join(f"e.{column}" for column in (*FACETS.values(), "date"))
EVERY_THING = Condition("ranked AS (SELECT * FROM things)")
# How many words of the vocabulary are looked at in one go: others write in between.
WORDS_AT_ONCE = 5000


class DatabaseEngine(Engine):
    """Finds entries in the database that holds them."""

    abilities = frozenset({Ability.COMPLETION, Ability.CORRECTION})
    # The entries ``e`` beside their index, and the conditions and the figures on them; each takes one expression.
    source: str
    matches: str
    title_source: str
    title_matches: str
    in_title: str
    has: str
    # The condition on a row of the vocabulary that no entry holds its word.
    unused_word: str
    # The values in the list ``themes``, as a table ``each`` with a column ``value``; titles in their order.
    each_theme: str
    title_order: str
    # How many days old an entry is, at an instant.
    age: str

    @abstractmethod
    def score(self, query: Query, reading: Reading) -> Condition:
        """How well a hit matches."""

    def ranked(self, query: Query, reading: Reading, last: int) -> Condition:
        """The table ``ranked``, of those ``things`` at least that come before that place, with their figures."""
        return EVERY_THING

    @abstractmethod
    def expression(self, query: Query, *, title: bool = False, exact: bool = False) -> str:
        """What is sought, in the engine's own language: in titles only, as exact words only."""

    @abstractmethod
    def beginning(self, words: Sequence[str], start: str) -> str:
        """Titles that hold those words and one that begins with ``start``, in the engine's own language."""

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
        if not query:
            return no_answer()
        filters, readable = filters or Filters(), reading.sql()
        chosen = self.narrowed(filters)
        score = self.score(query, reading) if sort is Sort.RELEVANCE else Condition("0")
        ranked = self.ranked(query, reading, first + length) if sort is Sort.RELEVANCE else EVERY_THING
        counts = self.counts(filters)
        # Read only where it is sought: it makes hits longer.
        key = "e.sort_key" if sort is Sort.TITLE else "''"
        rows = self._rows(
            f"WITH hits AS MATERIALIZED (SELECT e.id, COALESCE(NULLIF(e.counts_as, ''), e.thing) AS thing,"
            f" {HIT_COLUMNS}, {key} AS sort_key, {self._tier(query)} AS tier, {self._direct(query)} AS direct,"
            f" CASE WHEN e.language IN ('', %s) THEN 1 ELSE 0 END AS near, {score.sql} AS score"
            f" FROM {self.source} WHERE {self.matches} AND {readable.sql}),"
            f" things AS MATERIALIZED (SELECT thing AS name, COUNT(*) AS versions, MAX(tier) AS best_tier,"
            f" MAX(near) AS best_near, MAX(direct) AS best_direct, MAX(score) AS best_score, MAX(date) AS last_date,"
            f" COALESCE(MIN(CASE WHEN near = 1 THEN sort_key END), MIN(sort_key)) AS its_title"
            f" FROM hits WHERE {chosen.sql} GROUP BY thing),"
            f" {ranked.sql},"
            f" page AS (SELECT name, best_direct, ROW_NUMBER() OVER (ORDER BY {self._order(sort)}) AS place FROM ranked"
            f" ORDER BY place LIMIT %s OFFSET %s)"
            f" SELECT 'found', name, hits.language, place, best_direct FROM page JOIN hits ON hits.thing = name"
            f" WHERE {chosen.sql} UNION ALL SELECT 'total', '', '', COUNT(*), 1 FROM things UNION ALL {counts.sql}",
            [
                *self._tier_values(query, language),
                language,
                *score.values,
                self.expression(query),
                *readable.values,
                *chosen.values,
                *ranked.values,
                length,
                first,
                *chosen.values,
                *counts.values,
            ],
        )
        return _answer(rows)

    def recency(self, reading: Reading) -> Condition:
        """What is new counts for a little more."""
        part, days = settings.SEARCH_RECENCY / 100, settings.SEARCH_RECENCY_DAYS
        return Condition(
            f"COALESCE(1 + {part} / (1 + {self.age} / {days}.0), 1)",
            (connection.ops.adapt_datetimefield_value(reading.at),),
        )

    # Queries are made longer only where there are equivalents.

    def _tier(self, query: Query) -> str:
        """A title that holds what was typed, as it was or in another form; then, in one's language, what means it."""
        equivalent = f"WHEN e.language IN ('', %s) AND {self.in_title} THEN 1 " if query.equivalents else ""
        return f"CASE WHEN {self.in_title} THEN 3 WHEN {self.in_title} THEN 2 {equivalent}ELSE 0 END"

    def _direct(self, query: Query) -> str:
        return f"CASE WHEN {self.has} THEN 1 ELSE 0 END" if query.equivalents else "1"

    def _tier_values(self, query: Query, language: str) -> list[Any]:
        direct = query.direct
        values = [self.expression(direct, title=True, exact=True), self.expression(direct, title=True)]
        if query.equivalents:
            values += [language, self.expression(query, title=True), self.expression(direct)]
        return values

    def appeared(
        self,
        query: Query,
        after: dt.datetime,
        until: dt.datetime,
        *,
        filters: Filters | None = None,
        length: int = 200,
    ) -> list[tuple[str, dt.datetime]]:
        """The matching things that appeared then, and when, the latest first; whoever may read them."""
        if not query:
            return []
        chosen = self.narrowed(filters or Filters())
        rows = self._rows(
            f"WITH hits AS MATERIALIZED (SELECT COALESCE(NULLIF(e.counts_as, ''), e.thing) AS thing, e.id,"
            f" {HIT_COLUMNS} FROM {self.source} WHERE {self.matches} AND e.id IN"
            " (SELECT id FROM search_searchentry WHERE appeared_at > %s AND appeared_at <= %s))"
            f" SELECT thing, MAX(id) FROM hits WHERE {chosen.sql} GROUP BY thing ORDER BY MAX(id) DESC LIMIT %s",
            [
                self.expression(query),
                *map(connection.ops.adapt_datetimefield_value, (after, until)),
                *chosen.values,
                length,
            ],
        )
        when = dict(SearchEntry.objects.filter(pk__in=[pk for _thing, pk in rows]).values_list("pk", "appeared_at"))
        found = [(thing, when[pk]) for thing, pk in rows if pk in when]
        return sorted(found, key=lambda each: each[1], reverse=True)

    def complete(self, typed: str, reading: Reading, *, language: str = "fr", length: int = 8) -> list[Completion]:
        beginning = beginning_of(typed)
        if beginning is None:
            return []
        readable = reading.sql()
        # Some more than asked for: a thing may be there in two languages.
        rows = self._rows(
            f"SELECT COALESCE(NULLIF(e.counts_as, ''), e.thing), e.language, e.title,"
            f" CASE WHEN SUBSTR(e.sort_key, 1, {len(beginning.start)}) = %s THEN 0 ELSE 1 END AS within,"
            f" CASE WHEN e.language IN ('', %s) THEN 0 ELSE 1 END AS far"
            f" FROM {self.title_source} WHERE {self.title_matches} AND {readable.sql}"
            f" ORDER BY within, far, LENGTH(e.sort_key), e.id LIMIT %s",
            [
                beginning.start,
                language,
                self.beginning(beginning.before, beginning.last),
                *readable.values,
                3 * length,
            ],
        )
        found: dict[str, Completion] = {}
        for thing, its_language, title, *_order in rows:
            if title not in {each.text for each in found.values()}:
                found.setdefault(thing, Completion(title, its_language, thing))
        return list(found.values())[:length]

    def correct(self, query: Query, reading: Reading, *, language: str = "fr") -> str | None:
        return corrected(query, partial(self._count, reading))

    def _count(self, reading: Reading, queries: Sequence[Query], most: int) -> list[int]:
        """How many entries each of these finds, up to that number."""
        readable = reading.sql()
        one = (
            f"SELECT {{place}}, COUNT(*) FROM (SELECT 1 FROM {self.source}"
            f" WHERE {self.matches} AND {readable.sql} LIMIT {most}) found"
        )
        sql = " UNION ALL ".join(one.format(place=place) for place in range(len(queries)))
        rows = self._rows(sql, [value for each in queries for value in (self.expression(each), *readable.values)])
        return [number for _place, number in sorted(rows)]

    def prepare(self) -> None:
        """Make what the database may have gained the means of since the migrations."""

    def index(self, entries: Iterable[SearchEntry]) -> None:
        heard: set[str] = set()
        self.take(list(entries), heard)
        learn(heard)

    @abstractmethod
    def take(self, entries: Sequence[SearchEntry], heard: set[str]) -> None:
        """Write what the index holds of these entries; ``heard`` is given the words that they say themselves.

        Not those inside files, which nobody reads again before sending them.
        """

    def clear(self) -> None:
        with connection.cursor() as cursor:
            cursor.execute("DELETE FROM search_index")
        SearchWord.objects.all().delete()

    def compact(self) -> None:
        self.forget_unused_words()

    def forget_unused_words(self) -> None:
        """Words are learnt with each entry; that none holds them any more is only seen here."""
        last = SearchWord.objects.aggregate(last=Max("pk"))["last"] or 0
        for first in range(0, last + 1, WORDS_AT_ONCE):
            with connection.cursor() as cursor:
                cursor.execute(
                    f"DELETE FROM search_searchword WHERE id >= %s AND id < %s AND {self.unused_word}",
                    [first, first + WORDS_AT_ONCE],
                )

    def _rows(self, sql: str, values: list[Any]) -> list[tuple[Any, ...]]:
        with connection.cursor() as cursor:
            cursor.execute(sql, values)
            return list(cursor.fetchall())

    def _order(self, sort: Sort) -> str:
        return {
            # A title that holds all that is sought comes first, as exact words before others; then what is in the
            # reader's language, what was typed before what means it; then the engine's own figure. So all engines agree
            # on what matters most.
            Sort.RELEVANCE: "best_tier DESC, best_near DESC, best_direct DESC, best_score DESC,"
            " last_date DESC NULLS LAST, name",
            Sort.NEWEST: "last_date DESC NULLS LAST, name",
            Sort.OLDEST: "last_date NULLS LAST, name",
            Sort.TITLE: f"{self.title_order}, name",
        }[sort]

    def narrowed(self, filters: Filters, aside: str = "") -> Condition:
        """On the hits; ``aside``: a facet that counts as if nothing were chosen in it."""
        parts, values = ["1 = 1"], list[Any]()
        for facet, chosen in filters.chosen.items():
            if not chosen or facet == aside:
                continue
            among = f"IN ({', '.join(['%s'] * len(chosen))})"
            if facet == "theme":
                parts.append(f"EXISTS (SELECT 1 FROM {self.each_theme} WHERE CAST(each.value AS TEXT) {among})")
            else:
                parts.append(f"CAST({FACETS[facet]} AS TEXT) {among}")
            values += map(str, chosen)
        for comparison, instant in ((">=", filters.begins), ("<", filters.ends)):
            if instant is not None:
                parts.append(f"date {comparison} %s")
                values.append(connection.ops.adapt_datetimefield_value(instant))
        return Condition(" AND ".join(parts), tuple(values))

    def counts(self, filters: Filters) -> Condition:
        """How many things there are among the hits, by value of each facet."""
        return union(self.count(facet, filters) for facet in FACETS)

    def count(self, facet: str, filters: Filters, among: str = "hits") -> Condition:
        """One facet, as if nothing were chosen in it; ``among``: a table like ``hits``."""
        others, value = self.narrowed(filters, aside=facet), FACETS[facet]
        known = f"{value} IS NOT NULL"
        if facet == "theme":
            among, value, known = f"{among} CROSS JOIN {self.each_theme}", "each.value", "CAST(themes AS TEXT) <> '[]'"
        return Condition(
            f"SELECT '{facet}', CAST({value} AS TEXT), '', COUNT(DISTINCT thing), 1 FROM {among}"
            f" WHERE {known} AND {others.sql} GROUP BY {value}",
            others.values,
        )


def union(parts: Iterable[Condition]) -> Condition:
    every = list(parts)
    return Condition(" UNION ALL ".join(part.sql for part in every), tuple(v for part in every for v in part.values))


def _answer(rows: Iterable[tuple[Any, ...]]) -> Answer:
    """From rows of what is told, its name, its language, a number, and whether it holds what was typed."""
    total, things, direct = 0, dict[str, set[str]](), set[str]()
    counts: dict[str, Counter[str]] = {facet: Counter() for facet in FACETS}
    for told, name, language, number, is_direct in sorted(rows, key=lambda row: (row[0], row[3])):
        if told == "total":
            total = number
        elif told == "found":
            things.setdefault(name, set()).add(language)
            direct |= {name} if is_direct else set()
        elif name:
            counts[told][name] += number
    return Answer(
        total, {facet: dict(its.most_common(MOST_VALUES)) for facet, its in counts.items()}, _found(things, direct)
    )


def _found(things: dict[str, set[str]], direct: set[str]) -> list[Found]:
    return [Found(name, frozenset(languages), name in direct) for name, languages in things.items()]
