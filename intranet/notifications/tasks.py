"""Mails leave by the worker: one task for an event, then one for each reader; a failure holds up nobody else."""

import logging
from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage, EmailMultiAlternatives
from django.db import transaction
from django.template.loader import render_to_string
from django.utils.translation import override
from django_tasks import task

from intranet.accounts.models import User
from intranet.territory.models import Affiliation

from .events import EVENTS

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
    reader = User.objects.filter(pk=person, is_active=True).first()
    if reader is None or not EVENTS[event].wanted_by(reader):
        return False
    with override(reader.language):
        content = EVENTS[event].content(reader, context)
        if content is None:
            return False
        mail = _mail(reader, event, {**content, "reader": reader, "language": reader.language})
    try:
        mail.send()
    except Exception:
        # Who and what, but no title: logs are read by others than the readers of the page.
        logger.exception("The mail %s to account %s was not sent.", event, person)
        raise
    return True


@task(backend="background")
def send_letter(subject: str, body: str, reply_to: str) -> bool:
    """Send a visitor's letter to ``CONTACT_EMAIL``, else to the pôle's team; False where there is nobody to read it.

    Raises what the mail server raises, as :func:`send_one` does.
    """
    readers = [settings.CONTACT_EMAIL] if settings.CONTACT_EMAIL else _team_addresses()
    if not readers:
        logger.error("A letter from the contact page has no reader: set CONTACT_EMAIL.")
        return False
    EmailMessage(" ".join(subject.split()), body, to=readers, reply_to=[reply_to]).send()
    return True


def _team_addresses() -> list[str]:
    """The officers of the host pôle today; while there is none, the administrators."""
    team = Affiliation.objects.in_force().filter(organisation__is_host=True, capacity=Affiliation.Capacity.OFFICER)
    people = User.objects.filter(is_active=True)
    addresses = people.filter(pk__in=team.values("person")) or people.filter(is_superuser=True)
    return sorted(addresses.values_list("email", flat=True))


def _mail(reader: User, event: str, content: dict[str, Any]) -> EmailMultiAlternatives:
    subject = render_to_string(f"notifications/{event}_subject.txt", content)
    text = render_to_string(f"notifications/{event}.txt", content)
    mail = EmailMultiAlternatives(
        subject=" ".join(subject.split()),
        body=text.strip() + "\n",
        to=[reader.email],
        headers={"Auto-Submitted": "auto-generated"},
    )
    mail.attach_alternative(render_to_string(f"notifications/{event}.html", content), "text/html")
    return mail
