"""PostgreSQL: a ``tsvector`` made in Python and a GIN index. Its own dictionaries are not asked.

So it finds what SQLite finds, on any server, whatever its extensions and whoever owns the database. Each word is kept
as its stems, marked with their language, and as its plain form, marked "x", all at the word's place: phrases are
found among the plain forms.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

from django.db import connection

from search.models import SearchEntry
from search.parsing import Query, Term
from search.words import LANGUAGES, Word, words

from .base import DatabaseEngine

# Without a foreign key: a table that Django does not know of would stand in the way of its TRUNCATE.
CREATE = """
CREATE TABLE IF NOT EXISTS search_index (entry_id bigint PRIMARY KEY, terms tsvector NOT NULL);
CREATE INDEX IF NOT EXISTS search_index_terms ON search_index USING gin (terms)
"""
DROP = "DROP TABLE IF EXISTS search_index"
# Bytes; the server refuses a vector of one mebibyte.
LARGEST_VECTOR = 900_000
# The last place that a vector tells from others.
LAST_PLACE = 16_383
# Of body (D), headings (C), summary (B), title (A).
WEIGHTS = "{0.05, 0.2, 0.25, 1.0}"


class PostgresqlEngine(DatabaseEngine):
    source = "search_index i JOIN search_searchentry e ON e.id = i.entry_id"
    matches = "i.terms @@ %s::tsquery"
    in_title = "i.terms @@ %s::tsquery"
    score = f"ts_rank('{WEIGHTS}', i.terms, %s::tsquery, 1)"

    def score_values(self, query: Query) -> list[Any]:
        return [self.expression(query)]

    def expression(self, query: Query, *, title: bool = False, exact: bool = False) -> str:
        asked = _Asking(":A" if title else "", exact)
        expression = " & ".join(_any_of(map(asked.term, clause)) for clause in query.clauses)
        if query.excluded and not title:
            expression = f"{expression} & !{_any_of(map(asked.term, query.excluded))}"
        return expression

    def index(self, entries: Iterable[SearchEntry]) -> None:
        rows = [(entry.pk, _vector(entry)) for entry in entries]
        with connection.cursor() as cursor:
            cursor.executemany(
                "INSERT INTO search_index (entry_id, terms) VALUES (%s, %s::tsvector)"
                " ON CONFLICT (entry_id) DO UPDATE SET terms = EXCLUDED.terms",
                rows,
            )

    def remove(self, ids: Iterable[int]) -> None:
        with connection.cursor() as cursor:
            cursor.execute("DELETE FROM search_index WHERE entry_id = ANY(%s)", [list(ids)])

    def clear(self) -> None:
        with connection.cursor() as cursor:
            cursor.execute("DELETE FROM search_index")

    def indexed(self) -> set[int]:
        with connection.cursor() as cursor:
            cursor.execute("SELECT entry_id FROM search_index")
            return {row[0] for row in cursor.fetchall()}


class _Asking:
    """Terms in the language of ``tsquery``, where words of letters and digits between quotes are nothing but words."""

    def __init__(self, weight: str, exact: bool) -> None:
        self.weight = weight
        self.exact = exact

    def term(self, term: Term) -> str:
        if term.phrase:
            return f"({' <-> '.join(self._plain(word) for word in term.words)})"
        every = " & ".join(map(self._word, term.words))
        return f"({every})" if not term.joined else f"(({every}) | {_any_of(map(self._word, term.joined))})"

    def _word(self, word: Word) -> str:
        ways = [] if word.joined else [self._plain(word)]
        if not self.exact:
            stems = (language[0] + stem for language in LANGUAGES for stem in word.stems(language))
            ways += [f"'{stem}'{self.weight}" for stem in stems]
        return _any_of(ways or [self._plain(word)])

    def _plain(self, word: Word) -> str:
        return f"'x{word.plain}'{self.weight}"


def _any_of(expressions: Iterable[str]) -> str:
    return f"({' | '.join(expressions)})"


def _vector(entry: SearchEntry) -> str:
    languages = [entry.language] if entry.language in LANGUAGES else list(LANGUAGES)
    places: dict[str, list[str]] = defaultdict(list)
    place, size = 0, 0
    for weight, text in zip("ABCD", (entry.title, entry.summary, entry.headings, entry.body), strict=True):
        for word in words(text):
            place += not word.joined
            for lexeme in _lexemes(word, languages):
                size += len(lexeme.encode()) + 12
                if size > LARGEST_VECTOR:
                    return _written(places)
                places[lexeme].append(f"{min(place, LAST_PLACE)}{weight}")
    return _written(places)


def _lexemes(word: Word, languages: list[str]) -> Iterator[str]:
    if not word.joined:
        yield f"x{word.plain}"
    for language in languages:
        for stem in word.stems(language):
            yield f"{language[0]}{stem}"


def _written(places: dict[str, list[str]]) -> str:
    return " ".join(f"'{lexeme}':{','.join(where)}" for lexeme, where in places.items())
