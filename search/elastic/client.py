"""The official client, made from the settings. Every request has an end: a reader waits no longer than the setting."""

import os
from functools import lru_cache
from typing import Any

from django.conf import settings
from elastic_transport import TransportError
from elasticsearch import ApiError, Elasticsearch

# What the servers or the way to them may raise.
FAILURES = (ApiError, TransportError)
# Seconds for what no reader waits for: writing many entries, making an index.
PATIENCE = 60
# Seconds for which a node that failed is left aside, at first and at most.
DEAD_NODE_BACKOFF = (1.0, 30.0)


def is_configured() -> bool:
    return bool(settings.ELASTICSEARCH_URL)


def client() -> Elasticsearch:
    """One for each process and set of settings; safe in threads."""
    return _client(
        os.getpid(),
        tuple(settings.ELASTICSEARCH_URL),
        settings.ELASTICSEARCH_API_KEY,
        settings.ELASTICSEARCH_USER,
        settings.ELASTICSEARCH_PASSWORD,
        settings.ELASTICSEARCH_CA,
        settings.ELASTICSEARCH_TIMEOUT,
    )


def patient() -> Elasticsearch:
    """For the worker and the commands."""
    return client().options(request_timeout=PATIENCE)


@lru_cache(maxsize=8)
def _client(
    process: int, nodes: tuple[str, ...], api_key: str, user: str, password: str, authority: str, timeout: int
) -> Elasticsearch:
    options: dict[str, Any] = {}
    if api_key:
        options["api_key"] = api_key
    elif user:
        options["basic_auth"] = (user, password)
    if authority:
        options["ca_certs"] = authority
    return Elasticsearch(
        list(nodes),
        request_timeout=timeout,
        # A node that is gone refuses at once, and another is asked. One that is slow is not paid for twice.
        max_retries=min(2, len(nodes) - 1),
        retry_on_timeout=False,
        dead_node_backoff_factor=DEAD_NODE_BACKOFF[0],
        max_dead_node_backoff=DEAD_NODE_BACKOFF[1],
        **options,
    )
