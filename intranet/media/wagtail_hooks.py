"""What Wagtail's admin asks of this app."""

from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.log_actions import LogActionRegistry


@hooks.register("register_log_actions")
def register_log_actions(actions: LogActionRegistry) -> None:
    actions.register_action("media.carry", _("Emporter un fichier"), _("Emporté avec une page dans un autre espace"))
