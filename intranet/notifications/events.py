"""What people are told about. At the moment of sending, an event knows what may still be said to one reader."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from urllib.parse import urljoin

from django.conf import settings
from django.urls import reverse
from wagtail.models import Page, TaskState
from wagtail.users.models import UserProfile

from intranet.access.policies import Access, Action
from intranet.accounts.models import User

# What a template is given, or None where there is nothing to say any more to this reader.
Content = dict[str, Any] | None


@dataclass(frozen=True)
class Event:
    """One kind of notice.

    ``name`` is that of its templates in ``templates/notifications/``; ``content`` turns stored ids into words;
    ``preference`` is the field of Wagtail's user profile by which a person refuses it, on their account page.
    """

    name: str
    content: Callable[[User, dict[str, Any]], Content]
    preference: str

    def wanted_by(self, reader: User) -> bool:
        return not UserProfile.objects.filter(user=reader, **{self.preference: False}).exists()


def _page_submitted(reader: User, context: dict[str, Any]) -> Content:
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


def _page_approved(reader: User, context: dict[str, Any]) -> Content:
    return _decision(reader, context, TaskState.STATUS_APPROVED)


def _page_rejected(reader: User, context: dict[str, Any]) -> Content:
    return _decision(reader, context, TaskState.STATUS_REJECTED)


def _decision(reader: User, context: dict[str, Any], status: str) -> Content:
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
        "comment": state.comment,
        "url": _public_address(page) if published or not edits else _editor_address(page),
    }


def _page_commented(reader: User, context: dict[str, Any]) -> Content:
    """Comments in the editor are for those who still open it."""
    page = Page.objects.filter(pk=context["page"]).first()
    if page is None or not Access(reader).may(Action.EDIT, page.specific):
        return None
    author = User.objects.filter(pk=context["author"]).first()
    return {"title": page.draft_title, "author": author, "url": _editor_address(page)}


EVENTS = {
    event.name: event
    for event in (
        Event("page_submitted", _page_submitted, "submitted_notifications"),
        Event("page_approved", _page_approved, "approved_notifications"),
        Event("page_rejected", _page_rejected, "rejected_notifications"),
        Event("page_commented", _page_commented, "updated_comments_notifications"),
    )
}


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
