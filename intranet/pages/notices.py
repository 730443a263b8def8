"""What people are told about pages: those to be reviewed, the decisions, the comments of their editors."""

from typing import Any
from urllib.parse import urljoin

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page, TaskState

from intranet.access.policies import Access, Action
from intranet.accounts.models import User
from intranet.notifications import Event, Topic, register_event

Words = dict[str, Any] | None

REVIEWS = Topic("reviews", _("Pages à relire"), _("vous relisez les pages de cet espace"))
DECISIONS = Topic("decisions", _("Suites données à mes pages"), _("vous avez soumis cette page à la relecture"))
COMMENTS = Topic("comments", _("Commentaires des rédacteurs"), _("vous participez à l’écriture de cette page"))


def _page_submitted(reader: User, context: dict[str, Any]) -> Words:
    """For those who decide: nothing once somebody else has decided, or the page was taken back."""
    state = _task_state(context)
    if state is None or state.status != TaskState.STATUS_IN_PROGRESS:
        return None
    page = _page_of(state)
    if page is None or not Access(reader).may(Action.LOCK, page):
        return None
    return {
        "title": page.get_latest_revision_as_object().title,
        "submitter": state.workflow_state.requested_by,
        "url": _editor_address(page),
    }


def _page_approved(reader: User, context: dict[str, Any]) -> Words:
    return _decision(reader, context, TaskState.STATUS_APPROVED)


def _page_rejected(reader: User, context: dict[str, Any]) -> Words:
    return _decision(reader, context, TaskState.STATUS_REJECTED)


def _decision(reader: User, context: dict[str, Any], status: str) -> Words:
    state = _task_state(context)
    if state is None or state.status != status:
        return None
    page = _page_of(state)
    if page is None:
        return None
    access = Access(reader)
    edits = access.may(Action.EDIT, page)
    if not (edits or access.may(Action.READ, page)):
        return None
    published = page.live and status == TaskState.STATUS_APPROVED
    return {
        "title": page.get_latest_revision_as_object().title if edits else page.title,
        "published": published,
        "decider": state.finished_by,
        "quote": state.comment,
        "url": _public_address(page) if published or not edits else _editor_address(page),
    }


def _page_commented(reader: User, context: dict[str, Any]) -> Words:
    """Comments in the editor are for those who still open it."""
    page = Page.objects.filter(pk=context["page"]).first()
    if page is None or not Access(reader).may(Action.EDIT, page.specific):
        return None
    author = User.objects.filter(pk=context["author"]).first()
    return {"title": page.draft_title, "author": author, "url": _editor_address(page)}


def _task_state(context: dict[str, Any]) -> TaskState | None:
    states = TaskState.objects.select_related("workflow_state__requested_by", "finished_by")
    return states.filter(pk=context["task_state"]).first()


def _page_of(state: TaskState) -> Page | None:
    page = Page.objects.filter(pk=state.workflow_state.object_id).first()
    return None if page is None else page.specific


def _editor_address(page: Page) -> str:
    return urljoin(settings.SITE_URL, reverse("wagtailadmin_pages:edit", args=[page.pk]))


def _public_address(page: Page) -> str:
    parts = page.get_url_parts()
    return urljoin(settings.SITE_URL, parts[2] if parts else "/")


def register() -> None:
    register_event(Event("page_submitted", _page_submitted, REVIEWS, preference="submitted_notifications"))
    register_event(Event("page_approved", _page_approved, DECISIONS, preference="approved_notifications"))
    register_event(Event("page_rejected", _page_rejected, DECISIONS, preference="rejected_notifications"))
    register_event(Event("page_commented", _page_commented, COMMENTS, preference="updated_comments_notifications"))
