"""Letters of visitors to the pôle: how many one may write, and what is sent."""

import logging
from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.http import HttpRequest

from intranet.accounts.models import User
from intranet.notifications import Event, notify, notify_address, register_event
from intranet.security.limits import Limit
from intranet.territory.models import Affiliation

logger = logging.getLogger(__name__)

LETTERS = Limit("contact", of_one_reader=5, of_one_address=20)
LETTER = "contact_letter"


def send_contact_letter(request: HttpRequest, letter: dict[str, Any]) -> bool:
    """Have the letter mailed; False where this reader or their address wrote too many within the hour.

    ``letter`` is the cleaned data of the form. It goes to ``CONTACT_EMAIL``, in the language of the house, else to
    each of the pôle's team in theirs.
    """
    if not LETTERS.allows(request):
        return False
    context = {name: letter[name] for name in ("name", "email", "subject", "message")}
    context["account"] = request.user.pk
    if settings.CONTACT_EMAIL:
        notify_address(settings.CONTACT_EMAIL, settings.LANGUAGE_CODE, LETTER, context)
        return True
    team = list(_team())
    if not team:
        logger.error("A letter from the contact page has no reader: set CONTACT_EMAIL.")
    notify(team, LETTER, context)
    return True


def _team() -> Iterable[User]:
    """The officers of the host pôle today; while there is none, the administrators."""
    team = Affiliation.objects.in_force().filter(organisation__is_host=True, capacity=Affiliation.Capacity.OFFICER)
    people = User.objects.filter(is_active=True).only("pk")
    return people.filter(pk__in=team.values("person")) or people.filter(is_superuser=True)


def _letter(reader: User | None, context: dict[str, Any]) -> dict[str, Any]:
    """What a visitor wrote is kept nowhere else: here the context holds the words themselves."""
    return {
        "name": context["name"],
        "email": context["email"],
        "subject": context["subject"],
        "quote": context["message"],
        "person": User.objects.filter(pk=context["account"]).first(),
        "reply_to": context["email"],
    }


def register() -> None:
    register_event(Event(LETTER, _letter))
