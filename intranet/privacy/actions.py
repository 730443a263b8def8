"""Every write about people's data: check, write, log, announce once committed."""

import datetime as dt
import logging
import secrets

from django.conf import settings
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from intranet.accounts.actions import close_account, end_sessions
from intranet.accounts.models import User
from intranet.notifications import notify, notify_address

from .held import erase_held
from .hindrances import hindrances_of
from .models import Correction, Departure
from .notices import (
    CORRECTION_ANSWERED,
    CORRECTION_ASKED,
    DEPARTURE_ASKED,
    DEPARTURE_CANCELLED,
    DEPARTURE_HELD_UP,
)
from .signals import person_erased

logger = logging.getLogger(__name__)


def note_download(person: User) -> None:
    """Log that a person took away what is held about them."""
    log(instance=person, action="access.export_own_data", user=person, data={"what": "donnees.json"})


@transaction.atomic
def ask_correction(person: User, about: str, words: str) -> Correction:
    """Keep what a person asks to have put right, and tell the administrators."""
    asked = Correction.objects.create(person=person, about=about, words=words)
    log(instance=person, action="privacy.ask_correction", user=person)
    notify(_administrators(), CORRECTION_ASKED, {"correction": asked.pk})
    return asked


@transaction.atomic
def answer_correction(correction: Correction, answer: str, *, by: User) -> Correction:
    """Answer; the person is told by mail. Raises ``ValidationError`` where somebody answered meanwhile."""
    _check_administrator(by)
    current = Correction.objects.select_for_update().select_related("person").get(pk=correction.pk)
    if current.answered_at is not None:
        raise ValidationError(_("Quelqu’un a déjà répondu à cette demande."))
    current.answer, current.answered_at, current.answered_by = answer, timezone.now(), by
    current.save()
    log(instance=current.person, action="privacy.answer_correction", user=by)
    notify([current.person], CORRECTION_ANSWERED, {"correction": current.pk})
    return current


@transaction.atomic
def ask_departure(person: User, *, by: User) -> Departure:
    """Have a person's account erased once ``DEPARTURE_DAYS`` have gone by; asked by themselves or an administrator.

    Whoever leaves is signed out everywhere, and stays by signing in again; an account that an administrator has erased
    is closed at once. Raises ``ValidationError`` where something must be settled first.
    """
    if by.pk != person.pk:
        _check_administrator(by)
    if person.erased_at is not None:
        raise ValidationError(_("Ce compte est déjà effacé."))
    hindrances = hindrances_of(person)
    if hindrances:
        raise ValidationError([hindrance.words for hindrance in hindrances])
    now = timezone.now()
    departure, created = Departure.objects.get_or_create(
        person=person, defaults={"asked_by": by, "due_at": now + dt.timedelta(days=settings.DEPARTURE_DAYS)}
    )
    if not created:
        return departure
    log(instance=person, action="privacy.ask_departure", user=by)
    if departure.asked_by_themselves:
        notify([person], DEPARTURE_ASKED, {"departure": departure.pk})
        end_sessions(person)
    else:
        # To the address: nothing is mailed to an account that is closed.
        notify_address(person.email, person.language, DEPARTURE_ASKED, {"departure": departure.pk})
        close_account(person, by=by, why="departure")
    return departure


@transaction.atomic
def cancel_departure(departure: Departure, *, by: User) -> None:
    """The person stays, as they ask by signing in, or as an administrator decides. A closed account stays closed."""
    if by.pk != departure.person_id:
        _check_administrator(by)
    Departure.objects.filter(pk=departure.pk).delete()
    log(instance=departure.person, action="privacy.cancel_departure", user=by)
    notify([departure.person], DEPARTURE_CANCELLED, {})


def finish_departures(at: dt.datetime | None = None) -> int:
    """Erase the accounts whose day has come; returns how many.

    What has come to stand in the way meanwhile holds up the departure, and the administrators are told.
    """
    due = Departure.objects.filter(due_at__lte=at or timezone.now()).select_related("person")
    return sum(_finish(departure) for departure in due)


def _finish(departure: Departure) -> bool:
    person = departure.person
    if not hindrances_of(person):
        erase_person(person, by=departure.asked_by, why="departure")
        return True
    logger.warning("The departure of account %d is held up.", person.pk)
    # Told again a week later, not each day.
    Departure.objects.filter(pk=departure.pk).update(due_at=timezone.now() + dt.timedelta(days=7))
    notify(_administrators(), DEPARTURE_HELD_UP, {"departure": departure.pk})
    return False


@transaction.atomic
def erase_person(person: User, *, by: User | None, why: str) -> None:
    """Erase a person: every holding, then name, address and means of signing in. Their row stays, without a name.

    What they wrote and what the log tells stay attached to that row, which reads "former member" in every language.
    Safe to run again. ``why`` is a word for the log.
    """
    person = User.objects.select_for_update().get(pk=person.pk)
    if person.erased_at is not None:
        return
    erase_held(person)
    person.email = f"{secrets.token_hex(12)}@erased.invalid"
    person.first_name = person.last_name = ""
    person.language = settings.LANGUAGE_CODE
    person.is_active = person.is_superuser = False
    person.last_login = None
    person.sessions_ended += 1
    person.erased_at = timezone.now()
    person.set_unusable_password()
    person.save()
    person.groups.clear()
    person.user_permissions.clear()
    person_erased.send(User, person=person)
    log(instance=person, action="privacy.erase", user=by, data={"why": why})


def _administrators() -> list[User]:
    return list(User.objects.filter(is_superuser=True, is_active=True))


def _check_administrator(by: User) -> None:
    if not (by.is_active and by.is_superuser):
        raise PermissionDenied("Only administrators act on other people's data.")
