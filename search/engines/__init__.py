"""The engines: each finds entries by their words; which one is used follows from the settings."""

from collections.abc import Callable
from functools import cache

from django.db import connection

from search.elastic.client import is_configured

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
    "put_in_front",
]

_in_front: list[Callable[[DatabaseEngine], Engine]] = []
_ENGINES: dict[str, type[DatabaseEngine]] = {"sqlite": SqliteEngine, "postgresql": PostgresqlEngine}


def engine() -> Engine:
    """The engine that answers readers."""
    return _in_front[0](database_engine()) if is_configured() and _in_front else database_engine()


def put_in_front(outside: Callable[[DatabaseEngine], Engine]) -> None:
    """What answers in place of the database where the settings say so; it is made of that, to fall back on."""
    _in_front[:] = [outside]


def database_engine() -> DatabaseEngine:
    """The engine of the current database: its index is written with the entries, whichever engine answers."""
    return _database_engine(connection.vendor)


@cache
def _database_engine(vendor: str) -> DatabaseEngine:
    return _ENGINES[vendor]()
