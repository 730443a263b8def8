"""Handing work over."""

from collections.abc import Collection, Mapping

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from intranet.access.handover import spaces_of_mandate, successors_of, takes_over_in, work_of
from intranet.access.notices import tell_handed_over
from intranet.access.policies import access_of
from intranet.accounts.models import User
from intranet.territory.models import Designation


@transaction.atomic
def hand_over(
    designation: Designation, successor: User, chosen: Mapping[str, Collection[str]], *, by: User
) -> dict[str, int]:
    """Give what was chosen (keys of pieces, by the name of their kind) of that mandate's work to the successor.

    What the person no longer has, or where the successor lacks the right, is left. Returns how many were moved, by
    kind. Raises ``PermissionDenied``, or ``ValidationError`` where that person is no successor.
    """
    if not access_of(by).keeps(designation.organisation_id):
        raise PermissionDenied
    if successor not in successors_of(designation):
        raise ValidationError({"successor": _("Cette personne n’est pas désignée par l’organisme dans ce domaine.")})
    person = designation.person
    able, _unable = takes_over_in(successor, spaces_of_mandate(designation))
    moved: dict[str, int] = {}
    for work in work_of(person, able, by):
        keys = {piece.key for piece in work.pieces} & set(chosen.get(work.kind.name, ()))
        if keys:
            work.kind.move(keys, person, successor, by)
            moved[work.kind.name] = len(keys)
    if moved:
        data = {"domain": designation.domain_id, "from": person.pk, "to": successor.pk, **moved}
        log(instance=designation.organisation, action="access.hand_over", user=by, data=data)
        tell_handed_over(designation, successor, by=by)
    return moved
