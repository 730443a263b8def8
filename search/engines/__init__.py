"""The engines: each finds entries by their words; which one is used follows from the database."""

from functools import cache

from django.db import connection

from .base import (
    FACETS,
    NO_SUCH_VALUE,
    Ability,
    Answer,
    Completion,
    Engine,
    Filters,
    Found,
    Sort,
)
from .database import DatabaseEngine
from .postgresql import PostgresqlEngine
from .sqlite import SqliteEngine

__all__ = [
    "FACETS",
    "NO_SUCH_VALUE",
    "Ability",
    "Answer",
    "Completion",
    "DatabaseEngine",
    "Engine",
    "Filters",
    "Found",
    "Sort",
    "database_engine",
    "engine",
]

_ENGINES: dict[str, type[DatabaseEngine]] = {"sqlite": SqliteEngine, "postgresql": PostgresqlEngine}


def engine() -> Engine:
    """The engine that answers readers."""
    return database_engine()


def database_engine() -> DatabaseEngine:
    """The engine of the current database: its index is written with the entries, whichever engine answers."""
    return _database_engine(connection.vendor)


@cache
def _database_engine(vendor: str) -> DatabaseEngine:
    return _ENGINES[vendor]()
