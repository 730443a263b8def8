"""What people are told about pages: those to be reviewed, the decisions, the comments of their editors."""

from collections.abc import Callable, Mapping, Sequence, Set
from typing import Any
from urllib.parse import urljoin

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page, TaskState

from intranet.access.policies import Action, access_of
from intranet.accounts.models import User
from intranet.notifications import Event, Topic, register_event

Words = dict[str, Any] | None
Contexts = Sequence[dict[str, Any]]

REVIEWS = Topic("reviews", _("Pages à relire"), _("vous relisez les pages de cet espace"))
DECISIONS = Topic("decisions", _("Suites données à mes pages"), _("vous avez soumis cette page à la relecture"))
COMMENTS = Topic("comments", _("Commentaires des rédacteurs"), _("vous participez à l’écriture de cette page"))


def _submitted(reader: User, contexts: Contexts) -> list[Words]:
    """For those who decide: nothing once somebody else has decided, or the page was taken back."""
    states = _task_states(contexts, TaskState.STATUS_IN_PROGRESS)
    decided = _where(reader, Action.LOCK, _numbers(states))

    def words(state: TaskState, page: Page) -> Words:
        return {
            "title": page.draft_title,
            "submitter": state.workflow_state.requested_by,
            "url": _editor_address(page),
        }

    return [_with_page(states.get(context["task_state"]), decided, words) for context in contexts]


def _approved(reader: User, contexts: Contexts) -> list[Words]:
    return _decisions(reader, contexts, TaskState.STATUS_APPROVED)


def _rejected(reader: User, contexts: Contexts) -> list[Words]:
    return _decisions(reader, contexts, TaskState.STATUS_REJECTED)


def _decisions(reader: User, contexts: Contexts, status: str) -> list[Words]:
    """For those who submitted, as long as they edit the page or read it."""
    states = _task_states(contexts, status)
    edited, read = (_where(reader, action, _numbers(states)) for action in (Action.EDIT, Action.READ))

    def words(state: TaskState, page: Page) -> Words:
        edits = page.pk in edited
        published = page.live and status == TaskState.STATUS_APPROVED
        return {
            "title": page.draft_title if edits else page.title,
            "published": published,
            "decider": state.finished_by,
            "quote": state.comment,
            "url": _public_address(page) if published or not edits else _editor_address(page),
        }

    return [_with_page(states.get(context["task_state"]), read | edited, words) for context in contexts]


def _commented(reader: User, contexts: Contexts) -> list[Words]:
    """Comments in the editor are for those who still open it."""
    edited = _where(reader, Action.EDIT, {context["page"] for context in contexts})
    authors = User.objects.in_bulk({context["author"] for context in contexts})

    def words(context: dict[str, Any]) -> Words:
        page = edited.get(context["page"])
        if page is None:
            return None
        return {"title": page.draft_title, "author": authors.get(context["author"]), "url": _editor_address(page)}

    return [words(context) for context in contexts]


def _task_states(contexts: Contexts, status: str) -> dict[int, TaskState]:
    """Those that are at that point today, by number."""
    states = TaskState.objects.select_related("workflow_state__requested_by", "finished_by").filter(status=status)
    return states.in_bulk({context["task_state"] for context in contexts})


def _numbers(states: Mapping[int, TaskState]) -> set[int]:
    """Of the pages that these are about."""
    return {int(state.workflow_state.object_id) for state in states.values()}


def _where(reader: User, action: Action, numbers: Set[int]) -> dict[int, Page]:
    """Those of the pages of these numbers to which the reader may do that today."""
    if not numbers:
        return {}
    among = Page.objects.filter(pk__in=numbers).select_related("locale")
    return {page.pk: page for page in access_of(reader).pages(action, among)}


def _with_page(state: TaskState | None, pages: Mapping[int, Page], words: Callable[[TaskState, Page], Words]) -> Words:
    page = None if state is None else pages.get(int(state.workflow_state.object_id))
    return None if state is None or page is None else words(state, page)


def _editor_address(page: Page) -> str:
    return urljoin(settings.SITE_URL, reverse("wagtailadmin_pages:edit", args=[page.pk]))


def _public_address(page: Page) -> str:
    parts = page.get_url_parts()
    return urljoin(settings.SITE_URL, parts[2] if parts else "/")


def register() -> None:
    register_event(Event("page_submitted", topic=REVIEWS, many=_submitted))
    register_event(Event("page_approved", topic=DECISIONS, many=_approved))
    register_event(Event("page_rejected", topic=DECISIONS, many=_rejected))
    register_event(Event("page_commented", topic=COMMENTS, many=_commented))
