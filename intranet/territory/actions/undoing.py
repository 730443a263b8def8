"""Undoing of one's last gesture, while nothing has changed since."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from intranet.accounts.models import User
from intranet.territory.models import UNDO_FOR, Affiliation, Change, Designation, Organisation

from .recording import MODELS, require_permission, restore, snapshot


@transaction.atomic
def undo_change(change: Change, *, by: User) -> Change:
    """Put every row back as it was. Raises ``ValidationError`` with the reason where that is no longer right:
    undone already, too old, or something in that place changed since, by whomever and wherever.
    """
    organisation = Organisation.objects.select_for_update().get(pk=change.organisation_id)
    require_permission(by, organisation=organisation)
    change = Change.objects.select_for_update().get(pk=change.pk)
    _require_undoable(change, by)
    for step in reversed(change.steps):
        _undo_step(step, along=change.kind != Change.Kind.AFFILIATE)
    change.undone_at = timezone.now()
    change.save(update_fields=["undone_at"])
    log(instance=organisation, action="territory.undo", user=by, data={"change": change.pk, "kind": change.kind})
    return change


def _require_undoable(change: Change, by: User) -> None:
    if change.made_by_id != by.pk:
        raise ValidationError(_("Seule la personne qui a fait un changement peut l’annuler."))
    if change.undone_at is not None:
        raise ValidationError(_("Ce changement est déjà annulé."))
    if change.made_at <= timezone.now() - UNDO_FOR:
        raise ValidationError(_("Ce changement date de plus d’un jour : il ne s’annule plus, corrigez-le."))
    later = Change.objects.standing().in_cell(change.organisation_id, change.domain_id).filter(pk__gt=change.pk)
    last = later.select_related("made_by").first()
    if last is not None and last.made_by_id == by.pk:
        raise ValidationError(_("Vous avez fait un autre changement ici depuis : annulez-le d’abord."))
    if last is not None:
        message = _("%(person)s a fait un autre changement ici depuis : il n’est plus possible d’annuler le vôtre.")
        raise ValidationError(message % {"person": last.made_by or _("L’installation")})


def _undo_step(step: dict[str, Any], *, along: bool) -> None:
    """``along``: an affiliation was made together with a mandate, and is kept where another has come to rest on it."""
    model, before, after = MODELS[step["model"]], step["before"], step["after"]
    row = model._default_manager.select_for_update().filter(pk=step["pk"]).first()
    if (snapshot(row) if row is not None else None) != after:
        raise ValidationError(
            _("Ce qui avait été changé l’a été de nouveau depuis : il n’est plus possible d’annuler.")
        )
    if before is None:
        if row is not None and not (along and isinstance(row, Affiliation) and _still_serves(row)):
            row.delete()
        return
    try:
        restore(model, before, insert=row is None)
    except ValidationError as error:
        message = _("Il n’est plus possible d’annuler : %(reason)s")
        raise ValidationError(message % {"reason": " ".join(error.messages)}) from None


def _still_serves(affiliation: Affiliation) -> bool:
    """Whether a mandate rests on that affiliation, the one made along with it being gone already."""
    mandates = Designation.objects.filter(person=affiliation.person_id, organisation=affiliation.organisation_id)
    return mandates.exclude(valid_until__lte=timezone.now()).exists()
