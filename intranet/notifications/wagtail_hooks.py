"""What Wagtail asks of this app: the names of what is logged."""

from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.log_actions import LogActionRegistry

LOG_ACTIONS = {
    "notifications.choose": (_("Choisir ses notifications"), _("Choix de notifications")),
    "notifications.refuse_mails": (_("Refuser des courriels"), _("Courriels refusés par le lien d’un courriel")),
}


@hooks.register("register_log_actions")
def register_log_actions(actions: LogActionRegistry) -> None:
    for name, (label, message) in LOG_ACTIONS.items():
        actions.register_action(name, label, message)
