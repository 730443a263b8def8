"""Telling people, once what happened is committed.

Imported with the package, so before models are ready: the tasks, which use them, are imported when they are called.
"""

import json
import uuid
from collections.abc import Iterable
from functools import partial
from typing import TYPE_CHECKING, Any

from django.db import transaction

from .events import event_named

if TYPE_CHECKING:
    from django.contrib.auth.base_user import AbstractBaseUser


def notify(people: Iterable["AbstractBaseUser"], event: str, context: dict[str, Any]) -> None:
    """Tell these people of an event, once the transaction is committed.

    ``context`` is stored as JSON, so it holds ids rather than words: what may be said is decided for each reader when
    their mail is made or their notices are shown, and somebody who has lost the right to see the thing gets nothing.
    Costs the request at most two queries, whatever the number of people: the worker does the rest.
    Raises ``ValueError`` for an unknown event, ``TypeError`` for a context that is not JSON.
    """
    from .tasks import fan_out, send_one

    told = event_named(event)
    json.dumps(context)
    readers = sorted({person.pk for person in people})
    key = str(uuid.uuid4())
    if len(readers) == 1 and not told.on_site:
        transaction.on_commit(partial(send_one.enqueue, readers[0], event, context, key), robust=True)
    elif readers:
        transaction.on_commit(partial(fan_out.enqueue, readers, event, context, key), robust=True)


def notify_address(address: str, language: str, event: str, context: dict[str, Any]) -> None:
    """Tell an address that is no account's, in that language; ``content`` is asked for the reader None.

    Otherwise as :func:`notify`.
    """
    from .tasks import send_to_address

    event_named(event)
    json.dumps(context)
    send = partial(send_to_address.enqueue, address, language, event, context, str(uuid.uuid4()))
    transaction.on_commit(send, robust=True)
