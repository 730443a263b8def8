"""Writes on invitations: sent, sent again, revoked, accepted; and what the organisation says of who came in by one.

An invitation lives on what its author may do: where they no longer manage the space (or administer the
organisation), where their account is closed, or where the space is archived, it is void as long as that lasts.
"""

import datetime as dt

from django.conf import settings
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from intranet.access.guests import is_guest, suggested_last_day
from intranet.access.invitations import is_void
from intranet.access.invited import Invited
from intranet.access.models import Invitation, Membership, Role, Space
from intranet.access.models.entry import new_nonce
from intranet.access.notices import tell_invited
from intranet.access.policies import access_of
from intranet.accounts.actions import accept_account
from intranet.accounts.models import User
from intranet.territory.actions import affiliate_person
from intranet.territory.models import Affiliation, Organisation, end_of_day

from .spaces import add_member, change_member, require_manager


class VoidInvitation(Exception):
    """The invitation opens nothing (any more)."""


@transaction.atomic
def invite_to_space(
    space: Space,
    invited: Invited,
    role: Role,
    *,
    by: User,
    access_until: dt.datetime | None = None,
    without_end: bool = False,
    organisation: Organisation | None = None,
    message: str = "",
    language: str | None = None,
) -> Invitation:
    """Write to that address that it may come in, whoever reads it there.

    ``organisation`` is what ``by`` believes the person to be of: it gives nothing, and is told to the organisation once
    they are in. ``without_end``: even a guest stays without end; otherwise one whose invitation names no end gets half
    a year. Raises ``PermissionDenied``, or ``ValidationError`` for an archived space and an address invited already.
    """
    require_manager(by, space)
    _require_open(space)
    invitation = Invitation(
        space=space,
        role=role,
        access_until=access_until,
        without_end=without_end,
        organisation=organisation,
    )
    return _send(invitation, invited, message, language, by=by)


@transaction.atomic
def invite_officer(
    organisation: Organisation,
    invited: Invited,
    *,
    by: User,
    capacity: str = Affiliation.Capacity.OFFICER,
    job_title: str = "",
    message: str = "",
    language: str | None = None,
) -> Invitation:
    """Write to somebody of the organisation: accepting affiliates them to it, from that instant."""
    if not access_of(by).keeps(organisation.pk):
        raise PermissionDenied
    if organisation.is_closed:
        raise ValidationError(_("Cet organisme est clos."))
    invitation = Invitation(organisation=organisation, capacity=capacity, job_title=job_title)
    return _send(invitation, invited, message, language, by=by)


def _send(invitation: Invitation, invited: Invited, message: str, language: str | None, *, by: User) -> Invitation:
    invitation.email = invited.email.lower()
    invitation.first_name, invitation.last_name = invited.first_name, invited.last_name
    invitation.message, invitation.language = message, language or by.language
    invitation.inviter = by
    invitation.expires_at = timezone.now() + dt.timedelta(days=settings.INVITATION_DAYS)
    invitation.full_clean(validate_constraints=False)
    try:
        with transaction.atomic():
            invitation.save()
    except IntegrityError:
        raise already_invited(invitation.email) from None
    tell_invited(invitation)
    log(instance=_place(invitation), action="access.invite", user=by, data=_told(invitation))
    return invitation


def already_invited(email: str) -> ValidationError:
    message = _("%(email)s est déjà invité·e : renvoyez l’invitation depuis la liste, ou retirez-la.")
    return ValidationError(message % {"email": email}, code="already_invited")


@transaction.atomic
def resend_invitation(invitation: Invitation, *, by: User) -> Invitation:
    """Send it anew, in ``by``'s name: another link, for as long as the first; the former ones open no more."""
    stored = _unsettled(invitation, by)
    if stored.space is not None:
        _require_open(stored.space)
    stored.nonce = new_nonce()
    stored.inviter = by
    stored.sent_at = timezone.now()
    stored.expires_at = stored.sent_at + dt.timedelta(days=settings.INVITATION_DAYS)
    stored.opened_at = None
    stored.save()
    tell_invited(stored)
    log(instance=_place(stored), action="access.resend_invitation", user=by, data=_told(stored))
    return stored


@transaction.atomic
def revoke_invitation(invitation: Invitation, *, by: User) -> Invitation:
    """Take it back: its link opens no more."""
    stored = _unsettled(invitation, by)
    stored.revoked_at = timezone.now()
    stored.save(update_fields=["revoked_at"])
    log(instance=_place(stored), action="access.revoke_invitation", user=by, data=_told(stored))
    return stored


def _unsettled(invitation: Invitation, by: User) -> Invitation:
    stored = (
        Invitation.objects.select_for_update(of=("self",)).select_related("space", "organisation").get(pk=invitation.pk)
    )
    if stored.space is not None:
        require_manager(by, stored.space)
    elif not access_of(by).keeps(_place(stored).pk):
        raise PermissionDenied
    if not stored.is_unsettled:
        raise ValidationError(_("Cette invitation n’attend plus : elle a été acceptée ou retirée."))
    return stored


def note_opened(invitation: Invitation) -> None:
    """Its link was followed, by a person or by a filter that looks at what mails lead to."""
    Invitation.objects.filter(pk=invitation.pk, opened_at__isnull=True).update(opened_at=timezone.now())


@transaction.atomic
def accept_as_new(
    invitation: Invitation, *, first_name: str, last_name: str, language: str, password: str | None
) -> User:
    """Make the account that the invited address lacks, and let it in.

    Raises ``VoidInvitation``, or ``ValidationError`` where the address has an account.
    """
    stored = _claim(invitation)
    person = accept_account(
        stored.email, first_name=first_name, last_name=last_name, language=language, password=password
    )
    _let_in(stored, person)
    return person


@transaction.atomic
def accept_invitation(invitation: Invitation, *, by: User) -> Invitation:
    """``by``, whose address was invited, comes in.

    Raises ``VoidInvitation``, or ``PermissionDenied`` for an account with another address.
    """
    stored = _claim(invitation)
    if by.email != stored.email or not by.is_active:
        raise PermissionDenied
    _let_in(stored, by)
    return stored


def _claim(invitation: Invitation) -> Invitation:
    """The row, locked: an invitation is accepted once."""
    rows = Invitation.objects.select_for_update(of=("self",)).select_related("space", "organisation", "inviter")
    stored = rows.pending().filter(pk=invitation.pk, nonce=invitation.nonce).first()
    if stored is None or is_void(stored):
        raise VoidInvitation
    return stored


def _let_in(invitation: Invitation, person: User) -> None:
    if invitation.space is not None:
        _join(invitation, invitation.space, person)
    else:
        _affiliate(invitation, person)
    invitation.accepted_at, invitation.accepted_by = timezone.now(), person
    invitation.save(update_fields=["accepted_at", "accepted_by"])
    log(instance=_place(invitation), action="access.accept_invitation", user=person, data=_told(invitation))


def _join(invitation: Invitation, space: Space, person: User) -> None:
    """With the role of the invitation, in the name of who invited; never less than what they have by now."""
    role = Role(invitation.role or Role.READER)
    present = Membership.objects.of(person).filter(space=space).select_related("space").first()
    if present is not None:
        if present.role < role:
            change_member(present, by=invitation.inviter, role=role)
        return
    until = invitation.access_until
    if until is not None and until <= timezone.now():
        raise VoidInvitation
    stays = invitation.without_end or space.kind == Space.Kind.NETWORK
    if until is None and not stays and is_guest(person):
        until = end_of_day(suggested_last_day())
    _clear_the_way(space, person, until)
    source = Membership.Source.INVITATION
    add_member(space, person, role, by=invitation.inviter, valid_until=until, source=source)


def _clear_the_way(space: Space, person: User, until: dt.datetime | None) -> None:
    """A membership that was to begin later gives way to the one that begins now."""
    coming = Membership.objects.coming().filter(space=space, user=person)
    if until is not None:
        coming = coming.filter(valid_from__lt=until)
    coming.delete()


def _affiliate(invitation: Invitation, person: User) -> None:
    organisation = invitation.organisation
    present = Affiliation.objects.in_force().filter(person=person, organisation=organisation)
    if organisation is None or present.exists():
        return
    affiliate_person(
        person,
        organisation,
        by=invitation.inviter,
        consented=True,
        capacity=invitation.capacity,
        job_title=invitation.job_title,
    )


@transaction.atomic
def settle_affiliation(invitation: Invitation, *, by: User, belongs: bool) -> None:
    """Say whether who came in by that invitation is of the organisation that its author named: affiliate, or not."""
    organisation = invitation.organisation
    if organisation is None or not access_of(by).keeps(organisation.pk):
        raise PermissionDenied
    stored = Invitation.objects.select_for_update(of=("self",)).proposals().filter(pk=invitation.pk).first()
    if stored is None or stored.accepted_by is None:
        raise ValidationError(_("Quelqu’un d’autre a déjà répondu."))
    known = Affiliation.objects.in_force().filter(person=stored.accepted_by, organisation=organisation)
    if belongs and not known.exists():
        affiliate_person(stored.accepted_by, organisation, by=by, consented=True)
    stored.affiliation_settled_at = timezone.now()
    stored.save(update_fields=["affiliation_settled_at"])
    data = {**_told(stored), "belongs": belongs}
    log(instance=organisation, action="access.settle_affiliation", user=by, data=data)


def _require_open(space: Space) -> None:
    if space.is_archived:
        raise ValidationError(_("Cet espace est archivé : on n’y invite plus."))


def _place(invitation: Invitation) -> Space | Organisation:
    place = invitation.space or invitation.organisation
    assert place is not None  # noqa: S101 - held by a constraint
    return place


def _told(invitation: Invitation) -> dict[str, object]:
    """What the log keeps: no address, since the log outlives what the person may ask to have erased."""
    return {"invitation": invitation.pk, "role": invitation.role, "person": invitation.accepted_by_id}
