"""The engines under contract: that of the database of this run, and those that run beside any database."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager

import pytest
from django.db import transaction
from pytest_django.plugin import DjangoDbBlocker

from search.engines import Engine, database_engine

from .library import Library


@contextmanager
def of_the_database() -> Iterator[Engine]:
    yield database_engine()


# By name, what opens an engine that holds nothing and finds at once what it has taken in, and ends it.
ENGINES: dict[str, Callable[[], AbstractContextManager[Engine]]] = {"database": of_the_database}


@pytest.fixture(scope="module", params=list(ENGINES))
def shelf(
    request: pytest.FixtureRequest, django_db_setup: None, django_db_blocker: DjangoDbBlocker
) -> Iterator[Library]:
    """For all tests of a module, to be filled once: each test's own transaction takes back what it adds."""
    with ENGINES[request.param]() as engine, django_db_blocker.unblock(), transaction.atomic():
        yield Library(engine)
        transaction.set_rollback(True)


@pytest.fixture
def library(shelf: Library, db: None) -> Iterator[Library]:
    """For one test."""
    mine = Library(shelf.engine)
    yield mine
    mine.empty()
