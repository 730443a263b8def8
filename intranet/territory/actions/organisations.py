"""Closing and reopening of organisations: what they did stays their own."""

import datetime as dt

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from intranet.accounts.models import User
from intranet.territory.models import Adhesion, Change, Designation, Organisation, start_of_day

from .mandates import end_along
from .recording import Recording, require_permission

PERMISSION = "territory.change_organisation"


@transaction.atomic
def close_organisation(
    organisation: Organisation, *, on: dt.date, successor: Organisation | None, by: User | None
) -> Change:
    """Close it: ``on`` is the first day on which it no longer exists; today means from this instant.

    Its adhesions and designations end at that moment, and those that would begin later are withdrawn.
    """
    require_permission(by, PERMISSION)
    organisation = Organisation.objects.select_for_update().get(pk=organisation.pk)
    if organisation.is_host:
        raise ValidationError(_("Le pôle hôte ne se clôt pas."))
    if organisation.closed_on is not None:
        raise ValidationError({"closed_on": _("Cet organisme est déjà clos.")})
    if successor is not None and successor.is_closed:
        raise ValidationError({"successor": _("Ce successeur est lui-même clos.")})
    now = timezone.now()
    moment = now if on == timezone.localdate(now) else start_of_day(on)
    recording = Recording(Change.Kind.CLOSE_ORGANISATION, organisation, by=by)
    for model in (Designation, Adhesion):
        for fact in model.objects.filter(organisation=organisation):
            try:
                end_along(recording, fact, at=moment, now=now)
            except ValidationError as error:
                raise ValidationError({"closed_on": error.messages}) from None
    recording.update(organisation, closed_on=on, successor=successor)
    return recording.finish()


@transaction.atomic
def reopen_organisation(organisation: Organisation, *, by: User | None) -> None:
    """Let it exist again. Its adhesions and mandates stay ended: undo the closing to have them back."""
    require_permission(by, PERMISSION)
    organisation = Organisation.objects.select_for_update().get(pk=organisation.pk)
    if organisation.closed_on is None:
        raise ValidationError(_("Cet organisme n’est pas clos."))
    organisation.closed_on = organisation.successor = None
    organisation.full_clean()
    organisation.save()
    log(instance=organisation, action="territory.reopen_organisation", user=by)
