"""Guests: prolonged and sponsored by the managers of their space, seen all together by the pôle's team."""

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.db.models import F
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from intranet.access.actions import renew_guest, sponsor_guest
from intranet.access.forms.joining import RenewForm
from intranet.access.guests import Guest, guest_memberships, guests
from intranet.access.models import Membership, Space
from intranet.access.people import managers_by_space
from intranet.access.policies import access_of
from intranet.access.undo import remember
from intranet.access.versions import version_of

from .managed import managed_space, manager, screen

PER_PAGE = 50


def _guest(space: Space, pk: int) -> Membership:
    """A membership of the space in force, or to begin: whoever became of the pôle meanwhile may be prolonged too."""
    found = Membership.objects.filter(space=space, pk=pk).exclude(valid_until__lte=timezone.now())
    membership = found.select_related("user", "sponsor", "space").first()
    if membership is None:
        raise Http404
    return membership


@require_http_methods(["GET", "HEAD", "POST"])
def renew(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Another last day, already proposed."""
    space = managed_space(request, slug)
    membership = _guest(space, pk)
    form = RenewForm(membership=membership)
    if request.method == "POST":
        form = RenewForm(request.POST, membership=membership)
        if form.is_valid():
            before = _guest(space, pk)
            until, expected = form.cleaned_data["last_day"], request.POST.get("version")
            try:
                after = renew_guest(membership, until=until, by=manager(request), expected=expected)
            except ValidationError as refusal:
                form.add_refusal(refusal)
            else:
                remember(request.session, "changed", before, after)
                messages.success(request, _("L’accès de %(person)s est prolongé.") % {"person": after.user})
                return redirect("access:people", slug=space.slug)
    context = {
        "form": form,
        "membership": _guest(space, pk),
        "version": version_of(_guest(space, pk)),
        "sponsored": membership.sponsor_id in managers_by_space({space.pk})[space.pk],
    }
    return screen(request, "access/renew_guest.html", space, context)


@require_POST
def sponsor(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Answer for somebody from now on."""
    space = managed_space(request, slug)
    membership = _guest(space, pk)
    sponsor_guest(membership, by=manager(request))
    messages.success(request, _("Vous répondez maintenant de %(person)s.") % {"person": membership.user})
    return redirect("access:people", slug=space.slug)


@dataclass(frozen=True)
class Choice:
    """Which guests to show, and how many they are."""

    value: str
    label: str
    count: int


@require_safe
def overview(request: HttpRequest) -> HttpResponse:
    """All guests of all spaces, for the pôle's team."""
    access = access_of(request.user)
    if not (access.passes or access.is_team):
        raise Http404
    memberships = guest_memberships().select_related("user", "sponsor", "space")
    everyone = guests(memberships.order_by(F("valid_until").asc(nulls_last=True), "user__last_name", "pk"))
    shown = request.GET.get("montrer", "")
    kinds: dict[str, tuple[str, Any]] = {
        "": (_("Tous"), lambda guest: True),
        "parrainage": (_("Sans parrainage"), lambda guest: not guest.sponsored),
        "fin": (_("Sans date de fin"), lambda guest: guest.membership.valid_until is None),
        "bientot": (_("Bientôt terminés"), lambda guest: guest.ends_soon),
    }
    shown = shown if shown in kinds else ""
    found: list[Guest] = [guest for guest in everyone if kinds[shown][1](guest)]
    context = {
        "guests": Paginator(found, PER_PAGE).get_page(request.GET.get("p")),
        "choices": [Choice(value, label, sum(map(keeps, everyone))) for value, (label, keeps) in kinds.items()],
        "shown": shown,
        "managed": {guest.membership.space_id for guest in found if access.manages(guest.membership.space_id)},
    }
    return render(request, "access/guests.html", context)
