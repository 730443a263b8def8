"""Guests: people of a space who stand neither in the pôle nor in the network. Somebody there answers for them."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from django.conf import settings
from django.db.models import F, Q
from django.utils import timezone

from intranet.accounts.models import User

from .models import Membership, MembershipQuerySet, Role, Space
from .people import managers_by_space
from .policies import Access, Standing
from .readers import people_of_the_network, people_of_the_pole

# What is proposed for a guest: half a year.
GUEST_DAYS = 183


def is_guest(person: User) -> bool:
    """Neither of the pôle nor of the network: somebody here answers for them."""
    return Access(person).standing == Standing.ANONYMOUS


def suggested_last_day(after: dt.date | None = None) -> dt.date:
    """The last day proposed for a guest: half a year from today, or from their present end where it is yet to come."""
    today = timezone.localdate()
    return max(after or today, today) + dt.timedelta(days=GUEST_DAYS)


def guest_memberships(at: dt.datetime | None = None) -> MembershipQuerySet:
    """The memberships in force of people who stand in neither, whose account is open."""
    at = at or timezone.now()
    standing = Q(user__in=people_of_the_pole(at).order_by().values("pk"))
    standing |= Q(user__in=people_of_the_network(at).order_by().values("pk"))
    members = Membership.objects.in_force(at).filter(user__is_active=True, user__is_superuser=False)
    return members.exclude(standing)


@dataclass(frozen=True)
class Guest:
    """One guest in one space. ``sponsored``: somebody who still manages the space answers for them."""

    membership: Membership
    sponsored: bool

    @property
    def ends_soon(self) -> bool:
        until = self.membership.valid_until
        return until is not None and until <= timezone.now() + reminder_delay()


def guests(memberships: Iterable[Membership]) -> list[Guest]:
    """The same with whether their sponsor still manages the space; a number of queries that depends on no size."""
    memberships = list(memberships)
    alone = unsponsored(memberships)
    return [Guest(each, each.pk not in alone) for each in memberships]


def unsponsored(memberships: Iterable[Membership]) -> set[int]:
    """Ids of the memberships for which nobody answers who still manages the space; who runs it answers for themselves.

    No query where no sponsor is named.
    """
    asked = [each for each in memberships if each.role != Role.MANAGER]
    sponsored = {each.space_id for each in asked if each.sponsor_id is not None}
    managers = managers_by_space(sponsored) if sponsored else {}
    return {each.pk for each in asked if each.sponsor_id not in managers.get(each.space_id, ())}


def guests_of(space: Space) -> list[Guest]:
    """Those of one space, the first to leave first."""
    found = guest_memberships().filter(space=space).select_related("user", "sponsor", "space")
    return guests(found.order_by(F("valid_until").asc(nulls_last=True), "user__last_name"))


def reminder_delay() -> dt.timedelta:
    return dt.timedelta(days=settings.GUEST_REMINDER_DAYS)


def guests_to_remind_of(at: dt.datetime | None = None) -> MembershipQuerySet:
    """The guests whose end is near and was told to nobody yet."""
    at = at or timezone.now()
    soon = guest_memberships(at).filter(valid_until__lte=at + reminder_delay(), space__archived_at__isnull=True)
    return soon.exclude(reminded_for=F("valid_until")).select_related("space", "sponsor", "user")
