"""Words that share letters standing together, which PostgreSQL finds by itself where its extension ``pg_trgm`` is.

A database without it is searched all the same: whoever misspells both ends of a word is then not told of it.
"""

from django.db import DatabaseError, connection, transaction

EXTENSION = "pg_trgm"
# GiST orders by distance, without a threshold: how much a misspelt word shares depends on its length.
CREATE = (
    "CREATE INDEX IF NOT EXISTS search_word_trigrams ON search_searchword USING gist (plain gist_trgm_ops(siglen=64))"
)
DROP = "DROP INDEX IF EXISTS search_word_trigrams"
# How many words are compared; the mistakes themselves are counted in Python.
MOST_LIKE = 200


def prepare() -> bool:
    """Make the extension and its index, if the database has it or lets us; whether it does."""
    if connection.vendor != "postgresql":
        return False
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            # Trusted: the owner of the database is enough. Not asked where it is there, since others may not even ask.
            if not are_known():
                cursor.execute(f"CREATE EXTENSION {EXTENSION}")
            cursor.execute(CREATE)
    except DatabaseError:
        return False
    return True


def are_known() -> bool:
    """Asked each time, since an administrator may add or take away the extension; it takes less than a millisecond."""
    if connection.vendor != "postgresql":
        return False
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1 FROM pg_extension WHERE extname = %s", [EXTENSION])
        return cursor.fetchone() is not None


def most_like(word: str, shortest: int, longest: int) -> list[tuple[str, str]]:
    """The words of the vocabulary that share most with it, plain and as written; none without the extension."""
    if not are_known():
        return []
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT plain, form FROM search_searchword WHERE length BETWEEN %s AND %s ORDER BY plain <-> %s LIMIT %s",
            [shortest, longest, word, MOST_LIKE],
        )
        return list(cursor.fetchall())
