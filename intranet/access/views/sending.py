"""Invitations sent, sent again and taken back: what the screens of spaces and of organisations do alike."""

from collections.abc import Callable
from typing import Any, cast

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from intranet.access.actions import resend_invitation, revoke_invitation
from intranet.access.models import Invitation
from intranet.accounts.models import User

from .limits import let_invite
from .outcomes import tell_outcome


def send_all(request: HttpRequest, form: Any, invite: Callable[[Any], object]) -> bool:
    """Invite every address of the form, or none where one is refused: the form then says so, and nothing was sent."""
    addresses = form.cleaned_data["addresses"]
    try:
        let_invite(request, len(addresses))
        with transaction.atomic():
            for invited in addresses:
                invite(invited)
    except ValidationError as refusal:
        form.add_refusal(refusal, default="addresses")
        return False
    count = len(addresses)
    said = ngettext("%(count)d invitation est partie.", "%(count)d invitations sont parties.", count)
    messages.success(request, said % {"count": count})
    return True


def send_again(request: HttpRequest, invitation: Invitation) -> None:
    """Another link for the same address, and what became of it, said to who asks."""

    def act() -> None:
        let_invite(request)
        resend_invitation(invitation, by=cast(User, request.user))

    said = _("L’invitation de %(email)s est repartie ; les liens envoyés avant n’ouvrent plus.")
    tell_outcome(request, act, said % {"email": invitation.email})


def take_back(request: HttpRequest, invitation: Invitation) -> None:
    """The link opens no more, and this is said to who asks."""
    said = _("L’invitation de %(email)s est retirée : son lien n’ouvre plus.")
    user = cast(User, request.user)
    tell_outcome(request, lambda: revoke_invitation(invitation, by=user), said % {"email": invitation.email})
