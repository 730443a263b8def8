"""The names of what conversations log."""

from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.log_actions import LogActionRegistry

LOG_ACTIONS = {
    "discussion.hide": (_("Masquer un commentaire"), _("Commentaire masqué")),
    "discussion.show": (_("Remontrer un commentaire"), _("Commentaire remontré")),
    "discussion.delete": (_("Supprimer le commentaire d’un autre"), _("Commentaire supprimé")),
    "discussion.leave": (_("Laisser un commentaire signalé"), _("Signalement classé")),
    "discussion.close": (_("Fermer une conversation"), _("Conversation fermée")),
    "discussion.open": (_("Rouvrir une conversation"), _("Conversation rouverte")),
}


def register_log_actions(actions: LogActionRegistry) -> None:
    for name, (label, message) in LOG_ACTIONS.items():
        actions.register_action(name, label, message)


def register() -> None:
    hooks.register("register_log_actions", register_log_actions)
