"""Moderation as somebody lives it: what they are to review today, and what became of their own drafts."""

from collections.abc import Iterable
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import CharField, Exists, IntegerField, OuterRef, QuerySet, Subquery
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
from .waiting import SHOWN, WaitingGroup, WaitingItem

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


def review_items(states: Iterable[WorkflowState]) -> list[WaitingItem]:
    """Those of :func:`reviews_for`, as they are shown."""
    return [
        WaitingItem(
            title=state.page_title,
            url=reverse("wagtailadmin_pages:edit", args=[state.page_id]),
            place=_place(state),
            by=state.requested_by,
            since=state.current_task_state.started_at,
            language=_other_language(state.page_language),
        )
        for state in states
    ]


def _placed(pages: PageQuerySet) -> PageQuerySet:
    """With the two names of the page's space."""
    rule = AccessRule.objects.filter(translation_key=OuterRef("translation_key"))
    return pages.annotate(
        space_name=Subquery(rule.values("space__name")[:1]), space_name_en=Subquery(rule.values("space__name_en")[:1])
    )


def _place(placed: Any) -> str:
    return Space(name=placed.space_name or "", name_en=placed.space_name_en or "").label


def _other_language(language: str) -> str:
    return language if language != interface_language() else ""


def waiting_reviews(request: HttpRequest) -> WaitingGroup | None:
    """What the reader is to review; one query."""
    if not decides_somewhere(request.user):
        return None
    states = list(reviews_for(request.user))
    return WaitingGroup(
        label=_("À relire"),
        items=review_items(states[:SHOWN]),
        count=len(states),
        url=f"{reverse('wagtailadmin_reports:workflow')}?reviewable=true",
    )


def waiting_drafts(request: HttpRequest) -> WaitingGroup | None:
    """What the reader is writing, what was sent back to them first, with the reason; one query."""
    if not access_of(request.user).writes_somewhere:
        return None
    drafts = list(_moderated(_placed(own_drafts(request.user))).select_related("locale"))
    drafts.sort(key=lambda page: page.review != WorkflowState.STATUS_NEEDS_CHANGES)
    return WaitingGroup(_("Mes pages en cours"), [_draft_item(page) for page in drafts[:SHOWN]], len(drafts))


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


def _draft_item(page: Any) -> WaitingItem:
    by, note = None, ""
    if page.review is None:
        said, since = (_("modifications à publier") if page.live else _("brouillon")), page.latest_revision_created_at
    elif page.review == WorkflowState.STATUS_NEEDS_CHANGES:
        said, since = _("changements demandés"), page.review_finished_at
        by = User(first_name=page.review_first_name or "", last_name=page.review_last_name or "")
        note = page.review_comment or ""
    else:
        said, since = _("en relecture"), page.review_started_at
    return WaitingItem(
        title=page.draft_title,
        url=reverse("wagtailadmin_pages:edit", args=[page.pk]),
        place=_place(page),
        by=by,
        since=since,
        state=said,
        note=note,
        language=_other_language(page.locale.language_code),
    )
