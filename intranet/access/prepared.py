"""Queries asked at every request: put into words once, then asked again with other values.

Django writes a query's SQL anew each time, which for those of the policy takes ten times as long as the answer
(``benchmarks/pages.py``). The SQL is still Django's own, for whichever database it is.
"""

import datetime as dt
import uuid
from collections.abc import Callable, Hashable, Iterator
from functools import cached_property
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import DEFAULT_DB_ALIAS, connections
from django.db.models import QuerySet
from django.db.models.query import get_related_populators
from django.db.models.sql.compiler import SQLCompiler

# Stand for the values while the SQL is written: nothing else in a query is equal to them.
PERSON = -1_946_572_083
INSTANT = dt.datetime(1066, 10, 14, 9, 0, 0, 123457, tzinfo=dt.UTC)


_prepared: "list[PreparedQuery | PreparedObjects]" = []


def forget_prepared() -> None:
    """Have every query written anew, after the functions that build them have changed."""
    for query in _prepared:
        query.forget()


class PreparedQuery:
    """A query on one person at one instant, given as a function of the two that returns the queryset of its rows.

    The rows hold numbers and texts alone, as the database gives them: nothing converts them (a truth may be 0 or 1).
    """

    def __init__(self, build: Callable[[int, dt.datetime], QuerySet[Any, Any]]) -> None:
        self.build = build
        _prepared.append(self)

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

    def forget(self) -> None:
        self.__dict__.pop("_written", None)


class PreparedObjects:
    """A query whose rows are model instances, given as a function that returns its queryset.

    The function takes a ``shape``, which is whatever else than values changes the SQL (hashable), then the values:
    numbers, texts, UUIDs, or tuples of one of these, for ``__in``. It is called once for each shape, with values that
    stand for the real ones, so it must put each as it is into a condition, and fetch nothing. Its queryset selects
    whole objects, with ``select_related`` or not, without annotation or prefetching.
    """

    def __init__(self, build: Callable[..., QuerySet[Any, Any]]) -> None:
        self.build = build
        self._written: dict[Any, _WrittenQuery | None] = {}
        _prepared.append(self)

    def objects(self, shape: Hashable, *values: Any) -> list[Any]:
        """The objects found for these values."""
        values = tuple(_padded(value) if isinstance(value, tuple) else value for value in values)
        key = (
            shape,
            tuple((type(value[0]), len(value)) if value else () for value in values if isinstance(value, tuple)),
        )
        if key not in self._written:
            self._written[key] = self._write(shape, values)
        written = self._written[key]
        if written is None:
            return []
        connection = connections[DEFAULT_DB_ALIAS]
        stand_ins = {
            _adapted(stand_in): _adapted(value)
            for stand_in, value in zip(_flat(_stand_ins(values)), _flat(values), strict=True)
        }
        with connection.cursor() as cursor:
            cursor.execute(written.sql, [stand_ins.get(each, each) for each in written.parameters])
            return [written.instance(row, connection) for row in cursor.fetchall()]

    def _write(self, shape: Hashable, values: tuple[Any, ...]) -> "_WrittenQuery | None":
        query = self.build(shape, *_stand_ins(values)).query
        try:
            return _WrittenQuery(query.get_compiler(DEFAULT_DB_ALIAS))
        except EmptyResultSet:
            return None

    def forget(self) -> None:
        self._written.clear()


class PreparedRows(PreparedObjects):
    """The same for a queryset of ``values_list``: its rows as the database gives them (a truth may be 0 or 1)."""

    def _write(self, shape: Hashable, values: tuple[Any, ...]) -> "_WrittenQuery | None":
        return _WrittenRows(self.build(shape, *_stand_ins(values)).query.get_compiler(DEFAULT_DB_ALIAS))


class _WrittenQuery:
    """The SQL of a query, and how to make the objects of its rows, as Django's own ``ModelIterable`` does."""

    def __init__(self, compiler: SQLCompiler) -> None:
        self.sql, self.parameters = compiler.as_sql()
        klass = compiler.klass_info
        if compiler.annotation_col_map or klass is None:
            raise TypeError("Whole objects only: no values, no annotation.")
        self._model = klass["model"]
        self._first, self._end = klass["select_fields"][0], klass["select_fields"][-1] + 1
        self._names = [column[0].target.attname for column in compiler.select[self._first : self._end]]
        self._related = get_related_populators(  # type: ignore[call-arg]  # the types are those of Django 6
            klass, compiler.select, DEFAULT_DB_ALIAS
        )
        columns = [column[0] for column in compiler.select[: compiler.col_count]]
        self._converters = list(compiler.get_converters(columns).items())

    def instance(self, row: Any, connection: Any) -> Any:
        values = list(row)
        for position, (converters, expression) in self._converters:
            for convert in converters:
                values[position] = convert(values[position], expression, connection)
        found = self._model.from_db(DEFAULT_DB_ALIAS, self._names, values[self._first : self._end])
        for populator in self._related:
            populator.populate(values, found)
        return found


class _WrittenRows(_WrittenQuery):
    """The SQL of a query whose rows nothing converts."""

    def __init__(self, compiler: SQLCompiler) -> None:
        self.sql, self.parameters = compiler.as_sql()

    def instance(self, row: Any, connection: Any) -> Any:
        return tuple(row)


def _stand_ins(values: tuple[Any, ...]) -> tuple[Any, ...]:
    """A value like each of these, that is equal to no other."""
    return tuple(
        tuple(_stand_in(each, place, index) for index, each in enumerate(value))
        if isinstance(value, tuple)
        else _stand_in(value, place, 0)
        for place, value in enumerate(values)
    )


def _stand_in(value: Any, place: int, index: int) -> Any:
    number = -PERSON + place * 100_000 + index
    if isinstance(value, uuid.UUID):
        return uuid.UUID(int=number)
    if isinstance(value, str):
        return f"{number}"
    return -number


def _flat(values: tuple[Any, ...]) -> Iterator[Any]:
    for value in values:
        if isinstance(value, tuple):
            yield from value
        else:
            yield value


def _padded(values: tuple[Any, ...]) -> tuple[Any, ...]:
    """As many values as the next power of two, the last one repeated: else each length were a query to be written."""
    return values + values[-1:] * ((1 << (len(values) - 1).bit_length()) - len(values)) if values else values


def _adapted(value: Any) -> Any:
    if isinstance(value, uuid.UUID) and not connections[DEFAULT_DB_ALIAS].features.has_native_uuid_field:
        return value.hex
    return value
