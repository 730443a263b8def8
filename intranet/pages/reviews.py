"""Moderation as somebody lives it: what they are to review today, and what became of their own drafts."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import Exists, IntegerField, OuterRef, QuerySet, Subquery
from django.db.models.functions import Cast
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page, TaskState, WorkflowState
from wagtail.query import PageQuerySet

from intranet.access.models import AccessRule, Role, Space
from intranet.access.policies import Action, Person, access_of
from intranet.accounts.languages import interface_language

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
    """What the reader is writing, what was sent back to them first, with the reason; two queries."""
    if not access_of(request.user).writes_somewhere:
        return None
    drafts = list(_placed(own_drafts(request.user)).select_related("locale"))
    states = _states_of(drafts)
    drafts.sort(key=lambda page: not _is_sent_back(states.get(page.pk)))
    items = [_draft_item(page, states.get(page.pk)) for page in drafts[:SHOWN]]
    return WaitingGroup(label=_("Mes pages en cours"), items=items, count=len(drafts))


def _states_of(pages: Iterable[Page]) -> Mapping[int, WorkflowState]:
    """Where the moderation of those pages stands, for those of which it has neither ended nor been withdrawn."""
    numbers = [str(page.pk) for page in pages]
    if not numbers:
        return {}
    states = WorkflowState.objects.filter(
        base_content_type=ContentType.objects.get_for_model(Page),
        object_id__in=numbers,
        status__in=(WorkflowState.STATUS_IN_PROGRESS, WorkflowState.STATUS_NEEDS_CHANGES),
    )
    return {int(state.object_id): state for state in states.select_related("current_task_state__finished_by")}


def _is_sent_back(state: WorkflowState | None) -> bool:
    return state is not None and state.status == WorkflowState.STATUS_NEEDS_CHANGES


def _draft_item(page: Page, state: WorkflowState | None) -> WaitingItem:
    task = None if state is None else state.current_task_state
    by, note = None, ""
    if task is None:
        said, since = (_("modifications à publier") if page.live else _("brouillon")), page.latest_revision_created_at
    elif _is_sent_back(state):
        said, since = _("changements demandés"), task.finished_at
        by, note = task.finished_by, task.comment
    else:
        said, since = _("en relecture"), task.started_at
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
