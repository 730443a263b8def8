"""Moderation as somebody lives it: what they are to review today, and what became of their own drafts."""

import datetime as dt
from collections.abc import Iterable
from types import SimpleNamespace
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import Case, CharField, Exists, F, IntegerField, OuterRef, QuerySet, Subquery, When
from django.db.models.functions import Cast
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page, TaskState, WorkflowState
from wagtail.query import PageQuerySet

from intranet.access.models import AccessRule, Role, Space
from intranet.access.policies import Action, Person, access_of
from intranet.accounts.languages import interface_language
from intranet.accounts.models import User

from .listings import own_drafts
from .waiting import WaitingGroup, WaitingItem, WaitingKind, WaitingRow, group_of, register_waiting, rows_of

# What a line of the queue shows of a page, and where that is.
SHOWN_OF_PAGE = {
    "page_title": "draft_title",
    "page_language": "locale__language_code",
    "space_name": "space_name",
    "space_name_en": "space_name_en",
}


def reviews_for(user: Person, under: Page | None = None) -> QuerySet[WorkflowState]:
    """The pages submitted in spaces where this person decides today, the oldest first; ``under``: in that branch.

    Each with what a line shows of it, so that a queue costs one query.
    """
    pages = Page.objects.all() if under is None else Page.objects.descendant_of(under, inclusive=True)
    decided = access_of(user).pages(Action.LOCK, pages).filter(pk=OuterRef("page_id")).order_by()
    states = WorkflowState.objects.filter(
        base_content_type=ContentType.objects.get_for_model(Page), status=WorkflowState.STATUS_IN_PROGRESS
    )
    shown = _placed(Page.objects.filter(pk=OuterRef("page_id")))
    return (
        states.annotate(page_id=Cast("object_id", IntegerField()))
        .filter(Exists(decided), current_task_state__status=TaskState.STATUS_IN_PROGRESS)
        .annotate(**{name: Subquery(shown.values(source)[:1]) for name, source in SHOWN_OF_PAGE.items()})
        .select_related("requested_by", "current_task_state")
        .order_by("current_task_state__started_at", "pk")
    )


def decides_somewhere(user: Person) -> bool:
    """Whether this person approves in some space today."""
    access = access_of(user)
    return access.passes or bool(access.spaces(Role.EDITOR))


def review_items(states: Iterable[Any]) -> list[WaitingItem]:
    """Those of :func:`reviews_for`, as they are shown."""
    return [_review_item(state, state.requested_by, state.current_task_state.started_at) for state in states]


def _review_item(page: Any, by: User | None, since: dt.datetime) -> WaitingItem:
    return WaitingItem(
        title=page.page_title,
        url=reverse("wagtailadmin_pages:edit", args=[page.page_id]),
        place=_place(page.space_name, page.space_name_en),
        by=by,
        since=since,
        language=_other_language(page.page_language),
    )


def _placed(pages: PageQuerySet) -> PageQuerySet:
    """With the two names of the page's space."""
    rule = AccessRule.objects.filter(translation_key=OuterRef("translation_key"))
    return pages.annotate(
        space_name=Subquery(rule.values("space__name")[:1]), space_name_en=Subquery(rule.values("space__name_en")[:1])
    )


def _place(name: str | None, name_en: str | None) -> str:
    return Space(name=name or "", name_en=name_en or "").label


def _other_language(language: str) -> str:
    return language if language != interface_language() else ""


def _reviews(request: HttpRequest) -> QuerySet[Any] | None:
    """What the reader is to review."""
    if not decides_somewhere(request.user):
        return None
    by = {"first_name": "requested_by__first_name", "last_name": "requested_by__last_name"}
    shown = {name: name for name in SHOWN_OF_PAGE}
    states = reviews_for(request.user).select_related(None)
    return rows_of(states, since="current_task_state__started_at", page_id="page_id", **shown, **by)


def _show_reviews(request: HttpRequest, rows: list[WaitingRow]) -> WaitingGroup:
    items = (_review_item(SimpleNamespace(**row.details), _by(row.details), row.since) for row in rows)
    return group_of(_("À relire"), items, f"{reverse('wagtailadmin_reports:workflow')}?reviewable=true")


def _by(details: dict[str, Any]) -> User | None:
    names = {part: details[part] or "" for part in ("first_name", "last_name")}
    return User(**names) if any(names.values()) else None


def _drafts(request: HttpRequest) -> QuerySet[Any] | None:
    """What the reader is writing."""
    if not access_of(request.user).writes_somewhere:
        return None
    drafts = _moderated(_placed(own_drafts(request.user)))
    shown = {name: name for name in (*SHOWN_OF_REVIEW, "space_name", "space_name_en") if name not in SINCE.values()}
    since = Case(
        *(When(review=status, then=F(name)) for status, name in SINCE.items()), default=F("latest_revision_created_at")
    )
    return rows_of(
        drafts.annotate(since=since),
        since="since",
        title="draft_title",
        live="live",
        language="locale__language_code",
        **shown,
    )


def _show_drafts(request: HttpRequest, rows: list[WaitingRow]) -> WaitingGroup:
    """What was sent back to them first, with the reason; then the latest."""
    back = [row for row in rows if row.details["review"] == WorkflowState.STATUS_NEEDS_CHANGES]
    others = [row for row in rows if row.details["review"] != WorkflowState.STATUS_NEEDS_CHANGES]
    return group_of(_("Mes pages en cours"), map(_draft_item, [*reversed(back), *reversed(others)]))


# What a draft's line shows of its moderation, and where that is.
SHOWN_OF_REVIEW = {
    "review": "status",
    "review_started_at": "current_task_state__started_at",
    "review_finished_at": "current_task_state__finished_at",
    "review_comment": "current_task_state__comment",
    "review_first_name": "current_task_state__finished_by__first_name",
    "review_last_name": "current_task_state__finished_by__last_name",
}


def _moderated(pages: PageQuerySet) -> PageQuerySet:
    """With where the moderation of each stands, where it has neither ended nor been withdrawn."""
    states = WorkflowState.objects.filter(
        base_content_type=ContentType.objects.get_for_model(Page),
        object_id=Cast(OuterRef("pk"), CharField()),
        status__in=(WorkflowState.STATUS_IN_PROGRESS, WorkflowState.STATUS_NEEDS_CHANGES),
    )
    return pages.annotate(**{name: Subquery(states.values(source)[:1]) for name, source in SHOWN_OF_REVIEW.items()})


# From when a draft waits, by where its moderation stands; from its latest change where there is none.
SINCE = {
    WorkflowState.STATUS_IN_PROGRESS: "review_started_at",
    WorkflowState.STATUS_NEEDS_CHANGES: "review_finished_at",
}


def _draft_item(row: WaitingRow) -> WaitingItem:
    draft, by, note = row.details, None, ""
    if draft["review"] is None:
        said = _("modifications à publier") if draft["live"] else _("brouillon")
    elif draft["review"] == WorkflowState.STATUS_NEEDS_CHANGES:
        said, note = _("changements demandés"), draft["review_comment"] or ""
        by = User(first_name=draft["review_first_name"] or "", last_name=draft["review_last_name"] or "")
    else:
        said = _("en relecture")
    return WaitingItem(
        title=draft["title"],
        url=reverse("wagtailadmin_pages:edit", args=[row.pk]),
        place=_place(draft["space_name"], draft["space_name_en"]),
        by=by,
        since=row.since,
        state=said,
        note=note,
        language=_other_language(draft["language"]),
    )


def register() -> None:
    register_waiting(WaitingKind("reviews", 10, _reviews, _show_reviews))
    register_waiting(WaitingKind("drafts", 20, _drafts, _show_drafts))
