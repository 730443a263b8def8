"""What waits for those who let people in: requests to answer, guests nobody answers for, people to be recognised."""

from collections.abc import Iterable

from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from intranet.access.guests import guest_memberships, guests
from intranet.access.models import Invitation, JoinRequest, Role, Space
from intranet.access.policies import access_of

from .waiting import SHOWN, WaitingGroup, WaitingItem, register_waiting


def _managed(request: HttpRequest) -> list[int]:
    """Ids of the spaces in use that the reader runs; the administrators' pass does not count."""
    return access_of(request.user).spaces(Role.MANAGER)


def _group(label: str | Promise, items: Iterable[WaitingItem]) -> WaitingGroup:
    found = list(items)
    return WaitingGroup(label, found[:SHOWN], len(found))


def waiting_requests(request: HttpRequest) -> WaitingGroup | None:
    """Requests to join the spaces that the reader runs."""
    managed = _managed(request)
    if not managed:
        return None
    asked = JoinRequest.objects.pending().filter(space__in=managed).select_related("space", "person")
    items = (
        WaitingItem(
            title=str(each.person),
            url=reverse("access:answer_request", args=[each.space.slug, each.pk]),
            place=str(each.space),
            since=each.made_at,
        )
        for each in asked
    )
    return _group(_("Demandes d’accès"), items)


def waiting_guests(request: HttpRequest) -> WaitingGroup | None:
    """Guests of those spaces for whom nobody answers."""
    managed = _managed(request)
    if not managed:
        return None
    # Other kinds are run by the pôle's team, who sees the guests of all spaces on a screen of its own.
    kinds = (Space.Kind.WORKSPACE, Space.Kind.SECTION)
    found = guest_memberships().filter(space__in=managed, space__kind__in=kinds)
    items = (
        WaitingItem(
            title=str(guest.membership.user),
            url=reverse("access:people", args=[guest.membership.space.slug]),
            place=str(guest.membership.space),
            state=gettext("sans parrainage"),
        )
        for guest in guests(found.select_related("user", "space", "sponsor"))
        if not guest.sponsored
    )
    return _group(_("Invités sans parrainage"), items)


def waiting_proposals(request: HttpRequest) -> WaitingGroup | None:
    """People who came in by an invitation, and may be of an organisation that the reader keeps."""
    access = access_of(request.user)
    if not (access.administers or access.is_team):
        return None
    proposals = Invitation.objects.proposals().filter(organisation__is_host=False)
    if not access.is_team:
        proposals = proposals.filter(organisation__in=access.administers)
    items = (
        WaitingItem(
            title=str(each.accepted_by),
            url=reverse("access:organisation", args=[each.organisation_id]),
            place=each.organisation.display_name if each.organisation else "",
            since=each.accepted_at,
        )
        for each in proposals
    )
    return _group(_("Affiliations à confirmer"), items)


def register() -> None:
    register_waiting("access_requests", waiting_requests, order=12)
    register_waiting("affiliations", waiting_proposals, order=14)
    register_waiting("guests", waiting_guests, order=70)
