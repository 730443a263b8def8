"""Mails leave by the worker: one task for an event, then one for each reader; a failure holds up nobody else."""

import logging
from typing import Any

from django.contrib.auth import get_user_model
from django.db import transaction
from django_tasks import task

from .events import event_named
from .mails import Addressee, compose
from .models import Channel, Notice
from .preferences import channels_of, preference_of

logger = logging.getLogger(__name__)


@task(backend="background")
@transaction.atomic
def fan_out(people: list[int], event: str, context: dict[str, Any], key: str) -> int:
    """A notice on the site and a task that mails, for each reader who wants them, all or none; returns how many mails.

    ``key`` is that of the announcement: done again, it makes no second notice.
    """
    told = event_named(event)
    open_accounts = get_user_model().objects.filter(pk__in=people, is_active=True).values_list("pk", flat=True)
    channels = channels_of(open_accounts, told.topic)
    if told.on_site:
        wanted = [reader for reader, channel in channels.items() if channel != Channel.NONE]
        notices = [Notice(reader_id=reader, key=key, event=event, context=context) for reader in wanted]
        Notice.objects.bulk_create(notices, ignore_conflicts=True)
    mailed = [reader for reader, channel in channels.items() if channel == Channel.MAIL]
    for person in mailed:
        send_one.enqueue(person, event, context, key)
    return len(mailed)


@task(backend="background")
def send_one(person: int, event: str, context: dict[str, Any], key: str = "") -> bool:
    """Send an event's mail to one reader; False where there is nothing to tell them any more, or they refuse it.

    Raises what the mail server raises: the task is then kept as failed, and ``retry_failed`` takes it up again.
    """
    reader = get_user_model().objects.filter(pk=person, is_active=True).first()
    if reader is None:
        return False
    topic = event_named(event).topic
    preference = preference_of(reader, topic) if topic else None
    if preference is not None and preference.channel != Channel.MAIL:
        return False
    addressee = Addressee(reader.email, reader.language, reader, preference)
    return _send(event, addressee, context, key, to=f"account {person}")


@task(backend="background")
def send_to_address(address: str, language: str, event: str, context: dict[str, Any], key: str = "") -> bool:
    """As :func:`send_one`, to an address that is no account's."""
    return _send(event, Addressee(address, language), context, key, to="an address without an account")


def _send(event: str, addressee: Addressee, context: dict[str, Any], key: str, *, to: str) -> bool:
    mail = compose(event_named(event), addressee, context, key)
    if mail is None:
        return False
    try:
        mail.send()
    except Exception:
        # Who and what, but no title: logs are read by others than the readers of the page.
        logger.exception("The mail %s to %s was not sent.", event, to)
        raise
    return True
