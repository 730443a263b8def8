"""A server that failed is left alone for a while by all processes, so that not every reader waits for it.

The cache that they share holds until when. After that instant one of them tries again, while the others go on without.
"""

import datetime as dt
import logging
import time
from dataclasses import dataclass

from django.core.cache import cache
from django.utils import timezone

logger = logging.getLogger(__name__)

# Seconds between two tries.
PAUSE = 10
# Characters of what an error says that are kept.
LONGEST_FAILURE = 500
_OUT = "search.elasticsearch.out"
_TRYING = "search.elasticsearch.trying"
_HEARD = "search.elasticsearch.heard"
# Seconds after which a failure is forgotten where nobody searches.
_FORGOTTEN = 3600


@dataclass(frozen=True)
class Heard:
    """What was last heard of the servers: since when they answer, or since when they do not and why (``failure``)."""

    since: dt.datetime
    failure: str = ""


def may_ask() -> bool:
    """Whether to ask the server now; after a failure, true for one asker at a time."""
    until = cache.get(_OUT)
    return until is None or (time.time() >= until and cache.add(_TRYING, True, PAUSE))


def is_closed() -> bool:
    """Whether the last that was heard of the server is an answer."""
    return cache.get(_OUT) is None


def heard() -> Heard | None:
    """For administrators; nothing where nothing has failed for long, or the cache was emptied."""
    found: Heard | None = cache.get(_HEARD)
    return found if found and bool(found.failure) != is_closed() else None


def note_failure(error: Exception) -> None:
    if cache.get(_OUT) is None:
        logger.error("Elasticsearch does not answer: the database does. %s", error)
        cache.set(_HEARD, Heard(timezone.now(), f"{type(error).__name__}: {error}"[:LONGEST_FAILURE]), None)
    cache.set(_OUT, time.time() + PAUSE, _FORGOTTEN)
    cache.delete(_TRYING)


def note_answer() -> None:
    """All processes may ask again."""
    if cache.get(_OUT) is not None:
        logger.warning("Elasticsearch answers again.")
        cache.set(_HEARD, Heard(timezone.now()), None)
        cache.delete_many([_OUT, _TRYING])
