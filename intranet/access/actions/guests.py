"""Writes on guests: prolonged, sponsored, their end told of once."""

import datetime as dt

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from intranet.access.guests import guests_to_remind_of
from intranet.access.models import Membership
from intranet.access.notices import tell_guest_ends
from intranet.access.people import managers_by_space
from intranet.accounts.models import User
from intranet.territory.models import end_of_day

from .spaces import change_member, require_manager


@transaction.atomic
def renew_guest(membership: Membership, *, until: dt.date, by: User, expected: str | None = None) -> Membership:
    """Let a guest stay up to that day, included; without a sponsor who manages the space, ``by`` becomes it.

    Raises ``PermissionDenied``, ``ChangedMeanwhile`` or ``ValidationError``.
    """
    if until < timezone.localdate():
        raise ValidationError(
            {"valid_until": _("Ce jour est passé. Pour fermer l’accès dès maintenant, mettez-y fin.")}
        )
    renewed = change_member(membership, by=by, valid_until=end_of_day(until), expected=expected)
    if renewed.sponsor_id not in managers_by_space({renewed.space_id}).get(renewed.space_id, ()):
        renewed.sponsor = by
        renewed.save(update_fields=["sponsor"])
    log(instance=renewed.space, action="access.renew_guest", user=by, data={"person": renewed.user_id})
    return renewed


@transaction.atomic
def sponsor_guest(membership: Membership, *, by: User) -> None:
    """``by``, who manages the space, answers for that person from now on."""
    require_manager(by, membership.space)
    membership.sponsor = by
    membership.save(update_fields=["sponsor"])
    log(instance=membership.space, action="access.sponsor_guest", user=by, data={"person": membership.user_id})


@transaction.atomic
def remind_of_guests(at: dt.datetime | None = None) -> int:
    """Tell sponsor, managers and guest of the ends that come near, each once; returns how many."""
    count = 0
    for membership in guests_to_remind_of(at):
        told = Membership.objects.filter(pk=membership.pk, valid_until=membership.valid_until)
        if told.update(reminded_for=membership.valid_until):
            tell_guest_ends(membership)
            count += 1
    return count
