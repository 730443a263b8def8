"""Queries that every request of somebody signed in asks, written by Django once for each database, then only filled in.

Writing the SQL of such a query takes Django ten times longer than it takes a database to answer it. No answer is kept:
each is asked anew.
"""

import datetime as dt
from collections.abc import Callable
from typing import Any

from django.db import connections, router
from django.db.models import Model, QuerySet

# Values that stand for those to come while the query is written: nobody's number, and an instant long past.
SOMEBODY = -7_340_033
SOME_TIME = dt.datetime(1871, 3, 18, 4, 24, 24, 242424, tzinfo=dt.UTC)

_all: list["Prepared"] = []


class Prepared:
    """A query in which only a person and an instant change; ``write`` gives it for a number and an aware instant."""

    def __init__(self, model: type[Model], write: Callable[[int, dt.datetime], QuerySet[Any, Any]]) -> None:
        self._model = model
        self._write = write
        self._written: dict[str, tuple[str, list[Any]]] = {}
        _all.append(self)

    def rows(self, person: int | None, at: dt.datetime) -> list[tuple[Any, ...]]:
        """What the database answers, as its driver gives it: booleans may be numbers."""
        connection = connections[router.db_for_read(self._model)]
        if connection.vendor not in self._written:
            compiler = self._write(SOMEBODY, SOME_TIME).query.get_compiler(connection=connection)
            sql, values = compiler.as_sql()
            self._written[connection.vendor] = sql, list(values)
        sql, values = self._written[connection.vendor]
        adapt = connection.ops.adapt_datetimefield_value
        then, now = adapt(SOME_TIME), adapt(at)
        filled = [person if value == SOMEBODY else now if value == then else value for value in values]
        with connection.cursor() as cursor:
            cursor.execute(sql, filled)
            return list(cursor.fetchall())

    def forget(self) -> None:
        self._written.clear()


def forget_written() -> None:
    """Write them all again when they are next asked: for tests that change what they are made from."""
    for prepared in _all:
        prepared.forget()
