"""Inviting people to a space by mail, for its managers."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_POST

from intranet.access.actions import invite_to_space
from intranet.access.forms.invitations import InviteToSpaceForm
from intranet.access.guests import suggested_last_day
from intranet.access.models import Invitation, Space

from .managed import managed_space, manager, screen
from .sending import send_again, send_all, take_back


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

    def invite_one(invited: str) -> None:
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

    return send_all(request, form, invite_one)


def _invitation(space: Space, pk: int) -> Invitation:
    found = Invitation.objects.filter(space=space, pk=pk).first()
    if found is None:
        raise Http404
    return found


@require_POST
def resend(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Another link for the same address."""
    space = managed_space(request, slug)
    send_again(request, _invitation(space, pk))
    return redirect("access:people", slug=space.slug)


@require_POST
def revoke(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """The link opens no more."""
    space = managed_space(request, slug)
    take_back(request, _invitation(space, pk))
    return redirect("access:people", slug=space.slug)
