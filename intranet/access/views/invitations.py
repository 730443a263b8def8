"""Inviting people to a space by mail, for its managers."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from intranet.access.actions import invite_to_space, resend_invitation, revoke_invitation
from intranet.access.forms.invitations import InviteToSpaceForm
from intranet.access.guests import suggested_last_day
from intranet.access.models import Invitation, Space

from .limits import let_invite
from .managed import managed_space, manager, screen


@require_http_methods(["GET", "HEAD", "POST"])
def invite(request: HttpRequest, slug: str) -> HttpResponse:
    """Write to one or several addresses that they may come in."""
    space = managed_space(request, slug)
    if space.is_archived:
        raise Http404
    initial = {"language": manager(request).language, "addresses": request.GET.get("adresse", "")}
    if request.method == "POST":
        form = InviteToSpaceForm(request.POST, space=space)
        if form.is_valid() and not form.is_search and _invite(request, space, form):
            return redirect("access:people", slug=space.slug)
        if form.is_search:
            # What is not being sent yet is not yet wrong.
            for name in set(form.errors) - {"organisation"}:
                del form.errors[name]
    else:
        form = InviteToSpaceForm(space=space, initial=initial)
    context = {"form": form, "suggested": suggested_last_day()}
    return screen(request, "access/invite.html", space, context)


def _invite(request: HttpRequest, space: Space, form: InviteToSpaceForm) -> bool:
    """All of them, or none where one has been invited meanwhile."""
    data = form.cleaned_data
    try:
        let_invite(request, len(data["addresses"]))
        with transaction.atomic():
            for invited in data["addresses"]:
                invite_to_space(
                    space,
                    invited,
                    data["role"],
                    by=manager(request),
                    access_until=form.access_until,
                    without_end=data["without_end"],
                    organisation=form.chosen_organisation,
                    message=data["message"],
                    language=data["language"],
                )
    except ValidationError as refusal:
        form.add_refusal(refusal, default="addresses")
        return False
    count = len(data["addresses"])
    said = ngettext("%(count)d invitation est partie.", "%(count)d invitations sont parties.", count)
    messages.success(request, said % {"count": count})
    return True


def _invitation(space: Space, pk: int) -> Invitation:
    found = Invitation.objects.filter(space=space, pk=pk).first()
    if found is None:
        raise Http404
    return found


@require_POST
def resend(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Another link for the same address."""
    space = managed_space(request, slug)
    invitation = _invitation(space, pk)
    try:
        let_invite(request)
        resend_invitation(invitation, by=manager(request))
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
    else:
        said = _("L’invitation de %(email)s est repartie ; les liens envoyés avant n’ouvrent plus.")
        messages.success(request, said % {"email": invitation.email})
    return redirect("access:people", slug=space.slug)


@require_POST
def revoke(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """The link opens no more."""
    space = managed_space(request, slug)
    invitation = _invitation(space, pk)
    try:
        revoke_invitation(invitation, by=manager(request))
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
    else:
        said = _("L’invitation de %(email)s est retirée : son lien n’ouvre plus.")
        messages.success(request, said % {"email": invitation.email})
    return redirect("access:people", slug=space.slug)
