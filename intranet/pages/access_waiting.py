"""What waits for those who let people in: requests to answer, guests nobody answers for, people to be recognised."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from django.db.models import QuerySet, Value
from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from intranet.access.guests import guest_memberships, guests
from intranet.access.models import Invitation, JoinRequest, Membership, Role, Space
from intranet.access.policies import access_of

from .waiting import SHOWN, WaitingGroup, WaitingItem, register_waiting


def _managed(request: HttpRequest) -> list[int]:
    """Ids of the spaces in use that the reader runs; the administrators' pass does not count."""
    return access_of(request.user).spaces(Role.MANAGER)


def _group(label: str | Promise, items: Iterable[WaitingItem]) -> WaitingGroup:
    found = list(items)
    return WaitingGroup(label, found[:SHOWN], len(found))


REQUESTS, PROPOSALS, GUESTS = "requests", "proposals", "guests"
# The attribute of a request that keeps what was found for it.
FOUND = "_waiting_at_the_door"


def _found(request: HttpRequest) -> dict[str, set[int]]:
    """Ids of what may wait, by kind, in one query: a kind of which there is nothing then costs none."""
    if not hasattr(request, FOUND):
        found: dict[str, set[int]] = defaultdict(set)
        for kind, pk in _asked(request):
            found[kind].add(pk)
        setattr(request, FOUND, found)
    kept: dict[str, set[int]] = getattr(request, FOUND)
    return kept


def _asked(request: HttpRequest) -> Iterable[tuple[str, int]]:
    parts: dict[str, QuerySet[Any]] = {}
    access, managed = access_of(request.user), _managed(request)
    if managed:
        # Other kinds are run by the pôle's team, who sees the guests of all spaces on a screen of its own.
        kinds = (Space.Kind.WORKSPACE, Space.Kind.SECTION)
        parts[REQUESTS] = JoinRequest.objects.pending().filter(space__in=managed)
        parts[GUESTS] = guest_memberships().filter(space__in=managed, space__kind__in=kinds)
    if access.administers or access.is_team:
        proposals = Invitation.objects.proposals().filter(organisation__is_host=False).select_related(None)
        parts[PROPOSALS] = proposals if access.is_team else proposals.filter(organisation__in=access.administers)
    rows = [each.order_by().values_list(Value(kind), "pk") for kind, each in parts.items()]
    return rows[0].union(*rows[1:], all=True) if rows else ()


def waiting_requests(request: HttpRequest) -> WaitingGroup | None:
    """Requests to join the spaces that the reader runs."""
    if not _managed(request):
        return None
    asked = JoinRequest.objects.filter(pk__in=_found(request)[REQUESTS]).select_related("space", "person")
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
    if not _managed(request):
        return None
    found = Membership.objects.filter(pk__in=_found(request)[GUESTS]).select_related("user", "space", "sponsor")
    items = (
        WaitingItem(
            title=str(guest.membership.user),
            url=reverse("access:people", args=[guest.membership.space.slug]),
            place=str(guest.membership.space),
            state=gettext("sans parrainage"),
        )
        for guest in guests(found)
        if not guest.sponsored
    )
    return _group(_("Invités sans parrainage"), items)


def waiting_proposals(request: HttpRequest) -> WaitingGroup | None:
    """People who came in by an invitation, and may be of an organisation that the reader keeps."""
    access = access_of(request.user)
    if not (access.administers or access.is_team):
        return None
    proposals = Invitation.objects.filter(pk__in=_found(request)[PROPOSALS])
    items = (
        WaitingItem(
            title=str(each.accepted_by),
            url=reverse("access:organisation", args=[each.organisation_id]),
            place=each.organisation.display_name if each.organisation else "",
            since=each.accepted_at,
        )
        for each in proposals.select_related("organisation", "accepted_by")
    )
    return _group(_("Affiliations à confirmer"), items)


def register() -> None:
    register_waiting("access_requests", waiting_requests, order=12)
    register_waiting("affiliations", waiting_proposals, order=14)
    register_waiting("guests", waiting_guests, order=70)
