"""Indexes of their own for tests, on the real server."""

import os
import secrets
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, TypeVar

from django.db import connection
from django.test import override_settings

from search.elastic import building, definition, following
from search.elastic.answering import AnsweringEngine
from search.elastic.client import patient
from search.elastic.engine import ElasticsearchEngine
from search.engines import database_engine
from search.engines.base import Engine
from search.models import IndexChange

Given = TypeVar("Given")


def settings_for(address: str) -> dict[str, Any]:
    """Under which nothing of another test, of another process or of another run is met."""
    prefix = f"test-{os.getpid()}-{secrets.token_hex(4)}"
    return {"ELASTICSEARCH_URL": address.split(","), "ELASTICSEARCH_PREFIX": prefix, "ELASTICSEARCH_TIMEOUT": 10}


@contextmanager
def indexes(address: str) -> Iterator[dict[str, Any]]:
    """Empty ones, asked at once, and the settings under which they are; removed at the end."""
    its_settings = settings_for(address)
    with override_settings(**its_settings):
        building.make_empty("test")
        building.put_in_place("test")
        # Nothing here outlives the run: no need to wait for the disk.
        patient().indices.put_settings(index=definition.aliases(), settings={"translog.durability": "async"})
    try:
        yield its_settings
    finally:
        with override_settings(**its_settings):
            building.remove_all()


def empty() -> None:
    """Before a test; its changes then have higher numbers than those of tests before, though these were undone."""
    ElasticsearchEngine().clear()
    if connection.vendor == "sqlite":
        IndexChange.objects.create(pk=int(time.time() * 1_000_000), entry_id=0).delete()


class FollowedEngine(AnsweringEngine):
    """What readers are answered by once the worker has done what was due: by the index, never by the database."""

    def __init__(self) -> None:
        super().__init__(database_engine())

    def _answer(self, ask: Callable[[Engine], Given]) -> tuple[Given, bool]:
        following.follow()
        return ask(self._index), False
