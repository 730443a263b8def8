"""PostgreSQL: a ``tsvector`` made in Python and a GIN index. Its own dictionaries are not asked.

So it finds what SQLite finds, on any server, whatever its extensions and whoever owns the database. Each word is kept
as its stems, marked with their language, and as its plain form, marked "x", all at the word's place: phrases are
found among the plain forms.

Of an entry, ``terms`` hold all the words, and are looked for; ``own`` those outside of its file, where it has one, and
``title`` those of its title: what is ranked by is short, and read without the rest.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from django.conf import settings
from django.db import connection

from search import trigrams
from search.models import SearchEntry
from search.parsing import Query, Term
from search.policies import Condition, Reading
from search.words import LANGUAGES, Word, mark, words

from .base import BOOSTS, FACETS, Filters
from .database import DatabaseEngine, union

# Without a foreign key: a table that Django does not know of would stand in the way of its TRUNCATE.
CREATE = """
CREATE TABLE IF NOT EXISTS search_index (
    entry_id bigint PRIMARY KEY, title tsvector NOT NULL, own tsvector, terms tsvector NOT NULL
);
CREATE INDEX IF NOT EXISTS search_index_terms ON search_index USING gin (terms)
"""
# To be asked by, once there are entries with all their columns. The planner takes ``@@`` for cheap, since it does not
# count the reading of long vectors from where they are stored aside: it would rather read all of them than its index.
# So hits are found by functions that forbid it. A list of what is pending in an index is read by each search: there is
# none. The columns that hits are filtered and counted by are an index of their own, narrow where entries are wide.
SEARCHED = """
CREATE OR REPLACE FUNCTION search_holding(asked tsquery) RETURNS SETOF bigint
    LANGUAGE sql STABLE PARALLEL SAFE ROWS 1000 SET enable_seqscan = off SET work_mem = '32MB'
    AS 'SELECT entry_id FROM search_index WHERE terms @@ asked';
CREATE OR REPLACE FUNCTION search_titled(asked tsquery) RETURNS SETOF bigint
    LANGUAGE sql STABLE PARALLEL SAFE ROWS 100 SET enable_seqscan = off SET work_mem = '32MB'
    AS 'SELECT entry_id FROM search_index WHERE title @@ asked';
CREATE INDEX IF NOT EXISTS search_index_title ON search_index USING gin (title) WITH (fastupdate = off);
ALTER INDEX search_index_terms SET (fastupdate = off);
SELECT gin_clean_pending_list('search_index_terms');
CREATE INDEX IF NOT EXISTS search_entry_hit ON search_searchentry (id) INCLUDE (
    thing, counts_as, kind, language, space_id, audience, domain_id, organisation_id, author_id, themes, date,
    refresh_at
)
"""
NOT_SEARCHED = """
DROP FUNCTION IF EXISTS search_holding;
DROP FUNCTION IF EXISTS search_titled;
DROP INDEX IF EXISTS search_index_title;
DROP INDEX IF EXISTS search_entry_hit
"""
# Of things that the order holds for equal, so many are weighed against each other, the latest.
MOST_WEIGHED = 1000
DROP = "DROP TABLE IF EXISTS search_index"
# Bytes; the server refuses a vector of one mebibyte.
LARGEST_VECTOR = 900_000
# Bytes that a word takes besides its letters, its first place included, and each further place; the server keeps no
# more places of a word.
WORD, PLACE, MOST_PLACES = 8, 2, 255
# The last place that a vector tells from others.
LAST_PLACE = 16_383


class PostgresqlEngine(DatabaseEngine):
    name = "postgresql"
    source = "search_holding(%s::tsquery) AS i (id) JOIN search_searchentry e ON e.id = i.id"
    title_source = source.replace("search_holding", "search_titled")
    matches = title_matches = "TRUE"
    has = "e.id IN (SELECT search_holding(%s::tsquery))"
    in_title = "e.id IN (SELECT search_titled(%s::tsquery))"
    unused_word = "NOT EXISTS (SELECT 1 FROM search_index WHERE terms @@ ('''x' || plain || '''')::tsquery)"
    each_theme = "LATERAL jsonb_array_elements_text(themes) AS each(value)"
    title_order = 'its_title COLLATE "C"'
    # Unknown without a date: GREATEST alone would take it for no age at all.
    age = "CASE WHEN e.date IS NOT NULL THEN GREATEST(0, EXTRACT(EPOCH FROM (%s - e.date)) / 86400) END"

    def score(self, query: Query, reading: Reading) -> Condition:
        """Not of each hit: to weigh one, all its words are read."""
        return Condition("0")

    def ranked(self, query: Query, reading: Reading, last: int) -> Condition:
        """Things are weighed only where that may change who stands on the page.

        What comes first by the rest of the order is known from the hits. Of those that it holds for equal, the latest
        are weighed, up to a number, and the others follow: on whichever page one asks, the order is the same.
        """
        weight, recency = self._weight(query), self.recency(reading)
        kept = "name, best_tier, best_near, best_direct, last_date, its_title"
        return Condition(
            "levels AS (SELECT best_tier AS tier, best_near AS near, best_direct AS direct, SUM(COUNT(*)) OVER"
            " (ORDER BY best_tier DESC, best_near DESC, best_direct DESC) - COUNT(*) AS before FROM things"
            " GROUP BY best_tier, best_near, best_direct),"
            f" close AS MATERIALIZED (SELECT {kept}, ROW_NUMBER() OVER"
            ' (PARTITION BY before ORDER BY last_date DESC NULLS LAST, name COLLATE "C") AS turn'
            " FROM things JOIN levels ON tier = best_tier AND near = best_near AND direct = best_direct"
            " WHERE before < %s),"
            f" ranked AS (SELECT {kept}, MAX({weight.sql} * {recency.sql}) AS best_score FROM close"
            " JOIN hits e ON e.thing = name JOIN search_index i ON i.entry_id = e.id"
            f" WHERE turn <= {MOST_WEIGHED} GROUP BY {kept}"
            f" UNION ALL SELECT {kept}, -1 FROM close WHERE turn > {MOST_WEIGHED})",
            (last, *weight.values, *recency.values),
        )

    def _weight(self, query: Query) -> Condition:
        """By what an entry says itself; by what is inside its file, only where that finds nothing."""
        boosts = settings.SEARCH_BOOSTS
        greatest = max(boosts[name] for name in BOOSTS) or 1.0
        # In the order that the server wants: text (D), headings (C), summary (B), title (A).
        weights = (
            "{" + ", ".join(str(boosts[name] / greatest) for name in ("text", "headings", "summary", "title")) + "}"
        )
        inside = "{" + f"{boosts['file'] / greatest}, 0, 0, 0" + "}"
        own = f"ts_rank('{weights}', COALESCE(i.own, i.terms), %s::tsquery, 1)"
        return Condition(
            f"COALESCE(NULLIF({own}, 0), ts_rank('{inside}', i.terms, %s::tsquery, 1))", (self.expression(query),) * 2
        )

    def counts(self, filters: Filters) -> Condition:
        """In one pass, facets in which nothing is chosen, of the things that have one hit; then the others."""
        every = self.narrowed(filters)
        together = [facet for facet in FACETS if facet != "theme" and not filters.chosen.get(facet)]
        parts = [self.count(facet, filters) for facet in FACETS if facet not in together]
        if together:
            told = _told(together)
            for among, number in (("NOT IN", "COUNT(*)"), ("IN", "COUNT(DISTINCT thing)")):
                parts.append(
                    Condition(
                        f"SELECT {told.facet}, {told.value}, '', {number}, 1 FROM hits WHERE {every.sql}"
                        f" AND thing {among} (SELECT name FROM things WHERE versions > 1) GROUP BY {told.sets}",
                        every.values,
                    )
                )
        return union(parts)

    def expression(self, query: Query, *, title: bool = False, exact: bool = False) -> str:
        asked = _Asking(exact)
        expression = " & ".join(_any_of(map(asked.term, clause)) for clause in query.clauses)
        if query.excluded and not title:
            expression = f"{expression} & !{_any_of(map(asked.term, query.excluded))}"
        return expression

    def beginning(self, words: Sequence[str], start: str) -> str:
        return " & ".join([*(f"'x{word}'" for word in words), f"'x{start}':*"])

    def prepare(self) -> None:
        trigrams.prepare()

    def take(self, entries: Sequence[SearchEntry], heard: set[str]) -> None:
        rows = [(entry.pk, *_vectors(entry, heard)) for entry in entries]
        with connection.cursor() as cursor:
            cursor.executemany(
                "INSERT INTO search_index (entry_id, title, own, terms)"
                " VALUES (%s, %s::tsvector, %s::tsvector, %s::tsvector) ON CONFLICT (entry_id)"
                " DO UPDATE SET title = EXCLUDED.title, own = EXCLUDED.own, terms = EXCLUDED.terms",
                rows,
            )

    def remove(self, ids: Iterable[int]) -> None:
        with connection.cursor() as cursor:
            cursor.execute("DELETE FROM search_index WHERE entry_id = ANY(%s)", [list(ids)])

    def indexed(self) -> set[int]:
        with connection.cursor() as cursor:
            cursor.execute("SELECT entry_id FROM search_index")
            return {row[0] for row in cursor.fetchall()}


class _Told(NamedTuple):
    """How rows that are grouped by one column at a time tell which, and its value, as text."""

    facet: str
    value: str
    sets: str


def _told(facets: Sequence[str]) -> _Told:
    columns = [FACETS[facet] for facet in facets]
    # GROUPING has a bit for each column that the row is not grouped by, the first one highest.
    every = 2 ** len(facets) - 1
    names = (f"WHEN {every - (1 << place)} THEN '{facet}'" for place, facet in enumerate(reversed(facets)))
    return _Told(
        f"CASE GROUPING({', '.join(columns)}) {' '.join(names)} END",
        f"COALESCE({', '.join(f'CAST({column} AS TEXT)' for column in columns)})",
        f"GROUPING SETS ({', '.join(f'({column})' for column in columns)})",
    )


class _Asking:
    """Terms in the language of ``tsquery``, where words of letters and digits between quotes are nothing but words."""

    def __init__(self, exact: bool) -> None:
        self.exact = exact

    def term(self, term: Term) -> str:
        if term.phrase:
            return f"({' <-> '.join(self._plain(word) for word in term.words)})"
        if term.equivalent and len(term.words) > 1:
            return self._in_a_row(term)
        every = " & ".join(map(self._word, term.words))
        return f"({every})" if not term.joined else f"(({every}) | {_any_of(map(self._word, term.joined))})"

    def _word(self, word: Word) -> str:
        ways = [] if word.joined else [self._plain(word)]
        if not self.exact:
            stems = (mark(language) + stem for language in LANGUAGES for stem in word.stems(language))
            ways += [f"'{stem}'" for stem in stems]
        return _any_of(ways or [self._plain(word)])

    def _in_a_row(self, term: Term) -> str:
        """Its words in their places, in any form; those that say nothing may be others."""
        telling = [(place, word) for place, word in enumerate(term.words) if not word.is_stop]
        row = self._word(telling[0][1])
        for (before, _word), (place, word) in pairwise(telling):
            row += f" <{place - before}> {self._word(word)}"
        return f"({row})"

    def _plain(self, word: Word) -> str:
        return f"'x{word.plain}'"


def _any_of(expressions: Iterable[str]) -> str:
    return f"({' | '.join(expressions)})"


class _Vector:
    """Words at their places, each with the weight of where it stands."""

    def __init__(self, language: str, heard: set[str]) -> None:
        self.heard = heard
        self._languages = [language] if language in LANGUAGES else list(LANGUAGES)
        self._places: dict[str, list[str]] = defaultdict(list)
        self._place = 0
        self._size = 0

    def add(self, text: str, weight: str) -> None:
        """As much as fits. No phrase goes from one text to the next."""
        self._place += 1
        for word in words(text):
            if not word.joined:
                self._place += 1
                self.heard.add(word.form)
            for lexeme in self._lexemes(word):
                known = self._places.get(lexeme)
                if known is not None and len(known) >= MOST_PLACES:
                    continue
                self._size += PLACE if known is not None else len(lexeme.encode()) + WORD
                if self._size > LARGEST_VECTOR:
                    return
                self._places[lexeme].append(f"{min(self._place, LAST_PLACE)}{weight}")

    def _lexemes(self, word: Word) -> Iterator[str]:
        if not word.joined:
            yield f"x{word.plain}"
        for language in self._languages:
            for stem in word.stems(language):
                yield f"{mark(language)}{stem}"

    def __str__(self) -> str:
        return " ".join(f"'{lexeme}':{','.join(where)}" for lexeme, where in self._places.items())


def _vectors(entry: SearchEntry, heard: set[str]) -> tuple[str, str | None, str]:
    """Of the title, of all but the file where there is one, of all."""
    vector = _Vector(entry.language, heard)
    vector.add(entry.title, "A")
    title = str(vector)
    for weight, text in zip("BCD", (entry.summary, entry.headings, entry.body), strict=True):
        vector.add(text, weight)
    own = str(vector)
    if not entry.file_text:
        return title, None, own
    vector.heard = set()
    vector.add(entry.file_text, "D")
    return title, own, str(vector)
