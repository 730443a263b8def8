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
    "accounts.sign_in": (_("Se connecter"), _("Connexion")),
    "accounts.sign_in_failed": (_("Échouer à se connecter"), _("Connexion refusée")),
    "accounts.sign_out": (_("Se déconnecter"), _("Déconnexion")),
    "accounts.end_session": (_("Fermer une session"), _("Session fermée sur un autre appareil")),
    "accounts.end_sessions": (_("Fermer les autres sessions"), _("Toutes les autres sessions fermées")),
    "accounts.change_password": (_("Changer de mot de passe"), _("Mot de passe changé")),
    "accounts.add_factor": (_("Ajouter une seconde étape"), _("Seconde étape ajoutée")),
    "accounts.remove_factor": (_("Retirer une seconde étape"), _("Seconde étape retirée")),
    "accounts.rename_factor": (_("Renommer une clé d’accès"), _("Clé d’accès renommée")),
    "accounts.make_recovery_codes": (_("Faire des codes de secours"), _("Codes de secours faits")),
    "accounts.use_recovery_code": (_("Utiliser un code de secours"), _("Code de secours utilisé")),
    "accounts.factor_failed": (_("Échouer à la seconde étape"), _("Seconde étape refusée")),
    "accounts.reset_second_factor": (
        _("Retirer la seconde étape de quelqu’un"),
        _("Seconde étape retirée par un administrateur"),
    ),
    "accounts.link_provider": (_("Lier un fournisseur d’identité"), _("Fournisseur d’identité lié")),
}


@hooks.register("register_log_actions")
def register_log_actions(actions: LogActionRegistry) -> None:
    for name, (label, message) in LOG_ACTIONS.items():
        actions.register_action(name, label, message)
