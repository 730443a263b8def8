"""People of an organisation and its administrators: affiliated, ended, appointed, each as a :class:`Change` to undo.

All take ``by``: the pôle's team, an administrator of that organisation, or None for the installation itself; anybody
else is ``PermissionDenied``. Instants are aware datetimes, now by default. ``ValidationError`` names the field.
"""

import datetime as dt

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from intranet.accounts.models import User
from intranet.territory.models import Affiliation, Change, Designation, Organisation, OrganisationAdministrator
from intranet.territory.notices import tell_appointed, tell_mandate_ended

from .mandates import end_along, end_fact, require_open
from .recording import PERMISSION, Recording, is_own_person, require_permission


@transaction.atomic
def affiliate_person(
    person: User,
    organisation: Organisation,
    *,
    by: User | None,
    consented: bool = False,
    valid_from: dt.datetime | None = None,
    valid_until: dt.datetime | None = None,
    capacity: str = Affiliation.Capacity.OFFICER,
    job_title: str = "",
) -> Change:
    """The person works or sits for the organisation for that time.

    An administrator of the organisation does it for whoever was of it before, or has accepted to be
    (``consented``); the pôle's team for anybody.
    """
    require_permission(by, organisation=organisation)
    organisation = Organisation.objects.select_for_update().get(pk=organisation.pk)
    if not (consented or by is None or by.has_perm(PERMISSION) or is_own_person(person, organisation)):
        raise ValidationError({"person": _("Cette personne n’est pas de votre organisme : invitez-la d’abord.")})
    if not person.is_active:
        raise ValidationError({"person": _("Ce compte est désactivé.")})
    affiliation = Affiliation(
        person=person,
        organisation=organisation,
        capacity=capacity,
        job_title=job_title,
        valid_from=valid_from or timezone.now(),
        valid_until=valid_until,
    )
    require_open(organisation, affiliation.valid_from)
    recording = Recording(Change.Kind.AFFILIATE, organisation, person=person, by=by)
    recording.create(affiliation)
    return recording.finish()


@transaction.atomic
def end_affiliation(affiliation: Affiliation, *, by: User | None, at: dt.datetime | None = None) -> Change:
    """The person leaves the organisation at that instant, with their mandates and administration for it."""
    organisation = Organisation.objects.select_for_update().get(pk=affiliation.organisation_id)
    require_permission(by, organisation=organisation)
    affiliation.refresh_from_db()
    now = timezone.now()
    recording = Recording(Change.Kind.END_AFFILIATION, organisation, person=affiliation.person, by=by)
    same = {"person": affiliation.person_id, "organisation": organisation}
    # What rests on the affiliation goes first, and comes back last.
    for model in (Designation, OrganisationAdministrator):
        for fact in model._default_manager.filter(**same).exclude(valid_until__lte=affiliation.valid_from):
            if affiliation.valid_until is None or fact.valid_from < affiliation.valid_until:
                end_along(recording, fact, at=at or now, now=now)
                if isinstance(fact, Designation) and fact.pk is not None:
                    tell_mandate_ended(fact)
    end_fact(recording, affiliation, at=at, now=now)
    return recording.finish()


@transaction.atomic
def appoint_administrator(
    person: User,
    organisation: Organisation,
    *,
    by: User | None,
    valid_from: dt.datetime | None = None,
    valid_until: dt.datetime | None = None,
) -> Change:
    """Give the person, who is of the organisation today, its mandates and its people to keep."""
    require_permission(by, organisation=organisation)
    organisation = Organisation.objects.select_for_update().get(pk=organisation.pk)
    if not Affiliation.objects.in_force().filter(person=person, organisation=organisation).exists():
        raise ValidationError({"person": _("Cette personne n’est pas affiliée à l’organisme.")})
    if not person.is_active:
        raise ValidationError({"person": _("Ce compte est désactivé.")})
    fact = OrganisationAdministrator(
        person=person, organisation=organisation, valid_from=valid_from or timezone.now(), valid_until=valid_until
    )
    require_open(organisation, fact.valid_from)
    recording = Recording(Change.Kind.APPOINT_ADMINISTRATOR, organisation, person=person, by=by)
    recording.create(fact)
    tell_appointed(fact)
    return recording.finish()


@transaction.atomic
def end_administrator(
    administration: OrganisationAdministrator, *, by: User | None, at: dt.datetime | None = None
) -> Change:
    """Take that back at that instant; one that has not begun is withdrawn."""
    organisation = Organisation.objects.select_for_update().get(pk=administration.organisation_id)
    require_permission(by, organisation=organisation)
    administration.refresh_from_db()
    recording = Recording(Change.Kind.END_ADMINISTRATOR, organisation, person=administration.person, by=by)
    end_fact(recording, administration, at=at, now=timezone.now())
    return recording.finish()
