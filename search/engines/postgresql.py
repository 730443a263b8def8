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
from typing import Any

from django.conf import settings
from django.db import connection

from search import trigrams
from search.models import SearchEntry
from search.parsing import Query, Term
from search.words import LANGUAGES, Word, mark, words

from .base import BOOSTS
from .database import DatabaseEngine

# Without a foreign key: a table that Django does not know of would stand in the way of its TRUNCATE.
CREATE = """
CREATE TABLE IF NOT EXISTS search_index (
    entry_id bigint PRIMARY KEY, title tsvector NOT NULL, own tsvector, terms tsvector NOT NULL
);
CREATE INDEX IF NOT EXISTS search_index_terms ON search_index USING gin (terms)
"""
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
    source = "search_index i JOIN search_searchentry e ON e.id = i.entry_id"
    matches = "i.terms @@ %s::tsquery"
    has = "i.terms @@ %s::tsquery"
    in_title = "i.title @@ %s::tsquery"
    unused_word = "NOT EXISTS (SELECT 1 FROM search_index WHERE terms @@ ('''x' || plain || '''')::tsquery)"
    each_theme = "LATERAL jsonb_array_elements_text(themes) AS each(value)"
    title_order = 'its_title COLLATE "C"'
    # Unknown without a date: GREATEST alone would take it for no age at all.
    age = "CASE WHEN e.date IS NOT NULL THEN GREATEST(0, EXTRACT(EPOCH FROM (%s - e.date)) / 86400) END"

    @property
    def score(self) -> str:
        """By what an entry says itself; by what is inside its file, only where that finds nothing."""
        boosts = settings.SEARCH_BOOSTS
        greatest = max(boosts[name] for name in BOOSTS) or 1.0
        # In the order that the server wants: text (D), headings (C), summary (B), title (A).
        weights = (
            "{" + ", ".join(str(boosts[name] / greatest) for name in ("text", "headings", "summary", "title")) + "}"
        )
        inside = "{" + f"{boosts['file'] / greatest}, 0, 0, 0" + "}"
        own = f"ts_rank('{weights}', COALESCE(i.own, i.terms), %s::tsquery, 1)"
        return f"COALESCE(NULLIF({own}, 0), ts_rank('{inside}', i.terms, %s::tsquery, 1))"

    def score_values(self, query: Query) -> list[Any]:
        return [self.expression(query)] * 2

    def expression(self, query: Query, *, title: bool = False, exact: bool = False) -> str:
        asked = _Asking(exact)
        expression = " & ".join(_any_of(map(asked.term, clause)) for clause in query.clauses)
        if query.excluded and not title:
            expression = f"{expression} & !{_any_of(map(asked.term, query.excluded))}"
        return expression

    def beginning(self, words: Sequence[str], start: str) -> str:
        return " & ".join([*(f"'x{word}':A" for word in words), f"'x{start}':*A"])

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
