"""What is wrong with the settings of Elasticsearch: each alone may be right, together they cannot be used."""

import re
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core import checks
from django.core.checks import CheckMessage, Error, Warning

from .elastic.client import FAILURES, client, is_configured

# What an index may be called, with room for what is added to it.
PREFIX = re.compile(r"[a-z][a-z0-9_-]{0,60}")
# The oldest server that the client speaks to.
OLDEST = 8


def elasticsearch_can_be_used(**kwargs: Any) -> list[CheckMessage]:
    return [Error(said, hint=hint, id="interpoles.E007") for wrong, said, hint in _faults() if wrong]


def _faults() -> list[tuple[object, str, str]]:
    secure = [node for node in settings.ELASTICSEARCH_URL if urlsplit(node).scheme == "https"]
    user, password, key = settings.ELASTICSEARCH_USER, settings.ELASTICSEARCH_PASSWORD, settings.ELASTICSEARCH_API_KEY
    authority = settings.ELASTICSEARCH_CA
    prefix = settings.ELASTICSEARCH_PREFIX
    return [
        (
            (user or password or key or authority) and not is_configured(),
            "Elasticsearch has a user, a key or an authority, but no address.",
            "Set ELASTICSEARCH_URL, or unset the others.",
        ),
        (
            secure and len(secure) < len(settings.ELASTICSEARCH_URL),
            "ELASTICSEARCH_URL names some nodes by https and others by http.",
            "Name all nodes in the same way.",
        ),
        (
            bool(user) != bool(password),
            "Of ELASTICSEARCH_USER and ELASTICSEARCH_PASSWORD one is set without the other.",
            "Set both, or ELASTICSEARCH_API_KEY alone.",
        ),
        (
            key and (user or password),
            "ELASTICSEARCH_API_KEY is set together with a user.",
            "Choose one way of signing in.",
        ),
        (
            authority and is_configured() and not secure,
            "ELASTICSEARCH_CA is set, but no node is named by https.",
            "Name the nodes by https, or unset ELASTICSEARCH_CA.",
        ),
        (
            authority and not Path(authority).is_file(),
            f"ELASTICSEARCH_CA names no file: {authority}",
            "Give the path of the certificate of the authority (PEM).",
        ),
        (
            not PREFIX.fullmatch(prefix),
            f"ELASTICSEARCH_PREFIX cannot begin the name of an index: {prefix!r}",
            "Use small letters, digits, - and _, beginning with a letter.",
        ),
    ]


def elasticsearch_answers(**kwargs: Any) -> list[CheckMessage]:
    """A warning only: without it the database answers."""
    if not is_configured() or elasticsearch_can_be_used():
        return []
    try:
        version = client().info()["version"]["number"]
    except (*FAILURES, ValueError, OSError) as error:
        hint = "Start it, or see whether the addresses and the credentials are right. Meanwhile the database answers."
        return [Warning(f"Elasticsearch does not answer: {error}", hint=hint, id="interpoles.W011")]
    if int(version.partition(".")[0]) < OLDEST:
        return [Warning(f"Elasticsearch is of version {version}.", hint="Version 8 or 9.", id="interpoles.W011")]
    return []


def register() -> None:
    checks.register(elasticsearch_can_be_used)
    checks.register(elasticsearch_answers, deploy=True)
