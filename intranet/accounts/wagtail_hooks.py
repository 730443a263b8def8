"""What Wagtail asks of this app: the names of what is logged."""

from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.log_actions import LogActionRegistry

LOG_ACTIONS = {
    "accounts.create": (_("Créer un compte"), _("Compte créé")),
    "accounts.accept": (_("Ouvrir son compte par une invitation"), _("Compte ouvert par une invitation")),
    "accounts.change": (_("Modifier un compte"), _("Compte modifié")),
    "accounts.deactivate": (_("Désactiver un compte"), _("Compte désactivé")),
    "accounts.reactivate": (_("Réactiver un compte"), _("Compte réactivé")),
    "accounts.choose_language": (_("Choisir sa langue"), _("Langue choisie")),
}


@hooks.register("register_log_actions")
def register_log_actions(actions: LogActionRegistry) -> None:
    for name, (label, message) in LOG_ACTIONS.items():
        actions.register_action(name, label, message)
