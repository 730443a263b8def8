"""Telling people, once what happened is committed."""

import json
from collections.abc import Iterable
from functools import partial
from typing import TYPE_CHECKING, Any

from django.db import transaction

from .events import event_named
from .tasks import fan_out, send_one, send_to_address

if TYPE_CHECKING:
    # The package is imported before the models are ready.
    from django.contrib.auth.base_user import AbstractBaseUser


def notify(people: Iterable["AbstractBaseUser"], event: str, context: dict[str, Any]) -> None:
    """Tell these people of an event, once the transaction is committed.

    ``context`` is stored as JSON, so it holds ids rather than words: what may be said is decided for each reader when
    their mail is made, and somebody who has lost the right to see the thing by then gets nothing.
    Raises ``ValueError`` for an unknown event, ``TypeError`` for a context that is not JSON.
    """
    _check(event, context)
    readers = sorted({person.pk for person in people})
    if len(readers) == 1:
        transaction.on_commit(partial(send_one.enqueue, readers[0], event, context), robust=True)
    elif readers:
        transaction.on_commit(partial(fan_out.enqueue, readers, event, context), robust=True)


def notify_address(address: str, language: str, event: str, context: dict[str, Any]) -> None:
    """Tell an address that is no account's, in that language; ``content`` is asked for the reader None.

    Otherwise as :func:`notify`.
    """
    _check(event, context)
    transaction.on_commit(partial(send_to_address.enqueue, address, language, event, context), robust=True)


def _check(event: str, context: dict[str, Any]) -> None:
    event_named(event)
    json.dumps(context)
