"""Every write on accounts: check, write, log, announce once committed."""

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import F
from wagtail.log_actions import log

from intranet.notifications import notify

from .models import User
from .notices import SECURITY_CHANGED, WELCOME
from .sessions import close_sessions


@transaction.atomic
def create_account(
    email: str,
    *,
    first_name: str,
    last_name: str,
    language: str = "fr",
    is_superuser: bool = False,
    by: User | None,
    welcome: bool = True,
) -> User:
    """Make an account without a password and tell the person how to choose one, or to sign in by code.

    ``by`` is the administrator who asks, None for the command line.
    """
    _check_administrator(by)
    user = User.objects.create_user(
        email, first_name=first_name, last_name=last_name, language=language, is_superuser=is_superuser
    )
    log(instance=user, action="accounts.create", user=by)
    if welcome:
        notify([user], WELCOME, {})
    return user


@transaction.atomic
def accept_account(email: str, *, first_name: str, last_name: str, language: str, password: str | None = None) -> User:
    """Make the account of somebody who has just proved, by a link mailed there, that the address is theirs.

    The caller has checked the link. Without a password they sign in by code. Raises ``ValidationError`` where the
    address has an account already.
    """
    user = User(email=email.lower(), first_name=first_name, last_name=last_name, language=language)
    user.set_password(password)
    user.full_clean(exclude=["password"])
    user.save()
    EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
    log(instance=user, action="accounts.accept", user=user)
    return user


@transaction.atomic
def change_account(user: User, *, by: User) -> User:
    """Save what an administrator changed on an account (its fields are already set on ``user``).

    Deactivation ends the person's sessions for good; a new address makes the former one useless for signing in.
    """
    _check_administrator(by)
    before = User.objects.select_for_update().get(pk=user.pk)
    if before.erased_at is not None:
        raise PermissionDenied("Nobody is behind that account any more.")
    if before.is_active and not user.is_active:
        if user.pk == by.pk:
            raise PermissionDenied("Administrators do not close their own account.")
        close_sessions(user)
        user.sessions_ended = before.sessions_ended + 1
    user.save()
    EmailAddress.objects.filter(user=user).exclude(email=user.email).delete()
    log(instance=user, action=_verb(before, user), user=by)
    return user


@transaction.atomic
def close_account(user: User, *, by: User | None, why: str) -> User:
    """Close an account and end its sessions, as an administrator asks or a period of keeping has run out (``by`` None).

    ``why`` is a word for the log. An account closed already stays as it is.
    """
    _check_administrator(by)
    current = User.objects.select_for_update().get(pk=user.pk)
    if current.is_active:
        if by is not None and by.pk == current.pk:
            raise PermissionDenied("Administrators do not close their own account.")
        current.is_active = False
        current.sessions_ended += 1
        current.save()
        log(instance=current, action="accounts.deactivate", user=by, data={"why": why})
    return current


@transaction.atomic
def end_sessions(user: User) -> None:
    """Sign a person out everywhere."""
    User.objects.filter(pk=user.pk).update(sessions_ended=F("sessions_ended") + 1)


@transaction.atomic
def choose_language(user: User, language: str) -> None:
    """Set a person's language, by themselves: that of their mails and of the writing screens."""
    user.language = language
    user.save(update_fields=["language"])
    log(instance=user, action="accounts.choose_language", user=user)


@transaction.atomic
def reset_second_factor(user: User, *, by: User | None) -> None:
    """Take away the passkeys, the authenticator and the recovery codes of somebody who lost them; tell them by mail.

    Their sessions end: whoever lost the device may have lost a session with it. ``by`` is an administrator, None for
    the command line. Who must have a second factor sets one up anew at the next sign-in.
    """
    _check_administrator(by)
    Authenticator.objects.filter(user=user).delete()
    close_sessions(user)
    log(instance=user, action="accounts.reset_second_factor", user=by)
    notify([user], SECURITY_CHANGED, {"change": "reset_by_administrator"})


def _verb(before: User, after: User) -> str:
    if before.is_active and not after.is_active:
        return "accounts.deactivate"
    if after.is_active and not before.is_active:
        return "accounts.reactivate"
    return "accounts.change"


def _check_administrator(by: User | None) -> None:
    if by is not None and not (by.is_active and by.is_superuser):
        raise PermissionDenied("Accounts are made and changed by administrators.")
