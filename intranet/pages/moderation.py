"""Moderation in a space, told to those whom it concerns. Nothing is ever told of a draft that is only saved."""

from typing import Any

from wagtail.models import Page, TaskState
from wagtail.signals import task_approved, task_rejected, task_submitted

from intranet.access.models import AccessRule, Role, SpaceModerationTask
from intranet.access.people import people_with_role
from intranet.accounts.models import User
from intranet.notifications import notify


def tell_moderators(sender: type, instance: TaskState, user: User | None = None, **kwargs: Any) -> None:
    """A page is submitted: its space's editors and managers decide."""
    if not _is_ours(instance):
        return
    page = Page.objects.filter(pk=instance.workflow_state.object_id).first()
    rule = None if page is None else AccessRule.objects.filter(translation_key=page.translation_key).first()
    if rule is None:
        return
    submitter = user or instance.workflow_state.requested_by
    moderators = people_with_role(Role.EDITOR, space=rule.space, include_superusers=False)
    if submitter is not None:
        moderators = moderators.exclude(pk=submitter.pk)
    notify(moderators.only("pk"), "page_submitted", {"task_state": instance.pk})


def tell_submitter_approved(sender: type, instance: TaskState, user: User | None = None, **kwargs: Any) -> None:
    _tell_submitter(instance, user, "page_approved")


def tell_submitter_rejected(sender: type, instance: TaskState, user: User | None = None, **kwargs: Any) -> None:
    _tell_submitter(instance, user, "page_rejected")


def _tell_submitter(state: TaskState, decider: User | None, event: str) -> None:
    submitter = state.workflow_state.requested_by
    if _is_ours(state) and submitter is not None and submitter != decider:
        notify([submitter], event, {"task_state": state.pk})


def _is_ours(state: TaskState) -> bool:
    return isinstance(state.task.specific, SpaceModerationTask)


def silence_wagtail() -> None:
    """Wagtail's own moderation mails ask no policy and are sent within the request: ours take their place.

    Its admin connects them in its own ``ready``, which may come later; so they are left in place and refuse all.
    """
    from wagtail.admin import signal_handlers

    for notifier in (
        signal_handlers.task_submission_email_notifier,
        signal_handlers.workflow_submission_email_notifier,
        signal_handlers.workflow_approval_email_notifier,
        signal_handlers.workflow_rejection_email_notifier,
    ):
        notifier.can_handle = _handle_nothing


def _handle_nothing(instance: Any = None, **kwargs: Any) -> bool:
    return False


def connect() -> None:
    task_submitted.connect(tell_moderators, dispatch_uid="pages.tell_moderators")
    task_approved.connect(tell_submitter_approved, dispatch_uid="pages.tell_approved")
    task_rejected.connect(tell_submitter_rejected, dispatch_uid="pages.tell_rejected")
