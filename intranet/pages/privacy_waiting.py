"""What waits for administrators: people who ask that something known about them be put right."""

from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from intranet.access.policies import access_of
from intranet.privacy.models import Correction

from .waiting import (
    WaitingGroup,
    WaitingItem,
    WaitingKind,
    WaitingRow,
    group_of,
    names_of,
    person_named,
    register_waiting,
    rows_of,
)


def _corrections(request: HttpRequest) -> QuerySet[Any] | None:
    if not access_of(request.user).passes:
        return None
    return rows_of(Correction.objects.waiting(), since="asked_at", about="about", **names_of("person"))


def _show_corrections(request: HttpRequest, rows: list[WaitingRow]) -> WaitingGroup:
    items = (
        WaitingItem(
            title=str(person_named(row.details)),
            url=reverse("privacy:answer", args=[row.pk]),
            since=row.since,
            state=Correction.About(row.details["about"]).label,
        )
        for row in rows
    )
    return group_of(_("Corrections demandées"), items, reverse("privacy:corrections"))


def register() -> None:
    register_waiting(WaitingKind("corrections", 16, _corrections, _show_corrections))
