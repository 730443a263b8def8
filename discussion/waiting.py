"""Reported comments on the home page of those who manage their space: rows of its one query."""

from typing import Any

from django.db.models import Exists, OuterRef, QuerySet, Subquery
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from intranet.access.models import AccessRule
from intranet.pages.waiting import (
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

from .models import Report
from .policies import spaces_run


def _reports(request: HttpRequest) -> QuerySet[Any] | None:
    run = spaces_run(request.user)
    if not run:
        return None
    rule = AccessRule.objects.filter(translation_key=OuterRef("comment__page_key"), space__in=run)
    placed = {name: Subquery(rule.values(source)[:1]) for name, source in OF_SPACE.items()}
    reports = Report.objects.waiting().filter(Exists(rule)).annotate(**placed)
    return rows_of(reports, since="reported_at", **{name: name for name in OF_SPACE}, **names_of("comment__author"))


def _show(request: HttpRequest, rows: list[WaitingRow]) -> WaitingGroup:
    return group_of(
        _("Commentaires signalés"),
        (
            WaitingItem(
                title=str(person_named(row.details)),
                url=reverse("discussion:space", args=[row.details["slug"]]),
                place=space_named(row.details).label,
                since=row.since,
            )
            for row in rows
        ),
    )


def register() -> None:
    register_waiting(WaitingKind("comment_reports", 16, _reports, _show, quiet=True))
