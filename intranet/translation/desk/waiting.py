"""Translations that the reader has in hand, on their home page: rows of its one query."""

import datetime as dt
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from intranet.access.policies import access_of
from intranet.accounts.languages import name_in_sentence
from intranet.pages.waiting import (
    WaitingGroup,
    WaitingItem,
    WaitingKind,
    WaitingRow,
    group_of,
    register_waiting,
    rows_of,
)
from intranet.translation.models import DeskEntry
from intranet.translation.policies.translators import written_now


def _in_hand(request: HttpRequest) -> QuerySet[Any] | None:
    """What they may still write: whoever lost that is not shown what they had."""
    access = access_of(request.user)
    if not (access.roles or access.passes):
        return None
    entries = DeskEntry.objects.in_hand().filter(person=request.user.pk, translation__source__live=True)
    return rows_of(
        written_now(request.user, entries),
        since="assigned_at",
        title="translation__source__title",
        number="translation__source_id",
        written="translation__source_locale__language_code",
        language="translation__locale__language_code",
        due="due_on",
    )


def _show(request: HttpRequest, rows: list[WaitingRow]) -> WaitingGroup:
    nearest = sorted(rows, key=lambda row: (row.details["due"] or "9999", row.since))
    return group_of(gettext_lazy("Traductions en main"), map(_item, nearest), f"{reverse('desk:desk')}?qui=moi")


def _item(row: WaitingRow) -> WaitingItem:
    details = row.details
    due = dt.date.fromisoformat(str(details["due"])[:10]) if details["due"] else None
    return WaitingItem(
        title=details["title"],
        url=reverse("desk:edit", args=[details["number"], details["language"]]),
        place=_("en %(language)s") % {"language": name_in_sentence(details["language"])},
        since=row.since,
        state=_("en retard") if due is not None and due < timezone.localdate() else "",
        language=details["written"],
    )


def register() -> None:
    register_waiting(WaitingKind("translations", 30, _in_hand, _show, quiet=True))
