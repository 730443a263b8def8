"""SQLite: an FTS5 table that holds stems made in Python. One row for each entry, under the entry's id.

FTS5 knows no French; so it is given the stems as words, each marked with its language, beside the plain words in
columns of their own: phrases are found there, and an exact word counts twice.
"""

from collections.abc import Iterable, Sequence
from itertools import islice, product
from typing import Any

from django.conf import settings
from django.db import connection

from search.models import SearchEntry
from search.parsing import Query, Term
from search.policies import Condition, Reading
from search.words import LANGUAGES, Word, mark, words

from .base import BOOSTS, Ability
from .database import DatabaseEngine

CREATE = """
CREATE VIRTUAL TABLE IF NOT EXISTS search_index USING fts5(
    title, summary, headings, body, file_text, exact_title, exact_text, exact_file,
    tokenize = "unicode61 remove_diacritics 0"
)
"""
DROP = "DROP TABLE IF EXISTS search_index"
STEM_COLUMNS = ("title", "summary", "headings", "body", "file_text")
EXACT_COLUMNS = ("exact_title", "exact_text", "exact_file")
# In how many ways the words of an equivalent are looked for, in one language.
MOST_WAYS = 8


class SqliteEngine(DatabaseEngine):
    name = "sqlite"
    abilities = DatabaseEngine.abilities | {Ability.RARITY}
    # CROSS JOIN tells SQLite to start from the words, not from the entries.
    source = title_source = "search_index CROSS JOIN search_searchentry e ON e.id = search_index.rowid"
    matches = title_matches = "search_index MATCH %s"
    has = in_title = "e.id IN (SELECT rowid FROM search_index WHERE search_index MATCH %s)"
    unused_word = (
        "NOT EXISTS (SELECT 1 FROM search_index"
        " WHERE search_index MATCH ('{exact_title exact_text} : \"' || plain || '\"'))"
    )
    each_theme = "json_each(themes) AS each"
    title_order = "its_title"
    age = "MAX(0, julianday(%s) - julianday(e.date))"

    def score(self, query: Query, reading: Reading) -> Condition:
        """By column, in the order of the table: an exact word counts for more than a stem."""
        title, summary, headings, text, inside = (settings.SEARCH_BOOSTS[name] for name in BOOSTS)
        weights = (title, summary, headings, text, inside, title / 2, text, inside / 3)
        recency = self.recency(reading)
        return Condition(f"-bm25(search_index, {', '.join(map(str, weights))}) * {recency.sql}", recency.values)

    def expression(self, query: Query, *, title: bool = False, exact: bool = False) -> str:
        stems = "title" if title else " ".join(STEM_COLUMNS)
        plain = "exact_title" if title else " ".join(EXACT_COLUMNS)
        asked = _Asking("" if exact else f"{{{stems}}}", f"{{{plain}}}")
        clauses = [_any_of(map(asked.term, clause)) for clause in query.clauses]
        expression = " AND ".join(clauses)
        if query.excluded and not title:
            expression = f"({expression}) NOT {_any_of(map(asked.term, query.excluded))}"
        return expression

    def beginning(self, words: Sequence[str], start: str) -> str:
        return " AND ".join([*(f'exact_title : "{word}"' for word in words), f'exact_title : "{start}" *'])

    def take(self, entries: Sequence[SearchEntry], heard: set[str]) -> None:
        rows = [_row(entry, heard) for entry in entries]
        self.remove(row[0] for row in rows)
        with connection.cursor() as cursor:
            columns = ("rowid", *STEM_COLUMNS, *EXACT_COLUMNS)
            marks = ", ".join(["%s"] * len(columns))
            cursor.executemany(f"INSERT INTO search_index ({', '.join(columns)}) VALUES ({marks})", rows)

    def remove(self, ids: Iterable[int]) -> None:
        with connection.cursor() as cursor:
            cursor.executemany("DELETE FROM search_index WHERE rowid = %s", [(pk,) for pk in ids])

    def compact(self) -> None:
        """FTS5 keeps the words of deleted rows in its segments until these are merged."""
        super().compact()
        with connection.cursor() as cursor:
            cursor.execute("INSERT INTO search_index (search_index) VALUES ('optimize')")

    def indexed(self) -> set[int]:
        with connection.cursor() as cursor:
            cursor.execute("SELECT rowid FROM search_index")
            return {row[0] for row in cursor.fetchall()}


class _Asking:
    """Terms in FTS5's language, where words of letters and digits between quotes are nothing but words."""

    def __init__(self, stems: str, plain: str) -> None:
        self.stems = stems
        self.plain = plain

    def term(self, term: Term) -> str:
        if term.phrase:
            return f'({self.plain} : "{" ".join(word.plain for word in term.words)}")'
        if term.equivalent and len(term.words) > 1:
            return _any_of(self._close_together(term) or [f'{self.plain} : "{term.words[0].plain}"'])
        every = " AND ".join(map(self._word, term.words))
        return f"({every})" if not term.joined else f"(({every}) OR {_any_of(map(self._word, term.joined))})"

    def _close_together(self, term: Term) -> list[str]:
        """In each language, each way in which its words may be written; a word may have two stems in a row."""
        ways = []
        for language in LANGUAGES:
            stems = [
                [mark(language) + stem for stem in found] for word in term.words if (found := word.stems(language))
            ]
            for way in islice(product(*stems), MOST_WAYS) if stems else ():
                quoted = " ".join(f'"{stem}"' for stem in way)
                ways.append(f"{self.stems} : NEAR({quoted}, {len(stems) - 1})")
        return ways if self.stems else []

    def _word(self, word: Word) -> str:
        # Only its parts are kept as plain words: the joined form has no place in a phrase.
        ways = [] if word.joined else [f'{self.plain} : "{word.plain}"']
        stems = [f'"{mark(language)}{stem}"' for language in LANGUAGES for stem in word.stems(language)]
        if stems and self.stems:
            ways.append(f"{self.stems} : ({' OR '.join(stems)})")
        return _any_of(ways or [f'{self.plain} : "{word.plain}"'])


def _any_of(expressions: Iterable[str]) -> str:
    return f"({' OR '.join(expressions)})"


def _row(entry: SearchEntry, heard: set[str]) -> tuple[Any, ...]:
    languages = [entry.language] if entry.language in LANGUAGES else list(LANGUAGES)
    found = [list(words(getattr(entry, column))) for column in STEM_COLUMNS]
    stems = [" ".join(_marked(column, languages)) for column in found]
    heard.update(word.form for column in found[:-1] for word in column if not word.joined)
    title, *own, inside = ([word.plain for word in column if not word.joined] for column in found)
    return (entry.pk, *stems, " ".join(title), " ".join(word for column in own for word in column), " ".join(inside))


def _marked(found: list[Word], languages: list[str]) -> Iterable[str]:
    return (f"{mark(language)}{stem}" for language in languages for word in found for stem in word.stems(language))
