"""The names of what the desk logs."""

from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.log_actions import LogActionRegistry

LOG_ACTIONS = {
    "translation.assign": (_("Confier une traduction"), _("Traduction prise en main")),
    "translation.release": (_("Rendre une traduction"), _("Traduction rendue à tous")),
}


def register_log_actions(actions: LogActionRegistry) -> None:
    for name, (label, message) in LOG_ACTIONS.items():
        actions.register_action(name, label, message)


def register() -> None:
    hooks.register("register_log_actions", register_log_actions)
