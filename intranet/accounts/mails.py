"""Mails about accounts: who gets which, in their own language, with links to the public address of the site."""

import datetime as dt
from enum import StrEnum
from typing import Any
from urllib.parse import quote, urlencode

from allauth.account import app_settings as allauth_settings
from allauth.account.utils import user_pk_to_url_str
from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from .browsers import in_words
from .languages import url_in
from .models import User
from .site_name import site_name

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


class AccountMail(StrEnum):
    """The mails, by the names that allauth gives to those it sends; the templates are in ``accounts/mails/``."""

    WELCOME = "welcome"
    LOGIN_CODE = "login_code"
    PASSWORD_RESET = "password_reset_key"  # noqa: S105 - a name
    PASSWORD_CHANGED = "password_changed"  # noqa: S105 - a name
    CONFIRMATION_CODE = "confirmation_code"
    SECURITY_CHANGED = "security_changed"
    NEW_DEVICE = "new_device"


WITH_PASSWORD_LINK = {AccountMail.WELCOME, AccountMail.PASSWORD_RESET}


def compose(user: User, mail: AccountMail, details: dict[str, str]) -> EmailMessage:
    """The mail, ready to be sent to the person's address of today.

    ``details`` may hold ``code`` (sign-in), ``next`` (where to go once the password is chosen, a path already checked),
    ``change`` (one of :data:`SECURITY_CHANGES`), ``user_agent``, ``address`` and ``at`` (of a sign-in; the instant in
    ISO format). Links that open an account are made here, when the mail leaves, and so are stored nowhere.
    """
    with translation.override(user.language):
        context: dict[str, Any] = {
            "user": user,
            "site_name": site_name(),
            "login_url": _absolute(url_in(user.language, "account_login")),
            "security_url": _absolute(url_in(user.language, "mfa_index")),
            "change": SECURITY_CHANGES.get(details.get("change", ""), ""),
            "device": in_words(details.get("user_agent", "")),
            "address": details.get("address", ""),
            "moment": dt.datetime.fromisoformat(details["at"]) if "at" in details else None,
            "code": details.get("code", ""),
            "code_minutes": allauth_settings.LOGIN_BY_CODE_TIMEOUT // 60,
            "link_days": settings.PASSWORD_RESET_TIMEOUT // 86_400,
        }
        if mail in WITH_PASSWORD_LINK:
            context["password_url"] = password_link(user, next_path=details.get("next", ""))
        subject = render_to_string(f"accounts/mails/{mail}_subject.txt", context)
        body = render_to_string(f"accounts/mails/{mail}.txt", context)
    return EmailMessage(" ".join(subject.split()), body.strip() + "\n", to=[user.email])


def password_link(user: User, *, next_path: str = "") -> str:
    """The address where this person, and whoever holds the link, chooses a password; good once and for a few days."""
    token = allauth_settings.PASSWORD_RESET_TOKEN_GENERATOR().make_token(user)
    path = url_in(user.language, "account_reset_password_from_key", "UID", "KEY")
    path = path.replace("UID-KEY", quote(f"{user_pk_to_url_str(user)}-{token}"))
    return _absolute(path) + (f"?{urlencode({'next': next_path})}" if next_path else "")


def _absolute(path: str) -> str:
    """From the settings, never from a request: its host name may be forged."""
    return settings.SITE_URL + path
