"""The engines under contract: that of the database of this run, and those that run beside any database."""

import secrets
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager

import pytest
from django.db import transaction
from django.test import override_settings
from pytest_django.plugin import DjangoDbBlocker

from search.elastic import building, definition
from search.elastic.client import patient
from search.elastic.engine import ElasticsearchEngine
from search.engines import Engine, database_engine
from search.models import SearchEntry
from tests.search.elastic import indexes
from tests.services import require

from .library import Library


@contextmanager
def of_the_database() -> Iterator[Engine]:
    yield database_engine()


class BesideTheDatabase(ElasticsearchEngine):
    """It answers alone, and is written to directly; the database's index is written too, as it always is."""

    def index(self, entries: Iterable[SearchEntry]) -> None:
        every = list(entries)
        database_engine().index(every)
        super().index(every)

    def remove(self, ids: Iterable[int]) -> None:
        every = list(ids)
        database_engine().remove(every)
        super().remove(every)
        # How rare a word is, and how long texts are, is still counted of what is removed until it is merged away.
        patient().indices.flush(index=definition.aliases())
        building.expunge()

    def compact(self) -> None:
        database_engine().compact()

    def begin_again(self) -> None:
        """On indexes that never held anything."""
        build = secrets.token_hex(4)
        building.make_empty(build)
        building.put_in_place(build)


@contextmanager
def of_elasticsearch() -> Iterator[Engine]:
    with indexes(require("elasticsearch")) as its_settings, override_settings(**its_settings):
        yield BesideTheDatabase()


# By name, what opens an engine that holds nothing and finds at once what it has taken in, and ends it.
ENGINES: dict[str, Callable[[], AbstractContextManager[Engine]]] = {
    "database": of_the_database,
    "elasticsearch": of_elasticsearch,
}


@pytest.fixture(scope="module", params=list(ENGINES))
def shelf(
    request: pytest.FixtureRequest, django_db_setup: None, django_db_blocker: DjangoDbBlocker
) -> Iterator[Library]:
    """For all tests of a module, to be filled once: each test's own transaction takes back what it adds."""
    with ENGINES[request.param]() as engine, django_db_blocker.unblock(), transaction.atomic():
        yield Library(engine)
        transaction.set_rollback(True)


@pytest.fixture
def never_filled(shelf: Library, db: None) -> None:
    """For tests of order: a server may go on counting removed texts among those that hold a word for half a minute."""
    if isinstance(shelf.engine, BesideTheDatabase):
        shelf.engine.begin_again()


@pytest.fixture
def library(shelf: Library, db: None) -> Iterator[Library]:
    """For one test."""
    mine = Library(shelf.engine)
    yield mine
    mine.empty()
