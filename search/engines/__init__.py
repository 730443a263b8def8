"""The engines: each finds entries by their words; which one is used follows from the database."""

from functools import cache

from django.db import connection

from .base import FACETS, Answer, DatabaseEngine, Filters, Found, Sort
from .postgresql import PostgresqlEngine
from .sqlite import SqliteEngine

__all__ = ["FACETS", "Answer", "DatabaseEngine", "Filters", "Found", "Sort", "engine"]

_ENGINES: dict[str, type[DatabaseEngine]] = {"sqlite": SqliteEngine, "postgresql": PostgresqlEngine}


def engine() -> DatabaseEngine:
    """The engine of the current database."""
    return _engine(connection.vendor)


@cache
def _engine(vendor: str) -> DatabaseEngine:
    return _ENGINES[vendor]()
