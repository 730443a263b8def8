"""Elasticsearch where it answers and knows all that has changed, otherwise the database, which always does."""

import datetime as dt
import logging
from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import TypeVar

from django.core.cache import cache
from elasticsearch import BadRequestError

from search import outbox
from search.engines.base import Answer, Completion, Engine, Filters, Sort
from search.models import SearchEntry
from search.parsing import Query
from search.policies import Reading
from search.tasks import follow_index

from . import circuit, following
from .client import FAILURES
from .engine import ElasticsearchEngine

logger = logging.getLogger(__name__)

Given = TypeVar("Given")

# A change that has been waiting for longer shows that the index does not follow.
LATE = dt.timedelta(seconds=5)
# Seconds between two readers who ask for the index to be followed.
PAUSE = 5
_ASKED = "search.elasticsearch.asked"


class AnsweringEngine(Engine):
    """While a change is due to the index, which is for a second, the database answers: what it says is always so.

    So what somebody has just published is found, and what has just been closed leaves no trace, in no count either. An
    answer that the database gives for longer than that is ``reduced``.
    """

    def __init__(self, database: Engine) -> None:
        self._index, self._database = ElasticsearchEngine(), database
        self.name = f"{self._index.name}, or {database.name}"
        self.abilities = self._index.abilities & database.abilities

    def search(
        self,
        query: Query,
        reading: Reading,
        *,
        filters: Filters | None = None,
        language: str = "fr",
        sort: Sort = Sort.RELEVANCE,
        first: int = 0,
        length: int = 20,
    ) -> Answer:
        def ask(engine: Engine) -> Answer:
            return engine.search(
                query, reading, filters=filters, language=language, sort=sort, first=first, length=length
            )

        answer, reduced = self._answer(ask)
        return replace(answer, reduced=reduced)

    def complete(self, typed: str, reading: Reading, *, language: str = "fr", length: int = 8) -> list[Completion]:
        return self._answer(lambda engine: engine.complete(typed, reading, language=language, length=length))[0]

    def correct(self, query: Query, reading: Reading, *, language: str = "fr") -> str | None:
        return self._answer(lambda engine: engine.correct(query, reading, language=language))[0]

    def _answer(self, ask: Callable[[Engine], Given]) -> tuple[Given, bool]:
        """What one of them says, and whether it is the database because the other cannot."""
        waiting = following.behind()
        if waiting is not None:
            return ask(self._database), waiting > LATE and _ask_to_follow()
        answered = circuit.is_closed()
        if not answered and not circuit.may_ask():
            return ask(self._database), True
        try:
            answer = ask(self._index)
        except BadRequestError:
            # Of this question alone: the server is well.
            logger.exception("Elasticsearch refuses a question.")
            return ask(self._database), True
        except FAILURES as error:
            circuit.note_failure(error)
            return ask(self._database), True
        if not answered:
            circuit.note_answer()
        return answer, False

    # What is written is written to the database at once, and is due to the index.

    def index(self, entries: Iterable[SearchEntry]) -> None:
        every = list(entries)
        self._database.index(every)
        outbox.note(entry.pk for entry in every)

    def remove(self, ids: Iterable[int]) -> None:
        every = list(ids)
        self._database.remove(every)
        outbox.note(every)

    def clear(self) -> None:
        self.remove(self._database.indexed())

    def compact(self) -> None:
        self._database.compact()

    def indexed(self) -> set[int]:
        return self._database.indexed()


def _ask_to_follow() -> bool:
    """Nothing is changed meanwhile perhaps, and the clock comes each minute only: a reader may have it done."""
    if cache.add(_ASKED, True, PAUSE):
        follow_index.enqueue()
    return True
