"""Events of access to an account, kept in Wagtail's log beside all others: who, what, from which address."""

from typing import Any

from allauth.account.adapter import get_adapter
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from wagtail.log_actions import log

from .models import User


def address_of(request: HttpRequest) -> str:
    """The visitor's address, behind the proxies that are ours; empty for a request that came from nowhere."""
    try:
        return str(get_adapter(request).get_client_ip(request))
    except PermissionDenied:
        return ""


def record(action: str, user: User, request: HttpRequest, **data: Any) -> None:
    """Keep an event about ``user``'s account, by themselves. ``data`` holds no secret: administrators read it."""
    log(instance=user, action=action, user=user, data={"address": address_of(request), **data})
