"""What waits for those who let people in: requests to answer, guests nobody answers for, people to be recognised."""

from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from intranet.access.guests import guest_memberships, unsponsored
from intranet.access.models import Invitation, JoinRequest, Membership, Role, Space
from intranet.access.policies import access_of
from intranet.territory.models import Organisation

from .waiting import (
    OF_SPACE,
    WaitingGroup,
    WaitingItem,
    WaitingKind,
    WaitingRow,
    group_of,
    names_of,
    person_named,
    register_waiting,
    rows_of,
    space_named,
)


def _managed(request: HttpRequest) -> list[int]:
    """Ids of the spaces in use that the reader runs; the administrators' pass does not count."""
    return access_of(request.user).spaces(Role.MANAGER)


def _requests(request: HttpRequest) -> QuerySet[Any] | None:
    """Requests to join the spaces that the reader runs."""
    managed = _managed(request)
    if not managed:
        return None
    asked = JoinRequest.objects.pending().filter(space__in=managed)
    return rows_of(asked, since="made_at", **OF_SPACE, **names_of("person"))


def _show_requests(request: HttpRequest, rows: list[WaitingRow]) -> WaitingGroup:
    return group_of(
        _("Demandes d’accès"),
        (
            WaitingItem(
                title=str(person_named(row.details)),
                url=reverse("access:answer_request", args=[row.details["slug"], row.pk]),
                place=str(space_named(row.details)),
                since=row.since,
            )
            for row in rows
        ),
    )


def _guests(request: HttpRequest) -> QuerySet[Any] | None:
    """Guests of those spaces, but not those whose sponsor is the reader, who runs the space."""
    managed = _managed(request)
    if not managed:
        return None
    # Other kinds are run by the pôle's team, who sees the guests of all spaces on a screen of its own.
    kinds = (Space.Kind.WORKSPACE, Space.Kind.SECTION)
    found = guest_memberships().filter(space__in=managed, space__kind__in=kinds).exclude(sponsor=request.user)
    facts = {"space": "space_id", "sponsor": "sponsor_id", "role": "role"}
    return rows_of(found, since="valid_from", **facts, **OF_SPACE, **names_of("user"))


def _show_guests(request: HttpRequest, rows: list[WaitingRow]) -> WaitingGroup:
    """Those for whom nobody answers."""
    memberships = {
        row.pk: Membership(
            pk=row.pk, space_id=row.details["space"], sponsor_id=row.details["sponsor"], role=row.details["role"]
        )
        for row in rows
    }
    alone = unsponsored(memberships.values())
    return group_of(
        _("Invités sans parrainage"),
        (
            WaitingItem(
                title=str(person_named(row.details)),
                url=reverse("access:people", args=[row.details["slug"]]),
                place=str(space_named(row.details)),
                state=gettext("sans parrainage"),
            )
            for row in rows
            if row.pk in alone
        ),
    )


def _proposals(request: HttpRequest) -> QuerySet[Any] | None:
    """People who came in by an invitation, and may be of an organisation that the reader keeps."""
    access = access_of(request.user)
    if not (access.administers or access.is_team):
        return None
    proposals = Invitation.objects.proposals().filter(organisation__is_host=False).select_related(None)
    if not access.is_team:
        proposals = proposals.filter(organisation__in=access.administers)
    names = {"organisation": "organisation_id", "name": "organisation__name", "short_name": "organisation__short_name"}
    return rows_of(proposals, since="accepted_at", **names, **names_of("accepted_by"))


def _show_proposals(request: HttpRequest, rows: list[WaitingRow]) -> WaitingGroup:
    return group_of(
        _("Affiliations à confirmer"),
        (
            WaitingItem(
                title=str(person_named(row.details)),
                url=reverse("access:organisation", args=[row.details["organisation"]]),
                place=Organisation(name=row.details["name"], short_name=row.details["short_name"]).display_name,
                since=row.since,
            )
            for row in rows
        ),
    )


def register() -> None:
    register_waiting(WaitingKind("access_requests", 12, _requests, _show_requests))
    register_waiting(WaitingKind("affiliations", 14, _proposals, _show_proposals))
    register_waiting(WaitingKind("guests", 70, _guests, _show_guests))
