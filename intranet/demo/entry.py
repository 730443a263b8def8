"""Loading of the ways in. Rows are written as they would be by now, so that nobody is written to."""

import datetime as dt

from django.conf import settings
from django.contrib.auth.hashers import make_password
from django.db import transaction

from intranet.access.models import Invitation, Joining, JoinRequest, Membership, Role, Space
from intranet.accounts.actions import create_account
from intranet.accounts.models import User
from intranet.territory.models import OrganisationAdministrator

from . import days
from .accounts import PASSWORD
from .content import entry as content
from .content.entry import DemoGuest, DemoInvitation
from .people import account
from .territory import organisations


@transaction.atomic
def load_entry() -> int:
    """Everything of it, unless an invitation is there already; returns how many things were made."""
    if Invitation.objects.exists():
        return 0
    for guest in content.GUESTS:
        _load_guest(guest)
    for invitation in content.INVITATIONS:
        _load_invitation(invitation)
    _load_request()
    free = _space(content.FREE)
    free.joining = Joining.NETWORK
    free.save(update_fields=["joining"])
    who, organisation = content.ADMINISTRATOR
    fact = OrganisationAdministrator(
        person=account(who), organisation=organisations()[organisation], valid_from=days.start(-200)
    )
    fact.full_clean()
    fact.save()
    return len(content.GUESTS) + len(content.INVITATIONS) + 3


def _space(slug: str) -> Space:
    return Space.objects.get(slug=slug, kind=Space.Kind.WORKSPACE)


def _load_guest(guest: DemoGuest) -> None:
    outsider = guest.outsider
    user = User.objects.filter(email=f"{outsider.key}@example.org").first()
    if user is None:
        user = create_account(
            f"{outsider.key}@example.org",
            first_name=outsider.first_name,
            last_name=outsider.last_name,
            language=outsider.language,
            by=None,
            welcome=False,
        )
        user.password = make_password(PASSWORD)
        user.date_joined = days.start(guest.since)
        user.save(update_fields=["password", "date_joined"])
    membership = Membership(
        space=_space(guest.workspace),
        user=user,
        role=Role[guest.role.upper()],
        source=Membership.Source.INVITATION,
        sponsor=account(guest.sponsor),
        valid_from=days.start(guest.since),
        valid_until=days.end(guest.until),
    )
    membership.full_clean()
    membership.save()


def _load_invitation(told: DemoInvitation) -> None:
    sent = days.working_hour(-told.sent, 11)
    accepted = account(told.accepted_by) if told.accepted_by else None
    invitation = Invitation(
        space=_space(told.workspace),
        role=Role[told.role.upper()],
        email=told.email,
        first_name=told.first_name,
        last_name=told.last_name,
        message=told.message,
        organisation=organisations()[told.organisation] if told.organisation else None,
        inviter=account(told.by),
        sent_at=sent,
        expires_at=sent + dt.timedelta(days=settings.INVITATION_DAYS),
        accepted_at=sent + dt.timedelta(days=4) if accepted else None,
        accepted_by=accepted,
    )
    invitation.full_clean()
    invitation.save()


def _load_request() -> None:
    who, workspace, message = content.REQUEST
    request = JoinRequest(
        space=_space(workspace), person=account(who), message=message, made_at=days.working_hour(2, 23)
    )
    request.full_clean()
    request.save()
