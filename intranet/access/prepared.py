"""Queries asked at every request: put into words once, then asked again with other values.

Django writes a query's SQL anew each time, which for those of the policy takes ten times as long as the answer
(``benchmarks/pages.py``). The SQL is still Django's own, for whichever database it is.
"""

import datetime as dt
from collections.abc import Callable
from functools import cached_property
from typing import Any

from django.db import DEFAULT_DB_ALIAS, connections
from django.db.models import QuerySet

# Stand for the values while the SQL is written: nothing else in a query is equal to them.
PERSON = -1_946_572_083
INSTANT = dt.datetime(1066, 10, 14, 9, 0, 0, 123457, tzinfo=dt.UTC)


class PreparedQuery:
    """A query on one person at one instant, given as a function of the two that returns the queryset of its rows.

    The rows hold numbers and texts alone, as the database gives them: nothing converts them (a truth may be 0 or 1).
    """

    _all: "list[PreparedQuery]" = []

    def __init__(self, build: Callable[[int, dt.datetime], QuerySet[Any, Any]]) -> None:
        self.build = build
        self._all.append(self)

    @cached_property
    def _written(self) -> tuple[str, tuple[Any, ...]]:
        return self.build(PERSON, INSTANT).query.get_compiler(DEFAULT_DB_ALIAS).as_sql()

    def rows(self, person: int | None, at: dt.datetime) -> list[tuple[Any, ...]]:
        """The answer for the person of that id at that aware instant."""
        connection = connections[DEFAULT_DB_ALIAS]
        adapted = connection.ops.adapt_datetimefield_value
        values = {PERSON: person, adapted(INSTANT): adapted(at)}
        sql, parameters = self._written
        with connection.cursor() as cursor:
            cursor.execute(sql, [values.get(each, each) for each in parameters])
            return cursor.fetchall()

    @classmethod
    def forget(cls) -> None:
        """Have every query written anew, after the functions that build them have changed."""
        for query in cls._all:
            query.__dict__.pop("_written", None)
