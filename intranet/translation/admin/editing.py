"""What the editor of a translated page offers besides: to publish it as up to date with its source."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.action_menu import PublishMenuItem
from wagtail.models import Page

from intranet.translation.actions import declare_up_to_date
from intranet.translation.models import Translation
from intranet.translation.policies.translations import may_publish
from intranet.translation.queries import status_of
from intranet.translation.states import State

# What the button sends: Wagtail publishes whatever has that name.
PUBLISH, UP_TO_DATE = "action-publish", "up-to-date"


class PublishUpToDateItem(PublishMenuItem):
    """Beside "Publish", on a translation whose source changed: whoever publishes has seen to what changed."""

    label = _("Publier, à jour avec l’original")
    name = PUBLISH
    template_name = "translation/admin/publish_up_to_date.html"

    def is_shown(self, context: dict[str, Any]) -> bool:
        if context["view"] != "edit" or not super().is_shown(context):
            return False
        translation = _translation_at(context["page"])
        if translation is None or not may_publish(context["request"].user, translation):
            return False
        return status_of(translation).state is State.OUTDATED

    def get_context_data(self, parent_context: dict[str, Any]) -> dict[str, Any]:
        return {**super().get_context_data(parent_context), "value": UP_TO_DATE}


def declare_where_asked(request: HttpRequest, page: Page) -> None:
    """After that button: the text just published says what the source says today."""
    if request.POST.get(PUBLISH) != UP_TO_DATE or not page.live or page.has_unpublished_changes:
        return
    translation = _translation_at(page)
    if translation is not None:
        try:
            declare_up_to_date(translation, by=request.user)  # type: ignore[arg-type]
        except PermissionDenied:
            # The page itself is published: only what it says of its source is not theirs to say.
            return


def _translation_at(page: Page) -> Translation | None:
    """The translation that the page is, if it is one."""
    return Translation.objects.filter(target=page.pk).first()
