"""Whether a session has proven a second factor: it is kept with the session, and so asked without a query."""

from typing import Any

from allauth.account.internal.flows.login import (
    AUTHENTICATION_METHODS_SESSION_KEY,
    get_authentication_records,
    record_authentication,
)
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.http import HttpRequest

from intranet.accounts.models import User

# What counts by itself; recovery codes come along with one of these.
FACTORS = [Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN]


def has_factor(user: User) -> bool:
    return Authenticator.objects.filter(user_id=user.pk, type__in=FACTORS).exists()


def is_proven(request: HttpRequest) -> bool:
    """Whether the person of this session has shown a second factor in it, or entered the demonstration by a click."""
    methods = {record.get("method") for record in get_authentication_records(request, request.user)}
    return "mfa" in methods or (settings.DEMO and "demo" in methods)


def keep_proof(request: HttpRequest, user: User, **details: Any) -> None:
    """Of a factor proven elsewhere than on allauth's screens: just set up, or vouched for by a provider."""
    record_authentication(request, user, "mfa", **details)


def drop_proof(request: HttpRequest) -> None:
    """What was proven is worth nothing any more: the person has removed their last factor."""
    records = request.session.get(AUTHENTICATION_METHODS_SESSION_KEY, [])
    request.session[AUTHENTICATION_METHODS_SESSION_KEY] = [each for each in records if each.get("method") != "mfa"]
