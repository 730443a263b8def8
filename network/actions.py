"""Writes on what is said of practices: check, change within a transaction, log."""

import datetime as dt

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from intranet.accounts.languages import content_language
from intranet.accounts.models import User
from intranet.territory.models import Organisation

from .models import Adoption, PracticePage
from .policies import adopters


@transaction.atomic
def adopt_practice(
    practice: PracticePage, organisation: Organisation, *, by: User, adopted_on: dt.date, words: str = ""
) -> Adoption:
    """Say that an organisation took up the practice; ``words`` are in the active language.

    Raises ``PermissionDenied`` where ``by`` does not speak for it, ``ValidationError`` where it was said already.
    """
    _require_voice(by, practice, organisation)
    if Adoption.objects.filter(practice_key=practice.translation_key, organisation=organisation).exists():
        raise ValidationError({"organisation": _("Son adoption est déjà notée.")})
    adoption = Adoption(
        practice_key=practice.translation_key,
        organisation=organisation,
        adopted_on=adopted_on,
        words=words,
        language=content_language(),
        recorded_by=by,
    )
    adoption.full_clean()
    adoption.save()
    log(instance=practice, action="network.adopt", user=by, data={"organisation": organisation.pk})
    return adoption


@transaction.atomic
def withdraw_adoption(adoption: Adoption, practice: PracticePage, *, by: User) -> None:
    """Take back what was said of an organisation. Raises ``PermissionDenied`` where ``by`` does not speak for it."""
    _require_voice(by, practice, adoption.organisation)
    log(instance=practice, action="network.withdraw_adoption", user=by, data={"organisation": adoption.organisation_id})
    adoption.delete()


def _require_voice(by: User, practice: PracticePage, organisation: Organisation) -> None:
    if not adopters(by, practice).filter(pk=organisation.pk).exists():
        raise PermissionDenied
