"""Writes of whoever comes into a space or leaves it by themselves, and the managers' answers."""

import datetime as dt

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from intranet.access.joining import Way, door_of, is_sole_manager
from intranet.access.models import JoinRequest, Membership, Role, Space
from intranet.access.notices import tell_request, tell_request_answered
from intranet.access.people import managers_by_space
from intranet.accounts.models import User

from .spaces import add_member, require_manager


@transaction.atomic
def ask_to_join(space: Space, *, by: User, message: str = "") -> JoinRequest:
    """Ask the managers to be let in. Raises ``PermissionDenied`` where there is nothing to ask for, or it was asked."""
    door = door_of(space, by)
    if door is None or door.way not in {Way.ASK, Way.JOIN}:
        raise PermissionDenied
    request = JoinRequest(space=space, person=by, message=message)
    request.full_clean(validate_constraints=False)
    try:
        with transaction.atomic():
            request.save()
    except IntegrityError:
        raise ValidationError(_("Votre demande est déjà partie.")) from None
    tell_request(request)
    log(instance=space, action="access.ask_to_join", user=by, data={"request": request.pk})
    return request


@transaction.atomic
def withdraw_request(request: JoinRequest, *, by: User) -> None:
    """Take one's own request back. Raises ``ValidationError`` where it was answered meanwhile."""
    stored = _pending(request)
    if stored.person_id != by.pk:
        raise PermissionDenied
    _answer(stored, JoinRequest.Answer.WITHDRAWN, by=by, reply="")
    log(instance=stored.space, action="access.withdraw_request", user=by, data={"request": stored.pk})


@transaction.atomic
def accept_request(
    request: JoinRequest, *, by: User, role: Role, valid_until: dt.datetime | None = None, reply: str = ""
) -> Membership | None:
    """Let the person in; None where they have come in meanwhile. Raises ``ValidationError``."""
    stored = _pending(request)
    require_manager(by, stored.space)
    if stored.space.is_archived:
        raise ValidationError(_("Cet espace est archivé : rouvrez-le d’abord."))
    if not stored.person.is_active:
        raise ValidationError(_("Ce compte est désactivé."))
    membership = None
    if not Membership.objects.of(stored.person).filter(space=stored.space).exists():
        source = Membership.Source.REQUEST
        membership = add_member(stored.space, stored.person, role, by=by, valid_until=valid_until, source=source)
    _answer(stored, JoinRequest.Answer.ACCEPTED, by=by, reply=reply)
    tell_request_answered(stored)
    data = {"request": stored.pk, "person": stored.person_id, "accepted": True}
    log(instance=stored.space, action="access.answer_request", user=by, data=data)
    return membership


@transaction.atomic
def refuse_request(request: JoinRequest, *, by: User, reply: str = "") -> None:
    """Say no, with a word."""
    stored = _pending(request)
    require_manager(by, stored.space)
    _answer(stored, JoinRequest.Answer.REFUSED, by=by, reply=reply)
    tell_request_answered(stored)
    data = {"request": stored.pk, "person": stored.person_id, "accepted": False}
    log(instance=stored.space, action="access.answer_request", user=by, data=data)


def _pending(request: JoinRequest) -> JoinRequest:
    rows = JoinRequest.objects.select_for_update(of=("self",)).select_related("space", "person")
    stored = rows.pending().filter(pk=request.pk).first()
    if stored is None:
        raise ValidationError(_("Cette demande n’attend plus de réponse."))
    return stored


def _answer(request: JoinRequest, answer: JoinRequest.Answer, *, by: User, reply: str) -> None:
    request.answer, request.answered_at, request.answered_by = answer, timezone.now(), by
    request.reply = reply
    request.full_clean(validate_constraints=False, exclude=["space", "person"])
    request.save()


@transaction.atomic
def join_space(space: Space, *, by: User) -> Membership:
    """Come in by oneself, where the space lets this person. Raises ``PermissionDenied``."""
    door = door_of(space, by)
    if door is None or door.way is not Way.JOIN:
        raise PermissionDenied
    Membership.objects.coming().filter(space=space, user=by).delete()
    membership = Membership(space=space, user=by, role=space.joining_role, source=Membership.Source.JOINED)
    membership.full_clean()
    membership.save()
    log(instance=space, action="access.join_space", user=by, data={"role": membership.role})
    return membership


@transaction.atomic
def leave_space(membership: Membership, *, by: User) -> None:
    """Give up one's own place, now. Raises ``ValidationError`` for the only manager of a space."""
    if membership.user_id != by.pk or not membership.is_in_force():
        raise PermissionDenied
    space = Space.objects.select_for_update(of=("self",)).get(pk=membership.space_id)
    if is_sole_manager(membership, managers_by_space({space.pk})[space.pk]):
        raise ValidationError(_("Vous êtes seul·e à gérer cet espace : confiez-le d’abord à quelqu’un d’autre."))
    membership.valid_until = timezone.now()
    membership.save(update_fields=["valid_until"])
    log(instance=space, action="access.leave_space", user=by)
