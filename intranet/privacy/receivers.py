"""Signing in says that the person is there, and stays."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.signals import user_logged_in
from django.http import HttpRequest
from django.utils.translation import gettext as _

from intranet.accounts.models import User

from .actions import cancel_departure
from .keeping import forget_warning
from .models import Departure


def keep_whoever_signs_in(sender: type, request: HttpRequest, user: User, **kwargs: Any) -> None:
    forget_warning(user)
    departure = Departure.objects.filter(person=user, asked_by=user).select_related("person").first()
    if departure is None:
        return
    cancel_departure(departure, by=user)
    # A session opened by a program has no place for messages.
    if hasattr(request, "_messages"):
        messages.success(request, _("L’effacement de votre compte est annulé : rien n’a été effacé."))


def connect() -> None:
    user_logged_in.connect(keep_whoever_signs_in, dispatch_uid="privacy.keep_whoever_signs_in")
