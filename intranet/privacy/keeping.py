"""How long accounts, notices and requests are kept: the rules of this app and of those below it."""

import datetime as dt

from django.conf import settings
from django.db.models import Q, QuerySet
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from intranet.accounts.actions import close_account
from intranet.accounts.models import User
from intranet.notifications import notify
from intranet.notifications.models import Notice

from .actions import erase_person, finish_departures
from .hindrances import hindrances_of
from .models import Correction, Departure, InactivityWarning
from .notices import INACTIVITY
from .retention import Rule, deleting, register_rule


def _unused(limit: dt.datetime) -> QuerySet[User]:
    """Open accounts of whom nobody has seen anything since; those that leave already have their own day."""
    seen = Q(last_login__lt=limit) | Q(last_login=None, date_joined__lt=limit)
    return User.objects.filter(seen, is_active=True, departure=None)


def warn_inactive(limit: dt.datetime, dry_run: bool) -> int:
    """Tell of the closing to come, ``ACCOUNT_WARNING_DAYS`` before it, once."""
    early = limit + dt.timedelta(days=settings.ACCOUNT_WARNING_DAYS)
    people = list(_unused(early).exclude(pk__in=InactivityWarning.objects.values("person")))
    if not dry_run:
        now = limit + dt.timedelta(days=settings.ACCOUNT_INACTIVE_DAYS)
        InactivityWarning.objects.bulk_create(InactivityWarning(person=person, warned_at=now) for person in people)
        notify(people, INACTIVITY, {})
    return len(people)


def close_inactive(limit: dt.datetime, dry_run: bool) -> int:
    """Close the accounts whose person was told so ``ACCOUNT_WARNING_DAYS`` ago and has not come; none that is needed.

    Nobody is closed without having been told, even where the site's clock was stopped for a year.
    """
    told = InactivityWarning.objects.filter(
        warned_at__lte=limit + dt.timedelta(days=settings.ACCOUNT_INACTIVE_DAYS - settings.ACCOUNT_WARNING_DAYS)
    )
    people = [person for person in _unused(limit).filter(pk__in=told.values("person")) if not hindrances_of(person)]
    if not dry_run:
        for person in people:
            close_account(person, by=None, why="inactive")
    return len(people)


def erase_closed(limit: dt.datetime, dry_run: bool) -> int:
    """Erase the accounts that have been closed for so long."""
    people = User.objects.filter(is_active=False, erased_at=None, closed_at__lt=limit, departure=None)
    count = people.count()
    if not dry_run:
        for person in people:
            erase_person(person, by=None, why="closed")
    return count


def erase_departed(limit: dt.datetime, dry_run: bool) -> int:
    """Departures keep the day that was told to the person, whatever the setting has become."""
    if not dry_run:
        return finish_departures(_instant(limit))
    return Departure.objects.filter(due_at__lte=_instant(limit)).count()


def _instant(limit: dt.datetime) -> dt.datetime:
    return limit + dt.timedelta(days=settings.DEPARTURE_DAYS)


def _answered(limit: dt.datetime) -> QuerySet[Correction]:
    return Correction.objects.filter(answered_at__lt=limit)


def _told(limit: dt.datetime) -> QuerySet[Notice]:
    return Notice.objects.filter(created_at__lt=limit)


def _done_tasks(limit: dt.datetime) -> QuerySet[DBTaskResult]:
    return DBTaskResult.objects.filter(status=TaskResultStatus.SUCCESSFUL, finished_at__lt=limit)


def _failed_tasks(limit: dt.datetime) -> QuerySet[DBTaskResult]:
    return DBTaskResult.objects.filter(status=TaskResultStatus.FAILED, finished_at__lt=limit)


def forget_warning(person: User) -> None:
    """Who signs in is not inactive."""
    InactivityWarning.objects.filter(person=person).delete()


def register() -> None:
    register_rule(Rule("accounts.erase_departed", "DEPARTURE_DAYS", erase_departed))
    register_rule(Rule("accounts.warn_inactive", "ACCOUNT_INACTIVE_DAYS", warn_inactive))
    register_rule(Rule("accounts.close_inactive", "ACCOUNT_INACTIVE_DAYS", close_inactive))
    register_rule(Rule("accounts.erase_closed", "ACCOUNT_CLOSED_DAYS", erase_closed))
    register_rule(Rule("privacy.corrections", "CORRECTION_DAYS", deleting(_answered)))
    register_rule(Rule("notifications.notices", "NOTICE_DAYS", deleting(_told)))
    register_rule(Rule("tasks.done", "TASK_DAYS", deleting(_done_tasks)))
    register_rule(Rule("tasks.failed", "TASK_FAILED_DAYS", deleting(_failed_tasks)))
