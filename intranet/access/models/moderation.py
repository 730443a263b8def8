"""Moderation of a space as a Wagtail workflow task: its editors and managers decide, whoever they are today."""

from typing import Any

from django.db.models import Exists, IntegerField, OuterRef, QuerySet
from django.db.models.functions import Cast
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.models import AbstractPage, Page, Task, TaskState, WorkflowState
from wagtail.permissions import policy_registry


class SpaceModerationTask(Task):
    """Approval by the editors and managers of the space that the page belongs to."""

    class Meta:
        verbose_name = _("relecture par l’espace")
        verbose_name_plural = _("relectures par l’espace")

    @staticmethod
    def _decides(obj: Page, user: Any) -> bool:
        # Wagtail's registry holds our policy, which stands above the models that it reads.
        return policy_registry.get_by_type(AbstractPage).user_has_permission_for_instance(user, "lock", obj)

    def start(self, workflow_state: WorkflowState, user: Any = None) -> TaskState:
        """Start, and take off the lock of somebody who could not decide, so that the page does not hang."""
        page = workflow_state.content_object
        if page.locked and page.locked_by_id and not self._decides(page, page.locked_by):
            page.locked, page.locked_by, page.locked_at = False, None, None
            page.save(update_fields=["locked", "locked_by", "locked_at"])
        return super().start(workflow_state, user=user)

    def user_can_access_editor(self, obj: Page, user: Any) -> bool:
        return self._decides(obj, user)

    def locked_for_user(self, obj: Page, user: Any) -> bool:
        return not self._decides(obj, user)

    def user_can_lock(self, obj: Page, user: Any) -> bool:
        return self._decides(obj, user)

    def user_can_unlock(self, obj: Page, user: Any) -> bool:
        return self._decides(obj, user)

    def get_actions(self, obj: Page, user: Any) -> list[tuple[str, Any, bool]]:
        if not self._decides(obj, user):
            return []
        return [
            ("reject", _("Demander des changements"), True),
            ("approve", _("Approuver"), False),
            ("approve", _("Approuver avec un commentaire"), True),
        ]

    def get_task_states_user_can_moderate(self, user: Any, **kwargs: Any) -> QuerySet[TaskState]:
        decided = policy_registry.get_by_type(AbstractPage).instances_user_has_permission_for(user, "lock")
        pages = decided.filter(pk=Cast(OuterRef("workflow_state__object_id"), IntegerField()))
        return self.task_states.filter(Exists(pages), status=TaskState.STATUS_IN_PROGRESS)

    @classmethod
    def get_description(cls) -> str:
        return gettext("Les rédacteurs et gestionnaires de l’espace décident.")
