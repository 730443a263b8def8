"""Letters of visitors to the pôle: how many one may write, and what is sent."""

import hashlib
import logging
from collections.abc import Iterable
from typing import Any

from allauth.account.adapter import get_adapter
from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest

from intranet.accounts.models import User
from intranet.notifications import Event, notify, notify_address, register_event
from intranet.territory.models import Affiliation

logger = logging.getLogger(__name__)

# Letters an hour: of one person or browser, and of one network address, which a whole town hall may share.
OF_ONE_READER, OF_ONE_ADDRESS = 5, 20
HOUR = 60 * 60
LETTER = "contact_letter"


def send_contact_letter(request: HttpRequest, letter: dict[str, Any]) -> bool:
    """Have the letter mailed; False where this reader or their address wrote too many within the hour.

    ``letter`` is the cleaned data of the form. It goes to ``CONTACT_EMAIL``, in the language of the house, else to
    each of the pôle's team in theirs.
    """
    if _too_many(request):
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


def _too_many(request: HttpRequest) -> bool:
    limits = {f"address:{get_adapter().get_client_ip(request)}": OF_ONE_ADDRESS}
    if request.user.is_authenticated:
        limits[f"person:{request.user.pk}"] = OF_ONE_READER
    elif request.session.session_key:
        limits[f"session:{request.session.session_key}"] = OF_ONE_READER
    # Each is counted, whether or not another has its fill.
    over = [who for who, most in limits.items() if _counted(who) > most]
    return bool(over)


def _counted(who: str) -> int:
    """How many letters that one has written within the hour, this one included."""
    # No address is kept in clear, and no key holds what a cache would refuse.
    key = "contact:" + hashlib.sha256(f"{settings.SECRET_KEY}:{who}".encode()).hexdigest()
    cache.add(key, 0, HOUR)
    try:
        return cache.incr(key)
    except ValueError:
        # It ended between the two lines.
        return 1
