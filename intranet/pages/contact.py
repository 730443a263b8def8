"""Letters of visitors to the pôle: how many one may write, and what is sent."""

import hashlib
from typing import Any

from allauth.account.adapter import get_adapter
from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.translation import override

from intranet.notifications.actions import write_to_team

# Letters an hour: of one person or browser, and of one network address, which a whole town hall may share.
OF_ONE_READER, OF_ONE_ADDRESS = 5, 20
HOUR = 60 * 60


def send_contact_letter(request: HttpRequest, letter: dict[str, Any]) -> bool:
    """Have the worker mail the letter; False where this reader or their address wrote too many within the hour.

    ``letter`` is the cleaned data of the form. The mail is in the language of the house.
    """
    if _too_many(request):
        return False
    with override(settings.LANGUAGE_CODE):
        context = {**letter, "person": request.user if request.user.is_authenticated else None}
        body = render_to_string("pages/contact_mail.txt", context)
    write_to_team(f"[{settings.WAGTAIL_SITE_NAME}] {letter['subject']}", body, reply_to=letter["email"])
    return True


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
