"""A server that failed is left alone for a while by all processes, so that not every reader waits for it.

The cache that they share holds until when. After that instant one of them tries again, while the others go on without.
"""

import logging
import time

from django.core.cache import cache

logger = logging.getLogger(__name__)

# Seconds between two tries.
PAUSE = 10
_OUT = "search.elasticsearch.out"
_TRYING = "search.elasticsearch.trying"
# Seconds after which a failure is forgotten where nobody searches.
_FORGOTTEN = 3600


def may_ask() -> bool:
    """Whether to ask the server now; after a failure, true for one asker at a time."""
    until = cache.get(_OUT)
    return until is None or (time.time() >= until and cache.add(_TRYING, True, PAUSE))


def is_closed() -> bool:
    """Whether the last that was heard of the server is an answer."""
    return cache.get(_OUT) is None


def note_failure(error: Exception) -> None:
    if cache.get(_OUT) is None:
        logger.error("Elasticsearch does not answer: the database does. %s", error)
    cache.set(_OUT, time.time() + PAUSE, _FORGOTTEN)
    cache.delete(_TRYING)


def note_answer() -> None:
    """All processes may ask again."""
    if cache.get(_OUT) is not None:
        logger.warning("Elasticsearch answers again.")
        cache.delete_many([_OUT, _TRYING])
