"""What people are told about their account. All are duties: nobody refuses them, and they are mailed only."""

import datetime as dt
from typing import Any
from urllib.parse import quote, urlencode

from allauth.account import app_settings as allauth_settings
from allauth.account.utils import user_pk_to_url_str
from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from intranet.notifications import Event, notify, register_event
from intranet.notifications.addresses import absolute, absolute_url

from .browsers import in_words
from .languages import url_in
from .models import User

# The names that allauth gives to the mails that it sends.
LOGIN_CODE, PASSWORD_RESET = "login_code", "password_reset_key"
WELCOME, PASSWORD_CHANGED = "welcome", "password_changed"
CONFIRMATION_CODE, SECURITY_CHANGED, NEW_BROWSER = "confirmation_code", "security_changed", "new_browser"

# What changed in how an account is protected, by the names that allauth gives to its own notices.
SECURITY_CHANGES = {
    "totp_activated": _("Une application d’authentification a été ajoutée à votre compte."),
    "totp_deactivated": _("L’application d’authentification de votre compte a été retirée."),
    "webauthn_added": _("Une clé d’accès a été ajoutée à votre compte."),
    "webauthn_removed": _("Une clé d’accès de votre compte a été retirée."),
    "recovery_codes_generated": _("De nouveaux codes de secours ont été faits : les anciens ne servent plus."),
    "recovery_code_used": _("Un code de secours a servi à ouvrir votre compte ou à confirmer que c’est vous."),
    "account_connected": _("Votre compte s’ouvre désormais aussi par un fournisseur d’identité."),
    "reset_by_administrator": _(
        "Un administrateur a retiré la seconde étape de connexion de votre compte et fermé vos sessions."
    ),
}


def send_login_code(user: User, code: str) -> None:
    """The code, once what is being written is written; a code that waited until it is void is not sent."""
    _send_code(user, LOGIN_CODE, code)


def send_confirmation_code(user: User, code: str) -> None:
    """The same for a code by which somebody who is signed in proves again who they are."""
    _send_code(user, CONFIRMATION_CODE, code)


def _send_code(user: User, event: str, code: str) -> None:
    lasts = dt.timedelta(seconds=allauth_settings.LOGIN_BY_CODE_TIMEOUT)
    notify([user], event, {"code": code, "until": (timezone.now() + lasts).isoformat()})


def _login_code(reader: User, context: dict[str, Any]) -> dict[str, Any] | None:
    if dt.datetime.fromisoformat(context["until"]) < timezone.now():
        return None
    return {"highlight": context["code"], "minutes": allauth_settings.LOGIN_BY_CODE_TIMEOUT // 60}


def _welcome(reader: User, context: dict[str, Any]) -> dict[str, Any]:
    return {**_password_reset(reader, context), "login_url": absolute_url(reader.language, "account_login")}


def _password_reset(reader: User, context: dict[str, Any]) -> dict[str, Any]:
    """``context`` may hold ``next``: where to go once the password is chosen, a path already checked."""
    days = settings.PASSWORD_RESET_TIMEOUT // 86_400
    return {"url": password_link(reader, next_path=context.get("next", "")), "days": days}


def _password_changed(reader: User, context: dict[str, Any]) -> dict[str, Any]:
    return {"url": absolute_url(reader.language, "account_login")}


def _confirmation_code(reader: User, context: dict[str, Any]) -> dict[str, Any] | None:
    words = _login_code(reader, context)
    return words and {**words, "url": absolute_url(reader.language, "mfa_index")}


def _security_changed(reader: User, context: dict[str, Any]) -> dict[str, Any]:
    """``context`` holds ``change``, one of :data:`SECURITY_CHANGES`."""
    return {"change": SECURITY_CHANGES[context["change"]], "url": absolute_url(reader.language, "mfa_index")}


def _new_browser(reader: User, context: dict[str, Any]) -> dict[str, Any]:
    """``context`` holds ``user_agent``, ``address`` and ``at``, the instant in ISO format, of a sign-in."""
    return {
        "browser": in_words(context["user_agent"]),
        "address": context["address"],
        "moment": dt.datetime.fromisoformat(context["at"]),
        "url": absolute_url(reader.language, "mfa_index"),
    }


def password_link(user: User, *, next_path: str = "") -> str:
    """The address where this person, and whoever holds the link, chooses a password; good once and for a few days.

    Made when the mail leaves, and so stored nowhere.
    """
    token = allauth_settings.PASSWORD_RESET_TOKEN_GENERATOR().make_token(user)
    path = url_in(user.language, "account_reset_password_from_key", "UID", "KEY")
    path = path.replace("UID-KEY", quote(f"{user_pk_to_url_str(user)}-{token}"))
    return absolute(path) + (f"?{urlencode({'next': next_path})}" if next_path else "")


def register() -> None:
    register_event(Event(LOGIN_CODE, _login_code))
    register_event(Event(WELCOME, _welcome))
    register_event(Event(PASSWORD_RESET, _password_reset))
    register_event(Event(PASSWORD_CHANGED, _password_changed))
    register_event(Event(CONFIRMATION_CODE, _confirmation_code))
    register_event(Event(SECURITY_CHANGED, _security_changed))
    register_event(Event(NEW_BROWSER, _new_browser))
