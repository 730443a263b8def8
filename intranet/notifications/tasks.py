"""Mails leave by the worker: one task for an event, then one for each reader; a failure holds up nobody else."""

import logging
from typing import Any

from django.contrib.auth import get_user_model
from django.db import transaction
from django_tasks import task

from .events import event_named
from .mails import Addressee, compose

logger = logging.getLogger(__name__)


@task(backend="background")
@transaction.atomic
def fan_out(people: list[int], event: str, context: dict[str, Any]) -> int:
    """One task for each reader, all or none; returns how many."""
    for person in people:
        send_one.enqueue(person, event, context)
    return len(people)


@task(backend="background")
def send_one(person: int, event: str, context: dict[str, Any]) -> bool:
    """Send an event's mail to one reader; False where there is nothing to tell them any more.

    Raises what the mail server raises: the task is then kept as failed, and ``retry_failed`` takes it up again.
    """
    reader = get_user_model().objects.filter(pk=person, is_active=True).first()
    if reader is None or not event_named(event).wanted_by(reader):
        return False
    return _send(event, Addressee(reader.email, reader.language, reader), context, to=f"account {person}")


@task(backend="background")
def send_to_address(address: str, language: str, event: str, context: dict[str, Any]) -> bool:
    """As :func:`send_one`, to an address that is no account's."""
    return _send(event, Addressee(address, language), context, to="an address without an account")


def _send(event: str, addressee: Addressee, context: dict[str, Any], *, to: str) -> bool:
    mail = compose(event_named(event), addressee, context)
    if mail is None:
        return False
    try:
        mail.send()
    except Exception:
        # Who and what, but no title: logs are read by others than the readers of the page.
        logger.exception("The mail %s to %s was not sent.", event, to)
        raise
    return True
